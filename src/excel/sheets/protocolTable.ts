import { Problem } from "../../domain/basis/problem";
import type { CellInput, CellOutput } from "../../book/cells";
import { TEXT_FORMAT } from "../../book/kinds";
import { type RowInput } from "../../book/table";
import { formatRows, headOf, loadHeadParts, type TableContent, type TableHead } from "../table/ownTables";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { readRows } from "./protocolSheet";
import { filtersOf, isFiltering, putFiltersBack, type TableFilters } from "../table/tableFilters";
import { keepNumber, loadKept, numberKept } from "../host/names";
import { excelCode, placeOf, toProblem } from "../host/excelProblem";
import type { WorkbookContext } from "../host/session";
import { askNamedColumns } from "../table/namedColumns";
import {
  askFilled,
  askNames,
  ensureNotEmptied,
  ensureStanding,
  isNoted,
  PROTOCOL_ROWS,
} from "../table/standing";
import { differences } from "../host/writeCells";
import { LAST_NUMBER } from "./protocolTraces";

/** What tells rows apart and what a new row needs to know, read before every write. */
const SURVEY_COLUMNS: readonly ProtocolColumn[] = ["number", "committeeDate", "clientCode", "origin"];

/** How far below the table people's own notes are looked for. */
const ROWS_BELOW = 30;

/** The protocol as it stands at the moment of writing. */
export interface ProtocolSurvey {
  readonly head: TableHead<ProtocolColumn>;
  /** Every row, with the columns that tell rows apart; all columns while the table has one row. */
  readonly content: TableContent;
  /** The table has nothing but the blank row that every Excel table must have. */
  readonly isBlank: boolean;
  /** The highest number ever given, also to a row that was deleted since; 0 when none is known. */
  readonly lastNumber: number;
  /** It is noted that there have been rows: they are missed when they are gone. */
  readonly isMissedWhenBlank: boolean;
  /** Something stands just below the table. */
  readonly isOccupiedBelow: boolean;
  /** Rows of the protocol just below the table that it did not take in (office-js#646, #3191). */
  readonly strays: number;
  /** Totals are shown in a filtered table: Excel refuses to take them away before its filters (office-js#994). */
  readonly hasFilteredTotals: boolean;
  /** Filters that are on, by column of the table. */
  readonly filters: TableFilters;
  /** What could not be put back after a write, for the report: the rows are written all the same. */
  readonly refused: string[];
}

/** What is asked in the requests of a survey beside it; both may be called again. */
export interface Beside {
  /** Queued with the first request. */
  readonly first: () => void;
  /** Queued with the second, once every row is known by what tells it apart. */
  readonly then: (known: KnownRows) => void;
}

export type KnownRows = Pick<ProtocolSurvey, "head" | "content">;

/**
 * Reads what must be known before a write, in two requests or a few more for a very long protocol or one whose
 * headings people have retouched.
 * @param beside what else is asked in these requests.
 * @throws Problem "no-protocol", "table-emptied"; "workbook-read-only" or "sheet-protected" before anything is written.
 */
export async function surveyProtocol(context: WorkbookContext, beside?: Beside): Promise<ProtocolSurvey> {
  const asked = await askSurvey(context, beside);
  const { known, kept, parts, filled, protection, below, first, namedRows } = asked;
  const { workbook } = context;
  const { table } = parts;
  await ensureStanding(context, [PROTOCOL_TABLE], known);
  ensureNotEmptied(PROTOCOL_TABLE, filled, known);
  if (table.isNullObject) throw new Problem("no-protocol");
  if (workbook.readOnly) throw new Problem("workbook-read-only");
  const head = headOf(PROTOCOL_TABLE, parts);
  if (protection.protected) throw new Problem("sheet-protected", { sheet: head.sheet });
  // With the second request: whether there are filters to ask for is known by now.
  if (table.showFilterButton) table.autoFilter.load("isDataFiltered,criteria");
  const isOneRow = head.bodyRows === 1;
  const rows = isOneRow ? (first.values as CellOutput[][]) : namedRows(head);
  const content =
    rows === null
      ? await readRows(context, head, SURVEY_COLUMNS)
      : { ...head, rows: rows.slice(0, head.bodyRows) };
  beside?.then({ head, content });
  if (table.showFilterButton || beside !== undefined) await context.sync();
  const filters = filtersOf(table, head);
  // The row of totals stands between the table and what people put below.
  const beneath = (below.values as CellOutput[][]).slice(table.showTotals ? 1 : 0);
  return {
    head,
    content,
    lastNumber: numberKept(kept),
    isMissedWhenBlank: isNoted(known, PROTOCOL_ROWS),
    isBlank: isOneRow && isBlankRow(content.rows[0] ?? []),
    isOccupiedBelow: beneath.some((row) => !isBlankRow(row)),
    strays: countStrays(beneath, head.keys),
    hasFilteredTotals: table.showTotals && filters.some(isFiltering),
    filters,
    refused: [],
  };
}

