import { bottom, right } from "../../simulator/address";
import { cellAt, isEmpty, usedArea } from "../../simulator/cells";
import { isColumnHidden, isRowHidden } from "../../simulator/host/layout";
import type { Area, SheetModel } from "../../simulator/model";
import { FEWEST_COLUMNS, SPARE_COLUMNS, SPARE_ROWS } from "./gridSheet";

/** Where the user stands: the cell from which he selects, and the one to which. One and the same without Shift. */
export interface Standing {
  readonly anchor: CellPlace;
  readonly head: CellPlace;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The part of a keyboard event that says where to go. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

type Step = readonly [rows: -1 | 0 | 1, columns: -1 | 0 | 1];

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Where a key leads from there, as in Excel: arrows, Ctrl+arrows, Home, Ctrl+Home, Ctrl+End, Page Up and Page Down,
 * Enter, with Shift to select on the way; hidden rows and columns are passed over.
 * @param page how many rows a page has
 * @returns null for a key that leads nowhere
 */
export function standingAfter(
  pressed: PressedKey,
  sheet: SheetModel,
  { anchor, head }: Standing,
  page: number,
): Standing | null {
  if (pressed.altKey) return null;
  const field = fieldOf(sheet);
  // Enter leads from the cell that is written in, and never selects.
  if (pressed.key === "Enter") return alone(moved(field, anchor, [pressed.shiftKey ? -1 : 1, 0]));
  // Without Shift a selection is left from the cell that is written in, wherever it was drawn to.
  const reached = reachedFrom(pressed, field, pressed.shiftKey ? head : anchor, page);
  if (reached === null) return null;
  return pressed.shiftKey ? { anchor, head: reached } : alone(reached);
}

/** The cells from one to the other. */
export function areaBetween({ anchor, head }: Standing): Area {
  const [top, left] = [Math.min(anchor.row, head.row), Math.min(anchor.column, head.column)];
  const rows = Math.abs(anchor.row - head.row) + 1;
  return { top, left, rows, columns: Math.abs(anchor.column - head.column) + 1 };
}

/** Someone who stands in one cell. */
export function alone(place: CellPlace): Standing {
  return { anchor: place, head: place };
}

function reachedFrom(
  { key, ctrlKey, metaKey }: PressedKey,
  field: Field,
  from: CellPlace,
  page: number,
): CellPlace | null {
  const far = ctrlKey || metaKey;
  const step = ARROWS[key];
  if (step) return far ? edgeOfBlock(field, from, step) : moved(field, from, step);
  const first = firstScrolled(field);
  if (key === "Home") return far ? first : { row: from.row, column: first.column };
  if (key === "End" && far) return field.lastUsed;
  if (key === "PageDown" && !far) return paged(field, from, page);
  if (key === "PageUp" && !far) return paged(field, from, -page);
  return null;
}

/** A sheet to walk in. */
interface Field {
  readonly sheet: SheetModel;
  readonly lastUsed: CellPlace;
  /** The last cell that the grid draws. */
  readonly last: CellPlace;
}

/** The grid draws some cells beyond the used ones: no key leads further. */
function fieldOf(sheet: SheetModel): Field {
  const used = usedArea(sheet, false);
  const lastUsed = used ? { row: bottom(used), column: right(used) } : { row: 0, column: 0 };
  const last = {
    row: lastUsed.row + SPARE_ROWS,
    column: Math.max(lastUsed.column + SPARE_COLUMNS, FEWEST_COLUMNS - 1),
  };
  return { sheet, lastUsed, last };
}

/** Home goes to the first cell that is shown and not frozen. */
function firstScrolled({ sheet, last }: Field): CellPlace {
  let { rows: row, columns: column } = sheet.freeze ?? { rows: 0, columns: 0 };
  while (row < last.row && isRowHidden(sheet, row)) row += 1;
  while (column < last.column && isColumnHidden(sheet, column)) column += 1;
  return { row, column };
}

function paged(field: Field, from: CellPlace, rows: number): CellPlace {
  const step: Step = [rows < 0 ? -1 : 1, 0];
  let place = from;
  for (let count = 0; count < Math.abs(rows); count += 1) place = moved(field, place, step);
  return place;
}

/** The next cell that is shown; the same where there is none. */
function moved(field: Field, from: CellPlace, [rows, columns]: Step): CellPlace {
  let place = from;
  do {
    place = { row: place.row + rows, column: place.column + columns };
    if (!isInside(field, place)) return from;
  } while (isHidden(field, place));
  return place;
}

/**
 * Ctrl+arrow: to the end of the block of filled cells, or over empty ones to the next filled cell, or to the end of
 * the sheet.
 */
function edgeOfBlock(field: Field, from: CellPlace, step: Step): CellPlace {
  let place = moved(field, from, step);
  const endsBlock = isFilled(field, from) && isFilled(field, place);
  for (;;) {
    const next = moved(field, place, step);
    const isLast = next.row === place.row && next.column === place.column;
    if (isLast || (endsBlock ? !isFilled(field, next) : isFilled(field, place))) return place;
    place = next;
  }
}

function isFilled({ sheet }: Field, { row, column }: CellPlace): boolean {
  return !isEmpty(cellAt(sheet, row, column));
}

function isHidden({ sheet }: Field, { row, column }: CellPlace): boolean {
  return isRowHidden(sheet, row) || isColumnHidden(sheet, column);
}

function isInside({ last }: Field, { row, column }: CellPlace): boolean {
  return row >= 0 && column >= 0 && row <= last.row && column <= last.column;
}
