import type { TableLayout } from "../../book/table";
import type { WorkbookContext } from "../host/session";

/** Which cells a table needs free where it is put: its title, its headings and its first row. */
const ROWS_TAKEN = 3;

/** Right of every table of the settings at its own place. */
const OURS_END = 65;

/** What stands farther right is somebody's own, far from the settings. */
const FAR = 1_000;

/**
 * Where tables of the settings that are missing are put: each at its own place, or right of everything on the
 * sheet where people have put something there.
 */
export async function freePlaces(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  layouts: readonly TableLayout[],
): Promise<TableLayout[]> {
  const used = worksheet.getUsedRange(true).load("columnIndex,columnCount");
  const areas = layouts.map(({ row, column, columns }) =>
    worksheet.getRangeByIndexes(row - 1, column, ROWS_TAKEN, columns.length).load("valueTypes"),
  );
  await context.sync();
  let free = Math.max(Math.min(used.columnIndex + used.columnCount, FAR), OURS_END) + 1;
  return layouts.map((layout, index) => {
    const types = (areas[index]?.valueTypes ?? []) as string[][];
    if (types.every((row) => row.every((type) => type === "Empty"))) return layout;
    const column = free;
    free += layout.columns.length + 1;
    return { ...layout, column };
  });
}
