import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Day } from "../../domain/basis/day";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import { fittedToPage, frozenAt, repeatedHeadings, titlesLook, type Decoration } from "../host/decorations";
import { DAY_FORMAT, MONEY_FORMAT } from "../../book/kinds";
import { AGENDA_NAME, type PageSheet } from "./ownSheets";
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

interface AgendaColumn {
  readonly key: string;
  readonly width: number;
  readonly format?: string;
  readonly align?: "Center" | "Right";
  /** Keeps a text off the one on its left. */
  readonly indent?: number;
}

const money = { width: 62, format: MONEY_FORMAT, align: "Right" } as const;

/** Nil is a dash, as with amounts. */
const COUNT_FORMAT = '0;-0;"–"';

/** The agenda's columns: each client's facts, then room for the decision. */
const AGENDA_COLUMNS = [
  { key: "colour", width: 58, align: "Center" },
  { key: "clientCode", width: 52 },
  { key: "client", width: 112 },
  { key: "exposure", ...money },
  { key: "validCover", ...money },
  { key: "uncovered", ...money },
  { key: "overdue", ...money },
  { key: "buckets", width: 88, align: "Right" },
  { key: "oldestDaysLate", width: 38, format: COUNT_FORMAT, align: "Center" },
  { key: "situation", width: 216 },
  { key: "followUp", width: 172, indent: 1 },
  { key: "rules", width: 72, indent: 1 },
  { key: "minutes", width: 30, format: COUNT_FORMAT, align: "Center" },
  { key: "decision", width: 140, indent: 1 },
] as const satisfies readonly AgendaColumn[];

export type AgendaColumnKey = (typeof AGENDA_COLUMNS)[number]["key"];

const WIDTH: (typeof PAPERS)["agenda"]["columns"] = AGENDA_COLUMNS.length;

/** Right of the page, hidden: what names each row, so that notes follow it; on the first row the committee's day. */
const KEY_COLUMN = WIDTH;
const CODE_COLUMN = 1;
const DECISION_COLUMN = WIDTH - 1;

/** What kinds of row the page is made of. */
type AgendaRowKind =
  | "title"
  | "line"
  | "figureHeadings"
  | "figures"
  | "changes"
  | "section"
  | "actionHeadings"
  | "action"
  | "clientHeadings"
  | "client"
  | "empty"
  | "blank"
  | "people";

export interface AgendaRow {
  readonly kind: AgendaRowKind;
  /** By column; texts must be `literal`. */
  readonly cells: Readonly<Partial<Record<AgendaColumnKey, CellInput>>>;
  /** Names what the row is about: `client:0410221`; absent for a row of the page itself. */
  readonly key?: string;
  /** A new page begins here. */
  readonly startsPage?: boolean;
  /** Struck: it was on the agenda that went out and is no longer. */
  readonly isStruck?: boolean;
}

/** What the agenda should show. */
export interface AgendaContent {
  readonly day: Day;
  readonly rows: readonly AgendaRow[];
  /** The title of the rows that left since the agenda was sent. */
  readonly leftTitle: AgendaRow["cells"];
  readonly print: PagePrint;
  /** The words of the colour cells, marks included. */
  readonly colourWords: Readonly<Record<Colour, string>>;
}

/** A note that somebody typed on the agenda. */
export interface AgendaNote {
  readonly key: string;
  readonly clientCode: string;
  readonly text: string;
}

/** The agenda as it stands on its sheet. */
export interface StandingAgenda {
  /** The committee it is for; null on a sheet without any. */
  readonly day: Day | null;
  /** Rows of cells, the hidden one last. */
  readonly rows: readonly (readonly CellOutput[])[];
  readonly notes: readonly AgendaNote[];
}

const NOTHING: StandingAgenda = { day: null, rows: [], notes: [] };

