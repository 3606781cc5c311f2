import { wholeHistory } from "../../src/committee/port/committeeFile";
import { historyPlan, historyRow } from "../../src/committee/port/historyRows";
import type { Day } from "../../src/domain/basis/day";
import type { HistoryEntry } from "../../src/domain/committee/history";
import { decorateTogether } from "../../src/excel/host/decorations";
import { listSheets } from "../../src/excel/host/readSheets";
import type { WorkbookContext } from "../../src/excel/host/session";
import { createHistory } from "../../src/excel/sheets/historySheet";
import { HISTORY_TABLE } from "../../src/book/history";
import { ensureWritable } from "../../src/excel/sheets/ownSheets";
import { addSheet } from "../../src/excel/sheets/newSheets";
import { readLongTables } from "../../src/excel/table/readLongTables";
import { prepareTableWrites } from "../../src/excel/table/tableWrites";

/** Keeps the figures of one committee as preparing its agenda does, without the agenda. */
export async function writeHistory(
  context: WorkbookContext,
  date: Day,
  entries: readonly HistoryEntry[],
): Promise<{ readonly cells: number; readonly refused: readonly string[] }> {
  const [content] = await readLongTables(context, [
    { layout: HISTORY_TABLE, columns: ["committeeDate", "clientCode"] },
  ] as const);
  if (content === null) {
    const extents = await listSheets(context);
    await ensureWritable(context, [], true);
    const sheet = await addSheet(context, "history", "fr", extents);
    const rows = entries.map((entry) => historyRow(entry, "fr"));
    const { cells, decorations } = await createHistory(context, rows, "fr", sheet, true);
    await context.sync();
    return { cells, refused: await decorateTogether(context, decorations) };
  }
  const whole = await wholeHistory(context, content, [date]);
  await ensureWritable(context, [whole.sheet], false);
  const writes = await prepareTableWrites(context, [historyPlan(whole, date, entries, "fr")]);
  await writes.send();
  return { cells: writes.cells, refused: [] };
}
