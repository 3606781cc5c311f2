import type { WorkbookContext } from "../host/session";
import type { TableContent } from "./ownTables";

/** What stands in the way of writing rows of a table: its filters and its totals row. */
export interface TableState {
  readonly table: Excel.Table;
  readonly showTotals: boolean;
  /** By column of the table; none where no filter is on. */
  readonly filters: TableFilters;
}

export type TableFilters = readonly (Excel.FilterCriteria | null)[];

/** The name under which a filter that could not be put back is reported, beside refused decorations. */
const LOST_FILTER = "table filter";

/**
 * Queues the loading of a table's filters and totals row. A table without filter buttons is not asked for filters:
 * what it answers differs from one Excel to the other (office-js#3086).
 */
export function loadState(table: Excel.Table, { hasFilterButtons }: Filterable): void {
  table.load("showTotals");
  if (hasFilterButtons) table.autoFilter.load("isDataFiltered,criteria");
}

type Filterable = Pick<TableContent, "hasFilterButtons">;

/** A table's filters and totals row, once `loadState` has been answered. */
export function stateOf(table: Excel.Table, filterable: Filterable): TableState {
  return { table, showTotals: table.showTotals, filters: filtersOf(table, filterable) };
}

/** The filters of a table, once they have been loaded. */
export function filtersOf(table: Excel.Table, { hasFilterButtons }: Filterable): TableFilters {
  return hasFilterButtons && table.autoFilter.isDataFiltered ? table.autoFilter.criteria : [];
}

/**
 * Queues the clearing of whatever filters are on at that very moment: a colleague may have set one since they were
 * looked at, and over hidden rows Excel takes nothing of what is written (office-js#224).
 * @returns the filters that were on, once the caller has synced.
 */
export function liftFilters(table: Excel.Table, filterable: Filterable): () => TableFilters {
  if (!filterable.hasFilterButtons) return () => [];
  table.autoFilter.load("isDataFiltered,criteria");
  table.clearFilters();
  return () => filtersOf(table, filterable);
}

/**
 * Queues the clearing of filters and totals row while rows are written: values written over filtered rows land in
 * wrong cells on desktop (office-js#224) and filtered rows cannot be deleted (office-js#994).
 */
export function liftState({ table, showTotals, filters }: TableState): void {
  if (filters.some(isFiltering)) table.clearFilters();
  if (showTotals) table.showTotals = false;
}

/** Queues the totals row again; filters come back in requests of their own (`putFiltersBack`). */
export function putTotalsBack({ table, showTotals }: TableState): void {
  if (showTotals) table.showTotals = true;
}

/** A column without filter has no criterion, or one without anything to filter on. */
export function isFiltering(
  criterion: Excel.FilterCriteria | null | undefined,
): criterion is Excel.FilterCriteria {
  return criterion?.filterOn !== undefined && criterion.filterOn !== null;
}

/**
 * Puts filters back in requests of their own, once what was written is safe: Excel may refuse them after the rows
 * have changed (office-js#1226, #3030), and a saved row must not be reported as lost for that. In one request, and
 * one by one when it is refused.
 * @returns what could not be put back, by the name of its words: nothing when all filters are on again.
 */
export async function putFiltersBack(
  context: WorkbookContext,
  states: readonly Pick<TableState, "table" | "filters">[],
): Promise<string[]> {
  const lifted = states.flatMap(({ table, filters }) =>
    filters.flatMap((criterion, column) => {
      const apply = isFiltering(criterion) ? applying(criterion) : null;
      if (apply === null) return isFiltering(criterion) ? [null] : [];
      // On fresh objects: one that was loaded before may fail (office-js#3030).
      return [() => apply(table.columns.getItemAt(column).filter)];
    }),
  );
  if (lifted.length === 0) return [];
  const known = lifted.filter((apply) => apply !== null);
  const isWhole = known.length === lifted.length;
  if (await isAccepted(context, known)) return isWhole ? [] : [LOST_FILTER];
  let lost = !isWhole;
  for (const apply of known) {
    if (!(await isAccepted(context, [apply]))) lost = true;
  }
  return lost ? [LOST_FILTER] : [];
}

async function isAccepted(context: WorkbookContext, calls: readonly (() => void)[]): Promise<boolean> {
  try {
    calls.forEach((call) => call());
    await context.sync();
    return true;
  } catch {
    // Whatever refused it, the rows are written: the filter alone is told as gone.
    return false;
  }
}

/**
 * How a filter is put on again, with nothing but what its kind needs: criteria as they are read hold nulls, with
 * which `apply` is refused (office-js#1226).
 * @returns null for a kind of filter that cannot be told from its criteria.
 */
function applying({
  filterOn,
  values,
  criterion1,
  criterion2,
  operator,
  dynamicCriteria,
  color,
  icon,
}: Excel.FilterCriteria): ((filter: Excel.Filter) => void) | null {
  const count = Number(criterion1);
  switch (filterOn) {
    case "Values":
      return values == null ? null : (filter) => filter.applyValuesFilter(values);
    case "Custom":
      if (criterion1 == null) return null;
      return criterion2 == null
        ? (filter) => filter.applyCustomFilter(criterion1)
        : (filter) => filter.applyCustomFilter(criterion1, criterion2, operator === "Or" ? "Or" : "And");
    case "Dynamic":
      return dynamicCriteria == null || dynamicCriteria === "Unknown"
        ? null
        : (filter) => filter.applyDynamicFilter(dynamicCriteria as Excel.DynamicFilterCriteria);
    case "TopItems":
      return (filter) => filter.applyTopItemsFilter(count);
    case "TopPercent":
      return (filter) => filter.applyTopPercentFilter(count);
    case "BottomItems":
      return (filter) => filter.applyBottomItemsFilter(count);
    case "BottomPercent":
      return (filter) => filter.applyBottomPercentFilter(count);
    case "CellColor":
      return color == null ? null : (filter) => filter.applyCellColorFilter(color);
    case "FontColor":
      return color == null ? null : (filter) => filter.applyFontColorFilter(color);
    case "Icon":
      return icon == null ? null : (filter) => filter.applyIconFilter(icon);
    default:
      return null;
  }
}
