import { bottom, intersection, right } from "./address";
import type { Area, Cell, CellStyle, Scalar, SheetModel } from "./model";

/** The look of a cell nobody touched. */
export const DEFAULT_STYLE: CellStyle = Object.freeze({});
export const GENERAL = "General";

/** The cell, or undefined while nothing was ever put in it. */
export function cellAt(sheet: SheetModel, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** The cell, made blank when it does not exist yet. */
export function ensureCell(sheet: SheetModel, row: number, column: number): Cell {
  const cells = (sheet.rows[row] ??= []);
  return (cells[column] ??= blankCell());
}

export function blankCell(): Cell {
  return { value: null, formula: null, stale: false, numberFormat: GENERAL, style: DEFAULT_STYLE };
}

/** Whether the cell holds neither a value nor a formula. */
export function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.value === null && cell.formula === null);
}

/** Whether the cell is empty and looks untouched. */
function isUntouched(cell: Cell | undefined): boolean {
  return cell === undefined || (isEmpty(cell) && cell.numberFormat === GENERAL && isPlain(cell.style));
}

function isPlain(style: CellStyle): boolean {
  if (style === DEFAULT_STYLE) return true;
  for (const key in style) if (style[key as keyof CellStyle] !== undefined) return false;
  return true;
}

/** Runs over the cells of the area that exist; rows and columns are those of the sheet. */
export function eachCell(
  sheet: SheetModel,
  area: Area,
  visit: (cell: Cell, row: number, column: number) => void,
): void {
  const lastRow = Math.min(bottom(area), sheet.rows.length - 1);
  for (let row = area.top; row <= lastRow; row += 1) {
    const cells = sheet.rows[row];
    if (cells === undefined) continue;
    const lastColumn = Math.min(right(area), cells.length - 1);
    for (let column = area.left; column <= lastColumn; column += 1) {
      const cell = cells[column];
      if (cell !== undefined) visit(cell, row, column);
    }
  }
}

/** Whether every cell of the area is without value and formula. */
export function isAreaEmpty(sheet: SheetModel, area: Area): boolean {
  const lastRow = Math.min(bottom(area), sheet.rows.length - 1);
  for (let row = area.top; row <= lastRow; row += 1) {
    const cells = sheet.rows[row];
    if (cells === undefined) continue;
    const lastColumn = Math.min(right(area), cells.length - 1);
    for (let column = area.left; column <= lastColumn; column += 1) {
      if (!isEmpty(cells[column])) return false;
    }
  }
  return true;
}

/**
 * The smallest area that holds every used cell, or null. A formatted blank cell is used unless only values
 * count (Worksheet.getUsedRange in the Excel API reference).
 */
export function usedArea(sheet: SheetModel, valuesOnly: boolean, within?: Area): Area | null {
  let top = -1;
  let last = -1;
  let left = Infinity;
  let farRight = -1;
  const count = valuesOnly ? isEmpty : isUntouched;
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row];
    if (cells === undefined) continue;
    const first = cells.findIndex((cell) => !count(cell));
    if (first < 0) continue;
    let end = cells.length - 1;
    while (count(cells[end])) end -= 1;
    if (top < 0) top = row;
    last = row;
    left = Math.min(left, first);
    farRight = Math.max(farRight, end);
  }
  if (top < 0) return null;
  const used = { top, left, rows: last - top + 1, columns: farRight - left + 1 };
  return within === undefined ? used : usedWithin(sheet, valuesOnly, intersection(used, within));
}

function usedWithin(sheet: SheetModel, valuesOnly: boolean, area: Area | null): Area | null {
  if (area === null) return null;
  const rows: number[] = [];
  const columns: number[] = [];
  const count = valuesOnly ? isEmpty : isUntouched;
  eachCell(sheet, area, (cell, row, column) => {
    if (count(cell)) return;
    rows.push(row);
    columns.push(column);
  });
  if (rows.length === 0) return null;
  const [top, last] = [minimum(rows), maximum(rows)];
  const [left, end] = [minimum(columns), maximum(columns)];
  return { top, left, rows: last - top + 1, columns: end - left + 1 };
}

function minimum(numbers: readonly number[]): number {
  return numbers.reduce((least, each) => (each < least ? each : least), Infinity);
}

function maximum(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => (each > most ? each : most), -Infinity);
}

/** What the Excel API gives for a computed value: "" for blank, "#N/A" as text for an error. */
export function apiValue(value: Scalar): string | number | boolean {
  if (value === null) return "";
  return typeof value === "object" ? value.error : value;
}
