import { dateOf, dayOf, endOfMonth, type Day } from "../../domain/basis/day";
import { monthOfName } from "../cells/dates";
import { looseCents } from "../cells/numbers";
import { plainText } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { DateOrder, Field } from "../source";
import { isOldestBucket, NOT_DUE, saysLate, sideBySide, type BucketRange } from "./buckets";
import { fitOf, sampleRows, type ColumnProfile } from "./columnProfile";
import { daysOfInterval, orderOfIntervals } from "./dateIntervals";
import type { HeaderRow, Wording } from "./headers";
import { matchHeading, normaliseHeading } from "./headings";
import type { BucketColumn, LayoutColumn, MonthColumn } from "./layout";
import { referenceDateOf } from "./referenceDate";

type Profiler = (column: number) => ColumnProfile;

/** Where buckets are looked for. */
interface Place {
  readonly grid: SheetGrid;
  readonly profileOf: Profiler;
  /** The day of the figures that the user chose. */
  readonly chosenDay: Day | null;
}

/** The columns of days late of an aged balance, "not due" among them, without those that sum up others. */
export function bucketColumns(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
  place: Place,
): readonly BucketColumn[] {
  const { profileOf } = place;
  const buckets = header.cells.flatMap((wordings, index): BucketColumn[] => {
    const wording = wordings.find(({ bucket }) => bucket !== null);
    const score = wording === undefined ? 0 : fitOf("d1_30", profileOf(index));
    if (wording?.bucket == null || score < 0.5) return [];
    return [{ index, heading: wording.text, range: wording.bucket, score }];
  });
  const notDue = columns.notDue;
  const ranged = withMonthsLate(withoutLoneMonth(buckets), columns);
  const dated = [...sideBySide(ranged), ...datedBuckets(header, columns, place)];
  const late = [...dated, ...oldestBucket(header, dated, profileOf)];
  const isKnown = notDue === undefined || late.some(({ index }) => index === notDue.index);
  const known = isKnown ? late : [{ ...notDue, range: NOT_DUE }, ...late];
  const all = known.length < 2 ? known : [...besideNotDue(header, columns, known, profileOf), ...known];
  return all.filter((bucket) => !isSubtotalOf(bucket, all));
}

/**
 * Columns of amounts under the title of what is not due, whatever they are called: "À échoir | 30 j prochains". A column
 * after which no other title comes may be one that the title does not reach.
 */
function besideNotDue(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
  known: readonly BucketColumn[],
  profileOf: Profiler,
): readonly BucketColumn[] {
  const isUnder = header.cells.map(([wording]) => wording !== undefined && hasTitleOfNotDue(wording.text));
  const last = header.cells.findLastIndex((wordings) => wordings.length > 0);
  const end = isUnder[last] === true ? (columns.notDue?.index ?? 0) : last;
  const read = new Set([...Object.values(columns), ...known].map(({ index }) => index));
  return header.cells.flatMap(([wording], index): BucketColumn[] => {
    if (wording === undefined || isUnder[index] !== true || index >= end || read.has(index)) return [];
    const score = fitOf("d1_30", profileOf(index));
    return score < 0.5 ? [] : [{ index, heading: wording.text, range: NOT_DUE, score }];
  });
}

/** True where the first words of a heading, before others, say that nothing is due yet. */
function hasTitleOfNotDue(heading: string): boolean {
  const words = heading.split(/\s+/);
  return words.some((_, end) => {
    const title = end === 0 ? "" : normaliseHeading(words.slice(0, end).join(" "));
    const found = title === "" ? [] : matchHeading(title, "aged-balance");
    return found.some(({ meaning, score }) => meaning === "notDue" && score === 1);
  });
}

/** "M" is a month beside "M-1"; alone it may be anything. */
function withoutLoneMonth(buckets: readonly BucketColumn[]): readonly BucketColumn[] {
  const relative = buckets.filter(({ range }) => range.isRelative === true);
  return relative.length === 1 ? buckets.filter((bucket) => !relative.includes(bucket)) : buckets;
}

/** "M+1" and "M+2" are to come beside what is late; where nothing else is, they count what is, and it is asked. */
function withMonthsLate(
  buckets: readonly BucketColumn[],
  { overdue }: Partial<Record<Field, LayoutColumn>>,
): readonly BucketColumn[] {
  const ahead = buckets.filter(({ range }) => range.ifLate !== undefined);
  const isOther = overdue !== undefined || buckets.some(({ range }) => range.from > 0);
  if (isOther || ahead.length < 2) return buckets;
  return buckets.map((bucket) => {
    const { ifLate } = bucket.range;
    return ifLate === undefined ? bucket : { ...bucket, range: { ...ifLate, isAhead: true } };
  });
}

