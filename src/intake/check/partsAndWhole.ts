import type { Cents } from "../../domain/basis/money";
import { toUnits } from "../../domain/basis/money";
import { centsOfCell } from "../cells/numbers";
import { isBlank } from "../cells/plainText";
import { NOT_DUE, type BucketRange } from "../find/buckets";
import { sampleRows } from "../find/columnProfile";
import { ask } from "../find/ask";
import { bucketBefore, rangesTwice } from "../find/bucketColumns";
import { fieldOfBucket } from "../find/bucketParts";
import { bucketsNested } from "./nestedBuckets";
import type { BucketColumn, Layout } from "../find/layout";
import { QUESTIONS, type Question } from "../question";
import { remainderOf, ROUNDING, type Gap } from "../read/agedBalance";

/** Share of the rows that do not add up which a column must explain. */
const MOST = 0.9;

/** Columns tried together: two or three older buckets may be unread at once. */
const MOST_TOGETHER = 3;
const MOST_COLUMNS = 8;

/**
 * Buckets, not due and credits against the balance, row by row. Where a balance is larger, an unread column of
 * amounts that holds what is missing is proposed as the bucket it looks like; where it is smaller, the bucket that
 * repeats others. Nothing is asked of rows that add up, or are off by what rounding makes.
 */
export function partsAndWhole(layout: Layout, gaps: readonly Gap[]): readonly Question[] {
  const short = gaps.filter(({ difference }) => difference > ROUNDING);
  const over = gaps.filter(({ difference }) => difference < -ROUNDING);
  const nested = bucketsNested(layout, gaps.length > 0);
  // Amounts that hold one another explain themselves what is too much or missing.
  if (nested.some(({ answer }) => answer === null)) return nested;
  const twice = over.length > 0 ? repeated(layout, over) : sameRanges(layout);
  return [...nested, ...shortfall(layout, short), ...twice, ...holes(layout), ...credits(layout)];
}

/** Without a balance an unread column that takes from what is owed on every line is one of credits, or of nothing here. */
function credits(layout: Layout): readonly Question[] {
  const { columns, grid, headerIndex } = layout;
  if (columns.balance !== undefined || columns.unallocatedCredits !== undefined) return [];
  const rows = sampleRows(headerIndex + 1, grid.values.length);
  const sampled = rows.map((index) => ({ index, difference: 0 }));
  const negative = unreadAmounts(layout, sampled).filter((column) => {
    return rows.every((row) => (amountIn(layout, row, column) ?? 0) <= 0);
  });
  return negative.map((column) => {
    const filled = rows.filter((row) => amountIn(layout, row, column) !== 0);
    const values = { held: toUnits(heldIn(layout, column)) };
    return ask(layout, "credits-column", {
      column,
      rows: filled,
      values,
      choices: QUESTIONS["credits-column"],
    });
  });
}

/** What a column comes to below the headings. */
function heldIn(layout: Layout, column: number): Cents {
  return layout.grid.values.reduce((sum, _, row) => {
    return row <= layout.headerIndex ? sum : sum + (amountIn(layout, row, column) ?? 0);
  }, 0);
}

/** Ranges that stand twice are what is to come beside what is late, or two shares of it. */
function sameRanges(layout: Layout): readonly Question[] {
  const { buckets, answers, grid, headerIndex } = layout;
  const isAnswered = answers.some(({ kind }) => kind === "ranges-twice");
  const first = isAnswered ? buckets[0] : rangesTwice(buckets).left[0];
  if (first === undefined) return [];
  const { index: column } = first;
  const rows = sampleRows(headerIndex + 1, grid.values.length);
  return [ask(layout, "ranges-twice", { column, rows, subject: "", choices: QUESTIONS["ranges-twice"] })];
}

/** Days between two buckets from which something is missing there: months are not all of thirty. */
const HOLE = 5;

/**
 * Without a balance nothing proves that all buckets are read: where their ranges leave a hole, or the oldest has an
 * end, an unread column of amounts may be the one that is missing.
 */
