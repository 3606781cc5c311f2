import type { CellOutput } from "../../book/cells";
import {
  columnKeys,
  headingOf,
  languageOfHeadings,
  lostColumns,
  retitledColumn,
  type TableLayout,
} from "../../book/table";
import { addColumns, ensureOurs, loadHeadParts } from "./ownTables";
import { nameCell } from "../host/names";
import { readColumns, valuesIn } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { findPlace, lossOf, placeName, type Place } from "./standing";

/**
 * Makes a table again of what was one: gives it back its name or its headings, or takes in its rows, down to
 * the first blank one. Of its rows no cell is written.
 * @throws Problem "table-deleted" when its cells are gone.
 */
export async function restoreTable(context: WorkbookContext, layout: TableLayout): Promise<void> {
  const standing = context.workbook.tables.getItemOrNullObject(layout.table).load("showHeaders");
  await context.sync();
  if (!standing.isNullObject) {
    if (!standing.showHeaders) standing.showHeaders = true;
    await context.sync();
    await restoreColumns(context, layout);
    return;
  }
  const loss = await lossOf(context, layout);
  const place = loss.code === "table-deleted" ? null : await findPlace(context, layout);
  if (place === null) throw loss;
  const around = place.cell.getTables(false).load("items/name");
  await context.sync();
  const [renamed] = around.items;
  const table = renamed ?? (await madeAgain(context, place));
  table.name = layout.table;
  nameCell(context, placeName(layout.table), place.cell);
  await context.sync();
}

/** Gives columns of ours their headings back where others stand in their place, and adds those that are gone, blank. */
async function restoreColumns(context: WorkbookContext, layout: TableLayout): Promise<void> {
  const table = context.workbook.tables.getItem(layout.table);
  const parts = loadHeadParts(table);
  await context.sync();
  const headings = valuesIn(parts.header)[0]?.map(String) ?? [];
  ensureOurs(layout, headings);
  const keys = columnKeys(layout, headings);
  const language = languageOfHeadings(layout, { headings, keys });
  const lost = lostColumns(layout, keys);
  const gone = lost.filter(({ key }) => {
    const column = retitledColumn(layout, headings, key);
    if (column === null) return true;
    parts.header.getCell(0, column).values = [[headingOf(layout.table, key, language)]];
    return false;
  });
  const { rowIndex: bodyRow, columnIndex: bodyColumn, rowCount } = parts.body;
  const rows = Array.from({ length: rowCount }, () => []);
  const place = { sheet: parts.worksheet.name, bodyRow, bodyColumn, headings, rows };
  if (gone.length > 0) addColumns(context, layout, place, gone, language);
  await context.sync();
}

async function madeAgain(context: WorkbookContext, place: Place): Promise<Excel.Table> {
  const worksheet = context.workbook.worksheets.getItem(place.sheet);
  const used = worksheet.getUsedRange(true).load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  const columns = Math.max(1, Math.min(used.columnIndex + used.columnCount - place.column, MOST_COLUMNS));
  const headings = worksheet.getRangeByIndexes(place.row, place.column, 1, columns).load("values");
  await context.sync();
  const [cells = []] = valuesIn(headings);
  const blank = cells.indexOf("");
  const width = blank < 0 ? columns : Math.max(1, blank);
  const rows = Math.max(1, used.rowIndex + used.rowCount - place.row - 1);
  const body = { row: place.row + 1, column: place.column, rows: Math.min(rows, MOST_ROWS), columns: width };
  const every = Array.from({ length: width }, (_, index) => index);
  const height = blankRow(await readColumns(context, worksheet, body, every));
  const area = worksheet.getRangeByIndexes(place.row, place.column, height + 1, width);
  const table = worksheet.tables.add(area, true);
  table.style = "TableStyleLight1";
  table.showBandedRows = false;
  return table;
}

/** No table of ours is wider or longer. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 100_000;

/** How many rows stand before the first blank one; one at least, as every table has. */
function blankRow(rows: readonly (readonly CellOutput[])[]): number {
  const blank = rows.findIndex((row) => row.every((cell) => cell === ""));
  return Math.max(1, blank < 0 ? rows.length : blank);
}
