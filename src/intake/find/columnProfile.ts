import { currencyOfWords } from "../cells/currencies";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { EXPOSURE_PARTS } from "../../domain/client/client";
import { parsePaymentTerm } from "../../domain/receivables/paymentTerms";
import { hasDigit, isBlank, isErrorText, plainText } from "../cells/plainText";
import { dayOfNumber, isDateText } from "../cells/dates";
import { looseCents } from "../cells/numbers";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { answerInPlaceOfAmount, coverStatusOf } from "./coverStatus";
import { bucketOfCell, lineStatusOf, partyOf, sideOf } from "./lineWords";
import type { Field } from "../source";

/** What a sample of a column's cells looks like: shares of the cells that are not blank, 0 to 1. */
export interface ColumnProfile {
  /** Cells of the sample that are not blank. */
  readonly filled: number;
  /** Share of the sampled rows that are not blank. */
  readonly density: number;
  readonly numbers: number;
  readonly textAmounts: number;
  readonly dates: number;
  /** Whole numbers, or text without blanks holding at least one digit: how codes look. */
  readonly codes: number;
  /** Text with letters. */
  readonly words: number;
  /** Whole numbers of days, of either sign: below ten thousand. */
  readonly wholeNumbers: number;
  /** True where the numbers are days as Excel counts them, and hardly amounts. */
  readonly areDays: boolean;
  /** Different values ÷ filled cells. */
  readonly distinct: number;
  /** Share of the value that stands there most often. */
  readonly commonest: number;
  /** Different values, in lower case without accents, at most 40. */
  readonly values: readonly string[];
}

const SAMPLE = 160;

/** Rows of a sample: the first ones of the table, then others spread over the rest. */
export function sampleRows(first: number, end: number): readonly number[] {
  const rows: number[] = [];
  const head = Math.min(end, first + SAMPLE / 2);
  for (let row = first; row < head; row++) rows.push(row);
  const step = Math.max(1, Math.floor((end - head) / (SAMPLE / 2)));
  for (let row = head; row < end; row += step) rows.push(row);
  return rows;
}

/** Looks at a sample of one column below a heading; `column` is an index into the grid. */
export function profileColumn(grid: SheetGrid, column: number, rows: readonly number[]): ColumnProfile {
  const counts = { filled: 0, numbers: 0, textAmounts: 0, dates: 0, codes: 0, words: 0, wholeNumbers: 0 };
  const numbers: number[] = [];
  const times = new Map<string, number>();
  // Currencies, countries and types come again and again: each is looked at once.
  for (const [cell, rowsWithIt] of timesOf(rows.map((row) => grid.values[row]?.[column] ?? ""))) {
    if (isBlank(cell)) continue;
    counts.filled += rowsWithIt;
    const text = plainText(String(cell));
    times.set(text, (times.get(text) ?? 0) + rowsWithIt);
    countCell(cell, rowsWithIt, counts);
    if (typeof cell === "number") numbers.push(cell);
  }
  const share = (count: number): number => (counts.filled === 0 ? 0 : count / counts.filled);
  return {
    filled: counts.filled,
    density: rows.length === 0 ? 0 : counts.filled / rows.length,
    numbers: share(counts.numbers),
    textAmounts: share(counts.textAmounts),
    dates: share(counts.dates),
    codes: share(counts.codes),
    words: share(counts.words),
    wholeNumbers: share(counts.wholeNumbers),
    areDays:
      isFormattedAsDays(grid, column, rows[0] ?? 0) ??
      (counts.numbers >= LEAST_DAYS && areRecentDays(numbers)),
    distinct: share(times.size),
    commonest: share(Math.max(0, ...times.values())),
    values: [...times.keys()].slice(0, 40),
  };
}

const DAY_FORMAT = /[dmy]{2,}|[djy][-/.]/i;

/** Whether the first numbers of the column are shown as days; null where no format tells it. */
function isFormattedAsDays(
  { formats, values, firstRow, firstColumn }: SheetGrid,
  column: number,
  first: number,
): boolean | null {
  if (formats === undefined) return null;
  const told = formats.rows.flatMap((row, place) => {
    const index = formats.firstRow + place - firstRow;
    // A day in the title above says nothing of the figures below.
    const cell = index < first ? undefined : values[index]?.[column];
    const format = row[firstColumn + column - formats.firstColumn];
    if (typeof cell !== "number" || format === undefined || format === "General") return [];
    return [DAY_FORMAT.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ""))];
  });
  return told.length === 0 ? null : told.every(Boolean);
}

/** Days of receivables: from 2009 to 2038, of a few years together. */
const FIRST_DAY = 40_000;
const LAST_DAY = 50_500;
const MOST_DAYS_APART = 1_500;
const LEAST_DAYS = 3;

/** Whole numbers so close together in that range are days rather than amounts, unless all are round. */
function areRecentDays(numbers: readonly number[]): boolean {
  const areInRange = numbers.every(
    (value) => Number.isInteger(value) && value >= FIRST_DAY && value <= LAST_DAY,
  );
  const areRound = numbers.every((value) => value % 50 === 0);
  return areInRange && !areRound && Math.max(...numbers) - Math.min(...numbers) <= MOST_DAYS_APART;
}