/**
 * Columns by the time in which amounts fell due, months or from one date to another, become days late on the day
 * the sheet is of, else the one chosen. Until one is chosen the newest month is taken to end then, where the table says
 * that it is of what is owed; none else.
 */
function datedBuckets(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
  { grid, profileOf, chosenDay }: Place,
): readonly BucketColumn[] {
  const months = monthColumns(header, profileOf);
  const intervals = intervalColumns(header, profileOf);
  const named = namedMonths(header, profileOf);
  if (months.length + intervals.length + named.length < 2) return [];
  const order = orderOfIntervals(intervals.map(({ interval }) => interval));
  const isOwed = areOwed({ header, columns, grid, profileOf });
  const untold = isOwed ? (chosenDay ?? endOfNewest(months, intervals, named, order)) : null;
  const day = referenceDateOf({ grid, headerIndex: header.index }, order) ?? untold;
  if (day === null) return [];
  const areAhead = goOnFrom(day, named);
  const ofNames = named.map(({ month, ...column }, place) => ({
    ...column,
    month: areAhead ? monthAfter(day, areAhead.first + place) : nearestMonth(day, month),
  }));
  const ofMonths = [...months, ...ofNames].map(({ month, ...column }) => ({
    ...column,
    range: rangeOfDays(day, month, endOfMonth(month)),
  }));
  const ofIntervals = intervals.flatMap(({ interval, ...column }): BucketColumn[] => {
    const days = daysOfInterval(interval, order ?? "dmy");
    return days === null ? [] : [{ ...column, range: rangeOfDays(day, days.from, days.to) }];
  });
  return [...ofMonths, ...ofIntervals];
}

/** The last day of the newest month or interval that the headings name, the one before the first where all are to come. */
function endOfNewest(
  months: readonly MonthColumn[],
  intervals: readonly IntervalColumn[],
  named: readonly MonthColumn[],
  order: DateOrder | null,
): Day | null {
  const days = intervals.map(({ interval }) => daysOfInterval(interval, order ?? "dmy"));
  const ends = days.map((each) => each?.to ?? 0);
  // What goes on without end is to come, and so is all before it.
  if (intervals.some(({ interval }) => interval.to === null)) {
    const starts = [...months.map(({ month }) => month), ...days.flatMap((each) => each?.from ?? [])];
    return Math.min(...starts) - 1;
  }
  const newest = Math.max(0, ...months.map(({ month }) => endOfMonth(month)), ...ends);
  const [first, second] = named;
  if (newest > 0 || first === undefined || second === undefined) return newest > 0 ? newest : null;
  const isNewestFirst = (first.month - second.month + MONTHS) % MONTHS <= MONTHS / 2;
  const { month } = isNewestFirst ? first : (named.at(-1) ?? first);
  return endOfMonth(dayOf(ANY_YEAR, month, 1));
}

const MONTHS = 12;
/** Months without a year are as far from one another in any year. */
const ANY_YEAR = 2025;

/** What is owed, in the heading of a sum … */
const OWED =
  /\b(?:soldes?|encours|balance|saldo|offen\w*|outstanding|du|due|owed|unpaid|creances?|impayes?|pendiente|apert[oi]|scopert[oi]|openstaand\w*)\b/;
/** … and what is sold, in a title. */
const SOLD = /\b(?:ca|chiffre|ventes?|sales|turnover|revenue|umsatz\w*|ventas|vendite|fatturato|omzet)\b/;

/** Where a table of months stands. */
interface OfMonths {
  readonly header: HeaderRow;
  readonly columns: Partial<Record<Field, LayoutColumn>>;
  readonly grid: SheetGrid;
  readonly profileOf: Profiler;
}

/**
 * True for months of what is owed, not of what was sold: one column goes back or on without end, or holds what is not
 * due or overdue, or a balance is the sum of them.
 */
