import { dayDoubt } from "./dayOfFigures";

const TODAY = 46_000;

test.each([
  ["of today", TODAY, null],
  ["a week old", TODAY - 7, null],
  ["older than a week", TODAY - 8, "old"],
  ["of tomorrow", TODAY + 1, "future"],
] as const)("figures %s", (_what, day, doubt) => {
  expect(dayDoubt(day, TODAY)).toBe(doubt);
});
