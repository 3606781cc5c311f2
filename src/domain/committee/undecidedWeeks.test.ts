import { undecidedInARow } from "./undecidedWeeks";

const REDS = [{ clientCode: "A" }, { clientCode: "B" }];
const seen = (clientCode: string, days: readonly number[], colour: "red" | "orange" = "red") =>
  days.map((committeeDate) => ({ committeeDate, clientCode, colour }));
const decided = (clientCode: string, committeeDate: number, cancelled = false) => ({
  clientCode,
  committeeDate,
  cancelled,
});

test("counts the closed committees in a row that left a red client without a word", () => {
  const history = [...seen("A", [1, 2, 3]), ...seen("B", [1, 2, 3])];
  const entries = [decided("A", 1), decided("B", 3)];
  expect(undecidedInARow(REDS, [1, 2, 3], history, entries)).toEqual(new Map([["A", 2]]));
});

test("a row taken back decides nothing, and one committee alone is not said", () => {
  const history = seen("A", [2, 3]);
  expect(undecidedInARow(REDS, [2, 3], history, [decided("A", 3, true)])).toEqual(new Map([["A", 2]]));
  expect(undecidedInARow(REDS, [3], history, [])).toEqual(new Map());
});

test("a committee for which the client was not red, or not known, ends the row", () => {
  const history = [...seen("A", [2, 4]), ...seen("A", [3], "orange")];
  expect(undecidedInARow(REDS, [2, 3, 4], history, [])).toEqual(new Map());
  expect(undecidedInARow(REDS, [1, 2, 3], seen("A", [2, 3]), [])).toEqual(new Map([["A", 2]]));
});
