import { columnIndex, MAX_COLUMNS } from "../address";
import type { TableModel, WorkbookModel } from "../model";
import { invalidArgument } from "./errors";

const LONGEST_NAME = 255;

/**
 * Excel's rules for names of tables and of ranges: a letter, _ or \ first, then letters, digits, _ and full stops,
 * not like a cell reference (Q1, R1C1), not C or R, 255 characters at most. A broken rule gives InvalidArgument and
 * nothing more (office-js#551).
 */
export function checkNameSyntax(name: unknown): string {
  if (typeof name !== "string") throw invalidArgument("a name is text");
  if (name.length > LONGEST_NAME || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name))
    throw invalidArgument(`name ${name}`);
  if (/^[cr]$/i.test(name) || isLikeReference(name)) throw invalidArgument(`name ${name}`);
  return name;
}

function isLikeReference(name: string): boolean {
  if (/^r[0-9]*c[0-9]*$/i.test(name)) return true;
  const cell = /^([a-z]{1,3})[0-9]+$/i.exec(name);
  return cell !== null && columnIndex(cell[1] ?? "") < MAX_COLUMNS;
}

/** Names of tables and of the workbook's ranges are unique together, in any case. */
export function checkNameFree(model: WorkbookModel, name: string, own: TableModel | null): string {
  const wanted = name.toLowerCase();
  const tables = model.sheets.flatMap((sheet) => sheet.tables);
  if (tables.some((table) => table !== own && table.name.toLowerCase() === wanted)) {
    throw invalidArgument(`a table is already called ${name}`);
  }
  if (model.names.some((each) => each.sheetId === null && each.name.toLowerCase() === wanted)) {
    throw invalidArgument(`a range is already called ${name}`);
  }
  return name;
}

/** "Tableau1" in French, "Table1" otherwise: the first number that is free. */
export function freeTableName(model: WorkbookModel, locale: string): string {
  const stem = locale.startsWith("fr") ? "Tableau" : "Table";
  const taken = new Set(
    model.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name.toLowerCase())),
  );
  let number = 1;
  while (taken.has(`${stem}${number}`.toLowerCase())) number += 1;
  return `${stem}${number}`;
}
