import type { Day } from "../../domain/basis/day";
import { HISTORY_TABLE } from "../../book/history";
import type { Written } from "../../excel/host/decorations";
import { askWritable } from "../../excel/sheets/ownSheets";
import type { TableContent } from "../../excel/table/ownTables";
import { withWholeRows } from "../../excel/table/readLongTables";
import type { WorkbookContext } from "../../excel/host/session";
import { prepareTableWrites, type TablePlan } from "../../excel/table/tableWrites";
import { isOfCommittee } from "./historyRows";

/** The history with the rows of some committees read whole, to be compared with what should stand there. */
export function wholeHistory(
  context: WorkbookContext,
  content: TableContent,
  dates: readonly Day[],
): Promise<TableContent> {
  const isWanted = dates.map((date) => isOfCommittee(content, date));
  const isLonely = content.rows.length === 1;
  return withWholeRows(
    context,
    HISTORY_TABLE,
    content,
    (row) => isLonely || isWanted.some((isOfDate) => isOfDate(row)),
  );
}

/** Brings what a plan wants into the table of committees, in two requests and one more where the table grows. */
export async function writeCommittee(context: WorkbookContext, plan: TablePlan): Promise<Written> {
  const ensure = askWritable(context, [plan.content.sheet], false);
  const writes = await prepareTableWrites(context, [plan]);
  ensure();
  return { cells: writes.cells, refused: await writes.send() };
}
