import { dateOf, dayOf, type Day } from "../../domain/basis/day";

const DAY_FIRST = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})$/;

/**
 * A date as a user types it, day before month: 30/04/2026, 30-4-26, 30.04.2026, or 2026-04-30.
 * @returns null when it is no date of the calendar.
 */
export function parseTypedDay(text: string): Day | null {
  const typed = text.trim();
  const dayFirst = DAY_FIRST.exec(typed);
  if (dayFirst) return existingDay(fullYear(Number(dayFirst[3])), Number(dayFirst[2]), Number(dayFirst[1]));
  const yearFirst = YEAR_FIRST.exec(typed);
  if (yearFirst) return existingDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  return null;
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** Rejects what the calendar has not (31/02) and years before 1990 or after 2100, which are slips. */
function existingDay(year: number, month: number, dayOfMonth: number): Day | null {
  const day = dayOf(year, month, dayOfMonth);
  const date = dateOf(day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists && year >= 1990 && year <= 2100 ? day : null;
}

/** The day as the local-time date that Fluent UI's calendar works with. */
export function toCalendarDate(day: Day): Date {
  const date = dateOf(day);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}
