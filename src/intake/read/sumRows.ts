import { looseCents } from "../cells/numbers";
import type { Layout } from "../find/layout";

/** Buckets that have to hold something, and rows, before they can tell a sum from a client. */
const LEAST_BUCKETS = 2;
const LEAST_ROWS = 2;

/**
 * The row of an aged balance that is, in every column, what all other rows add up to: a total under whatever name
 * ("Aged Receivable" above the clients). A row that bears a client's code is a client, whatever it comes to. Grid
 * rows; at most one.
 */
export function sumRows({ grid, headerIndex, columns, buckets }: Layout): ReadonlySet<number> {
  const indexes = [...buckets, ...(columns.balance === undefined ? [] : [columns.balance])].map(
    ({ index }) => index,
  );
  if (buckets.length < LEAST_BUCKETS) return new Set();
  const sums = new Float64Array(indexes.length);
  const filled: number[] = [];
  for (let row = headerIndex + 1; row < grid.values.length; row++) {
    const cells = grid.values[row] ?? [];
    let isFilled = false;
    for (let place = 0; place < indexes.length; place++) {
      const cents = looseCents(cells[indexes[place] as number]);
      if (cents === null) continue;
      sums[place] = (sums[place] as number) + cents;
      isFilled ||= cents !== 0;
    }
    if (isFilled) filled.push(row);
  }
  if (filled.length <= LEAST_ROWS) return new Set();
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
  const code = columns.clientCode?.index ?? -1;
  const isCoded = (row: number): boolean => /\d/.test(String(grid.values[row]?.[code] ?? ""));
  const sum = filled.find((row) => !isCoded(row) && isSum(row));
  return new Set(sum === undefined ? [] : [sum]);
}
