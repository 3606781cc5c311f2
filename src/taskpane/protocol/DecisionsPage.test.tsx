import { screen, waitFor, within } from "@testing-library/react";
import { Problem } from "../../domain/basis/problem";
import { manyDecisions, sampleHistory } from "../../../test/pane/sampleDecisions";
import { expectAccessible, renderPane } from "../../../test/pane/renderPane";
import { CLASSIFIED, committee } from "../../../test/pane/sampleWeek";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import type { Language } from "../../locales/translator";

async function openDecisions(over: Partial<EveryAction> = {}, language: Language = "fr") {
  const actions = committee(CLASSIFIED, {
    searchDecisions: () => Promise.resolve({ entries: manyDecisions(40), warnings: [] }),
    clientHistory: () => Promise.resolve(sampleHistory()),
    ...over,
  });
  const { user } = await renderPane(actions, {
    language,
    tab: language === "fr" ? "Décisions" : "Decisions",
  });
  return user;
}

const list = () => screen.getByRole("list", { name: "Décisions, les plus récentes d'abord" });
const plain = (text: string | null) => (text ?? "").replace(/[\u202f\u00a0]/g, " ");

test("a search by words, owner, kind, status and days asks Excel nothing more; a result selects its row", async () => {
  const searchDecisions = jest.fn(() => Promise.resolve({ entries: manyDecisions(40), warnings: [] }));
  const showDecision = jest.fn((_: number) => Promise.resolve());
  const user = await openDecisions({ searchDecisions, showDecision });
  expect(await screen.findByText("40 sur 40")).toBeVisible();
  await user.type(screen.getByRole("searchbox"), "AUBRESSE garantie");
  expect(await screen.findByText("13 sur 40")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Filtres" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Statut" }), "Fait");
  await user.selectOptions(screen.getByRole("combobox", { name: "Responsable" }), "Jeanne Marot");
  await user.selectOptions(screen.getByRole("combobox", { name: "Nature" }), "Relance client");
  await user.type(screen.getByRole("textbox", { name: "Comités du" }), "01/01/2026");
  await user.type(screen.getByRole("textbox", { name: "au" }), "31/12/2026");
  expect(await screen.findByRole("button", { name: "Filtres (5 actifs)" })).toBeVisible();
  await waitFor(() => expect(screen.queryByText("13 sur 40")).toBeNull());
  await user.click(await screen.findByRole("button", { name: "Afficher toutes les décisions" }));
  expect(await screen.findByText("40 sur 40")).toBeVisible();
  const [first] = within(list()).getAllByRole("button", { name: /Verrerie du Midi/ });
  await user.click(first!);
  expect(showDecision).toHaveBeenCalledWith(40);
  expect(searchDecisions).toHaveBeenCalledTimes(1);
});

test("late actions alone are listed on request", async () => {
  const user = await openDecisions();
  await user.click(await screen.findByRole("button", { name: "Filtres" }));
  await user.click(screen.getByRole("checkbox", { name: "Actions en retard" }));
  expect(await screen.findByRole("button", { name: "Filtres (1 actif)" })).toBeVisible();
  await waitFor(() => expect(screen.queryByText("40 sur 40")).toBeNull());
  for (const item of within(list()).getAllByRole("listitem"))
    expect(item).toHaveTextContent(/jours? de retard/);
  await user.click(screen.getByRole("checkbox", { name: "Actions en retard" }));
  expect(await screen.findByText("40 sur 40")).toBeVisible();
});

test("late and arbitrated decisions say so; a row hidden by a filter is said", async () => {
  const user = await openDecisions({
    showDecision: () => Promise.reject(new Problem("row-hidden", { sheet: "Protocole" })),
  });
  const items = (await screen.findAllByRole("listitem")).map(({ textContent }) => plain(textContent));
  expect(items[0]).toContain("n° 40");
  expect(items[0]).toContain("À faire · échéance 15/05/2026");
  expect(items[1]).toContain("arbitrage demandé");
  expect(items[4]).toContain("arbitrage rendu");
  await user.click(within(list()).getAllByRole("button", { name: /Verrerie du Midi/ })[0]!);
  expect(await screen.findByText(/filtre de la feuille «.Protocole.» la masque/)).toBeVisible();
  await user.type(screen.getByRole("searchbox"), "(24)");
  expect(await screen.findByText("1 sur 40")).toBeVisible();
  expect(screen.getByText(/4 jours de retard/)).toBeVisible();
});

