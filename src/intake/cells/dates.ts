import { dateOf, type Day, dayOf } from "../../domain/basis/day";
import { hasDigit, plainText } from "./plainText";
import type { CellValue } from "./sheetGrid";
import type { DateOrder } from "../source";

/** Votes of a column's text dates for an order; `either` could be read day first or month first. */
export interface DateEvidence {
  dmy: number;
  mdy: number;
  ymd: number;
  either: number;
}

export function noDateEvidence(): DateEvidence {
  return { dmy: 0, mdy: 0, ymd: 0, either: 0 };
}

/** 1954 to 2119: serials that can be the date of a trade receivable. */
const EARLIEST: Day = 20_000;
const LATEST: Day = 80_000;

const NUMERIC = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ,].*)?$/;
const COMPACT = /^\d{8}$/;
const DAY_FIRST_NAMED =
  /^(\d{1,2})(?:er|st|nd|rd|th|\.)?[-\s./]*(?:of |de |di )?([a-z]{3,10})\.?[-\s./,]*(?:de |del )?(\d{2,4})$/;
const MONTH_FIRST_NAMED = /^([a-z]{3,10})\.?[-\s./]*(\d{1,2})(?:st|nd|rd|th)?[-\s./,]+(\d{4})$/;

/** Month names and abbreviations in French, English, German, Spanish, Italian, Dutch and Portuguese, accents stripped. */
const MONTH_NAMES: readonly string[] = [
  "jan janv janvier january januar enero ene gennaio gen januari janeiro",
  "feb fev fevr fevrier february februar febrero febbraio februari fevereiro",
  "mar mars march marz maerz mrz marzo maart mrt marco",
  "apr avr avril april abr abril aprile",
  "mai may mayo mag maggio mei maio",
  "jun juin june juni junio giu giugno junho",
  "jul juil juillet july juli julio lug luglio julho",
  "aug aou aout august ago agosto augustus",
  "sep sept septembre september set septiembre settembre setembro",
  "oct octobre october okt oktober octubre ott ottobre outubro out",
  "nov novembre november noviembre novembro",
  "dec decembre december dez dezember dic diciembre dicembre dezembro",
];

const MONTH_OF_NAME: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** 1 to 12 for a month's name or abbreviation in lower case without accents, or null. */
export function monthOfName(name: string): number | null {
  return MONTH_OF_NAME.get(name) ?? null;
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The day of a calendar date, null when there is no such date or it is no date of a trade receivable. */
function dayOfParts(year: number, month: number, dayOfMonth: number): Day | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const day = dayOf(fullYear(year), month, dayOfMonth);
  const overflows = dayOfMonth > 28 && dayOf(fullYear(year), month + 1, 1) <= day;
  return overflows || day < EARLIEST || day > LATEST ? null : day;
}

/** Adds what a text says of its column's date order, as often as it stands there. */
export function weighDateOrder(text: string, evidence: DateEvidence, times = 1): void {
  const match = hasDigit(text) ? NUMERIC.exec(text.trim()) : null;
  if (match === null) return;
  const [, first = "", second = ""] = match;
  if (first.length > 2) evidence.ymd += times;
  else if (Number(first) > 12) evidence.dmy += times;
  else if (Number(second) > 12) evidence.mdy += times;
  else evidence.either += times;
}

/**
 * The order of a column's text dates: its own clear dates first, then the rest of the sheet (`fallback`),
 * else day first, and `assumed` says so. Null when the column has no numeric text dates. `contradicting`
 * counts the texts that only another order could read.
 */
export function decideDateOrder(
  evidence: DateEvidence,
  fallback: DateOrder | null,
): { readonly order: DateOrder | null; readonly assumed: boolean; readonly contradicting: number } {
  const { dmy, mdy, ymd, either } = evidence;
  if (dmy + mdy + either === 0) return { order: ymd > 0 ? "ymd" : null, assumed: false, contradicting: 0 };
  if (dmy === mdy) {
    const order = fallback === "mdy" || fallback === "dmy" ? fallback : "dmy";
    return { order, assumed: fallback !== order, contradicting: dmy };
  }
  return { order: dmy > mdy ? "dmy" : "mdy", assumed: false, contradicting: Math.min(dmy, mdy) };
}

/** A text date; numeric ones in the given order, unless the year stands first. Null when it is no date. */
export function dayOfText(text: string, order: DateOrder): Day | null {
  if (!hasDigit(text)) return null;
  const trimmed = text.trim();
  const match = NUMERIC.exec(trimmed);
  if (match !== null) return dayOfNumeric(match, order);
  return COMPACT.test(trimmed) ? dayOfCompact(Number(trimmed)) : dayOfNamed(plainText(trimmed));
}

function dayOfNumeric(match: RegExpExecArray, order: DateOrder): Day | null {
  const [, first = "", second = "", third = ""] = match;
  if (first.length > 2) return dayOfParts(Number(first), Number(second), Number(third));
  if (third.length === 1 || third.length === 3) return null;
  return order === "mdy"
    ? dayOfParts(Number(third), Number(first), Number(second))
    : dayOfParts(Number(third), Number(second), Number(first));
}

