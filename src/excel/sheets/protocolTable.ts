import { Problem } from "../../domain/basis/problem";
import type { CellInput, CellOutput } from "../host/cells";
import { excelCode } from "../host/excelProblem";
import { TEXT_FORMAT, type RowInput } from "../table/layout";
import { formatRows, headOf, loadHeadParts, type TableContent, type TableHead } from "../table/ownTables";
import { PROTOCOL_TABLE, readRows, type ProtocolColumn } from "./protocolSheet";
import type { WorkbookContext } from "../host/session";
import { differences } from "../host/writeCells";

/** What tells rows apart and what a new row needs to know, read before every write. */
const SURVEY_COLUMNS: readonly ProtocolColumn[] = ["number", "committeeDate", "clientCode", "origin"];

/** How far below the table people's own notes are looked for. */
const ROWS_BELOW = 30;

/** The protocol as it stands at the moment of writing. */
export interface ProtocolSurvey {
  readonly head: TableHead;
  /** Every row, with the columns that tell rows apart; all columns while the table has one row. */
  readonly content: TableContent;
  /** The table has nothing but the blank row that every Excel table must have. */
  readonly isBlank: boolean;
  /** Something stands just below the table. */
  readonly isOccupiedBelow: boolean;
  /** Rows of the protocol just below the table that it did not take in (office-js#646, #3191). */
  readonly strays: number;
  readonly showTotals: boolean;
  /** Filters that are on, by column of the table. */
  readonly filters: readonly (Excel.FilterCriteria | null)[];
}

/**
 * Reads what must be known before a write, in four requests or a few more for a very long protocol.
 * @throws Problem "no-protocol"; "workbook-read-only" or "sheet-protected" before anything is written.
 */
export async function surveyProtocol(context: WorkbookContext): Promise<ProtocolSurvey> {
  const { workbook } = context;
  const table = workbook.tables.getItemOrNullObject(PROTOCOL_TABLE.table).load("name,showTotals");
  workbook.load("readOnly");
  await context.sync();
  if (table.isNullObject) throw new Problem("no-protocol");
  if (workbook.readOnly) throw new Problem("workbook-read-only");
  const parts = loadHeadParts(table);
  const protection = table.worksheet.protection.load("protected");
  table.autoFilter.load("isDataFiltered,criteria");
  await context.sync();
  const head = headOf(PROTOCOL_TABLE, parts);
  if (protection.protected) throw new Problem("sheet-protected", { sheet: head.sheet });
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const below = table.worksheet
    .getRangeByIndexes(bodyRow + bodyRows, bodyColumn, ROWS_BELOW, keys.length)
    .load("values");
  const isOneRow = bodyRows === 1;
  const content = await readRows(context, head, isOneRow ? ALL_COLUMNS : SURVEY_COLUMNS);
  const beneath = below.values as CellOutput[][];
  const { showTotals } = table;
  return {
    head,
    content,
    isBlank: isOneRow && isBlankRow(content.rows[0] ?? []),
    isOccupiedBelow: !showTotals && beneath.some((row) => !isBlankRow(row)),
    strays: showTotals ? 0 : countStrays(beneath, keys),
    showTotals,
    filters: table.autoFilter.isDataFiltered ? table.autoFilter.criteria : [],
  };
}

const ALL_COLUMNS: readonly ProtocolColumn[] = PROTOCOL_TABLE.columns.map(({ key }) => key);

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
export async function takeInStrays(
  context: WorkbookContext,
  { head, strays }: ProtocolSurvey,
): Promise<number> {
  if (strays === 0) return 0;
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const rows = table.worksheet.getRangeByIndexes(bodyRow + bodyRows, bodyColumn, strays, keys.length);
  table.resize(table.getRange().getBoundingRect(rows));
  await context.sync();
  return strays;
}

/** A row that closes in the same request in which the row that continues it is added. */
export interface Closing {
  readonly number: number;
  readonly cells: RowInput;
  /** Looks at the row as it stood just before; throws when it is not what the user saw. */
  readonly check: (row: TableContent) => void;
}

/**
 * Adds a row below the last one and reads it back. Where the table ends is found out by Excel as it writes,
 * so that two people who record at once write two rows (office-js docs, co-authoring). Filters stay on: what
 * stands below a table is not hidden by them. What people put below moves down.
 *
 * @param closing a row to change with it, both or none.
 * @returns the numbers of all rows as they stand after the write.
 * @throws Problem "not-saved" when the row does not read back as it was written.
 */
