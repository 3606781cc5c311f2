import type { Area, FilterCriterion } from "../../model";
import { rangeArgument, rangeObject } from "../addressing";
import type { Call } from "../declarations";
import { declare, readOnly } from "../declarations";
import { generalException, invalidArgument, itemNotFound } from "../errors";
import { checkedCriteria, criteriaReadBack, refusedAfterClear, type Criteria } from "../filters/criteria";
import { refilter, setFilter } from "../filters/filtering";
import { checkAllowed } from "../protection";
import { sortColumns, sortFields, sortRows } from "../sorting";
import { bodyArea } from "../addressing";
import type { AutoFilterTarget, FilterTarget, TableTarget } from "../targets";

function applyToColumn(target: FilterTarget, given: Criteria | null, call: Call): void {
  checkAllowed(target.sheet, "allowAutoFilter");
  const criteria = given === null ? null : accepted(given, call);
  setFilter(target.table.filters, target.columnIndex, criteria);
  refilter(target.sheet, call);
}

function accepted(given: unknown, { host }: Call): Criteria {
  if (host.behaviour.refusesFilterAfterClear && host.filtersWereCleared) throw refusedAfterClear();
  return checkedCriteria(given, host.behaviour);
}

function criteriaOf(filters: readonly FilterCriterion[], column: number): unknown {
  return criteriaReadBack(filters.find((filter) => filter.column === column)?.criteria);
}

function readCriteria({ table, columnIndex }: FilterTarget, { host }: Call): unknown {
  const wasApplied = host.filtersWereCleared && table.filters.length > 0;
  if (host.behaviour.refusesFilterLoadAfterApply && wasApplied)
    throw generalException("the filter cannot be read");
  return criteriaOf(table.filters, columnIndex);
}

declare("Filter", {
  properties: { Criteria: readOnly(readCriteria) },
  methods: {
    Apply: (target, [criteria], call) => applyToColumn(target, criteria as Criteria, call),
    ApplyValuesFilter: (target, [values], call) =>
      applyToColumn(target, { filterOn: "Values", values: values as Criteria["values"] & {} }, call),
    ApplyCustomFilter: (target, [criterion1, criterion2, operator], call) =>
      applyToColumn(
        target,
        {
          filterOn: "Custom",
          criterion1: String(criterion1),
          ...(typeof criterion2 === "string" ? { criterion2 } : {}),
          operator: (operator as string | undefined) ?? "And",
        },
        call,
      ),
    ApplyTopItemsFilter: (target, [count], call) =>
      applyToColumn(target, { filterOn: "TopItems", criterion1: String(count) }, call),
    ApplyBottomItemsFilter: (target, [count], call) =>
      applyToColumn(target, { filterOn: "BottomItems", criterion1: String(count) }, call),
    ApplyTopPercentFilter: (target, [percent], call) =>
      applyToColumn(target, { filterOn: "TopPercent", criterion1: String(percent) }, call),
    ApplyBottomPercentFilter: (target, [percent], call) =>
      applyToColumn(target, { filterOn: "BottomPercent", criterion1: String(percent) }, call),
    ApplyDynamicFilter: (target, [criteria], call) =>
      applyToColumn(target, { filterOn: "Dynamic", dynamicCriteria: String(criteria) }, call),
    ApplyCellColorFilter: (target, [color], call) =>
      applyToColumn(target, { filterOn: "CellColor", color: String(color) }, call),
    ApplyFontColorFilter: (target, [color], call) =>
      applyToColumn(target, { filterOn: "FontColor", color: String(color) }, call),
    Clear: (target, _, call) => applyToColumn(target, null, call),
  },
});

/** The filters and the area with the header, whether of a table or of the sheet; null when the sheet has none. */
function scope({ sheet, table }: AutoFilterTarget): { filters: FilterCriterion[]; area: Area } | null {
  if (table !== null) return { filters: table.filters, area: table.area };
  return sheet.autoFilter === null
    ? null
    : { filters: sheet.autoFilter.criteria, area: sheet.autoFilter.area };
}

