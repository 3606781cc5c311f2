import type { BucketRange } from "../find/buckets";
import { looseCents } from "../cells/numbers";
import { sampleRows } from "../find/columnProfile";
import type { BucketColumn, Layout } from "../find/layout";

/** A bucket whose range reaches over a narrower one, and grid rows where both hold an amount. */
export interface Nested {
  readonly outer: BucketColumn;
  readonly inner: BucketColumn;
  /** What of the wider range the narrower leaves. */
  readonly rest: BucketRange;
  readonly rows: readonly number[];
}

/** Rows on which the narrower has to hold something before the two say anything of each other. */
const LEAST_ROWS = 1;

/**
 * The pairs of buckets of which one holds the other on every row, by their ranges and by their amounts: of "> 30",
 * "> 60", "> 90" each the next. The total overdue is the widest of them. Empty where one row says otherwise.
 */
export function nestedBuckets(layout: Layout): readonly Nested[] {
  const pairs = [...openEnded(layout), ...overlapping(layout)];
  const nested = pairs.flatMap((pair) => {
    const rows = rowsNested(layout, pair.outer.index, pair.inner.index);
    return rows === null || rows.length < LEAST_ROWS ? [] : [{ ...pair, rows }];
  });
  return nested.length === pairs.length ? nested : [];
}

type Pair = Omit<Nested, "rows">;

/** "> 30", "> 60", "> 90": each reaches over the next. */
function openEnded({ buckets, columns: { overdue } }: Layout): readonly Pair[] {
  const open = buckets.filter(({ range }) => range.to === null);
  const starts = [...new Set(open.map(({ range }) => range.from))].sort((one, other) => one - other);
  if (open.length < 2 || starts.length < open.length) return [];
  const beginsAt = starts[0] ?? 0;
  const isWhole =
    overdue !== undefined &&
    beginsAt > LEAST_LATE &&
    buckets.every(({ range }) => range.to === null || range.from <= 0);
  const whole: readonly BucketColumn[] = isWhole ? [{ ...overdue, range: { from: 1, to: null } }] : [];
  const chain = [...whole, ...open].sort((one, other) => one.range.from - other.range.from);
  return chain.slice(1).map((inner, place) => {
    const outer = chain[place] as BucketColumn;
    return { outer, inner, rest: { from: outer.range.from, to: inner.range.from - 1 } };
  });
}

/** Days late at which the first bucket begins where there is none before it. */
const LEAST_LATE = 5;

/** "0-60" beside "0-30": what is left of the wider begins where the narrower ends. */
function overlapping({ buckets }: Layout): readonly Pair[] {
  return buckets
    .filter(({ range }) => range.overlaps === true)
    .flatMap((outer) => {
      const inner = buckets.find(({ range }) => range.to === outer.range.from - 1);
      return inner === undefined ? [] : [{ outer, inner, rest: outer.range }];
    });
}

/** Grid rows on which the narrower holds something; null where it holds more than the wider. */
function rowsNested({ grid, headerIndex }: Layout, outer: number, inner: number): readonly number[] | null {
  const rows: number[] = [];
  for (const row of sampleRows(headerIndex + 1, grid.values.length)) {
    const [wide, narrow] = [outer, inner].map((column) => looseCents(grid.values[row]?.[column]) ?? 0);
    if (wide === undefined || narrow === undefined || narrow === 0) continue;
    if (Math.abs(narrow) > Math.abs(wide)) return null;
    rows.push(row);
  }
  return rows;
}
