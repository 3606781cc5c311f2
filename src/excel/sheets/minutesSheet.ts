import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Day } from "../../domain/basis/day";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import { fittedToPage, frozenAt, titlesLook, type Decoration } from "../host/decorations";
import { DAY_FORMAT } from "../../book/kinds";
import { MINUTES_NAME, type PageSheet } from "./ownSheets";
import { HEADING_FILL, HEADING_TEXT, LINE_COLOUR } from "../table/ownTables";
import {
  GREY,
  onPaper,
  pageHeight,
  printedRows,
  SOFT_FILL,
  setPageFrame,
  type PagePrint,
} from "../page/pageFrame";
import type { SheetExtent } from "../host/readSheets";
import { PAPERS } from "../page/papers";
import { nameCell } from "../host/names";
import type { WorkbookContext } from "../host/session";
import { colourRules } from "./stateColours";
import { differences, writeDifferences } from "../host/writeCells";

/** The columns of the minutes: a page in portrait, read like a letter. Widths in points. */
const COLUMNS = [
  { key: "number", width: 36 },
  { key: "colour", width: 66 },
  { key: "client", width: 116 },
  { key: "text", width: 232 },
  { key: "owner", width: 88 },
  { key: "due", width: 68 },
] as const;

type MinutesColumn = (typeof COLUMNS)[number]["key"];

const WIDTH: (typeof PAPERS)["minutes"]["columns"] = COLUMNS.length;

/** Right of the page, hidden: tells the page's own rows from what people typed; first the committee's day. */
const KEY_COLUMN = WIDTH;
const OWN_ROW = "minutes";

/** What kinds of row the page is made of. */
type MinutesRowKind = "title" | "line" | "section" | "headings" | "entry" | "empty" | "people";

export interface MinutesRow {
  readonly kind: MinutesRowKind;
  /** By column; texts must be `literal`. */
  readonly cells: Readonly<Partial<Record<MinutesColumn, CellInput>>>;
}

/** What the minutes should show. */
export interface MinutesContent {
  readonly day: Day;
  readonly rows: readonly MinutesRow[];
  readonly print: PagePrint;
  /** The words of the colour cells, marks included. */
  readonly colourWords: Readonly<Record<Colour, string>>;
}

/** The cells of the minutes as they stand, the hidden column last; none without a sheet. */
export async function readMinutes(
  context: WorkbookContext,
  sheet: SheetExtent | undefined,
): Promise<readonly (readonly CellOutput[])[]> {
  if (sheet === undefined || sheet.used === null) return [];
  const range = context.workbook.worksheets
    .getItem(sheet.sheet)
    .getRangeByIndexes(0, 0, pageHeight(sheet.used), WIDTH + 1)
    .load("values");
  await context.sync();
  return range.values as CellOutput[][];
}

/** What writing the minutes means, ready to be queued together with other writes. */
export interface MinutesWrite {
  readonly cells: number;
  /** Queues everything; the caller syncs. */
  queue(): Promise<void>;
  /** To be applied after the data stands. */
  readonly decorations: readonly Decoration[];
}

/**
 * Plans the minutes' sheet, new or in the place of those of an earlier committee, whose decisions stand in the
 * protocol. Rows that people typed on it stay, below the page.
 */
export function planMinutes(
  context: WorkbookContext,
  content: MinutesContent,
  current: { readonly sheet: PageSheet; readonly rows: readonly (readonly CellOutput[])[] },
): MinutesWrite {
  const rows = [...content.rows, ...peoplesRows(current.rows)];
  const height = Math.max(rows.length, current.rows.length);
  const wanted = Array.from({ length: height }, (_, index) => cellsOf(rows[index], index, content.day));
  const found = differences(wanted, current.rows);
  const worksheet = context.workbook.worksheets.getItem(current.sheet.name);
  return {
    cells: found.cells,
    queue: async () => {
      if (found.cells === 0) return;
      if (current.sheet.isNew) nameCell(context, MINUTES_NAME, worksheet.getRange("A1"));
      dressRows(worksheet, rows, height);
      await writeDifferences(context, worksheet, 0, 0, found);
    },
    decorations: looks(worksheet, rows, content),
  };
}

function peoplesRows(rows: readonly (readonly CellOutput[])[]): MinutesRow[] {
  return rows.slice(1).flatMap((cells): MinutesRow[] => {
    const isTheirs = cells[KEY_COLUMN] === "" && cells.some((cell) => cell !== "");
    if (!isTheirs) return [];
    const asTheyStood = COLUMNS.map(({ key }, index) => {
      const cell = cells[index] ?? "";
      return [key, typeof cell === "string" ? literal(cell) : cell];
    });
    return [{ kind: "people", cells: Object.fromEntries(asTheyStood) as MinutesRow["cells"] }];
  });
}

