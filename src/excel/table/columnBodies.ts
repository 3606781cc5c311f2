import type { CellOutput } from "../../book/cells";
import type { WorkbookContext } from "../host/session";
import { columnKey, type TableLayout } from "../../book/table";
import { missingColumn } from "./ownTables";

/** The cells below a heading of a table of ours, wherever people have put its column. */
export type ColumnBodies = (layout: TableLayout, key: string) => Excel.Range;

/**
 * Looks where the columns of tables of ours stand, in one request. Each call gives cells of its own to work on.
 * @throws Problem "missing-column" on the call for a column that a table has no longer.
 */
export async function columnBodies(
  context: WorkbookContext,
  layouts: readonly TableLayout[],
): Promise<ColumnBodies> {
  const tableOf = ({ table }: TableLayout) => context.workbook.tables.getItem(table);
  const headers = layouts.map((layout) => tableOf(layout).getHeaderRowRange().load("values"));
  await context.sync();
  const keys = new Map(
    layouts.map((layout, index) => {
      const [headings = []] = (headers[index]?.values ?? []) as CellOutput[][];
      return [layout.table, headings.map((heading) => columnKey(layout, String(heading)))];
    }),
  );
  return (layout, key) => {
    const index = keys.get(layout.table)?.indexOf(key) ?? -1;
    if (index < 0) throw missingColumn(layout, key);
    return tableOf(layout).columns.getItemAt(index).getDataBodyRange();
  };
}
