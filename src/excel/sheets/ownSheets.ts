import { Problem } from "../../domain/basis/problem";
import { literal } from "../../book/cells";
import { decorate, type Decoration } from "../host/decorations";
import { type OwnSheet, type OwnTable } from "../../book/table";
import { askSheets, type ListedSheet, type SheetExtent } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { LANGUAGES, type Language, type SheetNames } from "../../locales/translator";
import { nameFor, type NewSheets } from "./newSheets";

/** The table that makes a sheet ours; printed pages have none and are known by their defined names. */
const MARKS: Readonly<Partial<Record<OwnSheet, OwnTable>>> = {
  clients: "CC_Clients",
  protocol: "CC_Protocol",
  history: "CC_History",
  committees: "CC_Committees",
  results: "CC_Results",
  settings: "CC_Parameters",
};

/** Defined name of the agenda's first cell: it tells our agenda from a sheet that happens to bear its name. */
export const AGENDA_NAME = "CC_Agenda";

/** Defined name of the first cell of the meeting's minutes. */
export const MINUTES_NAME = "CC_Minutes";

/** Where our sheets stand in the workbook, whatever they are called now; null when not created yet. */
export interface OwnSheets {
  readonly names: Readonly<Record<OwnSheet, string | null>>;
}

/**
 * Queues the question which sheets are ours, by their tables and defined names, never by their own: people may
 * rename a sheet. The caller syncs.
 * @returns what is asked once it is answered, with the sheets as they were listed.
 */
export function askOwnSheets(context: WorkbookContext): (listed: readonly ListedSheet[]) => OwnSheets {
  const agenda = askNamedSheet(context, AGENDA_NAME);
  const minutes = askNamedSheet(context, MINUTES_NAME);
  return (listed) => ownSheetsIn(listed, agenda(), minutes());
}

/** Finds our sheets in one request. */
export async function findOwnSheets(context: WorkbookContext): Promise<OwnSheets> {
  const { list } = askSheets(context);
  const ownSheets = askOwnSheets(context);
  await context.sync();
  return ownSheets(list());
}

function ownSheetsIn(
  extents: readonly ListedSheet[],
  agenda: string | null,
  minutes: string | null,
): OwnSheets {
  const withTable = (sheet: OwnSheet) => {
    const mark = MARKS[sheet]?.toLowerCase();
    return extents.find(({ tables }) => tables.some((table) => table.toLowerCase() === mark))?.sheet ?? null;
  };
  return {
    names: {
      clients: withTable("clients"),
      agenda,
      minutes,
      protocol: withTable("protocol"),
      history: withTable("history"),
      committees: withTable("committees"),
      results: withTable("results"),
      settings: withTable("settings") ?? withSettings(extents),
    },
  };
}

/** Where other tables of the settings stand, should that of the parameters be gone. */
function withSettings(extents: readonly ListedSheet[]): string | null {
  const isOne = (table: string) => SETTINGS_TABLES.has(table.toLowerCase());
  return extents.find(({ tables }) => tables.some(isOne))?.sheet ?? null;
}

const SETTINGS_TABLES: ReadonlySet<string> = new Set(["cc_grid", "cc_ratings", "cc_people", "cc_actions"]);

/** Queues the sheet that a defined name points at; null where there is none or its cell was deleted. */
function askNamedSheet(context: WorkbookContext, name: string): () => string | null {
  const cell = context.workbook.names.getItemOrNullObject(name).getRangeOrNullObject();
  const worksheet = cell.worksheet.load("name");
  return () => (worksheet.isNullObject ? null : worksheet.name);
}

/** Which of these sheets do not stand yet, by the names they would take in each language. */
export function sheetsToCreate(
  ownSheets: OwnSheets,
  sheets: readonly OwnSheet[],
  extents: readonly SheetExtent[],
): Record<Language, string[]> {
  const absent = sheets.filter((sheet) => ownSheets.names[sheet] === null);
  const named = (language: Language) => absent.map((sheet) => nameFor(sheet, language, extents));
  return Object.fromEntries(LANGUAGES.map((language) => [language, named(language)])) as Record<
    Language,
    string[]
  >;
}

