import { colourRuns } from "./historyRuns";

test("committees running with the same colour are one run, the newest first", () => {
  const point = (committeeDate: number, colour: "red" | "green" | null) => ({
    committeeDate,
    colour,
    exposure: 0,
    validCover: 0,
    uncovered: 0,
    countedOverdue: 0,
    oldestDaysLate: 0,
  });
  const points = [point(1, "red"), point(8, "red"), point(15, null), point(22, "green"), point(29, "red")];
  expect(colourRuns(points)).toEqual([
    { colour: "red", from: 29, to: 29, committees: 1 },
    { colour: "green", from: 22, to: 22, committees: 1 },
    { colour: null, from: 15, to: 15, committees: 1 },
    { colour: "red", from: 1, to: 8, committees: 2 },
  ]);
  expect(colourRuns([])).toEqual([]);
});
