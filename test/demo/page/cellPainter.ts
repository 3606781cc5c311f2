import type { BorderLine } from "../../simulator/model";
import type { TextMeasure } from "../../simulator/fittedHeights";
import { mayOverflow, paintText, shownText, textReach } from "./cellText";
import type { GridCell } from "./gridSheet";

/** Where the grid drew a cell on its canvas, in CSS pixels. */
export interface CellBox {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
}

const ARROW_BUTTON = 16;
const GRIDLINE = "#DADADA";
const LINE_WIDTHS: Readonly<Record<string, number>> = { Thick: 3, Medium: 2 };
const DASHES: Readonly<Record<string, number[]>> = {
  Dash: [4, 2],
  Dot: [1, 2],
  DashDot: [4, 2, 1, 2],
  DashDotDot: [4, 2, 1, 2, 1, 2],
};

/** What painting a cell needs to know of its sheet. Positions are CSS pixels of a sheet that is not zoomed. */
export interface PaintedSheet {
  readonly cells: readonly (readonly (GridCell | null)[])[];
  readonly showsGridlines: boolean;
  readonly zoom: number;
  /** From the first column's left side. */
  columnStart(column: number): number;
}

/** How far a long text is looked for beside the cell that it goes over, in cells. */
const LONGEST_REACH = 40;

/**
 * Paints a cell as Excel does: fill, gridlines, its own text or what reaches into it of a neighbour's, borders, the
 * filter's arrow. Nothing is painted outside its box, so that the parts of a frozen sheet never draw over each other.
 */
export function paintCell(
  { row, column }: { readonly row: number; readonly column: number },
  box: CellBox,
  canvas: CanvasRenderingContext2D,
  sheet: PaintedSheet,
  measure: TextMeasure,
): void {
  const cell = cellOf(sheet, row, column);
  const width = box.endX - box.startX;
  const height = box.endY - box.startY;
  canvas.save();
  canvas.beginPath();
  canvas.rect(box.startX, box.startY, width, height);
  canvas.clip();
  canvas.fillStyle = cell?.bg ?? "#FFFFFF";
  canvas.fillRect(box.startX, box.startY, width, height);
  const text = textIn(sheet, row, column, width / sheet.zoom, measure);
  if (sheet.showsGridlines && cell?.bg === undefined) paintGridlines(box, canvas, text?.goesOn ?? false);
  if (text) {
    canvas.translate(box.startX, box.startY);
    canvas.scale(sheet.zoom, sheet.zoom);
    paintText(text.source, { ...text, top: 0, height: height / sheet.zoom }, canvas, measure);
  }
  canvas.restore();
  if (cell?.borders) paintBorders(cell.borders, box, canvas);
  if (cell?.filter) paintFilter(cell.filter === "filtering", box, canvas);
}

/** A text that is seen in a cell: whose it is, where that one's cell begins, and whether it goes on to the right. */
interface SeenText {
  readonly source: GridCell;
  readonly left: number;
  readonly width: number;
  readonly goesOn: boolean;
}

function textIn(
  sheet: PaintedSheet,
  row: number,
  column: number,
  width: number,
  measure: TextMeasure,
): SeenText | null {
  const own = cellOf(sheet, row, column);
  if (own && isTaken(own)) {
    const goesOn =
      mayOverflow(own) && textReach(own, width, measure).right > width && isFree(sheet, row, column + 1);
    return { source: own, left: 0, width, goesOn };
  }
  return (
    reachingText(sheet, row, column, -1, width, measure) ??
    reachingText(sheet, row, column, 1, width, measure)
  );
}

/** The nearest text on one side, where it is long enough to be seen in this empty cell. */
function reachingText(
  sheet: PaintedSheet,
  row: number,
  column: number,
  step: 1 | -1,
  width: number,
  measure: TextMeasure,
): SeenText | null {
  let at = column + step;
  while (Math.abs(at - column) < LONGEST_REACH && at >= 0 && isFree(sheet, row, at)) at += step;
  const source = cellOf(sheet, row, at);
  if (source === null || !mayOverflow(source)) return null;
  const left = sheet.columnStart(at) - sheet.columnStart(column);
  const sourceWidth = sheet.columnStart(at + 1) - sheet.columnStart(at);
  // What stands in a hidden column is not seen beside it either.
  if (sourceWidth === 0) return null;
  const reach = textReach(source, sourceWidth, measure);
  const isSeen = step < 0 ? left + reach.right > 0 : left + reach.left < width;
  const goesOn = step > 0 || (left + reach.right > width && isFree(sheet, row, column + 1));
  return isSeen ? { source, left, width: sourceWidth, goesOn } : null;
}

