import { columnLetters, literal, type CellInput, type CellOutput } from "../../book/cells";
import { askCoverSeen, coverSeen } from "./coverColumns";
import { decorate, fittedToPage, type Decoration, type Written } from "../host/decorations";
import { placeOf } from "../host/excelProblem";
import { DAY_FORMAT, MONEY_FORMAT } from "../../book/kinds";
import { headingOf, placesOf, type RowInput } from "../../book/table";
import { createTable, HEADING_FILL, type TableContent } from "../table/ownTables";
import type { CellDress } from "../../documents/form/sheetRows";
import { dressPage, LOOKS, type DressedRow, type PageDress } from "../page/pageDress";
import { GREY, isTypedByPeople, onPaper, pageHeight, type PagePrint } from "../page/pageFrame";
import { pageLooks } from "../page/pageLooks";
import type { SheetExtent } from "../host/readSheets";
import type { AskedCharts } from "./resultsCharts";
import { refreshTable } from "../table/refreshTable";
import { RESULTS_TABLE } from "../../book/results";
import { PAPERS } from "../page/papers";
import type { WorkbookContext } from "../host/session";
import { comparedFormula } from "../table/structured";
import { differences, writeDifferences } from "../host/writeCells";
import type { Language } from "../../locales/translator";

/** The columns of the page, left of the table that feeds its charts. Widths in points. */
const COLUMNS = [
  { key: "label", width: 160 },
  { key: "first", width: 64 },
  { key: "second", width: 64 },
  { key: "third", width: 64 },
  { key: "fourth", width: 64 },
  { key: "fifth", width: 64 },
  { key: "number", width: 46 },
  { key: "text", width: 204 },
] as const;

export type ResultsColumn = (typeof COLUMNS)[number]["key"];

/** Where a column of the page stands on the sheet. */
export function columnOfPage(key: ResultsColumn): number {
  return COLUMNS.findIndex((column) => column.key === key);
}

const WIDTH: (typeof PAPERS)["results"]["columns"] = COLUMNS.length;

/** Right of the page, hidden: tells the page's own rows from what people typed. */
const KEY_COLUMN = WIDTH;
const OWN_ROW = "results";

/** In its first row once the charts have been made: from then on one that is missing has been deleted by people. */
const CHARTS_MADE = "charts";

/** What kinds of row the page is made of. */
type ResultsRowKind =
  | "title"
  | "line"
  | "headline"
  | "section"
  | "assumption"
  | "headings"
  | "days"
  | "figure"
  | "entry"
  | "empty"
  | "chart"
  | "people";

/** How a column's cells are shown. */
export type ResultsFormat =
  | "money"
  | "day"
  | "share"
  | "days"
  | "count"
  | "signedMoney"
  | "signedShare"
  | "signedDays"
  | "number"
  | "signedNumber"
  | "points";

const FORMATS: Readonly<Record<ResultsFormat, string>> = {
  money: MONEY_FORMAT,
  day: DAY_FORMAT,
  share: "0.0%",
  days: "0.0",
  count: "0",
  signedMoney: '+#,##0;-#,##0;"="',
  signedShare: '+0%;-0%;"="',
  signedDays: '+0.0;-0.0;"="',
  number: "#,##0",
  signedNumber: '+#,##0;-#,##0;"="',
  points: '+0.0" pt";-0.0" pt";"="',
};

export interface ResultsRow {
  readonly kind: ResultsRowKind;
  /** By column; texts must be `literal`, formulas begin with "=". */
  readonly cells: Readonly<Partial<Record<ResultsColumn, CellInput>>>;
  readonly formats?: Readonly<Partial<Record<ResultsColumn, ResultsFormat>>>;
}

/** What the page should show. */
export interface ResultsPageContent {
  readonly rows: readonly ResultsRow[];
  /** How many of them the one printed page holds. */
  readonly printed: number;
  /** What the table right of the page is: its title and the line below. */
  readonly feed: readonly [string, string];
  readonly print: PagePrint;
  /** False where no cover is looked at. */
  readonly looksAtCover: boolean;
}

/** The Results sheet as it stands. */
export interface StandingResults {
  readonly sheet: string;
  /** The page's cells, the hidden column last, as values and as formulas. */
  readonly values: readonly (readonly CellOutput[])[];
  readonly formulas: readonly (readonly CellOutput[])[];
  /** The table that feeds the charts, its rows as values and as formulas. */
  readonly table: TableContent;
  readonly tableFormulas: readonly (readonly CellOutput[])[];
  readonly isCoverAsWanted: (isSeen: boolean) => boolean;
}

/**
 * Queues the reading of the sheet; the caller syncs before he asks for it.
 * @param table the one that feeds its charts, as it was read whole.
 */
