import { Problem } from "../../domain/basis/problem";
import { CLIENTS_TABLE } from "../../book/clients";
import type { CellInput, CellOutput } from "../../book/cells";
import { columnKeys, placesOf, type TableCells } from "../../book/table";
import { codeReader } from "../../domain/protocol/clientCodes";
import { loadHead, loadHeadParts, missingColumn, type HeadParts, type KeyOf } from "../table/ownTables";
import { askNamedColumns } from "../table/namedColumns";
import { ensureWritable } from "./ownSheets";
import { liftState, putFiltersBack, putTotalsBack, readState } from "../table/tableFilters";
import type { WorkbookContext } from "../host/session";
import type { NamedClient } from "../../domain/client/client";

/** Where a client stands in the Clients table at this moment: rows move when people sort. */
interface ClientPlace {
  readonly table: Excel.Table;
  readonly sheet: string;
  readonly headings: readonly string[];
  /** For each column its key, or null for one of the users' own. */
  readonly keys: readonly (string | null)[];
  /** Zero-based body row. */
  readonly row: number;
}

/** A client's row, asked for in two requests of the caller's. */
export interface AskedClientRow {
  /** Queues the second question, once the first is answered. @throws Problem "not-analysed" when there is no table. */
  readonly askRow: () => void;
  /** The row once that is answered too, alone in what is answered; null when no row has the code. */
  readonly row: () => Promise<ClientCells | null>;
}

type ClientCells = TableCells<KeyOf<typeof CLIENTS_TABLE>>;

/** Queues the question where a client stands in the Clients table: the headings and the codes. */
export function askClientRow(context: WorkbookContext, clientCode: string): AskedClientRow {
  const parts = loadHeadParts(context.workbook.tables.getItemOrNullObject(CLIENTS_TABLE.table));
  const askedCodes = askNamedColumns(parts.table, CLIENTS_TABLE, ["clientCode"]);
  let head: ClientHead | undefined;
  let row: number | null = null;
  let found: Excel.Range | undefined;
  return {
    askRow: () => {
      if (parts.table.isNullObject) throw new Problem("not-analysed");
      head = clientHead(parts);
      const column = head.keys.indexOf("clientCode");
      if (column < 0) throw missingColumn(CLIENTS_TABLE, "clientCode", head);
      const codes = askedCodes(head);
      row = codes === null ? null : codes.findIndex((cells) => isCode(cells[column], clientCode));
      if (row === null || row < 0) return;
      found = parts.table.getDataBodyRange().getRow(row).load("values");
    },
    row: async () => {
      // People have retouched the heading: its column is asked for by its place.
      if (row === null || head === undefined) return readPlacedRow(context, clientCode);
      if (found === undefined) return null;
      // Somebody may have sorted between the two requests: then the client stands elsewhere.
      return onlyRow(head, row, firstRow(found), clientCode) ?? readPlacedRow(context, clientCode);
    },
  };
}

type ClientHead = Omit<ClientCells, "rows" | "places"> & { readonly bodyRows: number };

function clientHead({ worksheet, header, body }: HeadParts): ClientHead {
  const headings = firstRow(header).map(String);
  const keys = columnKeys(CLIENTS_TABLE, headings);
  const { rowIndex: bodyRow, columnIndex: bodyColumn, rowCount: bodyRows } = body;
  return { sheet: worksheet.name, headings, keys, bodyRow, bodyColumn, bodyRows };
}

function firstRow({ values }: Excel.Range): CellOutput[] {
  return (values as CellOutput[][])[0] ?? [];
}

/** Whether a cell holds a client's code, as a number too that has lost its zeros. */
function isCode(cell: CellOutput | undefined, clientCode: string): boolean {
  return typeof cell === "number"
    ? codeReader([clientCode])(String(cell)) === clientCode
    : String(cell) === clientCode;
}

/** @returns null when somebody has just sorted: the figures of another client must not be taken for this one's. */
function onlyRow(
  { sheet, headings, keys, bodyRow, bodyColumn }: Omit<ClientHead, "bodyRows">,
  row: number,
  cells: readonly CellOutput[],
  clientCode: string,
): ClientCells | null {
  if (!isCode(cells[keys.indexOf("clientCode")], clientCode)) return null;
  const place = { bodyRow: bodyRow + row, bodyColumn };
  return { sheet, headings, keys, places: placesOf(keys), rows: [cells], ...place };
}

