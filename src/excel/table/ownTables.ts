import { Problem } from "../../domain/basis/problem";
import type { CellInput, CellOutput } from "../../book/cells";
import {
  areOurs,
  columnKeys,
  headingOf,
  lostColumns,
  placesOf,
  retitledColumn,
  type ColumnLayout,
  type RowInput,
  type TableCells,
  type TableLayout,
} from "../../book/table";
import { TEXT_FORMAT } from "../../book/kinds";
import { nameCell } from "../host/names";
import { fillBlock } from "../host/writeCells";
import {
  askFilled,
  askNames,
  ensureNotEmptied,
  ensureStanding,
  placeName,
  tableNamed,
  type KnownNames,
} from "./standing";
import type { WorkbookContext } from "../host/session";
import { LANGUAGES, type Language } from "../../locales/translator";

/** White on dark blue: headings stand out in every program that shows the sheet. */
export const HEADING_FILL = "#1F3A5F";
export const HEADING_TEXT = "#FFFFFF";

/** A light line under each row: long sentences wrap over several lines. */
export const LINE_COLOUR = "#D0D0D0";

/** A table of ours as it stands in the workbook. */
export interface TableContent<K extends string = never> extends TableCells<K> {
  /** False when people took the filter buttons away: such a table is not asked for filters (office-js#3086). */
  readonly hasFilterButtons: boolean;
}

/** Where a table of ours stands and what its columns are, without its rows. */
export type TableHead<K extends string = never> = Omit<TableContent<K>, "rows"> & {
  readonly bodyRows: number;
};

/** Keys of a table's columns. */
export type KeyOf<T extends TableLayout> = T["columns"][number]["key"];

/** Tables of ours and what tells whether they stood, answered by the caller's next request. */
export interface AskedTables {
  readonly places: readonly Pick<HeadParts, "header" | "body">[];
  readonly filled: readonly (Excel.Range | null)[];
  readonly known: KnownNames;
}

/**
 * Queues the question which tables of ours stand, where and with which headings: of one that does not stand, what
 * is reached from it is as absent as the table. The caller syncs, and passes the answer to `standingParts`.
 */
export function askTables(context: WorkbookContext, layouts: readonly TableLayout[]): AskedTables {
  const tables = layouts.map(({ table }) => context.workbook.tables.getItemOrNullObject(table));
  const filled = tables.map((table, index) => askFilled(table, layouts[index]?.table ?? "CC_Clients"));
  return { places: tables.map(loadPlace), filled, known: askNames(context) };
}

/**
 * What was answered of each table, null for one that never stood.
 * @throws Problem what `ensureStanding` throws for one that did; "table-emptied".
 */
export async function standingParts(
  context: WorkbookContext,
  layouts: readonly TableLayout[],
  { places, filled, known }: AskedTables,
): Promise<(HeadParts | null)[]> {
  const tables = layouts.map((layout) => tableNamed(known, layout.table));
  await ensureStanding(context, layouts, known);
  layouts.forEach((layout, index) => ensureNotEmptied(layout, filled[index] ?? null, known));
  return places.map((place, index) => {
    const table = tables[index];
    return table === undefined ? null : { ...place, table, worksheet: table.worksheet };
  });
}

/** What tells where a table stands and what its columns are, once it is loaded. */
export interface HeadParts {
  /** With its filter buttons. */
  readonly table: Excel.Table;
  /** With its name. */
  readonly worksheet: Excel.Worksheet;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
}

function loadPlace(table: Excel.Table): Pick<HeadParts, "header" | "body"> {
  return {
    // The first row of the whole table: a table without headings has no row of them to ask for.
    header: table.getRange().getRow(0).load("values"),
    body: table.getDataBodyRange().load("rowIndex,columnIndex,rowCount"),
  };
}

/**
 * Reads the headings and places of tables, for tables whose rows are read apart; null for one that does not exist.
 * One request.
 * @throws Problem "missing-column" naming a heading of ours that is no longer there; "name-taken" when the
 *   table is not ours at all; or what `ensureStanding` throws for one that stood.
 */
export async function loadHeads<T extends readonly TableLayout[]>(
  context: WorkbookContext,
  layouts: T,
): Promise<{ [I in keyof T]: TableHead<KeyOf<T[I]>> | null }> {
  const asked = askTables(context, layouts);
  await context.sync();
  const parts = await standingParts(context, layouts, asked);
  return layouts.map((layout, index) => {
    const part = parts[index];
    return part ? headOf(layout, part) : null;
  }) as { [I in keyof T]: TableHead<KeyOf<T[I]>> | null };
}

