import { Problem } from "../domain/problem";
import { CLIENTS_TABLE } from "./clientsSheet";
import { splitAddress, type CellOutput } from "./cells";
import { columnKey } from "./layout";
import { missingColumn } from "./ownTables";
import type { WorkbookContext } from "./session";

/**
 * Selects a client's row in the Clients table, found by its code at this moment: rows move when people
 * sort. Reads the headings and one column.
 * @throws Problem "not-analysed" when there is no such table or client.
 */
export async function selectClient(context: WorkbookContext, code: string): Promise<void> {
  const table = context.workbook.tables.getItemOrNullObject(CLIENTS_TABLE.table).load("name");
  await context.sync();
  if (table.isNullObject) throw new Problem("not-analysed");
  const header = table.getHeaderRowRange().load("values");
  await context.sync();
  const headings = ((header.values as CellOutput[][])[0] ?? []).map(String);
  const column = headings.findIndex((heading) => columnKey(CLIENTS_TABLE, heading) === "clientCode");
  if (column < 0) throw missingColumn(CLIENTS_TABLE, "clientCode");
  const codes = table.columns.getItemAt(column).getDataBodyRange().load("values");
  await context.sync();
  const row = (codes.values as CellOutput[][]).findIndex(([cell]) => String(cell) === code);
  if (row < 0) throw new Problem("not-analysed");
  table.worksheet.activate();
  table.getDataBodyRange().getRow(row).select();
  await context.sync();
}

/** Selects a cell by its address with sheet name, e.g. `'Open items'!C12`. */
export async function selectCell(context: WorkbookContext, address: string): Promise<void> {
  const parts = splitAddress(address);
  if (parts === null) throw new Problem("unexpected", {}, `Not an address: ${address}`);
  const worksheet = context.workbook.worksheets.getItem(parts.sheet);
  worksheet.activate();
  worksheet.getRange(parts.local).select();
  await context.sync();
}

/** Brings a sheet to the front. */
export async function activateSheet(context: WorkbookContext, name: string): Promise<void> {
  context.workbook.worksheets.getItem(name).activate();
  await context.sync();
}

/** The values of the row that the selection starts in, on whatever sheet; none on a blank row. */
export async function readSelectedRow(context: WorkbookContext): Promise<CellOutput[]> {
  const row = context.workbook.getSelectedRange().getCell(0, 0).getEntireRow();
  const used = row.getUsedRangeOrNullObject(true).load("values");
  await context.sync();
  return used.isNullObject ? [] : ((used.values as CellOutput[][])[0] ?? []);
}
