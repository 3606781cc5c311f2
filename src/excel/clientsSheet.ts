import { COLOURS } from "../domain/grid";
import type { Day } from "../domain/day";
import { literal, type CellOutput } from "./cells";
import {
  decorate,
  frozenAt,
  printedLandscape,
  titlesLook,
  type Decoration,
  type Written,
} from "./decorations";
import {
  DAY_FORMAT,
  MONEY_FORMAT,
  sheetWords,
  type RowInput,
  type SheetLanguage,
  type TableLayout,
} from "./layout";
import { addOwnSheet, writeHead } from "./ownSheets";
import { createTable, readTables, type TableContent } from "./ownTables";
import type { SheetExtent } from "./readSheets";
import { refreshTable } from "./refreshTable";
import type { WorkbookContext } from "./session";
import { colourRules } from "./stateColours";
import { differences, writeDifferences } from "./writeCells";

const money = { format: MONEY_FORMAT, width: 72 } as const;
const HEADER_ROW = 3;

/** The Clients sheet's table: one row per client. */
export const CLIENTS_TABLE = {
  table: "CC_Clients",
  sheet: "clients",
  row: HEADER_ROW,
  column: 0,
  columns: [
    { key: "rank", width: 36, align: "Center" },
    { key: "colour", width: 54, align: "Center" },
    { key: "clientCode", width: 66 },
    { key: "client", width: 170, wrap: true },
    { key: "reasons", width: 320, wrap: true },
    { key: "exposure", ...money },
    { key: "validCover", ...money },
    { key: "uncovered", ...money },
    { key: "countedOverdue", ...money },
    { key: "oldestDaysLate", width: 66, format: "0", align: "Center" },
    { key: "averageDaysLate", width: 60, format: "0", align: "Center" },
    { key: "notDue", ...money },
    { key: "d1_30", ...money },
    { key: "d31_60", ...money },
    { key: "d61_90", ...money },
    { key: "d91_120", ...money },
    { key: "over120", ...money },
    { key: "unallocatedCredits", ...money },
    { key: "disputed", ...money },
    { key: "coverGrade", align: "Center", width: 72 },
    { key: "insurer", width: 96 },
    { key: "coverEnd", width: 66, format: DAY_FORMAT, align: "Center" },
    { key: "signature", align: "Center", width: 60 },
    { key: "rating", width: 110 },
    { key: "ratingDate", width: 66, format: DAY_FORMAT, align: "Center" },
    { key: "overdueGrade", align: "Center", width: 76 },
    { key: "salesperson", width: 90 },
    { key: "group", width: 110 },
  ],
} as const satisfies TableLayout;

/** What the Clients sheet should show. */
export interface ClientsContent {
  /** Stands beside the title, as a date whose number format carries the words. */
  readonly referenceDate: Day;
  /** One line of totals, below. */
  readonly subtitle: string;
  readonly rows: readonly RowInput[];
  /** What a client who owes nothing any more shows. */
  readonly emptied: RowInput;
}

/** Creates the Clients sheet with its table, or brings the one that stands up to date in place. */
export async function writeClients(
  context: WorkbookContext,
  content: ClientsContent,
  language: SheetLanguage,
  extents: readonly SheetExtent[],
): Promise<Written> {
  const [standing] = await readTables(context, [CLIENTS_TABLE] as const);
  if (standing === null) return createClients(context, content, language, extents);
  const worksheet = context.workbook.worksheets.getItem(standing.sheet);
  const titles = await refreshTitles(context, worksheet, content);
  const { rows, emptied } = content;
  const refresh = { key: "clientCode", rank: "rank", rows, emptied };
  const cells = await refreshTable(context, CLIENTS_TABLE, standing, refresh);
  const isDressed = await hasColourRules(context, worksheet);
  const refused = isDressed ? [] : await decorate(context, decorations(worksheet, language));
  return { cells: cells + titles, refused };
}