/** Reads the agenda back, notes included. */
export async function readAgenda(context: WorkbookContext, sheet: SheetExtent): Promise<StandingAgenda> {
  if (sheet.used === null) return NOTHING;
  const height = pageHeight(sheet.used);
  const range = context.workbook.worksheets
    .getItem(sheet.sheet)
    .getRangeByIndexes(0, 0, height, WIDTH + 1)
    .load("values");
  await context.sync();
  const rows = range.values as CellOutput[][];
  const day = rows[0]?.[KEY_COLUMN];
  return {
    day: typeof day === "number" ? day : null,
    rows,
    notes: rows.slice(1).flatMap((cells) => {
      const text = String(cells[DECISION_COLUMN] ?? "");
      const key = String(cells[KEY_COLUMN] ?? "");
      return text === "" || key === "" ? [] : [{ key, clientCode: codeIn(key, cells), text }];
    }),
  };
}

/** The client that a row is about; the page's own rows are about none. */
function codeIn(key: string, cells: readonly CellOutput[]): string {
  return key.includes(":") ? String(cells[CODE_COLUMN] ?? "") : "";
}

/** What writing the agenda means, ready to be queued together with other writes. */
export interface AgendaWrite {
  readonly cells: number;
  /** Rows that are struck now. */
  readonly struck: number;
  /** Queues everything; the caller syncs. */
  queue(): Promise<void>;
  /** To be applied after the data stands. */
  readonly decorations: readonly Decoration[];
}

/**
 * Plans a new agenda sheet, or the one that stands brought up to date in place. On the same committee people's
 * notes follow their rows; a row that left is struck rather than dropped once the agenda has been sent, or
 * when a note stands beside it.
 */
export function planAgenda(
  context: WorkbookContext,
  content: AgendaContent,
  current: { readonly sheet: PageSheet; readonly agenda: StandingAgenda; readonly wasSent: boolean },
): AgendaWrite {
  const isSameDay = current.agenda.day === content.day;
  const before = isSameDay ? current.agenda : NOTHING;
  const page = named(content.rows);
  const left = rowsLeft(content, page, before, current.wasSent);
  const rows = [...page, ...left, ...peoplesRows(current.agenda)];
  const notes = new Map(before.notes.map(({ key, text }) => [key, text]));
  const height = Math.max(rows.length, current.agenda.rows.length);
  const wanted = Array.from({ length: height }, (_, index) => cellsOf(rows[index], index, content, notes));
  const found = differences(wanted, current.agenda.rows);
  const isNew = current.agenda.rows.length === 0;
  const worksheet = context.workbook.worksheets.getItem(current.sheet.name);
  return {
    cells: found.cells,
    struck: rows.filter(({ isStruck }) => isStruck).length,
    queue: async () => {
      if (found.cells === 0) return;
      if (current.sheet.isNew) nameCell(context, AGENDA_NAME, worksheet.getRange("A1"));
      dressRows(worksheet, rows, height);
      await writeDifferences(context, worksheet, 0, 0, found);
    },
    decorations: found.cells === 0 ? [] : looks(worksheet, rows, content, isNew),
  };
}

/** Gives the page's own rows names, so that a note beside a title stays beside it. */
function named(rows: readonly AgendaRow[]): AgendaRow[] {
  const counts = new Map<AgendaRowKind, number>();
  return rows.map((row) => {
    const count = (counts.get(row.kind) ?? 0) + 1;
    counts.set(row.kind, count);
    return { ...row, key: row.key ?? `${row.kind} ${count}` };
  });
}

/** Rows that stood on the page and are no longer part of it, as they stood. */
function rowsLeft(
  content: AgendaContent,
  page: readonly AgendaRow[],
  before: StandingAgenda,
  wasSent: boolean,
): AgendaRow[] {
  const keys = new Set(page.map(({ key }) => key));
  const noted = new Set(before.notes.map(({ key }) => key));
  const left = before.rows.slice(1).flatMap((cells): AgendaRow[] => {
    const key = String(cells[KEY_COLUMN] ?? "");
    const wasAbout = key.includes(":") && key !== LEFT_KEY;
    if (!wasAbout || keys.has(key) || !(wasSent || noted.has(key))) return [];
    return [{ kind: "client", cells: cellsAsTheyStood(cells), key, isStruck: true }];
  });
  if (left.length === 0) return [];
  return [{ kind: "section", cells: content.leftTitle, key: LEFT_KEY }, ...left];
}

const LEFT_KEY = "section:left";

