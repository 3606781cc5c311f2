import { LANGUAGES, type Language } from "../../locales/translator";
import type { WorkbookContext } from "../host/session";
import { sheetWords } from "../../book/words";

/**
 * The property that makes a sheet ours to delete. It stands in the sheet itself, so that it goes with it, and
 * a sheet that merely bears the name is none of ours.
 */
const MARK = "CC_SelfCheck";

/** Names that the scratch sheet is given for a moment, to see whether a language reserves them. */
export const TRIED_NAMES = ["History", "Historique", "Журнал"] as const;

const scratchName = (language: Language) => sheetWords(language).t("workbook:selfCheck.sheet");

/** Whether a sheet has the name under which the scratch sheet is added. */
export function isScratchName(name: string): boolean {
  const stem = name.replace(/ \d+$/, "").toLowerCase();
  return LANGUAGES.some((language) => scratchName(language).toLowerCase() === stem);
}

/** Whether the scratch sheet can have come to bear a name; people who give it another keep it. */
function mayBeScratch(name: string): boolean {
  return isScratchName(name) || TRIED_NAMES.some((tried) => tried.toLowerCase() === name.toLowerCase());
}

/**
 * Deletes scratch sheets that a check left behind when it was broken off. A sheet is ours when it bears both the
 * name and the mark.
 * @returns how many there were.
 */
export async function removeScratchSheets(context: WorkbookContext): Promise<number> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const marked = worksheets.items
    .filter(({ name }) => mayBeScratch(name))
    .map((sheet) => ({ sheet, mark: sheet.customProperties.getItemOrNullObject(MARK).load("value") }));
  if (marked.length === 0) return 0;
  await context.sync();
  const ours = marked.filter(({ mark }) => !mark.isNullObject);
  ours.forEach(({ sheet }) => {
    // One that a probe was hiding cannot be told from others once it is gone.
    sheet.visibility = "Visible";
    sheet.delete();
  });
  await context.sync();
  return ours.length;
}

/** Where the probes work: ids of the scratch sheet, and of the sheet that the user had in front. */
export interface Scratch {
  readonly sheet: string;
  readonly home: string;
}

/** Adds the scratch sheet behind the others, under a name that is free, and marks it. */
export async function addScratchSheet(context: WorkbookContext, language: Language): Promise<Scratch> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  const active = worksheets.getActiveWorksheet();
  active.load("id");
  await context.sync();
  const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
  const stem = scratchName(language);
  let name = stem;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} ${number}`;
  const sheet = worksheets.add(name);
  sheet.customProperties.add(MARK, "1");
  sheet.load("id");
  sheet.getRange("A1").values = [[sheetWords(language).t("workbook:selfCheck.note")]];
  await context.sync();
  return { sheet: sheet.id, home: active.id };
}
