import { dayOf, type Day } from "../../../src/domain/basis/day";

/** How many committees the year holds before the one that the workbook waits for. */
export const COMMITTEES_HELD = 52;

/** The first committee, of which the first sample is the eve: Friday 16 January 2026. */
const FIRST: Day = dayOf(2026, 1, 16);

/** 1 May 2026 is a Friday: that committee is held the day before. */
const MOVED: ReadonlyMap<Day, Day> = new Map([[dayOf(2026, 5, 1), dayOf(2026, 4, 30)]]);

/** A long week-end, two weeks of August, Christmas and New Year. */
const SKIPPED: ReadonlySet<Day> = new Set([
  dayOf(2026, 5, 8),
  dayOf(2026, 8, 7),
  dayOf(2026, 8, 14),
  dayOf(2026, 12, 25),
  dayOf(2027, 1, 1),
]);

/** The day of a committee by its number, the first being 1: every Friday, but for holidays. */
export function committeeDay(number: number): Day {
  let day = FIRST;
  for (let left = number - 1; left > 0; left -= SKIPPED.has(day) ? 0 : 1) day += 7;
  return MOVED.get(day) ?? day;
}

/** The day that the figures of a committee are of: two days before. */
export function figuresDay(committee: Day): Day {
  return committee - 2;
}
