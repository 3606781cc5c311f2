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
