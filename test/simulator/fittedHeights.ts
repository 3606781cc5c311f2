import { cellAt } from "./cells";
import { displayText } from "./formulas/displayText";
import type { Cell, SheetModel } from "./model";

/** How wide a text is in CSS pixels, in a font as canvases name it. */
export type TextMeasure = (text: string, font: string) => number;

const STANDARD_SIZE = 11;
/** Height of a line of text over its size in points, in CSS pixels. */
export const LINE = 1.72;
/** Room above and below the lines of a cell, and at their sides. */
const ROOM = 1;
export const SIDES = 6;

/**
 * Heights in CSS pixels of the rows that Excel fits to their content by itself: those without a height of their
 * own, with a larger font or with text that wraps. Rows of Excel's standard height are not in the result.
 * @param widthOf CSS pixels of a column
 */
export function fittedHeights(
  sheet: SheetModel,
  widthOf: (column: number) => number,
  locale: string,
  measure: TextMeasure,
): Map<number, number> {
  const heights = new Map<number, number>();
  const merged = mergedCells(sheet);
  sheet.rows.forEach((_, row) => {
    if ((sheet.rowInfo.get(row)?.height ?? null) !== null) return;
    const fitted = fittedHeight(sheet, row, merged, (cell, column) =>
      cellHeight(cell, widthOf(column), locale, measure),
    );
    if (fitted > 0) heights.set(row, fitted);
  });
  return heights;
}

/** The height of one row, of the sheet's rows or not, in CSS pixels; 0 for Excel's standard height. */
function fittedHeight(
  sheet: SheetModel,
  row: number,
  merged: ReadonlySet<string>,
  heightOf: (cell: Cell, column: number) => number,
): number {
  let height = 0;
  sheet.rows[row]?.forEach((cell, column) => {
    if (cell && needsRoom(cell) && !merged.has(`${row}_${column}`)) {
      height = Math.max(height, heightOf(cell, column));
    }
  });
  return height;
}

/** The height that a row without one of its own takes, in CSS pixels of estimated text; 0 for the standard height. */
export function estimatedHeight(
  sheet: SheetModel,
  row: number,
  widthOf: (column: number) => number,
  locale: string,
): number {
  return fittedHeight(sheet, row, mergedCells(sheet), (cell, column) =>
    cellHeight(cell, widthOf(column), locale, estimatedMeasure),
  );
}

/** Excel does not fit rows to merged cells. */
function mergedCells(sheet: SheetModel): ReadonlySet<string> {
  const merged = new Set<string>();
  for (const { top, left, rows, columns } of sheet.merges) {
    for (let row = top; row < top + rows; row += 1) {
      for (let column = left; column < left + columns; column += 1) {
        if (cellAt(sheet, row, column)) merged.add(`${row}_${column}`);
      }
    }
  }
  return merged;
}

function needsRoom({ value, style }: Cell): boolean {
  return value !== null && (style.wrapText === true || (style.fontSize ?? STANDARD_SIZE) > STANDARD_SIZE);
}

function cellHeight(cell: Cell, width: number, locale: string, measure: TextMeasure): number {
  const { style } = cell;
  const size = style.fontSize ?? STANDARD_SIZE;
  const font = `${style.bold ? "bold " : ""}${size}pt ${style.fontName ?? "Calibri"}`;
  const text = displayText(cell.value, cell.numberFormat, locale);
  const lines = style.wrapText ? wrappedLines(text, width - SIDES, font, measure).length : 1;
  return Math.ceil(lines * size * LINE + ROOM);
}

/**
 * The lines of a text that wraps between words at a width in CSS pixels, its own line breaks kept; a word wider than
 * the cell is broken where it no longer fits.
 */
export function wrappedLines(text: string, width: number, font: string, measure: TextMeasure): string[] {
  const fits = (line: string) => measure(line, font) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (fits(longer)) line = longer;
      else {
        if (line !== "") lines.push(line);
        const parts = fits(word) ? [word] : brokenWord(word, fits);
        lines.push(...parts.slice(0, -1));
        line = parts.at(-1) ?? "";
      }
    }
    lines.push(line);
  }
  return lines;
}

function brokenWord(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && !fits(part + character)) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

/** CSS pixels of an average character of Calibri 11, whose digits are 7 wide and most letters less. */
const AVERAGE_CHARACTER = 6.3;

/** Estimates widths where no canvas is: by the number of characters and the size of the font. */
export const estimatedMeasure: TextMeasure = (text, font) => {
  const size = Number(/([\d.]+)pt/.exec(font)?.[1] ?? STANDARD_SIZE);
  return text.length * AVERAGE_CHARACTER * (size / STANDARD_SIZE);
};