/** As `loadHeads`, of one table. */
export async function loadHead<T extends TableLayout>(
  context: WorkbookContext,
  layout: T,
): Promise<TableHead<KeyOf<T>> | null> {
  const [head] = await loadHeads(context, [layout] as const);
  return head;
}

/** Queues the loading of a table's headings and place; the caller syncs. */
export function loadHeadParts(table: Excel.Table): HeadParts {
  return {
    table: table.load("showFilterButton"),
    worksheet: table.worksheet.load("name"),
    ...loadPlace(table),
  };
}

/**
 * @param needed the columns that must stand; absent for all of them.
 * @throws Problem "missing-column", "name-taken", as `loadHeads`.
 */
export function headOf<T extends TableLayout>(
  layout: T,
  parts: HeadParts,
  needed?: readonly string[],
): TableHead<KeyOf<T>> {
  const { worksheet, header, body } = parts;
  return {
    sheet: worksheet.name,
    ...columnsOf(layout, header.values as CellOutput[][], worksheet.name, needed),
    bodyRow: body.rowIndex,
    bodyColumn: body.columnIndex,
    hasFilterButtons: parts.table.showFilterButton,
    bodyRows: body.rowCount,
  };
}

/** Headings of a table that has the columns of ours that are needed, with their keys. */
function columnsOf<T extends TableLayout>(
  layout: T,
  header: CellOutput[][],
  sheet: string,
  needed: readonly string[] | undefined,
): Pick<TableCells<KeyOf<T>>, "headings" | "keys" | "places"> {
  const headings = (header[0] ?? []).map(String);
  const keys = columnKeys(layout, headings);
  ensureOurs(layout, headings);
  const lost = lostColumns(layout, keys).find(({ key }) => needed?.includes(key) !== false);
  if (lost !== undefined) throw missingColumn(layout, lost.key, { sheet, headings });
  return { headings, keys, places: placesOf(keys) };
}

/**
 * A table of that name with hardly a column of ours is somebody else's.
 * @throws Problem "name-taken" naming the table.
 */
export function ensureOurs(layout: TableLayout, headings: readonly string[]): void {
  if (!areOurs(layout, headings)) throw new Problem("name-taken", { name: layout.table });
}

/**
 * Queues the addition of columns at the right of a table of ours, in its sheet's language; what stands beside
 * the table moves right. The caller syncs and reads the table again.
 */
export function addColumns(
  context: WorkbookContext,
  layout: TableLayout,
  content: Pick<TableContent, "sheet" | "bodyRow" | "bodyColumn" | "headings" | "rows">,
  columns: readonly ColumnLayout[],
  language: Language,
): void {
  const { sheet, bodyRow, bodyColumn, headings, rows } = content;
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const table = context.workbook.tables.getItem(layout.table);
  const titles = columns.map(({ key }) => headingOf(layout.table, key, language));
  if (layout.sheet === "settings") {
    // Other tables stand right of it, longer and shorter ones, of which Excel moves no part: whole columns make room.
    table.getRange().getColumnsAfter(titles.length).getEntireColumn().insert("Right");
    table.resize(table.getRange().getResizedRange(0, titles.length));
    const { length } = headings;
    table
      .getHeaderRowRange()
      .getCell(0, length)
      .getResizedRange(0, titles.length - 1).values = [titles];
  } else for (const title of titles) table.columns.add(-1, undefined, title);
  columns.forEach((column, index) => {
    formatHeading(worksheet, layout, column, bodyRow - 1, bodyColumn + headings.length + index);
  });
  const place = { column: bodyColumn + headings.length, keys: columns.map(({ key }) => key) };
  formatRows(worksheet, layout, bodyRow, rows.length, place);
}

/**
 * The problem of a column of ours that is no longer there, named in each language: the heading that puts
 * it right is the one the sheet's other headings are in. Where one heading stands in its place, that is named too.
 */
export function missingColumn(
  layout: TableLayout,
  key: string,
  { sheet, headings }: Pick<TableHead, "sheet" | "headings">,
): Problem {
  const named = LANGUAGES.map((language) => headingOf(layout.table, key, language));
  const instead = retitledColumn(layout, headings, key);
  const values = { column: [...new Set(named)].join(" / "), sheet, table: layout.table };
  if (instead === null) return new Problem("missing-column", values);
  return new Problem("missing-column", {
    ...values,
    reason: "column-retitled",
    instead: headings[instead] ?? "",
  });
}

