import { Problem } from "../domain/problem";
import type { CellOutput } from "./cells";
import { CLIENTS_TABLE } from "./clientsSheet";
import { columnKey } from "./layout";
import { missingColumn } from "./ownTables";
import type { WorkbookContext } from "./session";

/**
 * One client's row of the Clients table by column key, found by its code at this moment; null when no row
 * has the code. Reads the headings, the codes and that row.
 * @throws Problem "not-analysed" when there is no such table.
 */
export async function readClientRow(
  context: WorkbookContext,
  code: string,
): Promise<Record<string, CellOutput> | null> {
  const table = context.workbook.tables.getItemOrNullObject(CLIENTS_TABLE.table).load("name");
  await context.sync();
  if (table.isNullObject) throw new Problem("not-analysed");
  const header = table.getHeaderRowRange().load("values");
  await context.sync();
  const keys = ((header.values as CellOutput[][])[0] ?? []).map((heading) =>
    columnKey(CLIENTS_TABLE, String(heading)),
  );
  const place = keys.indexOf("clientCode");
  if (place < 0) throw missingColumn(CLIENTS_TABLE, "clientCode");
  const codes = table.columns.getItemAt(place).getDataBodyRange().load("values");
  await context.sync();
  const row = (codes.values as CellOutput[][]).findIndex(([cell]) => String(cell) === code);
  if (row < 0) return null;
  const found = table.getDataBodyRange().getRow(row).load("values");
  await context.sync();
  const cells = (found.values as CellOutput[][])[0] ?? [];
  const record: Record<string, CellOutput> = {};
  keys.forEach((key, column) => {
    if (key !== null) record[key] = cells[column] ?? "";
  });
  // Somebody has just sorted: the figures of another client must not be frozen as this one's.
  return String(record["clientCode"]) === code ? record : null;
}
