import { Problem } from "../../domain/basis/problem";
import { CLIENTS_TABLE } from "../../book/clients";
import type { CellInput, CellOutput } from "../../book/cells";
import type { TableCells } from "../../book/table";
import { codeReader } from "../../domain/protocol/clientCodes";
import {
  headOf,
  loadHead,
  loadHeadParts,
  type HeadParts,
  type KeyOf,
  type TableHead,
} from "../table/ownTables";
import { askNamedColumns } from "../table/namedColumns";
import { namesIn, updateRow } from "../table/rowChange";
import { firstRow } from "../table/rowGiveBack";
import { surveyTable } from "../table/rowSurvey";
import type { WorkbookContext } from "../host/session";
import type { NamedClient } from "../../domain/client/client";

type ClientColumn = KeyOf<typeof CLIENTS_TABLE>;
type ClientCells = TableCells<ClientColumn>;

/** Where the clients stand in the Clients table, until somebody sorts. */
export interface ClientPlaces {
  readonly head: ClientHead;
  /** By body row; null when people have retouched the heading. */
  readonly codes: readonly CellOutput[] | null;
}

/**
 * Queues the question where the clients stand in the Clients table: the headings and the codes.
 * @returns what was answered, once the caller has synced. @throws Problem "not-analysed" when there is no table.
 */
export function askClientPlaces(context: WorkbookContext): () => ClientPlaces {
  const parts = loadHeadParts(context.workbook.tables.getItemOrNullObject(CLIENTS_TABLE.table));
  const askedCodes = askNamedColumns(parts.table, CLIENTS_TABLE, ["clientCode"]);
  return () => {
    if (parts.table.isNullObject) throw new Problem("not-analysed");
    const head = clientHead(parts);
    const column = head.keys.indexOf("clientCode");
    return { head, codes: askedCodes(head)?.map((cells) => cells[column] ?? "") ?? null };
  };
}

/**
 * Queues the reading of a client's row, as far as the last of the columns that are wanted.
 * @returns the row once the caller has synced, alone in what is answered; null when no row has the code. More requests
 *   only when somebody has sorted since the places were read, or people have retouched a heading.
 */
export function askRowAt(
  context: WorkbookContext,
  { head, codes }: ClientPlaces,
  clientCode: string,
  wanted: readonly ClientColumn[],
): () => Promise<ClientCells | null> {
  // People have retouched the heading: its column is asked for by its place.
  if (codes === null) return () => readPlacedRow(context, clientCode);
  const row = codes.findIndex((cell) => isCode(cell, clientCode));
  if (row < 0) return () => Promise.resolve(null);
  const { sheet, bodyRow, bodyColumn, keys } = head;
  const width =
    1 + keys.findLastIndex((key) => key === "clientCode" || (wanted as readonly unknown[]).includes(key));
  const found = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(bodyRow + row, bodyColumn, 1, width)
    .load("values");
  return async () =>
    onlyRow(head, row, firstRow(found.values), clientCode) ?? readPlacedRow(context, clientCode);
}

type ClientHead = TableHead<ClientColumn>;

/** Of its columns the code alone must be there. */
function clientHead(parts: HeadParts): ClientHead {
  return headOf(CLIENTS_TABLE, parts, ["clientCode"]);
}

/** Whether a cell holds a client's code, as a number too that has lost its zeros. */
function isCode(cell: CellOutput | undefined, clientCode: string): boolean {
  return typeof cell === "number"
    ? codeReader([clientCode])(String(cell)) === clientCode
    : String(cell) === clientCode;
}

/** @returns null when somebody has just sorted: the figures of another client must not be taken for this one's. */
function onlyRow(
  head: Pick<ClientHead, keyof Omit<ClientCells, "rows">>,
  row: number,
  cells: readonly CellOutput[],
  clientCode: string,
): ClientCells | null {
  if (!isCode(cells[head.keys.indexOf("clientCode")], clientCode)) return null;
  return { ...head, rows: [cells], bodyRow: head.bodyRow + row };
}

/** Where a client stands in the Clients table at this moment: rows move when people sort. */
interface ClientPlace {
  readonly table: Excel.Table;
  readonly head: ClientHead;
  /** Zero-based body row. */
  readonly row: number;
}

/**
 * Finds a client's row by its code, or null when no row has it. Reads the headings and one column.
 * @throws Problem "not-analysed" when there is no such table.
 */
async function placeOf(context: WorkbookContext, clientCode: string): Promise<ClientPlace | null> {
  const parts = loadHeadParts(context.workbook.tables.getItemOrNullObject(CLIENTS_TABLE.table));
  const { table } = parts;
  await context.sync();
  if (table.isNullObject) throw new Problem("not-analysed");
  const head = clientHead(parts);
  const codes = await namesIn(context, { layout: CLIENTS_TABLE, key: "clientCode", head });
  const row = codes.findIndex((cell) => isCode(cell, clientCode));
  return row < 0 ? null : { table, head, row };
}

/** As `askRowAt`, for a table whose headings people have retouched. */
async function readPlacedRow(context: WorkbookContext, clientCode: string): Promise<ClientCells | null> {
  const place = await placeOf(context, clientCode);
  if (place === null) return null;
  const { table, head, row } = place;
  const found = table.getDataBodyRange().getRow(row).load("values");
  await context.sync();
  return onlyRow(head, row, firstRow(found.values), clientCode);
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
 * @returns filters that could not be put back.
 * @throws Problem "missing-column" when the sheet has no such column; "not-analysed" when it has no such client.
 */
export async function writeClientCell(
  context: WorkbookContext,
  clientCode: string,
  key: ClientColumn,
  value: CellInput,
  check: (cell: CellOutput) => void = () => undefined,
): Promise<readonly string[]> {
  const survey = await surveyTable(context, {
    layout: CLIENTS_TABLE,
    columns: ["clientCode"],
    needed: ["clientCode", key],
    absent: "not-analysed",
  });
  await updateRow(context, survey, {
    row: {
      label: clientCode,
      isIn: (cell) => isCode(cell, clientCode),
      gone: new Problem("not-analysed"),
    },
    check: ({ places, rows: [row] }) => check(row?.[places[key]] ?? ""),
    cells: { [key]: value },
  });
  return survey.refused;
}

/**
 * Selects a client's row in the Clients table, found by its code at this moment: rows move when people
 * sort. Reads the headings and one column.
 * @throws Problem "not-analysed" when there is no such table or client; "row-hidden" when the row is selected
 * but not seen: what hides it is people's own, and stays.
 */
export async function selectClient(context: WorkbookContext, clientCode: string): Promise<void> {
  const place = await placeOf(context, clientCode);
  if (place === null) throw new Problem("not-analysed");
  const { table, head, row } = place;
  table.worksheet.activate();
  const selected = table.getDataBodyRange().getRow(row).load("rowHidden");
  selected.select();
  await context.sync();
  if (selected.rowHidden) throw new Problem("row-hidden", { sheet: head.sheet });
}
