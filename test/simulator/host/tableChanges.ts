import { bottom, contains, intersection, MAX_ROWS, sameArea } from "../address";
import { cellAt, ensureCell } from "../cells";
import type { SheetModel, TableModel, WorkbookModel } from "../model";
import { nextTableId, tableModel } from "../workbook";
import { bodyArea } from "./addressing";
import type { Call } from "./declarations";
import { accessDenied, HostError, invalidArgument } from "./errors";
import { EventType, raiseChanged, raiseTable } from "./events";
import { refilter } from "./filters/filtering";
import { checkUnprotected } from "./protection";
import { applyShift } from "./structure";
import { insertColumn } from "./tableModels";
import { extend } from "./tableGrowth";
import { freeTableName } from "./tableNames";
import type { RangeTarget, TableTarget } from "./targets";
import { uniqueAmong } from "./uniqueNames";
import { clearContent } from "./writing";

/**
 * Tables.add. Without headers, a row of default names is put in and the data goes down one row (office-js#196).
 * Overlap with another table is InvalidArgument (office-js#1199), with merged cells MergedRangeConflict.
 */
export function addTable({ sheet, area }: RangeTarget, hasHeaders: boolean, call: Call): TableModel {
  checkUnprotected(sheet);
  checkFree(sheet, area, null);
  const { model } = call.host;
  if (!hasHeaders) applyShift({ kind: "insert", axis: "rows", area: { ...area, rows: 1 } }, sheet, call);
  const rows = hasHeaders ? area.rows : area.rows + 1;
  const table = tableModel(nextTableId(model), freeTableName(model, call.host.locale), { ...area, rows });
  for (let index = 0; index < area.columns; index += 1)
    insertColumn(table, index, headingAt(sheet, table, index, call));
  writeHeadings(sheet, table);
  if (rows === 1) {
    // A header alone gets the blank row that Excel shows for typing.
    table.area.rows = 2;
    table.insertRow = true;
  }
  sheet.tables.push(table);
  if (sheet.autoFilter !== null && contains(table.area, sheet.autoFilter.area)) sheet.autoFilter = null;
  call.host.touch(false);
  raiseTable(call, EventType.TableAdded, sheet, table);
  return table;
}

/** Headings are text as shown; blank ones get a default name, double ones a number. */
function headingAt(sheet: SheetModel, table: TableModel, index: number, call: Call): string {
  const cell = cellAt(sheet, table.area.top, table.area.left + index);
  const stem = call.host.locale.startsWith("fr") ? "Colonne" : "Column";
  if (cell === undefined || cell.value === null || cell.value === "") return `${stem}${index + 1}`;
  return call.host.shownText(cell);
}

/** Puts the column names into the header row, where they are always text. */
export function writeHeadings(sheet: SheetModel, table: TableModel): void {
  if (!table.showHeaders) return;
  table.columns.forEach((column, index) => {
    const cell = ensureCell(sheet, table.area.top, table.area.left + index);
    Object.assign(cell, { value: column.name, formula: null, stale: false });
  });
}

/** Throws when another table or a merged cell is in the area. */
function checkFree(sheet: SheetModel, area: RangeTarget["area"], own: TableModel | null): void {
  if (sheet.tables.some((table) => table !== own && intersection(table.area, area) !== null)) {
    throw invalidArgument("a table cannot overlap another table");
  }
  if (sheet.merges.some((merge) => intersection(merge, area) !== null)) {
    throw new HostError("MergedRangeConflict", "a table cannot contain merged cells");
  }
}

/** Table.resize: the new area overlaps the old one and keeps the header in its row (API reference). */
export function resizeTable({ sheet, table }: TableTarget, target: RangeTarget, call: Call): void {
  checkUnprotected(sheet);
  const { area } = target;
  const overlaps = intersection(area, table.area) !== null;
  const minimum = (table.showHeaders ? 1 : 0) + 1;
  if (target.sheet !== sheet || !overlaps || area.top !== table.area.top || area.rows < minimum) {
    throw invalidArgument("the new range must overlap the table and keep its header row");
  }
  if (table.showTotals) throw invalidArgument("a table with totals cannot be resized here");
  if (sameArea(area, table.area)) return;
  checkFree(sheet, area, table);
  const before = table.area;
  table.columns.splice(0, Math.max(0, Math.min(table.columns.length, area.left - before.left)));
  for (let index = before.left - area.left; index > 0; index -= 1) insertColumn(table, 0, undefined);
  table.columns.length = Math.min(table.columns.length, area.columns);
  table.area = { ...area };
  while (table.columns.length < area.columns) {
    insertColumn(table, table.columns.length, headingAt(sheet, table, table.columns.length, call));
  }
  table.insertRow = false;
  writeHeadings(sheet, table);
  refilter(sheet, call);
  call.host.touch(false);
}

/** Table.delete: the cells go with it. */
export function deleteTable({ sheet, table }: TableTarget, call: Call): void {
  checkUnprotected(sheet);
  const { area } = table;
  dropTable({ sheet, table }, call);
  for (let row = area.top; row <= bottom(area); row += 1) {
    for (let column = area.left; column < area.left + area.columns; column += 1)
      clearContent(sheet, row, column);
  }
  call.host.touch(false);
  raiseTable(call, EventType.TableDeleted, sheet, table);
}

/** Table.convertToRange: the cells stay; hidden rows come back. */
export function dropTable({ sheet, table }: TableTarget, call: Call): void {
  checkUnprotected(sheet);
  table.filters = [];
  refilter(sheet, call);
  sheet.tables.splice(sheet.tables.indexOf(table), 1);
  sheet.slicers = sheet.slicers.filter((slicer) => slicer.tableId !== table.id);
}

