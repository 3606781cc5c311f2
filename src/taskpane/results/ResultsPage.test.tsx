import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Results } from "../../committee/results/resultsContract";
import { Problem } from "../../domain/basis/problem";
import { translator, type Language } from "../../locales/translator";
import { ResultsPage } from "./ResultsPage";
import { button, expectAccessible, plain, renderPart, settled } from "../../../test/pane/renderPane";
import { LITTLE_HISTORY, RESULTS } from "../../../test/sample/results";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import { resultsActionsOf } from "../../../test/pane/sampleResults";
import { committee, FOUND } from "../../../test/pane/sampleWeek";

// The chart is loaded when it is first shown; jsdom cannot measure it.
jest.mock("../kit/AmountsChart", () => ({ AmountsChart: () => null }));

interface Asked {
  readonly results?: Results;
  readonly over?: Partial<EveryAction>;
  readonly language?: Language;
}

async function open({ results = RESULTS, over = {}, language = "fr" }: Asked = {}) {
  const actions = committee(FOUND, { ...resultsActionsOf(results), ...over });
  const refused = jest.fn();
  const unmount = renderPart(
    <>
      <h1>{translator(language).t("nav.results")}</h1>
      <ResultsPage actions={actions} act={(action) => void action().catch(refused)} />
    </>,
    language,
  );
  await settled();
  return { user: userEvent.setup(), refused, unmount };
}

const row = (name: string) => plain(screen.getByRole("row", { name: new RegExp(`^${name}`) }));

test("tells the result in one sentence, then the key figures with what got better", async () => {
  await open();
  expect(plain(screen.getByText(/^Retards\s:/))).toBe(
    "Retards : 9,1 M€ → 6,5 M€ (−2,6 M€, −28 %), moyennes de 4 comités",
  );
  expect(plain(screen.getByText(/^Trésorerie/))).toContain("si elle a été encaissée");
  expect(row("Retards comparés")).toBe("Retards comparés9,1 M€6,5 M€−2,6 M€ (mieux)");
  expect(row("Échu retenu constaté")).toBe("Échu retenu constaté9,1 M€6,5 M€");
  expect(row("Arbitrages")).toBe("Arbitrages23 %9 %−14 pts (mieux)");
  expect(plain(screen.getByText(/première période entière/))).toContain("(27/03/2026)");
  expect(plain(screen.getByText(/^Arbitrages : 23/))).toContain(
    "des décisions, en baisse. Le signal de 20 % n'est pas",
  );
});

test("shows the chart's figures in a table too, the newest first", async () => {
  const { user } = await open();
  await user.click(button("Chiffres de chaque comité"));
  const rows = screen.getAllByRole("row").map(plain);
  expect(rows.filter((text) => text.startsWith("08/05/2026"))).toEqual(["08/05/20266,1 M€1,5 M€9,9 %19"]);
  expect(rows.at(-1)).toMatch(/^09\/01\/2026/);
});

test("names the decisions that came before, each leading to its row", async () => {
  const showDecision = jest.fn(() => Promise.reject(new Problem("row-hidden", { sheet: "Protocole" })));
  const { user, refused } = await open({ over: { showDecision } });
  const item = screen.getByText("Verrerie du Midi SAS").closest("li") as HTMLElement;
  expect(plain(item)).toBe(
    "Verrerie du Midi SAS642 100 € en moyenne → 64 210 € (−577 890 €)Précédé de" +
      "n° 12, 16/01/2026 : Blocage expéditionn° 19, 16/01/2026 : Plan de règlement",
  );
  await user.click(within(item).getByRole("button", { name: /Blocage/ }));
  expect(showDecision).toHaveBeenCalledWith(12);
  expect(refused).toHaveBeenCalledWith(expect.objectContaining({ code: "row-hidden" }));
  expect(plain(screen.getByText("Brasserie Lalande").closest("li"))).toContain("Aucune décision depuis");
});

test("every number leads to its rows: committees, clients, losses one by one, actions", async () => {
  const showSheet = jest.fn(() => Promise.resolve());
  const showClient = jest.fn(() => Promise.resolve());
  const showDecision = jest.fn(() => Promise.resolve());
  const departures = [
    {
      kind: "written-off",
      number: 12,
      clientCode: "C00127",
      day: RESULTS.points[3]!.date,
      amount: 282_000_00,
    },
  ] as const;
  const losses = [
    { year: 2026, writtenOff: { count: 1, amount: 282_000_00 }, indemnified: { count: 0, amount: 0 } },
  ];
  const { user } = await open({
    results: { ...RESULTS, departures, losses },
    over: { showSheet, showClient, showDecision },
  });
  await user.click(button("4 premiers"));
  expect(showSheet).toHaveBeenLastCalledWith("committees");
  await user.click(button("Verrerie du Midi SAS"));
  expect(showClient).toHaveBeenLastCalledWith("C00127");
  await user.click(button(/Brossard/));
  expect(showClient).toHaveBeenLastCalledWith("C00043");
  await user.click(button("Pertes par année"));
  expect(plain(screen.getByText(/^2026/))).toBe("2026 : 1 passage en perte (282 k€)");
  await user.click(button(/^n° 12, 30\/01\/2026\s: Verrerie du Midi SAS, 282/));
  expect(showDecision).toHaveBeenLastCalledWith(12);
  await user.click(button("Qui décide quoi"));
  await user.click(button("Ouvrir la feuille Protocole"));
  expect(showSheet).toHaveBeenLastCalledWith("protocol");
  expect(plain(screen.getByText(/^▲ perte/))).toBe(
    "▲ perte : 30/01/2026 · ◆ politique : 13/03/2026 · ■ reprise : 08/05/2026",
  );
});

