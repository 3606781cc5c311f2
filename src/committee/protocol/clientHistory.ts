import type { NamedClient } from "../../domain/client/client";
import { isWord } from "../../book/words";
import { isOpeningOf, openingOf } from "../../domain/protocol/newClients";
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

/**
 * Everything the workbook remembers of one client: its colours and figures over time, and every decision.
 * @param clientName by which a new client was brought before it had a code; "" when it does not matter.
 */
export async function clientHistory(
  session: ExcelSession,
  { clientCode, clientName }: NamedClient,
  today: Day,
): Promise<ClientHistory> {
  const { content, history } = await session.run(async (workbook) => ({
    content: await readClientRows(workbook, { clientCode, clientName }),
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
    opening: openingOf(entries, { clientCode, clientName }, today),
    warnings: [...warnings, ...history.warnings],
  };
}

/** The client's rows: few columns say where they are. */
async function readClientRows(
  workbook: WorkbookContext,
  client: NamedClient,
): Promise<TableContent<ProtocolColumn> | null> {
  const codes = await readProtocol(workbook, client.clientName === "" ? ["clientCode"] : NAMING);
  if (codes === null) return null;
  const cell = (row: TableContent["rows"][number], key: (typeof NAMING)[number]) =>
    String(row[codes.keys.indexOf(key)] ?? "").trim();
  const isOpening = (row: TableContent["rows"][number]) => {
    const kind = isWord(cell(row, "actionKind"), "actionKinds.new-client") ? "new-client" : null;
    const entry = {
      kind,
      clientCode: "",
      clientName: cell(row, "client"),
      topic: cell(row, "topic"),
    } as const;
    return isOpeningOf(entry, client);
  };
  const isTheirs = (row: TableContent["rows"][number]) => {
    const code = cell(row, "clientCode");
    return code === client.clientCode || (code === "" && isOpening(row));
  };
  const rows = codes.rows.flatMap((row, index) => (isTheirs(row) ? [index] : []));
  const found = await readProtocolRows(workbook, codes, rows);
  // Somebody has sorted between the two requests: every row is looked at.
  return found === null || !found.rows.every(isTheirs) ? readProtocol(workbook, PROTOCOL_COLUMNS) : found;
}

/** What names the client of a row. */
const NAMING = ["clientCode", "client", "actionKind", "topic"] as const;

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
