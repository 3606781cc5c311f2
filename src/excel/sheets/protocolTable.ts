import type { CellOutput } from "../../book/cells";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { Problem } from "../../domain/basis/problem";
import { keepNumber, loadKept, numberKept } from "../host/names";
import type { WorkbookContext } from "../host/session";
import { headOf, loadHeadParts, type TableHead } from "../table/ownTables";
import { lookAt, type RowName } from "../table/rowChange";
import { surveyTable, type Beside, type RowSurvey } from "../table/rowSurvey";
import { isNoted, PROTOCOL_ROWS } from "../table/standing";
import { filtersOf, isFiltering } from "../table/tableFilters";
import { LAST_NUMBER } from "./protocolTraces";

/** What tells rows apart and what a new row needs to know, read before every write; the first names a row. */
const SURVEY_COLUMNS = ["number", "committeeDate", "clientCode", "origin"] as const;

/** The protocol as it stands at the moment of writing. */
export interface ProtocolSurvey extends RowSurvey<ProtocolColumn> {
  /** The highest number ever given, also to a row that was deleted since; 0 when none is known. */
  readonly lastNumber: number;
  /** Rows of the protocol just below the table that it did not take in (office-js#646, #3191). */
  readonly strays: number;
}

/**
 * Reads what must be known before a write, as `surveyTable`.
 * @param beside what else is asked in its requests.
 * @throws Problem "no-protocol", and what `surveyTable` throws.
 */
export async function surveyProtocol(
  context: WorkbookContext,
  beside?: Beside<ProtocolColumn>,
): Promise<ProtocolSurvey> {
  let kept: Excel.NamedItem | undefined;
  const first = () => {
    kept = loadKept(context, LAST_NUMBER);
    beside?.first();
  };
  const surveyed = { layout: PROTOCOL_TABLE, columns: SURVEY_COLUMNS, absent: "no-protocol" } as const;
  const survey = await surveyTable(context, surveyed, { ...beside, first });
  const lastNumber = kept === undefined ? 0 : numberKept(kept);
  return {
    ...survey,
    lastNumber,
    strays: countStrays(survey.beneath, survey.head.keys),
    again: () => surveyProtocol(context),
    noteAdded: ({ number }) => keepLast(context, survey.known, lastNumber, number),
  };
}

/** Queues what is kept of numbers: the highest, and that there have been rows, which are missed when they are gone. */
function keepLast(
  context: WorkbookContext,
  known: ProtocolSurvey["known"],
  lastNumber: number,
  number: unknown,
): void {
  if (!isNoted(known, PROTOCOL_ROWS)) keepNumber(context, PROTOCOL_ROWS, 1);
  if (typeof number === "number" && number > lastNumber) keepNumber(context, LAST_NUMBER, number);
}

/** The row that has a number. */
export function numbered(number: number): RowName {
  const gone = new Problem("row-gone", { number });
  return { label: String(number), isIn: (cell) => cell === number, gone };
}

/** Rows directly below that have a number, a committee's day and words are the protocol's own. */
function countStrays(beneath: ProtocolSurvey["beneath"], keys: TableHead["keys"]): number {
  const cell = (row: readonly CellOutput[], key: ProtocolColumn) => row[keys.indexOf(key)] ?? "";
  const first = beneath.findIndex(
    (row) =>
      typeof cell(row, "number") !== "number" ||
      typeof cell(row, "committeeDate") !== "number" ||
      (cell(row, "decision") === "" && cell(row, "topic") === ""),
  );
  return first < 0 ? beneath.length : first;
}

/**
 * Puts the newest rows first, unless people sorted the table their own way. New rows are added at the end,
 * which disturbs nobody who works in the table; this is for when the meeting is over.
 * @returns false when people's own sort was kept.
 */
export async function sortNewestFirst(context: WorkbookContext, survey: ProtocolSurvey): Promise<boolean> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const number = survey.head.keys.indexOf("number");
  const fields = await sortFields(context, table);
  const isOwn =
    fields.length > 1 || fields.some(({ key, ascending }) => key !== number || ascending !== false);
  if (isOwn) return false;
  table.sort.apply([{ key: number, ascending: false }]);
  await context.sync();
  return true;
}

async function sortFields(context: WorkbookContext, table: Excel.Table): Promise<Excel.SortField[]> {
  table.sort.load("fields");
  await context.sync();
  return table.sort.fields ?? [];
}

/**
 * Selects the row that has a number, on the protocol's sheet. A sheet or a row that people have hidden is shown.
 * @throws Problem "no-protocol", "row-gone"; "row-hidden" when the row is selected but a filter hides it: the
 * filter is people's own, and stays.
 */
export async function selectNumber(context: WorkbookContext, number: number): Promise<void> {
  const table = context.workbook.tables
    .getItemOrNullObject(PROTOCOL_TABLE.table)
    .load("name,showFilterButton");
  await context.sync();
  if (table.isNullObject) throw new Problem("no-protocol");
  const parts = loadHeadParts(table);
  if (table.showFilterButton) table.autoFilter.load("isDataFiltered,criteria");
  const { worksheet } = table;
  worksheet.load("visibility,name");
  worksheet.protection.load("protected");
  await context.sync();
  const head = headOf(PROTOCOL_TABLE, parts);
  const { row } = await lookAt(context, { layout: PROTOCOL_TABLE, key: "number", head }, numbered(number));
  const isFiltered = row.rowHidden && filtersOf(table, head).some(isFiltering);
  const shows = row.rowHidden && !isFiltered && !worksheet.protection.protected;
  if (worksheet.visibility !== "Visible") worksheet.visibility = "Visible";
  if (shows) row.rowHidden = false;
  worksheet.activate();
  row.select();
  await context.sync();
  if (row.rowHidden && !shows) throw new Problem("row-hidden", { sheet: worksheet.name });
}
