import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { CommitteeActions } from "../../committee/contract";
import { PARAMETER_LIMITS } from "../../domain/policy/policy";
import { Problem } from "../../domain/basis/problem";
import { POLICY_THEMES } from "./policyThemes";
import { button, expectAccessible, goTo, renderPane, type RenderedPane } from "../../../test/pane/renderPane";
import { CLASSIFIED, committee, CREDIT_POLICY, FOUND, standing } from "../../../test/pane/sampleWeek";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import type { Language } from "../../locales/translator";

const openPolicy = async (actions: CommitteeActions, language: Language = "fr") =>
  (await renderPane(actions, { language, tab: language === "fr" ? "Politique de crédit" : "Credit policy" }))
    .user;

// A field is named by its label, and by its unit after it.
const field = (name: string) => screen.getByRole("textbox", { name: new RegExp(`^${name}`) });
const colourOf = (name: string) => screen.getByRole("combobox", { name });

async function openTheme(user: RenderedPane["user"], name: string | RegExp) {
  await user.click(await screen.findByRole("button", { name }));
}

test("every parameter stands in one theme of the page", () => {
  expect(Object.values(POLICY_THEMES).flat().sort()).toEqual(Object.keys(PARAMETER_LIMITS).sort());
});

test.each(["fr", "en"] as const)(
  "shows the grid, and the whole policy is accessible (%s)",
  async (language) => {
    const user = await openPolicy(committee(CLASSIFIED), language);
    await screen.findAllByRole("table");
    expect(screen.getAllByRole("combobox")).toHaveLength(27);
    for (const theme of screen.getAllByRole("button", { expanded: false })) await user.click(theme);
    await expectAccessible();
  },
  60_000,
);

test("a colour and a threshold are changed, previewed and kept", async () => {
  const keepPolicy = jest.fn((..._: Parameters<EveryAction["keepPolicy"]>) => Promise.resolve(2));
  const user = await openPolicy(committee(CLASSIFIED, { keepPolicy }));
  await screen.findAllByRole("table");
  expect(screen.queryByRole("button", { name: "Enregistrer" })).toBeNull();
  await user.selectOptions(colourOf("Couvert, Bonne, Retard"), "red");
  await openTheme(user, "Retards");
  fireEvent.change(field("À jour\u00a0: échu retenu maximal"), { target: { value: "1 000,50" } });
  expect(screen.getByText("2 changements non enregistrés")).toBeVisible();
  await user.click(button("Voir l'effet"));
  expect(await screen.findByText("2 clients changent de couleur")).toBeVisible();
  expect(screen.getByText("2 changements non enregistrés · 2 clients changent de couleur")).toBeVisible();
  expect(screen.getByText("1 orange → rouge · 1 vert → orange")).toBeVisible();
  expect(screen.getByText("Brasserie Lalande")).toBeVisible();
  expect(screen.getByText(/^Ordre du jour : 69 clients, 113 min → 41 clients, 58 min/)).toBeVisible();
  expect(screen.getByText("Blocages proposés : 37 → 38")).toBeVisible();
  expect(screen.getByText("À bloquer en plus : Brasserie Lalande et Parfums Delorme")).toBeVisible();
  expect(screen.getByText("Blocage plus proposé : Maison Roux")).toBeVisible();
  expect(
    screen.getByText(/^Seuil conseillé : 250.000.€ → 22 clients, 58 min, 78.% de l'encours$/),
  ).toBeVisible();
  await user.click(button("Enregistrer"));
  expect(await screen.findByText(/2 cellules enregistrées/)).toBeVisible();
  const [read, wanted] = keepPolicy.mock.calls[0]!;
  expect(read).toEqual(CREDIT_POLICY.policy);
  expect(wanted.parameters.upToDateMaximum).toBe(1_000_50);
  expect(wanted.grid.filter((row, index) => row.colour !== read.grid[index]?.colour)).toHaveLength(1);
});

test("the threshold advised is put into both fields of the form", async () => {
  const user = await openPolicy(committee(CLASSIFIED));
  await screen.findAllByRole("table");
  await user.selectOptions(colourOf("Couvert, Bonne, Retard"), "red");
  await user.click(button("Voir l'effet"));
  await user.click(await screen.findByRole("button", { name: "Mettre ce seuil dans le formulaire" }));
  expect(screen.getByText(/^3 changements non enregistrés/)).toBeVisible();
  await openTheme(user, "Comité et ordre du jour");
  const figures = ["Seuil minimal d'encours", "Seuil des rouges"].map((name) =>
    (field(name) as HTMLInputElement).value.replace(/\s/g, ""),
  );
  expect(figures).toEqual(["250000", "250000"]);
});

test("colours of rows that leave the grid with their criterion are said before it is kept", async () => {
  const changed = CREDIT_POLICY.policy.grid.map((row, place) =>
    place < 2 ? { ...row, colour: "red" as const } : row,
  );
  const policy = { ...CREDIT_POLICY.policy, grid: changed };
  const readCreditPolicy = () => Promise.resolve({ ...CREDIT_POLICY, policy });
  const user = await openPolicy(committee(CLASSIFIED, { readCreditPolicy }));
  await screen.findAllByRole("table");
  await openTheme(user, "Critères utilisés");
  const said = /2 couleurs que vous aviez changées quittent la grille/;
  expect(screen.queryByText(said)).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: /^Cotes dans la grille/ }));
  expect(screen.getByText(said)).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: /^Cotes dans la grille/ }));
  expect(screen.queryByText(said)).toBeNull();
});

