import type { BorderLine } from "../../simulator/model";
import type { GridCell } from "./gridSheet";

/** Where the grid drew a cell on its canvas, in CSS pixels. */
export interface CellBox {
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
}

const ARROW_BUTTON = 16;
const TEXT_PADDING = 6;
const LINE_WIDTHS: Readonly<Record<string, number>> = { Thick: 3, Medium: 2 };
const DASHES: Readonly<Record<string, number[]>> = {
  Dash: [4, 2],
  Dot: [1, 2],
  DashDot: [4, 2, 1, 2],
  DashDotDot: [4, 2, 1, 2, 1, 2],
};

/** Draws over a cell what the grid leaves out: number signs for numbers too wide, borders, the filter's arrow. */
export function paintCell(cell: GridCell | null, box: CellBox, canvas: CanvasRenderingContext2D): void {
  if (!cell) return;
  if (cell.numeric) paintOverflow(cell, box, canvas);
  if (cell.borders) paintBorders(cell.borders, box, canvas);
  if (cell.filter) paintFilter(cell.filter === "filtering", box, canvas);
}

/** Whether a point inside a cell is on its filter arrow. */
export function isOnFilter(box: CellBox, x: number, y: number): boolean {
  return x >= box.endX - ARROW_BUTTON - 1 && y >= box.endY - ARROW_BUTTON - 1;
}

/** Excel never shows part of a number: one that does not fit shows as number signs. */
function paintOverflow(cell: GridCell, box: CellBox, canvas: CanvasRenderingContext2D): void {
  const width = box.endX - box.startX;
  canvas.save();
  canvas.font = `${cell.it ? "italic " : ""}${cell.bl ? "bold " : ""}${cell.fs ?? 11}pt ${cell.ff ?? "Calibri"}`;
  if (canvas.measureText(String(cell.m ?? "")).width > width - 2) {
    canvas.fillStyle = cell.bg ?? "#FFFFFF";
    canvas.fillRect(box.startX, box.startY, width - 1, box.endY - box.startY - 1);
    canvas.fillStyle = cell.fc ?? "#000000";
    canvas.textBaseline = "bottom";
    const signs = Math.max(1, Math.floor((width - TEXT_PADDING) / canvas.measureText("#").width));
    canvas.fillText("#".repeat(signs), box.startX + TEXT_PADDING / 2, box.endY - 2);
  }
  canvas.restore();
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