/** The first request of a survey: the rows come with it unless Excel finds them too large. */
async function askSurvey(context: WorkbookContext, beside: Beside | undefined) {
  const ask = (columns: readonly ProtocolColumn[]) => {
    beside?.first();
    const { workbook } = context;
    workbook.load("readOnly");
    const table = workbook.tables
      .getItemOrNullObject(PROTOCOL_TABLE.table)
      .load("name,showTotals,showFilterButton,showHeaders");
    const body = table.getDataBodyRange();
    return {
      kept: loadKept(context, LAST_NUMBER),
      known: askNames(context),
      filled: askFilled(table, PROTOCOL_TABLE.table),
      parts: loadHeadParts(table),
      protection: table.worksheet.protection.load("protected"),
      below: body.getRowsBelow(ROWS_BELOW).load("values"),
      first: body.getRow(0).load("values"),
      namedRows: askNamedColumns(table, PROTOCOL_TABLE, columns),
    };
  };
  const asked = ask(SURVEY_COLUMNS);
  try {
    await context.sync();
    return asked;
  } catch (error) {
    if (excelCode(error) !== "ResponsePayloadSizeLimitExceeded") throw error;
  }
  const withoutRows = ask([]);
  await context.sync();
  return { ...withoutRows, namedRows: () => null };
}

export function isBlankRow(row: readonly CellOutput[]): boolean {
  return row.every((cell) => cell === "");
}

/** Rows directly below that have a number, a committee's day and words are the protocol's own. */
function countStrays(beneath: readonly CellOutput[][], keys: TableHead["keys"]): number {
  const cell = (row: readonly CellOutput[], key: ProtocolColumn) => row[keys.indexOf(key)] ?? "";
  const first = beneath.findIndex(
    (row) =>
      typeof cell(row, "number") !== "number" ||
      typeof cell(row, "committeeDate") !== "number" ||
      (cell(row, "decision") === "" && cell(row, "topic") === ""),
  );
  return first < 0 ? beneath.length : first;
}

/** Lets the table take in rows of its own that stand just below it. Joining areas never makes it smaller. */
export async function takeInStrays(context: WorkbookContext, survey: ProtocolSurvey): Promise<number> {
  const { head, strays, hasFilteredTotals } = survey;
  if (strays === 0) return 0;
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const standing = loadTotals(context);
  // A table that shows totals is not resized, and they stand between it and the rows.
  if (hasFilteredTotals) table.clearFilters();
  table.showTotals = false;
  // By where they stood: should a colleague have taken them in already, nothing more is.
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const rows = table.worksheet.getRangeByIndexes(bodyRow + bodyRows, bodyColumn, strays, keys.length);
  table.resize(table.getRange().getBoundingRect(rows));
  await syncLifting(context, survey, hasFilteredTotals);
  await showTotalsAgain(context, standing);
  return strays;
}

/** A column was inserted or removed since the survey: what is known of columns is no longer true. */
class ColumnsMoved extends Problem {
  constructor() {
    super("not-saved");
  }
}

/**
 * Writes by what a survey knows of columns; when somebody has inserted or removed one since, nothing of the write
 * stands, and it is done again from a new survey.
 */
async function withColumns<T>(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  write: (survey: ProtocolSurvey) => Promise<T>,
  triesLeft = 3,
): Promise<T> {
  try {
    return await write(survey);
  } catch (error) {
    // Excel refuses a row of another width, and no number is found in another column.
    const isGone = error instanceof Problem && error.code === "row-gone";
    const isWidth = error instanceof ColumnsMoved || isGone || excelCode(error) === "InvalidArgument";
    if (!isWidth || triesLeft === 0) throw error;
    const now = await surveyProtocol(context);
    if (now.head.keys.length === survey.head.keys.length) throw error;
    return withColumns(context, now, write, triesLeft - 1);
  }
}

