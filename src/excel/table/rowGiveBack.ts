import type { CellInput, CellOutput } from "../../book/cells";
import { TEXT_FORMAT } from "../../book/kinds";
import { isoDay } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { excelCode } from "../host/excelProblem";
import { runsOf } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { differences } from "../host/writeCells";
import type { RowSurvey } from "./rowSurvey";
import { Lifting, sendLifting } from "./lifting";

/** A row of a table as it stood, under the headings of that moment. */
interface Standing {
  readonly headings: readonly string[];
  readonly values: readonly CellOutput[];
  readonly formulas: readonly CellOutput[];
  readonly formats: readonly CellOutput[];
}

/** A row that was written, with what it takes to undo that. */
export interface RowWritten {
  /** Body row in which it stood then. */
  readonly row: number;
  readonly rowIndex: number;
  readonly before: Standing;
  readonly after: readonly CellOutput[];
  /** The columns that were written. */
  readonly at: readonly number[];
}

/** A row as it was met by a write, with what was to be written. */
export interface RowMet extends RowWritten {
  readonly wanted: readonly CellInput[];
}

/** Queues a write of nothing, which Excel refuses where the row is no more or of another width. */
export function queueShape(table: Excel.Table, row: number, width: number): void {
  askRow(table, row).numberFormat = [Array<null>(width).fill(null)];
}

/** A body row by its place. */
export function askRow(table: Excel.Table, row: number): Excel.Range {
  return table.getDataBodyRange().getRow(row);
}

/** Queues the reading of the headings. */
export function loadHeadings(table: Excel.Table): Excel.Range {
  return table.getRange().getRow(0).load("values");
}

/** The headings once they are loaded. */
export function headingsIn(header: Excel.Range): string[] {
  return firstRow(header.values).map(String);
}

export function sameHeadings(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((heading, place) => heading === others[place]);
}

/**
 * Queues cells of a body row, and the reading of what they are written over.
 * @param cells by column of the table; null leaves one as it stands.
 * @returns what was written over, once the caller has synced.
 */
export function queueRow(
  table: Excel.Table,
  row: number,
  cells: readonly CellInput[],
  formats: readonly (CellOutput | null)[] = cells.map(() => null),
): () => RowMet {
  const header = loadHeadings(table);
  const before = askRow(table, row).load("values,formulas,numberFormat");
  // Of a table that has become wider or narrower Excel refuses this before anything is written.
  askRow(table, row).numberFormat = [[...formats]];
  const written = cells.flatMap((cell, place) => (cell === null ? [] : [place]));
  for (const { start, width } of runsOf(written)) {
    const run = askRow(table, row)
      .getCell(0, start)
      .getResizedRange(0, width - 1);
    run.values = [cells.slice(start, start + width)];
  }
  const after = askRow(table, row).load("values,rowIndex");
  return () => ({
    row,
    rowIndex: after.rowIndex,
    before: {
      headings: headingsIn(header),
      values: firstRow(before.values),
      formulas: firstRow(before.formulas),
      formats: firstRow(before.numberFormat),
    },
    after: firstRow(after.values),
    at: written,
    wanted: cells,
  });
}

/** Where a row to which cells are owed is thought to stand, and what it is thought to hold. */
interface Owed {
  readonly written: RowWritten;
  readonly row: number;
  readonly headings: readonly string[];
  readonly values: readonly CellOutput[];
}

type Keyed = Pick<RowSurvey, "layout" | "head" | "key" | "filters" | "showsTotals" | "refused">;

/** So many times people may get in the way of one another. */
const MOST_TRIES = 6;

/**
 * Gives rows the cells back that were written over by mistake, or in vain. Rows may be sorted and columns moved between
 * two requests: rows are looked at before they are written and in the request that writes, and where one is another,
 * that one gets its own cells back first, and the right one is looked for by what it was given, its columns by their
 * headings. Cells that somebody has written over meanwhile are his: but what he wrote may be given back in its turn,
 * as he too may have come in vain, and what shows then is owed again. A row or a column that somebody has deleted
 * meanwhile needs nothing back.
 * @throws Problem "cells-displaced" saying what they held when they cannot be given back: people can, then.
 */
export async function giveBack(
  context: WorkbookContext,
  survey: Keyed,
  written: readonly RowWritten[],
): Promise<void> {
  try {
    await giveBackTo(context, survey, written.map(asOwed), MOST_TRIES);
  } catch (error) {
    throw displaced(survey, written, error);
  }
}

function asOwed(written: RowWritten): Owed {
  const { row, before, after } = written;
  return { written, row, headings: before.headings, values: after };
}

