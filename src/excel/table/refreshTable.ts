import { Problem } from "../../domain/basis/problem";
import { codeReader } from "../../domain/protocol/clientCodes";
import type { CellInput, CellOutput } from "../../book/cells";
import type { RowInput, TableLayout } from "../../book/table";
import { formatRows, type TableContent } from "./ownTables";
import { liftState, putFiltersBack, putTotalsBack, readState } from "./tableFilters";
import { decorate, type Written } from "../host/decorations";
import type { WorkbookContext } from "../host/session";
import { differences, writeDifferences, type Differences } from "../host/writeCells";

/** What a refresh should leave in a table. */
export interface Refresh {
  /** Column whose value names a row: addresses shift when people sort or insert, keys do not. */
  readonly key: string;
  /** Column that holds each row's place; the table is put in its order unless people chose their own. */
  readonly rank: string;
  /** Every row, in order, with all of our columns except those that people fill in. */
  readonly rows: readonly RowInput[];
  /** What a row that is no longer in `rows` shows while people's own columns still hold something. */
  readonly emptied: RowInput;
}

/**
 * Brings a table of ours up to date in place: rows are found by their key, only cells that differ are
 * written, new rows are added below, rows that are gone are removed unless people's own columns hold
 * something. Sheet, table, people's columns, widths, filters and sort stay.
 * @returns how many cells differed, new rows' cells included, and a filter that could not be put back.
 */
export async function refreshTable(
  context: WorkbookContext,
  layout: TableLayout,
  content: TableContent,
  refresh: Refresh,
): Promise<Written> {
  const plan = planRefresh(layout, content, refresh);
  if (plan.cells === 0 && plan.gone.length === 0 && plan.inOrder) return { cells: 0, refused: [] };
  const table = context.workbook.tables.getItem(layout.table);
  const state = await readState(context, table, content);
  liftState(state);
  await writeRows(context, layout, content, plan, plan.added);
  // Bottom-up, so that the places of the rows still to go do not shift.
  for (const row of [...plan.gone].reverse()) table.rows.getItemAt(row).delete();
  putTotalsBack(state);
  await context.sync();
  const sorted = await sortByRank(context, table, content.keys.indexOf(refresh.rank), plan.inOrder);
  return { cells: plan.cells, refused: [...sorted, ...(await putFiltersBack(context, [state]))] };
}

/**
 * Writes what differs into a table whose filters are lifted: it grows by `added` rows, the last ones of
 * `found`, which are formatted like the others, and its height is verified.
 */
export async function writeRows(
  context: WorkbookContext,
  layout: TableLayout,
  content: TableContent,
  found: Differences,
  added: number,
): Promise<void> {
  const table = context.workbook.tables.getItem(layout.table);
  const { bodyRow, bodyColumn: column, keys, rows } = content;
  await growTable(context, table, content, added);
  const { worksheet } = table;
  if (added > 0) formatRows(worksheet, layout, bodyRow + rows.length, added, { column, keys });
  await writeDifferences(context, worksheet, bodyRow, column, found);
  await context.sync();
  await verifyHeight(context, table, rows.length + added);
}

interface RefreshPlan {
  /** For each body row, standing ones first, the cells to write; null = leave. */
  readonly rows: (readonly CellInput[])[];
  readonly cells: number;
  /** How many rows are new, at the end of `rows`. */
  readonly added: number;
  /** Body rows to remove. */
  readonly gone: readonly number[];
  /** The rows that stay are in order of rank already. */
  readonly inOrder: boolean;
}

