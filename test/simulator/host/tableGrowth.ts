import { bottom, intersection, right } from "../address";
import { apiValue, cellAt, ensureCell, GENERAL, isAreaEmpty, isEmpty } from "../cells";
import { translateFormula } from "../formulas/translateFormula";
import type { Area, SheetModel, TableModel } from "../model";
import { insertColumn } from "./tableModels";

/**
 * A table takes in what is written just below it (office-js docs, co-authoring: write to getRowsBelow and the
 * table expands), unless
 * - the first value of the block is empty (office-js#2097, by design; so trailing blocks of blank cells, which
 *   the library sends 1,500 cells at a time, stay outside: office-js#3013, office-js#3191);
 * - the cells below have a data validation of their own (same page of the docs);
 * - it shows totals, or another table, or a merged cell is in the way, or the sheet is protected.
 * @returns the rows taken in, or null
 */
export function growTables(sheet: SheetModel, written: Area): Area | null {
  if (sheet.protection.protected) return null;
  for (const table of sheet.tables) {
    const rows = rowsToTakeIn(sheet, table, written);
    if (rows === null) continue;
    extend(sheet, table, rows);
    return rows;
  }
  return null;
}

function rowsToTakeIn(sheet: SheetModel, table: TableModel, written: Area): Area | null {
  if (table.showTotals || table.insertRow || written.top !== bottom(table.area) + 1) return null;
  const rows = { top: written.top, left: table.area.left, rows: written.rows, columns: table.area.columns };
  const inside = intersection(rows, written);
  if (inside === null || isEmpty(cellAt(sheet, written.top, written.left))) return null;
  if (written.left < table.area.left || right(written) > right(table.area)) return null;
  const blocked =
    sheet.merges.some((merge) => intersection(merge, rows) !== null) ||
    sheet.tables.some((other) => other !== table && intersection(other.area, rows) !== null) ||
    sheet.validations.some((validation) => validation.areas.some((area) => startsBelow(area, table, rows)));
  return blocked || hasOtherData(sheet, rows, written) ? null : rows;
}

/** Whether a validation covers cells below the table without covering the table's last row. */
function startsBelow(area: Area, table: TableModel, rows: Area): boolean {
  return intersection(area, { ...rows, rows: 1 }) !== null && area.top > bottom(table.area);
}

/** Whether the rows hold something else than what was just written. */
function hasOtherData(sheet: SheetModel, rows: Area, written: Area): boolean {
  const sides = [
    { ...rows, columns: written.left - rows.left },
    { ...rows, left: right(written) + 1, columns: right(rows) - right(written) },
  ];
  return sides.some((side) => side.columns > 0 && !isAreaEmpty(sheet, side));
}

/**
 * A heading written at a table's right takes its column in (VBA, AutoCorrect.AutoExpandListRange; through the API
 * untested), unless something stands in the column already, or the sheet is protected.
 */
export function takeInHeading(sheet: SheetModel, written: Area): void {
  if (sheet.protection.protected) return;
  for (const table of sheet.tables) {
    const column = { ...table.area, left: right(table.area) + 1, columns: 1 };
    const heading = { ...column, rows: 1 };
    if (!table.showHeaders || intersection(heading, written) === null || written.columns !== 1) continue;
    if (written.top < column.top || bottom(written) > bottom(column)) continue;
    if (isEmpty(cellAt(sheet, heading.top, heading.left))) continue;
    const below = { ...column, top: bottom(written) + 1, rows: bottom(column) - bottom(written) };
    const isFree =
      (below.rows === 0 || isAreaEmpty(sheet, below)) &&
      !sheet.merges.some((merge) => intersection(merge, column) !== null) &&
      !sheet.tables.some((other) => other !== table && intersection(other.area, column) !== null);
    if (!isFree) continue;
    const cell = cellAt(sheet, heading.top, heading.left);
    table.area.columns += 1;
    insertColumn(table, table.columns.length, String(apiValue(cell?.value ?? null)));
  }
}

/** Makes the rows part of the table: they take over the look, the validations and the calculated columns. */
export function extend(sheet: SheetModel, table: TableModel, rows: Area): void {
  const lastRow = bottom(table.area);
  const hasBody = table.area.rows > (table.showHeaders ? 1 : 0);
  table.area = { ...table.area, rows: table.area.rows + rows.rows };
  if (!hasBody) return;
  copyLook(sheet, rows, lastRow);
  fillCalculatedColumns(sheet, table, rows, lastRow);
  stretchRules(sheet, table, rows, lastRow);
}

/** New cells that nobody formatted look like the row above. */
function copyLook(sheet: SheetModel, rows: Area, from: number): void {
  for (let column = rows.left; column <= right(rows); column += 1) {
    const model = cellAt(sheet, from, column);
    if (model === undefined) continue;
    for (let row = rows.top; row <= bottom(rows); row += 1) {
      const cell = ensureCell(sheet, row, column);
      if (cell.numberFormat === GENERAL) cell.numberFormat = model.numberFormat;
      if (Object.keys(cell.style).length === 0) cell.style = model.style;
    }
  }
}

/** A column whose body holds one and the same formula fills it into new rows (Excel's calculated columns). */
function fillCalculatedColumns(sheet: SheetModel, table: TableModel, rows: Area, lastRow: number): void {
  const first = table.area.top + (table.showHeaders ? 1 : 0);
  for (let column = rows.left; column <= right(rows); column += 1) {
    const formula = cellAt(sheet, first, column)?.formula ?? null;
    if (formula === null || !sameFormula(sheet, column, first, lastRow, formula)) continue;
    for (let row = rows.top; row <= bottom(rows); row += 1) {
      const cell = ensureCell(sheet, row, column);
      const own = translateFormula(formula, row - first, 0);
      if (isEmpty(cell)) Object.assign(cell, { formula: own, stale: true });
    }
  }
}

function sameFormula(
  sheet: SheetModel,
  column: number,
  first: number,
  last: number,
  formula: string,
): boolean {
  for (let row = first; row <= last; row += 1)
    if (cellAt(sheet, row, column)?.formula !== translateFormula(formula, row - first, 0)) return false;
  return true;
}

/** Validations and conditional formats that reached the table's last row reach the new one. */
function stretchRules(sheet: SheetModel, table: TableModel, rows: Area, lastRow: number): void {
  const first = table.area.top + (table.showHeaders ? 1 : 0);
  for (const rule of [...sheet.validations, ...sheet.conditionalFormats]) {
    for (const area of rule.areas) {
      const inTable = area.left >= table.area.left && right(area) <= right(table.area);
      if (inTable && area.top <= first && bottom(area) === lastRow) area.rows += rows.rows;
    }
  }
}
