import { fireEvent, screen, waitFor } from "@testing-library/react";
import { button, expectAccessible, plain, renderPane } from "../../../test/pane/renderPane";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import { weekOf } from "../../../test/pane/sampleSending";
import { CLASSIFIED, committee, SET_UP } from "../../../test/pane/sampleWeek";
import type { Language } from "../../locales/translator";

const OFFERED = { readWeek: () => Promise.resolve(weekOf(CLASSIFIED, { isSetUpOffered: true })) };

async function openSetUp(over: Partial<EveryAction> = {}, language: Language = "fr") {
  const { user } = await renderPane(committee(CLASSIFIED, { ...OFFERED, ...over }), { language });
  await user.click(
    await screen.findByRole("button", { name: language === "fr" ? "Mettre en place" : "Set up" }),
  );
  await screen.findByRole("form");
  return user;
}

const type = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } });

test.each(["fr", "en"] as const)(
  "the form is short, begins with the criteria in use and is accessible (%s)",
  async (language) => {
    await openSetUp({}, language);
    const [chosen, ...others] = screen
      .getAllByRole<HTMLInputElement>("radio")
      .filter(({ checked }) => checked);
    expect(chosen).toHaveAccessibleName(language === "fr" ? /^Non, et sans limite/ : /^No, and no limit/);
    expect(others).toEqual([]);
    expect(
      [...document.querySelectorAll("datalist option")].map((option) => option.getAttribute("value")),
    ).toEqual(["Camille Roche", "Paul Martin"]);
    await expectAccessible();
  },
);

test("colours of rows that leave the grid with their criterion are said before the form is kept", async () => {
  const user = await openSetUp();
  const said = /3 couleurs que vous aviez changées quittent la grille.* reviennent avec lui/;
  expect(screen.getByText(said)).toBeVisible();
  await user.click(screen.getByRole("radio", { name: /^Oui/ }));
  expect(screen.queryByText(said)).toBeNull();
});

test("what is answered is kept, and what the colours depend on is looked at again", async () => {
  const keepSetUp = jest.fn((..._: Parameters<EveryAction["keepSetUp"]>) => Promise.resolve(true));
  const analyse = jest.fn(() => new Promise<never>(() => undefined));
  const user = await openSetUp({ keepSetUp, analyse });
  type("Société", " Verrerie du Lac ");
  type(/^Devise/, "chf");
  await user.click(screen.getByRole("radio", { name: /^Oui/ }));
  type("Nom, Directeur commercial", "Paul Martin");
  type("Adresse, Directeur commercial", "paul.martin");
  await user.click(button("Enregistrer"));
  expect(await screen.findByText("Ce n'est pas une adresse électronique.")).toBeVisible();
  expect(keepSetUp).not.toHaveBeenCalled();
  type("Adresse, Directeur commercial", "paul.martin@verrerie-du-lac.example");
  fireEvent.submit(screen.getByRole("form"));
  await waitFor(() => expect(analyse).toHaveBeenCalled());
  expect(keepSetUp).toHaveBeenCalledWith({
    companyName: "Verrerie du Lac",
    companyCurrency: "CHF",
    coverCriterion: "insurance",
    ratingsInUse: true,
    people: [
      SET_UP.people[0],
      { role: "salesDirector", name: "Paul Martin", email: "paul.martin@verrerie-du-lac.example" },
      ...SET_UP.people.slice(2),
    ],
  });
});

test("it is left aside from the form or from the week, and then not offered again", async () => {
  let isOffered = true;
  const skipSetUp = jest.fn(() => {
    isOffered = false;
    return Promise.resolve();
  });
  const readWeek = () => Promise.resolve(weekOf(CLASSIFIED, { isSetUpOffered: isOffered }));
  const user = await openSetUp({ skipSetUp, readWeek });
  await user.click(button("Passer"));
  await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
  expect(skipSetUp).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("button", { name: "Mettre en place" })).toBeNull();
});

test("a refusal is said, and the form keeps what was typed", async () => {
  const keepSetUp = () => Promise.reject(new Error("refused"));
  const user = await openSetUp({ keepSetUp });
  type("Société", "Verrerie du Lac");
  await user.click(button("Enregistrer"));
  expect(plain(await screen.findByRole("alert"))).not.toBe("");
  expect(screen.getByLabelText("Société")).toHaveValue("Verrerie du Lac");
});

test("before the first analysis the page says when the settings will be there", async () => {
  const { user } = await renderPane(
    committee(CLASSIFIED, { ...OFFERED, readSetUp: () => Promise.resolve(null) }),
  );
  await user.click(await screen.findByRole("button", { name: "Mettre en place" }));
  expect(await screen.findByText(/par la première analyse/)).toBeVisible();
});
