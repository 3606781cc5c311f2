import type { CellInput, CellOutput } from "../../book/cells";
import { TEXT_FORMAT } from "../../book/kinds";
import type { RowInput } from "../../book/table";
import { Problem } from "../../domain/basis/problem";
import { excelCode } from "../host/excelProblem";
import type { WorkbookContext } from "../host/session";
import { differences } from "../host/writeCells";
import type { TableContent } from "./ownTables";
import type { RowSurvey } from "./rowSurvey";
import { isFiltering, putFiltersBack } from "./tableFilters";

/** Which row is meant. */
export interface RowName {
  /** As people know it. */
  readonly label: string;
  /** Whether the cell of the key column is that row's. */
  readonly isIn: (cell: CellOutput) => boolean;
  /** What is said when no row is. */
  readonly gone: Problem;
}

/** What becomes of one row. */
export interface RowChange<K extends string> {
  readonly row: RowName;
  /** Looks at the row as it stands, which must be the one meant; throws when it is not what the user saw. */
  readonly check: (row: TableContent<K>) => void;
  readonly cells: RowInput;
}

export function tableOf<K extends string>(
  context: WorkbookContext,
  { layout }: Pick<RowSurvey<K>, "layout">,
): Excel.Table {
  return context.workbook.tables.getItem(layout.table);
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
export async function withColumns<S extends RowSurvey, T>(
  survey: S,
  row: RowName | null,
  write: (survey: S) => Promise<T>,
  triesLeft = 3,
): Promise<T> {
  try {
    return await write(survey);
  } catch (error) {
    // Excel refuses a row of another width, and no name is found in another column.
    const isWidth =
      error instanceof ColumnsMoved || error === row?.gone || excelCode(error) === "InvalidArgument";
    if (!isWidth || triesLeft === 0) throw error;
    const now = await survey.again();
    if (now.head.keys.length === survey.head.keys.length) throw error;
    return withColumns(now, row, write, triesLeft - 1);
  }
}

/** @throws ColumnsMoved when a row that was read is not as wide as the survey's. */
function ensureWidth({ head }: Pick<RowSurvey, "head">, row: readonly CellOutput[]): void {
  if (row.length !== head.keys.length) throw new ColumnsMoved();
}

/**
 * Changes cells of the row that has a name. It is found by the names read just before, never by Excel's own
 * search, which does not find what is hidden or shown otherwise (office-js#6349); the row as it stood is read in
 * the request that writes, and when somebody has sorted meanwhile, the row met gets its cells back and the right
 * one is looked for again. Only these cells are written. Should somebody have changed the row in the same moment,
 * his cells are put back.
 *
 * @returns the row as it reads back.
 * @throws what the name says when no row has it; Problem "not-saved", "columns-moving"; what `check` throws.
 */
export async function updateRow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  change: RowChange<K>,
): Promise<TableContent<K>> {
  return withColumns(survey, change.row, async (each) => {
    const planned = await planChange(context, each, change);
    const { before, after, rowIndex } = await writeNamed(context, each, planned);
    await ensureMeant(context, each, planned, before);
    const wanted = each.head.keys.map((_, at) => planned.cells.find(([index]) => index === at)?.[1] ?? null);
    ensureWritten(wanted, after);
    return { ...each.head, bodyRow: rowIndex, rows: [after] };
  });
}

/** Cells of one row to write, by column of the table, as their formats want them. */
export interface PlannedChange<K extends string> {
  readonly name: RowName;
  readonly check: RowChange<K>["check"];
  /** Body row in which it stood when it was looked at. */
  readonly row: number;
  readonly cells: readonly (readonly [number, CellInput])[];
  readonly formats: readonly CellOutput[];
  /** A filter hides the row, and must be off while it is written. */
  readonly lifts: boolean;
}

/**
 * Looks at the row before it is changed.
 * @throws what the name says when no row has it; what `check` throws.
 */
export async function planChange<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  { row: name, cells, check }: RowChange<K>,
): Promise<PlannedChange<K>> {
  const { head, content, filters } = survey;
  const { index, row } = await lookAt(context, survey, name, rowNamed(survey, content.rows, name));
  check({ ...head, bodyRow: row.rowIndex, rows: row.values as CellOutput[][] });
  const formats = firstRow(row.numberFormat);
  const changed = head.keys.flatMap((key, at): [number, CellInput][] => {
    const cell = key === null ? undefined : cells[key];
    return cell === undefined || cell === null ? [] : [[at, inFormat(cell, formats[at])]];
  });
  const lifts = row.rowHidden !== false && filters.some(isFiltering);
  return { name, check, row: index, cells: changed, formats, lifts };
}

/**
 * Makes sure that the row was, just before it was written, what the user saw; else puts its cells back.
 * @throws what `check` throws.
 */