export function areOwed({ header, columns, grid, profileOf }: OfMonths): boolean {
  const { values, sheet } = grid;
  const titles = [sheet, ...values.slice(0, header.index).flat(), ...(values[header.index] ?? [])];
  if (titles.some((text) => typeof text === "string" && SOLD.test(plainText(text)))) return false;
  const intervals = intervalColumns(header, profileOf);
  const isEndless = ({ interval }: IntervalColumn): boolean => interval.from === null || interval.to === null;
  const isTold = columns.notDue ?? columns.overdue;
  if (isTold !== undefined || intervals.some(isEndless)) return true;
  const parts = [...monthColumns(header, profileOf), ...intervals, ...namedMonths(header, profileOf)];
  const oldest = header.cells.findIndex((wordings) => wordings.some(({ normal }) => isOldestBucket(normal)));
  const indexes = [...parts.map(({ index }) => index), ...(oldest < 0 ? [] : [oldest])];
  const whole = header.cells.findIndex(([first], index) => {
    return first !== undefined && !indexes.includes(index) && OWED.test(first.normal);
  });
  const rows = sampleRows(header.index + 1, values.length).map((row) => values[row] ?? []);
  const isSum = (row: readonly CellValue[]): boolean => {
    const sum = indexes.reduce((total, index) => total + (looseCents(row[index]) ?? 0), 0);
    return Math.abs(sum - (looseCents(row[whole]) ?? 0)) <= ROUNDED;
  };
  const filled = rows.filter((row) => (looseCents(row[whole]) ?? 0) !== 0);
  return whole >= 0 && filled.length > 0 && filled.filter(isSum).length >= MOST * filled.length;
}

/** Share of the rows that have to add up, within so many cents. */
const MOST = 0.9;
const ROUNDED = 100;

/** The columns headed by the name of a month without its year, the month as 1 to 12. */
function namedMonths(header: HeaderRow, profileOf: Profiler): readonly MonthColumn[] {
  return header.cells.flatMap((wordings, index): MonthColumn[] => {
    const [wording] = wordings;
    const month = wording === undefined ? null : monthOfName(wording.normal.replace(/ .*/, ""));
    if (wording === undefined || month === null || !isMonthAlone(wording.normal)) return [];
    const score = fitOf("d1_30", profileOf(index));
    return score < 0.5 ? [] : [{ index, heading: wording.text, month, score }];
  });
}

/** "Février", "Février échu": a month, perhaps with a word that says it is late. */
function isMonthAlone(normal: string): boolean {
  return /^\S+$/.test(normal) || saysLate(normal);
}

/** Months further back than these are rather those to come. */
const MONTHS_BACK = 9;

/** Where the months go on one by one from that of the day, or from the next: how far the first is from it; else null. */
function goOnFrom(day: Day, named: readonly MonthColumn[]): { readonly first: number } | null {
  const [first = 0, ...others] = named.map(
    ({ month }) => (month - dateOf(day).getUTCMonth() - 1 + MONTHS) % MONTHS,
  );
  const follow = others.every((distance, place) => distance === (first + place + 1) % MONTHS);
  return first <= 1 && others.length > 0 && follow ? { first } : null;
}

/** The first day of a month so many after that of the day. */
function monthAfter(day: Day, months: number): Day {
  const date = dateOf(day);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + months, 1);
}

/** The first day of that month of the year before the day, or of the months that come after it. */
function nearestMonth(day: Day, month: number): Day {
  const date = dateOf(day);
  const back = (date.getUTCMonth() + 1 - month + 12) % 12;
  const distance = back > MONTHS_BACK ? back - 12 : back;
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 - distance, 1);
}

/** Days late of what fell due from one day to another; null = no first, or no last day. */
function rangeOfDays(day: Day, from: Day | null, to: Day | null): BucketRange {
  if (to === null || (from !== null && from >= day)) return NOT_DUE;
  const first = asThirties(Math.max(1, day - to));
  return { from: first, to: from === null ? null : Math.max(first, asThirties(day - from + 1) - 1) };
}

/** Months have 28 to 31 days and stand for thirty: so near to 31, 61, 91 … a range begins there. */
const NEAR = 3;

function asThirties(days: number): number {
  const nearest = Math.round((days - 1) / 30) * 30 + 1;
  return nearest > 1 && Math.abs(days - nearest) <= NEAR ? nearest : days;
}

