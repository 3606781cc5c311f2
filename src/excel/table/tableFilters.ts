import type { WorkbookContext } from "../host/session";
import type { TableContent } from "./ownTables";

/** By column of the table; none where no filter is on. */
export type TableFilters = readonly (Excel.FilterCriteria | null)[];

/** Filters that were cleared. */
export interface FiltersOff {
  /** The table, as a fresh object. */
  readonly table: () => Excel.Table;
  readonly filters: TableFilters;
}

/** The name under which a filter that could not be put back is reported, beside refused decorations. */
export const LOST_FILTER = "table filter";

type Filterable = Pick<TableContent, "hasFilterButtons">;

/** The filters of a table, once they have been loaded. */
export function filtersOf(table: Excel.Table, { hasFilterButtons }: Filterable): TableFilters {
  return hasFilterButtons && table.autoFilter.isDataFiltered ? table.autoFilter.criteria : [];
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
  off: readonly FiltersOff[],
): Promise<string[]> {
  const lifted = off.flatMap(({ table, filters }) =>
    filters.flatMap((criterion, column) => {
      const apply = isFiltering(criterion) ? applying(criterion) : null;
      if (apply === null) return isFiltering(criterion) ? [null] : [];
      // On fresh objects: one that was loaded before may fail (office-js#3030).
      return [() => apply(table().columns.getItemAt(column).filter)];
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
