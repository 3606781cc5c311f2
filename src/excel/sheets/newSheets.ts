import { Problem } from "../../domain/basis/problem";
import { excelCode } from "../host/excelProblem";
import { listSheets, type SheetExtent } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import { sheetName, type OwnSheet } from "../../book/table";
import { sheetWords } from "../../book/words";
import type { Language } from "../../locales/translator";

/** Sheets of ours that have just been added, empty, by the names they bear. */
export type NewSheets = Readonly<Partial<Record<OwnSheet, string>>>;

const added = new WeakMap<WorkbookContext, string[]>();

/** The names of the sheets that a run has added, those that Excel had free. */
export function addedIn(context: WorkbookContext): readonly string[] {
  return added.get(context) ?? [];
}

/** Excel's limit (Worksheet.name). */
const LONGEST_NAME = 31;

/** How many names Excel is asked for before giving up; it has no reason to refuse a second one. */
const NAMES_TRIED = 4;

/**
 * The name that a new sheet of ours takes: the one we would like or, when a sheet of the finance team's bears it
 * in whatever case, the next free one. An empty sheet of that name is used, since a run that broke off leaves one;
 * a hidden one is not, since nobody would see what is written there.
 */
export function nameFor(sheet: OwnSheet, language: Language, extents: readonly SheetExtent[]): string {
  const isFree = (name: string) => {
    const namesake = extents.find((extent) => extent.sheet.toLowerCase() === name.toLowerCase());
    return namesake === undefined || isUnused(namesake);
  };
  for (let attempt = 0; ; attempt += 1) {
    const name = wishedName(sheet, language, attempt);
    if (isFree(name)) return name;
  }
}

function isUnused({ used, hidden }: SheetExtent): boolean {
  return used === null && !hidden;
}

/** "Clients", "Clients (comité)", "Clients (comité 2)" and so on, cut where Excel would refuse the length. */
function wishedName(sheet: OwnSheet, language: Language, attempt: number): string {
  const name = sheetName(sheet, language);
  if (attempt === 0) return name;
  const words = sheetWords(language);
  const mark =
    attempt === 1
      ? words.t("workbook:sheetMark.first")
      : words.t("workbook:sheetMark.other", { number: String(attempt) });
  return `${name.slice(0, LONGEST_NAME - mark.length - 1).trimEnd()} ${mark}`;
}

/**
 * Adds empty sheets of ours at the end of the workbook, in one request unless Excel refuses a name: which words it
 * reserves depends on its language, and a chart sheet may bear a name that no list of sheets shows.
 * @param extents every sheet as it stands.
 * @throws Problem "name-taken" when Excel refuses every name that a sheet could take.
 */
export async function addSheets(
  context: WorkbookContext,
  sheets: readonly OwnSheet[],
  language: Language,
  extents: readonly SheetExtent[],
): Promise<NewSheets> {
  if (sheets.length === 0) return {};
  const names = sheets.map((sheet) => [sheet, nameFor(sheet, language, extents)] as const);
  const stands = new Set(extents.map(({ sheet }) => sheet.toLowerCase()));
  const toAdd = names.filter(([, name]) => !stands.has(name.toLowerCase()));
  if (
    !(await isAdded(
      context,
      toAdd.map(([, name]) => name),
    ))
  )
    return addEach(context, sheets, language);
  return Object.fromEntries(names);
}

/** Adds one empty sheet of ours, as `addSheets` does; gives its name. */
export async function addSheet(
  context: WorkbookContext,
  sheet: OwnSheet,
  language: Language,
  extents: readonly SheetExtent[],
): Promise<string> {
  const names = await addSheets(context, [sheet], language, extents);
  return names[sheet] ?? nameFor(sheet, language, extents);
}

/** Queues the sheets and sends them; false when Excel refuses a name, with those before it added. */
async function isAdded(context: WorkbookContext, names: readonly string[]): Promise<boolean> {
  for (const name of names) context.workbook.worksheets.add(name);
  try {
    await context.sync();
    added.set(context, [...addedIn(context), ...names]);
    return true;
  } catch (error) {
    if (!REFUSED_NAME.has(excelCode(error) ?? "")) throw error;
    return false;
  }
}

const REFUSED_NAME: ReadonlySet<string> = new Set(["InvalidArgument", "ItemAlreadyExists"]);

/** Adds the sheets one after the other, each by the first name that Excel takes; what has been added meanwhile is seen. */
async function addEach(
  context: WorkbookContext,
  sheets: readonly OwnSheet[],
  language: Language,
): Promise<NewSheets> {
  const standing = await listSheets(context);
  const names: Partial<Record<OwnSheet, string>> = {};
  for (const sheet of sheets) names[sheet] = await addOne(context, sheet, language, standing);
  return names;
}

async function addOne(
  context: WorkbookContext,
  sheet: OwnSheet,
  language: Language,
  standing: readonly SheetExtent[],
): Promise<string> {
  const refused: SheetExtent[] = [];
  while (refused.length < NAMES_TRIED) {
    const name = nameFor(sheet, language, [...standing, ...refused]);
    if (standing.some((extent) => extent.sheet.toLowerCase() === name.toLowerCase())) return name;
    if (await isAdded(context, [name])) return name;
    refused.push({ sheet: name, hidden: true, used: null, tables: [] });
  }
  throw new Problem("name-taken", { name: sheetName(sheet, language) });
}
