import { formatArea, parseReference, quoteSheet } from "../address";
import type { ChartSeries } from "../chartData";
import type { ChartModel, Corner, SheetModel, WorkbookModel } from "../model";
import { cornerAt, cornerLeft, cornerTop } from "./layout";

/** Where a chart stands, in points from the top left of its sheet. */
export interface ChartBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function chartBox(sheet: SheetModel, { from, to }: ChartModel): ChartBox {
  const [left, top] = [cornerLeft(sheet, from), cornerTop(sheet, from)];
  return { left, top, width: cornerLeft(sheet, to) - left, height: cornerTop(sheet, to) - top };
}

/** Puts a chart elsewhere on its sheet; what is not told stays. */
export function placeChart(sheet: SheetModel, chart: ChartModel, place: Partial<ChartBox>): void {
  const { left, top, width, height } = { ...chartBox(sheet, chart), ...place };
  chart.from = cornerAt(sheet, left, top);
  chart.to = cornerAt(sheet, left + width, top + height);
}

/** Whole rows or columns that came or went. */
export interface LineShift {
  readonly kind: "insert" | "delete";
  readonly axis: "rows" | "columns";
  readonly first: number;
  readonly count: number;
}

/** Charts follow the cells that they stand on when whole rows or columns come or go. */
export function moveCharts(sheet: SheetModel, shift: LineShift): void {
  for (const chart of sheet.charts) {
    chart.from = movedCorner(chart.from, shift, false);
    chart.to = movedCorner(chart.to, shift, true);
  }
}

function movedCorner(corner: Corner, shift: LineShift, isEnd: boolean): Corner {
  const { column, columnPoints, row, rowPoints } = corner;
  if (shift.axis === "rows") {
    const moved = movedLine(row, rowPoints, shift, isEnd);
    return { ...corner, row: moved.index, rowPoints: moved.points };
  }
  const moved = movedLine(column, columnPoints, shift, isEnd);
  return { ...corner, column: moved.index, columnPoints: moved.points };
}

/** An end on the edge of a line belongs to the line before it. */
function movedLine(
  index: number,
  points: number,
  { kind, first, count }: LineShift,
  isEnd: boolean,
): { readonly index: number; readonly points: number } {
  const own = isEnd && points === 0 ? index - 1 : index;
  if (own < first) return { index, points };
  if (kind === "insert") return { index: index + count, points };
  return own < first + count ? { index: first, points: 0 } : { index: index - count, points };
}

/**
 * Rewrites where the series of all charts have their figures.
 * @param change the sheet's name and area that an address is to have; null when its cells are gone
 */
export function changeSeries(
  workbook: WorkbookModel,
  change: (reference: NonNullable<ReturnType<typeof parseReference>>) => string | null,
): void {
  const changed = (address: string): string => {
    const reference = parseReference(address);
    return reference?.sheet == null ? address : (change(reference) ?? "");
  };
  for (const chart of workbook.sheets.flatMap(({ charts }) => charts)) {
    chart.source = changed(chart.source);
    for (const series of (chart.settings.series ?? []) as ChartSeries[]) {
      series.values = changed(series.values);
      if (series.categories !== undefined) series.categories = changed(series.categories);
      if (series.bubbleSizes !== undefined) series.bubbleSizes = changed(series.bubbleSizes);
    }
  }
}

/** An address on a sheet, as series have it. */
export function seriesAddress(sheet: string, area: Parameters<typeof formatArea>[0]): string {
  return `${quoteSheet(sheet)}!${formatArea(area)}`;
}
