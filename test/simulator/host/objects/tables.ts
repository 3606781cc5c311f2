import type { SheetModel, TableModel, WorkbookModel } from "../../model";
import { intersection, contains, bottom } from "../../address";
import { bodyArea, rangeArgument, rangeObject } from "../addressing";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { EventType, WORKBOOK_TARGET } from "../events";
import { refilter } from "../filters/filtering";
import { checkUnprotected } from "../protection";
import { registration } from "../registrations";
import {
  addTable,
  deleteTable,
  dropTable,
  findTable,
  resizeTable,
  showHeaders,
  showTotals,
} from "../tableChanges";
import { checkNameFree, checkNameSyntax } from "../tableNames";
import type { ScopeTarget, TableTarget } from "../targets";

function tableObject(sheet: SheetModel, table: TableModel): HostObject {
  return new HostObject("Table", { sheet, table });
}

function allTables({ workbook, sheet }: ScopeTarget): HostObject[] {
  const sheets = sheet === null ? workbook.sheets : [sheet];
  return sheets.flatMap((each) => each.tables.map((table) => tableObject(each, table)));
}

function tableByKey(workbook: WorkbookModel, key: unknown, sheet: SheetModel | null): HostObject {
  const found = findTable(workbook, String(key), sheet);
  if (found === null) throw itemNotFound(`table ${String(key)}`);
  return new HostObject("Table", found);
}

function add({ sheet }: ScopeTarget, address: unknown, hasHeaders: unknown, call: Call): HostObject {
  const active = sheet ?? call.host.sheet(call.host.viewOf(call.session).activeSheetId);
  const target = rangeArgument(address, active, call);
  if (sheet !== null && target.sheet !== sheet) throw invalidArgument("the range is on another sheet");
  return tableObject(target.sheet, addTable(target, hasHeaders === true, call));
}

const where = ({ sheet }: ScopeTarget) => sheet?.id ?? WORKBOOK_TARGET;

declare("TableCollection", {
  properties: { Count: readOnly((target) => allTables(target).length) },
  items: allTables,
  item: ({ workbook, sheet }, key) => tableByKey(workbook, key, sheet),
  methods: {
    Add: (target, [address, hasHeaders], call) => add(target, address, hasHeaders, call),
    ...registration("DataChangedEvent", EventType.TableChanged, where),
    ...registration("AddedEvent", EventType.TableAdded, where),
    ...registration("DeletedEvent", EventType.TableDeleted, where),
  },
});

declare("TableScopedCollection", {
  items: ({ sheet, areas, fullyContained }) =>
    sheet.tables
      .filter((table) =>
        areas.some((area) =>
          fullyContained ? contains(area, table.area) : intersection(area, table.area) !== null,
        ),
      )
      .map((table) => tableObject(sheet, table)),
  item: ({ sheet }, key) => {
    const found = sheet.tables.find((table) => table.id === String(key) || table.name === String(key));
    if (found === undefined) throw itemNotFound(`table ${String(key)}`);
    return tableObject(sheet, found);
  },
  methods: {
    GetFirst: ({ sheet, areas }) => {
      const found = sheet.tables.find((table) =>
        areas.some((area) => intersection(area, table.area) !== null),
      );
      if (found === undefined) throw itemNotFound("no table in the range");
      return tableObject(sheet, found);
    },
  },
});

type Flag =
  | "showBandedRows"
  | "showBandedColumns"
  | "showFilterButton"
  | "highlightFirstColumn"
  | "highlightLastColumn";

function flag(key: Flag): Property<TableTarget> {
  return {
    read: ({ table }) => table[key],
    write: ({ sheet, table }, value) => {
      checkUnprotected(sheet);
      table[key] = value === true;
    },
  };
}

/** Excel's built-in table styles; anything else would have to be made first. */
const TABLE_STYLE = /^TableStyle(?:Light(?:1?[0-9]|2[01])|Medium(?:1?[0-9]|2[0-8])|Dark(?:[1-9]|1[01]))$/;

const properties: Record<string, Property<TableTarget>> = {
  Id: readOnly(({ table }) => table.id),
  LegacyId: readOnly(({ table }) => table.id),
  Name: {
    read: ({ table }) => table.name,
    write: ({ sheet, table }, value, { host }) => {
      checkUnprotected(sheet);
      table.name = checkNameFree(host.model, checkNameSyntax(value), table);
    },
  },
  Style: {
    read: ({ table }) => table.style,
    write: ({ sheet, table }, value) => {
      checkUnprotected(sheet);
      if (typeof value !== "string" || (value !== "" && !TABLE_STYLE.test(value))) {
        throw invalidArgument(`table style ${String(value)}`);
      }
      table.style = value;
    },
  },
  ShowHeaders: {
    read: ({ table }) => table.showHeaders,
    write: (target, value, call) => showHeaders(target, value === true, call),
  },
  ShowTotals: {
    read: ({ table }) => table.showTotals,
    write: (target, value, call) => showTotals(target, value === true, call),
  },
  ShowBandedRows: flag("showBandedRows"),
  ShowBandedColumns: flag("showBandedColumns"),
  ShowFilterButton: flag("showFilterButton"),
  HighlightFirstColumn: flag("highlightFirstColumn"),
  HighlightLastColumn: flag("highlightLastColumn"),
};

function headerRow({ sheet, table }: TableTarget): HostObject {
  if (!table.showHeaders) throw itemNotFound(`table ${table.name} shows no header`);
  return rangeObject(sheet, { ...table.area, rows: 1 });
}

function totalRow({ sheet, table }: TableTarget): HostObject {
  if (!table.showTotals) throw itemNotFound(`table ${table.name} shows no totals`);
  return rangeObject(sheet, { ...table.area, top: bottom(table.area), rows: 1 });
}

function clearFilters({ sheet, table }: TableTarget, call: Call): void {
  // Clearing the filters of a table also loses its sort of several columns (office-js#1000).
  if (table.filters.length > 0 && table.sort.length > 1) table.sort = [];
  table.filters = [];
  call.host.filtersWereCleared = true;
  refilter(sheet, call);
}

const own = ({ table }: TableTarget) => table.id;

declare("Table", {
  identity: "Id",
  properties,
  links: {
    Columns: (target) => new HostObject("TableColumnCollection", target),
    Rows: (target) => new HostObject("TableRowCollection", target),
    Sort: (target) => new HostObject("TableSort", target),
    AutoFilter: (target) => new HostObject("AutoFilter", target),
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
  },
  methods: {
    GetRange: ({ sheet, table }) => rangeObject(sheet, { ...table.area }),
    GetDataBodyRange: ({ sheet, table }) => rangeObject(sheet, bodyArea(table)),
    GetHeaderRowRange: headerRow,
    GetTotalRowRange: totalRow,
    Resize: (target, [range], call) => resizeTable(target, rangeArgument(range, target.sheet, call), call),
    Delete: (target, _, call) => deleteTable(target, call),
    ConvertToRange: (target, _, call) => {
      const area = { ...target.table.area };
      dropTable(target, call);
      return rangeObject(target.sheet, area);
    },
    ClearFilters: (target, _, call) => clearFilters(target, call),
    ReapplyFilters: ({ sheet }, _, call) => refilter(sheet, call),
    ...registration("DataChangedEvent", EventType.TableChanged, own),
    ...registration("SelectionChangedEvent", EventType.TableSelectionChanged, own),
  },
});
