import type { CellInput, CellOutput } from "../../book/cells";
import type { RowInput } from "../../book/table";
import { Problem } from "../../domain/basis/problem";
import { excelCode } from "../host/excelProblem";
import type { WorkbookContext } from "../host/session";
import { differences } from "../host/writeCells";
import { Lifting, sendLifting } from "./lifting";
import type { TableContent } from "./ownTables";
import {
  askRow,
  firstRow,
  giveBack,
  headingsIn,
  inFormat,
  isTaken,
  loadHeadings,
  queueRow,
  queueShape,
  sameHeadings,
  type RowMet,
  type RowWritten,
} from "./rowGiveBack";
import { isBlankRow, surveyAnew, type RowSurvey } from "./rowSurvey";
import { isFiltering } from "./tableFilters";

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

/** A column was inserted, removed or moved since the survey: what is known of columns is no longer true. */
class ColumnsMoved extends Problem {
  constructor() {
    super("not-saved");
  }
}

/** A filter has hidden the row since the survey: Excel took nothing of what was written (office-js#224). */
class RowHidden extends Problem {
  constructor() {
    super("not-saved");
  }
}

/**
 * Writes by what a survey knows of columns and filters; when somebody has inserted, removed or moved a column since,
 * taken rows away or hidden the row, nothing of the write stands, and it is done again from a new survey.
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
    // Excel refuses a row of another width or one that is no more, and no name is found in another column.
    const isHidden = error instanceof RowHidden;
    const isOther = isHidden || error instanceof ColumnsMoved || error === row?.gone || isOtherShape(error);
    if (!isOther || triesLeft === 0) throw error;
    const now = await surveyAnew(survey);
    const isSame =
      !isHidden &&
      sameHeadings(now.head.headings, survey.head.headings) &&
      now.head.bodyRows >= survey.head.bodyRows;
    if (isSame) throw error;
    return withColumns(now, row, write, triesLeft - 1);
  }
}

/** Whether Excel refused a row that is not as wide, or not there, as it was thought. */
function isOtherShape(error: unknown): boolean {
  return excelCode(error) === "InvalidArgument";
}

/** @throws ColumnsMoved when the headings met are not the survey's. */
export function ensureColumns({ head }: Pick<RowSurvey, "head">, headings: readonly string[]): void {
  if (!sameHeadings(head.headings, headings)) throw new ColumnsMoved();
}

/**
 * Changes cells of the row that has a name. It is found by the names read just before, never by Excel's own
 * search, which does not find what is hidden or shown otherwise (office-js#6349); the row as it stood is read in
 * the request that writes, and when somebody has sorted meanwhile, the row met gets its cells back and the right
 * one is looked for again. Only these cells are written. Should somebody have changed the row in the same moment,
 * his cells are put back.
 *
 * @returns the row as it reads back.
 * @throws what the name says when no row has it; Problem "not-saved", "cells-displaced"; what `check` throws.
 */
export async function updateRow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  change: RowChange<K>,
): Promise<TableContent<K>> {
  return withColumns(survey, change.row, async (each) => {
    const planned = await planChange(context, each, change);
    const written = await writeNamed(context, each, planned);
    await ensureMeant(context, each, planned, written);
    if (!isTaken(written)) throw new RowHidden();
    ensureWritten(planned.cells, written.after);
    return { ...each.head, bodyRow: written.rowIndex, rows: [written.after] };
  });
}

/** A row to write, as it was planned when it was looked at. */
export interface PlannedChange<K extends string> {
  readonly name: RowName;
  readonly check: RowChange<K>["check"];
  /** Body row in which it stood when it was looked at. */
  readonly row: number;
  /** By column of the table, as their formats want them; null leaves a cell. */
  readonly cells: readonly CellInput[];
  /** A filter hides the row, and must be off while it is written (office-js#224). */
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
  const changed = head.keys.map((key, at) =>
    inFormat(key === null ? null : (cells[key] ?? null), formats[at]),
  );
  const lifts = row.rowHidden !== false && filters.some(isFiltering);
  return { name, check, row: index, cells: changed, lifts };
}

