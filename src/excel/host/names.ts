import type { WorkbookContext } from "./session";

/**
 * Queues a defined name for a cell. One of that name whose cell was deleted with its sheet still stands, as
 * #REF!, and Excel refuses a second one: it gives way.
 */
export function nameCell(context: WorkbookContext, name: string, cell: Excel.Range): void {
  const { names } = context.workbook;
  names.getItemOrNullObject(name).delete();
  names.add(name, cell);
}

/**
 * Queues the loading of what is known of all tables: asked in one way by all, since a collection that is loaded again
 * has what was asked last.
 */
export function loadTables({ workbook }: WorkbookContext): Excel.TableCollection {
  return workbook.tables.load("items/name,items/showHeaders,items/showFilterButton,items/worksheet/name");
}

/** Queues the loading of a number that a defined name keeps; `numberKept` tells it once the caller has synced. */
export function loadKept(context: WorkbookContext, name: string): Excel.NamedItem {
  return context.workbook.names.getItemOrNullObject(name).load("formula");
}

/** The number that a defined name keeps; 0 where there is no such name, or people made something else of it. */
export function numberKept(item: Excel.NamedItem): number {
  if (item.isNullObject) return 0;
  const [, digits] = /^=?(\d{1,15})$/.exec(String(item.formula)) ?? [];
  return digits === undefined ? 0 : Number(digits);
}

/** Queues a number to be kept by a defined name, which goes with copies of the file. */
export function keepNumber(context: WorkbookContext, name: string, number: number): void {
  keep(context, name, `=${number}`);
}

/** Excel takes no longer text in a formula. */
const LONGEST_TEXT = 255;

/** Queues a text without quotes to be kept in the same way. */
export function keepText(context: WorkbookContext, name: string, text: string): void {
  const parts = text.match(new RegExp(`.{1,${LONGEST_TEXT}}`, "g")) ?? [""];
  keep(context, name, `=${parts.map((part) => `"${part}"`).join("&")}`);
}

/** The text that a defined name keeps; "" where there is no such name. */
export function textKept(item: Excel.NamedItem): string {
  if (item.isNullObject) return "";
  return [...String(item.formula).matchAll(/"([^"]*)"/g)].map(([, part = ""]) => part).join("");
}

function keep(context: WorkbookContext, name: string, formula: string): void {
  const { names } = context.workbook;
  names.getItemOrNullObject(name).delete();
  names.add(name, formula);
}
