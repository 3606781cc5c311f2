import { looseCents } from "../cells/numbers";
import type { Layout } from "../find/layout";

/** Buckets that have to hold something, and rows, before they can tell a sum from a client. */
const LEAST_BUCKETS = 2;
const LEAST_ROWS = 2;

/**
 * The rows of an aged balance that are, in every column, what others add up to, under whatever name: all others
 * ("Aged Receivable" above the clients), or those since the sum before ("Région Nord" below its clients). A row that
 * bears a client's code is a client, whatever it comes to. Grid rows.
 */
export function sumRows({ grid, headerIndex, columns, buckets }: Layout): ReadonlySet<number> {
  const indexes = [...buckets, ...(columns.balance === undefined ? [] : [columns.balance])].map(
    ({ index }) => index,
  );
  if (buckets.length < LEAST_BUCKETS) return new Set();
  const code = columns.clientCode?.index ?? -1;
  const isCoded = (row: number): boolean => /\d/.test(String(grid.values[row]?.[code] ?? ""));
  const sums = new Float64Array(indexes.length);
  const cells = new Float64Array(indexes.length);
  const since = new SinceSum(indexes.length, buckets.length);
  const filled: number[] = [];
  const found = new Set<number>();
  for (let row = headerIndex + 1; row < grid.values.length; row++) {
    let isFilled = false;
    for (let place = 0; place < indexes.length; place++) {
      const cents = looseCents(grid.values[row]?.[indexes[place] as number]) ?? 0;
      cells[place] = cents;
      isFilled ||= cents !== 0;
    }
    if (!isFilled) continue;
    if (since.isMadeBy(cells) && !isCoded(row)) {
      found.add(row);
      since.begin();
      continue;
    }
    since.add(cells);
    for (let place = 0; place < indexes.length; place++) {
      sums[place] = (sums[place] as number) + (cells[place] as number);
    }
    filled.push(row);
  }
  if (filled.length <= LEAST_ROWS) return found;
  const isSum = (row: number): boolean => {
    let bucketsHeld = 0;
    for (let place = 0; place < indexes.length; place++) {
      const cents = looseCents(grid.values[row]?.[indexes[place] as number]) ?? 0;
      if (2 * cents !== sums[place]) return false;
      // The balance says nothing that its buckets do not say.
      if (cents !== 0 && place < buckets.length) bucketsHeld += 1;
    }
    return bucketsHeld >= LEAST_BUCKETS;
  };
  const sum = filled.find((row) => !isCoded(row) && isSum(row));
  if (sum !== undefined) found.add(sum);
  return found;
}

/** What the rows since the last sum add up to, column by column. */
class SinceSum {
  private readonly sums: Float64Array;
  private rows = 0;

  constructor(
    columns: number,
    private readonly buckets: number,
  ) {
    this.sums = new Float64Array(columns);
  }

  add(cells: Float64Array): void {
    this.rows += 1;
    for (let place = 0; place < cells.length; place++) {
      this.sums[place] = (this.sums[place] as number) + (cells[place] as number);
    }
  }

  begin(): void {
    this.rows = 0;
    this.sums.fill(0);
  }

  /** True for what two rows at least add up to, in every column and in enough of the buckets. */
  isMadeBy(cells: Float64Array): boolean {
    if (this.rows < LEAST_ROWS) return false;
    let held = 0;
    for (let place = 0; place < cells.length; place++) {
      if (cells[place] !== this.sums[place]) return false;
      if (cells[place] !== 0 && place < this.buckets) held += 1;
    }
    return held >= LEAST_BUCKETS;
  }
}
