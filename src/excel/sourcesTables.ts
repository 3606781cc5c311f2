import { DATE_ORDERS, SOURCE_KINDS } from "../domain/sourceKind";
import { decorate, type Decoration, type Written } from "./decorations";
import { literal } from "./cells";
import { DAY_FORMAT, sheetWords, type RowInput, type SheetLanguage, type TableLayout } from "./layout";
import { mergeTable } from "./mergeTable";
import { createTable, readTables, type TableContent } from "./ownTables";
import type { WorkbookContext } from "./session";
import { listRule } from "./settingsSheet";

const HEADER_ROW = 4;
const CENTS_FORMAT = "#,##0.00";
const at = (column: number) => ({ sheet: "settings", row: HEADER_ROW, column }) as const;

/** Company-currency value of one unit of each other currency, and the day it is of. */
export const RATES_TABLE = {
  table: "CC_Rates",
  ...at(21),
  columns: [
    { key: "currency", width: 60, align: "Center" },
    { key: "rate", width: 80, format: "#,##0.000000" },
    { key: "date", width: 80, format: DAY_FORMAT, align: "Center" },
  ],
} as const satisfies TableLayout;

/**
 * How each source is read. A source has one row for the sheet as a whole (used or not, date order, layout)
 * and one row per field with the heading of its column.
 */
export const SOURCES_TABLE = {
  table: "CC_Sources",
  ...at(25),
  columns: [
    { key: "sheet", width: 120 },
    { key: "kind", width: 120 },
    { key: "field", width: 120 },
    { key: "heading", width: 140, wrap: true },
    { key: "used", width: 60, align: "Center" },
    { key: "dateOrder", width: 110, align: "Center" },
    { key: "swappedDates", width: 90, align: "Center" },
    { key: "confirmedOn", width: 80, format: DAY_FORMAT, align: "Center" },
    { key: "layout", width: 120 },
  ],
} as const satisfies TableLayout;

/** Differences between what was read and what should have been, that somebody accepted; none is ever removed. */
export const DIFFERENCES_TABLE = {
  table: "CC_Differences",
  ...at(35),
  columns: [
    { key: "acceptedOn", width: 80, format: DAY_FORMAT, align: "Center" },
    { key: "referenceDate", width: 80, format: DAY_FORMAT, align: "Center" },
    { key: "sheet", width: 120 },
    { key: "comparedWith", width: 140 },
    { key: "read", width: 100, format: CENTS_FORMAT },
    { key: "expected", width: 100, format: CENTS_FORMAT },
    { key: "difference", width: 100, format: CENTS_FORMAT },
  ],
} as const satisfies TableLayout;

const TABLES = [RATES_TABLE, SOURCES_TABLE, DIFFERENCES_TABLE] as const;
const TITLES = ["rates", "sources", "differences"] as const;

/** Which cells a table needs free where it is put: its title, its headings and its first row. */
const ROWS_TAKEN = 3;

/** The tables of sources as they stand, null for one that was not created yet. */
export interface SourcesContent {
  readonly rates: TableContent | null;
  readonly sources: TableContent | null;
  readonly differences: TableContent | null;
}

/** Reads the tables of rates, sources and accepted differences. */
export async function readSourcesTables(context: WorkbookContext): Promise<SourcesContent> {
  const [rates, sources, differences] = await readTables(context, TABLES);
  return { rates, sources, differences };
}

/**
 * Creates the tables of rates, sources and accepted differences on the settings sheet where they are
 * missing: a settings sheet made before they existed gets them beside what stands there.
 * @returns how many cells were written and the decorations that this Excel refused.
 */
export async function createSourcesTables(
  context: WorkbookContext,
  sheet: string,
  language: SheetLanguage,
): Promise<Written> {
  const tables = TABLES.map(({ table }) => context.workbook.tables.getItemOrNullObject(table).load("name"));
  await context.sync();
  const missing = TABLES.filter((_, index) => tables[index]?.isNullObject);
  if (missing.length === 0) return { cells: 0, refused: await dressWhenBare(context, language) };
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  let cells = 0;
  for (const layout of await placed(context, worksheet, missing)) {
    const title = worksheet.getRangeByIndexes(HEADER_ROW - 1, layout.column, 1, 1);
    title.values = [
      [literal(words.t(`workbook:settings.${TITLES[TABLES.findIndex(isNamed(layout))] ?? "sources"}`))],
    ];
    title.format.font.set({ bold: true, size: 12 });
    await createTable(context, layout, [], language, worksheet);
    cells += layout.columns.length + 1;
  }
  await context.sync();
  return { cells, refused: await dressSourcesTables(context, language) };
}