export function askResultsSheet(
  context: WorkbookContext,
  table: TableContent,
  extents: readonly SheetExtent[],
): () => StandingResults {
  const used = extents.find(({ sheet }) => sheet === table.sheet)?.used ?? null;
  const height = used === null ? 1 : pageHeight(used);
  const worksheet = context.workbook.worksheets.getItem(table.sheet);
  const page = worksheet.getRangeByIndexes(0, 0, height, WIDTH + 1).load("values,formulas");
  const body = context.workbook.tables.getItem(RESULTS_TABLE.table).getDataBodyRange().load("formulas");
  const isCoverAsWanted = askCoverSeen(context, [RESULTS_TABLE, table]);
  return () => ({
    sheet: table.sheet,
    values: page.values as CellOutput[][],
    formulas: page.formulas as CellOutput[][],
    table,
    tableFormulas: body.formulas as CellOutput[][],
    isCoverAsWanted,
  });
}

/** The table that feeds the charts as it has just been made, its rows still to be read. */
export function newResultsTable(sheet: string, language: Language): TableContent {
  const { columns, row, column } = RESULTS_TABLE;
  const keys = columns.map(({ key }) => key);
  const headings = keys.map((key) => headingOf(RESULTS_TABLE.table, key, language));
  const place = { bodyRow: row + 1, bodyColumn: column };
  return { sheet, headings, keys, places: placesOf(keys), rows: [], ...place, hasFilterButtons: false };
}

/**
 * The table that feeds the charts as it stands now, its columns those of `before`, and the charts over it: in one
 * request, and the parts of each chart in its own only when Excel refuses one of them.
 */
export async function readTableAndCharts(
  context: WorkbookContext,
  before: TableContent,
  { askNames, parts, answer }: AskedCharts,
): Promise<{ readonly table: TableContent; readonly standing: ReturnType<AskedCharts["answer"]> }> {
  // Anew for each request: what was first named in one that Excel refused names nothing afterwards.
  const ask = () => {
    const body = context.workbook.tables.getItem(RESULTS_TABLE.table).getDataBodyRange();
    askNames();
    return body.load("values,rowIndex,columnIndex");
  };
  let body = ask();
  let isAnswered = true;
  try {
    for (const { apply } of parts) apply();
    await context.sync();
  } catch (error) {
    // Excel stops at what it refuses: only where that is a part of a chart has the page queued before been written.
    if (!/^Chart/i.test(placeOf(error))) throw error;
    isAnswered = false;
    body = ask();
    await context.sync();
  }
  const refused = isAnswered ? [] : await decorate(context, parts);
  const { values, rowIndex, columnIndex } = body;
  const table = { ...before, rows: values as CellOutput[][], bodyRow: rowIndex, bodyColumn: columnIndex };
  return { table, standing: answer(refused) };
}

/** Whether the charts were made: one that does not stand any more has been deleted by people then. */
export function hasCharts(before: StandingResults | null): boolean {
  return before?.values[0]?.[KEY_COLUMN] === CHARTS_MADE;
}

/** Queues the note that the charts have been made. The caller syncs. */
export function noteCharts(worksheet: Excel.Worksheet): void {
  worksheet.getRangeByIndexes(0, KEY_COLUMN, 1, 1).values = [[CHARTS_MADE]];
}

/** What was written, and what may still be dressed up. */
export interface ResultsWritten {
  readonly cells: number;
  readonly decorations: readonly Decoration[];
}

/**
 * Writes a new Results sheet, or brings the one that stands up to date in place: cells that differ alone. Rows
 * that people typed on it stay, below the page. What is still queued at the end goes with the caller's next request.
 * @param rows those of the table that feeds the charts, oldest first.
 * @param sheet the one that stands, or the empty one just added for it.
 */
export async function writeResults(
  context: WorkbookContext,
  content: ResultsPageContent,
  rows: readonly RowInput[],
  before: StandingResults | null,
  language: Language,
  sheet: string,
): Promise<ResultsWritten> {
  const page = [...content.rows, ...peoplesRows(before)];
  const height = Math.max(page.length, before?.values.length ?? 0);
  const wanted = Array.from({ length: height }, (_, index) => cellsOf(page[index]));
  if (hasCharts(before)) wanted[0]?.splice(KEY_COLUMN, 1, null);
  const found = differences(wanted, asWanted(before?.formulas ?? [], wanted));
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const writePage = async () => {
    if (found.cells === 0) return;
    dressRows(worksheet, page, height);
    await writeDifferences(context, worksheet, 0, 0, found);
  };
  const cover = (place: TableContent) => coverSeen(context, [[RESULTS_TABLE, place]], content.looksAtCover);
  if (before === null) {
    worksheet.getRangeByIndexes(0, RESULTS_TABLE.column, 2, 1).values = content.feed.map((line) => [
      literal(line),
    ]);
    const table = await createTable(context, RESULTS_TABLE, rows, language, worksheet);
    table.showFilterButton = false;
    // The page's formulas name the table, which Excel must know by then.
    await writePage();
    const cells = found.cells + (rows.length + 1) * RESULTS_TABLE.columns.length + 2;
    return {
      cells,
      decorations: [
        ...looks(worksheet, page, content),
        errorsLook(worksheet),
        ...setUp(worksheet),
        ...(content.looksAtCover ? [] : [cover(newResultsTable(sheet, language))]),
      ],
    };
  }
  await writePage();
  // What is queued of the page goes with the first request of the table, which may have none.
  const inTable = await refreshRows(context, before, rows);
  return {
    cells: found.cells + inTable.cells,
    decorations: [
      ...(found.cells === 0 ? [] : looks(worksheet, page, content)),
      ...(before.isCoverAsWanted(content.looksAtCover) ? [] : [cover(before.table)]),
    ],
  };
}