function planRefresh(layout: TableLayout, content: TableContent, refresh: Refresh): RefreshPlan {
  const ours = new Set(layout.columns.filter(({ people }) => people !== true).map(({ key }) => key));
  const isPeoples = content.keys.map((key) => key === null || !ours.has(key));
  const keyColumn = content.keys.indexOf(refresh.key);
  const wanted = new Map(refresh.rows.map((row) => [keyOf(row[refresh.key]), row]));
  // People's Excel makes numbers of codes: the row is the client's all the same, with its note.
  const readCode = codeReader(wanted.keys());
  const gone: number[] = [];
  const ranks: number[] = [];
  const place = (row: RowInput) => ranks.push(Number(row[refresh.rank]));
  const wantedRows = content.rows.map((cells, index) => {
    const cell = cells[keyColumn];
    const key = typeof cell === "number" ? readCode(String(cell)) : keyOf(cell);
    const row = wanted.get(key);
    if (row !== undefined) {
      wanted.delete(key);
      place(row);
      return inColumns(row, content.keys);
    }
    if (key !== "" && hasOwnContent(cells, isPeoples)) return inColumns(refresh.emptied, content.keys);
    // What somebody typed just below the table has joined it: it names no client and is left alone.
    const isBlank = cells.every((cell) => cell === "");
    if (key !== "" || isBlank) gone.push(index);
    return content.keys.map(() => null);
  });
  const added = [...wanted.values()].map((row) => {
    place(row);
    return inColumns(row, content.keys);
  });
  const found = differences([...wantedRows, ...added], content.rows);
  const inOrder = ranks.every((rank, index) => index === 0 || rank >= (ranks[index - 1] ?? 0));
  return { ...found, added: added.length, gone, inOrder };
}

/** A key as compared: text without the apostrophe it is sent with. */
function keyOf(cell: CellInput | undefined): string {
  return String(cell ?? "").replace(/^'/, "");
}

function inColumns(row: RowInput, keys: TableContent["keys"]): CellInput[] {
  return keys.map((key) => (key === null ? null : (row[key] ?? null)));
}

function hasOwnContent(cells: readonly CellOutput[], isPeoples: readonly boolean[]): boolean {
  return cells.some((cell, column) => isPeoples[column] === true && cell !== "");
}

/** Makes room below a table, moving down what people put there, and lets the table take it. */
async function growTable(
  context: WorkbookContext,
  table: Excel.Table,
  content: TableContent,
  added: number,
): Promise<void> {
  if (added === 0) return;
  const { bodyRow, bodyColumn, keys, rows } = content;
  const below = table.worksheet.getRangeByIndexes(bodyRow + rows.length, bodyColumn, added, keys.length);
  below.load("valueTypes");
  await context.sync();
  const types = below.valueTypes as string[][];
  const occupied = types.some((row) => row.some((type) => type !== "Empty"));
  if (occupied) below.insert("Down");
  const height = rows.length + added + 1;
  table.resize(table.worksheet.getRangeByIndexes(bodyRow - 1, bodyColumn, height, keys.length));
}

/** Rows written below a table do not always join it (office-js#3191): what was written is counted. */
async function verifyHeight(context: WorkbookContext, table: Excel.Table, rows: number): Promise<void> {
  const body = table.getDataBodyRange().load("rowCount");
  await context.sync();
  if (body.rowCount !== rows) {
    throw new Problem("unexpected", {}, `Table has ${body.rowCount} rows instead of ${rows}.`);
  }
}

/**
 * Keeps people's own sort, else puts the rows in order of rank. Sorting moves whole rows, notes included. The
 * rows stand whether Excel sorts them or not: merged cells are in its way.
 * @returns what was refused.
 */
async function sortByRank(
  context: WorkbookContext,
  table: Excel.Table,
  rankColumn: number,
  inOrder: boolean,
): Promise<string[]> {
  table.sort.load("fields");
  await context.sync();
  const fields = table.sort.fields ?? [];
  const isSortedByPeople = fields.length > 0 && fields[0]?.key !== rankColumn;
  const apply = () => {
    if (isSortedByPeople) table.sort.reapply();
    else if (!inOrder) table.sort.apply([{ key: rankColumn, ascending: true }]);
  };
  return decorate(context, [{ name: "sort", apply }]);
}
