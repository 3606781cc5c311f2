import { bottom, intersection } from "../address";
import { cellAt, ensureCell, isEmpty } from "../cells";
import { translateFormula } from "../formulas/translateFormula";
import type { Area, SheetModel } from "../model";
import { bodyArea } from "./addressing";
import type { Call } from "./declarations";
import type { RangeTarget } from "./targets";

/** A column of a table that a formula written into it will fill. */
interface Fill {
  /** The column's body. */
  readonly column: Area;
  /** The rows that get a formula, which all become the last one of them. */
  readonly rows: number[];
}

/**
 * Which table columns a write turns into calculated columns: those that were empty, or of one formula alone, and
 * get a formula (office-js#2093, by design: =1+1, =1+2, =1+3 written in turn all read =1+3). To be asked before the
 * write.
 */
export function startOfFill(
  { sheet, area }: RangeTarget,
  at: (row: number, column: number) => unknown,
  call: Call,
): Fill[] {
  if (!call.host.behaviour.fillsCalculatedColumns) return [];
  return sheet.tables.flatMap((table) => {
    const inside = intersection(bodyArea(table), area);
    return inside === null ? [] : columnsToFill(sheet, bodyArea(table), inside, area, at);
  });
}

function columnsToFill(
  sheet: SheetModel,
  body: Area,
  inside: Area,
  area: Area,
  at: (row: number, column: number) => unknown,
): Fill[] {
  const fills: Fill[] = [];
  for (let left = inside.left; left < inside.left + inside.columns; left += 1) {
    const rows: number[] = [];
    for (let row = inside.top; row <= bottom(inside); row += 1) {
      const written = at(row - area.top, left - area.left);
      if (typeof written === "string" && written.startsWith("=")) rows.push(row);
    }
    const column = { ...body, left, columns: 1 };
    if (rows.length > 0 && isEmptyOrCalculated(sheet, column)) fills.push({ column, rows });
  }
  return fills;
}

function isEmptyOrCalculated(sheet: SheetModel, column: Area): boolean {
  let first: { formula: string; row: number } | null = null;
  let isFirst = true;
  for (let row = column.top; row <= bottom(column); row += 1) {
    const cell = cellAt(sheet, row, column.left);
    const formula = isEmpty(cell) ? null : (cell?.formula ?? undefined);
    if (formula === undefined) return false;
    if (isFirst) first = formula === null ? null : { formula, row };
    else if ((formula === null) !== (first === null)) return false;
    else if (formula !== null && first !== null) {
      if (translateFormula(first.formula, row - first.row, 0) !== formula) return false;
    }
    isFirst = false;
  }
  return true;
}

/** The last formula written into each column fills it, but for cells that were given a constant. */
export function fillColumns(sheet: SheetModel, fills: readonly Fill[]): void {
  for (const { column, rows } of fills) {
    const last = rows.at(-1) ?? column.top;
    const formula = cellAt(sheet, last, column.left)?.formula ?? null;
    if (formula === null) continue;
    for (let row = column.top; row <= bottom(column); row += 1) {
      const cell = cellAt(sheet, row, column.left);
      if (!isEmpty(cell) && cell?.formula === null) continue;
      const filled = ensureCell(sheet, row, column.left);
      const translated = translateFormula(formula, row - last, 0);
      if (filled.formula === translated) continue;
      Object.assign(filled, { formula: translated, value: null, stale: true });
    }
  }
}
