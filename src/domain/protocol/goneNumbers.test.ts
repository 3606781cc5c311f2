import fc from "fast-check";
import { countOf, goneNumbers, joinedRuns, runsIn, runsText } from "./goneNumbers";

test("gaps are told as runs, up to the highest number ever given", () => {
  expect(goneNumbers([1, 2, 4, 8], 9, [])).toEqual([
    { from: 3, to: 3 },
    { from: 5, to: 7 },
    { from: 9, to: 9 },
  ]);
});

test("where the highest number was never kept, nothing beyond the rows can be known", () => {
  expect(goneNumbers([5, 1, 3], 0, [])).toEqual([
    { from: 2, to: 2 },
    { from: 4, to: 4 },
  ]);
  expect(goneNumbers([], 0, [])).toEqual([]);
});

test("a number typed far above is no number that was given", () => {
  expect(goneNumbers([1, 2, 500], 2, [])).toEqual([]);
});

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));

test("every number is standing, noted or gone, and none is two of them; noted, nothing is gone", () => {
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 1, max: 60 }), (standing, noted, last) => {
      const settled = noted.map((number) => ({ from: number, to: number }));
      const gone = goneNumbers(standing, last, settled);
      const known = new Set([...standing, ...noted]);
      const expected = Array.from({ length: last }, (_, index) => index + 1).filter(
        (each) => !known.has(each),
      );
      expect(
        gone.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
      ).toEqual(expected);
      expect(countOf(gone)).toBe(expected.length);
      expect(goneNumbers(standing, last, [...settled, ...gone])).toEqual([]);
    }),
  );
});

test("runs read back from their text, joined or not", () => {
  fc.assert(
    fc.property(numbers, (each) => {
      const joined = joinedRuns(each.map((number) => ({ from: number, to: number })));
      expect(runsIn(runsText(joined))).toEqual(joined);
    }),
  );
});
