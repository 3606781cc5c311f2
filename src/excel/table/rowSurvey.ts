import type { CellOutput } from "../../book/cells";
import type { TableLayout } from "../../book/table";
import { Problem, type ProblemCode } from "../../domain/basis/problem";
import { excelCode } from "../host/excelProblem";
import { readColumns } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { askNamedColumns } from "./namedColumns";
import { headOf, loadHeadParts, type KeyOf, type TableContent, type TableHead } from "./ownTables";
import { askFilled, askNames, ensureNotEmptied, ensureStanding, type KnownNames } from "./standing";
import { filtersOf, type TableFilters } from "./tableFilters";

/** How far below a table people's own notes are looked for. */
const ROWS_BELOW = 30;

/** A table as it stands at the moment of writing some of its rows. */
export interface RowSurvey<K extends string = string> {
  readonly layout: TableLayout;
  /** The column whose cell names a row. */
  readonly key: K;
  /** The columns that tell rows apart, that one among them. */
  readonly columns: readonly K[];
  readonly head: TableHead<K>;
  /** Every row, with the columns that tell rows apart; all columns while the table has one row. */
  readonly content: TableContent;
  /** The table has nothing but the blank row that every Excel table must have. */
  readonly isBlank: boolean;
  /** What stands just below the table, its totals row left out. */
  readonly beneath: readonly (readonly CellOutput[])[];
  /** Something stands just below the table. */
  readonly isOccupiedBelow: boolean;
  /** It shows its row of totals. */
  readonly showsTotals: boolean;
  /** Filters that are on, by column of the table. */
  readonly filters: TableFilters;
  readonly known: KnownNames;
  /** What could not be put back after a write, for the report: the rows are written all the same. */
  readonly refused: string[];
  /** Surveys anew, when columns have moved since. */
  readonly again: () => Promise<this>;
  /** Queues what is kept of a row beside the table, in the request that adds it. */
  readonly noteAdded?: (row: Readonly<Record<string, unknown>>) => void;
}

/** What is asked in the requests of a survey beside it; both may be called again. */
export interface Beside<K extends string = string> {
  /** Queued with the first request. */
  readonly first: () => void;
  /** Queued with the second, once every row is known by what tells it apart. */
  readonly then?: (known: KnownRows<K>) => void;
}

export type KnownRows<K extends string = string> = Pick<RowSurvey<K>, "layout" | "head" | "content">;

/** What is surveyed. */
export interface Surveyed<T extends TableLayout, K extends KeyOf<T>> {
  readonly layout: T;
  /** Its first names a row; the others are read to tell rows apart. */
  readonly columns: readonly [K, ...K[]];
  /** The columns without which nothing is written; absent for all of them. */
  readonly needed?: readonly K[];
  /** What is said when there is no such table. */
  readonly absent: ProblemCode;
}

/**
 * Reads what must be known before rows are written, in two requests or a few more for a very long table or one whose
 * headings people have retouched.
 * @param beside what else is asked in these requests.
 * @throws Problem as `surveyed` says when there is no table, "table-emptied"; "workbook-read-only" or
 *   "sheet-protected" before anything is written.
 */