async function giveBackTo(
  context: WorkbookContext,
  survey: Keyed,
  owed: readonly Owed[],
  triesLeft: number,
): Promise<void> {
  if (owed.length === 0) return;
  if (triesLeft === 0) throw new Problem("not-saved");
  const standing = await stillStanding(context, survey, owed);
  const met = await writeOwed(context, survey, standing);
  const isRight = (place: number) => {
    const [row, each] = [met[place], standing[place]];
    return row !== undefined && each !== undefined && isSameRow(row.before, each) && isTaken(row);
  };
  const right = new Set(standing.filter((_, place) => isRight(place)));
  // The last mistake first: what it was written over may be what an earlier one left.
  const mistaken = met.filter((row, place) => !isRight(place) && isTaken(row));
  await giveBackTo(context, survey, mistaken.map(asOwed), triesLeft - 1);
  const wrong = owed.filter((each) => !right.has(each)).map(({ written }) => written);
  await findAndGiveBack(context, survey, wrong, triesLeft - 1);
}

/** Looks for rows wherever they stand now; those that somebody has written over are looked at again. */
async function findAndGiveBack(
  context: WorkbookContext,
  survey: Keyed,
  written: readonly RowWritten[],
  triesLeft: number,
): Promise<void> {
  if (written.length === 0) return;
  const { found, overwritten } = await find(context, survey, written);
  await giveBackTo(context, survey, found, triesLeft);
  if (triesLeft > 0) return findAndGiveBack(context, survey, overwritten, triesLeft - 1);
  // Somebody wrote over some of them, and the others cannot be told from his.
  if (overwritten.some(({ isInPart }) => isInPart)) throw new Problem("not-saved");
}

/** Those of the rows that hold what they are thought to, in the places where they are thought to stand. */
async function stillStanding(
  context: WorkbookContext,
  { layout }: Keyed,
  owed: readonly Owed[],
): Promise<readonly Owed[]> {
  const table = context.workbook.tables.getItem(layout.table);
  const header = loadHeadings(table);
  const rows = owed.map(({ row }) => askRow(table, row).load("values,formulas"));
  if (!(await unlessRefused(() => context.sync()))) return [];
  const headings = headingsIn(header);
  return owed.filter((each, place) => {
    const { values = [], formulas = [] } = rows[place] ?? {};
    return isSameRow({ headings, values: firstRow(values), formulas: firstRow(formulas) }, each);
  });
}

/** @returns false when Excel refused a row that is no more, or its width. */
async function unlessRefused(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if (excelCode(error) !== "InvalidArgument") throw error;
    return false;
  }
}

/** Writes what is owed where it is thought to be. @returns the rows met; none when Excel refused a row or its width. */
async function writeOwed(
  context: WorkbookContext,
  survey: Keyed,
  owed: readonly Owed[],
): Promise<readonly RowMet[]> {
  if (owed.length === 0) return [];
  const table = context.workbook.tables.getItem(survey.layout.table);
  owed.forEach(({ row, headings }) => queueShape(table, row, headings.length));
  const lifting = new Lifting(context, survey).filters();
  const queued = owed.map(({ written: { before, at }, row, headings }) => {
    const cells: CellInput[] = headings.map(() => null);
    const formats: (CellOutput | null)[] = headings.map(() => null);
    const places = placesIn(before.headings, headings);
    for (const column of at) {
      const place = places[column];
      // Somebody has deleted the column: nothing is owed to it.
      if (place === undefined || place < 0) continue;
      formats[place] = before.formats[column] ?? null;
      cells[place] = asInput(before.values[column] ?? "", before.formats[column], before.formulas[column]);
    }
    return queueRow(table, row, cells, formats);
  });
  const isWritten = await unlessRefused(() => sendLifting(context, [lifting], survey.refused));
  return isWritten ? queued.map((read) => read()) : [];
}

/** Whether Excel took what was written: over a row that a filter has just hidden it takes nothing (office-js#224). */
export function isTaken({ before, after, at, wanted }: RowMet): boolean {
  const isAsBefore = at.every((place) => after[place] === before.values[place]);
  return !isAsBefore || differences([wanted], [after]).cells === 0;
}

/** Whether a row holds what it is thought to hold; what a formula gives may change at any time. */
function isSameRow(
  { headings, values, formulas }: Omit<Standing, "formats">,
  thought: Omit<Owed, "written">,
): boolean {
  return (
    sameHeadings(headings, thought.headings) &&
    values.every((cell, place) => cell === thought.values[place] || isFormula(formulas[place]))
  );
}

/** A row whose cells somebody has written over since: all of them, or only some. */
interface Overwritten extends RowWritten {
  readonly isInPart: boolean;
}

/** The body of a table as it stands. */
interface Body {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CellOutput[])[];
  readonly formulas: readonly (readonly CellOutput[])[];
}

/**
 * Looks for the rows to which cells are owed, wherever they stand now.
 * @throws Problem "not-saved" when it cannot be told which row it is.
 */