/** Finds a client's row by its code, or null when no row has it. Reads the headings and one column. */
async function placeOf(context: WorkbookContext, clientCode: string): Promise<ClientPlace | null> {
  const table = context.workbook.tables
    .getItemOrNullObject(CLIENTS_TABLE.table)
    .load("name,showFilterButton");
  const header = table.getRange().getRow(0).load("values");
  const worksheet = table.worksheet.load("name");
  await context.sync();
  if (table.isNullObject) throw new Problem("not-analysed");
  const headings = ((header.values as CellOutput[][])[0] ?? []).map(String);
  const keys = columnKeys(CLIENTS_TABLE, headings);
  const column = keys.indexOf("clientCode");
  if (column < 0) throw missingColumn(CLIENTS_TABLE, "clientCode", { sheet: worksheet.name, headings });
  const codes = table.columns.getItemAt(column).getDataBodyRange().load("values");
  await context.sync();
  const row = (codes.values as CellOutput[][]).findIndex(([cell]) => isCode(cell, clientCode));
  return row < 0 ? null : { table, sheet: worksheet.name, headings, keys, row };
}

/**
 * Finds a client's row in the Clients table by its code.
 * @throws Problem "not-analysed" when there is no such table or client.
 */
async function findClient(context: WorkbookContext, clientCode: string): Promise<ClientPlace> {
  const place = await placeOf(context, clientCode);
  if (place === null) throw new Problem("not-analysed");
  return place;
}

/** As `askClientRow`, for a table whose headings people have retouched. */
async function readPlacedRow(context: WorkbookContext, clientCode: string): Promise<ClientCells | null> {
  const place = await placeOf(context, clientCode);
  if (place === null) return null;
  const { table, sheet, keys, headings, row } = place;
  const found = table.getDataBodyRange().getRow(row).load("values");
  const body = table.getDataBodyRange().load("rowIndex,columnIndex");
  await context.sync();
  const [bodyRow, bodyColumn] = [body.rowIndex, body.columnIndex];
  return onlyRow({ sheet, headings, keys, bodyRow, bodyColumn }, row, firstRow(found), clientCode);
}

/** Codes and names of the Clients table, without its figures; none when there is no such table. */
export async function readClientNames(context: WorkbookContext): Promise<NamedClient[]> {
  const head = await loadHead(context, CLIENTS_TABLE);
  if (head === null) return [];
  const body = context.workbook.tables.getItem(CLIENTS_TABLE.table).columns;
  const column = (key: string) => body.getItemAt(head.keys.indexOf(key)).getDataBodyRange().load("values");
  const [codes, names] = [column("clientCode"), column("client")];
  await context.sync();
  return (codes.values as CellOutput[][]).map(([code], row) => ({
    clientCode: String(code),
    clientName: String((names.values as CellOutput[][])[row]?.[0] ?? ""),
  }));
}

/**
 * Writes one cell of a client's row, found at this moment.
 * @param check looks at what stands there first, and throws when it must not be overwritten.
 * @throws Problem "missing-column" when the sheet has no such column.
 */
export async function writeClientCell(
  context: WorkbookContext,
  clientCode: string,
  key: string,
  value: CellInput,
  check: (cell: CellOutput) => void = () => undefined,
): Promise<void> {
  const { table, sheet, headings, keys, row } = await findClient(context, clientCode);
  const column = keys.indexOf(key);
  if (column < 0) throw missingColumn(CLIENTS_TABLE, key, { sheet, headings });
  const cell = table.getDataBodyRange().getCell(row, column).load("values");
  const range = table.getDataBodyRange().getCell(row, keys.indexOf("clientCode")).load("values");
  await context.sync();
  // Somebody has just sorted: what belongs to one client must not stand on another's row.
  if (!isCode((range.values as CellOutput[][])[0]?.[0], clientCode)) throw new Problem("not-analysed");
  await ensureWritable(context, [sheet], false);
  check((cell.values as CellOutput[][])[0]?.[0] ?? "");
  const state = await readState(context, table, { hasFilterButtons: table.showFilterButton });
  liftState(state);
  cell.values = [[value]];
  putTotalsBack(state);
  await context.sync();
  await putFiltersBack(context, [state]);
}

/**
 * Selects a client's row in the Clients table, found by its code at this moment: rows move when people
 * sort. Reads the headings and one column.
 * @throws Problem "not-analysed" when there is no such table or client; "row-hidden" when the row is selected
 * but not seen: what hides it is people's own, and stays.
 */
export async function selectClient(context: WorkbookContext, clientCode: string): Promise<void> {
  const { table, sheet, row } = await findClient(context, clientCode);
  table.worksheet.activate();
  const selected = table.getDataBodyRange().getRow(row).load("rowHidden");
  selected.select();
  await context.sync();
  if (selected.rowHidden) throw new Problem("row-hidden", { sheet });
}
