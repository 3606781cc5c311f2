import { apiValue, cellAt } from "../cells";
import { translateFormula } from "../formulas/translateFormula";
import type { Area, Cell, Scalar, SheetModel } from "../model";
import type { Call } from "./declarations";
import { invalidArgument, notSimulated } from "./errors";
import { EventType, raise, raiseChanged, WORKBOOK_TARGET } from "./events";
import { isColumnHidden, isRowHidden } from "./layout";
import { checkAllowed, checkCells, touchesMerge } from "./protection";
import { formatArea, right } from "../address";

/** Excel.SortField. */
export interface SortField {
  key: number;
  ascending: boolean;
}

/** Reads what the client sent. Throws InvalidArgument for a key outside the range. */
export function sortFields(fields: unknown, columns: number): SortField[] {
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument("sort fields");
  return fields.map((field: Record<string, unknown>) => {
    const { key, ascending, sortOn } = field;
    if (typeof key !== "number" || key < 0 || key >= columns)
      throw invalidArgument(`sort key ${String(key)}`);
    if (sortOn !== undefined && sortOn !== "Value")
      throw notSimulated(`sorting on ${JSON.stringify(sortOn)}`);
    return { key, ascending: ascending !== false };
  });
}

/** Sorts the rows of an area; rows that a filter hides keep their place, as in Excel. */
export function sortRows(
  sheet: SheetModel,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean,
  call: Call,
): void {
  checkCells(sheet, area);
  checkAllowed(sheet, "allowSort");
  if (touchesMerge(sheet, area)) throw invalidArgument("merged cells cannot be sorted");
  const places: number[] = [];
  for (let row = area.top; row < area.top + area.rows; row += 1)
    if (!isRowHidden(sheet, row)) places.push(row);
  const rows = places.map((row) => ({
    row,
    cells: Array.from({ length: area.columns }, (_, c) => sheet.rows[row]?.[area.left + c]),
  }));
  rows.sort((one, other) => compareRows(one.cells, other.cells, fields, matchCase));
  rows.forEach(({ row, cells }, index) => {
    const place = places[index] ?? 0;
    putRow(sheet, place, area.left, cells);
    for (const cell of cells) if (cell !== undefined) moveFormula(cell, place - row, 0);
  });
  call.host.touch(false, sheet);
  const payload = { worksheetId: sheet.id, address: formatArea(area) };
  raise(call, EventType.WorksheetRowSorted, [sheet.id, WORKBOOK_TARGET], payload);
  raiseChanged(call, sheet, area, "RangeEdited");
}

/** Sorts the columns of an area, by the rows that the fields name; hidden columns keep their place. */
export function sortColumns(
  sheet: SheetModel,
  area: Area,
  fields: readonly SortField[],
  matchCase: boolean,
  call: Call,
): void {
  checkCells(sheet, area);
  checkAllowed(sheet, "allowSort");
  if (touchesMerge(sheet, area)) throw invalidArgument("merged cells cannot be sorted");
  const places: number[] = [];
  for (let column = area.left; column <= right(area); column += 1)
    if (!isColumnHidden(sheet, column)) places.push(column);
  const columns = places.map((column) => ({
    column,
    cells: Array.from({ length: area.rows }, (_, r) => cellAt(sheet, area.top + r, column)),
  }));
  columns.sort((one, other) => compareRows(one.cells, other.cells, fields, matchCase));
  columns.forEach(({ column, cells }, index) => {
    const place = places[index] ?? 0;
    cells.forEach((cell, r) => {
      (sheet.rows[area.top + r] ??= [])[place] = cell;
      if (cell !== undefined) moveFormula(cell, 0, place - column);
    });
  });
  call.host.touch(false, sheet);
  const payload = { worksheetId: sheet.id, address: formatArea(area) };
  raise(call, EventType.WorksheetColumnSorted, [sheet.id, WORKBOOK_TARGET], payload);
  raiseChanged(call, sheet, area, "RangeEdited");
}

/** A formula is sorted as if it were copied: what it reads relatively lies as far from it as before (KB Q40401). */
function moveFormula(cell: Cell, rows: number, columns: number): void {
  if (cell.formula === null || (rows === 0 && columns === 0)) return;
  cell.formula = translateFormula(cell.formula, rows, columns);
  cell.stale = true;
}

function putRow(sheet: SheetModel, row: number, left: number, cells: readonly (Cell | undefined)[]): void {
  const target = (sheet.rows[row] ??= []);
  cells.forEach((cell, column) => {
    target[left + column] = cell;
  });
}

function compareRows(
  one: readonly (Cell | undefined)[],
  other: readonly (Cell | undefined)[],
  fields: readonly SortField[],
  matchCase: boolean,
): number {
  for (const { key, ascending } of fields) {
    const order = compare(one[key]?.value ?? null, other[key]?.value ?? null, ascending, matchCase);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers, then text, then FALSE and TRUE, then errors; blanks last whichever the direction (Excel's sort order). */
function compare(one: Scalar, other: Scalar, ascending: boolean, matchCase: boolean): number {
  const [a, b] = [rank(one), rank(other)];
  if (a === BLANK || b === BLANK) return a - b;
  const order = a !== b ? a - b : compareAlike(one, other, matchCase);
  return ascending ? order : -order;
}

const BLANK = 4;

function rank(value: Scalar): number {
  if (value === null || value === "") return BLANK;
  if (typeof value === "number") return 0;
  if (typeof value === "string") return 1;
  return typeof value === "boolean" ? 2 : 3;
}

const collators = {
  folding: new Intl.Collator("fr", { sensitivity: "accent" }),
  exact: new Intl.Collator("fr", { sensitivity: "variant" }),
};

function compareAlike(one: Scalar, other: Scalar, matchCase: boolean): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const collator = matchCase ? collators.exact : collators.folding;
  return collator.compare(String(apiValue(one)), String(apiValue(other)));
}