function cellOf(sheet: PaintedSheet, row: number, column: number): GridCell | null {
  return sheet.cells[row]?.[column] ?? null;
}

/** A cell with content, be it an empty text, or one of a merge: no neighbour's text goes over it. */
function isTaken(cell: GridCell): boolean {
  return shownText(cell) !== "" || cell.f !== undefined || cell.mc !== undefined;
}

function isFree(sheet: PaintedSheet, row: number, column: number): boolean {
  const cells = sheet.cells[row];
  if (cells === undefined || column >= cells.length) return false;
  const cell = cells[column] ?? null;
  return cell === null || !isTaken(cell);
}

function paintGridlines(box: CellBox, canvas: CanvasRenderingContext2D, textGoesOn: boolean): void {
  canvas.fillStyle = GRIDLINE;
  canvas.fillRect(box.startX, box.endY - 1, box.endX - box.startX, 1);
  if (!textGoesOn) canvas.fillRect(box.endX - 1, box.startY, 1, box.endY - box.startY);
}

/** Whether a point inside a cell is on its filter arrow. */
export function isOnFilter(box: CellBox, x: number, y: number): boolean {
  return x >= box.endX - ARROW_BUTTON - 1 && y >= box.endY - ARROW_BUTTON - 1;
}

function paintBorders(
  borders: NonNullable<GridCell["borders"]>,
  box: CellBox,
  canvas: CanvasRenderingContext2D,
): void {
  const [left, top, right, bottom] = [box.startX - 0.5, box.startY - 0.5, box.endX - 0.5, box.endY - 0.5];
  paintLine(borders.top, canvas, left, top, right, top);
  paintLine(borders.bottom, canvas, left, bottom, right, bottom);
  paintLine(borders.left, canvas, left, top, left, bottom);
  paintLine(borders.right, canvas, right, top, right, bottom);
}

function paintLine(
  line: BorderLine | undefined,
  canvas: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (!line || line.style === "None") return;
  canvas.save();
  canvas.beginPath();
  canvas.strokeStyle = line.color;
  canvas.lineWidth = LINE_WIDTHS[line.weight ?? ""] ?? 1;
  canvas.setLineDash(DASHES[line.style] ?? []);
  canvas.moveTo(fromX, fromY);
  canvas.lineTo(toX, toY);
  canvas.stroke();
  canvas.restore();
}

function paintFilter(filtering: boolean, box: CellBox, canvas: CanvasRenderingContext2D): void {
  const left = box.endX - ARROW_BUTTON - 2;
  const top = box.endY - ARROW_BUTTON - 2;
  canvas.save();
  canvas.fillStyle = "#FFFFFF";
  canvas.strokeStyle = "#ABABAB";
  canvas.lineWidth = 1;
  canvas.fillRect(left, top, ARROW_BUTTON, ARROW_BUTTON);
  canvas.strokeRect(left + 0.5, top + 0.5, ARROW_BUTTON - 1, ARROW_BUTTON - 1);
  canvas.fillStyle = "#444444";
  canvas.beginPath();
  if (filtering) funnel(canvas, left + 3, top + 3);
  else triangle(canvas, left + 4, top + 6);
  canvas.fill();
  canvas.restore();
}

function triangle(canvas: CanvasRenderingContext2D, x: number, y: number): void {
  canvas.moveTo(x, y);
  canvas.lineTo(x + 8, y);
  canvas.lineTo(x + 4, y + 5);
}

function funnel(canvas: CanvasRenderingContext2D, x: number, y: number): void {
  canvas.moveTo(x, y);
  canvas.lineTo(x + 10, y);
  canvas.lineTo(x + 6, y + 5);
  canvas.lineTo(x + 6, y + 10);
  canvas.lineTo(x + 4, y + 8);
  canvas.lineTo(x + 4, y + 5);
}
