import { COLOURS } from "../domain/grid";
import { literal, type CellInput, type CellOutput } from "./cells";
import {
  decorate,
  frozenAt,
  printedLandscape,
  titlesLook,
  type Decoration,
  type Written,
} from "./decorations";
import { MONEY_FORMAT, sheetWords, type RowInput, type SheetLanguage } from "./layout";
import { addOwnSheet, AGENDA_NAME, placeAfterClients } from "./ownSheets";
import { HEADING_FILL, HEADING_TEXT, LINE_COLOUR } from "./ownTables";
import type { SheetExtent } from "./readSheets";
import type { WorkbookContext } from "./session";
import { colourRules } from "./stateColours";
import { differences, writeDifferences } from "./writeCells";

interface AgendaColumn {
  readonly key: string;
  readonly width: number;
  readonly format: string;
  readonly wrap?: boolean;
  readonly align?: "Left" | "Center" | "Right";
  /** Keeps a text off the figure on its left. */
  readonly indent?: boolean;
}

const money = { width: 66, format: MONEY_FORMAT, align: "Right" } as const;

/** The agenda's columns: each client's facts, then room for the decision. */
export const AGENDA_COLUMNS = [
  { key: "colour", width: 52, format: "General", align: "Center" },
  { key: "clientCode", width: 60, format: "General" },
  { key: "client", width: 140, format: "General", wrap: true },
  { key: "exposure", ...money },
  { key: "validCover", ...money },
  { key: "uncovered", ...money },
  { key: "signature", width: 96, format: "General", wrap: true, indent: true },
  { key: "overdue", ...money },
  { key: "oldestDaysLate", width: 42, format: "0", align: "Center" },
  { key: "reasons", width: 250, format: "General", wrap: true },
  { key: "rules", width: 86, format: "General", wrap: true },
  { key: "minutes", width: 32, format: "0", align: "Center" },
  { key: "decision", width: 210, format: "General", wrap: true },
] as const satisfies readonly AgendaColumn[];

const WIDTH = AGENDA_COLUMNS.length;
/** Title, four lines of figures, a blank row, then the headings. */
const HEADING_ROW = 6;
const CODE_COLUMN = 1;
const DECISION_COLUMN = WIDTH - 1;

/** What the agenda should show: its head, then sections of clients or one sentence. */
export interface AgendaContent {
  readonly title: string;
  /** Four lines: date of the figures, totals, counts, time. */
  readonly lines: readonly string[];
  readonly sections: readonly AgendaSection[];
  /** Left and right footer of the printed page; Excel adds the page number in between. */
  readonly footer: { readonly left: string; readonly page: string };
}

export interface AgendaSection {
  readonly title: string;
  /** By column key. */
  readonly rows: readonly RowInput[];
  /** What stands there when there are no rows. */
  readonly empty: string;
}

/** Creates the agenda sheet, or brings the one that stands up to date in place, notes kept. */
export async function writeAgenda(
  context: WorkbookContext,
  content: AgendaContent,
  language: SheetLanguage,
  standingSheet: string | null,
  extents: readonly SheetExtent[],
): Promise<Written> {
  const worksheet =
    standingSheet === null
      ? createSheet(context, language, extents)
      : context.workbook.worksheets.getItem(standingSheet);
  const standing = await readStanding(context, worksheet);
  const rows = layOut(content, language, notesByClient(standing));
  const wanted = [...rows.map(({ cells }) => cells), ...blankRows(standing.length - rows.length)];
  const found = differences(wanted, standing);
  if (found.cells === 0) return { cells: 0, refused: [] };
  const moved = found.rows.some((cells) => cells[0] !== null);
  if (moved) dressRows(worksheet, rows, standing.length);
  await writeDifferences(context, worksheet, 0, 0, found);
  await context.sync();
  const once = standing.length === 0 ? decorations(worksheet, content) : [];
  const refused = await decorate(context, [...once, ...(moved ? pageLook(worksheet, rows, language) : [])]);
  if (standing.length === 0) refused.push(...(await placeAfterClients(context, worksheet)));
  return { cells: found.cells, refused };
}

function createSheet(
  context: WorkbookContext,
  language: SheetLanguage,
  extents: readonly SheetExtent[],
): Excel.Worksheet {
  const worksheet = addOwnSheet(context, "agenda", language, extents);
  context.workbook.names.add(AGENDA_NAME, worksheet.getRange("A1"));
  return worksheet;
}

async function readStanding(context: WorkbookContext, worksheet: Excel.Worksheet): Promise<CellOutput[][]> {
  const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  if (used.isNullObject) return [];
  const range = worksheet.getRangeByIndexes(0, 0, used.rowIndex + used.rowCount, WIDTH).load("values");
  await context.sync();
  return range.values as CellOutput[][];
}

/** What people typed in the decision column, by client code: it follows the client to its new row. */
function notesByClient(standing: readonly (readonly CellOutput[])[]): Map<string, string> {
  const notes = new Map<string, string>();
  for (const row of standing.slice(HEADING_ROW + 1)) {
    const code = String(row[CODE_COLUMN] ?? "");
    const note = String(row[DECISION_COLUMN] ?? "");
    if (code !== "" && note !== "") notes.set(code, note);
  }
  return notes;
}

interface LaidRow {
  readonly kind: "head" | "headings" | "section" | "client" | "empty" | "blank";
  readonly cells: readonly CellInput[];
}