async function createClients(
  context: WorkbookContext,
  content: ClientsContent,
  language: SheetLanguage,
  extents: readonly SheetExtent[],
): Promise<Written> {
  const worksheet = addOwnSheet(context, "clients", language, extents);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:clients.title"), content.subtitle);
  const dateCell = worksheet.getRangeByIndexes(0, REFERENCE_DATE_COLUMN, 1, 1);
  dateCell.numberFormat = [[`"${words.t("workbook:clients.asOf")} "${DAY_FORMAT}`]];
  dateCell.values = [[content.referenceDate]];
  context.workbook.names.add(REFERENCE_DATE_NAME, dateCell);
  await createTable(context, CLIENTS_TABLE, content.rows, language, worksheet);
  await context.sync();
  const refused = await decorate(context, decorations(worksheet, language));
  return { cells: (content.rows.length + 1) * CLIENTS_TABLE.columns.length + 3, refused };
}

/** Defined name of the cell that holds the day the figures are of. */
const REFERENCE_DATE_NAME = "CC_ReferenceDate";
/** Zero-based column of that cell: a wide one, since a date does not run over its neighbours. */
const REFERENCE_DATE_COLUMN = 3;

/** The line of totals and the reference date above the table, written where they differ. */
async function refreshTitles(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  { referenceDate, subtitle }: ClientsContent,
): Promise<number> {
  const range = worksheet.getRangeByIndexes(0, 0, 2, REFERENCE_DATE_COLUMN + 1).load("values");
  await context.sync();
  const wanted = [
    [null, null, null, referenceDate],
    [literal(subtitle), null, null, null],
  ];
  const found = differences(wanted, range.values as CellOutput[][]);
  await writeDifferences(context, worksheet, 0, 0, found);
  return found.cells;
}

/** The Clients table and the day its figures are of, or null when there is no such table. */
export async function readClients(
  context: WorkbookContext,
): Promise<{ readonly content: TableContent; readonly referenceDate: Day | null } | null> {
  const [content] = await readTables(context, [CLIENTS_TABLE] as const);
  if (content === null) return null;
  const name = context.workbook.names.getItemOrNullObject(REFERENCE_DATE_NAME).load("type");
  await context.sync();
  if (name.isNullObject || name.type !== "Range") return { content, referenceDate: null };
  const cell = name.getRangeOrNullObject().load("values");
  await context.sync();
  const value = cell.isNullObject ? null : (cell.values as CellOutput[][])[0]?.[0];
  return { content, referenceDate: typeof value === "number" ? value : null };
}

/** How far down the colour rules reach: clients to come are coloured too. */
const COLOURED_ROWS = 20_000;

function colourCells(worksheet: Excel.Worksheet): Excel.Range {
  const column = CLIENTS_TABLE.columns.findIndex(({ key }) => key === "colour");
  return worksheet.getRangeByIndexes(HEADER_ROW + 1, column, COLOURED_ROWS, 1);
}

async function hasColourRules(context: WorkbookContext, worksheet: Excel.Worksheet): Promise<boolean> {
  const count = colourCells(worksheet).conditionalFormats.getCount();
  await context.sync();
  // A method's result is there after the sync; only properties are loaded.
  // eslint-disable-next-line office-addins/load-object-before-read
  return count.value > 0;
}

/** Set when the sheet has none: people may change them afterwards. */
function decorations(worksheet: Excel.Worksheet, language: SheetLanguage): Decoration[] {
  const words = sheetWords(language);
  const colours = COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const);
  return [
    titlesLook(worksheet),
    {
      name: "reference date",
      apply: () => {
        const cell = worksheet.getRangeByIndexes(0, REFERENCE_DATE_COLUMN, 1, 1);
        cell.format.horizontalAlignment = "Left";
        cell.format.verticalAlignment = "Center";
      },
    },
    { name: "colours", apply: () => colourRules(colourCells(worksheet), colours) },
    frozenAt(worksheet, HEADER_ROW + 1, 4),
    printedLandscape(worksheet, HEADER_ROW),
  ];
}