/** @throws ColumnsMoved when a row that was read is not as wide as the survey's. */
function ensureWidth({ keys }: Pick<TableHead, "keys">, row: readonly CellOutput[]): void {
  if (row.length !== keys.length) throw new ColumnsMoved();
}

/** A row that closes in the same request in which the row that continues it is added. */
export interface Closing {
  readonly number: number;
  readonly cells: RowInput;
  /** Looks at the row as it stood just before; throws when it is not what the user saw. */
  readonly check: (row: TableContent<ProtocolColumn>) => void;
}

/** What stands after a row was added. */
export interface Appended {
  /** Of all rows. */
  readonly numbers: readonly CellOutput[];
  /** The row as Excel gives it back, in the request that wrote it; null when it had to be made to join the table. */
  readonly row: TableContent<ProtocolColumn> | null;
}

/**
 * Adds a row below the last one and reads it back. Where the table ends is found out by Excel as it writes,
 * so that two people who record at once write two rows (office-js docs, co-authoring). Filters stay on: what
 * stands below a table is not hidden by them. What people put below moves down.
 *
 * @param closing a row to change with it, both or none.
 * @param opens what moves down where something stands below: the cells below the table, or whole rows of the sheet.
 * @returns what stands after the write.
 * @throws Problem "not-saved" when the row does not read back as it was written.
 */
export async function appendRow(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  row: RowInput,
  closing: Closing | null = null,
): Promise<Appended> {
  return withColumns(context, survey, (each) => append(context, each, row, closing));
}

/** @param opens what moves down where something stands below: the cells below the table, or whole rows of the sheet. */
async function append(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  row: RowInput,
  closing: Closing | null,
  opens: "cells" | "rows" = "cells",
): Promise<Appended> {
  const { head, isBlank, isOccupiedBelow, hasFilteredTotals } = survey;
  const closed = closing === null ? null : await planChange(context, survey, closing);
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const formats = head.keys.map(formatOf);
  const cells = head.keys.map((key, index): CellInput => {
    return key === null ? null : inFormat(row[key] ?? null, formats[index]);
  });
  if (isBlank) {
    keepLast(context, survey, row["number"]);
    const filled = await fillBlankRow(context, head, cells, formats);
    if (filled !== null) return filled;
  }
  // The new row stands where totals are: they come back once it has joined the table.
  const standing = loadTotals(context);
  if (hasFilteredTotals) table.clearFilters();
  table.showTotals = false;
  const under = isOccupiedBelow ? null : table.getDataBodyRange().getRowsBelow(1).load("values");
  // First of all: where Excel refuses, nothing has been changed.
  const room = isOccupiedBelow ? openRoom(table, opens) : table.getDataBodyRange().getRowsBelow(1);
  // A row of another width is refused before anything is written.
  room.numberFormat = [formats];
  const closedRow = closed === null ? null : queueChange(table, closed);
  keepLast(context, survey, row["number"]);
  room.values = [cells];
  room.load("values,rowIndex");
  const body = table.getDataBodyRange().load("rowIndex,rowCount");
  const numbers = numberColumn(table, head).load("values");
  try {
    await syncLifting(context, survey, hasFilteredTotals || closed?.lifts === true);
  } catch (error) {
    // Totals and a filter have come since the survey: nothing was done.
    if (!hasFilteredTotals && /^Table\.showTotals$/i.test(placeOf(error))) {
      return append(context, await surveyProtocol(context), row, closing, opens);
    }
    // People's merged note below would be torn apart: their whole rows move down instead.
    const couldMove = isOccupiedBelow && opens === "cells" && toProblem(error).code === "merged-cells";
    if (!couldMove) throw error;
    return append(context, survey, row, closing, "rows");
  }
  ensureWritten(cells, room.values as CellOutput[][]);
  if (closing !== null && closed !== null && closedRow !== null) {
    const before =
      (await settleMoved(context, survey, closed, closedRow))?.before ?? firstRow(closedRow.values);
    await ensureMeant(context, survey, closed, before, closing.check);
  }
  const isJoined = room.rowIndex < body.rowIndex + body.rowCount;
  if (!isJoined) {
    // Rows written below a table do not always join it (office-js#3191). Somebody may have shown totals meanwhile.
    table.showTotals = false;
    table.resize(table.getRange().getBoundingRect(room));
    const worksheet = context.workbook.worksheets.getItem(head.sheet);
    formatRows(worksheet, PROTOCOL_TABLE, room.rowIndex, 1, { column: head.bodyColumn, keys: head.keys });
    await context.sync();
  }
  const stray = firstRow(under?.values ?? []);
  if (!isBlankRow(stray)) await writeBelow(context, stray, formats);
  await showTotalsAgain(context, standing);
  return isJoined && isBlankRow(stray)
    ? { numbers: column(numbers), row: rowAt(head, room) }
    : { numbers: await numbersOf(context, table, head), row: null };
}

