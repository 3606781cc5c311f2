import type { RememberedClient } from "../../domain/colour/change";
import { NOTHING_DECIDED } from "../../domain/colour/clientFile";
import { rollMemory, type ClientMemory, type Standing } from "../../domain/colour/clientMemory";
import { committeeHeldLast } from "../../domain/committee/whichCommittee";
import type { Day } from "../../domain/basis/day";
import { groupBy } from "../../domain/basis/groupBy";
import type { Parameters } from "../../domain/policy/policy";
import { paymentBehaviour, weeksOf } from "../../domain/receivables/paymentBehaviour";
import type { ClientReceivables } from "../../domain/receivables/receivables";
import { brokenPromises } from "../../domain/protocol/promises";
import { byClient } from "../../domain/protocol/protocol";
import { claimsDeclaredOn, insurerStepsIn } from "../../domain/protocol/insurerSteps";
import { blockedClients, releasedUntil } from "../../domain/protocol/shipmentBlocks";
import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import { centsIn, dayIn, gradesIn, numberIn, textIn, type CellRecord } from "../port/cellReading";
import { isAbsentRow } from "../port/clientStanding";
import { committeeDays } from "../port/committeeRows";
import { readOverrides } from "../port/overrides";
import { colourFrom } from "../port/cellWords";
import { statedBehaviour } from "../port/historyRows";
import { protocolFacts } from "../port/protocolRows";
import type { CommitteeFile, KnowledgeTables } from "../port/workbookState";

export interface ClientKnowledge {
  readonly fileOf: (receivables: ClientReceivables) => CommitteeFile;
  /** Everybody who stood at the last committee. */
  readonly remembered: readonly RememberedClient[];
  /** Who was missing from the file at the last committee already, as they were last seen. */
  readonly absent: readonly RememberedClient[];
  readonly heldLast: Day | null;
  /** Cells that cannot be used, with their address. */
  readonly warnings: readonly Message[];
}

/** Reads what is known of clients besides receivables, cover and client sheet, on the user's own day. */
export function clientKnowledge(
  tables: KnowledgeTables,
  parameters: Parameters,
  today: Day,
): ClientKnowledge {
  const stated = readOverrides(tables.overrides, parameters.overrideMaximumDays, today);
  const overrides = groupBy(stated.overrides, ({ clientCode }) => clientCode);
  const protocol = protocolFacts(tables.protocol);
  const entries = byClient(protocol.entries);
  const { seen, committees, warnings: unread } = statedBehaviour(tables.history);
  const blocked = blockedClients(protocol.entries, today);
  const lastCommittee = committeeHeldLast(committeeDays(tables.committees), today);
  const { remembered, absent } = rememberedClients(tables.clients, tables.figuresOf, lastCommittee);
  const memories = new Map([...remembered, ...absent].map(({ clientCode, memory }) => [clientCode, memory]));
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
    warnings: [...stated.warnings, ...protocol.warnings, ...unread],
  };
}

/**
 * How clients stood at the last committee held. The first time that the Clients sheet is looked at after a
 * committee, its rows still stand as they did for it: they become the memory. Later rows do not, nor rows of
 * figures that are younger than the committee. Who has left since an earlier committee is forgotten, unless the
 * client is missing from the file.
 */
function rememberedClients(
  content: TableContent | null,
  figuresOf: Day | null,
  lastCommittee: Day | null,
): Pick<ClientKnowledge, "remembered" | "absent"> {
  const rows = (content === null ? [] : recordsOf(content))
    .map((record) => ({
      clientCode: String(record["clientCode"] ?? ""),
      clientName: textIn(record["client"]),
      current: standingIn(record),
      memory: memoryIn(record),
      isAbsent: isAbsentRow(record),
    }))
    .filter(({ clientCode }) => clientCode !== "");
  const kept = rows.reduce((last, { memory }) => Math.max(last, memory?.committeeDate ?? 0), 0);
  const isDue = lastCommittee !== null && lastCommittee > kept && (figuresOf ?? 0) <= lastCommittee;
  const since = isDue ? lastCommittee : kept;
  const clients = rows.flatMap(({ current, memory: before, isAbsent, ...client }) => {
    const memory = isDue && !isAbsent ? rolled(current, before, lastCommittee) : before;
    return memory === null ? [] : [{ ...client, memory, isAbsent }];
  });
  const named = (isWanted: (client: (typeof clients)[number]) => boolean) =>
    clients
      .filter(isWanted)
      .map(({ clientCode, clientName, memory }) => ({ clientCode, clientName, memory }));
  return {
    remembered: named(({ memory }) => memory.committeeDate >= since),
    absent: named(({ memory, isAbsent }) => isAbsent && memory.committeeDate < since),
  };
}

function rolled(current: Standing | null, memory: ClientMemory | null, committee: Day): ClientMemory | null {
  return current === null ? null : rollMemory(current, memory, committee);
}

function standingIn(record: CellRecord): Standing | null {
  const colour = colourFrom(record["colour"]);
  const grades = gradesIn(record, "coverGrade", "signature", "overdueGrade");
  if (colour === null || grades === null) return null;
  return {
    colour,
    computedColour: colourFrom(record["computedColour"]) ?? colour,
    grades,
    countedOverdue: centsIn(record["countedOverdue"]),
    uncovered: centsIn(record["uncovered"]),
  };
}

function memoryIn(record: CellRecord): ClientMemory | null {
  const committeeDate = dayIn(record["memoryDate"]);
  const colour = colourFrom(record["memoryColour"]);
  const grades = gradesIn(record, "memoryCoverGrade", "memorySignature", "memoryOverdueGrade");
  if (committeeDate === null || colour === null || grades === null) return null;
  return {
    committeeDate,
    colour,
    grades,
    countedOverdue: centsIn(record["memoryOverdue"]),
    uncovered: centsIn(record["memoryUncovered"]),
    betterRuns: numberIn(record["betterRuns"]) ?? 0,
  };
}
