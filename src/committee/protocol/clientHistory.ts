import type { NamedClient } from "../../domain/client/client";
import { isOpeningOf, openingOf } from "../../domain/protocol/newClients";
import type { CellOutput } from "../../book/cells";
import { withTextCodes } from "../../book/clientCodes";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { isWord } from "../../book/words";
import type { Day } from "../../domain/basis/day";
import { brokenPromises, keptPromises } from "../../domain/protocol/promises";
import { decisionsOf } from "../../domain/protocol/protocol";
import { blockedClients } from "../../domain/protocol/shipmentBlocks";
import { HISTORY_TABLE } from "../../book/history";
import { excelCode } from "../../excel/host/excelProblem";
import { PROTOCOL_COLUMNS } from "../../excel/sheets/protocolSheet";
import { askClientRows } from "../../excel/table/clientRows";
import type { TableContent } from "../../excel/table/ownTables";
import { readLongTables } from "../../excel/table/readLongTables";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { clientPoints, POINT_COLUMNS, type StatedHistory } from "../port/historyRows";
import type { ClientHistory, HistoryPoint } from "./protocolContract";
import { protocolEntries } from "../port/protocolRows";
import { textIn } from "../port/cellReading";

/**
 * Everything the workbook remembers of one client: its colours and figures over time, and every decision.
 * @param clientName by which a new client was brought before it had a code; "" when it does not matter.
 */
export async function clientHistory(
  session: ExcelSession,
  client: NamedClient,
  today: Day,
): Promise<ClientHistory> {
  const { history } = await session.run((workbook) => readWithHistory(workbook, client, today, NOTHING_ELSE));
  return history;
}

const NOTHING_ELSE = () => ({ askRow: () => undefined, row: () => Promise.resolve(null) });

/** Something about the client that is asked for in the same two requests. */
interface AskedBeside<T> {
  readonly askRow: () => void;
  readonly row: () => Promise<T>;
}

/**
 * What the workbook remembers of a client, and something else about it, in two requests: which rows are its own, then
 * these rows. More only when Excel finds an answer too large, or people have retouched a heading or just sorted.
 * @param ask queues the first question about what else is wanted; it may be called again.
 */
export async function readWithHistory<T>(
  workbook: WorkbookContext,
  client: NamedClient,
  today: Day,
  ask: () => AskedBeside<T>,
): Promise<{ readonly history: ClientHistory; readonly beside: T }> {
  const found = await inTwoRequests(workbook, client.clientCode, ask).catch((error: unknown) => {
    if (excelCode(error) !== "ResponsePayloadSizeLimitExceeded") throw error;
    return inPortions(workbook, client.clientCode, ask);
  });
  return { history: historyOf(found, client, today), beside: found.beside };
}

async function inTwoRequests<T>(workbook: WorkbookContext, clientCode: string, ask: () => AskedBeside<T>) {
  const asked = ask();
  // A new client's first decision bears its name alone: rows without a code are looked at too.
  const decisions = askClientRows(workbook, DECISIONS, clientCode, true);
  const figures = askClientRows(workbook, POINTS, clientCode);
  await workbook.sync();
  asked.askRow();
  await decisions.askRows();
  await figures.askRows();
  await workbook.sync();
  return { beside: await asked.row(), protocol: await decisions.rows(), points: await figures.rows() };
}

async function inPortions<T>(workbook: WorkbookContext, clientCode: string, ask: () => AskedBeside<T>) {
  const asked = ask();
  await workbook.sync();
  asked.askRow();
  await workbook.sync();
  const beside = await asked.row();
  const [protocol, points] = await readLongTables(workbook, [DECISIONS, POINTS] as const);
  const [decisions = null] = withTextCodes([protocol], [clientCode]);
  const [figures = null] = withTextCodes([points], [clientCode]);
  return { beside, protocol: decisions, points: figures };
}

const FIGURES = ["exposure", "validCover", "uncovered", "countedOverdue", "oldestDaysLate"] as const;

const DECISIONS = { layout: PROTOCOL_TABLE, columns: PROTOCOL_COLUMNS } as const;

const POINTS = { layout: HISTORY_TABLE, columns: [...POINT_COLUMNS, ...FIGURES] } as const;

interface Remembered {
  readonly protocol: TableContent<ProtocolColumn> | null;
  readonly points: TableContent<(typeof POINTS.columns)[number]> | null;
}

function historyOf(
  { protocol, points }: Remembered,
  { clientCode, clientName }: NamedClient,
  today: Day,
): ClientHistory {
  const history = clientPoints(points, FIGURES);
  const { entries, warnings } = protocolEntries(protocol && onlyTheirs(protocol, { clientCode, clientName }));
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

/** The protocol with the rows of others blank: what cannot be read in them is no matter of this client's. */
function onlyTheirs(
  protocol: TableContent<ProtocolColumn>,
  client: NamedClient,
): TableContent<ProtocolColumn> {
  const isTheirs = (row: readonly CellOutput[]) => {
    const cell = (key: ProtocolColumn) => textIn(row[protocol.places[key]]).trim();
    const clientCode = cell("clientCode");
    if (clientCode !== "") return clientCode === client.clientCode;
    const kind = isWord(cell("actionKind"), "actionKinds.new-client") ? "new-client" : null;
    return isOpeningOf({ kind, clientCode, clientName: cell("client"), topic: cell("topic") }, client);
  };
  return { ...protocol, rows: protocol.rows.map((row) => (isTheirs(row) ? row : [])) };
}

function pointsOf({ points }: StatedHistory<(typeof FIGURES)[number]>, clientCode: string): HistoryPoint[] {
  return points
    .filter((point) => point.clientCode === clientCode)
    .map(({ clientCode: _code, clientName: _name, group: _group, ...point }) => point)
    .sort((a, b) => a.committeeDate - b.committeeDate);
}
