import getJoursFeries from "@socialgouv/jours-feries";
import { dateOf, localDay, weekdayOf, type Day } from "../basis/day";
import type { Parameters } from "../policy/policy";

/**
 * The day the agenda must leave for a committee: so many days before it (the meeting's weekday less one),
 * earlier when that is a week-end or a public holiday, on which nobody reads it.
 */
export function agendaDue(committee: Day, rhythm: Pick<Parameters, "agendaDaysBefore">): Day {
  const day = committee - rhythm.agendaDaysBefore;
  return rhythm.agendaDaysBefore === 0 || isWorkingDay(day) ? day : workingDayBefore(day);
}

/** The French name of the public holiday of France that a day is, or null. */
export function holidayOn(day: Day): string | null {
  return holidaysOf(dateOf(day).getUTCFullYear()).get(day) ?? null;
}

/** Neither a week-end nor a public holiday of France. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) < 6 && holidayOn(day) === null;
}

/** The last working day before a day. */
export function workingDayBefore(day: Day): Day {
  const before = day - 1;
  return isWorkingDay(before) ? before : workingDayBefore(before);
}

/** A committee that falls on a public holiday, and the working day before, on which it could be held. */
export interface CommitteeOnHoliday {
  readonly day: Day;
  readonly holiday: string;
  readonly proposed: Day;
}

/** What to say of a committee's day; null when it is no public holiday. */
export function committeeOnHoliday(day: Day): CommitteeOnHoliday | null {
  const holiday = holidayOn(day);
  return holiday === null ? null : { day, holiday, proposed: workingDayBefore(day) };
}

const YEARS = new Map<number, ReadonlyMap<Day, string>>();
const HALF_A_DAY_MS = 12 * 3_600_000;

function holidaysOf(year: number): ReadonlyMap<Day, string> {
  const known = YEARS.get(year);
  if (known !== undefined) return known;
  // Days after Easter are counted in hours there: at noon, a change of the clocks moves none to another day.
  const days = Object.entries(getJoursFeries(year)).map(
    ([name, midnight]) => [localDay(new Date(midnight.getTime() + HALF_A_DAY_MS)), name] as const,
  );
  const holidays = new Map(days);
  YEARS.set(year, holidays);
  return holidays;
}

/** "8:30" to 510 minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(/[:h]/i).map(Number);
  return hours * 60 + minutes;
}