async function find(
  context: WorkbookContext,
  survey: Keyed,
  written: readonly RowWritten[],
): Promise<{ readonly found: readonly Owed[]; readonly overwritten: readonly Overwritten[] }> {
  const table = context.workbook.tables.getItem(survey.layout.table);
  const header = loadHeadings(table);
  const range = table.getDataBodyRange().load("values,formulas");
  await context.sync();
  const headings = headingsIn(header);
  const body = { headings, rows: range.values as CellOutput[][], formulas: range.formulas as CellOutput[][] };
  const found: Owed[] = [];
  const overwritten: Overwritten[] = [];
  const taken = new Set<number>();
  for (const each of written) {
    const place = placeOfOwed(body, survey, each, taken);
    if (place === null) continue;
    taken.add(place.row);
    if (place.held === "all")
      found.push({ written: each, row: place.row, headings, values: body.rows[place.row] ?? [] });
    else overwritten.push({ ...each, isInPart: place.held === "some" });
  }
  return { found, overwritten };
}

/** Where a row stands, and how much of what it was given it still holds; null when it needs nothing back. */
function placeOfOwed(
  { headings, rows, formulas }: Body,
  survey: Keyed,
  { before, after, at }: RowWritten,
  taken: ReadonlySet<number>,
): { readonly row: number; readonly held: "all" | "some" | "none" } | null {
  const places = placesIn(before.headings, headings);
  const has = (row: number, column: number, cell: CellOutput | undefined) => {
    const place = places[column] ?? -1;
    return place < 0 || rows[row]?.[place] === cell || isFormula(formulas[row]?.[place]);
  };
  const rowsWith = (cells: readonly CellOutput[], columns: readonly number[]) =>
    [...rows.keys()].filter(
      (row) => !taken.has(row) && columns.every((column) => has(row, column, cells[column])),
    );
  const all = before.headings.map((_, column) => column);
  const [exact] = rowsWith(after, all);
  if (exact !== undefined) return { row: exact, held: "all" };
  if (rowsWith(before.values, all).length > 0) return null;
  const row = rowOfName(rowsWith, survey, { before, after, at });
  if (row === null) return null;
  const owed = at.filter((column) => before.values[column] !== after[column]);
  const held = owed.filter((column) => has(row, column, after[column])).length;
  return { row, held: held === owed.length ? "all" : held > 0 ? "some" : "none" };
}

/** @throws Problem "not-saved" when several rows, or none that can be named, may be the one. */
function rowOfName(
  rowsWith: (cells: readonly CellOutput[], columns: readonly number[]) => readonly number[],
  { head, key }: Keyed,
  { before, after, at }: Pick<RowWritten, "before" | "after" | "at">,
): number | null {
  const keyColumn = before.headings.indexOf(head.headings[head.keys.indexOf(key)] ?? "");
  if ((after[keyColumn] ?? "") === "") throw new Problem("not-saved");
  const named = rowsWith(after, [keyColumn]);
  if (named.length === 1) return named[0] ?? null;
  // Its name is another's too, or was given anew or typed as text meanwhile: what was not written tells it.
  const others = before.headings.map((_, column) => column).filter((column) => column !== keyColumn);
  const whole = rowsWith(after, others);
  const unwritten = others.filter((column) => !at.includes(column));
  const alike = whole.length > 0 ? whole : rowsWith(after, unwritten);
  if (alike.length > 1) throw new Problem("not-saved");
  return alike[0] ?? null;
}

/** Where columns stand under other headings: by their heading, or by their place when that alone was changed; else -1. */
function placesIn(from: readonly string[], to: readonly string[]): number[] {
  return from.map((heading, column) => {
    const place = to.indexOf(heading);
    const isRetitled = place < 0 && from.length === to.length && !from.includes(to[column] ?? "");
    return isRetitled ? column : place;
  });
}

/** What cells held that could not be given back. */
function displaced({ head, key }: Keyed, written: readonly RowWritten[], error: unknown): Problem {
  const rows = written.map(({ before: { headings, values, formats }, at }) => {
    const name = values[headings.indexOf(head.headings[head.keys.indexOf(key)] ?? "")] ?? "";
    const cells = at.map((place) => `${headings[place]}: ${shown(values[place] ?? "", formats[place])}`);
    return `${shown(name, "")} (${cells.join("; ")})`;
  });
  return new Problem("cells-displaced", { sheet: head.sheet, rows: rows.join(", ") }, String(error));
}

function shown(cell: CellOutput, format: unknown): string {
  const isDay = typeof cell === "number" && cell >= 0 && /y/i.test(String(format));
  return isDay ? isoDay(Math.floor(cell)).split("-").reverse().join("/") : String(cell);
}

function isFormula(cell: CellOutput | undefined): boolean {
  return typeof cell === "string" && cell.startsWith("=");
}

export function firstRow(values: unknown[][]): CellOutput[] {
  return (values[0] ?? []) as CellOutput[];
}

/** A cell formatted as text keeps what is written as it is, an apostrophe included. */
export function inFormat(cell: CellInput, format: unknown): CellInput {
  return format === TEXT_FORMAT && typeof cell === "string" ? cell.replace(/^'/, "") : cell;
}

/** A cell as it was read, to be put back as it was: text stays text, and a formula one. */
export function asInput(cell: CellOutput, format: unknown, formula: CellOutput = cell): CellInput {
  if (formula !== cell && isFormula(formula)) return formula;
  return inFormat(typeof cell === "string" && cell !== "" ? `'${cell}` : cell, format);
}