/** Table.showTotals: a row below the body, for which the cells below move down, or its removal. */
export function showTotals({ sheet, table }: TableTarget, show: boolean, call: Call): void {
  checkUnprotected(sheet);
  if (show === table.showTotals) return;
  const row = { ...table.area, top: bottom(table.area) + (show ? 1 : 0), rows: 1 };
  if (show) {
    applyShift({ kind: "insert", axis: "rows", area: row }, sheet, call);
    table.area.rows += 1;
    table.showTotals = true;
    writeTotals(sheet, table, call);
    return;
  }
  table.showTotals = false;
  try {
    applyShift({ kind: "delete", axis: "rows", area: row }, sheet, call);
  } catch (error) {
    // Refused, as for a filtered table: nothing has changed.
    table.showTotals = true;
    throw error;
  }
}

const TOTAL_FUNCTIONS: Record<string, number> = {
  average: 101,
  countNums: 102,
  count: 103,
  max: 104,
  min: 105,
  stdDev: 107,
  sum: 109,
  var: 110,
};

/** "Total" in the first column, a sum in the last one when it is of numbers (as Excel proposes). */
function writeTotals(sheet: SheetModel, table: TableModel, call: Call): void {
  const [first, last] = [table.columns[0], table.columns.at(-1)];
  if (first !== undefined) first.totalsLabel ??= "Total";
  if (last !== undefined && last !== first && last.totalsFunction === null) {
    last.totalsFunction = isNumeric(sheet, table, table.columns.length - 1) ? "sum" : "count";
  }
  table.columns.forEach((column, index) => {
    const cell = ensureCell(sheet, bottom(table.area), table.area.left + index);
    const code = TOTAL_FUNCTIONS[column.totalsFunction ?? ""];
    if (code !== undefined) {
      Object.assign(cell, {
        formula: `=SUBTOTAL(${code},${table.name}[${column.name}])`,
        value: null,
        stale: true,
      });
      call.host.touch(true);
    } else if (column.totalsLabel !== null) cell.value = column.totalsLabel;
  });
}

function isNumeric(sheet: SheetModel, table: TableModel, index: number): boolean {
  const body = bodyArea(table);
  return typeof cellAt(sheet, body.top, body.left + index)?.value === "number";
}

/** Table.showHeaders: the header row's cells appear above the body or are emptied. */
export function showHeaders({ sheet, table }: TableTarget, show: boolean, call: Call): void {
  checkUnprotected(sheet);
  if (show === table.showHeaders) return;
  if (show) {
    if (table.area.top === 0) throw invalidArgument("there is no room for a header");
    table.area = { ...table.area, top: table.area.top - 1, rows: table.area.rows + 1 };
    table.showHeaders = true;
    writeHeadings(sheet, table);
  } else {
    for (let index = 0; index < table.columns.length; index += 1) {
      clearContent(sheet, table.area.top, table.area.left + index);
    }
    table.area = { ...table.area, top: table.area.top + 1, rows: table.area.rows - 1 };
    table.showHeaders = false;
    table.filters = [];
    refilter(sheet, call);
  }
}

/** How many rows of data the table has; the blank row of an empty table does not count. */
export function rowCount(table: TableModel): number {
  return table.insertRow ? 0 : bodyArea(table).rows;
}

/** Makes room for rows of data at an index, by moving the cells below down, as wide as the table. */
export function insertRows({ sheet, table }: TableTarget, index: number, count: number, call: Call): void {
  if (sheet.protection.protected) throw accessDenied(`sheet ${sheet.name} is protected`);
  if (bottom(table.area) + count >= MAX_ROWS) throw invalidArgument("the table would leave the sheet");
  const body = bodyArea(table);
  const missing = table.insertRow ? count - 1 : count;
  const at = table.insertRow ? 1 : index;
  table.insertRow = false;
  if (missing === 0) return;
  const area = { ...body, top: body.top + at, rows: missing };
  const atEnd = area.top > bottom(table.area);
  applyShift({ kind: "insert", axis: "rows", area }, sheet, call);
  // Rows put in at the end lie below the table, which does not grow by the shift alone.
  if (atEnd) extend(sheet, table, area);
}

/** Deletes rows of data; the cells below move up, as wide as the table. */
export function deleteRows({ sheet, table }: TableTarget, index: number, count: number, call: Call): void {
  checkUnprotected(sheet);
  if (index < 0 || count < 1 || index + count > rowCount(table))
    throw invalidArgument(`row ${index}, ${count} rows`);
  const body = bodyArea(table);
  const area = { ...body, top: body.top + index, rows: count };
  applyShift({ kind: "delete", axis: "rows", area }, sheet, call);
  raiseChanged(call, sheet, area, "RowDeleted");
}

/** A column name that no other column of the table has. */
export function freeColumnName(table: TableModel, wanted: string, own: string | null): string {
  return uniqueAmong(
    wanted,
    table.columns.map((column) => column.name).filter((name) => name !== own),
  );
}

/** The table of an id or a name, anywhere in the workbook or on one sheet. */
export function findTable(model: WorkbookModel, key: string, sheet: SheetModel | null): TableTarget | null {
  for (const each of sheet === null ? model.sheets : [sheet]) {
    const byId = each.tables.find((table) => table.id === key);
    const found = byId ?? each.tables.find((table) => table.name.toLowerCase() === key.toLowerCase());
    if (found !== undefined) return { sheet: each, table: found };
  }
  return null;
}
