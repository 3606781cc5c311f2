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
  const { row_focus: lastRow = -1, column_focus: lastColumn = -1 } = sheet.frozen?.range ?? {};
  const { rowlen, rowhidden, columnlen, colhidden } = sheet.config ?? {};
  const rows = { sizes: rowlen, hidden: rowhidden, standard: ROW, frozen: lastRow + 1 };
  const columns = { sizes: columnlen, hidden: colhidden, standard: COLUMN, frozen: lastColumn + 1 };
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