/**
 * Queues the creation of a table of ours over its headings and rows, which follow. The table stands from
 * the first request on: should Excel fail half-way, the next run finds it and completes it. Without rows it
 * has one blank row, as every Excel table must. The caller syncs.
 */
export async function createTable(
  context: WorkbookContext,
  layout: TableLayout,
  rows: readonly RowInput[],
  language: Language,
  worksheet: Excel.Worksheet,
): Promise<Excel.Table> {
  const { row, column, columns } = layout;
  const height = Math.max(1, rows.length);
  const headings = worksheet.getRangeByIndexes(row, column, 1, columns.length);
  headings.values = [columns.map(({ key }) => headingOf(layout.table, key, language))];
  // On the page of results other rows than the table's stand beside it.
  if (layout.sheet !== "results") headings.format.rowHeight = HEADINGS_HEIGHT;
  const area = worksheet.getRangeByIndexes(row, column, height + 1, columns.length);
  const table = worksheet.tables.add(area, true);
  table.name = layout.table;
  table.style = "TableStyleLight1";
  table.showBandedRows = false;
  columns.forEach((layoutColumn, index) =>
    formatHeading(worksheet, layout, layoutColumn, row, column + index),
  );
  formatRows(worksheet, layout, row + 1, height);
  const body = rows.map((input) => columns.map(({ key }): CellInput => input[key] ?? ""));
  await fillBlock(context, worksheet, row + 1, column, body);
  // Last: of a table that stands half-made, nothing is missed.
  nameCell(context, placeName(layout.table), worksheet.getRangeByIndexes(row, column, 1, 1));
  return table;
}

/** Formats body rows of a table of ours whose columns stand as they were created, or where `keys` says. */
export function formatRows(
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  firstRow: number,
  count: number,
  place: { readonly column: number; readonly keys: readonly (string | null)[] } = {
    column: layout.column,
    keys: layout.columns.map(({ key }) => key),
  },
): void {
  for (const layoutColumn of layout.columns) {
    if (!place.keys.includes(layoutColumn.key)) continue;
    const column = place.column + place.keys.indexOf(layoutColumn.key);
    const body = worksheet.getRangeByIndexes(firstRow, column, count, 1);
    if (layoutColumn.format !== undefined) body.numberFormat = [[layoutColumn.format]];
    body.format.verticalAlignment = "Top";
    if (layoutColumn.align !== undefined) body.format.horizontalAlignment = layoutColumn.align;
    if (layoutColumn.wrap) body.format.wrapText = true;
    if (isBesideAmount(layout, layoutColumn)) stepIn(body);
  }
  const all = worksheet.getRangeByIndexes(firstRow, place.column, count, place.keys.length);
  for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
    all.format.borders.getItem(edge).color = LINE_COLOUR;
  }
}

/** Whether what stands in a column begins at its left: Excel puts numbers at the right. */
function isLeft({ align, format }: ColumnLayout): boolean {
  return align === "Left" || (align === undefined && (format === undefined || format === TEXT_FORMAT));
}

/** Whether text stands beside an amount on its left: the two would read as one. */
function isBesideAmount({ columns }: TableLayout, column: ColumnLayout): boolean {
  const before = columns[columns.indexOf(column) - 1];
  return isLeft(column) && before !== undefined && before.align !== "Center" && !isLeft(before);
}

/** Excel indents only what is said to stand at the left. */
function stepIn({ format }: Excel.Range): void {
  format.horizontalAlignment = "Left";
  format.indentLevel = 1;
}

/**
 * Three lines of a heading, in points, and their filter buttons; Excel's own fit would count those of folded columns
 * too, of which one has a fourth.
 */
const HEADINGS_HEIGHT = 48;

function formatHeading(
  worksheet: Excel.Worksheet,
  layout: TableLayout,
  layoutColumn: ColumnLayout,
  row: number,
  column: number,
): void {
  const heading = worksheet.getRangeByIndexes(row, column, 1, 1);
  const { format } = heading;
  format.columnWidth = layoutColumn.width;
  format.wrapText = true;
  // At the top, clear of the filter button; over amounts, which stand at the right, where the button would be.
  format.verticalAlignment = "Top";
  format.horizontalAlignment = isLeft(layoutColumn) ? "Left" : "Center";
  if (isBesideAmount(layout, layoutColumn)) stepIn(heading);
  format.fill.color = HEADING_FILL;
  format.font.set({ bold: true, color: HEADING_TEXT });
}
