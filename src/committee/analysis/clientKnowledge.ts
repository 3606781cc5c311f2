import type { RememberedClient } from "../../domain/colour/change";
import { NOTHING_DECIDED } from "../../domain/colour/clientFile";
import { rollMemory, type ClientMemory, type Standing } from "../../domain/colour/clientMemory";
import { committeeHeldLast } from "../../domain/committee/whichCommittee";
import type { Day } from "../../domain/basis/day";
import { groupBy } from "../../domain/basis/groupBy";
import type { Parameters } from "../../domain/policy/policy";
import { paymentBehaviour, weeksOf, type PastWeek } from "../../domain/receivables/paymentBehaviour";
import type { ClientReceivables } from "../../domain/receivables/receivables";
import { brokenPromises } from "../../domain/protocol/promises";
import { withClientCodes } from "../../domain/protocol/clientCodes";
import { byClient } from "../../domain/protocol/protocol";
import { claimsDeclaredOn, insurerStepsIn } from "../../domain/protocol/insurerSteps";
import { blockedClients, releasedUntil } from "../../domain/protocol/shipmentBlocks";
import type { CellOutput } from "../../book/cells";
import { CLIENTS_TABLE } from "../../book/clients";
import type { Values } from "../../book/column";
import { readRows, type Reading, type Unreadable } from "../../book/reading";
import type { TableContent } from "../../excel/table/ownTables";
import type { Intake, Message } from "../../intake/source";
import { gradesOf, isAbsentRow, presentClients, type ClientColumn } from "../port/clientStanding";
import { unreadableWarnings } from "../port/unreadable";
import { calendarWarnings, committeeDays } from "../port/committeeRows";
import { readOverrides } from "../port/overrides";
import { statedBehaviour } from "../port/historyRows";
import { protocolFacts } from "../port/protocolRows";
import {
  MEMORY_COLUMNS,
  REMEMBERED,
  STANDING_COLUMNS,
  type CommitteeFile,
  type KnowledgeTables,
} from "../port/workbookState";

export interface ClientKnowledge {
  readonly fileOf: (receivables: ClientReceivables) => CommitteeFile;
  /** Everybody who stood at the last committee. */
  readonly remembered: readonly RememberedClient[];
  /** Who was missing from the file at the last committee already, as they were last seen. */
  readonly absent: readonly RememberedClient[];
  readonly heldLast: Day | null;
  /** Codes of clients that were on the last committee's agenda and whose row of the Clients sheet is gone. */
  readonly forgotten: readonly string[];
  /** Cells that cannot be used, with their address. */
  readonly warnings: readonly Message[];
}

/**
 * Reads what is known of clients besides receivables, cover and client sheet, on the user's own day.
 * @param recovered what the history tells of clients whose own row is gone.
 * @param intake the sources, whose codes of clients count: where ours lost their zeros, they are given back.
 */
