import type { Day } from "../basis/day";

/** Figures older than this many days are last week's. */
const LONGEST_AGE = 7;

/** What is wrong with the day that figures are of: to come, or more than a week ago. */
export type DayDoubt = "future" | "old";

/** Whether figures of that day may be used without a word on the day given; null when they may. */
export function dayDoubt(dayOfFigures: Day, today: Day): DayDoubt | null {
  if (dayOfFigures > today) return "future";
  return today - dayOfFigures > LONGEST_AGE ? "old" : null;
}
