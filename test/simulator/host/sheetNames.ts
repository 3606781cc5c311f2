import type { SheetModel, WorkbookModel } from "../model";
import { invalidArgument } from "./errors";

const LONGEST_NAME = 31;
const FORBIDDEN = /[\\/?*[\]:]/;

/**
 * Excel's rules for sheet names: 1 to 31 characters (Worksheet.name in the API reference), none of \ / ? * [ ] :,
 * no apostrophe at either end, not "History" (reserved for tracked changes, in English alone), unique in any case.
 * @returns the name
 */
export function checkSheetName(model: WorkbookModel, name: unknown, own: SheetModel | null): string {
  if (typeof name !== "string" || name.trim() === "") throw invalidArgument("a sheet name cannot be blank");
  if (name.length > LONGEST_NAME) throw invalidArgument(`sheet name of ${name.length} characters: ${name}`);
  if (FORBIDDEN.test(name) || name.startsWith("'") || name.endsWith("'"))
    throw invalidArgument(`sheet name ${name}`);
  if (name.toLowerCase() === "history") throw invalidArgument(`sheet name ${name} is reserved`);
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