function layOut(
  content: AgendaContent,
  language: SheetLanguage,
  notes: ReadonlyMap<string, string>,
): LaidRow[] {
  const words = sheetWords(language);
  const headings = AGENDA_COLUMNS.map(({ key }) => literal(words.t(`workbook:agenda.headings.${key}`)));
  const rows: LaidRow[] = [content.title, ...content.lines].map((line) => wide("head", line));
  rows.push(wide("blank", ""), { kind: "headings", cells: headings });
  for (const section of content.sections) {
    rows.push(wide("section", section.title));
    for (const row of section.rows) rows.push({ kind: "client", cells: clientCells(row, notes) });
    if (section.rows.length === 0) rows.push(wide("empty", section.empty));
    rows.push(wide("blank", ""));
  }
  return rows;
}

/** A row with one text in its first cell, which runs over the blank ones beside it. */
function wide(kind: LaidRow["kind"], text: string): LaidRow {
  return { kind, cells: [literal(text), ...Array<CellInput>(WIDTH - 1).fill("")] };
}

function clientCells(row: RowInput, notes: ReadonlyMap<string, string>): CellInput[] {
  const code = String(row["clientCode"] ?? "").replace(/^'/, "");
  return AGENDA_COLUMNS.map(({ key }) =>
    key === "decision" ? literal(notes.get(code) ?? "") : (row[key] ?? ""),
  );
}

function blankRows(count: number): CellInput[][] {
  return Array.from({ length: Math.max(0, count) }, () => Array<CellInput>(WIDTH).fill(""));
}

/** Formats of each row by its kind. */
function dressRows(worksheet: Excel.Worksheet, rows: readonly LaidRow[], standingRows: number): void {
  const height = Math.max(rows.length, standingRows);
  worksheet.getRangeByIndexes(0, 0, height, WIDTH).clear("Formats");
  AGENDA_COLUMNS.forEach((column, index) => dressColumn(worksheet, column, index, rows.length));
  for (const { first, count, kind } of runsOf(rows)) {
    const range = worksheet.getRangeByIndexes(first, 0, count, WIDTH);
    DRESS[kind](range);
  }
}

function dressColumn(worksheet: Excel.Worksheet, column: AgendaColumn, index: number, rows: number): void {
  const range = worksheet.getRangeByIndexes(HEADING_ROW + 1, index, rows - HEADING_ROW - 1, 1);
  range.numberFormat = [[column.format]];
  range.format.verticalAlignment = "Top";
  range.format.columnWidth = column.width;
  if (column.align !== undefined) range.format.horizontalAlignment = column.align;
  if (column.wrap) range.format.wrapText = true;
  if (column.indent) range.format.indentLevel = 1;
}

const DRESS: Readonly<Record<LaidRow["kind"], (range: Excel.Range) => void>> = {
  head: (range) => {
    range.format.font.size = 11;
  },
  headings: (range) => {
    range.format.font.bold = true;
    range.format.fill.color = "#E7E6E6";
    range.format.wrapText = true;
    range.format.verticalAlignment = "Center";
    range.format.horizontalAlignment = "Center";
  },
  section: (range) => {
    range.format.font.bold = true;
    range.format.font.size = 12;
    range.format.font.color = HEADING_TEXT;
    range.format.fill.color = HEADING_FILL;
    range.format.wrapText = false;
    range.format.horizontalAlignment = "Left";
  },
  client: (range) => {
    for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
      range.format.borders.getItem(edge).color = LINE_COLOUR;
    }
  },
  empty: (range) => {
    range.format.font.italic = true;
    range.format.font.color = "#595959";
    range.format.wrapText = false;
    range.format.horizontalAlignment = "Left";
  },
  blank: () => undefined,
};

function runsOf(rows: readonly LaidRow[]): { first: number; count: number; kind: LaidRow["kind"] }[] {
  const runs: { first: number; count: number; kind: LaidRow["kind"] }[] = [];
  rows.forEach(({ kind }, index) => {
    const run = runs.at(-1);
    if (run?.kind === kind) run.count += 1;
    else runs.push({ first: index, count: 1, kind });
  });
  return runs;
}

/** What depends on which rows there are: colours, row heights and the printed area. */
function pageLook(
  worksheet: Excel.Worksheet,
  rows: readonly LaidRow[],
  language: SheetLanguage,
): Decoration[] {
  const words = sheetWords(language);
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  const body = worksheet.getRangeByIndexes(HEADING_ROW + 1, 0, rows.length - HEADING_ROW - 1, WIDTH);
  return [
    titlesLook(worksheet),
    { name: "colours", apply: () => colourRules(body.getColumn(0), colours) },
    { name: "row heights", apply: () => body.format.autofitRows() },
    {
      name: "print area",
      apply: () => worksheet.pageLayout.setPrintArea(worksheet.getRangeByIndexes(0, 0, rows.length, WIDTH)),
    },
  ];
}

/** Set once: people may change them. */
function decorations(worksheet: Excel.Worksheet, { footer: { left, page } }: AgendaContent): Decoration[] {
  return [
    frozenAt(worksheet, HEADING_ROW + 1, 0),
    printedLandscape(worksheet, HEADING_ROW),
    {
      name: "footer",
      apply: () => {
        const { defaultForAllPages } = worksheet.pageLayout.headersFooters;
        defaultForAllPages.leftFooter = left;
        defaultForAllPages.rightFooter = `${page} &P / &N`;
      },
    },
  ];
}
