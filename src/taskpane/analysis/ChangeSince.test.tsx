import { render, screen, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { translator } from "../../locales/translator";
import { ChangeSince } from "./ChangeSince";
import { WordsProvider } from "../kit/words";
import { CHANGE } from "../../../test/pane/sampleWeek";

const nobody = { red: [], orange: [], green: [] };

function lines(): string[] {
  const items = within(screen.getByRole("list")).getAllByRole("listitem");
  return items.map((item) => (item.textContent ?? "").replace(/[\s\u00a0\u202f]+/g, " "));
}

test("tells who entered and left each colour, who is new and who is settled", async () => {
  const { container } = render(<ChangeSince change={CHANGE} />);
  expect(screen.getByRole("heading")).toHaveTextContent(/^Depuis le comité du 07\/05\/2026$/);
  const [red, orange, green, arrived, settled, missing, ...others] = lines();
  const [own] = CHANGE.entered.red;
  expect(red).toBe(`Rouge entrés : ${own!.clientName}`);
  expect(orange).toMatch(/^Orange entrés : .+ · sortis : /);
  expect(green).toMatch(/ et 4 autres$/);
  expect(arrived).toBe(`Nouveaux : ${CHANGE.arrived[0]!.clientName}`);
  expect(settled).toBe("Soldés : Lunetterie Comtoise");
  expect(missing).toBe("Absents du fichier, paiement inconnu : Faïencerie du Bocage");
  expect(others).toEqual([]);
  expect((await axe(container)).violations).toEqual([]);
});

test("says so when nobody has moved, in the pane's language", () => {
  const still = { since: CHANGE.since, entered: nobody, left: nobody, arrived: [], vanished: [], absent: [] };
  render(
    <WordsProvider value={translator("en")}>
      <ChangeSince change={still} />
    </WordsProvider>,
  );
  expect(screen.getByText(/^Since the committee of .+, no client has changed colour\.$/)).toBeVisible();
  expect(screen.queryByRole("list")).toBeNull();
});
