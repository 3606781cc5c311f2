import { columnInfo, isColumnHidden, isRowHidden, rowInfo } from "../../simulator/host/layout";
import type { SheetModel } from "../../simulator/model";

export type Axis = "rows" | "columns";

/** The button of a group of an outline, which stands in the heading after the group. */
export interface GroupButton {
  readonly axis: Axis;
  /** A row or column of the group. */
  readonly member: number;
  readonly isFolded: boolean;
}

/** The button that stands in a heading; null where no group ends before it. */
export function groupButton(sheet: SheetModel, axis: Axis, index: number): GroupButton | null {
  const member = index - 1;
  if (member < 0 || levelAt(sheet, axis, member) <= levelAt(sheet, axis, index)) return null;
  const isFolded = axis === "rows" ? isRowHidden(sheet, member) : isColumnHidden(sheet, member);
  return { axis, member, isFolded };
}

/** Whether a row or column belongs to a group: its heading bears the group's line. */
export function isGrouped(sheet: SheetModel, axis: Axis, index: number): boolean {
  return levelAt(sheet, axis, index) > 0;
}

function levelAt(sheet: SheetModel, axis: Axis, index: number): number {
  return (axis === "rows" ? rowInfo(sheet, index) : columnInfo(sheet, index)).outlineLevel;
}

/** A place on the grid's canvas, in CSS pixels. */
export interface HeadingBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const BUTTON = 11;
const INK = "#5c5c5c";

/** Draws the outline's part of a heading, and says where its button stands. */
export function paintOutline(
  sheet: SheetModel,
  axis: Axis,
  index: number,
  { left, top, width, height }: HeadingBox,
  canvas: CanvasRenderingContext2D,
): { readonly button: GroupButton; readonly box: HeadingBox } | null {
  canvas.save();
  canvas.fillStyle = INK;
  if (isGrouped(sheet, axis, index))
    canvas.fillRect(left, top + 2, axis === "columns" ? width : 2, axis === "columns" ? 2 : height);
  const button = groupButton(sheet, axis, index);
  const box = { left: left + 2, top: top + 3, width: BUTTON, height: BUTTON };
  if (button) paintButton(box, button.isFolded, canvas);
  canvas.restore();
  return button && { button, box };
}

function paintButton(
  { left, top, width, height }: HeadingBox,
  isFolded: boolean,
  canvas: CanvasRenderingContext2D,
) {
  canvas.fillStyle = "#FFFFFF";
  canvas.fillRect(left, top, width, height);
  canvas.strokeStyle = INK;
  canvas.lineWidth = 1;
  canvas.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  canvas.fillStyle = INK;
  canvas.fillRect(left + 3, top + 5, 5, 1);
  if (isFolded) canvas.fillRect(left + 5, top + 3, 1, 5);
}
