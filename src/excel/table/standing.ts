import { Problem } from "../../domain/basis/problem";
import type { CellOutput } from "../../book/cells";
import { areOurs, columnKey, type OwnTable, type TableLayout } from "../../book/table";
import { loadTables, nameCell } from "../host/names";
import type { WorkbookContext } from "../host/session";

/*
 * What stood and is gone is said, never silently begun anew: each table of ours leaves a defined name on its
 * first heading, which goes with copies of the file, follows the cell wherever it is moved, and outlives the
 * table when people convert it to a range (the name then tells where it was) or delete its sheet (#REF!).
 */

/** Defined name of a table's first heading. */
export function placeName(table: OwnTable): string {
  return `${table}_Place`;
}

/** Made again from the sources at each analysis: it is no loss when people delete it. */
const MADE_AGAIN: ReadonlySet<OwnTable> = new Set(["CC_Clients", "CC_Results"]);

/** In a workbook made before places were noted, what has stood since the first committee. */
const SINCE_THE_FIRST: ReadonlySet<OwnTable> = new Set([
  "CC_Protocol",
  "CC_History",
  "CC_Committees",
  "CC_Parameters",
  "CC_Grid",
  "CC_Ratings",
  "CC_People",
  "CC_Actions",
]);

/** Defined name that tells that the protocol has had rows: it is created without. */
export const PROTOCOL_ROWS = "CC_Protocol_Rows";

/** Tables that no run leaves without a row, once they have had some: where one is blank, people have emptied it. */
const NEVER_BLANK: ReadonlySet<OwnTable> = new Set([
  "CC_Protocol",
  "CC_History",
  "CC_Committees",
  "CC_Parameters",
  "CC_Grid",
]);

/** The defined name that stands as soon as a table has rows. */
function rowsName(table: OwnTable): string {
  return table === "CC_Protocol" ? PROTOCOL_ROWS : placeName(table);
}

/** Queues the question which cells of a table hold something, where it matters; null where it does not. */
export function askFilled(table: Excel.Table, name: OwnTable): Excel.Range | null {
  if (!NEVER_BLANK.has(name)) return null;
  return table.getDataBodyRange().getUsedRangeOrNullObject(true).load("rowCount");
}

/** Tables that only a committee brings. */
const OF_COMMITTEES: ReadonlySet<string> = new Set(["CC_History", "CC_Committees"]);

/** The names and tables of a workbook, which tell a table that stood from one that never did. */
export interface KnownNames {
  readonly names: Excel.NamedItemCollection;
  readonly tables: Excel.TableCollection;
}

/** Queues the question which names and tables the workbook has. */
export function askNames(context: WorkbookContext): KnownNames {
  return { names: context.workbook.names.load("items/name"), tables: loadTables(context) };
}

/** The table of that name, in whatever case, once it is answered; undefined when there is none. */
export function tableNamed({ tables }: Pick<KnownNames, "tables">, name: string): Excel.Table | undefined {
  return tables.items.find((table) => table.name.toLowerCase() === name.toLowerCase());
}

/** Whether a defined name stands, in whatever case. */
export function isNoted({ names }: Pick<KnownNames, "names">, wanted: string): boolean {
  return names.items.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
}

/**
 * Makes sure that tables can be read, or never were. Costs a request only when one is gone.
 * @throws Problem "headings-off", "table-converted", "table-renamed" or "table-deleted" naming the first such table.
 */
export async function ensureStanding(
  context: WorkbookContext,
  layouts: readonly TableLayout[],
  known: KnownNames,
): Promise<void> {
  const headless = layouts.find((layout) => tableNamed(known, layout.table)?.showHeaders === false);
  if (headless !== undefined) throw new Problem("headings-off", { table: headless.table });
  await ensureNeverStood(
    context,
    layouts.filter((layout) => tableNamed(known, layout.table) === undefined),
    known,
  );
}

/**
 * Makes sure that tables which are not there never were.
 * @param missing those of which Excel knows no table.
 * @throws Problem naming the first that stood.
 */
async function ensureNeverStood(
  context: WorkbookContext,
  missing: readonly TableLayout[],
  { names, tables }: KnownNames,
): Promise<void> {
  const isOld = !names.items.some(({ name }) => /^cc_\w+_place$/i.test(name));
  const isHeld = tables.items.some(({ name }) => OF_COMMITTEES.has(name));
  const stood = missing.find(
    ({ table }) => isNoted({ names }, placeName(table)) || (isOld && isHeld && SINCE_THE_FIRST.has(table)),
  );
  if (stood === undefined) return;
  const gone = await lossOf(context, stood);
  if (gone.code !== "table-deleted" || !MADE_AGAIN.has(stood.table)) throw gone;
  await ensureNeverStood(
    context,
    missing.filter((layout) => layout !== stood),
    { names, tables },
  );
}

/**
 * Makes sure that a table which stands was not emptied: of one that people agreed to begin anew no rows are noted until
 * it has some again.
 * @throws Problem "table-emptied"
 */
export function ensureNotEmptied(
  { table }: TableLayout,
  filled: Excel.Range | null,
  known: KnownNames,
): void {
  const standing = tableNamed(known, table);
  if (standing === undefined || filled?.isNullObject !== true) return;
  if (!isNoted(known, rowsName(table))) return;
  throw new Problem("table-emptied", { table, sheet: standing.worksheet.name });
}