function cellsOf(row: MinutesRow | undefined, index: number, day: Day): CellInput[] {
  if (row === undefined) return Array<CellInput>(WIDTH + 1).fill("");
  const cells = COLUMNS.map(({ key }): CellInput => row.cells[key] ?? "");
  return [...cells, index === 0 ? day : row.kind === "people" ? "" : OWN_ROW];
}

function dressRows(worksheet: Excel.Worksheet, rows: readonly MinutesRow[], height: number): void {
  worksheet.getRangeByIndexes(0, 0, height, WIDTH + 1).clear("Formats");
  worksheet.getRangeByIndexes(0, 0, rows.length, WIDTH).format.verticalAlignment = "Top";
  COLUMNS.forEach(({ width }, index) => {
    worksheet.getRangeByIndexes(0, index, 1, 1).format.columnWidth = width;
  });
  worksheet.getRangeByIndexes(0, KEY_COLUMN, 1, 1).columnHidden = true;
  for (const { first, count, kind } of runsOf(rows)) {
    DRESS[kind](worksheet.getRangeByIndexes(first, 0, count, WIDTH));
  }
}

function column(range: Excel.Range, key: MinutesColumn): Excel.Range {
  return range.getColumn(COLUMNS.findIndex((candidate) => candidate.key === key));
}

const DRESS: Readonly<Record<MinutesRowKind, (range: Excel.Range) => void>> = {
  title: () => undefined,
  line: () => undefined,
  section: (range) => {
    range.format.font.bold = true;
    range.format.font.size = 12;
    range.format.font.color = HEADING_TEXT;
    range.format.fill.color = HEADING_FILL;
    range.format.verticalAlignment = "Center";
  },
  headings: (range) => {
    range.format.font.bold = true;
    range.format.fill.color = SOFT_FILL;
    for (const key of ["number", "colour", "due"] as const) {
      column(range, key).format.horizontalAlignment = "Center";
    }
    column(range, "owner").format.horizontalAlignment = "Left";
    column(range, "owner").format.indentLevel = 1;
  },
  entry: (range) => {
    range.format.wrapText = true;
    for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
      range.format.borders.getItem(edge).color = LINE_COLOUR;
    }
    for (const key of ["number", "colour", "due"] as const) {
      column(range, key).format.horizontalAlignment = "Center";
    }
    // An indent counts on texts that are aligned to the left by themselves only.
    column(range, "owner").format.horizontalAlignment = "Left";
    column(range, "owner").format.indentLevel = 1;
    column(range, "due").numberFormat = [[DAY_FORMAT]];
  },
  empty: (range) => {
    range.format.font.italic = true;
    range.format.font.color = GREY;
  },
  people: () => undefined,
};

function runsOf(rows: readonly MinutesRow[]): { first: number; count: number; kind: MinutesRowKind }[] {
  const runs: { first: number; count: number; kind: MinutesRowKind }[] = [];
  rows.forEach(({ kind }, index) => {
    const run = runs.at(-1);
    if (run?.kind === kind) run.count += 1;
    else runs.push({ first: index, count: 1, kind });
  });
  return runs;
}

/** What the data does not depend on; each can be applied twice, as when closing is done again after a failure. */
function looks(
  sheet: Excel.Worksheet,
  rows: readonly MinutesRow[],
  { print, colourWords }: MinutesContent,
): Decoration[] {
  const all = () => sheet.getRangeByIndexes(0, 0, rows.length, WIDTH);
  return [
    titlesLook(sheet),
    {
      name: "colours",
      apply: () => {
        const cells = sheet.getRangeByIndexes(1, 1, Math.max(rows.length, COLOURED_ROWS), 1);
        cells.conditionalFormats.clearAll();
        colourRules(
          cells,
          COLOURS.map((colour) => [colour, colourWords[colour]] as const),
        );
      },
    },
    { name: "row heights", apply: () => all().format.autofitRows() },
    printedRows(sheet, rows.length, WIDTH),
    fittedToPage(sheet, linesOf(rows) <= LINES_OF_A_PAGE ? 1 : undefined),
    { name: "header and footer", apply: () => setPageFrame(sheet, print) },
    frozenAt(sheet, 1, 0),
    onPaper(sheet, PAPERS.minutes),
  ];
}

/** How far down the colour rules reach at least. */
const COLOURED_ROWS = 200;

/** So many lines are still readable on one page; what is longer goes over several. */
const LINES_OF_A_PAGE = 68;

/** Characters that a line of the widest column holds. */
const TEXT_LINE = 44;
const CLIENT_LINE = 21;

/** Lines that the rows take when they are printed. */
function linesOf(rows: readonly MinutesRow[]): number {
  const lines = (cell: CellInput | undefined, length: number) =>
    String(cell ?? "")
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / length)), 0);
  return rows.reduce(
    (sum, { kind, cells }) =>
      sum + (kind === "entry" ? Math.max(lines(cells.text, TEXT_LINE), lines(cells.client, CLIENT_LINE)) : 1),
    0,
  );
}
