import type { SheetModel, WorkbookModel } from "../model";
import type { Call } from "./declarations";
import { invalidArgument } from "./errors";

const LONGEST_NAME = 31;
const FORBIDDEN = /[\\/?*[\]:]/;

/**
 * The word for Excel's sheet of tracked changes, which no other sheet may bear, by display language: documented in
 * English, reported in Russian (XlsxWriter#688), inferred in French.
 */
const RESERVED: Readonly<Record<string, string>> = { en: "History", fr: "Historique", ru: "Журнал" };

/**
 * Excel's rules for sheet names: 1 to 31 characters (Worksheet.name in the API reference), none of \ / ? * [ ] :,
 * no apostrophe at either end, not the reserved word, unique in any case. A file that holds such a name opens.
 * @returns the name
 */
export function checkSheetName(name: unknown, own: SheetModel | null, { host }: Call): string {
  const { model } = host;
  if (typeof name !== "string" || name.trim() === "") throw invalidArgument("a sheet name cannot be blank");
  if (name.length > LONGEST_NAME) throw invalidArgument(`sheet name of ${name.length} characters: ${name}`);
  if (FORBIDDEN.test(name) || name.startsWith("'") || name.endsWith("'"))
    throw invalidArgument(`sheet name ${name}`);
  const language = host.behaviour.reservesLocalSheetName ? host.displayLanguage.slice(0, 2) : "en";
  if (name.toLowerCase() === RESERVED[language]?.toLowerCase())
    throw invalidArgument(`sheet name ${name} is reserved`);
  if (model.sheets.some((sheet) => sheet !== own && sheet.name.toLowerCase() === name.toLowerCase())) {
    throw invalidArgument(`a sheet is already called ${name}`);
  }
  return name;
}

/** "Feuil2" in French, "Sheet2" otherwise: the first number that is free. */
export function freeSheetName(model: WorkbookModel, locale: string): string {
  const stem = locale.startsWith("fr") ? "Feuil" : "Sheet";
  const taken = new Set(model.sheets.map((sheet) => sheet.name.toLowerCase()));
  let number = 1;
  while (taken.has(`${stem}${number}`.toLowerCase())) number += 1;
  return `${stem}${number}`;
}
