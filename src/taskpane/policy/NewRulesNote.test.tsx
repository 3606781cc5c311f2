import { screen, waitFor, within } from "@testing-library/react";
import { button, expectAccessible, renderPane } from "../../../test/pane/renderPane";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import { analysisOf, CLASSIFIED, committee, manyClients, POLICY_EFFECT } from "../../../test/pane/sampleWeek";
import { Problem } from "../../domain/basis/problem";
import type { Language } from "../../locales/translator";

const analyse = () => Promise.resolve({ ...analysisOf(manyClients(5)), newRules: POLICY_EFFECT.moves });

async function analysed(over: Partial<EveryAction>, language: Language = "fr") {
  const { user } = await renderPane(committee(CLASSIFIED, { analyse, ...over }), { language });
  await user.click(button(language === "fr" ? "Refaire l'analyse" : "Analyse again"));
  return user;
}

test.each(["fr", "en"] as const)(
  "new rules say whose colour they would change and why (%s)",
  async (language) => {
    const user = await analysed({}, language);
    const heading =
      language === "fr"
        ? "2 clients changeraient de couleur avec les règles nouvelles"
        : "2 clients would change colour with the new rules";
    expect(await screen.findByRole("heading", { name: heading })).toBeVisible();
    await user.click(button(language === "fr" ? "Voir les clients et pourquoi" : "See the clients and why"));
    const note = within(screen.getByRole("region", { name: heading }));
    expect(note.getByText("Brasserie Lalande")).toBeVisible();
    expect(note.getByText(/^Rouge : 64 210 €/)).toBeVisible();
    await expectAccessible();
  },
);

test("adopted, the analysis is done again; kept as they were, nothing is", async () => {
  const settleNewRules = jest.fn((..._: Parameters<EveryAction["settleNewRules"]>) => Promise.resolve());
  const counted = jest.fn(analyse);
  const user = await analysed({ settleNewRules, analyse: counted });
  await user.click(await screen.findByRole("button", { name: "Garder les anciennes" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Garder les anciennes" })).toBeNull());
  expect([settleNewRules.mock.calls[0]?.[0], counted.mock.calls.length]).toEqual(["keep-earlier", 1]);
});

test("it can be stopped, and both ways stay open", async () => {
  const settleNewRules: EveryAction["settleNewRules"] = (_, { signal, onProgress }) =>
    new Promise((_resolve, reject) => {
      onProgress({ step: "reading", done: 0.4 });
      signal.addEventListener("abort", () => reject(new Problem("cancelled")));
    });
  const user = await analysed({ settleNewRules });
  await user.click(await screen.findByRole("button", { name: "Garder les anciennes" }));
  await user.click(await screen.findByRole("button", { name: "Annuler" }));
  expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
  expect(button("Garder les anciennes")).toBeEnabled();
});

test("a refusal is said and both ways stay open", async () => {
  const settleNewRules = () => Promise.reject(new Problem("sheet-protected", { sheet: "Paramètres" }));
  const user = await analysed({ settleNewRules });
  await user.click(await screen.findByRole("button", { name: "Adopter les règles nouvelles" }));
  expect(await screen.findByText(/« Paramètres » n'a pas pu être mise à jour/)).toBeVisible();
  expect(button("Garder les anciennes")).toBeVisible();
});

test("adopting looks at the clients again", async () => {
  const answers = [analyse, () => Promise.resolve(analysisOf(manyClients(5)))];
  const counted = jest.fn(() => (answers.shift() ?? analyse)());
  const user = await analysed({ analyse: counted });
  await user.click(await screen.findByRole("button", { name: "Adopter les règles nouvelles" }));
  await waitFor(() => expect(counted).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Garder les anciennes" })).toBeNull());
});