function isNamed({ table }: TableLayout): (layout: TableLayout) => boolean {
  return (layout) => layout.table === table;
}

/** Each table at its own place, or right of everything on the sheet where people have put something there. */
async function placed(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  layouts: readonly TableLayout[],
): Promise<TableLayout[]> {
  const used = worksheet.getUsedRange(true).load("columnIndex,columnCount");
  const areas = layouts.map(({ row, column, columns }) =>
    worksheet.getRangeByIndexes(row - 1, column, ROWS_TAKEN, columns.length).load("valueTypes"),
  );
  await context.sync();
  const ends = TABLES.map(({ column, columns }) => column + columns.length);
  let free = Math.max(used.columnIndex + used.columnCount, ...ends) + 1;
  return layouts.map((layout, index) => {
    const types = (areas[index]?.valueTypes ?? []) as string[][];
    if (types.every((row) => row.every((type) => type === "Empty"))) return layout;
    const column = free;
    free += layout.columns.length + 1;
    return { ...layout, column };
  });
}

/** Rows to bring into a table, found by the columns that name them; all other rows stay as they are. */
export interface SourcesRows {
  readonly sources: readonly RowInput[];
  readonly differences: readonly RowInput[];
}

/** Writes the rows that differ, adds the new ones and leaves every other row. The tables must stand. */
export async function writeSourcesTables(
  context: WorkbookContext,
  rows: SourcesRows,
  language: SheetLanguage,
): Promise<Written> {
  if (rows.sources.length + rows.differences.length === 0) return { cells: 0, refused: [] };
  const { sources, differences } = await readSourcesTables(context);
  if (sources === null || differences === null) return { cells: 0, refused: [] };
  const cells =
    (await mergeTable(context, SOURCES_TABLE, sources, ["sheet", "kind", "field"], rows.sources)) +
    (await mergeTable(context, DIFFERENCES_TABLE, differences, DIFFERENCE_KEY, rows.differences));
  return { cells, refused: cells === 0 ? [] : await dressSourcesTables(context, language) };
}

const DIFFERENCE_KEY = ["referenceDate", "sheet", "comparedWith", "difference"] as const;

/** Gives the drop-downs when a run before could not. */
async function dressWhenBare(context: WorkbookContext, language: SheetLanguage): Promise<readonly string[]> {
  const first = context.workbook.tables
    .getItem(SOURCES_TABLE.table)
    .columns.getItemAt(SOURCES_TABLE.columns.findIndex(({ key }) => key === "used"))
    .getDataBodyRange()
    .dataValidation.load("type");
  await context.sync();
  return first.type === "None" ? dressSourcesTables(context, language) : [];
}

/** Drop-downs over the rows that the tables have now. */
function dressSourcesTables(context: WorkbookContext, language: SheetLanguage): Promise<string[]> {
  const words = sheetWords(language);
  const table = context.workbook.tables.getItem(SOURCES_TABLE.table);
  const yesNo = [words.t("workbook:choices.yes"), words.t("workbook:choices.no")];
  const lists: Partial<Record<(typeof SOURCES_TABLE)["columns"][number]["key"], readonly string[]>> = {
    kind: SOURCE_KINDS.map((kind) => words.t(`workbook:kinds.${kind}`)),
    used: yesNo,
    dateOrder: DATE_ORDERS.map((order) => words.t(`workbook:dateOrders.${order}`)),
    swappedDates: yesNo,
  };
  const validation: Decoration = {
    name: "validation",
    apply: () => {
      SOURCES_TABLE.columns.forEach(({ key }, index) => {
        const choices = lists[key];
        if (choices === undefined) return;
        const cells = table.columns.getItemAt(index).getDataBodyRange();
        cells.dataValidation.rule = listRule(choices);
      });
    },
  };
  return decorate(context, [validation]);
}
