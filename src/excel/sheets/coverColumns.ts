import { columnKeys, type TableLayout } from "../../book/table";
import type { Decoration } from "../host/decorations";
import type { WorkbookContext } from "../host/session";
import type { TableContent } from "../table/ownTables";

/** Columns that tell nothing where no cover is looked at: what is uncovered would be the exposure again. */
const COVER_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  CC_Clients: ["uncovered", "validCover"],
  CC_History: ["uncovered", "validCover", "coverGrade"],
  CC_Committees: ["uncovered"],
  CC_Results: ["uncovered"],
};

/** A table with columns of cover, and where it stands; null where it does not. */
export type CoverTable = readonly [
  layout: TableLayout,
  place: Pick<TableContent, "sheet" | "headings" | "bodyColumn"> | null,
];

function coverColumns(context: WorkbookContext, [layout, place]: CoverTable): Excel.Range[] {
  if (place === null) return [];
  const worksheet = context.workbook.worksheets.getItem(place.sheet);
  const keys = columnKeys(layout, place.headings);
  return (COVER_COLUMNS[layout.table] ?? [])
    .filter((key) => keys.includes(key))
    .map((key) =>
      worksheet.getRangeByIndexes(0, place.bodyColumn + keys.indexOf(key), 1, 1).getEntireColumn(),
    );
}

/**
 * Queues the question whether a table's columns of cover stand as they are to: in sight where cover is looked at, else
 * out of sight. The caller syncs.
 */
export function askCoverSeen(context: WorkbookContext, table: CoverTable): (isSeen: boolean) => boolean {
  const columns = coverColumns(context, table).map((column) => column.load("columnHidden"));
  return (isSeen) => columns.every(({ columnHidden }) => columnHidden === !isSeen);
}

/** Brings the columns of cover of tables into sight, or out of it. */
export function coverSeen(
  context: WorkbookContext,
  tables: readonly CoverTable[],
  isSeen: boolean,
): Decoration {
  return {
    name: "groups",
    apply: () => {
      for (const table of tables) {
        for (const column of coverColumns(context, table)) column.columnHidden = !isSeen;
      }
    },
  };
}
