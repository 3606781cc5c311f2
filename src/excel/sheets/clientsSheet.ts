import { CLIENTS_TABLE } from "../../book/clients";
import type { Day } from "../../domain/basis/day";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import { askDressed, clientsLook, standingLook } from "./clientsLook";
import { askCoverSeen, coverSeen } from "./coverColumns";
import { foldedDetails } from "./foldedDetails";
import { decorate, decorateAll, type Made, type Written } from "../host/decorations";
import { DAY_FORMAT, MONEY_FORMAT } from "../../book/kinds";
import { asDeclared, newerColumns, type ColumnLayout, type RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import { writeHead } from "./ownSheets";
import { addSheet } from "./newSheets";
import { addColumns, createTable, type TableContent } from "../table/ownTables";
import { readLongTables, wholeTable } from "../table/readLongTables";
import { listSheets } from "../host/readSheets";
import { refreshTable } from "../table/refreshTable";
import { nameCell } from "../host/names";
import type { WorkbookContext } from "../host/session";
import { totalCells } from "../table/totalsRow";
import { differences, writeDifferences } from "../host/writeCells";
import type { Language } from "../../locales/translator";

/** Every column of ours. */
const ALL_COLUMNS = CLIENTS_TABLE.columns.map(({ key }) => key);

/** The Clients table with every column of ours, to be read. */
export const ALL_CLIENTS = { layout: CLIENTS_TABLE, columns: ALL_COLUMNS } as const;

/** What the Clients sheet should show. */
export interface ClientsContent {
  /** Stands beside the title, as a date whose number format carries the words. */
  readonly referenceDate: Day;
  /** One line of totals, below. */
  readonly subtitle: string;
  readonly rows: readonly RowInput[];
  /** False where no cover is looked at: what is uncovered would be the exposure again. */
  readonly looksAtCover: boolean;
  /** What a client who owes nothing any more shows. */
  readonly emptied: RowInput;
}

/** The Clients sheet as it stands, with all that a refresh compares. */
export interface StandingClients {
  readonly table: TableContent;
  /** The title and the line below it, as far as the cell of the reference date. */
  readonly titles: readonly (readonly CellOutput[])[];
  /** Formulas of the row of sums above the headings; of the headings' own row when there is none above. */
  readonly totals: readonly CellOutput[];
  /** The cell of the reference date, wherever it is by now; null where its name is gone or it says no day. */
  readonly date: DateCell | null;
  readonly isDressed: boolean;
  /** Whether its columns of cover are in sight, or out of it, as they are to be. */
  readonly isCoverAsWanted: (isSeen: boolean) => boolean;
}

/** Reads the Clients sheet in two requests, with what the caller has queued; null when there is none. */
export async function readStandingClients(context: WorkbookContext): Promise<StandingClients | null> {
  let head: ReturnType<typeof askHead> | undefined;
  const [table] = await readLongTables(context, [wholeTable(CLIENTS_TABLE)] as const, ([place]) => {
    head = place === null ? undefined : askHead(context, place);
  });
  return table === null || head === undefined ? null : { table, ...head() };
}

/** A cell above the table that says a day. */
interface DateCell {
  readonly row: number;
  readonly column: number;
  readonly day: Day;
}

function dateCell(day: Day | null, cell: Excel.Range, place: TableContent): DateCell | null {
  if (day === null || cell.worksheet.name !== place.sheet || cell.rowIndex >= place.bodyRow - 1) return null;
  return { row: cell.rowIndex, column: cell.columnIndex, day };
}

/** Queues the reading of what stands above the table and of its look. */
function askHead(context: WorkbookContext, place: TableContent): () => Omit<StandingClients, "table"> {
  const worksheet = context.workbook.worksheets.getItem(place.sheet);
  const titles = worksheet.getRangeByIndexes(0, 0, 2, referenceDateColumn(place) + 1).load("values");
  const above = worksheet
    .getRangeByIndexes(Math.max(0, place.bodyRow - 2), place.bodyColumn, 1, place.keys.length)
    .load("formulas");
  const isDressed = askDressed(worksheet, place);
  const isCoverAsWanted = askCoverSeen(context, [CLIENTS_TABLE, place]);
  const day = askReferenceDate(context);
  const dated = context.workbook.names.getItemOrNullObject(REFERENCE_DATE_NAME).getRangeOrNullObject();
  dated.load("rowIndex,columnIndex,worksheet/name");
  return () => ({
    titles: titles.values as CellOutput[][],
    totals: (above.formulas as CellOutput[][])[0] ?? [],
    date: dateCell(day(), dated, place),
    isDressed: isDressed(),
    isCoverAsWanted,
  });
}

/**
 * Creates the Clients table, or brings the one that stands up to date in place.
 * @param standing as it has just been read; null where there is none.
 * @param newSheet the empty sheet added for it, when none stands.
 * @returns a table made anew with the look that it is to be given; one brought up to date has been dressed.
 */
export async function writeClients(
  context: WorkbookContext,
  standing: StandingClients | null,
  content: ClientsContent,
  language: Language,
  newSheet: string | undefined,
): Promise<Written | Made> {
  if (standing === null) {
    // Somebody took the table away since the sheets were listed: it begins anew beside what is left of it.
    const anew = async () => addSheet(context, "clients", language, await listSheets(context));
    return createClients(context, content, language, newSheet ?? (await anew()));
  }
  const headed = await withRoomAbove(context, standing, language);
  const added = newerColumns(CLIENTS_TABLE, headed.table.keys);
  const clients = added.length === 0 ? headed : await withNewerColumns(context, headed, added, language);
  const { table } = clients;
  const head = await refreshHead(context, clients, content, language);
  const { rows, emptied } = content;
  const refresh = { key: "clientCode", alias: "client", rank: "rank", rows, emptied };
  const rowsWritten = await refreshTable(context, CLIENTS_TABLE, table, refresh);
  const refused = await dressAgain(context, clients, language, added);
  return { cells: rowsWritten.cells + head, refused: [...rowsWritten.refused, ...refused] };
}

/** Dresses what a run before could not, or folds what has just been added. */
async function dressAgain(
  context: WorkbookContext,
  { table: place, isDressed }: StandingClients,
  language: Language,
  added: readonly ColumnLayout[],
): Promise<string[]> {
  if (isDressed && added.length === 0) return [];
  const worksheet = context.workbook.worksheets.getItem(place.sheet);
  const keys = place.keys.map((key) => (added.some((column) => column.key === key) ? key : null));
  const folds = added.length > 0 ? [foldedDetails(worksheet, CLIENTS_TABLE, { ...place, keys })] : [];
  if (isDressed) return decorate(context, folds);
  const look = await standingLook(context, worksheet, CLIENTS_TABLE, place);
  return decorateAll(context, [clientsLook(worksheet, CLIENTS_TABLE, place, language, look)]);
}

/** Gives a sheet whose first rows people have deleted those rows again: what is written there would be over headings. */
async function withRoomAbove(
  context: WorkbookContext,
  standing: StandingClients,
  language: Language,
): Promise<StandingClients> {
  const above = standing.table.bodyRow - 1;
  if (above >= TITLE_ROWS) return standing;
  const worksheet = context.workbook.worksheets.getItem(standing.table.sheet);
  const rows = worksheet.getRangeByIndexes(0, 0, CLIENTS_TABLE.row - above, 1).getEntireRow();
  rows.insert("Down").clear("Formats");
  writeHead(worksheet, sheetWords(language).t("workbook:clients.title"), "");
  await context.sync();
  return (await readStandingClients(context)) ?? standing;
}

/** Gives a table made before some columns existed those columns, and reads it again. */
async function withNewerColumns(
  context: WorkbookContext,
  standing: StandingClients,
  columns: readonly ColumnLayout[],
  language: Language,
): Promise<StandingClients> {
  addColumns(context, CLIENTS_TABLE, standing.table, columns, language);
  await context.sync();
  return (await readStandingClients(context)) ?? standing;
}

async function createClients(
  context: WorkbookContext,
  content: ClientsContent,
  language: Language,
  sheet: string,
): Promise<Made> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:clients.title"), content.subtitle);
  const place = asDeclared(CLIENTS_TABLE, language);
  writeReferenceDate(context, worksheet, place, content.referenceDate, language);
  await createTable(context, CLIENTS_TABLE, content.rows, language, worksheet);
  const totals = totalCells(CLIENTS_TABLE, place, totalsLabel(language), []);
  await writeTotals(context, worksheet, place, totals);
  await context.sync();
  const look = clientsLook(worksheet, CLIENTS_TABLE, place, language);
  return {
    cells: (content.rows.length + 1) * CLIENTS_TABLE.columns.length + 3,
    look: content.looksAtCover
      ? look
      : {
          ...look,
          repeatable: [coverSeen(context, [[CLIENTS_TABLE, { ...place, sheet }]], false), ...look.repeatable],
        },
  };
}