export async function ensureMeant<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  planned: PlannedChange<K>,
  before: readonly CellOutput[],
): Promise<void> {
  try {
    planned.check({ ...survey.head, rows: [before] });
  } catch (error) {
    const cells = planned.cells.map(([at]): [number, CellInput] => [
      at,
      asInput(before[at] ?? "", planned.formats[at]),
    ]);
    await writeNamed(context, survey, { ...planned, cells });
    throw error;
  }
}

/** Queues the change of a body row. @returns the row as it stood before. */
export function queueChange<K extends string>(
  table: Excel.Table,
  { row, cells, lifts }: PlannedChange<K>,
): Excel.Range {
  // Values written over rows that a filter hides land elsewhere on desktop (office-js#224).
  if (lifts) table.clearFilters();
  const before = table.getDataBodyRange().getRow(row).load("values,formulas,numberFormat");
  for (const [at, cell] of cells) table.getDataBodyRange().getCell(row, at).values = [[cell]];
  return before;
}

/** Sends what is queued; filters that were lifted come back whether it was accepted or not. */
export async function syncLifting<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  lifts: boolean,
): Promise<void> {
  try {
    await context.sync();
  } finally {
    if (lifts) {
      const { filters } = survey;
      survey.refused.push(...(await putFiltersBack(context, [{ table: tableOf(context, survey), filters }])));
    }
  }
}

interface WrittenRow {
  readonly before: CellOutput[];
  readonly after: CellOutput[];
  readonly rowIndex: number;
}

async function writeNamed<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  change: PlannedChange<K>,
): Promise<WrittenRow> {
  const table = tableOf(context, survey);
  const before = queueChange(table, change);
  const after = table.getDataBodyRange().getRow(change.row).load("values,rowIndex");
  await syncLifting(context, survey, change.lifts);
  const moved = await settleMoved(context, survey, change, before);
  const { rowIndex } = after;
  return moved ?? { before: firstRow(before.values), after: firstRow(after.values), rowIndex };
}

/**
 * When the row written is another one, as somebody has just sorted or inserted rows: gives that row its cells back
 * and writes the right one.
 * @returns null when the row was the right one.
 */
export async function settleMoved<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  change: PlannedChange<K>,
  written: Excel.Range,
): Promise<WrittenRow | null> {
  const { name, row, cells } = change;
  const before = firstRow(written.values);
  const isWide = before.length === survey.head.keys.length;
  if (isWide && name.isIn(before[keyPlace(survey)] ?? "")) return null;
  const writtenAt = cells.map(([at]) => at);
  await giveBack(context, survey, name, { row, at: writtenAt, ...asItStood(written) });
  ensureWidth(survey, before);
  const { index } = await lookAt(context, survey, name, -1);
  return writeNamed(context, survey, { ...change, row: index });
}

/** A row as it stood before something was written over some of its cells. */
interface Standing {
  readonly values: readonly CellOutput[];
  readonly formulas: readonly CellOutput[];
  readonly formats: readonly CellOutput[];
}

function asItStood({ values, formulas, numberFormat }: Excel.Range): Standing {
  return { values: firstRow(values), formulas: firstRow(formulas), formats: firstRow(numberFormat) };
}

/** Cells of a row that were written over by mistake. */
interface Overwritten extends Standing {
  /** Body row in which it stood then. */
  readonly row: number;
  readonly at: readonly number[];
}

/**
 * Gives a row its cells back. Rows may be sorted between two requests: the row met is looked at in the request that
 * writes, and where it is another one, that one gets its own cells back and the right one is looked for by all that
 * was not written over.
 * @throws Problem "columns-moving" when a column moved once more meanwhile, or the row is not to be found: only people
 *   can tell then where its cells stand.
 */
async function giveBack<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  name: RowName,
  lost: Overwritten,
  triesLeft = 5,
): Promise<void> {
  const { row, at, values, formulas, formats } = lost;
  const table = tableOf(context, survey);
  const met = table.getDataBodyRange().getRow(row).load("values,formulas,numberFormat");
  for (const place of at) {
    const cell = table.getDataBodyRange().getCell(row, place);
    cell.values = [[asInput(values[place] ?? "", formats[place], formulas[place])]];
  }
  await context.sync();
  const standing = asItStood(met);
  const isLost = (cells: readonly CellOutput[]) =>
    cells.length === values.length &&
    cells.every((cell, place) => at.includes(place) || cell === values[place]);
  if (isLost(standing.values)) return;
  if (triesLeft === 0) throw columnsMoving(survey, name, at);
  await giveBack(context, survey, name, { row, at, ...standing }, triesLeft - 1);
  if (standing.values.length !== values.length) throw columnsMoving(survey, name, at);
  const body = table.getDataBodyRange().load("values");
  await context.sync();
  const index = (body.values as CellOutput[][]).findIndex(isLost);
  if (index < 0) throw columnsMoving(survey, name, at);
  await giveBack(context, survey, name, { ...lost, row: index }, triesLeft - 1);
}

