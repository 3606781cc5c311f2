import { HISTORY_TABLE } from "../../src/book/history";
import { readRows } from "../../src/book/reading";
import type { HistoryEntry } from "../../src/domain/committee/history";
import { readLongTables } from "../../src/excel/table/readLongTables";
import type { ExcelSession } from "../../src/excel/host/session";

/** Every row of the history, whole, as the workbook keeps it. */
export async function readHistory(session: ExcelSession): Promise<HistoryEntry[]> {
  const keys = HISTORY_TABLE.columns.map(({ key }) => key);
  const [content] = await session.run((workbook) =>
    readLongTables(workbook, [{ layout: HISTORY_TABLE, columns: keys }] as const),
  );
  const { rows, unreadable } = readRows(HISTORY_TABLE, content, keys);
  expect(unreadable).toEqual([]);
  return rows.map(({ values }) => entryOf(values));
}

function entryOf(
  values: ReturnType<typeof readRows<typeof HISTORY_TABLE.declared, Key>>["rows"][number]["values"],
) {
  const { client: clientName, coverGrade: cover, overdueGrade: overdue, notes: _, ...rest } = values;
  const { notDue, d1_30, d31_60, d61_90, d91_120, over120, unallocatedCredits, ...figures } = rest;
  const { signature: quality, ...entry } = figures;
  const signature = quality === "unknown" ? "medium" : quality;
  return {
    ...entry,
    clientName,
    grades: cover && signature && overdue ? { cover, signature, overdue } : null,
    ageing: { notDue, d1_30, d31_60, d61_90, d91_120, over120, unallocatedCredits },
  } as HistoryEntry;
}

type Key = keyof typeof HISTORY_TABLE.declared;