function holes(layout: Layout): readonly Question[] {
  const { columns, buckets } = layout;
  if (columns.balance !== undefined) return [];
  const hasNotDue = buckets.some(({ range }) => range.from <= 0);
  const answered = layout.answers.find(
    ({ kind, choice }) => kind === "range-missing" && choice === "in-before",
  );
  if (answered !== undefined) {
    const [from = 0, to = 0] = answered.subject.split("-").map(Number);
    return rangeMissing(layout, { from, to }, sampleRows(layout.headerIndex + 1, layout.grid.values.length));
  }
  const missing = missingRange(buckets) ?? (hasNotDue ? null : NOT_DUE);
  if (missing === null) return [];
  const rows = sampleRows(layout.headerIndex + 1, layout.grid.values.length);
  const sampled = rows.map((index) => ({ index, difference: 0 }));
  const taken = new Set<string>(buckets.map(({ range }) => fieldOfBucket(range)));
  const choices = UNREAD.filter((choice) => !taken.has(choice));
  const field = fieldOfBucket(missing);
  const proposed = Math.max(0, choices.indexOf(UNREAD.find((choice) => choice === field) ?? "not-read"));
  const unread = unreadAmounts(layout, sampled).filter(
    (column) => missing !== NOT_DUE || isLeftOf(layout, column),
  );
  if (unread.length === 0) return missing === NOT_DUE ? [] : rangeMissing(layout, missing, rows);
  return unread.map((column) => {
    const values = { held: toUnits(heldIn(layout, column)) };
    return ask(layout, "bucket-hole", { column, rows, values, choices, proposed });
  });
}

/** What is not due stands left of all that is late. */
function isLeftOf({ buckets }: Layout, column: number): boolean {
  return buckets.every(({ index, range }) => range.from <= 0 || column < index);
}

/** A hole that no column fills: nothing may be owed there, or the sheet lacks it. */
function rangeMissing(
  layout: Layout,
  { from, to }: BucketRange,
  rows: readonly number[],
): readonly Question[] {
  // Counted in the range, as answered, the bucket before it is the one that has it.
  const before =
    layout.buckets.find(({ range }) => range.from === from) ?? bucketBefore(layout.buckets, from);
  const column = before?.index ?? layout.buckets.find(({ range }) => range.from > 0)?.index;
  if (to === null || column === undefined) return [];
  return [
    ask(layout, "range-missing", {
      column,
      rows,
      subject: `${from}-${to}`,
      values: { from, to },
      choices: ["complete", before === undefined ? "not-read" : "in-before"],
    }),
  ];
}

/** The first range of days late that no bucket has; null when they follow one another without end. */
function missingRange(buckets: Layout["buckets"]): BucketRange | null {
  const late = buckets.map(({ range }) => range).filter(({ from }) => from > 0);
  if (late.length < 2) return null;
  let next = 1;
  for (const { from, to } of [...late].sort((one, other) => one.from - other.from)) {
    if (from > next + HOLE) return { from: next, to: from - 1 };
    if (to === null) return null;
    next = Math.max(next, to + 1);
  }
  return { from: next, to: null };
}

/** Amounts of a row by grid column, whatever their decimal mark; nil for a blank cell. */
function amountIn(layout: Layout, row: number, column: number): Cents | null {
  const cell = layout.grid.values[row]?.[column];
  if (cell === undefined || isBlank(cell)) return 0;
  return centsOfCell(cell, ",") ?? centsOfCell(cell, ".");
}

function shortfall(layout: Layout, gaps: readonly Gap[]): readonly Question[] {
  if (gaps.length === 0) return [];
  const missing = gaps.reduce((sum, { difference }) => sum + difference, 0);
  const rows = gaps.map(({ index }) => index);
  const values = { rows: gaps.length, count: gaps.length, missing: toUnits(missing) };
  const explaining = explainingColumns(layout, gaps);
  if (explaining.length > 0) {
    const taken = new Set<string>(layout.buckets.map(({ range }) => fieldOfBucket(range)));
    const choices = UNREAD.filter((choice) => choice === "notDue" || !taken.has(choice));
    return explaining.map((column) => {
      const held = gaps.reduce((sum, { index }) => sum + (amountIn(layout, index, column) ?? 0), 0);
      const proposed = choices.indexOf(likelyBucket(layout, column));
      const filled = rows.filter((row) => (amountIn(layout, row, column) ?? 0) !== 0);
      return ask(layout, "unread-bucket", {
        column,
        rows: filled,
        values: { ...values, held: toUnits(held) },
        choices,
        proposed: Math.max(0, proposed),
      });
    });
  }
  const { balance } = layout.columns;
  if (balance === undefined) return [];
  const proposed = REMAINDERS.indexOf(remainderOf({ ...layout, answers: [] }));
  return [ask(layout, "parts-short", { column: balance.index, rows, values, choices: REMAINDERS, proposed })];
}