/** The column of what is older than the last bucket that has an end. */
function oldestBucket(
  header: HeaderRow,
  buckets: readonly BucketColumn[],
  profileOf: Profiler,
): readonly BucketColumn[] {
  const end = Math.max(0, ...buckets.map(({ range }) => range.to ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(end)) return [];
  const index = header.cells.findIndex((wordings) => {
    return (
      wordings.some(({ normal }) => isOldestBucket(normal)) && !hasTitleOfNotDue(wordings[0]?.text ?? "")
    );
  });
  const heading = header.cells[index]?.[0]?.text;
  const score = heading === undefined ? 0 : fitOf("over120", profileOf(index));
  if (heading === undefined || score < 0.5) return [];
  if (end > 0) return [{ index, heading, range: { from: end + 1, to: null }, score }];
  // Behind months that are all to come, what is beyond them is too.
  const isBeyond = buckets.length > 1 && buckets.every((bucket) => bucket.index < index);
  return isBeyond ? [{ index, heading, range: NOT_DUE, score }] : [];
}

/** Fewer ranges under one of two headings are no list of their own. */
const LEAST_OF_A_SIDE = 2;

/**
 * The late buckets by where they stand, when two of them have the same range, or when they begin anew: "0-14" and "15+"
 * before "1-30", "31-60" and "> 60". None otherwise.
 */
export function rangesTwice(
  buckets: readonly BucketColumn[],
): Readonly<Record<"left" | "right", readonly BucketColumn[]>> {
  const late = buckets.filter(({ range }) => range.from > 0).sort((one, other) => one.index - other.index);
  const twinOf = ({ index, range }: BucketColumn): BucketColumn | undefined =>
    late.find((each) => each.index !== index && each.range.from === range.from && each.range.to === range.to);
  const start = late.find((bucket) => (twinOf(bucket)?.index ?? bucket.index) < bucket.index)?.index;
  if (start === undefined) return beginningAnew(late);
  const isLeft = (bucket: BucketColumn): boolean => bucket.index < (twinOf(bucket)?.index ?? start);
  return { left: late.filter(isLeft), right: late.filter((bucket) => !isLeft(bucket)) };
}

/**
 * The same for buckets that grow older from left to right but for one place, where those on one side share days with
 * those on the other, and none with one another.
 */
function beginningAnew(late: readonly BucketColumn[]): ReturnType<typeof rangesTwice> {
  const anew = late.flatMap(({ range }, place) => {
    const before = late[place - 1]?.range.from;
    return before !== undefined && range.from <= before ? [place] : [];
  });
  const [place = 0] = anew;
  const [left, right] = [late.slice(0, place), late.slice(place)];
  const areLists = [left, right].every((side) => side.length >= LEAST_OF_A_SIDE && !shareDays(side));
  return anew.length === 1 && areLists && shareDays(late) ? { left, right } : { left: [], right: [] };
}

function shareDays(buckets: readonly BucketColumn[]): boolean {
  const ordered = [...buckets].sort((one, other) => one.range.from - other.range.from);
  return ordered.some(({ range }, place) => {
    const next = ordered[place + 1]?.range.from;
    return next !== undefined && (range.to === null || range.to >= next);
  });
}

/** The bucket that ends last before that many days late, what is not due among them. */
export function bucketBefore(buckets: readonly BucketColumn[], from: number): BucketColumn | undefined {
  const ended = buckets.filter(({ range }) => range.to !== null && range.to < from);
  return ended.sort((one, other) => (other.range.to ?? 0) - (one.range.to ?? 0))[0];
}

/** "> 90" beside "91-120" and "> 120" is their subtotal. */
function isSubtotalOf(bucket: BucketColumn, all: readonly BucketColumn[]): boolean {
  const { from, to } = bucket.range;
  if (to !== null) return false;
  return all.some(({ range }) => range.to !== null && range.from === from);
}

/** The columns headed by a month, with its first day. */
export function monthColumns(header: HeaderRow, profileOf: Profiler): readonly MonthColumn[] {
  return header.cells.flatMap((wordings, index): MonthColumn[] => {
    const wording = wordings.find(({ month, interval }) => month !== null && interval === null);
    const score = wording === undefined ? 0 : fitOf("d1_30", profileOf(index));
    if (wording?.month == null || score < 0.5) return [];
    return [{ index, heading: wording.text, month: wording.month, score }];
  });
}

interface IntervalColumn extends LayoutColumn {
  readonly interval: NonNullable<Wording["interval"]>;
}

function intervalColumns(header: HeaderRow, profileOf: Profiler): readonly IntervalColumn[] {
  return header.cells.flatMap((wordings, index): IntervalColumn[] => {
    const wording = wordings.find(({ interval }) => interval !== null);
    const score = wording === undefined ? 0 : fitOf("d1_30", profileOf(index));
    if (wording?.interval == null || score < 0.5) return [];
    return [{ index, heading: wording.text, interval: wording.interval, score }];
  });
}
