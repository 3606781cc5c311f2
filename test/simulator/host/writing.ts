import { bottom, cellCount, formatArea, isEntireColumn, isEntireRow, right } from "../address";
import { apiValue, cellAt, ensureCell, GENERAL, isAreaEmpty } from "../cells";
import { parseTyped } from "../formulas/parseTyped";
import type { Area, Cell, Scalar, SheetModel } from "../model";
import { bodyArea, overlap } from "./addressing";
import { fillColumns, startOfFill } from "./calculatedColumns";
import { checkFormula, checkNumberFormat } from "./checkedWriting";
import type { Call } from "./declarations";
import { invalidArgument } from "./errors";
import { detailsOf, EventType, raise, raiseChanged, WORKBOOK_TARGET } from "./events";
import { checkCells } from "./protection";
import { growTables, takeInHeading } from "./tableGrowth";
import type { RangeTarget } from "./targets";
import { uniqueAmong } from "./uniqueNames";

/** Over so many cells Range.values is null without any error (office-js#6781; office-js docs, large ranges). */
const MOST_CELLS_READ = 5_000_000;

/** Excel's longest text in a cell. */
const MOST_CHARACTERS = 32_767;

function isUnbounded(area: Area): boolean {
  return isEntireColumn(area) || isEntireRow(area);
}

/**
 * Reads one thing of every cell, row by row; null for whole rows or columns (office-js docs, unbounded ranges)
 * and for more cells than Excel gives at once.
 */
export function readMatrix<T>(
  { sheet, area }: RangeTarget,
  { host }: Call,
  read: (cell: Cell | undefined) => T,
): T[][] | null {
  if (isUnbounded(area) || cellCount(area) > MOST_CELLS_READ) return null;
  host.meters.cellsRead += cellCount(area);
  const rows: T[][] = new Array<T[]>(area.rows);
  for (let r = 0; r < area.rows; r += 1) {
    const cells = sheet.rows[area.top + r];
    const row: T[] = new Array<T>(area.columns);
    for (let c = 0; c < area.columns; c += 1) row[c] = read(cells?.[area.left + c]);
    rows[r] = row;
  }
  return rows;
}

/**
 * Lays a value over a range: one value for every cell, bare or as a 1×1 matrix (the Excel tutorial of
 * office-js docs formats a whole table column with `[["€#,##0.00"]]`), or a matrix of exactly the range's
 * shape, else InvalidArgument (office-js#1025).
 */
export function matrixFor(value: unknown, area: Area): (row: number, column: number) => unknown {
  if (!Array.isArray(value)) return () => value;
  const rows = value as unknown[];
  const [only] = rows;
  if (rows.length === 1 && Array.isArray(only) && only.length === 1) return () => only[0] as unknown;
  const fitting = (row: unknown) => Array.isArray(row) && row.length === area.columns;
  if (rows.length !== area.rows || !rows.every(fitting)) {
    const shape = `${rows.length}×${Array.isArray(rows[0]) ? rows[0].length : 0}`;
    throw invalidArgument(
      `The number of rows or columns in the input array (${shape}) doesn't match ` +
        `the size or dimensions of the range (${area.rows}×${area.columns})`,
    );
  }
  return (row, column) => (rows[row] as unknown[])[column];
}

/**
 * Range.values and Range.formulas: strings are read like typed input in en-US, "" clears, null leaves the cell
 * (office-js docs, "Blank and null values" and "Range.values" in the API reference).
 */