export async function appendRow(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  row: RowInput,
  closing: Closing | null = null,
): Promise<CellOutput[]> {
  const { head, isBlank, isOccupiedBelow, showTotals, filters } = survey;
  const closed = closing === null ? null : await planChange(context, survey, closing);
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const formats = head.keys.map(formatOf);
  const cells = head.keys.map((key, index): CellInput => {
    return key === null ? null : inFormat(row[key] ?? null, formats[index]);
  });
  if (isBlank && (await fillBlankRow(context, table, cells, formats))) return numbersOf(context, table, head);
  const before = closed === null ? null : queueChange(table, head, closed);
  if (showTotals) table.showTotals = false;
  const next = table.getDataBodyRange().getRowsBelow(1);
  const room = isOccupiedBelow ? next.insert("Down") : next;
  room.numberFormat = [formats];
  room.values = [cells];
  room.load("values,rowIndex");
  const body = table.getDataBodyRange().load("rowIndex,rowCount");
  if (showTotals) table.showTotals = true;
  const numbers = numberColumn(table, head).load("values");
  if (closed !== null && closed.lifts) applyFilters(table, filters);
  try {
    await context.sync();
  } catch (error) {
    if (closed !== null && closed.lifts) await restoreFilters(context, filters);
    throw error;
  }
  ensureWritten(cells, room.values as CellOutput[][]);
  if (closing !== null && closed !== null && before !== null) {
    await ensureMeant(context, survey, closed, firstRow(before.values), closing.check);
  }
  if (room.rowIndex < body.rowIndex + body.rowCount) return column(numbers);
  // Rows written below a table do not always join it (office-js#3191).
  table.resize(table.getRange().getBoundingRect(room));
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  formatRows(worksheet, PROTOCOL_TABLE, room.rowIndex, 1, { column: head.bodyColumn, keys: head.keys });
  return numbersOf(context, table, head);
}

/** @returns false when somebody else has taken the blank row meanwhile: his row is put back. */
async function fillBlankRow(
  context: WorkbookContext,
  table: Excel.Table,
  cells: readonly CellInput[],
  formats: readonly (string | null)[],
): Promise<boolean> {
  const before = table.getDataBodyRange().getRow(0).load("formulas,values");
  const row = table.getDataBodyRange().getRow(0);
  row.numberFormat = [[...formats]];
  row.values = [[...cells]];
  const after = table.getDataBodyRange().getRow(0).load("values");
  await context.sync();
  const current = (before.values as CellOutput[][])[0] ?? [];
  const formulas = (before.formulas as CellOutput[][])[0] ?? [];
  if (isBlankRow(current)) {
    ensureWritten(cells, after.values as CellOutput[][]);
    return true;
  }
  row.values = [current.map((cell, index) => asInput(cell, formats[index], formulas[index]))];
  await context.sync();
  return false;
}

async function numbersOf(
  context: WorkbookContext,
  table: Excel.Table,
  head: TableHead,
): Promise<CellOutput[]> {
  const numbers = numberColumn(table, head).load("values");
  await context.sync();
  return column(numbers);
}

function numberColumn(table: Excel.Table, { keys }: TableHead): Excel.Range {
  return table.columns.getItemAt(keys.indexOf("number")).getDataBodyRange();
}

function column(range: Excel.Range): CellOutput[] {
  return (range.values as CellOutput[][]).map(([cell]) => cell ?? "");
}

function formatOf(key: string | null): string | null {
  const layoutColumn = PROTOCOL_TABLE.columns.find((each) => each.key === key);
  if (layoutColumn === undefined) return null;
  return "format" in layoutColumn ? layoutColumn.format : "General";
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
  readonly check: (row: TableContent) => void;
  readonly cells: RowInput;
}

/**
 * Changes cells of the row that has a number, wherever it stands at the moment of writing: Excel itself looks
 * the number up as it writes, so that a row is met even when somebody sorts meanwhile. Only these cells are
 * written. Should somebody have changed the row in the same moment, his cells are put back.
 *
 * @returns the row as it reads back.
 * @throws Problem "row-gone" when no row has the number; "not-saved"; what `check` throws.
 */
