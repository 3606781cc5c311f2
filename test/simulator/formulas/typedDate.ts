import { dateSerial } from "./dateSerial";

/** A date or time as typed: its serial and the number format that Excel gives a General cell for it. */
export interface TypedDate {
  serial: number;
  numberFormat: string;
}

/** What reading a typed date depends on besides its text. */
export interface DateContext {
  /** The year of a date typed without one ("1/2", "5-Jan"). */
  currentYear: number;
  date1904: boolean;
}

interface Day {
  year: number;
  month: number;
  day: number;
  numberFormat: string;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL_MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const NUMERIC_DAY = /^(\d{1,4})([/-])(\d{1,4})(?:[/-](\d{1,4}))?$/;
const DAY_FIRST = /^(\d{1,2})[ /-]?([a-z]{3,9})(?:[ /-](\d{2}|\d{4}))?$/i;
const MONTH_FIRST = /^([a-z]{3,9})[ /-](\d{1,4})(?:(?:, ?|[ /-])(\d{2}|\d{4}))?$/i;
const TIME = /^(\d{1,4})(?::(\d{1,2})(?::(\d{1,2}(?:\.\d{1,3})?))?)?(?: ?([ap])m?)?$/i;

/** Two-digit years: 00 to 29 are 2000 to 2029, 30 to 99 are 1930 to 1999 (Microsoft support article 214391). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthNumber(name: string): number | null {
  const lower = name.toLowerCase();
  const short = MONTHS.indexOf(lower);
  const index = short >= 0 ? short : FULL_MONTHS.indexOf(lower);
  return index < 0 ? null : index + 1;
}

/** "1/2" is 2 January of this year; "1/32" and "1/2026" are months; "2026-01-02" is ISO; "31/12/2026" is no US date. */
function numericDay(text: string, currentYear: number): Day | null {
  const match = NUMERIC_DAY.exec(text);
  if (match === null) return null;
  const [, first = "", , second = "", third] = match;
  if (third === undefined) return numericPair(first, second, currentYear);
  if (first.length === 4 && third.length <= 2)
    return { year: Number(first), month: Number(second), day: Number(third), numberFormat: "m/d/yyyy" };
  if (first.length > 2 || second.length > 2 || third.length === 3) return null;
  return { year: fullYear(third), month: Number(first), day: Number(second), numberFormat: "m/d/yyyy" };
}

function numericPair(first: string, second: string, currentYear: number): Day | null {
  if (first.length === 4 && second.length <= 2)
    return { year: Number(first), month: Number(second), day: 1, numberFormat: "mmm-yy" };
  if (first.length > 2 || second.length === 3) return null;
  const isYear = second.length === 4 || Number(second) > 31;
  return isYear
    ? { year: fullYear(second), month: Number(first), day: 1, numberFormat: "mmm-yy" }
    : { year: currentYear, month: Number(first), day: Number(second), numberFormat: "d-mmm" };
}

/** "5-Jan", "5 January 2026", "Jan 5", "Jan-2026", "January 5, 2026". */
function namedDay(text: string, currentYear: number): Day | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return dayAndMonth(dayFirst[1] ?? "", dayFirst[2] ?? "", dayFirst[3], currentYear);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst === null) return null;
  const [, name = "", number = "", year] = monthFirst;
  if (year !== undefined || (number.length <= 2 && Number(number) <= 31))
    return dayAndMonth(number, name, year, currentYear);
  const month = monthNumber(name);
  return month === null ? null : { year: fullYear(number), month, day: 1, numberFormat: "mmm-yy" };
}

function dayAndMonth(day: string, name: string, year: string | undefined, currentYear: number): Day | null {
  const month = monthNumber(name);
  if (month === null) return null;
  return year === undefined
    ? { year: currentYear, month, day: Number(day), numberFormat: "d-mmm" }
    : { year: fullYear(year), month, day: Number(day), numberFormat: "d-mmm-yy" };
}

/** "13:45", "1:30:15", "1 pm" as a fraction of a day; more than 24 hours show as elapsed time. */
function typedTime(text: string): TypedDate | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, hoursText = "", minutesText, secondsText, half] = match;
  if (minutesText === undefined && half === undefined) return null;
  const hours = Number(hoursText);
  const minutes = Number(minutesText ?? 0);
  const seconds = Number(secondsText ?? 0);
  if (minutes > 59 || seconds >= 60 || (half !== undefined && (hours > 12 || hours < 1))) return null;
  const afternoon = half?.toLowerCase() === "p" ? 12 : 0;
  const hourOfDay = half === undefined ? hours : (hours % 12) + afternoon;
  const serial = (hourOfDay * 3600 + minutes * 60 + seconds) / 86_400;
  return { serial, numberFormat: timeFormat(secondsText, half !== undefined, serial >= 1) };
}

function timeFormat(seconds: string | undefined, half: boolean, elapsed: boolean): string {
  if (elapsed) return "[h]:mm:ss";
  if (seconds?.includes(".")) return "mm:ss.0";
  return `h:mm${seconds === undefined ? "" : ":ss"}${half ? " AM/PM" : ""}`;
}

function typedDay(text: string, context: DateContext): TypedDate | null {
  const day = numericDay(text, context.currentYear) ?? namedDay(text, context.currentYear);
  if (day === null) return null;
  const serial = dateSerial(day.year, day.month, day.day, context.date1904);
  return serial === null ? null : { serial, numberFormat: day.numberFormat };
}

/**
 * Reads a date, a time, or both, as Excel in en-US reads them when typed (Range.values documentation: strings are
 * taken as typed; dates in other locales' order stay text).
 *
 * @param text without blanks around it
 * @returns null when Excel would keep the text
 */
export function parseTypedDate(text: string, context: DateContext): TypedDate | null {
  const alone = typedDay(text, context) ?? typedTime(text);
  if (alone !== null) return alone;
  const space = text.indexOf(" ");
  for (let at = space; at > 0; at = text.indexOf(" ", at + 1)) {
    const day = typedDay(text.slice(0, at), context);
    const time = day === null ? null : typedTime(text.slice(at + 1));
    if (day !== null && time !== null && time.serial < 1)
      return { serial: day.serial + time.serial, numberFormat: "m/d/yyyy h:mm" };
  }
  return null;
}