test("names the last decisions alone, and how many there were before", async () => {
  const [first] = RESULTS.improvements;
  if (first === undefined) throw new Error("no improvement");
  await open({ results: { ...RESULTS, improvements: [{ ...first, precededBy: [3, 5, 8, 12, 19] }] } });
  const item = screen.getByText("Verrerie du Midi SAS").closest("li") as HTMLElement;
  const links = within(item).getAllByRole("button").map(plain);
  expect(links).toEqual([
    "Verrerie du Midi SAS",
    "n° 8",
    "n° 12, 16/01/2026 : Blocage expédition",
    "n° 19, 16/01/2026 : Plan de règlement",
  ]);
  expect(plain(item)).toContain("et 2 décisions plus anciennes");
});

test("says what must be known to compare, clients lost to red and cells that could not be read", async () => {
  await open({
    results: {
      ...RESULTS,
      warnings: [{ code: "reference-date-old", values: { day: "30/04/2026", count: 12 } }],
    },
  });
  expect(screen.getByText(/^Aucun comité clos entre le 24\/04\/2026/)).toBeVisible();
  expect(plain(screen.getByText(/politique de crédit est une autre/))).toContain(
    "seuil 50 000 € → seuil 75 000 €",
  );
  expect(plain(screen.getByText(/Orange → Rouge/))).toContain("23 480 € échus");
  expect(await screen.findByText(/30\/04\/2026/)).toBeVisible();
});

test("says that the sheet will be added before it is, and what was written after", async () => {
  const showSheet = jest.fn(() => Promise.resolve());
  const { user } = await open({ results: { ...RESULTS, sheet: "absent" }, over: { showSheet } });
  expect(screen.getByText(/^Ajoute au classeur la feuille Résultats/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Ouvrir la feuille" })).toBeNull();
  await user.click(button("Créer la feuille"));
  expect(await screen.findByText("Feuille Résultats créée.")).toBeVisible();
  expect(screen.getByText("La feuille Résultats montre le dernier comité.")).toBeVisible();
  await user.click(button("Ouvrir la feuille Résultats"));
  expect(showSheet).toHaveBeenCalledWith("results");
});

test("is busy once while the sheet is written", async () => {
  let finish: () => void = () => undefined;
  const refreshResults = jest.fn(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    return resultsActionsOf().refreshResults();
  });
  const { user } = await open({ over: { refreshResults } });
  expect(screen.getByText(/ne montre pas encore le dernier comité/)).toBeVisible();
  await user.click(button("Mettre à jour la feuille"));
  expect(screen.getByRole("status")).toHaveTextContent("Écriture de la feuille Résultats…");
  expect(button("Mettre à jour la feuille")).toHaveAttribute("aria-disabled", "true");
  await user.click(button("Mettre à jour la feuille"));
  await act(() => Promise.resolve(finish()));
  expect(refreshResults).toHaveBeenCalledTimes(1);
  expect(await screen.findByText("Feuille Résultats mise à jour : 42 cellules changées.")).toBeVisible();
});

test("what failed is said and tried again: reading, and writing", async () => {
  const readResults = jest.fn(resultsActionsOf().readResults).mockRejectedValueOnce(new Problem("no-answer"));
  const refreshResults = jest
    .fn(resultsActionsOf().refreshResults)
    .mockRejectedValueOnce(new Problem("sheet-protected", { sheet: "Résultats" }));
  const { user } = await open({ over: { readResults, refreshResults } });
  await user.click(await screen.findByRole("button", { name: "Réessayer" }));
  await user.click(await screen.findByRole("button", { name: /^Mettre à jour/ }));
  expect(await screen.findByText(/protégée/)).toBeVisible();
  await user.click(button("Réessayer"));
  expect(await screen.findByText(/mise à jour : 42/)).toBeVisible();
  expect(screen.queryByText(/protégée/)).toBeNull();
});

test("makes the mail when it is asked for, with who presents it", async () => {
  const resultsMail = jest.fn(resultsActionsOf().resultsMail);
  const { user } = await open({ over: { resultsMail } });
  expect(resultsMail).not.toHaveBeenCalled();
  await user.click(button("Envoyer au comité de direction"));
  expect(await screen.findByRole("button", { name: "Copier le message" })).toBeVisible();
  expect(screen.getByText("Présenté par Paul Tillac, direction commerciale")).toBeVisible();
  expect(screen.getByRole("link", { name: "Message court" })).toHaveAttribute(
    "href",
    expect.stringMatching(/^mailto:/),
  );
});

test("before the second committee it says when there will be something to see, and writes nothing", async () => {
  await open({ results: LITTLE_HISTORY });
  expect(screen.getByText(/deuxième, le vendredi 16 janvier 2026/)).toBeVisible();
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("says so when nobody improved, turned red or is named to present", async () => {
  const { user } = await open({ results: { ...RESULTS, improvements: [], lost: [], presenter: "" } });
  expect(screen.getByText(/^Aucun client n'est descendu/)).toBeVisible();
  expect(screen.getByText(/^Aucun client passé au rouge/)).toBeVisible();
  await user.click(button("Envoyer au comité de direction"));
  expect(screen.getByText(/^À présenter par la direction commerciale/)).toBeVisible();
});

test.each(["fr", "en"] as const)("is accessible (%s)", async (language) => {
  const { user, unmount } = await open({ language });
  for (const closed of screen.getAllByRole("button", { expanded: false })) await user.click(closed);
  await screen.findByRole("link");
  await expectAccessible();
  unmount();
  await open({ results: LITTLE_HISTORY, language });
  await expectAccessible();
});
