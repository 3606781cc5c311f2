import type { Day } from "../../domain/basis/day";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { PageRow } from "../../documents/form/sheetRows";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import { fittedToPage, frozenAt, scaledTo, type Decoration } from "../host/decorations";
import { nameCell } from "../host/names";
import type { WorkbookContext } from "../host/session";
import { differences, writeDifferences } from "../host/writeCells";
import { DOCUMENT_KINDS, dressPage } from "./pageDress";
import { BLANK_HEIGHT, linesOf, pagesOf } from "./pageBreaks";
import { isTypedByPeople, MOST_ROWS, onPaper, type PagePrint } from "./pageFrame";
import { pageLooks } from "./pageLooks";
import type { PagePaper } from "./papers";
import { colourRules } from "../table/stateColours";

/** A sheet that is a printed page of ours: its columns and its paper. */
export interface PageLook {
  /** Defined name of its first cell, by which it is found whatever the sheet is called. */
  readonly name: string;
  /** Of its columns, in points. */
  readonly widths: readonly number[];
  /** The column that has the colours' words; the rules that colour them reach down it. */
  readonly colourColumn: number;
  /** Whether people note decisions in the last column, which stay beside their rows. */
  readonly takesNotes: boolean;
  /** The column with the client codes, for rows whose key does not end with one: earlier versions wrote such. */
  readonly codeColumn: number;
  /** Where two rows stand beside each other, the columns of the second and those of the first that they match. */
  readonly secondHalf: ReadonlyMap<number, number>;
  readonly paper: PagePaper;
  /** Up to so many lines of text are printed on one page, smaller if need be; absent where a page may be followed. */
  readonly linesOfOnePage?: number;
}

/** What the page should show. */
export interface PageContent {
  readonly day: Day;
  readonly rows: readonly PageRow[];
  /** Said above the rows that left since the page was sent. */
  readonly leftTitle: string;
  readonly print: PagePrint;
  /** The words of the colour cells, marks included. */
  readonly colourWords: Readonly<Record<Colour, string>>;
}

/** A note that somebody typed on the page. */
export interface PageNote {
  readonly key: string;
  readonly clientCode: string;
  readonly text: string;
}

/** The page as it stands on its sheet. */
export interface StandingPage {
  /** The committee it is for; null on a sheet without any. */
  readonly day: Day | null;
  /** The hidden column that names each row; on the first row it has the committee's day. */
  readonly keyColumn: number;
  /** Rows of cells, the hidden one among them. */
  readonly rows: readonly (readonly CellOutput[])[];
  readonly notes: readonly PageNote[];
}

/** A sheet without a page of ours. */
function noPage({ widths }: PageLook): StandingPage {
  return { day: null, keyColumn: widths.length, rows: [], notes: [] };
}

/**
 * Queues the reading of the page, notes included; earlier versions had fewer columns. The caller syncs before he asks
 * for it.
 * @param sheet null when there is none.
 */
export function askPage(context: WorkbookContext, look: PageLook, sheet: string | null): () => StandingPage {
  if (sheet === null) return () => noPage(look);
  const width = look.widths.length + 1;
  const used = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(0, 0, MOST_ROWS, width)
    .getUsedRangeOrNullObject(true)
    .load("values,rowIndex,columnIndex");
  return () => (used.isNullObject ? noPage(look) : pageIn(fromCorner(used, width), look));
}

/** The cells of a range with those above it and beside it, blank as they are. */
function fromCorner({ values, rowIndex, columnIndex }: Excel.Range, width: number): CellOutput[][] {
  const blank = (count: number) => Array<CellOutput>(count).fill("");
  const above = Array.from({ length: rowIndex }, () => blank(width));
  return [
    ...above,
    ...(values as CellOutput[][]).map((cells) => [
      ...blank(columnIndex),
      ...cells,
      ...blank(width - columnIndex - cells.length),
    ]),
  ];
}

function pageIn(rows: readonly CellOutput[][], look: PageLook): StandingPage {
  const found = rows[0]?.findIndex((cell) => typeof cell === "number") ?? -1;
  const keyColumn = found < 0 ? look.widths.length : found;
  const day = rows[0]?.[keyColumn];
  return {
    day: typeof day === "number" ? day : null,
    keyColumn,
    rows,
    notes: look.takesNotes ? rows.slice(1).flatMap((cells) => noteIn(cells, keyColumn, look)) : [],
  };
}

/** A row of two clients is noted under the first of them. */
function noteIn(cells: readonly CellOutput[], keyColumn: number, { codeColumn }: PageLook): PageNote[] {
  const text = String(cells[keyColumn - 1] ?? "");
  const [key = ""] = keysIn(cells, keyColumn);
  if (text === "" || key === "") return [];
  const named = /(?:^| )client:(.*)$/.exec(key)?.[1];
  const clientCode = named ?? (isAbout(key) ? String(cells[codeColumn] ?? "") : "");
  return [{ key, clientCode, text }];
}

