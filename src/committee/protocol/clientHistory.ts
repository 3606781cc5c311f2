import type { Day } from "../../domain/basis/day";
import { brokenPromises, keptPromises } from "../../domain/protocol/promises";
import { decisionsOf } from "../../domain/protocol/protocol";
import { blockedClients } from "../../domain/protocol/shipmentBlocks";
import { HISTORY_TABLE } from "../../excel/sheets/historySheet";
import type { TableContent } from "../../excel/table/ownTables";
import { readProtocol, readProtocolRows } from "../../excel/sheets/protocolSheet";
import { readLongTables } from "../../excel/table/readLongTables";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { historyEntries } from "../port/historyRows";
import type { ClientHistory, HistoryPoint } from "./protocolContract";
import { protocolEntries } from "../port/protocolRows";

/** Everything the workbook remembers of one client: its colours and figures over time, and every decision. */
export async function clientHistory(
  session: ExcelSession,
  clientCode: string,
  today: Day,
): Promise<ClientHistory> {
  const { content, points } = await session.run(async (workbook) => ({
    content: await readClientRows(workbook, clientCode),
    points: await readPoints(workbook, clientCode),
  }));
  const { entries, warnings } = protocolEntries(content);
  const decisions = decisionsOf(entries, clientCode);
  return {
    points,
    decisions,
    brokenPromises: brokenPromises(decisions, clientCode, today),
    keptPromises: keptPromises(decisions, clientCode),
    arbitrations: decisions.filter(({ arbitration }) => arbitration !== "none"),
    block: blockedClients(decisions, today).get(clientCode) ?? null,
    warnings,
  };
}

/** The client's rows: the column of codes says where they are. */
async function readClientRows(workbook: WorkbookContext, clientCode: string): Promise<TableContent | null> {
  const codes = await readProtocol(workbook, ["clientCode"]);
  if (codes === null) return null;
  const place = codes.keys.indexOf("clientCode");
  const isTheirs = (row: TableContent["rows"][number]) => String(row[place] ?? "").trim() === clientCode;
  const rows = codes.rows.flatMap((row, index) => (isTheirs(row) ? [index] : []));
  const found = await readProtocolRows(workbook, codes, rows);
  // Somebody has sorted between the two requests: every row is looked at.
  return found === null || !found.rows.every(isTheirs) ? readProtocol(workbook) : found;
}

const POINT_COLUMNS = [
  "committeeDate",
  "clientCode",
  "colour",
  "exposure",
  "uncovered",
  "countedOverdue",
  "oldestDaysLate",
];

async function readPoints(workbook: WorkbookContext, clientCode: string): Promise<HistoryPoint[]> {
  const [history] = await readLongTables(workbook, [
    { layout: HISTORY_TABLE, columns: POINT_COLUMNS },
  ] as const);
  return (history === null ? [] : historyEntries(history))
    .filter((entry) => entry.clientCode === clientCode)
    .map(({ committeeDate, colour, exposure, uncovered, countedOverdue, oldestDaysLate }) => ({
      committeeDate,
      colour,
      exposure,
      uncovered,
      countedOverdue,
      oldestDaysLate,
    }))
    .sort((a, b) => a.committeeDate - b.committeeDate);
}