export function writeContent(target: RangeTarget, value: unknown, call: Call): void {
  const { sheet, area } = target;
  if (isUnbounded(area)) throw invalidArgument("whole rows and columns cannot be written");
  const at = matrixFor(value, area);
  checkCells(sheet, area);
  checkFormulas(target, at, call);
  const fill = startOfFill(target, at, call);
  const formulas = isFormulaChangeHeard(sheet, call) ? formulasIn(target) : null;
  const before = area.rows * area.columns === 1 ? (cellAt(sheet, area.top, area.left)?.value ?? null) : null;
  const rowMatrix = rowsAsExcelPlacesThem(sheet, area);
  let wroteFormula = false;
  for (let r = 0; r < area.rows; r += 1) {
    const source = rowMatrix(r);
    if (source === null) continue;
    for (let c = 0; c < area.columns; c += 1) {
      if (putContent(sheet, area.top + r, area.left + c, at(source, c), call)) wroteFormula = true;
    }
  }
  call.host.touch(wroteFormula, sheet);
  call.host.meters.countWrite(sheet.name, area);
  fillInsertRows(sheet, area);
  fillColumns(sheet, fill);
  const { expandsTables } = call.host.behaviour;
  const grown = expandsTables ? growTables(sheet, area) : null;
  if (expandsTables) takeInHeading(sheet, area);
  renameHeadings(sheet, area);
  reportEdit(call, sheet, area, before);
  if (formulas !== null) reportFormulas(target, formulas, call);
  if (grown !== null) raiseChanged(call, sheet, grown, "RowInserted");
}

/** Nothing is written when one formula of the matrix is refused. */
function checkFormulas(
  { sheet, area }: RangeTarget,
  at: (row: number, column: number) => unknown,
  call: Call,
): void {
  for (let r = 0; r < area.rows; r += 1) {
    for (let c = 0; c < area.columns; c += 1) {
      const written = at(r, c);
      if (typeof written !== "string" || !/^[=+-]/.test(written)) continue;
      const place = { sheet, row: area.top + r, column: area.left + c };
      const { numberFormat = GENERAL } = cellAt(sheet, place.row, place.column) ?? {};
      const { formula } = parseTyped(written, numberFormat);
      if (formula !== null) checkFormula(formula, place, call);
    }
  }
}

function isFormulaChangeHeard(sheet: SheetModel, { host }: Call): boolean {
  const type = EventType.WorksheetFormulaChanged;
  return host.sessions.some(
    (each) => each.listensTo(type, sheet.id) || each.listensTo(type, WORKBOOK_TARGET),
  );
}

function formulasIn({ sheet, area }: RangeTarget): (string | null)[] {
  const formulas: (string | null)[] = [];
  for (let row = area.top; row <= bottom(area); row += 1) {
    for (let column = area.left; column <= right(area); column += 1)
      formulas.push(cellAt(sheet, row, column)?.formula ?? null);
  }
  return formulas;
}

/** Worksheet.onFormulaChanged: which cells had, or now have, another formula, and the one that they had. */
function reportFormulas(target: RangeTarget, before: readonly (string | null)[], call: Call): void {
  const { sheet, area } = target;
  const formulaDetails = formulasIn(target).flatMap((formula, index) => {
    if (formula === before[index]) return [];
    const row = area.top + Math.floor(index / area.columns);
    const column = area.left + (index % area.columns);
    const cellAddress = formatArea({ top: row, left: column, rows: 1, columns: 1 });
    return [{ cellAddress, previousFormula: before[index] ?? "" }];
  });
  if (formulaDetails.length === 0) return;
  raise(call, EventType.WorksheetFormulaChanged, [sheet.id, WORKBOOK_TARGET], {
    worksheetId: sheet.id,
    formulaDetails,
  });
}

function reportEdit(call: Call, sheet: SheetModel, area: Area, before: Scalar): void {
  const single = cellCount(area) === 1;
  const after = cellAt(sheet, area.top, area.left)?.value ?? null;
  raiseChanged(call, sheet, area, "RangeEdited", single ? detailsOf(before, after) : null);
}

/**
 * Which row of the matrix lands on which row of the range. Over rows hidden by a filter, Excel on desktop skips
 * the hidden rows and puts the first row of the data into every visible one (office-js#224, xlwings#747).
 */
function rowsAsExcelPlacesThem(sheet: SheetModel, area: Area): (row: number) => number | null {
  const isHidden = (row: number) => sheet.rowInfo.get(area.top + row)?.filtered === true;
  let anyHidden = false;
  for (let row = 0; row < area.rows && !anyHidden; row += 1) anyHidden = isHidden(row);
  if (!anyHidden) return (row) => row;
  return (row) => (isHidden(row) ? null : 0);
}