/** What people typed below the page or between its rows stays, below it. */
function peoplesRows({ rows }: StandingAgenda): AgendaRow[] {
  return rows.slice(1).flatMap((cells): AgendaRow[] => {
    const isTheirs = cells[KEY_COLUMN] === "" && cells.some((cell) => cell !== "");
    return isTheirs ? [{ kind: "people", cells: cellsAsTheyStood(cells), key: "" }] : [];
  });
}

function cellsAsTheyStood(cells: readonly CellOutput[]): AgendaRow["cells"] {
  return Object.fromEntries(
    AGENDA_COLUMNS.map(({ key }, column) => {
      const cell = cells[column] ?? "";
      return [key, typeof cell === "string" ? literal(cell) : cell];
    }),
  );
}

function cellsOf(
  row: AgendaRow | undefined,
  index: number,
  { day }: AgendaContent,
  notes: ReadonlyMap<string, string>,
): CellInput[] {
  if (row === undefined) return Array<CellInput>(WIDTH + 1).fill("");
  const cells = AGENDA_COLUMNS.map(({ key }): CellInput => row.cells[key] ?? "");
  const key = row.key ?? "";
  if (row.cells.decision === undefined) cells[DECISION_COLUMN] = literal(notes.get(key) ?? "");
  return [...cells, index === 0 ? day : literal(key)];
}

/** Formats of each row by its kind. */
function dressRows(worksheet: Excel.Worksheet, rows: readonly AgendaRow[], height: number): void {
  worksheet.getRangeByIndexes(0, 0, height, WIDTH + 1).clear("Formats");
  const page = worksheet.getRangeByIndexes(0, 0, rows.length, WIDTH);
  page.format.verticalAlignment = "Top";
  AGENDA_COLUMNS.forEach(({ width }, index) => {
    worksheet.getRangeByIndexes(0, index, rows.length, 1).format.columnWidth = width;
  });
  worksheet.getRangeByIndexes(0, KEY_COLUMN, 1, 1).columnHidden = true;
  for (const { first, count, kind, isStruck } of runsOf(rows)) {
    const range = worksheet.getRangeByIndexes(first, 0, count, WIDTH);
    DRESS[kind](range);
    if (isStruck) {
      range.format.font.strikethrough = true;
      range.format.font.color = GREY;
    }
  }
}

function dressBody(range: Excel.Range): void {
  range.format.wrapText = true;
  indent(range);
  for (const edge of ["EdgeBottom", "InsideHorizontal"] as const) {
    range.format.borders.getItem(edge).color = LINE_COLOUR;
  }
}

function dressHeadings(range: Excel.Range): void {
  range.format.font.bold = true;
  range.format.fill.color = SOFT_FILL;
  range.format.wrapText = true;
  range.format.verticalAlignment = "Center";
  range.format.horizontalAlignment = "Center";
  // Headings of columns of text stand where their text begins.
  for (const key of TEXT_COLUMNS) columnOf(range, key).format.horizontalAlignment = "Left";
  indent(range);
}

function indent(range: Excel.Range): void {
  AGENDA_COLUMNS.forEach((column: AgendaColumn, index) => {
    if (column.indent === undefined) return;
    // An indent counts on texts that are aligned to the left by themselves only.
    range.getColumn(index).format.horizontalAlignment = "Left";
    range.getColumn(index).format.indentLevel = column.indent;
  });
}

const TEXT_COLUMNS = ["clientCode", "client", "situation", "followUp", "rules", "decision"] as const;

/** Columns of the actions that hold days; the figures' columns are used for them. */
const ACTION_DAYS: readonly AgendaColumnKey[] = ["exposure", "uncovered"];

