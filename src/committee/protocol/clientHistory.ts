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
import { askCodes, askRowsOf, type CodedRows } from "../../excel/table/clientRows";
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

/** Something about clients that is asked for in the same two requests. */
interface AskedBeside<P, T> {
  /** Queues the question where it stands; gives the answer. */
  readonly askPlaces: (workbook: WorkbookContext) => () => P;
  /** Queues the question what stands there about one client; gives the answer. */
  readonly askRow: (workbook: WorkbookContext, places: P, clientCode: string) => () => Promise<T>;
}

const NOTHING_ELSE: AskedBeside<null, null> = {
  askPlaces: () => () => null,
  askRow: () => () => Promise.resolve(null),
};

/** Which rows are of which client, as it was asked, with the rows that were read since. */
export interface KnownRows<P> {
  readonly decisions: CodedRows<typeof PROTOCOL_TABLE, ProtocolColumn>;
  readonly figures: CodedRows<typeof HISTORY_TABLE, (typeof POINTS.columns)[number]>;
  readonly places: P;
}

/** What the workbook remembers of a client, something else about it, and which rows are whose. */
interface ReadHistory<P, T> {
  readonly history: ClientHistory;
  readonly beside: T;
  /** Null when Excel found the answer too large. */
  readonly known: KnownRows<P> | null;
}

/**
 * What the workbook remembers of a client, and something else about it, in two requests: which rows are its own, then
 * these rows. More only when Excel finds an answer too large, or people have retouched a heading or just sorted.
 * @param known what the first request was answered before: then it is not asked again.
 */
export async function readWithHistory<P, T>(
  workbook: WorkbookContext,
  client: NamedClient,
  today: Day,
  beside: AskedBeside<P, T>,
  known: KnownRows<P> | null = null,
): Promise<ReadHistory<P, T>> {
  const found = await inTwoRequests(workbook, client.clientCode, beside, known).catch((error: unknown) => {
    if (excelCode(error) !== "ResponsePayloadSizeLimitExceeded") throw error;
    return inPortions(workbook, client.clientCode, beside);
  });
  return { history: historyOf(found, client, today), beside: found.beside, known: found.known };
}

async function inTwoRequests<P, T>(
  workbook: WorkbookContext,
  clientCode: string,
  beside: AskedBeside<P, T>,
  before: KnownRows<P> | null,
) {
  const known = before ?? (await askKnown(workbook, beside));
  const row = beside.askRow(workbook, known.places, clientCode);
  // A new client's first decision bears its name alone: rows without a code are looked at too.
  const decisions = askRowsOf(workbook, known.decisions, clientCode, true);
  const figures = askRowsOf(workbook, known.figures, clientCode);
  await workbook.sync();
  return { beside: await row(), protocol: await decisions(), points: await figures(), known };
}

async function askKnown<P, T>(workbook: WorkbookContext, beside: AskedBeside<P, T>): Promise<KnownRows<P>> {
  const places = beside.askPlaces(workbook);
  const decisions = askCodes(workbook, DECISIONS);
  const figures = askCodes(workbook, POINTS);
  await workbook.sync();
  return { places: places(), decisions: await decisions(), figures: await figures() };
}

async function inPortions<P, T>(
  workbook: WorkbookContext,
  clientCode: string,
  beside: AskedBeside<P, T>,
): Promise<Remembered & { readonly beside: T; readonly known: null }> {
  const places = beside.askPlaces(workbook);
  await workbook.sync();
  const row = beside.askRow(workbook, places(), clientCode);
  await workbook.sync();
  const [protocol, points] = await readLongTables(workbook, [DECISIONS, POINTS] as const);
  const [decisions = null] = withTextCodes([protocol], [clientCode]);
  const [figures = null] = withTextCodes([points], [clientCode]);
  return { beside: await row(), protocol: decisions, points: figures, known: null };
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
