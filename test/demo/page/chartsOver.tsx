import type { ChartModel, Corner, SheetModel, WorkbookModel } from "../../simulator/model";
import { PIXELS_PER_POINT, type Box, type OverCells } from "./CellLayer";
import { chartPicture } from "./chartPicture";
import { ChartView } from "./ChartView";
import { columnStart, rowStart } from "./gridScroll";
import type { GridSheet } from "./gridSheet";

/** The charts of a sheet; clicks go through them. */
export function chartsOver(
  workbook: WorkbookModel,
  sheet: SheetModel,
  drawn: GridSheet,
  locale: string,
): OverCells[] {
  return sheet.charts.flatMap((chart) => {
    const box = boxOf(chart, drawn);
    const picture = chartPicture(workbook, chart, box, locale);
    if (!picture) return [];
    const content = <ChartView picture={picture} name={chart.name} width={box.width} height={box.height} />;
    return [{ id: chart.id, box, content }];
  });
}

/** Where a chart stands in the grid, in pixels, its rows as high as the grid fits them to their texts. */
function boxOf({ from, to }: ChartModel, drawn: GridSheet): Box {
  const x = ({ column, columnPoints }: Corner) =>
    columnStart(drawn, column) + columnPoints * PIXELS_PER_POINT;
  const y = ({ row, rowPoints }: Corner) => rowStart(drawn, row) + rowPoints * PIXELS_PER_POINT;
  return { left: x(from), top: y(from), width: x(to) - x(from), height: y(to) - y(from) };
}
