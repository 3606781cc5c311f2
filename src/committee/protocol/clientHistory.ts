import type { ProtocolColumn } from "../../book/protocol";
import type { Day } from "../../domain/basis/day";
import { brokenPromises, keptPromises } from "../../domain/protocol/promises";
import { decisionsOf } from "../../domain/protocol/protocol";
import { blockedClients } from "../../domain/protocol/shipmentBlocks";
import { HISTORY_TABLE } from "../../book/history";
import type { TableContent } from "../../excel/table/ownTables";
import { PROTOCOL_COLUMNS, readProtocol, readProtocolRows } from "../../excel/sheets/protocolSheet";
import { readLongTables } from "../../excel/table/readLongTables";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { clientPoints, POINT_COLUMNS, type StatedHistory } from "../port/historyRows";
import type { ClientHistory, HistoryPoint } from "./protocolContract";
import { protocolEntries } from "../port/protocolRows";

/** Everything the workbook remembers of one client: its colours and figures over time, and every decision. */
export async function clientHistory(
  session: ExcelSession,
  clientCode: string,
  today: Day,
): Promise<ClientHistory> {
  const { content, history } = await session.run(async (workbook) => ({
    content: await readClientRows(workbook, clientCode),
    history: await readHistory(workbook),
  }));
  const { entries, warnings } = protocolEntries(content);
  const decisions = decisionsOf(entries, clientCode);
  return {
    points: pointsOf(history, clientCode),
    decisions,
    brokenPromises: brokenPromises(decisions, clientCode, today),
    keptPromises: keptPromises(decisions, clientCode),
    arbitrations: decisions.filter(({ arbitration }) => arbitration !== "none"),
    block: blockedClients(decisions, today).get(clientCode) ?? null,
    warnings: [...warnings, ...history.warnings],
  };
}

/** The client's rows: the column of codes says where they are. */
async function readClientRows(
  workbook: WorkbookContext,
  clientCode: string,
): Promise<TableContent<ProtocolColumn> | null> {
  const codes = await readProtocol(workbook, ["clientCode"]);
  if (codes === null) return null;
  const place = codes.keys.indexOf("clientCode");
  const isTheirs = (row: TableContent["rows"][number]) => String(row[place] ?? "").trim() === clientCode;
  const rows = codes.rows.flatMap((row, index) => (isTheirs(row) ? [index] : []));
  const found = await readProtocolRows(workbook, codes, rows);
  // Somebody has sorted between the two requests: every row is looked at.
  return found === null || !found.rows.every(isTheirs) ? readProtocol(workbook, PROTOCOL_COLUMNS) : found;
}

const FIGURES = ["exposure", "validCover", "uncovered", "countedOverdue", "oldestDaysLate"] as const;

async function readHistory(workbook: WorkbookContext): Promise<StatedHistory<(typeof FIGURES)[number]>> {
  const [history] = await readLongTables(workbook, [
    { layout: HISTORY_TABLE, columns: [...POINT_COLUMNS, ...FIGURES] },
  ] as const);
  return clientPoints(history, FIGURES);
}

function pointsOf({ points }: StatedHistory<(typeof FIGURES)[number]>, clientCode: string): HistoryPoint[] {
  return points
    .filter((point) => point.clientCode === clientCode)
    .map(({ clientCode: _code, clientName: _name, group: _group, ...point }) => point)
    .sort((a, b) => a.committeeDate - b.committeeDate);
}
