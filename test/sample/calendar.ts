import { dateOf, dayOf, weekdayOf, type Day } from "../../src/domain/basis/day";

/** The last day of the month in which `day` falls. */
export function endOfMonth(day: Day): Day {
  const date = dateOf(day);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 2, 0);
}

/** The first day of the month in which `day` falls. */
export function firstOfMonth(day: Day): Day {
  const date = dateOf(day);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** First days of the months from one month to another, both included. */
export function monthsFrom(first: Day, last: Day): Day[] {
  const months: Day[] = [];
  for (let month = first; month <= last; month = endOfMonth(month) + 1) months.push(month);
  return months;
}

/** Months since January of `year`: 0 for that January, 12 for the next one. */
export function monthIndex(day: Day, year: number): number {
  const date = dateOf(day);
  return (date.getUTCFullYear() - year) * 12 + date.getUTCMonth();
}

/** The day itself, or the Monday after a week-end. */
export function workingDay(day: Day): Day {
  const weekday = weekdayOf(day);
  return weekday > 5 ? day + 8 - weekday : day;
}

/** As the French write it: 14/01/2026. */
export function frenchDate(day: Day): string {
  const date = dateOf(day);
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${twoDigits(date.getUTCDate())}/${twoDigits(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}