/** True for a text that is a date in one order or the other. */
export function isDateText(text: string): boolean {
  return dayOfText(text, "dmy") !== null || (NUMERIC.test(text.trim()) && dayOfText(text, "mdy") !== null);
}

/** 20200430, and 30042020 when that is the only reading. */
function dayOfCompact(digits: number): Day | null {
  const yearFirst = dayOfParts(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100);
  return (
    yearFirst ??
    dayOfParts(digits % 10_000, Math.floor(digits / 10_000) % 100, Math.floor(digits / 1_000_000))
  );
}

function dayOfNamed(text: string): Day | null {
  const dayFirst = DAY_FIRST_NAMED.exec(text);
  const monthFirst = dayFirst === null ? MONTH_FIRST_NAMED.exec(text) : null;
  const [dayText, name, year] =
    dayFirst !== null
      ? [dayFirst[1], dayFirst[2], dayFirst[3]]
      : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name === undefined ? null : monthOfName(name);
  return month === null ? null : dayOfParts(Number(year), month, Number(dayText));
}

/** A date cell holding a number: an Excel serial (its time of day dropped) or yyyymmdd. */
export function dayOfNumber(value: number): Day | null {
  if (value >= EARLIEST && value <= LATEST) return Math.floor(value);
  return Number.isInteger(value) && value > 19_000_000 && value < 100_000_000 ? dayOfCompact(value) : null;
}

/** A date cell in any form; null when blank or unreadable. */
export function dayOfCell(cell: CellValue, order: DateOrder): Day | null {
  if (typeof cell === "number") return dayOfNumber(cell);
  return typeof cell === "string" ? dayOfText(cell, order) : null;
}

const MONTH_YEAR = /^(\d{1,2})[-/. ](\d{4})$/;
const YEAR_MONTH = /^(\d{4})[-/. ]?(\d{2})$/;
const NAMED_MONTH = /([a-z]{3,10})\.?[-\s/.']*(\d{4}|\d{2})$/;

/**
 * The first day of a month written as a heading or a cell: a date serial, 01/2025, 2025-01, 202501,
 * "janv. 2025", "Sales Jan-25", or a full date. Null when it is no month.
 */
export function monthOfCell(cell: CellValue, order: DateOrder = "dmy"): Day | null {
  if (typeof cell === "boolean" || (typeof cell === "string" && !hasDigit(cell))) return null;
  const text = plainText(String(cell));
  const numeric = MONTH_YEAR.exec(text);
  if (numeric !== null) return dayOfParts(Number(numeric[2]), Number(numeric[1]), 1);
  const yearFirst = YEAR_MONTH.exec(text);
  if (yearFirst !== null) return dayOfParts(Number(yearFirst[1]), Number(yearFirst[2]), 1);
  const day = dayOfCell(cell, order);
  if (day !== null) return firstOfMonth(day);
  const named = NAMED_MONTH.exec(text);
  const month = named?.[1] === undefined ? null : monthOfName(named[1]);
  return month === null ? null : dayOfParts(Number(named?.[2]), month, 1);
}

/** The first day of a day's month. */
function firstOfMonth(day: Day): Day {
  return day - dateOf(day).getDate() + 1;
}

const TEXT_DATE =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)|\d{1,2}[-/][a-zéûôäç]{3,9}\.?[-/](?:\d{4}|\d{2})(?!\d)|\d{1,2}(?:er|st|nd|rd|th|\.)? (?:of |de |di )?[a-zéûôäç]{3,10}\.?,?(?: de| del)? \d{4}|\d{1,2}(?:er|st|nd|rd|th|\.)? (?:ja|f[eé]|m[aä]|mrz|a[pv]r|jui?[nl]|ao[uû]|aug|sep|o[ck]t|nov|d[eé])[a-zéûôä]{1,8}\.? '?\d{2}(?![\d:.,/])|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}/gi;

/** The dates written inside a text such as a title, as they stand. */
export function textDatesIn(text: string): readonly string[] {
  return text.length > LONGEST_TITLE ? [] : (text.match(TEXT_DATE) ?? []);
}

/** Longer texts are notes: no title dates its figures after that many letters. */
const LONGEST_TITLE = 300;

/** The text up to the end of each of its dates, from the end of the one before: a date with the words that lead to it. */
export function datesWithWords(text: string): readonly string[] {
  let from = 0;
  return textDatesIn(text).map((date) => {
    const end = text.indexOf(date, from) + date.length;
    const said = text.slice(from, end);
    from = end;
    return said;
  });
}

/** The text with a digit in the place of each date, for looking at the words around it. */
export function withoutDates(text: string): string {
  return text.replace(TEXT_DATE, "9");
}