function timesOf(cells: readonly CellValue[]): ReadonlyMap<CellValue, number> {
  const times = new Map<CellValue, number>();
  for (const cell of cells) times.set(cell, (times.get(cell) ?? 0) + 1);
  return times;
}

type Counts = Record<"numbers" | "textAmounts" | "dates" | "codes" | "words" | "wholeNumbers", number>;

function countCell(cell: CellValue, times: number, counts: Counts): void {
  if (typeof cell === "number") {
    counts.numbers += times;
    if (dayOfNumber(cell) !== null) counts.dates += times;
    if (Number.isInteger(cell) && cell >= 0) counts.codes += times;
    if (Number.isInteger(cell) && Math.abs(cell) < MOST_DAYS) counts.wholeNumbers += times;
  } else if (typeof cell === "string" && !isErrorText(cell)) {
    const date = isDateText(cell);
    if (date) counts.dates += times;
    else if (looseCents(cell) !== null) counts.textAmounts += times;
    if (/\d/.test(cell) && !/\s/.test(cell.trim()) && !date) counts.codes += times;
    if (/\p{L}{2}/u.test(cell)) counts.words += times;
    if (DAYS.test(cell)) counts.wholeNumbers += times;
  }
}

const MOST_DAYS = 10_000;
const DAYS = /^\s*[-+−]?\d{1,4}(?: ?(?:j|jours?|d|days?|tage?|dias|gg|giorni|dagen))?\s*$/i;

const AMOUNTS: ReadonlySet<Field> = new Set<Field>([
  "originalAmount",
  "openAmount",
  "paidAmount",
  "debit",
  "credit",
  "balance",
  "overdue",
  ...AGEING_PARTS,
  "over90",
  "turnover",
  "internalLimit",
  "granted",
  "requested",
  "amount",
  ...EXPOSURE_PARTS,
]);

/** Amount columns that may well be empty: nobody owes anything that old. */
const MAY_BE_EMPTY: ReadonlySet<Field> = new Set<Field>([
  "overdue",
  ...AGEING_PARTS,
  "over90",
  "debit",
  "credit",
  "internalLimit",
  "paidAmount",
  ...EXPOSURE_PARTS,
]);

const DATES: ReadonlySet<Field> = new Set<Field>([
  "documentDate",
  "dueDate",
  "paidDate",
  "coverFrom",
  "coverTo",
  "ratingDate",
  "insolvencyDate",
  "limitReviewDate",
]);

const KIND_WORDS = /^(?:d|nd|n|.*denomme.*|.*named.*)$/;
const NATURE_WORDS = /^(?:perm|temp).*/;
function matchingShare(values: readonly string[], pattern: RegExp): number {
  return values.length === 0 ? 0 : values.filter((value) => pattern.test(value)).length / values.length;
}

function shareOf(values: readonly string[], suits: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(suits).length / values.length;
}

/** Words of how late something is, which is no term. */
const LATENESS = /\d ?(?:-|a|to|bis) ?\d|echu|retard|overdue|past due|fallig|[<>]/;

/** A payment term in words stands where a due date should: "30 jours fin de mois". */
function isTermText(value: string): boolean {
  const isWords = /[a-z]/.test(value) && !isDateText(value);
  return (
    isWords && parsePaymentTerm(value) !== null && !(LATENESS.test(value) && bucketOfCell(value) !== null)
  );
}

/** How well a column's values suit a field, 0 (impossible) to 1. */
export function fitOf(field: Field, profile: ColumnProfile): number {
  if (MAY_BE_EMPTY.has(field) && isAllButEmpty(profile)) return 0.9;
  if (profile.filled === 0) return AMOUNTS.has(field) ? 0 : 0.3;
  if (AMOUNTS.has(field) && profile.areDays) return 0;
  if (field === "granted") return Math.min(1, amountShare(profile) + answerShare(profile));
  if (AMOUNTS.has(field)) return Math.min(1, amountShare(profile));
  if (field === "dueDate") return Math.max(profile.dates, 0.9 * shareOf(profile.values, isTermText));
  if (field === "paidDate") return profile.dates > 0 ? profile.dates + statusShare(profile) : 0;
  if (DATES.has(field)) return profile.dates;
  return fitOfWords(field, profile);
}

function amountShare({ numbers, textAmounts }: ColumnProfile): number {
  return numbers + textAmounts;
}

/** Among the amounts granted, insurers write their other answers: "refusé", "en cours". */
function answerShare(profile: ColumnProfile): number {
  const words = profile.values.filter((value) => !hasDigit(value));
  return profile.words * shareOf(words, (value) => answerInPlaceOfAmount(value) !== null);
}

/** An insurer's answer in words: numbers are amounts before they are codes of answers. */
function isAnswer(value: string): boolean {
  return !hasDigit(value) && coverStatusOf(value) !== null;
}