export async function updateRow(
  context: WorkbookContext,
  survey: ProtocolSurvey,
  number: number,
  { check, cells }: RowUpdate,
): Promise<TableContent> {
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
  const place = head.keys.indexOf("number");
  const index = content.rows.findIndex((row) => row[place] === number);
  if (index < 0) throw new Problem("row-gone", { number });
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const row = table.getDataBodyRange().getRow(index);
  row.load("values,rowIndex,rowHidden,numberFormat");
  await context.sync();
  const rows = row.values as CellOutput[][];
  // Somebody has just sorted or inserted rows: the lookup finds it, but what was read is another row.
  if (rows[0]?.[place] === number) check({ ...head, bodyRow: row.rowIndex, rows });
  const formats = firstRow(row.numberFormat) as string[];
  const changed = head.keys.flatMap((key, at): [number, CellInput][] => {
    const cell = key === null ? undefined : cells[key];
    return cell === undefined || cell === null ? [] : [[at, inFormat(cell, formats[at])]];
  });
  const lifts = row.rowHidden !== false && filters.some(isFiltering);
  return { number, cells: changed, formats, lifts };
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

/** Queues the change of a row that Excel looks up as it writes. @returns the row as it stood before. */
function queueChange(table: Excel.Table, head: TableHead, change: PlannedChange): Excel.Range {
  const { number, cells, lifts } = change;
  const place = head.keys.indexOf("number");
  // Values written over rows that a filter hides land elsewhere on desktop (office-js#224).
  if (lifts) table.clearFilters();
  const before = rowOf(table, head, number).load("values");
  for (const [at, cell] of cells) {
    findNumber(table, head, number).getOffsetRange(0, at - place).values = [[cell]];
  }
  return before;
}

interface WrittenRow {
  readonly before: CellOutput[];
  readonly after: CellOutput[];
  readonly rowIndex: number;
}

async function writeByNumber(
  context: WorkbookContext,
  { head, filters }: ProtocolSurvey,
  change: PlannedChange,
): Promise<WrittenRow> {
  const { number, lifts } = change;
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const before = queueChange(table, head, change);
  const after = rowOf(table, head, number).load("values,rowIndex");
  if (lifts) applyFilters(table, filters);
  try {
    await context.sync();
  } catch (error) {
    if (lifts) await restoreFilters(context, filters);
    throw excelCode(error) === "ItemNotFound" ? new Problem("row-gone", { number }) : error;
  }
  return { before: firstRow(before.values), after: firstRow(after.values), rowIndex: after.rowIndex };
}

function firstRow(values: unknown[][]): CellOutput[] {
  return (values[0] ?? []) as CellOutput[];
}

/** The number's cell, looked up by Excel when the request is carried out. */
function findNumber(table: Excel.Table, head: TableHead, number: number): Excel.Range {
  return numberColumn(table, head).find(String(number), { completeMatch: true, matchCase: false });
}

function rowOf(table: Excel.Table, head: TableHead, number: number): Excel.Range {
  const place = head.keys.indexOf("number");
  return findNumber(table, head, number)
    .getOffsetRange(0, -place)
    .getResizedRange(0, head.keys.length - 1);
}

/** The filters come back even when the write between failed; if that fails too, the first failure is told. */
async function restoreFilters(context: WorkbookContext, filters: ProtocolSurvey["filters"]): Promise<void> {
  try {
    applyFilters(context.workbook.tables.getItem(PROTOCOL_TABLE.table), filters);
    await context.sync();
  } catch {
    // What failed first says more to the user.
  }
}

function applyFilters(table: Excel.Table, filters: ProtocolSurvey["filters"]): void {
  filters.forEach((criterion, index) => {
    if (isFiltering(criterion)) table.columns.getItemAt(index).filter.apply(criterion);
  });
}

function isFiltering(criterion: Excel.FilterCriteria | null | undefined): criterion is Excel.FilterCriteria {
  return criterion?.filterOn !== undefined && criterion.filterOn !== null;
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
  { head, filters }: ProtocolSurvey,
  cells: readonly NumberCell[],
): Promise<number> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const lifts = filters.some(isFiltering);
  if (lifts) table.clearFilters();
  const written = cells.map(({ row, key, was, becomes }) => {
    const freshCell = () => table.getDataBodyRange().getCell(row, head.keys.indexOf(key));
    const before = freshCell().load("values,formulas,numberFormat");
    const cell = freshCell();
    cell.values = [[becomes]];
    return { before, cell, was };
  });
  if (lifts) applyFilters(table, filters);
  try {
    await context.sync();
  } catch (error) {
    if (lifts) await restoreFilters(context, filters);
    throw error;
  }
  const missed = written.filter(({ before, was }) => onlyCell(before.values) !== was);
  for (const { before, cell } of missed) {
    const { values, formulas, numberFormat } = before;
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
  { head }: ProtocolSurvey,
  number: number,
): Promise<TableContent> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const row = rowOf(table, head, number).load("values,rowIndex");
  await context.sync().catch((error: unknown) => {
    throw excelCode(error) === "ItemNotFound" ? new Problem("row-gone", { number }) : error;
  });
  return { ...head, bodyRow: row.rowIndex, rows: row.values as CellOutput[][] };
}

/** Reads body rows whole, in one request. */
export async function readWholeRows(
  context: WorkbookContext,
  { head }: ProtocolSurvey,
  rows: readonly number[],
): Promise<TableContent> {
  const table = context.workbook.tables.getItem(PROTOCOL_TABLE.table);
  const ranges = rows.map((row) => table.getDataBodyRange().getRow(row).load("values"));
  if (ranges.length > 0) await context.sync();
  return { ...head, rows: ranges.map((range) => (range.values as CellOutput[][])[0] ?? []) };
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
 * Selects the row that has a number, on the protocol's sheet.
 * @returns false when a filter hides it.
 * @throws Problem "no-protocol", "row-gone".
 */
export async function selectNumber(context: WorkbookContext, number: number): Promise<boolean> {
  const table = context.workbook.tables.getItemOrNullObject(PROTOCOL_TABLE.table).load("name");
  await context.sync();
  if (table.isNullObject) throw new Problem("no-protocol");
  const parts = loadHeadParts(table);
  await context.sync();
  const head = headOf(PROTOCOL_TABLE, parts);
  const found = numberColumn(table, head).findOrNullObject(String(number), {
    completeMatch: true,
    matchCase: false,
  });
  await context.sync();
  if (found.isNullObject) throw new Problem("row-gone", { number });
  const row = rowOf(table, head, number).load("rowHidden");
  table.worksheet.activate();
  row.select();
  await context.sync();
  return !row.rowHidden;
}
