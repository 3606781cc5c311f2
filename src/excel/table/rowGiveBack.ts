import type { CellInput, CellOutput } from "../../book/cells";
import { TEXT_FORMAT } from "../../book/kinds";
import { isoDay } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { excelCode } from "../host/excelProblem";
import { runsOf } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import type { RowSurvey } from "./rowSurvey";

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
): () => RowWritten {
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
  });
}

/** Where a row to which cells are owed is thought to stand, and what it is thought to hold. */
interface Owed {
  readonly written: RowWritten;
  readonly row: number;
  readonly headings: readonly string[];
  readonly values: readonly CellOutput[];
}

type Keyed = Pick<RowSurvey, "layout" | "head" | "key">;

/** So many times people may get in the way of one another. */
const MOST_TRIES = 6;

/**
 * Gives rows the cells back that were written over by mistake, or in vain. Rows may be sorted and columns moved between
 * two requests: the rows met are looked at in the request that writes, and where one is another, that one gets its own
 * cells back first, and the right one is looked for by all it held, else by its key, its columns by their headings. A
 * row or a column that somebody has deleted meanwhile needs nothing back.
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
  const met = await writeOwed(context, survey, owed);
  const isRight = (place: number) => {
    const [row, each] = [met[place], owed[place]];
    return row !== undefined && each !== undefined && isSameRow(row.before, each);
  };
  const wrong = owed.filter((_, place) => !isRight(place));
  // The last mistake first: what it was written over may be what an earlier one left.
  await giveBackTo(context, survey, met.filter((_, place) => !isRight(place)).map(asOwed), triesLeft - 1);
  if (wrong.length === 0) return;
  const found = await find(context, survey, wrong);
  await giveBackTo(context, survey, found, triesLeft - 1);
}

/** Writes what is owed where it is thought to be. @returns the rows met; none when Excel refused a row or its width. */
async function writeOwed(
  context: WorkbookContext,
  { layout }: Keyed,
  owed: readonly Owed[],
): Promise<readonly RowWritten[]> {
  const table = context.workbook.tables.getItem(layout.table);
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
  try {
    await context.sync();
  } catch (error) {
    if (excelCode(error) !== "InvalidArgument") throw error;
    return [];
  }
  return queued.map((read) => read());
}

/** Whether a row holds what it is thought to hold; what a formula gives may change at any time. */
function isSameRow({ headings, values, formulas }: Standing, thought: Omit<Owed, "written">): boolean {
  return (
    sameHeadings(headings, thought.headings) &&
    values.every((cell, place) => cell === thought.values[place] || isFormula(formulas[place]))
  );
}

/** Looks for the rows to which cells are owed, wherever they stand now. @throws Problem "not-saved" for one without key. */
async function find(context: WorkbookContext, survey: Keyed, owed: readonly Owed[]): Promise<Owed[]> {
  const table = context.workbook.tables.getItem(survey.layout.table);
  const header = loadHeadings(table);
  const body = table.getDataBodyRange().load("values,formulas");
  await context.sync();
  const headings = headingsIn(header);
  const rows = body.values as CellOutput[][];
  const formulas = body.formulas as CellOutput[][];
  const taken = new Set<number>();
  return owed.flatMap(({ written }): Owed[] => {
    const { before, after } = written;
    const places = placesIn(before.headings, headings);
    const rowOf = (cells: readonly CellOutput[], columns: readonly number[]) =>
      rows.flatMap((row, index) => {
        const isHere = columns.every((column) => {
          const place = places[column] ?? -1;
          return place < 0 || row[place] === cells[column] || isFormula(formulas[index]?.[place]);
        });
        return isHere && !taken.has(index) ? [index] : [];
      });
    const all = before.headings.map((_, column) => column);
    const key = before.headings.indexOf(survey.head.headings[survey.head.keys.indexOf(survey.key)] ?? "");
    const [exact] = rowOf(after, all);
    if (exact === undefined && rowOf(before.values, all).length > 0) return [];
    const name = after[key] ?? "";
    if (exact === undefined && name === "") throw new Problem("not-saved");
    const named = rowOf(after, [key]);
    // Of a name that no row has any more, somebody has deleted the row.
    const row = exact ?? (named.length === 1 ? named[0] : undefined);
    if (row === undefined) return [];
    taken.add(row);
    return [{ written, row, headings, values: rows[row] ?? [] }];
  });
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