const UNREAD = ["notDue", "d1_30", "d31_60", "d61_90", "d91_120", "over90", "over120", "not-read"] as const;
const REMAINDERS = ["notDue", "over120"] as const;

/** The bucket that a column stands for by the range that no other has, else by its place: left of all others not due, right of them the oldest, which a table has once. */
function likelyBucket({ buckets }: Layout, column: number): (typeof UNREAD)[number] {
  const late = buckets.filter(({ range }) => range.from > 0);
  const hasNotDue = late.length < buckets.length;
  const missing = missingRange(buckets);
  const between = missing === null || missing.to === null ? null : fieldOfBucket(missing);
  const isBetween = late.some(({ index }) => index < column) && late.some(({ index }) => index > column);
  const hole = isBetween ? UNREAD.find((choice) => choice === between) : undefined;
  if (hole !== undefined) return hole;
  const isEndless = late.some(({ range }) => range.to === null);
  if (!hasNotDue && (isEndless || late.every(({ index }) => column < index))) return "notDue";
  const first = Math.min(...late.map(({ range }) => range.from));
  if (hasNotDue && first > 30 && late.every(({ index }) => column < index)) return "d1_30";
  const end = Math.max(0, ...late.map(({ range }) => range.to ?? range.from));
  return end <= 90 ? "over90" : "over120";
}

/** Headings of the table that nothing is read from and below which amounts stand. */
function unreadAmounts(layout: Layout, gaps: readonly Gap[]): readonly number[] {
  const read = new Set(
    [...Object.values(layout.columns), ...layout.buckets, ...layout.months].map(({ index }) => index),
  );
  return layout.headings
    .map(({ index }) => index)
    .filter((index) => !read.has(index))
    .filter((index) => gaps.every((gap) => amountIn(layout, gap.index, index) !== null))
    .filter((index) => gaps.some((gap) => amountIn(layout, gap.index, index) !== 0))
    .slice(0, MOST_COLUMNS);
}

/** The fewest unread columns that together make what is missing; none when no such columns stand there. */
function explainingColumns(layout: Layout, gaps: readonly Gap[]): readonly number[] {
  const candidates = unreadAmounts(layout, gaps);
  for (let size = 1; size <= Math.min(MOST_TOGETHER, candidates.length); size += 1) {
    const found = subsets(candidates, size).find((columns) => explains(layout, gaps, columns));
    if (found !== undefined) return found;
  }
  return [];
}

function subsets(items: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, place) =>
    subsets(items.slice(place + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

function explains(layout: Layout, gaps: readonly Gap[], columns: readonly number[]): boolean {
  const explained = gaps.filter(({ index, difference }) => {
    const sum = columns.reduce((total, column) => total + (amountIn(layout, index, column) ?? 0), 0);
    return Math.abs(sum - difference) <= ROUNDING;
  });
  return explained.length >= MOST * gaps.length;
}

/** Buckets that make more than the balance: one of them may repeat others. */
function repeated(layout: Layout, gaps: readonly Gap[]): readonly Question[] {
  const twice = layout.buckets.find((bucket) => isWhatIsTooMuch(layout, gaps, bucket));
  if (gaps.length === 0 || twice === undefined) return [];
  const tooMuch = -gaps.reduce((sum, { difference }) => sum + difference, 0);
  return [
    ask(layout, "bucket-twice", {
      column: twice.index,
      rows: gaps.map(({ index }) => index),
      values: { rows: gaps.length, count: gaps.length, tooMuch: toUnits(tooMuch) },
      choices: ["subtotal", "bucket"],
    }),
  ];
}

function isWhatIsTooMuch(layout: Layout, gaps: readonly Gap[], { index: column }: BucketColumn): boolean {
  const same = gaps.filter(({ index, difference }) => {
    const amount = amountIn(layout, index, column);
    return amount !== null && Math.abs(amount + difference) <= ROUNDING;
  });
  return same.length >= MOST * gaps.length;
}