/** Whether a key names what the committee speaks about, not a row of the page itself. */
function isAbout(key: string): boolean {
  return /^[a-z]+:/.test(key);
}

function keysIn(cells: readonly CellOutput[], keyColumn: number): string[] {
  return String(cells[keyColumn] ?? "").split("\n");
}

/** What the rows of every page of ours are called beside those of clients and actions. */
const OWN_KEY = /^(?:section \S+|(?:line|blank|headings|divider|labels|figures) \d+)$/;

/**
 * Whether a sheet holds a page of ours, a copy of one, or one whose first rows people have deleted: told by the hidden
 * column that names its rows, in whatever language.
 */
export function isPageOfOurs(rows: readonly (readonly CellOutput[])[]): boolean {
  const named = new Map<number, number>();
  for (const cells of rows.slice(0, ROWS_LOOKED_AT)) {
    const column = cells.findIndex((cell) => typeof cell === "string" && OWN_KEY.test(cell));
    const found = (named.get(column) ?? 0) + 1;
    if (column >= 0 && found >= ROWS_NAMED) return true;
    named.set(column, found);
  }
  return false;
}

/** A page has several named rows among its first ones; a list of the finance team's has none. */
const ROWS_LOOKED_AT = 40;
const ROWS_NAMED = 4;

/** What writing the page means, ready to be queued together with other writes. */
export interface PageWrite {
  readonly cells: number;
  /** Rows that are struck now. */
  readonly struck: number;
  /** Queues everything; the caller syncs. */
  queue(context: WorkbookContext): Promise<void>;
  /** To be applied after the data stands. */
  decorations(context: WorkbookContext): readonly Decoration[];
}

/**
 * Plans a new page, or the one that stands brought up to date in place. On the same committee people's notes
 * follow their rows; a row that left is struck rather than dropped once the page has been sent, or when a note
 * stands beside it. What people typed below the page or between its rows stays, below it.
 */
export function planPage(
  look: PageLook,
  content: PageContent,
  current: {
    /** The sheet that stands, or one just added that its defined name is still to tell. */
    readonly sheet: { readonly name: string; readonly isNew: boolean };
    readonly page: StandingPage;
    readonly wasSent: boolean;
  },
): PageWrite {
  const before = current.page.day === content.day ? current.page : noPage(look);
  const isOnePage =
    look.linesOfOnePage !== undefined && linesOf(content.rows, look.widths) <= look.linesOfOnePage;
  const page = named(isOnePage ? content.rows : pagesOf(content.rows, look.widths, look.paper));
  const rows = [
    ...page,
    ...rowsLeft(look, content, page, before, current.wasSent),
    ...peoplesRows(look, current.page),
  ];
  const notes = new Map(before.notes.map(({ key, text }) => [key, text]));
  const height = Math.max(rows.length, current.page.rows.length);
  const wanted = Array.from({ length: height }, (_, index) =>
    cellsOf(rows[index], index, look, content.day, notes),
  );
  const found = differences(wanted, current.page.rows);
  const standing = ({ workbook }: WorkbookContext) => workbook.worksheets.getItem(current.sheet.name);
  return {
    cells: found.cells,
    struck: rows.filter(({ isStruck }) => isStruck).length,
    queue: async (context) => {
      // A sheet that is not written to is not named to Excel either: that alone would be a request.
      if (found.cells === 0) return;
      const worksheet = standing(context);
      if (current.sheet.isNew) nameCell(context, look.name, worksheet.getRange("A1"));
      dressPage(worksheet, { widths: look.widths, textSize: TEXT_SIZE, kinds: DOCUMENT_KINDS }, rows, height);
      // The looks of thousands of rows fill half a request; their texts need one of their own.
      if (rows.length > ROWS_DRESSED_WITH_TEXTS) await context.sync();
      await writeDifferences(context, worksheet, 0, 0, found);
    },
    decorations: (context) =>
      found.cells === 0
        ? []
        : looks(standing(context), look, rows, { content, isNew: current.page.rows.length === 0, isOnePage }),
  };
}

/** Gives the page's own rows names, so that a note beside a title stays beside it. */
function named(rows: readonly PageRow[]): PageRow[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const count = (counts.get(row.kind) ?? 0) + 1;
    counts.set(row.kind, count);
    return row.key ? row : { ...row, key: `${row.kind} ${count}` };
  });
}

const LEFT_KEY = "section left";