/** What each of our sheets is called, or will be: a sentence that names one names the true one. */
export function namesOfSheets(
  { names }: OwnSheets,
  language: Language,
  extents: readonly SheetExtent[],
): SheetNames {
  const entries = Object.entries(names) as [OwnSheet, string | null][];
  return Object.fromEntries(
    entries.map(([sheet, name]) => [sheet, name ?? nameFor(sheet, language, extents)]),
  ) as unknown as SheetNames;
}

/** Queues the title of a new sheet of ours and the line below it. */
export function writeHead(worksheet: Excel.Worksheet, title: string, subtitle: string): void {
  worksheet.getRange("A1:A2").values = [[literal(title)], [literal(subtitle)]];
}

/**
 * Moves a new sheet behind the Clients sheet: clients, agenda, protocol, settings is the order of the week.
 * @returns what this Excel refused, for the report.
 */
export async function placeAfterClients(context: WorkbookContext, sheet: string): Promise<string[]> {
  const clients = context.workbook.tables.getItemOrNullObject("CC_Clients").load("name");
  await context.sync();
  if (clients.isNullObject) return [];
  const anchor = clients.worksheet.load("position");
  await context.sync();
  const apply = () => {
    context.workbook.worksheets.getItem(sheet).position = anchor.position + 1;
  };
  return decorate(context, [{ name: "sheet order", apply }]);
}

/**
 * Puts new sheets where they belong: the agenda behind the clients, the minutes behind the agenda, the results behind those, history
 * and committees before the settings. Positions are those of the sheets as they were listed, before anything was added at the end.
 * @param created in the order in which they were added.
 */
export function sheetOrder(
  context: WorkbookContext,
  { names }: OwnSheets,
  created: NewSheets,
  extents: readonly SheetExtent[],
): Decoration[] {
  const added = Object.entries(created) as [OwnSheet, string][];
  if (added.length === 0) return [];
  const placeOf = (name: string | null) => extents.findIndex(({ sheet }) => sheet === name);
  const apply = () => {
    let settings = placeOf(names.settings);
    const clients = placeOf(names.clients);
    const pages = Math.max(clients, placeOf(names.agenda));
    const read = Math.max(pages, placeOf(names.minutes));
    for (const [sheet, name] of added) {
      const anchors: Partial<Record<OwnSheet, number>> = { agenda: clients, minutes: pages, results: read };
      const before = anchors[sheet];
      const anchor = before === undefined ? settings : before + 1;
      if (anchor <= 0) continue;
      context.workbook.worksheets.getItem(name).position = anchor;
      if (anchor <= settings) settings += 1;
    }
  };
  return [{ name: "sheet order", apply }];
}

/**
 * Queues the question whether Excel would stop a write half-way; the caller syncs, then asks.
 * @param sheets sheets of ours to be changed.
 * @param creates whether sheets will be added, which a protected structure forbids.
 * @returns throws Problem "workbook-read-only", "workbook-protected", or "sheet-protected" naming the first sheet.
 */
export function askWritable(
  context: WorkbookContext,
  sheets: readonly string[],
  creates: boolean,
): () => void {
  const { workbook } = context;
  workbook.load("readOnly");
  const structure = workbook.protection.load("protected");
  const protections = sheets.map((sheet) => workbook.worksheets.getItem(sheet).protection.load("protected"));
  return () => {
    if (workbook.readOnly) throw new Problem("workbook-read-only");
    if (creates && structure.protected) throw new Problem("workbook-protected");
    const blocked = sheets.find((_, index) => protections[index]?.protected);
    if (blocked !== undefined) throw new Problem("sheet-protected", { sheet: blocked });
  };
}

/**
 * As `askWritable`, in a request of its own.
 * @throws Problem "workbook-read-only", "workbook-protected", or "sheet-protected" naming the first sheet.
 */
export async function ensureWritable(
  context: WorkbookContext,
  sheets: readonly string[],
  creates: boolean,
): Promise<void> {
  const ensure = askWritable(context, sheets, creates);
  await context.sync();
  ensure();
}
