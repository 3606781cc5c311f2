import { UNIT_FACTORS, unitOf, unitSaid } from "../find/amountUnit";
import { looseCents } from "../cells/numbers";
import { columnsOf, type Layout } from "../find/layout";

/**
 * The tables, those of receivables marked whose unit other tables make impossible: another list of the same
 * receivables that is as large as it stands, sales or limits of which nobody owes so many times as much.
 */
export function withUnitsCompared(layouts: readonly Layout[]): readonly Layout[] {
  return layouts.map((layout) => {
    const column = amountOf(layout);
    const unit = column === null || !isReceivables(layout) ? null : (unitSaid(layout, column)?.unit ?? null);
    if (column === null || unit === null || unit === "units") return layout;
    const owed = sumOf(layout, [column]);
    const isUnitDenied = layouts.some((other) => {
      return other.grid !== layout.grid && isDeniedBy(other, owed, UNIT_FACTORS[unit]);
    });
    return isUnitDenied ? { ...layout, isUnitDenied } : layout;
  });
}

function isReceivables({ kind }: Layout): boolean {
  return kind === "open-items" || kind === "aged-balance";
}

/** So many times another list's sum is another sum. */
const SAME_LIST = 3;
/** So many years of sales, or times the limits, are never owed. */
const MOST_OF_SALES = 3;
const MOST_OF_LIMITS = 30;

/** Whether what is owed suits another table as it stands, and not times the factor. */
function isDeniedBy(other: Layout, owed: number, factor: number): boolean {
  const stated = statedBy(other);
  if (stated <= 0) return false;
  const suits = (amount: number): boolean => {
    if (!isReceivables(other))
      return amount <= stated * (other.kind === "sales" ? MOST_OF_SALES : MOST_OF_LIMITS);
    return amount <= SAME_LIST * stated && SAME_LIST * amount >= stated;
  };
  return suits(owed) && !suits(owed * factor);
}

/** What a table comes to in its own unit: what is owed, sold, or granted. */
function statedBy(layout: Layout): number {
  const limits = columnsOf(layout, ["granted", "internalLimit", "amount", "turnover"]).slice(0, 1);
  const column = isReceivables(layout) ? amountOf(layout) : (limits[0]?.index ?? null);
  const columns = column === null ? layout.months.map(({ index }) => index) : [column];
  const [first] = columns;
  return first === undefined ? 0 : sumOf(layout, columns) * UNIT_FACTORS[unitOf(layout, first)];
}

/** The column of what is owed, else of the first part of it. */
function amountOf({ columns, buckets }: Layout): number | null {
  const column =
    columns.balance ?? columns.openAmount ?? columns.originalAmount ?? columns.debit ?? buckets[0];
  return column?.index ?? null;
}

function sumOf({ grid, headerIndex }: Layout, columns: readonly number[]): number {
  let sum = 0;
  for (let row = headerIndex + 1; row < grid.values.length; row++) {
    for (const column of columns) sum += Math.abs(looseCents(grid.values[row]?.[column]) ?? 0);
  }
  return sum;
}
