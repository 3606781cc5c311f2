import { identifyClients } from "./clientIdentity";

const fold = (name: string) => name.toLowerCase();
const seen = (committeeDate: number, clientCode: string, clientName: string) => ({
  committeeDate,
  clientCode,
  clientName,
  group: "",
});

test("an account is known by its latest name, in whatever order it is told of", () => {
  // The account took another name; a second account began later under that name, after the first had ended.
  const sightings = [
    seen(1, "A", "Verrerie Ravel"),
    seen(2, "A", "Ravel et Fils"),
    seen(3, "B", "Ravel et Fils"),
  ];
  const change = { clientName: "Ravel et Fils", before: "A", after: "B", since: 3 };
  expect(identifyClients(sightings, fold).codeChanges).toEqual([change]);
  expect(identifyClients(sightings.toReversed(), fold).codeChanges).toEqual([change]);
});
