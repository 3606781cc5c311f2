import { dateOf, dayOf, type Day } from "../../domain/basis/day";
import { monthOfName } from "../cells/dates";
import type { SheetGrid } from "../cells/sheetGrid";
import type { Field } from "../source";
import { isOldestBucket, NOT_DUE, saysLate, sideBySide, type BucketRange } from "./buckets";
import { fitOf, type ColumnProfile } from "./columnProfile";
import { daysOfInterval, orderOfIntervals } from "./dateIntervals";
import type { HeaderRow, Wording } from "./headers";
import type { BucketColumn, LayoutColumn, MonthColumn } from "./layout";
import { referenceDateOf } from "./referenceDate";

type Profiler = (column: number) => ColumnProfile;

/** Where buckets are looked for. */
interface Place {
  readonly grid: SheetGrid;
  readonly profileOf: Profiler;
}

/** The columns of days late of an aged balance, "not due" among them, without those that sum up others. */
export function bucketColumns(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
  { grid, profileOf }: Place,
): readonly BucketColumn[] {
  const buckets = header.cells.flatMap((wordings, index): BucketColumn[] => {
    const wording = wordings.find(({ bucket }) => bucket !== null);
    const score = wording === undefined ? 0 : fitOf("d1_30", profileOf(index));
    if (wording?.bucket == null || score < 0.5) return [];
    return [{ index, heading: wording.text, range: wording.bucket, score }];
  });
  const notDue = columns.notDue;
  const dated = [...sideBySide(withoutLoneMonth(buckets)), ...datedBuckets(header, grid, profileOf)];
  const late = [...dated, ...oldestBucket(header, dated, profileOf)];
  const isKnown = notDue === undefined || late.some(({ index }) => index === notDue.index);
  const all = isKnown ? late : [{ ...notDue, range: NOT_DUE }, ...late];
  return all.filter((bucket) => !isSubtotalOf(bucket, all));
}

/** "M" is a month beside "M-1"; alone it may be anything. */
function withoutLoneMonth(buckets: readonly BucketColumn[]): readonly BucketColumn[] {
  const relative = buckets.filter(({ range }) => range.isRelative === true);
  return relative.length === 1 ? buckets.filter((bucket) => !relative.includes(bucket)) : buckets;
}

/**
 * Columns by the time in which amounts fell due, months or from one date to another, become days late on the day
 * the sheet is of. None when the sheet does not say its day.
 */
function datedBuckets(header: HeaderRow, grid: SheetGrid, profileOf: Profiler): readonly BucketColumn[] {
  const months = monthColumns(header, profileOf);
  const intervals = intervalColumns(header, profileOf);
  const named = namedMonths(header, profileOf);
  if (months.length + intervals.length + named.length < 2) return [];
  const order = orderOfIntervals(intervals.map(({ interval }) => interval));
  const day = referenceDateOf({ grid, headerIndex: header.index }, order);
  if (day === null) return [];
  const ofNames = named.map(({ month, ...column }) => ({ ...column, month: nearestMonth(day, month) }));
  const ofMonths = [...months, ...ofNames].map(({ month, ...column }) => ({
    ...column,
    range: rangeOfDays(day, month, endOf(month)),
  }));
  const ofIntervals = intervals.flatMap(({ interval, ...column }): BucketColumn[] => {
    const days = daysOfInterval(interval, order ?? "dmy");
    return days === null ? [] : [{ ...column, range: rangeOfDays(day, days.from, days.to) }];
  });
  return [...ofMonths, ...ofIntervals];
}

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

/** The first day of that month of the year before the day, or of the months that come after it. */
function nearestMonth(day: Day, month: number): Day {
  const date = dateOf(day);
  const back = (date.getUTCMonth() + 1 - month + 12) % 12;
  const distance = back > MONTHS_BACK ? back - 12 : back;
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 - distance, 1);
}

function endOf(month: Day): Day {
  const next = dateOf(month);
  return dayOf(next.getUTCFullYear(), next.getUTCMonth() + 2, 1) - 1;
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
  if (end === 0 || !Number.isFinite(end)) return [];
  const index = header.cells.findIndex((wordings) => wordings.some(({ normal }) => isOldestBucket(normal)));
  const heading = header.cells[index]?.[0]?.text;
  const score = heading === undefined ? 0 : fitOf("over120", profileOf(index));
  return heading === undefined || score < 0.5
    ? []
    : [{ index, heading, range: { from: end + 1, to: null }, score }];
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