function columnsMoving(
  { head }: Pick<RowSurvey, "head">,
  { label }: RowName,
  at: readonly number[],
): Problem {
  const columns = at.map((place) => head.headings[place] ?? "").join(", ");
  return new Problem("columns-moving", { row: label, columns });
}

function keyPlace<K extends string>({ head, key }: Pick<RowSurvey<K>, "head" | "key">): number {
  return head.keys.indexOf(key);
}

/** The body row of a name among rows that were read; -1 when none has it. */
function rowNamed<K extends string>(
  survey: RowSurvey<K>,
  rows: readonly (readonly CellOutput[])[],
  { isIn }: RowName,
): number {
  const place = keyPlace(survey);
  return rows.findIndex((row) => isIn(row[place] ?? ""));
}

interface RowSeen {
  readonly index: number;
  /** Loaded with values, place, format and whether it is hidden. */
  readonly row: Excel.Range;
}

/**
 * Finds the row that has a name and reads it. Rows may be sorted between two requests: what is read is looked
 * at, and the names are read again when another row was met.
 * @param likely the body row it was seen in; -1 when none is known.
 * @throws what the name says when no row has it.
 */
export async function lookAt<K extends string>(
  context: WorkbookContext,
  survey: Pick<RowSurvey<K>, "layout" | "key" | "head">,
  name: RowName,
  likely = -1,
  triesLeft = 5,
): Promise<RowSeen> {
  const index = likely >= 0 ? likely : (await namesIn(context, survey)).findIndex(name.isIn);
  if (index < 0 || triesLeft === 0) throw name.gone;
  const row = tableOf(context, survey).getDataBodyRange().getRow(index);
  row.load("values,rowIndex,rowHidden,numberFormat");
  await context.sync();
  ensureWidth(survey, firstRow(row.values));
  const isFound = name.isIn(firstRow(row.values)[keyPlace(survey)] ?? "");
  return isFound ? { index, row } : lookAt(context, survey, name, -1, triesLeft - 1);
}

/** The key column as it stands, asked in a request of its own. */
export async function namesIn<K extends string>(
  context: WorkbookContext,
  survey: Pick<RowSurvey<K>, "layout" | "key" | "head">,
): Promise<CellOutput[]> {
  const names = nameColumn(tableOf(context, survey), survey).load("values");
  await context.sync();
  return onlyColumn(names);
}

export function nameColumn<K extends string>(
  table: Excel.Table,
  survey: Pick<RowSurvey<K>, "head" | "key">,
): Excel.Range {
  return table.columns.getItemAt(keyPlace(survey)).getDataBodyRange();
}

export function onlyColumn(range: Excel.Range): CellOutput[] {
  return (range.values as CellOutput[][]).map(([cell]) => cell ?? "");
}

/**
 * Reads the row that has a name, wherever it stands as Excel answers.
 * @throws what the name says when no row has it.
 */
export async function readRow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  name: RowName,
): Promise<TableContent<K>> {
  return withColumns(survey, name, async (each) => {
    const { row } = await lookAt(context, each, name);
    return { ...each.head, bodyRow: row.rowIndex, rows: row.values as CellOutput[][] };
  });
}

/** A number to write into a cell of a row that has no name of its own: where it stood and what it held. */
export interface SeenCell<K extends string> {
  /** Body row. */
  readonly row: number;
  readonly key: K;
  readonly was: CellOutput;
  readonly becomes: number;
}

/**
 * Writes numbers into rows that cannot be looked up by name: those without one, and doubles. A cell that
 * no longer holds what it held, as somebody has just sorted or inserted rows, gets its content back.
 * @returns how many cells were left alone for that.
 */
export async function writeSeen<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  cells: readonly SeenCell<K>[],
): Promise<number> {
  const table = tableOf(context, survey);
  const { head, filters } = survey;
  const lifts = filters.some(isFiltering);
  if (lifts) table.clearFilters();
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

export function firstRow(values: unknown[][]): CellOutput[] {
  return (values[0] ?? []) as CellOutput[];
}

function onlyCell(values: unknown[][]): CellOutput {
  return firstRow(values)[0] ?? "";
}

/** A cell formatted as text keeps what is written as it is, an apostrophe included. */
export function inFormat(cell: CellInput, format: unknown): CellInput {
  return format === TEXT_FORMAT && typeof cell === "string" ? cell.replace(/^'/, "") : cell;
}

/** A cell as it was read, to be put back as it was: text stays text, and a formula one. */
export function asInput(cell: CellOutput, format: unknown, formula: CellOutput = cell): CellInput {
  if (formula !== cell && String(formula).startsWith("=")) return formula;
  return inFormat(typeof cell === "string" && cell !== "" ? `'${cell}` : cell, format);
}

/** @throws Problem "not-saved" when a row does not read back as it was written; null was not. */
export function ensureWritten(wanted: readonly CellInput[], read: readonly CellOutput[]): void {
  const { rows, cells } = differences([wanted], [read]);
  if (cells > 0) throw new Problem("not-saved", {}, JSON.stringify(rows));
}
