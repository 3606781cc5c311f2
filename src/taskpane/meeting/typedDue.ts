import { dayOf, dateOf, type Day } from "../../domain/basis/day";
import { parseTypedDay } from "../kit/typedDay";

const DAYS_ON = /^\+\s*(\d{1,3})\s*([jdsw]?)$/i;
const WITHOUT_YEAR = /^(\d{1,2})[/.\- ](\d{1,2})$/;
const DAYS_OF_A_WEEK = 7;

/**
 * A day to come as a user types it in a hurry: a whole date, a day and month (15/06: the next one from `from`
 * on), or so many days or weeks after `from` (+7, +2s).
 * @returns null when it is none.
 */
export function parseTypedDue(text: string, from: Day): Day | null {
  const typed = text.trim();
  const [, count, unit = ""] = DAYS_ON.exec(typed) ?? [];
  if (count !== undefined) {
    return from + Number(count) * (/[sw]/i.test(unit) ? DAYS_OF_A_WEEK : 1);
  }
  const [, dayOfMonth, month] = WITHOUT_YEAR.exec(typed) ?? [];
  return dayOfMonth === undefined || month === undefined
    ? parseTypedDay(typed)
    : nextOf(Number(dayOfMonth), Number(month), from);
}

/** A 29 February comes at most eight years later. */
const YEARS_AHEAD = 8;

function nextOf(dayOfMonth: number, month: number, from: Day): Day | null {
  const year = dateOf(from).getUTCFullYear();
  for (let ahead = 0; ahead <= YEARS_AHEAD; ahead += 1) {
    const day = dayOf(year + ahead, month, dayOfMonth);
    const exists = dateOf(day).getUTCMonth() === month - 1 && dateOf(day).getUTCDate() === dayOfMonth;
    if (exists && day >= from) return day;
  }
  return null;
}

const A_YEAR_BACK = 364;

/** A day that has come, as a user types it: a whole date, or a day and month, the last one up to `today`. */
export function parseTypedPast(text: string, today: Day): Day | null {
  return text.trim().startsWith("+") ? null : parseTypedDue(text, today - A_YEAR_BACK);
}