/** A committee that is no longer among the others leaves; formulas that say the same are left as they stand. */
function refreshRows(
  context: WorkbookContext,
  { table, tableFormulas }: StandingResults,
  rows: readonly RowInput[],
): Promise<Written> {
  // Before the first committee it has the one blank row that every table must have.
  const isBlank = table.rows.every((cells) => cells.every((cell) => cell === ""));
  if (rows.length === 0 && isBlank) return Promise.resolve({ cells: 0, refused: [] });
  const [pattern = {}] = rows;
  const cells = table.keys.map((key): CellInput => (key === null ? null : (pattern[key] ?? null)));
  const formulas = asWanted(
    tableFormulas,
    tableFormulas.map(() => cells),
  );
  const refresh = { key: "date", rank: "date", rows, emptied: {} };
  return refreshTable(context, RESULTS_TABLE, { ...table, rows: formulas }, refresh);
}

/** Formulas that differ in needless brackets alone count as those wanted in their place. */
function asWanted(
  current: readonly (readonly CellOutput[])[],
  wanted: readonly (readonly CellInput[])[],
): (readonly CellOutput[])[] {
  const same = (cell: CellOutput, wantedCell: CellInput | undefined) =>
    isFormula(wantedCell) && isFormula(cell) && comparedFormula(cell) === comparedFormula(wantedCell)
      ? wantedCell
      : cell;
  return current.map((cells, row) => cells.map((cell, column) => same(cell, wanted[row]?.[column])));
}

function isFormula(cell: CellInput | undefined): cell is string {
  return typeof cell === "string" && cell.startsWith("=");
}

/** What people typed below the page or between its rows stays, below it. */
function peoplesRows(before: StandingResults | null): ResultsRow[] {
  return (before?.values ?? []).flatMap((values, row): ResultsRow[] => {
    if (!isTypedByPeople(values, KEY_COLUMN)) return [];
    const asTheyStood = COLUMNS.map(({ key }, column) => {
      const [value = "", formula = ""] = [values[column], before?.formulas[row]?.[column]];
      if (isFormula(formula) && formula !== value) return [key, formula];
      return [key, typeof value === "string" ? literal(value) : value];
    });
    return [{ kind: "people", cells: Object.fromEntries(asTheyStood) as ResultsRow["cells"] }];
  });
}

function cellsOf(row: ResultsRow | undefined): CellInput[] {
  if (row === undefined) return Array<CellInput>(WIDTH + 1).fill("");
  const cells = COLUMNS.map(({ key }): CellInput => row.cells[key] ?? "");
  return [...cells, row.kind === "people" ? "" : OWN_ROW];
}

const LINK = "#0563C1";

/** A row beneath a chart keeps its height, so that the page prints alike everywhere. */
const CHART_ROW_HEIGHT = 15;
const ROWS_OF_A_CHART = 12;

/** Two lines of the table's headings beside it. */
const HEADLINE_HEIGHT = 36;

/** Queues the looks of the page; its rows' heights follow with the decorations. */
function dressRows(worksheet: Excel.Worksheet, rows: readonly ResultsRow[], height: number): void {
  const dressed = rows.map(({ kind, cells, formats }): DressedRow<ResultsRowKind> => ({
    kind,
    cells: COLUMNS.map(({ key }, at) => ({ at, value: cells[key] ?? "" })),
    dress: dressOf(kind, formats ?? {}),
  }));
  dressPage(worksheet, { widths: COLUMNS.map(({ width }) => width), kinds: KINDS }, dressed, height);
}