/** Rows that stood on the page and are no longer part of it, as they stood. */
function rowsLeft(
  look: PageLook,
  { leftTitle }: PageContent,
  page: readonly PageRow[],
  before: StandingPage,
  wasSent: boolean,
): PageRow[] {
  const keys = new Set(page.flatMap(({ key = "" }) => key.split("\n")));
  const noted = new Set(before.notes.map(({ key }) => key));
  const left = before.rows.slice(1).flatMap((cells): PageRow[] =>
    keysIn(cells, before.keyColumn).flatMap((key, half): PageRow[] => {
      if (!isAbout(key) || keys.has(key) || !(wasSent || noted.has(key))) return [];
      const stood = cellsAsTheyStood(look, half === 0 ? firstHalf(look, cells) : secondHalf(look, cells));
      return [{ kind: "row", cells: stood, key, isStruck: true }];
    }),
  );
  if (left.length === 0) return [];
  return [{ kind: "section", cells: [{ at: 0, value: leftTitle }], key: LEFT_KEY }, ...left];
}

/** A row of two: the cells of the second are left out. */
function firstHalf({ secondHalf: columns }: PageLook, cells: readonly CellOutput[]): readonly CellOutput[] {
  return isOfTwo(cells) ? cells.map((cell, column) => (columns.has(column) ? "" : cell)) : cells;
}

function secondHalf(
  { secondHalf: columns, widths }: PageLook,
  cells: readonly CellOutput[],
): readonly CellOutput[] {
  const moved = Array<CellOutput>(widths.length).fill("");
  for (const [from, to] of columns) moved[to] = cells[from] ?? "";
  return moved;
}

function isOfTwo(cells: readonly CellOutput[]): boolean {
  return cells.some((cell) => typeof cell === "string" && cell.startsWith("client:") && cell.includes("\n"));
}

/** What people typed on the page stays, below it. */
function peoplesRows(look: PageLook, { rows, keyColumn }: StandingPage): PageRow[] {
  return rows.slice(1).flatMap((cells): PageRow[] => {
    return isTypedByPeople(cells, keyColumn)
      ? [{ kind: "people", cells: cellsAsTheyStood(look, cells) }]
      : [];
  });
}

function cellsAsTheyStood({ widths }: PageLook, cells: readonly CellOutput[]): PageRow["cells"] {
  return widths.flatMap((_, at) => {
    const value = cells[at] ?? "";
    return value === "" ? [] : [{ at, value: typeof value === "boolean" ? String(value) : value }];
  });
}

function cellsOf(
  row: PageRow | undefined,
  index: number,
  { widths, takesNotes }: PageLook,
  day: Day,
  notes: ReadonlyMap<string, string>,
): CellInput[] {
  const cells = Array<CellInput>(widths.length + 1).fill("");
  if (row === undefined) return cells;
  for (const { at, value } of row.cells) cells[at] = typeof value === "string" ? literal(value) : value;
  const key = row.kind === "people" ? "" : (row.key ?? "");
  const note = notes.get(key.split("\n")[0] ?? "");
  if (takesNotes && note !== undefined && key !== "") cells[widths.length - 1] = literal(note);
  cells[widths.length] = index === 0 ? day : literal(key);
  return cells;
}

/** What the data does not depend on; each can be applied twice. What people may change is set once. */
function looks(
  sheet: Excel.Worksheet,
  look: PageLook,
  rows: readonly PageRow[],
  { content, isNew, isOnePage }: { content: PageContent; isNew: boolean; isOnePage: boolean },
): Decoration[] {
  const breaks = rows.flatMap(({ startsPage }, index) => (startsPage && index > 0 ? [index] : []));
  const sized = isOnePage ? fittedToPage(sheet, 1) : scaledTo(sheet, look.paper.scale);
  const looksOfRows: Decoration[] = [
    ...pageLooks(sheet, {
      rows,
      width: look.widths.length,
      printed: rows.length,
      print: content.print,
      heights: { blank: BLANK_HEIGHT },
    }),
    {
      name: "colours",
      apply: () => {
        const height = Math.max(rows.length, COLOURED_ROWS);
        const cells = sheet.getRangeByIndexes(1, look.colourColumn, height, 1);
        cells.conditionalFormats.clearAll();
        colourRules(
          cells,
          COLOURS.map((colour) => [colour, content.colourWords[colour]] as const),
        );
      },
    },
    {
      name: "page breaks",
      apply: () => {
        const { horizontalPageBreaks } = sheet;
        horizontalPageBreaks.removePageBreaks();
        for (const row of breaks) horizontalPageBreaks.add(sheet.getRangeByIndexes(row, 0, 1, 1));
      },
    },
    ...(look.linesOfOnePage === undefined ? [] : [sized]),
  ];
  if (!isNew) return looksOfRows;
  return [
    ...looksOfRows,
    frozenAt(sheet, 1, 0),
    onPaper(sheet, look.paper),
    ...(look.linesOfOnePage === undefined ? [sized] : []),
  ];
}

/** Rows whose looks and texts surely go into one request. */
const ROWS_DRESSED_WITH_TEXTS = 3_000;

/** Of the page's text, in points. */
const TEXT_SIZE = 10;

/** How far down the colour rules reach at least: a page that grows is coloured too. */
const COLOURED_ROWS = 400;