/** Writes the row of somebody else below the table again, who had written it in the same moment: it had not joined yet. */
async function writeBelow(
  context: WorkbookContext,
  row: readonly CellOutput[],
  formats: readonly (string | null)[],
): Promise<void> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  table.showTotals = false;
  const room = table.getDataBodyRange().getRowsBelow(1);
  room.numberFormat = [[...formats]];
  room.values = [row.map((cell, index) => asInput(cell, formats[index]))];
  await context.sync();
}

/** A row that was loaded with its values and place. */
function rowAt(
  head: TableHead<ProtocolColumn>,
  { rowIndex, values }: Excel.Range,
): TableContent<ProtocolColumn> {
  return { ...head, bodyRow: rowIndex, rows: values as CellOutput[][] };
}

/** Queues the question whether the protocol shows totals just then. */
function loadTotals(context: WorkbookContext): Excel.Table {
  return context.workbook.tables.getItem(PROTOCOL_TABLE.table).load("showTotals");
}

/** Shows totals that stood and had to make room, in a request of its own: the rows stand whether it succeeds or not. */
async function showTotalsAgain(context: WorkbookContext, standing: Excel.Table): Promise<void> {
  if (!standing.showTotals) return;
  context.workbook.tables.getItem(PROTOCOL_TABLE.table).showTotals = true;
  await context.sync();
}

function keepLast(
  context: WorkbookContext,
  { lastNumber, isMissedWhenBlank }: ProtocolSurvey,
  number: CellInput | undefined,
): void {
  if (!isMissedWhenBlank) keepNumber(context, PROTOCOL_ROWS, 1);
  if (typeof number === "number" && number > lastNumber) keepNumber(context, LAST_NUMBER, number);
}

/** Queues room for a row below the table. */
function openRoom(table: Excel.Table, opens: "cells" | "rows"): Excel.Range {
  const next = table.getDataBodyRange().getRowsBelow(1);
  if (opens === "cells") return next.insert("Down");
  next.getEntireRow().insert("Down");
  return table.getDataBodyRange().getRowsBelow(1);
}

/** @returns null when somebody else has taken the blank row meanwhile: his row is put back. */
async function fillBlankRow(
  context: WorkbookContext,
  head: TableHead<ProtocolColumn>,
  cells: readonly CellInput[],
  formats: readonly (string | null)[],
): Promise<Appended | null> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const before = table.getDataBodyRange().getRow(0).load("formulas,values");
  const row = table.getDataBodyRange().getRow(0);
  row.numberFormat = [[...formats]];
  row.values = [[...cells]];
  const after = table.getDataBodyRange().getRow(0).load("values,rowIndex");
  const numbers = numberColumn(table, head).load("values");
  await context.sync();
  const current = (before.values as CellOutput[][])[0] ?? [];
  const formulas = (before.formulas as CellOutput[][])[0] ?? [];
  if (isBlankRow(current)) {
    ensureWritten(cells, after.values as CellOutput[][]);
    return { numbers: column(numbers), row: rowAt(head, after) };
  }
  row.values = [current.map((cell, index) => asInput(cell, formats[index], formulas[index]))];
  await context.sync();
  return null;
}

async function numbersOf(
  context: WorkbookContext,
  table: Excel.Table,
  head: TableHead<ProtocolColumn>,
): Promise<CellOutput[]> {
  return column(await numbersIn(context, table, head));
}

function numberColumn(table: Excel.Table, { keys }: TableHead): Excel.Range {
  return table.columns.getItemAt(keys.indexOf("number")).getDataBodyRange();
}