/** "fin mars 2026", "end of March 2026": the last day of a month in words. */
const END_OF_MONTH =
  /\b(?:fin|a fin|end of|end|ende|per ende|fine|a fine|fin de|final de|finales de|eind|eind van|ultimo|(?:monats|quartals|jahres)(?:ultimo|ende)|month[ -]end|fin de mois|fin du mois)(?: ?: ?| )(?:([a-z]{3,10})\.?(?: de| del)? |(\d{1,2}) ?[/.-] ?)(\d{4}|\d{2})\b(?![/.-])/;

/** A title of a month alone: "Balance âgée - mars 2026", "Période : 03/2026". */
const MONTH_ALONE =
  /^(?:[^\d]*?\b)?(?:([a-z]{3,10})\.?(?:(?: de| del)? (20\d{2})|[-'](\d{2}))|(\d{1,2})\/(20\d{2}))$/;

/** A title of a quarter: "Clôture du 1er trimestre 2026", "Q1 2026". */
const QUARTER =
  /\b(?:([1-4])(?:er|st|nd|rd|th|e|eme|\.)? ?(?:trimestre|quarter|quartal|kwartaal)|[qt] ?([1-4]))[\s/-]*(?:de |del )?(20\d{2})$/;

/** The last day of the month or the quarter that ends a title without any other figure, or null. */
export function monthOfTitle(text: string): Day | null {
  if (text.length > LONGEST_TITLE) return null;
  const plain = plainText(text);
  const quarter = QUARTER.exec(plain);
  if (quarter !== null) return dayOf(Number(quarter[3]), 3 * Number(quarter[1] ?? quarter[2]) + 1, 1) - 1;
  const found = MONTH_ALONE.exec(plain);
  if (found === null) return null;
  const [, name, year, shortYear, number, yearOfNumber] = found;
  const month = name === undefined ? Number(number) : monthOfName(name);
  if (month === null || month < 1 || month > 12) return null;
  return dayOf(fullYear(Number(year ?? shortYear ?? yearOfNumber)), month + 1, 1) - 1;
}

/** A month with or without its year, anywhere in a text: "décembre 2025", "Dez. 25", "12-2025", "2025-12", "novembre". */
const MONTHS_WITHIN = new RegExp(
  `(?<![a-z])(${[...MONTH_OF_NAME.keys()].join("|")})(?![a-z])(?:[. _-]{0,2}(?:de |del )?'?(20\\d{2}|\\d{2})(?!\\d))?|` +
    `(?<!\\d)(0?[1-9]|1[0-2])[-_/. ](20\\d{2})(?!\\d)|(?<!\\d)(20\\d{2})[-_/. ]?(0[1-9]|1[0-2])(?!\\d)`,
  "g",
);

/** Months whose names are other words too where no year stands behind them: "set", "out", "may". */
const OTHER_WORDS = /^(?:may|mar|out|set|gen|mag|jan|dec|dez|dic|sept?)$/;

/** A month that a text names, as it stands in plain words; the year null where it does not tell it. */
interface MonthNamed {
  readonly written: string;
  readonly month: number;
  readonly year: number | null;
}

function monthsNamed(plain: string): readonly MonthNamed[] {
  return [...plain.matchAll(MONTHS_WITHIN)].flatMap((found) => {
    const [written, name, year, number, yearOfNumber, yearBefore, numberBehind] = found;
    const month = name === undefined ? Number(number ?? numberBehind) : monthOfName(name);
    const yearText = year ?? yearOfNumber ?? yearBefore;
    const known = yearText === undefined ? null : fullYear(Number(yearText));
    return month === null ? [] : [{ written, month, year: known }];
  });
}

/** The months that a title or a sheet's name speaks of. */
export function monthsIn(text: string): readonly MonthNamed[] {
  if (text.length > LONGEST_TITLE) return [];
  return monthsNamed(plainText(text)).filter(
    ({ written, year }) => year !== null || !OTHER_WORDS.test(written),
  );
}

/** The text in plain words with an "8" in the place of each month, and the months in their order. */
export function monthsMarked(text: string): {
  readonly words: string;
  readonly months: readonly MonthNamed[];
} {
  const plain = plainText(text);
  const months = monthsNamed(plain);
  return { words: months.reduce((rest, { written }) => rest.replace(written, "8"), plain), months };
}

/** The last day of the month whose end a title names, or null. */
export function monthEndIn(text: string): Day | null {
  if (text.length > LONGEST_TITLE) return null;
  const found = END_OF_MONTH.exec(plainText(text));
  if (found === null) return null;
  const month = found[1] === undefined ? Number(found[2]) : monthOfName(found[1]);
  if (month === null) return null;
  const first = dayOfParts(Number(found[3]), month, 1);
  return first === null ? null : dayOf(dateOf(first).getUTCFullYear(), month + 1, 1) - 1;
}

/** The order of day and month that the dates in these texts show; null when none of them tells it. */
export function orderOfTexts(texts: Iterable<CellValue>): DateOrder | null {
  const evidence = noDateEvidence();
  for (const text of texts) {
    if (typeof text === "string") for (const date of textDatesIn(text)) weighDateOrder(date, evidence);
  }
  const { dmy, mdy } = evidence;
  return dmy === mdy ? null : dmy > mdy ? "dmy" : "mdy";
}
