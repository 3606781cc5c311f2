import { LINE, SIDES, wrappedLines, type TextMeasure } from "../../simulator/fittedHeights";
import { withStandIns } from "./canvasMeasure";
import type { GridCell } from "./gridSheet";

/** Where a text stands: the cell's own place and size in CSS pixels of a sheet that is not zoomed. */
export interface TextPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where letters stand on their line, over the line's height: fonts differ, Excel's lines do not. */
const BASELINE = 0.77;
const INDENT = 9;
const CENTER = 0;
const RIGHT = 2;
const MIDDLE = 0;
const TOP = 1;

/** What a cell shows; "" for nothing. */
export function shownText(cell: GridCell | null): string {
  return cell === null ? "" : String(cell.m ?? cell.v ?? "");
}

/** How far a text of one line reaches: its left and right end, counted from the cell's left side. */
export function textReach(
  cell: GridCell,
  width: number,
  measure: TextMeasure,
): { readonly left: number; readonly right: number } {
  const length = measure(oneLine(cell), fontOf(cell));
  const left = lineLeft(cell, length, width);
  return { left, right: left + length };
}

/** Whether a text goes on over empty neighbours when it is too long for its cell. */
export function mayOverflow(cell: GridCell): boolean {
  return !cell.numeric && !cell.wraps && cell.mc === undefined && shownText(cell) !== "";
}

/** Paints the text of a cell, by the lines and the font in which its row was fitted. Who calls clips. */
export function paintText(
  cell: GridCell,
  place: TextPlace,
  canvas: CanvasRenderingContext2D,
  measure: TextMeasure,
): void {
  const font = fontOf(cell);
  canvas.font = withStandIns(font);
  canvas.fillStyle = cell.fc ?? "#000000";
  canvas.textBaseline = "alphabetic";
  canvas.textAlign = "left";
  const lines = linesOf(cell, place.width, font, measure);
  const lineHeight = sizeOf(cell) * LINE;
  const top = place.top + blockTop(cell, place.height, lines.length * lineHeight);
  lines.forEach((line, index) => {
    const length = measure(line, font);
    const left = place.left + lineLeft(cell, length, place.width);
    const baseline = Math.round(top + (index + BASELINE) * lineHeight);
    canvas.fillText(line, left, baseline);
    if (cell.un) canvas.fillRect(left, baseline + 2, length, 1);
    if (cell.cl) canvas.fillRect(left, baseline - Math.round(lineHeight / 5), length, 1);
  });
}

function linesOf(cell: GridCell, width: number, font: string, measure: TextMeasure): string[] {
  if (cell.wraps && !cell.numeric) return wrappedLines(shownText(cell), width - SIDES, font, measure);
  const text = oneLine(cell);
  const doesNotFit = cell.numeric && measure(text, font) > width - 2;
  // Excel never shows part of a number.
  return [doesNotFit ? "#".repeat(Math.max(1, Math.floor((width - SIDES) / measure("#", font)))) : text];
}

/** A line break shows in a cell that wraps only. */
function oneLine(cell: GridCell): string {
  return shownText(cell).replace(/\r?\n/g, "");
}

/** The text's top from the cell's: a text higher than its cell begins at the top and is cut at the bottom. */
function blockTop({ vt }: GridCell, height: number, block: number): number {
  const room = Math.max(0, height - block);
  if (vt === TOP) return 0;
  return vt === MIDDLE ? room / 2 : room;
}

function lineLeft({ ht, indent = 0 }: GridCell, length: number, width: number): number {
  const side = SIDES / 2 + indent * INDENT;
  if (ht === CENTER) return (width - length) / 2;
  return ht === RIGHT ? width - side - length : side;
}

/** Written as rows are fitted: the widths of both are known together. */
function fontOf(cell: GridCell): string {
  return `${cell.it ? "italic " : ""}${cell.bl ? "bold " : ""}${sizeOf(cell)}pt ${cell.ff ?? "Calibri"}`;
}

function sizeOf({ fs }: GridCell): number {
  return fs ?? 11;
}
