import { codeReader } from "../../domain/protocol/clientCodes";
import type { CellInput, CellOutput } from "../../book/cells";
import type { RowInput, TableLayout } from "../../book/table";
import type { TableContent } from "./ownTables";
import { groupBy } from "../../domain/basis/groupBy";
import { changesRows, writeTables, type TablePlan } from "./tableWrites";
import { decorate, type Written } from "../host/decorations";
import type { WorkbookContext } from "../host/session";

/** What a refresh should leave in a table. */
export interface Refresh {
  /** Column whose value names a row: addresses shift when people sort or insert, keys do not. */
  readonly key: string;
  /** Column by which a row of ours is known whose key was cleared, where one row alone is wanted under it. */
  readonly alias?: string;
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
  const { inOrder, ...plan } = planRefresh(layout, content, refresh);
  if (inOrder && !changesRows(plan)) return { cells: 0, refused: [] };
  const table = context.workbook.tables.getItem(layout.table);
  const sort = () => sortByRank(context, table, content.keys.indexOf(refresh.rank), inOrder);
  return writeTables(context, [plan], sort);
}

interface RefreshPlan extends TablePlan {
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
  const keyed = new Set(content.rows.map((cells) => keyOf(cells[keyColumn])));
  const named = namedOnce(refresh, keyed);
  const names = content.keys.indexOf(refresh.alias ?? "");
  const gone: number[] = [];
  const ranks: number[] = [];
  const place = (row: RowInput) => void ranks.push(Number(row[refresh.rank]));
  const wantedRows = content.rows.map((cells, index) => {
    const cell = cells[keyColumn];
    const typed = typeof cell === "number" ? readCode(String(cell)) : keyOf(cell);
    const key = typed === "" ? (named.get(keyOf(cells[names])) ?? "") : typed;
    const row = wanted.get(key);
    if (row !== undefined) {
      wanted.delete(key);
      place(row);
      return row;
    }
    if (key !== "" && hasOwnContent(cells, isPeoples)) return refresh.emptied;
    // What somebody typed just below the table has joined it: it names no client and is left alone. A row of ours that
    // has lost its key is none of his.
    const isBlank = cells.every((cell) => cell === "");
    const isLost = key === "" && cells[content.keys.indexOf(refresh.rank)] !== "" && names >= 0;
    if (isLost && hasOwnContent(cells, isPeoples)) return blanked(refresh.emptied);
    if (key !== "" || isBlank || isLost) gone.push(index);
    return null;
  });
  const added = [...wanted.values()];
  added.forEach(place);
  const inOrder = ranks.every((rank, index) => index === 0 || rank >= (ranks[index - 1] ?? 0));
  return { layout, content, wantedRows, added, gone, inOrder };
}

/** The keys of rows that no row has, by what else names them, where that names one row alone. */
function namedOnce({ key, alias, rows }: Refresh, keyed: ReadonlySet<string>): ReadonlyMap<string, string> {
  if (alias === undefined || !keyed.has("")) return new Map();
  const without = rows.filter((row) => !keyed.has(keyOf(row[key])));
  const names = groupBy(without, (row) => keyOf(row[alias]));
  return new Map(
    [...names].flatMap(([name, [row, other]]) => {
      return row === undefined || other !== undefined ? [] : [[name, keyOf(row[key])] as const];
    }),
  );
}

/** A row of which nothing is known but what people wrote beside it. */
function blanked(emptied: RowInput): RowInput {
  return Object.fromEntries(Object.keys(emptied).map((column) => [column, ""]));
}

/** A key as compared: text without the apostrophe it is sent with. */
function keyOf(cell: CellInput | undefined): string {
  return String(cell ?? "").replace(/^'/, "");
}

function hasOwnContent(cells: readonly CellOutput[], isPeoples: readonly boolean[]): boolean {
  return cells.some((cell, column) => isPeoples[column] === true && cell !== "");
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
