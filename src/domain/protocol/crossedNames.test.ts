import { crossedNames } from "./crossedNames";

const RAVEL = { clientCode: "1", clientName: "Verrerie Ravel" };
const LALANDE = { clientCode: "2", clientName: "Brasserie Lalande" };
const row = (number: number, clientCode: string, clientName: string) => ({ number, clientCode, clientName });

test("rows whose code and name are of different clients are told, with both", () => {
  const entries = [row(1, "1", "VERRERIE  RAVEL"), row(2, "1", "Brasserie Lalande"), row(3, "2", "")];
  expect(crossedNames(entries, [RAVEL, LALANDE])).toEqual([
    { number: 2, coded: RAVEL, named: "Brasserie Lalande" },
  ]);
});

test("a client that was renamed, one that is gone and one without a code are none", () => {
  const entries = [
    row(1, "1", "Ravel Frères"),
    row(2, "9", "Brasserie Lalande"),
    row(3, "", "Verrerie Ravel"),
  ];
  expect(crossedNames(entries, [RAVEL, LALANDE])).toEqual([]);
});