function column(range: Excel.Range): CellOutput[] {
  return (range.values as CellOutput[][]).map(([cell]) => cell ?? "");
}

function formatOf(key: string | null): string | null {
  const column = PROTOCOL_TABLE.columns.find((each) => each.key === key);
  return column === undefined ? null : (column.format ?? "General");
}

/** A cell formatted as text keeps what is written as it is, an apostrophe included. */
function inFormat(cell: CellInput, format: unknown): CellInput {
  return format === TEXT_FORMAT && typeof cell === "string" ? cell.replace(/^'/, "") : cell;
}

function ensureWritten(wanted: readonly CellInput[], read: readonly CellOutput[][]): void {
  const { rows, cells } = differences([wanted], read);
  if (cells > 0) throw new Problem("not-saved", {}, JSON.stringify(rows));
}

/** A cell as it was read, to be put back as it was: text stays text, and a formula one. */
function asInput(cell: CellOutput, format: unknown, formula: CellOutput = cell): CellInput {
  if (formula !== cell && String(formula).startsWith("=")) return formula;
  return inFormat(typeof cell === "string" && cell !== "" ? `'${cell}` : cell, format);
}

/** Changes cells of one row. */
export interface RowUpdate {
  /** Looks at the row as it stands, which must be the one meant; throws when it is not what the user saw. */
  readonly check: (row: TableContent<ProtocolColumn>) => void;
  readonly cells: RowInput;
}

/**
 * Changes cells of the row that has a number. It is found by the numbers read just before, never by Excel's own
 * search, which does not find what is hidden or shown otherwise (office-js#6349); the row as it stood is read in
 * the request that writes, and when somebody has sorted meanwhile, the row met gets its cells back and the right
 * one is looked for again. Only these cells are written. Should somebody have changed the row in the same moment,
 * his cells are put back.
 *
 * @returns the row as it reads back.
 * @throws Problem "row-gone" when no row has the number; "not-saved"; what `check` throws.
 */
export async function updateRow(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  number: number,
  change: RowUpdate,
): Promise<TableContent<ProtocolColumn>> {
  return withColumns(context, survey, (each) => update(context, each, number, change));
}

async function update(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  number: number,
  { check, cells }: RowUpdate,
): Promise<TableContent<ProtocolColumn>> {
  const planned = await planChange(context, survey, { number, check, cells });
  const { before, after, rowIndex } = await writeByNumber(context, survey, planned);
  await ensureMeant(context, survey, planned, before, check);
  const wanted = survey.head.keys.map((_, at) => planned.cells.find(([index]) => index === at)?.[1] ?? null);
  ensureWritten(wanted, [after]);
  return { ...survey.head, bodyRow: rowIndex, rows: [after] };
}

/** Cells of one row to write, by column of the table, as their formats want them. */
interface PlannedChange {
  readonly number: number;
  /** Body row in which it stood when it was looked at. */
  readonly row: number;
  readonly cells: readonly (readonly [number, CellInput])[];
  readonly formats: readonly string[];
  /** A filter hides the row, and must be off while it is written. */
  readonly lifts: boolean;
}

/**
 * Looks at the row before it is changed.
 * @throws Problem "row-gone"; what `check` throws.
 */
async function planChange(
  context: WorkbookContext,
  { head, content, filters }: ProtocolSurvey,
  { number, cells, check }: Closing,
): Promise<PlannedChange> {
  const { index, row } = await lookAt(context, head, number, rowOfNumber(content, number));
  const rows = row.values as CellOutput[][];
  check({ ...head, bodyRow: row.rowIndex, rows });
  const formats = firstRow(row.numberFormat) as string[];
  const changed = head.keys.flatMap((key, at): [number, CellInput][] => {
    const cell = key === null ? undefined : cells[key];
    return cell === undefined || cell === null ? [] : [[at, inFormat(cell, formats[at])]];
  });
  const lifts = row.rowHidden !== false && filters.some(isFiltering);
  return { number, row: index, cells: changed, formats, lifts };
}

/**
 * Makes sure that the row was, just before it was written, what the user saw; else puts its cells back.
 * @throws what `check` throws.
 */
async function ensureMeant(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  planned: PlannedChange,
  before: readonly CellOutput[],
  check: Closing["check"],
): Promise<void> {
  try {
    check({ ...survey.head, rows: [before] });
  } catch (error) {
    const cells = planned.cells.map(([at]): [number, CellInput] => [
      at,
      asInput(before[at] ?? "", planned.formats[at]),
    ]);
    await writeByNumber(context, survey, { ...planned, cells });
    throw error;
  }
}

/** Queues the change of a body row. @returns the row as it stood before. */
function queueChange(table: Excel.Table, { row, cells, lifts }: PlannedChange): Excel.Range {
  // Values written over rows that a filter hides land elsewhere on desktop (office-js#224).
  if (lifts) table.clearFilters();
  const before = table.getDataBodyRange().getRow(row).load("values,formulas,numberFormat");
  for (const [at, cell] of cells) table.getDataBodyRange().getCell(row, at).values = [[cell]];
  return before;
}

/** Sends what is queued; filters that were lifted come back whether it was accepted or not. */
async function syncLifting(context: WorkbookContext, survey: ProtocolSurvey, lifts: boolean): Promise<void> {
  try {
    await context.sync();
  } finally {
    if (lifts) survey.refused.push(...(await filtersBack(context, survey)));
  }
}

function filtersBack(context: WorkbookContext, { filters }: ProtocolSurvey): Promise<string[]> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  return putFiltersBack(context, [{ table, filters }]);
}