/** A few words that come again and again: answers, though their meaning may be unknown. */
function isShortList({ values }: ColumnProfile): boolean {
  return values.length <= MOST_ANSWERS;
}

const MOST_ANSWERS = 8;

/** Words beside dates of payment say that there is none yet: "non réglée". Nil where one of them says something else. */
function statusShare({ values, dates }: ColumnProfile): number {
  const others = values.filter((value) => !isDateText(value) && dayOfNumber(Number(value)) === null);
  return others.length > 0 && others.every((value) => lineStatusOf(value) !== null) ? 1 - dates : 0;
}

/**
 * Nothing below the heading, or few cells of which half and more are words: a note, the heading repeated, the lines
 * of another table. A short list has hardly a credit in the column made for them.
 */
function isAllButEmpty({ filled, density, words }: ColumnProfile): boolean {
  return filled === 0 || (filled <= 6 && density <= 0.25 && words >= 0.5);
}

function fitOfWords(field: Field, profile: ColumnProfile): number {
  switch (field) {
    case "clientCode":
      return codeFit(profile);
    case "account":
      return matchingShare(profile.values, /^\d{3}\S*$/);
    case "clientName":
      return nameFit(profile);
    case "currency":
      return shareOf(
        profile.values,
        (value) => /^(?:[a-z]{3}|[€$£e])$/.test(value) || currencyOfWords(value) !== null,
      );
    case "month":
      return Math.max(profile.dates, monthFit(profile));
    case "coverKind":
      return matchingShare(profile.values, KIND_WORDS);
    case "coverNature":
      return matchingShare(profile.values, NATURE_WORDS);
    case "coverStatus":
      return Math.max(shareOf(profile.values, isAnswer), (isShortList(profile) ? 0.6 : 0.2) * profile.words);
    case "insuredShare":
      return matchingShare(profile.values, /^\d{1,3}(?:[.,]\d+)? ?%?$/);
    case "status":
      return shareOf(profile.values, (value) => lineStatusOf(value) !== null);
    case "side":
      return profile.values.length > 2 ? 0 : shareOf(profile.values, (value) => sideOf(value) !== null);
    case "ageBucket":
      return bucketFit(profile.values);
    case "daysLate":
      return profile.dates > 0.5 ? 0 : profile.wholeNumbers;
    case "matching":
      // "Montant lettré" holds what is matched, not the mark of it.
      return profile.numbers + profile.textAmounts - profile.codes > 0.3 ? 0 : 1;
    case "document":
      // Beside its number, the text of an entry is no number.
      return profile.codes >= 0.5 ? 1 : 0.9;
    case "documentType":
    case "salesperson":
    case "group":
    case "insurer":
      return profile.numbers > 0.9 && profile.distinct > 0.5 ? 0.3 : 1;
    case "rating":
      return matchingShare(profile.values, /^.{1,12}$/s) >= 0.75 ? 1 : 0.1;
    default:
      return 1;
  }
}

/** Nil among ranges is what is not late; among other figures it is one more of them. */
function bucketFit(values: readonly string[]): number {
  const areRanges = values.some((value) => RANGE.test(value));
  return shareOf(values, (value) => (areRanges || value !== "0") && bucketOfCell(value) !== null);
}

const RANGE = /\p{L}|\d ?[-–] ?\d|[<>+≤≥]/u;

/** Codes are whole numbers or words with digits; short capital letters ("DUPONT") will do. */
function codeFit(profile: ColumnProfile): number {
  if (profile.dates > 0.9 && profile.numbers < 0.5) return 0;
  // "Trade receivables" below "Compte" says whose the line is, not which client's.
  if (profile.filled > 0 && profile.values.every((value) => partyOf(value) !== null)) return 0;
  const short = matchingShare(profile.values, /^\S{1,12}$/);
  const fit = Math.max(profile.codes, 0.7 * short, 0.35);
  return isConstant(profile) ? 0.5 * fit : fit;
}

/** Share of one value from which a column says hardly anything: headings repeated or a note may differ. */
const ALMOST_CONSTANT = 0.7;

/** A name that is the same on every row is the company's own or an entity; "CLI0042" is a code. */
function nameFit(profile: ColumnProfile): number {
  if (isConstant(profile)) return 0.1;
  const fit = Math.max(0.05, profile.words * (1 - 0.8 * profile.codes));
  return profile.commonest >= ALMOST_CONSTANT ? 0.5 * fit : fit;
}

function isConstant({ values, filled }: ColumnProfile): boolean {
  return values.length === 1 && filled > 12;
}

function monthFit(profile: ColumnProfile): number {
  return matchingShare(
    profile.values,
    /^(?:\d{1,2}[-/. ]\d{4}|\d{4}[-/. ]?\d{2}|[a-z]{3,10}\.?[-\s/.']*(?:\d{4}|\d{2}))$/,
  );
}

/** True for a field that holds days. */
export function isDayField(field: Field): boolean {
  return DATES.has(field) || field === "month";
}

/** True for a field that holds amounts. */
export function isAmountField(field: Field): boolean {
  return AMOUNTS.has(field);
}