function apply(
  target: AutoFilterTarget,
  [range, columnIndex, criteria]: readonly unknown[],
  call: Call,
): void {
  const { sheet, table } = target;
  checkAllowed(sheet, "allowAutoFilter");
  if (table === null) {
    const where = rangeArgument(range, sheet, call);
    if (where.sheet !== sheet) throw invalidArgument("the range is on another sheet");
    if (sheet.tables.some((each) => each.area.top === where.area.top && each.area.left === where.area.left)) {
      throw invalidArgument("a table has its own filter");
    }
    if (sheet.autoFilter === null || criteria === undefined || criteria === null) {
      sheet.autoFilter = { area: { ...where.area }, criteria: sheet.autoFilter?.criteria ?? [] };
    }
  }
  const filters = scope(target)?.filters;
  if (filters !== undefined && typeof columnIndex === "number") {
    const isGiven = criteria !== undefined && criteria !== null;
    setFilter(filters, columnIndex, isGiven ? accepted(criteria, call) : null);
  }
  refilter(sheet, call);
}

function clear(target: AutoFilterTarget, call: Call): void {
  checkAllowed(target.sheet, "allowAutoFilter");
  const { table } = target;
  // Clearing the filters of a table also loses its sort of several columns (office-js#1000).
  if (table !== null && table.filters.length > 0 && table.sort.length > 1) table.sort = [];
  scope(target)?.filters.splice(0);
  call.host.filtersWereCleared = true;
  refilter(target.sheet, call);
}

declare("AutoFilter", {
  properties: {
    Enabled: readOnly(({ sheet, table }) =>
      table === null ? sheet.autoFilter !== null : table.showFilterButton,
    ),
    IsDataFiltered: readOnly((target) => (scope(target)?.filters.length ?? 0) > 0),
    // One entry per column of the filtered area; columns without a filter have an empty one.
    Criteria: readOnly((target) => {
      const found = scope(target);
      if (found === null) return null;
      return Array.from(
        { length: found.area.columns },
        (_, column) => criteriaOf(found.filters, column) ?? {},
      );
    }),
  },
  methods: {
    Apply: apply,
    ClearCriteria: (target, _, call) => clear(target, call),
    ClearColumnCriteria: (target, [columnIndex], call) => {
      const found = scope(target);
      if (found !== null) setFilter(found.filters, Number(columnIndex), null);
      refilter(target.sheet, call);
    },
    Reapply: ({ sheet }, _, call) => refilter(sheet, call),
    Remove: (target, _, call) => {
      clear(target, call);
      if (target.table === null) target.sheet.autoFilter = null;
      else target.table.showFilterButton = false;
    },
    GetRange: (target) => {
      const found = scope(target);
      if (found === null) throw itemNotFound("the sheet has no filter");
      return rangeObject(target.sheet, { ...found.area });
    },
  },
});

declare("RangeSort", {
  methods: {
    Apply: ({ sheet, area }, [fields, matchCase, hasHeaders, orientation], call) => {
      if (orientation === "Columns") {
        const columns =
          hasHeaders === true ? { ...area, left: area.left + 1, columns: area.columns - 1 } : area;
        sortColumns(sheet, columns, sortFields(fields, area.rows), matchCase === true, call);
        return;
      }
      const body = hasHeaders === true ? { ...area, top: area.top + 1, rows: area.rows - 1 } : area;
      sortRows(sheet, body, sortFields(fields, area.columns), matchCase === true, call);
    },
  },
});

function sortTable({ sheet, table }: TableTarget, call: Call): void {
  const columns = table.columns.length;
  if (table.sort.length > 0) sortRows(sheet, bodyArea(table), sortFields(table.sort, columns), false, call);
}

declare("TableSort", {
  properties: {
    // Empty while the header is hidden (office-js#2409).
    Fields: readOnly(({ table }) => (table.showHeaders ? table.sort.map((field) => ({ ...field })) : [])),
    MatchCase: readOnly(() => false),
    Method: readOnly(() => "PinYin"),
  },
  methods: {
    Apply: (target, [fields], call) => {
      target.table.sort = sortFields(fields, target.table.columns.length);
      sortTable(target, call);
    },
    Reapply: (target, _, call) => sortTable(target, call),
    Clear: ({ table }) => {
      table.sort = [];
    },
  },
});
