import { DATE_ORDERS, SOURCE_KINDS } from "../../domain/receivables/sourceKind";
import { decorate, type Decoration, type Written } from "../host/decorations";
import { DAY_FORMAT } from "../../book/kinds";
import { sheetWords } from "../../book/words";
import { type RowInput, type TableLayout } from "../../book/table";
import { mergeTable } from "../table/mergeTable";
import { readTables, type TableContent } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { DAY_RULE, listRule } from "../table/validation";
import type { Language } from "../../locales/translator";

const HEADER_ROW = 4;
const CENTS_FORMAT = "#,##0.00";
const at = (column: number) => ({ sheet: "settings", row: HEADER_ROW, column }) as const;

/** Company-currency value of one unit of each other currency, and the day it is of. */
const RATES_TABLE = {
  table: "CC_Rates",
  ...at(29),
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
const SOURCES_TABLE = {
  table: "CC_Sources",
  ...at(33),
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
const DIFFERENCES_TABLE = {
  table: "CC_Differences",
  ...at(43),
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

/** What was answered to questions about sources: applied again each week, and changed here. */
const ANSWERS_TABLE = {
  table: "CC_Answers",
  ...at(51),
  columns: [
    { key: "sheet", width: 120 },
    { key: "kind", width: 120 },
    { key: "question", width: 160, wrap: true },
    { key: "subject", width: 140, wrap: true },
    { key: "answer", width: 160, wrap: true },
    { key: "answeredOn", width: 80, format: DAY_FORMAT, align: "Center" },
    { key: "layout", width: 120 },
  ],
} as const satisfies TableLayout;

export const SOURCES_TABLES = [RATES_TABLE, SOURCES_TABLE, DIFFERENCES_TABLE, ANSWERS_TABLE] as const;

/** The tables of sources as they stand, null for one that was not created yet. */
export interface SourcesContent {
  readonly rates: TableContent | null;
  readonly sources: TableContent | null;
  readonly differences: TableContent | null;
  readonly answers: TableContent | null;
}

/** Reads the tables of rates, sources, accepted differences and answers. */
export async function readSourcesTables(context: WorkbookContext): Promise<SourcesContent> {
  const [rates, sources, differences, answers] = await readTables(context, SOURCES_TABLES);
  return { rates, sources, differences, answers };
}

/** Rows to bring into a table, found by the columns that name them; all other rows stay as they are. */
export interface SourcesRows {
  readonly sources: readonly RowInput[];
  readonly differences: readonly RowInput[];
  readonly answers: readonly RowInput[];
}

/** How many rows there are to bring in. */
export function rowCount({ sources, differences, answers }: SourcesRows): number {
  return sources.length + differences.length + answers.length;
}

/** Writes the rows that differ, adds the new ones and leaves every other row. The tables must stand. */
export async function writeSourcesTables(
  context: WorkbookContext,
  rows: SourcesRows,
  language: Language,
): Promise<Written> {
  if (rowCount(rows) === 0) return { cells: 0, refused: [] };
  const { sources, differences, answers } = await readSourcesTables(context);
  if (sources === null || differences === null || answers === null) return { cells: 0, refused: [] };
  const written = [
    await mergeTable(context, SOURCES_TABLE, sources, ["sheet", "kind", "field"], rows.sources),
    await mergeTable(context, DIFFERENCES_TABLE, differences, DIFFERENCE_KEY, rows.differences),
    await mergeTable(context, ANSWERS_TABLE, answers, ANSWER_KEY, rows.answers),
  ];
  const cells = written.reduce((sum, table) => sum + table.cells, 0);
  const dress = cells === 0 ? [] : await dressSourcesTables(context, language);
  return { cells, refused: [...written.flatMap(({ refused }) => refused), ...dress] };
}

const ANSWER_KEY = ["sheet", "kind", "question", "subject"] as const;
const DIFFERENCE_KEY = ["referenceDate", "sheet", "comparedWith", "difference"] as const;

/** Drop-downs and ranges over the rows that the tables have now; a row typed below takes them over. */
export function dressSourcesTables(context: WorkbookContext, language: Language): Promise<string[]> {
  const words = sheetWords(language);
  const yesNo = listRule([words.t("workbook:choices.yes"), words.t("workbook:choices.no")]);
  const kinds = listRule(SOURCE_KINDS.map((kind) => words.t(`workbook:kinds.${kind}`)));
  const orders = listRule(DATE_ORDERS.map((order) => words.t(`workbook:dateOrders.${order}`)));
  const validation: Decoration = {
    name: "validation",
    apply: () => {
      bodyOf(context, SOURCES_TABLE, "kind").dataValidation.rule = kinds;
      bodyOf(context, SOURCES_TABLE, "used").dataValidation.rule = yesNo;
      bodyOf(context, SOURCES_TABLE, "dateOrder").dataValidation.rule = orders;
      bodyOf(context, SOURCES_TABLE, "swappedDates").dataValidation.rule = yesNo;
      bodyOf(context, ANSWERS_TABLE, "kind").dataValidation.rule = kinds;
      bodyOf(context, RATES_TABLE, "currency").dataValidation.rule = CODE_RULE;
      bodyOf(context, RATES_TABLE, "rate").dataValidation.rule = POSITIVE_RULE;
      bodyOf(context, RATES_TABLE, "date").dataValidation.rule = DAY_RULE;
    },
  };
  return decorate(context, [validation]);
}

/** The cells below a heading, found by its place in the layout. */
function bodyOf<T extends TableLayout>(
  context: WorkbookContext,
  { table, columns }: T,
  key: T["columns"][number]["key"],
): Excel.Range {
  const index = columns.findIndex((column) => column.key === key);
  return context.workbook.tables.getItem(table).columns.getItemAt(index).getDataBodyRange();
}

/** An ISO code of a currency has three letters. */
const CODE_RULE: Excel.DataValidationRule = { textLength: { formula1: 3, operator: "EqualTo" } };
const POSITIVE_RULE: Excel.DataValidationRule = { decimal: { formula1: 0, operator: "GreaterThan" } };
