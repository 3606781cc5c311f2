import { PEOPLE_TABLE } from "../../book/settings";
import { asDeclared } from "../../book/table";
import { gatheringWarnings, members, statedPeople } from "./people";

const people = (...rows: readonly (readonly [role: string, name: string])[]) =>
  statedPeople({
    ...asDeclared(PEOPLE_TABLE, "fr"),
    sheet: "Paramètres",
    rows: rows.map(([role, name]) => [role, name, ""]),
  }).people;

test.each(["Commercial", "Salesperson", "contact"])("%s is a contact, who does not sit", (role) => {
  expect(people([role, "Claire"])[0]).toMatchObject({ isContact: true });
  expect(members(people([role, "Claire"]))).toEqual([]);
});

test.each(["Directeur commercial", "Commercial director", "Credit manager", "Responsable juridique", ""])(
  "%s sits",
  (role) => {
    expect(members(people([role, "Claire"])).map(({ name }) => name)).toEqual(["Claire"]);
  },
);

test("contacts do not count against the most that a committee should have", () => {
  const four = ["Anne", "Paul", "Jeanne", "Luc"].map((name) => ["Membre", name] as const);
  const contacts = ["Rémi", "Zoé"].map((name) => ["Commercial", name] as const);
  expect(gatheringWarnings(people(...four, ...contacts), "Salle Cristal", 4)).toEqual([]);
  expect(gatheringWarnings(people(...four, ["Membre", "Rémi"]), "Salle Cristal", 4)).toMatchObject([
    { code: "too-many-people", values: { count: 5, maximum: 4 } },
  ]);
});