/** How the cells of a row stand: by its kind, and those with a format of their own by that. */
function dressOf(kind: ResultsRowKind, formats: NonNullable<ResultsRow["formats"]>): CellDress[] {
  const formatted = (Object.entries(formats) as [ResultsColumn, ResultsFormat][]).map(
    ([key, format]): CellDress => ({
      at: columnOfPage(key),
      align: "Right",
      numberFormat: FORMATS[format],
    }),
  );
  const others = (CELLS[kind] ?? []).filter(({ at }) => formatted.every((cell) => cell.at !== at));
  return [...others, ...formatted];
}

const AT = { number: columnOfPage("number"), text: columnOfPage("text"), note: columnOfPage("fifth") };

/** The columns between the name and the decision. */
const FIGURES = (["first", "second", "third", "fourth", "fifth"] as const).map(columnOfPage);

const CELLS: Readonly<Partial<Record<ResultsRowKind, readonly CellDress[]>>> = {
  headings: [
    ...FIGURES.map((at): CellDress => ({ at, align: "Right" })),
    { at: AT.number, align: "Center" },
    { at: AT.text, align: "Left", indent: true },
  ],
  days: FIGURES.map((at): CellDress => ({ at, align: "Right", numberFormat: DAY_FORMAT })),
  figure: [{ at: AT.note, align: "Left", indent: true }],
  entry: [
    { at: AT.number, align: "Center" },
    { at: AT.text, align: "Left", indent: true },
  ],
};

const KINDS: PageDress<ResultsRowKind>["kinds"] = {
  title: [],
  line: [{ apply: LOOKS.quiet }],
  headline: [
    {
      apply: (format) => {
        format.font.set({ bold: true, size: 16, color: HEADING_FILL });
        format.verticalAlignment = "Center";
      },
    },
  ],
  section: [{ apply: LOOKS.section }],
  assumption: [{ apply: aside }],
  headings: [{ apply: LOOKS.headings }],
  days: [{ apply: LOOKS.divider }],
  figure: [
    { apply: LOOKS.lined },
    { at: AT.note, apply: (format) => format.font.set({ color: GREY, italic: true, size: 10 }) },
  ],
  entry: [
    {
      apply: (format) => {
        LOOKS.lined(format);
        format.wrapText = true;
      },
    },
    { at: AT.number, apply: (format) => format.font.set({ color: LINK, underline: "Single" }) },
    {
      at: AT.text,
      apply: (format) => {
        format.font.size = 10;
      },
    },
  ],
  empty: [{ apply: aside }],
  chart: [],
  people: [],
};

function aside(format: Excel.RangeFormat): void {
  format.font.set({ italic: true, color: GREY });
}

/** What the data does not depend on and follows it; each can be applied twice. */
function looks(
  worksheet: Excel.Worksheet,
  rows: readonly ResultsRow[],
  { printed, print }: ResultsPageContent,
): Decoration[] {
  const heights = { chart: CHART_ROW_HEIGHT, headline: HEADLINE_HEIGHT };
  return pageLooks(worksheet, { rows, width: WIDTH, printed, print, heights });
}

/** What people may change is set once. */
function setUp(worksheet: Excel.Worksheet): Decoration[] {
  return [
    onPaper(worksheet, PAPERS.results),
    {
      name: "centred page",
      apply: () => {
        worksheet.pageLayout.centerHorizontally = true;
      },
    },
    fittedToPage(worksheet, 1),
  ];
}

/** How far down the rule for what is not known reaches. */
const YEARS_OF_COMMITTEES = 2_000;

/** What is not known is #N/A, so that charts leave it out; it is shown in a grey that does not shout. */
function errorsLook(worksheet: Excel.Worksheet): Decoration {
  const { row, column, columns } = RESULTS_TABLE;
  return {
    name: "colours",
    apply: () => {
      const titles = worksheet.getRangeByIndexes(0, column, 2, 1).format;
      titles.font.color = GREY;
      titles.verticalAlignment = "Bottom";
      const cells = worksheet.getRangeByIndexes(row + 1, column, YEARS_OF_COMMITTEES, columns.length);
      cells.conditionalFormats.clearAll();
      const { custom } = cells.conditionalFormats.add("Custom");
      custom.rule.formula = `=ISERROR(${columnLetters(column)}${row + 2})`;
      custom.format.font.color = "#BFBFBF";
    },
  };
}

/** A chart's cells on the page: on the left or on the right, from a row on. */
export function chartPlace(row: number, side: "left" | "right"): string {
  const [from, to] = side === "left" ? (["label", "third"] as const) : (["fourth", "text"] as const);
  const letters = (key: ResultsColumn) => columnLetters(columnOfPage(key));
  return `${letters(from)}${row + 1}:${letters(to)}${row + ROWS_OF_A_CHART}`;
}

/** Rows that leave room for charts beside each other. */
export const CHART_ROOM: readonly ResultsRow[] = Array.from({ length: ROWS_OF_A_CHART }, () => ({
  kind: "chart",
  cells: {},
}));