const DRESS: Readonly<Record<AgendaRowKind, (range: Excel.Range) => void>> = {
  title: () => undefined,
  line: (range) => {
    range.format.font.color = GREY;
  },
  figureHeadings: (range) => {
    const cells = range.getCell(0, 2).getResizedRange(0, 4);
    cells.format.font.set({ bold: true, color: GREY });
    cells.format.horizontalAlignment = "Right";
    columnOf(range, "situation").format.font.set({ bold: true, color: GREY });
  },
  figures: (range) => dressFigures(range, MONEY_FORMAT, "0%", true),
  changes: (range) => dressFigures(range, '+#,##0;-#,##0;"="', '+0.0" pt";-0.0" pt";"="', false),
  section: (range) => {
    range.format.font.bold = true;
    range.format.font.size = 12;
    range.format.font.color = HEADING_TEXT;
    range.format.fill.color = HEADING_FILL;
    range.format.verticalAlignment = "Center";
  },
  actionHeadings: dressHeadings,
  action: (range) => {
    dressBody(range);
    for (const key of ACTION_DAYS) {
      columnOf(range, key).numberFormat = [[DAY_FORMAT]];
      columnOf(range, key).format.horizontalAlignment = "Center";
    }
    for (const key of ["colour", "validCover", "overdue"] as const) {
      columnOf(range, key).format.horizontalAlignment = "Center";
    }
  },
  clientHeadings: dressHeadings,
  client: (range) => {
    dressBody(range);
    for (const { key, ...column } of AGENDA_COLUMNS as readonly (AgendaColumn & { key: AgendaColumnKey })[]) {
      const cells = columnOf(range, key);
      if (column.format !== undefined) cells.numberFormat = [[column.format]];
      if (column.align !== undefined) cells.format.horizontalAlignment = column.align;
    }
  },
  empty: (range) => {
    range.format.font.italic = true;
    range.format.font.color = GREY;
  },
  blank: () => undefined,
  people: () => undefined,
};

/** Sums in the figures' columns, the share in the third of them. */
function dressFigures(range: Excel.Range, amount: string, share: string, isBold: boolean): void {
  const cells = range.getCell(0, 2).getResizedRange(0, 4);
  cells.numberFormat = [["General", amount, amount, share, amount]];
  cells.format.font.bold = isBold;
  cells.format.horizontalAlignment = "Right";
  range.getCell(0, 2).format.horizontalAlignment = "Left";
}

function columnOf(range: Excel.Range, key: AgendaColumnKey): Excel.Range {
  return range.getColumn(AGENDA_COLUMNS.findIndex((column) => column.key === key));
}

interface Run {
  readonly first: number;
  count: number;
  readonly kind: AgendaRowKind;
  readonly isStruck: boolean;
}

function runsOf(rows: readonly AgendaRow[]): Run[] {
  const runs: Run[] = [];
  rows.forEach(({ kind, isStruck = false }, index) => {
    const run = runs.at(-1);
    if (run?.kind === kind && run.isStruck === isStruck) run.count += 1;
    else runs.push({ first: index, count: 1, kind, isStruck });
  });
  return runs;
}

/** What the data does not depend on; each can be applied twice. What people may change is set once. */
function looks(
  sheet: Excel.Worksheet,
  rows: readonly AgendaRow[],
  content: AgendaContent,
  isNew: boolean,
): Decoration[] {
  const all = () => sheet.getRangeByIndexes(0, 0, rows.length, WIDTH);
  const headingRow = rows.findIndex(({ kind }) => kind === "clientHeadings");
  const breaks = rows.flatMap(({ startsPage }, index) => (startsPage && index > 0 ? [index] : []));
  const looksOfRows: Decoration[] = [
    titlesLook(sheet),
    {
      name: "colours",
      apply: () => {
        const cells = sheet.getRangeByIndexes(1, 0, Math.max(rows.length, COLOURED_ROWS), 1);
        cells.conditionalFormats.clearAll();
        colourRules(
          cells,
          COLOURS.map((colour) => [colour, content.colourWords[colour]] as const),
        );
      },
    },
    { name: "row heights", apply: () => all().format.autofitRows() },
    printedRows(sheet, rows.length, WIDTH),
    repeatedHeadings(sheet, headingRow),
    {
      name: "page breaks",
      apply: () => {
        const { horizontalPageBreaks } = sheet;
        horizontalPageBreaks.removePageBreaks();
        for (const row of breaks) horizontalPageBreaks.add(sheet.getRangeByIndexes(row, 0, 1, 1));
      },
    },
    { name: "header and footer", apply: () => setPageFrame(sheet, content.print) },
  ];
  if (!isNew) return looksOfRows;
  return [...looksOfRows, frozenAt(sheet, 1, 0), onPaper(sheet, PAPERS.agenda), fittedToPage(sheet)];
}

/** How far down the colour rules reach at least: a page that grows is coloured too. */
const COLOURED_ROWS = 400;