interface WrittenRow {
  readonly before: CellOutput[];
  readonly after: CellOutput[];
  readonly rowIndex: number;
}

async function writeByNumber(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  change: PlannedChange,
): Promise<WrittenRow> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const before = queueChange(table, change);
  const after = table.getDataBodyRange().getRow(change.row).load("values,rowIndex");
  await syncLifting(context, survey, change.lifts);
  const moved = await settleMoved(context, survey, change, before);
  return (
    moved ?? {
      before: firstRow(before.values),
      after: firstRow(after.values),
      rowIndex: after.rowIndex,
    }
  );
}

/**
 * When the row written is another one, as somebody has just sorted or inserted rows: gives that row its cells back
 * and writes the right one.
 * @returns null when the row was the right one.
 */
async function settleMoved(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  change: PlannedChange,
  written: Excel.Range,
): Promise<WrittenRow | null> {
  const { head } = survey;
  const { number, row, cells } = change;
  const before = firstRow(written.values);
  const isWide = before.length === head.keys.length;
  if (isWide && before[head.keys.indexOf("number")] === number) return null;
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const formulas = firstRow(written.formulas);
  const formats = firstRow(written.numberFormat);
  for (const [at] of cells) {
    const cell = table.getDataBodyRange().getCell(row, at);
    cell.values = [[asInput(before[at] ?? "", formats[at], formulas[at])]];
  }
  const putBack = table.getDataBodyRange().getRow(row).load("values");
  await context.sync();
  // Moved once more meanwhile: the cells that were put back stand in other columns now, which only people can tell.
  if (firstRow(putBack.values).length !== before.length) throw new Problem("columns-moving", { number });
  ensureWidth(head, before);
  const { index } = await lookAt(context, head, number, -1);
  return writeByNumber(context, survey, { ...change, row: index });
}

function firstRow(values: unknown[][]): CellOutput[] {
  return (values[0] ?? []) as CellOutput[];
}

/** The body row of a number among rows that were read; -1 when none has it. */
function rowOfNumber({ keys, rows }: Pick<TableContent, "keys" | "rows">, number: number): number {
  const place = keys.indexOf("number");
  return rows.findIndex((row) => row[place] === number);
}

interface RowSeen {
  readonly index: number;
  /** Loaded with values, place, format and whether it is hidden. */
  readonly row: Excel.Range;
}

/**
 * Finds the row that has a number and reads it. Rows may be sorted between two requests: what is read is looked
 * at, and the numbers are read again when another row was met.
 * @param likely the body row it was seen in; -1 when none is known.
 * @throws Problem "row-gone" when no row has the number.
 */
async function lookAt(
  context: WorkbookContext,
  head: TableHead<ProtocolColumn>,
  number: number,
  likely: number,
  triesLeft = 5,
): Promise<RowSeen> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const index = likely >= 0 ? likely : column(await numbersIn(context, table, head)).indexOf(number);
  if (index < 0 || triesLeft === 0) throw new Problem("row-gone", { number });
  const row = table.getDataBodyRange().getRow(index);
  row.load("values,rowIndex,rowHidden,numberFormat");
  await context.sync();
  ensureWidth(head, firstRow(row.values));
  const found = firstRow(row.values)[head.keys.indexOf("number")];
  return found === number ? { index, row } : lookAt(context, head, number, -1, triesLeft - 1);
}