export function clientKnowledge(
  tables: KnowledgeTables,
  parameters: Parameters,
  today: Day,
  intake: Pick<Intake, "openItems" | "agedBalance" | "listedClients">,
  recovered: readonly RememberedClient[] = [],
): ClientKnowledge {
  const owing = [...intake.openItems.byClient(), ...intake.agedBalance].map(({ clientCode }) => clientCode);
  const codes = [...new Set([...owing, ...intake.listedClients])];
  const stated = readOverrides(tables.overrides, parameters.overrideMaximumDays, today);
  const overrides = groupBy(withClientCodes(stated.overrides, codes), ({ clientCode }) => clientCode);
  const protocol = protocolFacts(tables.protocol);
  const decided = withClientCodes(protocol.entries, codes);
  const entries = byClient(decided);
  const { seen, committees, warnings: unread } = statedBehaviour(tables.history, codes);
  const blocked = blockedClients(decided, today);
  const lastCommittee = committeeHeldLast(committeeDays(tables.committees), today);
  const clients = withLostCodes(tables.clients, intake);
  const known = rememberedClients(clients.content, tables.figuresOf, lastCommittee);
  const remembered = withClientCodes([...known.remembered, ...recovered], codes);
  const absent = withClientCodes(known.absent, codes);
  const memories = new Map([...remembered, ...absent].map(({ clientCode, memory }) => [clientCode, memory]));
  const forgotten = forgottenIn(seen, lastCommittee, new Set(memories.keys()));
  return {
    fileOf: (receivables) => {
      const { clientCode } = receivables;
      const weeks = weeksOf(seen.get(clientCode) ?? [], committees, receivables, parameters);
      const clientEntries = entries.get(clientCode) ?? [];
      return {
        ...NOTHING_DECIDED,
        overrides: overrides.get(clientCode) ?? [],
        memory: memories.get(clientCode) ?? null,
        brokenPromises: brokenPromises(clientEntries, clientCode, today).length,
        releasedUntil: releasedUntil(clientEntries, clientCode, today),
        blockedSince: blocked.get(clientCode)?.committeeDate ?? null,
        insurerSteps: insurerStepsIn(clientEntries, today),
        behaviour: paymentBehaviour(weeks, today),
        claimsDeclaredOn: claimsDeclaredOn(clientEntries, today),
      };
    },
    remembered,
    absent,
    heldLast: lastCommittee,
    // Of those the history knows the agenda's alone: without any memory nobody could tell who is new.
    forgotten: remembered.length === 0 ? [] : forgotten,
    warnings: [
      ...stated.warnings,
      ...calendarWarnings(tables.committees),
      ...protocol.warnings,
      ...unread,
      ...clients.warnings,
      ...known.warnings,
      ...(remembered.length === 0 && forgotten.length > 0 ? [MEMORY_GONE] : []),
    ],
  };
}

type Rows = TableContent<ClientColumn> | null;

/** Finds the codes that were cleared again by the names beside them, where the sources have one client of the name. */
function withLostCodes(
  content: Rows,
  { openItems, agedBalance }: Pick<Intake, "openItems" | "agedBalance">,
): { readonly content: Rows; readonly warnings: readonly Message[] } {
  const [code, name] = [content?.places.clientCode ?? -1, content?.places.client ?? -1];
  const isLost = (row: readonly CellOutput[]) => row[code] === "" && row[name] !== "";
  if (content === null || !content.rows.some(isLost)) return { content, warnings: [] };
  const codes = new Map<string, Set<string>>();
  for (const { clientName, clientCode } of [...openItems.byClient(), ...agedBalance]) {
    codes.set(clientName, (codes.get(clientName) ?? new Set()).add(clientCode));
  }
  let count = 0;
  const rows = content.rows.map((row) => {
    const [only, other] = isLost(row) ? [...(codes.get(String(row[name])) ?? [])] : [];
    if (only === undefined || other !== undefined) return row;
    count += 1;
    return row.with(code, only);
  });
  const values = { column: content.headings[code] ?? "", sheet: content.sheet, count };
  return { content: { ...content, rows }, warnings: count === 0 ? [] : [{ code: "codes-by-name", values }] };
}

/** The Clients sheet is gone, or all its rows are. */
const MEMORY_GONE: Message = { code: "clients-memory-gone", values: {} };

/** Who was seen by a committee and is not remembered. */
function forgottenIn(
  seen: ReadonlyMap<string, readonly PastWeek[]>,
  committee: Day | null,
  remembered: ReadonlySet<string>,
): string[] {
  const wasSeen = (weeks: readonly PastWeek[]) =>
    weeks.some(({ committeeDate }) => committeeDate === committee);
  return [...seen].flatMap(([code, weeks]) => (wasSeen(weeks) && !remembered.has(code) ? [code] : []));
}

/**
 * How clients stood at the last committee held. The first time that the Clients sheet is looked at after a
 * committee, its rows still stand as they did for it: they become the memory. Later rows do not, nor rows of
 * figures that are younger than the committee. Who has left since an earlier committee is forgotten, unless the
 * client is missing from the file. Of a client one of whose cells does not read nothing is known, and that is said.
 */
