import type { ColumnInfo, Corner, RowInfo, SheetModel } from "../model";
import { STANDARD_HEIGHT } from "../workbook";

/** Width of the digit 0 of Calibri 11, in pixels at 96 dpi, and what Excel adds around (file format, col@width). */
const DIGIT_PIXELS = 7;
const PADDING_PIXELS = 5;
export const POINTS_PER_PIXEL = 0.75;

/** Points of a column so many characters wide. */
export function pointsOfCharacters(characters: number): number {
  return Math.round(characters * DIGIT_PIXELS + PADDING_PIXELS) * POINTS_PER_PIXEL;
}

/** Characters that fit into so many points. */
export function charactersOfPoints(points: number): number {
  const characters = (points / POINTS_PER_PIXEL - PADDING_PIXELS) / DIGIT_PIXELS;
  return Math.max(0, Math.round(characters * 100) / 100);
}

export function columnInfo(sheet: SheetModel, column: number): ColumnInfo {
  return sheet.columns.get(column) ?? { width: null, hidden: false, outlineLevel: 0 };
}

export function rowInfo(sheet: SheetModel, row: number): RowInfo {
  return sheet.rowInfo.get(row) ?? { height: null, hidden: false, filtered: false, outlineLevel: 0 };
}

export function isRowHidden(sheet: SheetModel, row: number): boolean {
  const info = sheet.rowInfo.get(row);
  return info !== undefined && (info.hidden || info.filtered);
}

export function isColumnHidden(sheet: SheetModel, column: number): boolean {
  return sheet.columns.get(column)?.hidden ?? false;
}

/** Height of a row in points; a hidden one has none. */
export function rowHeight(sheet: SheetModel, row: number): number {
  const info = sheet.rowInfo.get(row);
  if (info === undefined) return STANDARD_HEIGHT;
  return info.hidden || info.filtered ? 0 : (info.height ?? STANDARD_HEIGHT);
}

/** Width of a column in points; a hidden one has none. */
export function columnWidthPoints(sheet: SheetModel, column: number): number {
  const info = sheet.columns.get(column);
  if (info?.hidden) return 0;
  return pointsOfCharacters(info?.width ?? sheet.standardWidth);
}

/** Points from the top of the sheet to the top of a row. */
export function rowsTop(sheet: SheetModel, row: number): number {
  let top = row * STANDARD_HEIGHT;
  for (const at of sheet.rowInfo.keys()) if (at < row) top += rowHeight(sheet, at) - STANDARD_HEIGHT;
  return top;
}

/** Points from the left of the sheet to the left of a column. */
export function columnsLeft(sheet: SheetModel, column: number): number {
  const standard = pointsOfCharacters(sheet.standardWidth);
  let left = column * standard;
  for (const at of sheet.columns.keys()) if (at < column) left += columnWidthPoints(sheet, at) - standard;
  return left;
}

const LAST_COLUMN = 16_383;
const LAST_ROW = 1_048_575;

/** The corner at so many points from the left and the top of the sheet. */
export function cornerAt(sheet: SheetModel, left: number, top: number): Corner {
  const column = lineAt(left, (index) => columnWidthPoints(sheet, index), LAST_COLUMN);
  const row = lineAt(top, (index) => rowHeight(sheet, index), LAST_ROW);
  return { column: column.index, columnPoints: column.points, row: row.index, rowPoints: row.points };
}

function lineAt(
  points: number,
  size: (index: number) => number,
  last: number,
): { readonly index: number; readonly points: number } {
  let rest = points;
  let index = 0;
  while (index < last && rest >= size(index)) {
    rest -= size(index);
    index += 1;
  }
  return { index, points: Math.max(0, rest) };
}

/** Points from the left of the sheet to a corner; a line that became narrower is not reached beyond. */
export function cornerLeft(sheet: SheetModel, { column, columnPoints }: Corner): number {
  return columnsLeft(sheet, column) + Math.min(columnPoints, columnWidthPoints(sheet, column));
}

/** Points from the top of the sheet to a corner. */
export function cornerTop(sheet: SheetModel, { row, rowPoints }: Corner): number {
  return rowsTop(sheet, row) + Math.min(rowPoints, rowHeight(sheet, row));
}
