import { bottom, MAX_COLUMNS, MAX_ROWS, right } from "../address";
import { cellAt, eachCell, ensureCell, isEmpty } from "../cells";
import type { Area, Cell, Scalar, SheetModel, WorkbookModel } from "../model";

const SPILL_ERROR: Scalar = { error: "#SPILL!" };

/** Cells that something spilled into, by their sheets; kept so that workbooks without any are not gone through. */
const SPILLED = new WeakMap<WorkbookModel, Set<SheetModel>>();

/** Empties the cells that were filled by a formula that is no longer there, or is to be computed again. */
export function withdrawSpills(workbook: WorkbookModel): void {
  for (const sheet of SPILLED.get(workbook) ?? []) {
    const everywhere = { top: 0, left: 0, rows: sheet.rows.length, columns: Infinity };
    eachCell(sheet, everywhere, (cell) => {
      const { spilledFrom } = cell;
      if (spilledFrom === undefined) return;
      const stands = spilledFrom.formula !== null && !spilledFrom.stale && spilledFrom.spill !== undefined;
      if (stands) return;
      delete cell.spilledFrom;
      if (cell.formula === null) cell.value = null;
    });
  }
}

/**
 * Puts the values of a formula into its cell and those right of and below it. When one of them holds something, or
 * they reach beyond the sheet, the formula shows #SPILL! and nothing is put.
 */
export function putSpill(
  workbook: WorkbookModel,
  { sheet, row, column }: { sheet: SheetModel; row: number; column: number },
  values: readonly (readonly Scalar[])[],
): void {
  const anchor = ensureCell(sheet, row, column);
  const area = { top: row, left: column, rows: values.length, columns: values[0]?.length ?? 0 };
  anchor.stale = false;
  if (!isFree(sheet, area, anchor)) {
    delete anchor.spill;
    anchor.value = SPILL_ERROR;
    return;
  }
  anchor.spill = { rows: area.rows, columns: area.columns };
  values.forEach((line, r) => {
    line.forEach((value, c) => {
      const cell = ensureCell(sheet, row + r, column + c);
      cell.value = value;
      if (cell !== anchor) cell.spilledFrom = anchor;
    });
  });
  const sheets = SPILLED.get(workbook) ?? new Set<SheetModel>();
  SPILLED.set(workbook, sheets.add(sheet));
}

function isFree(sheet: SheetModel, area: Area, anchor: Cell): boolean {
  if (bottom(area) >= MAX_ROWS || right(area) >= MAX_COLUMNS) return false;
  // In a table nothing spills (Excel help, "Dynamic array formulas and spilled array behavior").
  const inTable = sheet.tables.some(
    ({ area: own }) =>
      own.top <= bottom(area) &&
      area.top <= bottom(own) &&
      own.left <= right(area) &&
      area.left <= right(own),
  );
  let isBlocked = inTable;
  eachCell(sheet, area, (cell) => {
    if (cell !== anchor && !isEmpty(cell) && cell.spilledFrom !== anchor) isBlocked = true;
  });
  return !isBlocked;
}

/** The cells that a formula fills, its own first; null when the cell fills no others. */
export function spillArea(sheet: SheetModel, row: number, column: number): Area | null {
  const spill = cellAt(sheet, row, column)?.spill;
  return spill === undefined ? null : { top: row, left: column, ...spill };
}

/** The cell whose formula fills this one; null when none does. */
export function spillParent(sheet: SheetModel, row: number, column: number): Area | null {
  const anchor = cellAt(sheet, row, column)?.spilledFrom;
  if (anchor === undefined) return null;
  let found: Area | null = null;
  const before = { top: 0, left: 0, rows: row + 1, columns: column + 1 };
  eachCell(sheet, before, (cell, top, left) => {
    if (cell === anchor) found = { top, left, rows: 1, columns: 1 };
  });
  return found;
}