function rememberedClients(
  content: TableContent<ClientColumn> | null,
  figuresOf: Day | null,
  lastCommittee: Day | null,
): Pick<ClientKnowledge, "remembered" | "absent" | "warnings"> {
  if (content === null) return { remembered: [], absent: [], warnings: [] };
  const reading = readRows(CLIENTS_TABLE, content, MEMORY_COLUMNS);
  const latest = lastCommittee ?? Infinity;
  // A day after the last committee is no committee's: it must not make all others look old.
  const kept = reading.rows.reduce((last, { values: { memoryDate } }) => {
    return memoryDate === null || memoryDate > latest ? last : Math.max(last, memoryDate);
  }, 0);
  const isDue = lastCommittee !== null && lastCommittee > kept && (figuresOf ?? 0) <= lastCommittee;
  const since = isDue ? lastCommittee : kept;
  const standing = isDue ? presentClients(content, STANDING_COLUMNS) : null;
  const faults: Unreadable[] = [...(standing?.faults ?? [])];
  const clients = reading.rows.flatMap(({ index, values }) => {
    const { clientCode, client: clientName } = values;
    const lost = memoryFaults(reading, index, values, latest);
    faults.push(...lost);
    const before = lost.length > 0 ? null : memoryOf(values);
    const isDamaged = standing !== null && STANDING_COLUMNS.some((key) => standing.isFaulty(index, key));
    const isAbsent = isAbsentRow(reading, index, values);
    const memory =
      isDue && !isAbsent ? rolled(isDamaged ? null : standingOf(values), before, lastCommittee) : before;
    return memory === null || clientCode === "" ? [] : [{ clientCode, clientName, memory, isAbsent }];
  });
  // A row that people have copied is of the same client.
  const once = [...new Map(clients.map((client) => [client.clientCode, client])).values()];
  const named = (isWanted: (client: (typeof clients)[number]) => boolean) =>
    once.filter(isWanted).map(({ clientCode, clientName, memory }) => ({ clientCode, clientName, memory }));
  return {
    remembered: named(({ memory }) => memory.committeeDate >= since),
    absent: named(({ memory, isAbsent }) => isAbsent && memory.committeeDate < since),
    warnings: unreadableWarnings(faults, "memory"),
  };
}

type MemoryRow = Values<typeof CLIENTS_TABLE.declared, (typeof MEMORY_COLUMNS)[number]>;
type MemoryReading = Reading<typeof CLIENTS_TABLE.declared, (typeof MEMORY_COLUMNS)[number]>;

/** The cells of a client's memory that do not read, are of no committee, or are blank while others are not. */
function memoryFaults(reading: MemoryReading, index: number, values: MemoryRow, latest: Day): Unreadable[] {
  const isUnreadable = (key: (typeof REMEMBERED)[number]) => reading.isUnreadable(index, key);
  const isAbsent = REMEMBERED.every((key) => values[key] === null && !isUnreadable(key));
  if (isAbsent) return [];
  const isLate = values.memoryDate !== null && values.memoryDate > latest;
  return REMEMBERED.filter(
    (key) => values[key] === null || isUnreadable(key) || (key === "memoryDate" && isLate),
  ).map((key) => reading.at(index, key));
}

function rolled(current: Standing | null, memory: ClientMemory | null, committee: Day): ClientMemory | null {
  return current === null ? null : rollMemory(current, memory, committee);
}

function standingOf(values: MemoryRow): Standing | null {
  const { colour, computedColour, countedOverdue, uncovered } = values;
  const grades = gradesOf(values.coverGrade, values.signature, values.overdueGrade);
  if (colour === null || grades === null || countedOverdue === null || uncovered === null) return null;
  return { colour, computedColour: computedColour ?? colour, grades, countedOverdue, uncovered };
}

function memoryOf(values: MemoryRow): ClientMemory | null {
  const { memoryDate: committeeDate, memoryColour: colour, betterRuns } = values;
  const { memoryOverdue: countedOverdue, memoryUncovered: uncovered } = values;
  const grades = gradesOf(values.memoryCoverGrade, values.memorySignature, values.memoryOverdueGrade);
  if (committeeDate === null || colour === null || grades === null) return null;
  if (countedOverdue === null || uncovered === null) return null;
  return { committeeDate, colour, grades, countedOverdue, uncovered, betterRuns: betterRuns ?? 0 };
}
