import { UTCDate } from "@date-fns/utc";

/**
 * A calendar day as Excel keeps it: the serial number of the 1900 system (2000-01-01 = 36526),
 * a whole number, without hour or time zone. Right from 1 March 1900 on: Excel counts a
 * 29 February 1900 that never was.
 */
export type Day = number;

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const UNIX_EPOCH: Day = 25569;
const MS_PER_DAY = 86_400_000;

/** The serial of a date given by year, month (1–12) and day of the month. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / MS_PER_DAY + UNIX_EPOCH;
}

/** A date at midnight UTC, for calendar arithmetic and formatting; never read it in local time. */
export function dateOf(day: Day): UTCDate {
  return new UTCDate((day - UNIX_EPOCH) * MS_PER_DAY);
}

/** By day, the last one of its month once it was asked for, else 0: the days of two centuries. */
const MONTH_ENDS = new Int32Array(80_000);

/** The last day of a day's month; asked several times for each item of a file, whose days are always the same ones. */
export function endOfMonth(day: Day): Day {
  const known = MONTH_ENDS[day];
  if (known !== undefined && known !== 0) return known;
  const date = new Date((day - UNIX_EPOCH) * MS_PER_DAY);
  const last = dayOf(date.getUTCFullYear(), date.getUTCMonth() + 2, 1) - 1;
  MONTH_ENDS[day] = last;
  return last;
}

/** The day on the user's own calendar at that moment. */
export function localDay(moment: Date): Day {
  return dayOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());
}

/** `YYYY-MM-DD` to a day, or null when it is not a date. */
export function parseIsoDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = text.split("-").map(Number);
  const day = dayOf(year, month, dayOfMonth);
  // 31 February is no date: it would be one of March.
  return isoDay(day) === text ? day : null;
}

/** A day as `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** Serials whose remainder by 7 is 2 are Mondays (2 = 1 January 1900 as the calendar has it). */
export function weekdayOf(day: Day): Weekday {
  return (((((day - 2) % 7) + 7) % 7) + 1) as Weekday;
}