test("of fifteen thousand decisions a screenful stands in the page, and a search is answered at once", async () => {
  const user = await openDecisions({
    searchDecisions: () => Promise.resolve({ entries: manyDecisions(15_000), warnings: [] }),
  });
  expect(plain((await screen.findByText(/sur 15/)).textContent)).toBe("15 000 sur 15 000");
  expect(screen.getAllByRole("listitem").length).toBeLessThan(200);
  await user.type(screen.getByRole("searchbox"), "(7777)");
  expect(plain((await screen.findByText(/^1 sur/)).textContent)).toBe("1 sur 15 000");
});

test.each(["fr", "en"] as const)(
  "a client's history tells all, and both views are accessible (%s)",
  async (language) => {
    const showDecision = jest.fn((_: number) => Promise.resolve());
    const user = await openDecisions({ showDecision }, language);
    await user.click(await screen.findByRole("button", { name: /^(Filtres|Filters)/ }));
    await expectAccessible();
    await user.click(
      (
        await screen.findAllByRole("button", { name: /^(Historique|History).: Verrerie|^History: Verrerie/ })
      )[0]!,
    );
    expect(await screen.findByRole("heading", { name: /Verrerie du Midi SAS/ })).toBeVisible();
    await user.click(await screen.findByRole("button", { name: /^(Chiffres|Figures)/ }));
    expect(screen.getAllByRole("row")).toHaveLength(15);
    if (language === "fr") {
      const said = plain(document.body.textContent);
      for (const fact of [
        "Expéditions bloquées depuis le 08/05/2026 (n° 30)",
        "Rouge du 06/02/2026 au 13/03/2026 (6 comités)",
        "Vert du 24/04/2026 au 08/05/2026 (3 comités)",
        "promesse non tenue",
        "promesse tenue",
        "Promesses non tenues (12 mois)1",
      ]) {
        expect(said).toContain(fact);
      }
    }
    await screen.findByText(language === "fr" ? "Encours (k€)" : "Exposure (k€)");
    await waitFor(() => expect(document.querySelector(".ct-series-b .ct-line")).not.toBeNull());
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: /\(36\)$/ }));
    expect(showDecision).toHaveBeenCalledWith(36);
    await user.click(screen.getByRole("button", { name: /^(Retour|Back)/ }));
    expect(await screen.findByRole("searchbox")).toBeVisible();
  },
  60_000,
);

test("an empty protocol and a failure are said, with the way to read again", async () => {
  let entries = manyDecisions(0);
  let fails = true;
  const user = await openDecisions({
    searchDecisions: () =>
      fails ? Promise.reject(new Problem("no-answer")) : Promise.resolve({ entries, warnings: [] }),
  });
  fails = false;
  await user.click(await screen.findByRole("button", { name: "Réessayer" }));
  expect(await screen.findByText("Le protocole ne contient encore aucune décision.")).toBeVisible();
  entries = manyDecisions(3);
  await user.click(screen.getByRole("button", { name: "Relire" }));
  expect(await screen.findByText("3 sur 3")).toBeVisible();
});

test("the list of blocked clients is made when it is opened, ready to be copied", async () => {
  const user = await openDecisions();
  await user.click(
    await screen.findByRole("button", {
      name: /^Clients bloqués\s: liste pour les commandes et la logistique$/,
    }),
  );
  expect(await screen.findByText("2 clients bloqués · 1 débloqué pour un temps")).toBeVisible();
  expect(screen.getByRole("button", { name: "Copier le message" })).toBeVisible();
  await expectAccessible();
});