/** Defined name of the cell that holds the day the figures are of. */
const REFERENCE_DATE_NAME = "CC_ReferenceDate";

/** Zero-based column of that cell: the client's, a wide one, since a date does not run over its neighbours. */
function referenceDateColumn({ keys, bodyColumn }: Pick<TableContent, "keys" | "bodyColumn">): number {
  return bodyColumn + keys.indexOf("client");
}

/** Queues the reference date in its cell, known by its name from then on. */
function writeReferenceDate(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  place: Pick<TableContent, "keys" | "bodyColumn">,
  day: Day,
  language: Language,
): void {
  const cell = worksheet.getRangeByIndexes(0, referenceDateColumn(place), 1, 1);
  cell.numberFormat = [[`"${sheetWords(language).t("workbook:clients.asOf")} "${DAY_FORMAT}`]];
  cell.values = [[day]];
  nameCell(context, REFERENCE_DATE_NAME, cell);
}

function totalsLabel(language: Language) {
  return { key: "client", text: literal(sheetWords(language).t("workbook:clients.total")) } as const;
}

/** The counts, the reference date and the sums above the table, written where they differ. */
async function refreshHead(
  context: WorkbookContext,
  { table, titles, totals: formulas, date }: StandingClients,
  { referenceDate, subtitle }: ClientsContent,
  language: Language,
): Promise<number> {
  const rest = Array.from({ length: referenceDateColumn(table) }, () => null);
  const wanted = [
    [...rest, date === null ? referenceDate : null],
    [literal(subtitle), ...rest],
  ];
  const found = differences(wanted, titles);
  const hasTotals = table.bodyRow >= 2 + TITLE_ROWS;
  const totals = hasTotals ? totalCells(CLIENTS_TABLE, table, totalsLabel(language), formulas) : [];
  const isOtherDay = date !== null && date.day !== referenceDate;
  // A sheet that is not written to is not named to Excel either: that alone would be a request.
  if (found.cells === 0 && totals.every((cell) => cell === null) && date !== null && !isOtherDay) return 0;
  const worksheet = context.workbook.worksheets.getItem(table.sheet);
  if (date === null) {
    // In a title that people have merged no cell but the first holds anything.
    worksheet.getRangeByIndexes(0, 0, 1, referenceDateColumn(table) + 1).unmerge();
    writeReferenceDate(context, worksheet, table, referenceDate, language);
  } else if (isOtherDay) {
    // People who delete a column or insert rows move the place, and not always the cell that has the name.
    worksheet.getRangeByIndexes(date.row, date.column, 1, 1).values = [[referenceDate]];
  }
  await writeDifferences(context, worksheet, 0, 0, found);
  const cells = found.cells + Number(isOtherDay);
  return hasTotals ? cells + (await writeTotals(context, worksheet, table, totals)) : cells;
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

/** Queues the day the Clients sheet's figures are of; null when its cell no longer says one. The caller syncs. */
export function askReferenceDate(context: WorkbookContext): () => Day | null {
  const name = context.workbook.names.getItemOrNullObject(REFERENCE_DATE_NAME);
  const cell = name.getRangeOrNullObject().load("values");
  return () => {
    const value = cell.isNullObject ? null : (cell.values as CellOutput[][])[0]?.[0];
    return typeof value === "number" ? value : null;
  };
}

/** The day the Clients sheet's figures are of; null when its cell no longer says one. */
export async function readReferenceDate(context: WorkbookContext): Promise<Day | null> {
  const day = askReferenceDate(context);
  await context.sync();
  return day();
}
