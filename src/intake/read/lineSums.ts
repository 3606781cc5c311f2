import type { Cents } from "../../domain/basis/money";
import { looseCents } from "../cells/numbers";
import type { Layout } from "../find/layout";
import type { IgnoredRow } from "../source";

/** A row that may add others up; `index` is its place in the grid. */
export interface PossibleSum {
  readonly index: number;
  readonly amount: Cents | null;
}

/** Sums of consecutive lines of a table, for telling subtotals and totals from lines. */
export class LineSums {
  /** The grid rows of the lines, ascending, and what they add up to from the first one on. */
  private readonly rows: number[] = [];
  private readonly sums: Cents[] = [0];
  /** How many lines stand before each possible sum, ascending. */
  private readonly stops: readonly number[];
  /** Running sums at those places: a sum may reach back to any of them (region over salesperson). */
  private readonly sumsAtStops = new Set<Cents>([0]);

  /** `amounts` are the lines' by grid row, not a number where there is no line; `possible` are in any order. */
  constructor(amounts: Float64Array, possible: readonly PossibleSum[]) {
    let sum = 0;
    for (let row = 0; row < amounts.length; row++) {
      const amount = amounts[row] as Cents;
      if (Number.isNaN(amount)) continue;
      sum += amount;
      this.rows.push(row);
      this.sums.push(sum);
    }
    this.stops = possible.map(({ index }) => this.linesBefore(index)).sort((a, b) => a - b);
    for (const stop of this.stops) this.sumsAtStops.add(this.sums[stop] as Cents);
  }

  get all(): Cents {
    return this.sums.at(-1) as Cents;
  }

  linesBefore(index: number): number {
    return firstAtLeast(this.rows, index);
  }

  linesAfter(index: number): number {
    return this.rows.length - this.linesBefore(index);
  }

  /**
   * The row's amount less the nearest lines it could add up: those since the sum before it, all before it,
   * those up to the next sum, or all of them; nil when it adds up the lines since any sum before.
   * Null when it has no amount.
   */
  difference({ index, amount }: PossibleSum): Cents | null {
    if (amount === null) return null;
    const here = this.sums[this.linesBefore(index)] as Cents;
    if (this.sumsAtStops.has(here - amount)) return 0;
    const differences = this.scopes(index).map(({ sum }) => amount - sum);
    return differences.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
  }

  /** True when the row's amount, not nil, is the sum of at least so many lines next to it. */
  addsUp({ index, amount }: PossibleSum, leastLines: number): boolean {
    if (amount === null || amount === 0) return false;
    return this.scopes(index).some(({ sum, lines }) => lines >= leastLines && sum === amount);
  }

  private scopes(index: number): readonly { readonly sum: Cents; readonly lines: number }[] {
    const here = this.linesBefore(index);
    const before = this.stops[firstAtLeast(this.stops, here) - 1] ?? 0;
    const after = this.stops[firstAtLeast(this.stops, here + 1)] ?? this.rows.length;
    return [
      this.scope(before, here),
      this.scope(0, here),
      this.scope(here, after),
      this.scope(0, this.rows.length),
    ];
  }

  private scope(from: number, to: number): { readonly sum: Cents; readonly lines: number } {
    return { sum: (this.sums[to] as Cents) - (this.sums[from] as Cents), lines: to - from };
  }
}

/** Place of the first number of an ascending list that is not below `value`. */
function firstAtLeast(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a column comes to in cents, without the rows that are no lines: sums, notes, headings again. */
export function sumOfLines(
  { grid, headerIndex }: Layout,
  column: number | null,
  ignored: readonly IgnoredRow[],
): Cents {
  if (column === null) return 0;
  const leftOut = new Set(ignored.map(({ row }) => row - grid.firstRow));
  return grid.values.reduce((sum, row, index) => {
    const isLine = index > headerIndex && !leftOut.has(index + 1);
    return isLine ? sum + (looseCents(row[column]) ?? 0) : sum;
  }, 0);
}
