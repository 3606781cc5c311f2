import { type SheetExtent, type SheetValues, readSeveral } from "../../excel/host/readSheets";
import type { ExcelSession } from "../../excel/host/session";
import { onlyReading } from "./written";
import { type TaskControl, ensureWanted } from "./task";

/**
 * Reads the finance team's sheets, whole or their first rows, with progress.
 * @throws Problem "cancelled" when the user stops it.
 */
export async function readSheets(
  session: ExcelSession,
  extents: readonly SheetExtent[],
  control: TaskControl,
  maximumRows?: number,
): Promise<SheetValues[]> {
  const cellsOf = ({ used }: SheetExtent) =>
    used === null ? 0 : Math.min(used.rows, maximumRows ?? used.rows) * used.columns;
  const total = extents.reduce((sum, extent) => sum + cellsOf(extent), 0);
  let read = 0;
  const onCells = (cells: number) => {
    read += cells;
    ensureWanted(control);
    control.onProgress({ step: "reading", done: total === 0 ? 1 : read / total });
  };
  return onlyReading(() =>
    session.run((workbook) => readSeveral(workbook, extents, { maximumRows, onCells })),
  );
}
