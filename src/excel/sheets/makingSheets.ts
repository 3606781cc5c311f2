import { toProblem } from "../host/excelProblem";
import { askSheets } from "../host/readSheets";
import type { ExcelSession, WorkbookContext } from "../host/session";
import { addedIn } from "./newSheets";
import { askOwnSheets } from "./ownSheets";

/**
 * Runs what may add sheets of ours. Should somebody have made the same tables in the same moment, the sheets that were
 * added for them in vain go again: the work is done anew with the other's.
 */
export function runMaking<T>(
  session: ExcelSession,
  work: (workbook: WorkbookContext) => Promise<T>,
): Promise<T> {
  return session.run(async (workbook) => {
    try {
      return await work(workbook);
    } catch (error) {
      if (toProblem(error).code === "made-meanwhile") await takeBack(workbook);
      throw error;
    }
  });
}

/** Deletes the sheets that this run has added and that hold neither a table nor a page of ours. */
async function takeBack(context: WorkbookContext): Promise<void> {
  const names = addedIn(context);
  if (names.length === 0) return;
  const { list } = askSheets(context);
  const ownSheets = askOwnSheets(context);
  await context.sync();
  const listed = list();
  const pages = new Set(Object.values(ownSheets(listed).names));
  const isOurs = (table: string) => /^cc_[a-z]+$/i.test(table);
  listed
    .filter(({ sheet, tables }) => names.includes(sheet) && !pages.has(sheet) && !tables.some(isOurs))
    .forEach(({ sheet }) => context.workbook.worksheets.getItem(sheet).delete());
  await context.sync();
}