/** Puts what was written into one cell; tells whether it was a formula. */
function putContent(sheet: SheetModel, row: number, column: number, written: unknown, call: Call): boolean {
  if (written === null || written === undefined || isCoveredByMerge(sheet, row, column)) return false;
  if (written === "") {
    clearContent(sheet, row, column);
    return false;
  }
  const cell = ensureCell(sheet, row, column);
  delete cell.spilledFrom;
  if (typeof written === "string") return putText(cell, written, call);
  putConstant(cell, constantOf(written, cell));
  return false;
}

/** A merged area keeps the value of its first cell alone. */
function isCoveredByMerge(sheet: SheetModel, row: number, column: number): boolean {
  if (sheet.merges.length === 0) return false;
  const cell = { top: row, left: column, rows: 1, columns: 1 };
  const merge = sheet.merges.find((each) => overlap(each, cell));
  return merge !== undefined && (merge.top !== row || merge.left !== column);
}

function constantOf(written: unknown, cell: Cell): Scalar {
  if (typeof written === "boolean") return written;
  // A cell formatted as text keeps what is written as text, as in the worksheet itself.
  if (typeof written === "number") return cell.numberFormat === "@" ? String(written) : written;
  throw invalidArgument(`a cell cannot hold ${JSON.stringify(written)}`);
}

function putText(cell: Cell, text: string, call: Call): boolean {
  if (text.length > MOST_CHARACTERS)
    throw invalidArgument(`${text.length} characters do not fit into a cell`);
  const typed = parseTyped(text, cell.numberFormat, { date1904: call.host.model.date1904 });
  if (typed.numberFormat !== null) cell.numberFormat = typed.numberFormat;
  if (typed.formula === null) {
    putConstant(cell, typed.value);
    return false;
  }
  cell.formula = typed.formula;
  cell.stale = true;
  cell.value = typed.value;
  return true;
}

function putConstant(cell: Cell, value: Scalar): void {
  cell.value = value;
  cell.formula = null;
  cell.stale = false;
}

/** Empties a cell and keeps its look. */
export function clearContent(sheet: SheetModel, row: number, column: number): void {
  const cell = cellAt(sheet, row, column);
  if (cell !== undefined) putConstant(cell, null);
}

/** Data written into the blank row of an empty table make it a row. */
function fillInsertRows(sheet: SheetModel, area: Area): void {
  for (const table of sheet.tables) {
    const body = bodyArea(table);
    if (table.insertRow && overlap(body, area) && !isAreaEmpty(sheet, body)) table.insertRow = false;
  }
}

/** Excel's longest heading of a table's column. */
const LONGEST_HEADING = 255;

/** A heading written into a header row renames the table's column; table headings are always text and unique. */
function renameHeadings(sheet: SheetModel, area: Area): void {
  for (const table of sheet.tables) {
    const header = table.area.top;
    if (!table.showHeaders || header < area.top || header > bottom(area)) continue;
    table.columns.forEach((column, index) => {
      const at = table.area.left + index;
      if (at < area.left || at > right(area)) return;
      const cell = ensureCell(sheet, header, at);
      const wanted = String(apiValue(cell.value)) || `Column${index + 1}`;
      if (wanted.length > LONGEST_HEADING) throw invalidArgument(`a heading of ${wanted.length} characters`);
      const others = table.columns.filter((each) => each !== column).map((each) => each.name);
      column.name = uniqueAmong(wanted, others);
      putConstant(cell, column.name);
    });
  }
}

/** Range.numberFormat: en-US codes, one for all or one per cell; null leaves the cell. */
export function writeNumberFormat(target: RangeTarget, value: unknown, call: Call): void {
  const { sheet, area } = target;
  if (isUnbounded(area)) throw invalidArgument("whole rows and columns cannot be written");
  const at = matrixFor(value, area);
  checkCells(sheet, area);
  let isWritten = false;
  for (let r = 0; r < area.rows; r += 1) {
    for (let c = 0; c < area.columns; c += 1) {
      const format = at(r, c);
      if (format === null || format === undefined) continue;
      isWritten = true;
      if (typeof format !== "string") throw invalidArgument(`number format ${JSON.stringify(format)}`);
      if (format !== "") checkNumberFormat(format);
      ensureCell(sheet, area.top + r, area.left + c).numberFormat = format === "" ? "General" : format;
    }
  }
  if (isWritten) call.host.meters.countWrite(sheet.name, area);
  raiseChanged(call, sheet, area, "RangeEdited");
}
