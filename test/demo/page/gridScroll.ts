import type { Area } from "../../simulator/model";
import type { GridSheet } from "./gridSheet";

const ROW = 19;
const COLUMN = 63;
/** The grid's own bands of row numbers and column letters. */
const ROW_NUMBERS = 46;
const COLUMN_LETTERS = 20;

/** Scrolls the grid so that the sheet's tab and the first cell of the area are seen, when they are not. */
export function reveal(frame: HTMLElement | null, sheet: GridSheet, { top, left }: Area): void {
  frame
    ?.querySelector(".luckysheet-sheets-item-active")
    ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const canvas = frame?.querySelector<HTMLElement>(".fortune-sheet-canvas-placeholder");
  const vertical = frame?.querySelector<HTMLElement>(".luckysheet-scrollbar-y");
  const horizontal = frame?.querySelector<HTMLElement>(".luckysheet-scrollbar-x");
  if (!canvas || !vertical || !horizontal) return;
  const [rows, columns] = [rowsOf(sheet), columnsOf(sheet)];
  vertical.scrollTop = scrolled(rows, top, vertical.scrollTop, canvas.clientHeight - COLUMN_LETTERS);
  horizontal.scrollLeft = scrolled(columns, left, horizontal.scrollLeft, canvas.clientWidth - ROW_NUMBERS);
}

interface Lines {
  readonly sizes: Record<string, number> | undefined;
  readonly hidden: Record<string, number> | undefined;
  readonly standard: number;
  /** How many of the first lines never scroll. */
  readonly frozen: number;
}

function rowsOf({ config, frozen }: GridSheet): Lines {
  const { rowlen: sizes, rowhidden: hidden } = config ?? {};
  return { sizes, hidden, standard: ROW, frozen: (frozen?.range?.row_focus ?? -1) + 1 };
}

function columnsOf({ config, frozen }: GridSheet): Lines {
  const { columnlen: sizes, colhidden: hidden } = config ?? {};
  return { sizes, hidden, standard: COLUMN, frozen: (frozen?.range?.column_focus ?? -1) + 1 };
}

/** Pixels from the first row's top to a row's. */
export function rowStart(sheet: GridSheet, row: number): number {
  return offset(rowsOf(sheet), row);
}

/** Pixels from the first column's left to a column's. */
export function columnStart(sheet: GridSheet, column: number): number {
  return offset(columnsOf(sheet), column);
}

/** Pixels of the rows and columns that never scroll. */
export function frozenSize(sheet: GridSheet): { readonly width: number; readonly height: number } {
  const [rows, columns] = [rowsOf(sheet), columnsOf(sheet)];
  return { width: offset(columns, columns.frozen), height: offset(rows, rows.frozen) };
}

/** The scroll position from which a line is seen: the present one when it is already. */
function scrolled(lines: Lines, index: number, scroll: number, viewport: number): number {
  if (index < lines.frozen) return scroll;
  const start = offset(lines, index);
  const end = offset(lines, index + 1);
  const fixed = offset(lines, lines.frozen);
  if (start < scroll + fixed) return start - fixed;
  return end > scroll + viewport ? Math.max(0, start - fixed - Math.floor((viewport - fixed) / 3)) : scroll;
}

function offset({ sizes, hidden, standard }: Lines, index: number): number {
  let sum = 0;
  for (let line = 0; line < index; line += 1) {
    if (hidden?.[line] === undefined) sum += (sizes?.[line] ?? standard) + 1;
  }
  return sum;
}

/** The left sides of all columns of a sheet, and the right side of the last, as columnStart counts them. */
export function columnStarts(sheet: GridSheet, count: number): number[] {
  const { sizes, hidden, standard } = columnsOf(sheet);
  const starts = [0];
  for (let column = 0; column < count; column += 1) {
    const width = hidden?.[column] === undefined ? (sizes?.[column] ?? standard) + 1 : 0;
    starts.push((starts[column] ?? 0) + width);
  }
  return starts;
}