export async function surveyTable<T extends TableLayout, K extends KeyOf<T>>(
  context: WorkbookContext,
  surveyed: Surveyed<T, K>,
  beside?: Beside<KeyOf<T>>,
): Promise<RowSurvey<KeyOf<T>>> {
  const { layout, columns, needed, absent } = surveyed;
  const asked = await askSurvey(context, surveyed, beside);
  const { known, parts, filled, protection, below, first, namedRows } = asked;
  const { table } = parts;
  await ensureStanding(context, [layout], known);
  ensureNotEmptied(layout, filled, known);
  if (table.isNullObject) throw new Problem(absent);
  if (context.workbook.readOnly) throw new Problem("workbook-read-only");
  const head = headOf(layout, parts, needed);
  if (protection.protected) throw new Problem("sheet-protected", { sheet: head.sheet });
  // With the second request: whether there are filters to ask for is known by now.
  if (table.showFilterButton) table.autoFilter.load("isDataFiltered,criteria");
  const isOneRow = head.bodyRows === 1;
  const rows = isOneRow ? (first.values as CellOutput[][]) : namedRows(head);
  const content =
    rows === null
      ? await readBodyColumns(context, head, columns)
      : { ...head, rows: rows.slice(0, head.bodyRows) };
  beside?.then?.({ layout, head, content });
  if (table.showFilterButton || beside?.then !== undefined) await context.sync();
  const filters = filtersOf(table, head);
  // The row of totals stands between the table and what people put below.
  const beneath = (below.values as CellOutput[][]).slice(table.showTotals ? 1 : 0);
  return {
    layout,
    key: columns[0],
    columns,
    head,
    content,
    isBlank: isOneRow && isBlankRow(content.rows[0] ?? []),
    beneath,
    isOccupiedBelow: beneath.some((row) => !isBlankRow(row)),
    showsTotals: table.showTotals,
    filters,
    known,
    refused: [],
    again: () => surveyTable(context, surveyed),
  };
}

/** Surveys again, for what is written by the same use case: what could not be put back is still to be said. */
export async function surveyAnew<S extends RowSurvey>(survey: S): Promise<S> {
  return { ...(await survey.again()), refused: survey.refused };
}

/** The first request of a survey: the rows come with it unless Excel finds them too large. */
async function askSurvey<T extends TableLayout, K extends KeyOf<T>>(
  context: WorkbookContext,
  { layout, columns }: Surveyed<T, K>,
  beside: Beside<KeyOf<T>> | undefined,
) {
  const ask = (named: readonly string[]) => {
    beside?.first();
    const { workbook } = context;
    workbook.load("readOnly");
    const table = workbook.tables
      .getItemOrNullObject(layout.table)
      .load("name,showTotals,showFilterButton,showHeaders");
    const body = table.getDataBodyRange();
    return {
      known: askNames(context),
      filled: askFilled(table, layout.table),
      parts: loadHeadParts(table),
      protection: table.worksheet.protection.load("protected"),
      below: body.getRowsBelow(ROWS_BELOW).load("values"),
      first: body.getRow(0).load("values"),
      namedRows: askNamedColumns(table, layout, named),
    };
  };
  const asked = ask(columns);
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

/**
 * Reads columns of the body rows of a table whose headings are known, in blocks that stay well under what Excel
 * answers at once; the others are blank in the rows.
 */
export async function readBodyColumns<C extends string, K extends C>(
  context: WorkbookContext,
  head: TableHead<C>,
  columns: readonly K[],
): Promise<TableContent<K>> {
  const wanted = head.keys.flatMap((key, index) =>
    key !== null && (columns as readonly string[]).includes(key) ? [index] : [],
  );
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const body = { row: bodyRow, column: bodyColumn, rows: bodyRows, columns: keys.length };
  return { ...head, rows: await readColumns(context, worksheet, body, wanted) };
}

export function isBlankRow(row: readonly CellOutput[]): boolean {
  return row.every((cell) => cell === "");
}

/** Reads body rows whole, in one request; none at all for no rows. */
export async function readWholeRows<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  rows: readonly number[],
): Promise<TableContent<K>> {
  const whole = askWholeRows(context, survey, rows);
  if (rows.length > 0) await context.sync();
  return whole();
}

/** Queues the reading of body rows whole; they are given once the caller has synced. */
export function askWholeRows<K extends string>(
  context: WorkbookContext,
  { head, layout }: KnownRows<K>,
  rows: readonly number[],
): () => TableContent<K> {
  const table = context.workbook.tables.getItem(layout.table);
  const ranges = rows.map((row) => table.getDataBodyRange().getRow(row).load("values"));
  return () => ({ ...head, rows: ranges.map((range) => (range.values as CellOutput[][])[0] ?? []) });
}