async function numbersIn(
  context: WorkbookContext,
  table: Excel.Table,
  head: TableHead<ProtocolColumn>,
): Promise<Excel.Range> {
  const numbers = numberColumn(table, head).load("values");
  await context.sync();
  return numbers;
}

function onlyCell(values: unknown[][]): CellOutput {
  return firstRow(values)[0] ?? "";
}

/** One number cell to write: where it stood, what it held and what it is to hold. */
export interface NumberCell {
  /** Body row. */
  readonly row: number;
  readonly key: "number" | "origin";
  readonly was: CellOutput;
  readonly becomes: number;
}

/**
 * Writes numbers into rows that cannot be looked up by number: those without one, and doubles. A cell that
 * no longer holds what it held, as somebody has just sorted or inserted rows, gets its content back.
 * @returns how many cells were left alone for that.
 */
export async function writeNumbers(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  cells: readonly NumberCell[],
): Promise<number> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const { head, filters } = survey;
  const lifts = filters.some(isFiltering);
  if (lifts) table.clearFilters();
  keepLast(context, survey, Math.max(0, ...cells.map(({ becomes }) => becomes)));
  const body = table.getDataBodyRange().load("rowCount,columnCount");
  const written = cells.map(({ row, key, was, becomes }) => {
    const freshCell = () => table.getDataBodyRange().getCell(row, head.keys.indexOf(key));
    const before = freshCell().load("values,formulas,numberFormat");
    const cell = freshCell();
    // In a cell of text a number would become text again.
    if (typeof was === "string" && was !== "") cell.numberFormat = [["0"]];
    cell.values = [[becomes]];
    return { before, cell, was, row };
  });
  await syncLifting(context, survey, lifts);
  // A row that is none of the table's any more was the totals row, shown or hidden meanwhile.
  const isMoved = body.columnCount !== head.keys.length;
  const missed = written.filter(
    ({ before, was, row }) => isMoved || onlyCell(before.values) !== was || row >= body.rowCount,
  );
  for (const { before, cell } of missed) {
    const { values, formulas, numberFormat } = before;
    cell.numberFormat = numberFormat;
    cell.values = [[asInput(onlyCell(values), onlyCell(numberFormat), onlyCell(formulas))]];
  }
  if (missed.length > 0) await context.sync();
  return missed.length;
}

/**
 * Reads the row that has a number, wherever it stands as Excel answers.
 * @throws Problem "row-gone"
 */
export async function readNumber(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  number: number,
): Promise<TableContent<ProtocolColumn>> {
  return withColumns(context, survey, async ({ head }) => {
    const { row } = await lookAt(context, head, number, -1);
    return { ...head, bodyRow: row.rowIndex, rows: row.values as CellOutput[][] };
  });
}

/** Reads body rows whole, in one request; none at all for no rows. */
export async function readWholeRows(
  context: WorkbookContext,
  survey: KnownRows,
  rows: readonly number[],
): Promise<TableContent<ProtocolColumn>> {
  const whole = askWholeRows(context, survey, rows);
  if (rows.length > 0) await context.sync();
  return whole();
}

/** Queues the reading of body rows whole; they are given once the caller has synced. */
export function askWholeRows(
  context: WorkbookContext,
  { head }: KnownRows,
  rows: readonly number[],
): () => TableContent<ProtocolColumn> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const ranges = rows.map((row) => table.getDataBodyRange().getRow(row).load("values"));
  return () => ({ ...head, rows: ranges.map((range) => (range.values as CellOutput[][])[0] ?? []) });
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
  const { row } = await lookAt(context, head, number, -1);
  const isFiltered = row.rowHidden && filtersOf(table, head).some(isFiltering);
  const shows = row.rowHidden && !isFiltered && !worksheet.protection.protected;
  if (worksheet.visibility !== "Visible") worksheet.visibility = "Visible";
  if (shows) row.rowHidden = false;
  worksheet.activate();
  row.select();
  await context.sync();
  if (row.rowHidden && !shows) throw new Problem("row-hidden", { sheet: worksheet.name });
}
