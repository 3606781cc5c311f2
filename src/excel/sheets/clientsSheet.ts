import { CLIENTS_TABLE } from "../../book/clients";
import type { Day } from "../../domain/basis/day";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import { dressClients, isDressed, standingLook, type ClientsPlace } from "./clientsLook";
import { foldedDetails } from "./foldedDetails";
import { decorate, type Written } from "../host/decorations";
import { DAY_FORMAT, MONEY_FORMAT } from "../../book/kinds";
import { asDeclared, type ColumnLayout, type RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import { writeHead } from "./ownSheets";
import { addSheet } from "./newSheets";
import { addColumns, createTable, newerColumns, type KeyOf, type TableContent } from "../table/ownTables";
import { readLongTables } from "../table/readLongTables";
import { listSheets } from "../host/readSheets";
import { refreshTable } from "../table/refreshTable";
import { nameCell } from "../host/names";
import type { WorkbookContext } from "../host/session";
import { totalCells } from "../table/totalsRow";
import { differences, writeDifferences } from "../host/writeCells";
import type { Language } from "../../locales/translator";

/** Every column of ours. */
const ALL_COLUMNS = CLIENTS_TABLE.columns.map(({ key }) => key);

/** What the Clients sheet should show. */
export interface ClientsContent {
  /** Stands beside the title, as a date whose number format carries the words. */
  readonly referenceDate: Day;
  /** One line of totals, below. */
  readonly subtitle: string;
  readonly rows: readonly RowInput[];
  /** What a client who owes nothing any more shows. */
  readonly emptied: RowInput;
}

/**
 * Creates the Clients table, or brings the one that stands up to date in place.
 * @param newSheet the empty sheet added for it, when none stands.
 */
export async function writeClients(
  context: WorkbookContext,
  content: ClientsContent,
  language: Language,
  newSheet: string | undefined,
): Promise<Written> {
  const found = await readWhole(context);
  if (found === null) {
    // Somebody took the table away since the sheets were listed: it begins anew beside what is left of it.
    const anew = async () => addSheet(context, "clients", language, await listSheets(context));
    return createClients(context, content, language, newSheet ?? (await anew()));
  }
  const added = newerColumns(CLIENTS_TABLE, found.keys);
  const table = added.length === 0 ? found : await withNewerColumns(context, found, added, language);
  const worksheet = context.workbook.worksheets.getItem(table.sheet);
  const head = await refreshHead(context, worksheet, table, content, language);
  const { rows, emptied } = content;
  const refresh = { key: "clientCode", rank: "rank", rows, emptied };
  const rowsWritten = await refreshTable(context, CLIENTS_TABLE, table, refresh);
  const refused = await dressAgain(context, worksheet, table, language, added);
  return { cells: rowsWritten.cells + head, refused: [...rowsWritten.refused, ...refused] };
}

/** Dresses what a run before could not, or folds what has just been added. */
async function dressAgain(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  place: ClientsPlace,
  language: Language,
  added: readonly ColumnLayout[],
): Promise<string[]> {
  const keys = place.keys.map((key) => (added.some((column) => column.key === key) ? key : null));
  const folds = added.length > 0 ? [foldedDetails(worksheet, CLIENTS_TABLE, { ...place, keys })] : [];
  if (await isDressed(context, worksheet, place)) return decorate(context, folds);
  const look = await standingLook(context, worksheet, CLIENTS_TABLE, place);
  return dressClients(context, worksheet, CLIENTS_TABLE, place, language, look);
}

/** Gives a table made before some columns existed those columns, and reads it again. */
async function withNewerColumns(
  context: WorkbookContext,
  content: TableContent,
  columns: readonly ColumnLayout[],
  language: Language,
): Promise<TableContent> {
  addColumns(context, CLIENTS_TABLE, content, columns, language);
  await context.sync();
  return (await readWhole(context)) ?? content;
}

async function readWhole(context: WorkbookContext): Promise<TableContent | null> {
  const whole = { layout: CLIENTS_TABLE, columns: ALL_COLUMNS, withOwn: true } as const;
  const [content] = await readLongTables(context, [whole] as const);
  return content;
}

async function createClients(
  context: WorkbookContext,
  content: ClientsContent,
  language: Language,
  sheet: string,
): Promise<Written> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:clients.title"), content.subtitle);
  const place = asDeclared(CLIENTS_TABLE, language);
  const dateCell = worksheet.getRangeByIndexes(0, referenceDateColumn(place), 1, 1);
  dateCell.numberFormat = [[`"${words.t("workbook:clients.asOf")} "${DAY_FORMAT}`]];
  dateCell.values = [[content.referenceDate]];
  nameCell(context, REFERENCE_DATE_NAME, dateCell);
  await createTable(context, CLIENTS_TABLE, content.rows, language, worksheet);
  const totals = totalCells(CLIENTS_TABLE, place, totalsLabel(language), []);
  await writeTotals(context, worksheet, place, totals);
  await context.sync();
  const refused = await dressClients(context, worksheet, CLIENTS_TABLE, place, language);
  return { cells: (content.rows.length + 1) * CLIENTS_TABLE.columns.length + 3, refused };
}