/** What became of a table that stood: converted, renamed or deleted. */
export async function lossOf(context: WorkbookContext, layout: TableLayout): Promise<Problem> {
  const { table } = layout;
  const place = await findPlace(context, layout);
  if (place === null) return new Problem("table-deleted", { table });
  const { sheet } = place;
  const around = place.cell.getTables(false).load("items/name");
  place.cell.load("values");
  await context.sync();
  const [other] = around.items;
  const [[heading = ""] = []] = place.cell.values as CellOutput[][];
  if (other === undefined && columnKey(layout, String(heading)) !== null)
    return new Problem("table-converted", { table, sheet });
  // Else somebody has put something else where it stood.
  const isRenamed = other !== undefined && (await isOurs(context, layout, other));
  return isRenamed
    ? new Problem("table-renamed", { table, sheet, name: other.name })
    : new Problem("table-deleted", { table });
}

async function isOurs(context: WorkbookContext, layout: TableLayout, table: Excel.Table): Promise<boolean> {
  const header = table.getRange().getRow(0).load("values");
  await context.sync();
  const [headings = []] = header.values as CellOutput[][];
  return areOurs(layout, headings.map(String));
}

/** Where the first heading of a table stands; null when its cell is gone, or was never noted and is not found. */
export interface Place {
  readonly cell: Excel.Range;
  readonly sheet: string;
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
}

/** Finds the first heading of a table that is none any more: where its name points, else by its headings. */
export async function findPlace(context: WorkbookContext, layout: TableLayout): Promise<Place | null> {
  const name = context.workbook.names.getItemOrNullObject(placeName(layout.table)).load("type");
  await context.sync();
  if (name.isNullObject) return placeByHeadings(context, layout);
  if (name.type !== "Range") return null;
  const cell = name.getRangeOrNullObject().load("rowIndex,columnIndex");
  await context.sync();
  if (cell.isNullObject) return null;
  const worksheet = cell.worksheet.load("name");
  await context.sync();
  return { cell, sheet: worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
}

/** How far from a sheet's first cell headings of ours are looked for. */
const SEARCHED = { rows: 12, columns: 80 } as const;

async function placeByHeadings(context: WorkbookContext, layout: TableLayout): Promise<Place | null> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const corners = worksheets.items.map((worksheet) =>
    worksheet.getRangeByIndexes(0, 0, SEARCHED.rows, SEARCHED.columns).load("values"),
  );
  await context.sync();
  for (const [index, worksheet] of worksheets.items.entries()) {
    const found = headingsIn([layout], (corners[index]?.values ?? []) as CellOutput[][]);
    if (found === null) continue;
    const cell = worksheet.getRangeByIndexes(found.row, found.column, 1, 1);
    return { cell, sheet: worksheet.name, ...found };
  }
  return null;
}

/**
 * The row that holds the headings of a table of ours among the first rows of a sheet, and their first column;
 * null when there is none. Most of the headings must be there: a list of the finance team's shares a few.
 */
export function headingsIn(
  layouts: readonly TableLayout[],
  rows: readonly (readonly CellOutput[])[],
): { readonly row: number; readonly column: number } | null {
  for (const [row, cells] of rows.slice(0, SEARCHED.rows).entries()) {
    for (const layout of layouts) {
      const keys = cells.map((cell) => (cell === "" ? null : columnKey(layout, String(cell))));
      const first = layout.columns.filter(({ since }) => since === undefined);
      const found = first.filter(({ key }) => keys.includes(key));
      if (found.length >= 4 && found.length * 10 >= first.length * 8) {
        return { row, column: keys.findIndex((key) => key !== null) };
      }
    }
  }
  return null;
}

/**
 * Notes where the tables of ours stand, for a workbook made before that was done and for a table that was begun anew
 * and has rows again.
 * @param known as they stood before anything was created: what is created notes its place itself.
 */
export async function notePlaces(context: WorkbookContext, { names, tables }: KnownNames): Promise<void> {
  const unnoted = tables.items.filter(
    ({ name }) => name.startsWith("CC_") && !isNoted({ names }, placeName(name as OwnTable)),
  );
  if (unnoted.length === 0) return;
  const filled = unnoted.map((table) => askFilled(table, table.name as OwnTable));
  await context.sync();
  for (const [index, table] of unnoted.entries()) {
    // A place tells of rows, but for the protocol's.
    if (filled[index]?.isNullObject === true && table.name !== "CC_Protocol") continue;
    const cell = table.getRange().getCell(0, 0);
    nameCell(context, placeName(table.name as OwnTable), cell);
  }
  await context.sync();
}

/** Lets tables that are gone, or were emptied, be begun anew the next time: it is as if they had never stood. */
export async function forgetPlaces(context: WorkbookContext, tables: readonly OwnTable[]): Promise<void> {
  const known = askNames(context);
  await context.sync();
  await notePlaces(context, known);
  const standing = tables.map((name) => {
    const table = context.workbook.tables.getItemOrNullObject(name).load("name");
    return { name, table, filled: askFilled(table, name) };
  });
  await context.sync();
  for (const { name, table, filled } of standing) {
    if (!table.isNullObject && filled?.isNullObject !== true) continue;
    context.workbook.names.getItemOrNullObject(rowsName(name)).delete();
    if (table.isNullObject) context.workbook.names.getItemOrNullObject(placeName(name)).delete();
  }
  await context.sync();
}