/**
 * Makes sure that the row was, just before it was written, what the user saw; else puts its cells back.
 * @throws what `check` throws.
 */
export async function ensureMeant<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  planned: PlannedChange<K>,
  written: RowWritten,
): Promise<void> {
  try {
    planned.check({ ...survey.head, rows: [written.before.values] });
  } catch (error) {
    await giveBack(context, survey, [written]);
    throw error;
  }
}

/** Writes the row that has the name; another one that it met, as somebody has just sorted, gets its cells back first. */
async function writeNamed<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  change: PlannedChange<K>,
): Promise<RowMet> {
  const lifting = new Lifting(context, survey);
  if (change.lifts) lifting.filters();
  const queued = queueRow(tableOf(context, survey), change.row, change.cells);
  await sendLifting(context, [lifting], survey.refused);
  const written = queued();
  if (isMeant(survey, change.name, written)) return written;
  await giveBack(context, survey, [written]);
  ensureColumns(survey, written.before.headings);
  const { index } = await lookAt(context, survey, change.name, -1);
  return writeNamed(context, survey, { ...change, row: index });
}

/** Whether the row written is the one meant, under the columns known: people sort, and insert or move columns. */
export function isMeant<K extends string>(
  survey: RowSurvey<K>,
  name: RowName,
  { before: { headings, values } }: RowWritten,
): boolean {
  return sameHeadings(headings, survey.head.headings) && name.isIn(values[keyPlace(survey)] ?? "");
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
  const table = tableOf(context, survey);
  const header = loadHeadings(table);
  const row = askRow(table, index).load("values,rowIndex,rowHidden,numberFormat");
  await context.sync();
  ensureColumns(survey, headingsIn(header));
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
 * Writes numbers into rows that cannot be looked up by name: those without one, and doubles. A row that is not the
 * one that was seen, as somebody has just sorted, inserted rows or moved columns, gets its cells back.
 * @returns how many cells were left alone for that.
 */
export async function writeSeen<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  cells: readonly SeenCell<K>[],
): Promise<number> {
  const table = tableOf(context, survey);
  const { head, content, columns, refused } = survey;
  const rows = [...new Set(cells.map(({ row }) => row))];
  // Where a row is no more, Excel refuses before anything is written.
  rows.forEach((row) => queueShape(table, row, head.keys.length));
  const lifting = new Lifting(context, survey).filters();
  const queued = rows.map((row) => {
    const own = (key: string | null) => cells.find((cell) => cell.row === row && cell.key === key);
    const wanted = head.keys.map((key) => own(key)?.becomes ?? null);
    // In a cell of text a number would become text again.
    const formats = head.keys.map((key) => (typeof (own(key)?.was || 0) === "string" ? "0" : null));
    return queueRow(table, row, wanted, formats);
  });
  try {
    await sendLifting(context, [lifting], refused);
  } catch (error) {
    if (!isOtherShape(error)) throw error;
    return cells.length;
  }
  const known = columns.map((key) => head.keys.indexOf(key));
  const isSeen = ({ row, before: { headings, values } }: RowWritten) =>
    sameHeadings(headings, head.headings) &&
    !isBlankRow(values) &&
    known.every((place) => values[place] === (content.rows[row]?.[place] ?? ""));
  const missed = queued.map((written) => written()).filter((written) => !isSeen(written));
  await giveBack(context, survey, missed);
  return cells.filter(({ row }) => missed.some((each) => each.row === row)).length;
}

/** @throws Problem "not-saved" when a row does not read back as it was written; null was not. */
export function ensureWritten(wanted: readonly CellInput[], read: readonly CellOutput[]): void {
  const { rows, cells } = differences([wanted], [read]);
  if (cells > 0) throw new Problem("not-saved", {}, JSON.stringify(rows));
}