/** Defined name of the cell that holds the day the figures are of. */
const REFERENCE_DATE_NAME = "CC_ReferenceDate";

/** Zero-based column of that cell: the client's, a wide one, since a date does not run over its neighbours. */
function referenceDateColumn({ keys, bodyColumn }: Pick<TableContent, "keys" | "bodyColumn">): number {
  return bodyColumn + keys.indexOf("client");
}

function totalsLabel(language: Language) {
  return { key: "client", text: literal(sheetWords(language).t("workbook:clients.total")) } as const;
}

/** The counts, the reference date and the sums above the table, written where they differ. */
async function refreshHead(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  content: TableContent,
  { referenceDate, subtitle }: ClientsContent,
  language: Language,
): Promise<number> {
  const dateColumn = referenceDateColumn(content);
  const titles = worksheet.getRangeByIndexes(0, 0, 2, dateColumn + 1).load("values");
  // The headings' own row when there is none above: read, and not written.
  const totalsRow = Math.max(0, content.bodyRow - 2);
  const above = worksheet
    .getRangeByIndexes(totalsRow, content.bodyColumn, 1, content.keys.length)
    .load("formulas");
  await context.sync();
  const rest = Array.from({ length: dateColumn }, () => null);
  const wanted = [
    [...rest, referenceDate],
    [literal(subtitle), ...rest],
  ];
  const found = differences(wanted, titles.values as CellOutput[][]);
  await writeDifferences(context, worksheet, 0, 0, found);
  if (content.bodyRow < 2 + TITLE_ROWS) return found.cells;
  const formulas = (above.formulas as CellOutput[][])[0] ?? [];
  const totals = totalCells(CLIENTS_TABLE, content, totalsLabel(language), formulas);
  return found.cells + (await writeTotals(context, worksheet, content, totals));
}

/** Rows of the title and the line below it. */
const TITLE_ROWS = 2;

async function writeTotals(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  { keys, bodyRow, bodyColumn }: Pick<TableContent, "keys" | "bodyRow" | "bodyColumn">,
  totals: readonly CellInput[],
): Promise<number> {
  const found = differences([totals], [[]]);
  if (found.cells === 0) return 0;
  const row = worksheet.getRangeByIndexes(bodyRow - 2, bodyColumn, 1, keys.length);
  row.numberFormat = [keys.map(() => MONEY_FORMAT)];
  await writeDifferences(context, worksheet, bodyRow - 2, bodyColumn, found);
  return found.cells;
}

/** The Clients table and the day its figures are of, or null when there is no such table. */
export async function readClients(context: WorkbookContext): Promise<{
  readonly content: TableContent<KeyOf<typeof CLIENTS_TABLE>>;
  readonly referenceDate: Day | null;
} | null> {
  const [content] = await readLongTables(context, [{ layout: CLIENTS_TABLE, columns: ALL_COLUMNS }] as const);
  return content === null ? null : { content, referenceDate: await readReferenceDate(context) };
}

/** The day the Clients sheet's figures are of; null when its cell no longer says one. */
export async function readReferenceDate(context: WorkbookContext): Promise<Day | null> {
  const name = context.workbook.names.getItemOrNullObject(REFERENCE_DATE_NAME).load("type");
  await context.sync();
  if (name.isNullObject || name.type !== "Range") return null;
  const cell = name.getRangeOrNullObject().load("values");
  await context.sync();
  const value = cell.isNullObject ? null : (cell.values as CellOutput[][])[0]?.[0];
  return typeof value === "number" ? value : null;
}