test("what is no value is said under its field and cannot be kept; the default is one click away", async () => {
  const user = await openPolicy(committee(CLASSIFIED));
  await openTheme(user, "Retards");
  fireEvent.change(field("À jour\u00a0: retard maximal"), { target: { value: "cinq" } });
  expect(await screen.findByText(/Attendu : un nombre entier de 0 à 366/)).toBeVisible();
  expect(button("Enregistrer")).toHaveAttribute("aria-disabled", "true");
  await user.click(button(/^À jour\s: retard maximal\s: revenir à la valeur d'origine$/));
  expect(field("À jour\u00a0: retard maximal")).toHaveValue("5");
  expect(screen.queryByRole("button", { name: "Enregistrer" })).toBeNull();
});

test("changes that are not kept wait while the user looks elsewhere, until they are discarded", async () => {
  const user = await openPolicy(committee(CLASSIFIED));
  await screen.findAllByRole("table");
  await user.selectOptions(colourOf("Couvert, Bonne, Retard"), "red");
  await goTo(user, "Semaine");
  await goTo(user, "Politique de crédit");
  await waitFor(() => expect(colourOf("Couvert, Bonne, Retard")).toHaveValue("red"));
  await user.click(button("Abandonner"));
  expect(colourOf("Couvert, Bonne, Retard")).toHaveValue("green");
});

test("a refusal names both values, and the form keeps what was typed", async () => {
  const keepPolicy = () =>
    Promise.reject(
      new Problem("policy-changed", { changes: "Seuil : 40 000 € dans la feuille, 60 000 € ici" }),
    );
  const user = await openPolicy(committee(CLASSIFIED, { keepPolicy }));
  await screen.findAllByRole("table");
  await user.selectOptions(colourOf("Couvert, Bonne, Retard"), "red");
  await user.click(button("Enregistrer"));
  expect(await screen.findByText(/40 000 € dans la feuille, 60 000 € ici/)).toBeVisible();
  expect(colourOf("Couvert, Bonne, Retard")).toHaveValue("red");
});

test("a preview that reads the sources shows how far it is and can be stopped", async () => {
  const previewPolicy: EveryAction["previewPolicy"] = (_, control) =>
    standing({ step: "reading", done: 0.4 })(control);
  const user = await openPolicy(committee(CLASSIFIED, { previewPolicy }));
  await screen.findAllByRole("table");
  await user.selectOptions(colourOf("Couvert, Bonne, Retard"), "red");
  await user.click(button("Voir l'effet"));
  expect(await screen.findByText(/40\s%/)).toBeVisible();
  await user.click(button("Annuler"));
  expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
});

test("before the first analysis the page says when the policy will be there", async () => {
  const user = await openPolicy(committee(FOUND, { readCreditPolicy: () => Promise.resolve(null) }));
  expect(await screen.findByText(/par la première analyse/)).toBeVisible();
  await user.click(button("Aller à l'analyse"));
  expect(button("Analyser")).toBeVisible();
});

test("overrides say who and until when, ended ones that they have ended; one is added and one ended", async () => {
  const addOverride = jest.fn((..._: Parameters<EveryAction["addOverride"]>) => Promise.resolve());
  const endOverride = jest.fn((..._: Parameters<EveryAction["endOverride"]>) => Promise.resolve());
  const user = await openPolicy(committee(CLASSIFIED, { addOverride, endOverride }));
  await openTheme(user, "Dérogations (1 en cours)");
  expect(screen.getByText("Jusqu'au 22/05/2026 inclus, décidée par Directeur financier")).toBeVisible();
  expect(screen.getByText(/Terminée le 30\/04\/2026, décidée par Directeur commercial/)).toBeVisible();
  await user.click(button(/^Terminer la dérogation de Société/));
  expect(endOverride.mock.calls[0]?.[0]).toMatchObject({ clientCode: "C00210" });
  await user.click(button("Ajouter une dérogation"));
  await user.click(button("Enregistrer la dérogation"));
  expect(screen.getByText("Aucun client classé ne porte ce code.")).toBeVisible();
  const form = within(screen.getByRole("group", { name: "Ajouter une dérogation" }));
  const type = (name: string, value: string) =>
    fireEvent.change(form.getByRole("textbox", { name: new RegExp(`^${name}`) }), { target: { value } });
  type("Code client", "c00009");
  type("Motif", "Caution reçue");
  type("Décidé par", "DAF");
  type("Jusqu'au", "30/06/2026");
  await user.click(button("Enregistrer la dérogation"));
  expect(screen.getByText("Une date du 12/05/2026 au 10/06/2026.")).toBeVisible();
  type("Jusqu'au", "10/06/2026");
  await user.click(button("Enregistrer la dérogation"));
  expect(addOverride.mock.calls[0]).toEqual([
    {
      clientCode: "C00009",
      colour: "orange",
      reason: "Caution reçue",
      who: "DAF",
      from: CREDIT_POLICY.today,
      until: CREDIT_POLICY.today + 29,
    },
    "Parfums Delorme",
  ]);
});
