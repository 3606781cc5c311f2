import type { RememberedClient } from "../../domain/colour/change";
import { NOTHING_KNOWN, type ClientFile } from "../../domain/colour/classification";
import { rollMemory, type ClientMemory, type Standing } from "../../domain/colour/clientMemory";
import { lastHeld } from "../../domain/committee/committeeRecord";
import type { Day } from "../../domain/basis/day";
import { COVER_GRADES, OVERDUE_GRADES, SIGNATURE_GRADES, type Grades } from "../../domain/policy/grid";
import { groupBy } from "../../domain/basis/groupBy";
import type { Parameters } from "../../domain/policy/policy";
import { brokenPromises } from "../../domain/protocol/promises";
import { byClient } from "../../domain/protocol/protocol";
import { releasedUntil } from "../../domain/protocol/shipmentBlocks";
import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import type { Message } from "../../intake/source";
import { centsIn, dayIn, numberIn, textIn, wordIn, type CellRecord } from "../port/cellReading";
import { committeeRecords } from "../port/committeeRows";
import { readOverrides } from "../port/overrides";
import { colourFrom, isWord } from "../port/cellWords";
import { protocolFacts } from "../port/protocolRows";

/** The tables that say more of clients than the finance team's sheets do; null when not created yet. */
export interface KnowledgeTables {
  /** The Clients table, with at least `MEMORY_COLUMNS`. */
  readonly clients: TableContent | null;
  /** The day that its figures are of. */
  readonly figuresOf: Day | null;
  readonly protocol: TableContent | null;
  readonly committees: TableContent | null;
  readonly overrides: TableContent | null;
}

/** What committees have left of a client: overrides, memory, promises, releases. */
export type CommitteeFile = Pick<ClientFile, "overrides" | "memory" | "brokenPromises" | "releasedUntil">;

export interface ClientKnowledge {
  readonly of: (clientCode: string) => CommitteeFile;
  /** Everybody who stood at the last committee. */
  readonly remembered: readonly RememberedClient[];
  readonly lastCommittee: Day | null;
  /** Cells that cannot be used, with their address. */
  readonly warnings: readonly Message[];
}

/** Columns of the Clients table that tell how clients stand and stood at the last committee. */
export const MEMORY_COLUMNS = [
  "clientCode",
  "client",
  "colour",
  "computedColour",
  "coverGrade",
  "signature",
  "overdueGrade",
  "countedOverdue",
  "uncovered",
  "memoryDate",
  "memoryColour",
  "memoryCoverGrade",
  "memorySignature",
  "memoryOverdueGrade",
  "memoryOverdue",
  "memoryUncovered",
  "betterRuns",
] as const;

/** Reads what is known of clients besides receivables, cover and client sheet, on the user's own day. */
export function clientKnowledge(
  tables: KnowledgeTables,
  { overrideMaximumDays }: Parameters,
  today: Day,
): ClientKnowledge {
  const stated = readOverrides(tables.overrides, overrideMaximumDays, today);
  const overrides = groupBy(stated.overrides, ({ clientCode }) => clientCode);
  const protocol = protocolFacts(tables.protocol);
  const entries = byClient(protocol.entries);
  const lastCommittee = lastHeld(committeeRecords(tables.committees), today);
  const remembered = rememberedClients(tables.clients, tables.figuresOf, lastCommittee);
  const memories = new Map(remembered.map(({ clientCode, memory }) => [clientCode, memory]));
  return {
    of: (clientCode) => {
      const own = entries.get(clientCode) ?? [];
      return {
        overrides: overrides.get(clientCode) ?? NOTHING_KNOWN.overrides,
        memory: memories.get(clientCode) ?? null,
        brokenPromises: brokenPromises(own, clientCode, today).length,
        releasedUntil: releasedUntil(own, clientCode, today),
      };
    },
    remembered,
    lastCommittee,
    warnings: [...stated.warnings, ...protocol.warnings],
  };
}

/**
 * How clients stood at the last committee held. The first time that the Clients sheet is looked at after a
 * committee, its rows still stand as they did for it: they become the memory. Later rows do not, nor rows of
 * figures that are younger than the committee. Who has left since an earlier committee is forgotten.
 */
function rememberedClients(
  content: TableContent | null,
  figuresOf: Day | null,
  lastCommittee: Day | null,
): RememberedClient[] {
  const rows = (content === null ? [] : recordsOf(content)).map((record) => ({
    clientCode: String(record["clientCode"] ?? ""),
    clientName: textIn(record["client"]),
    standing: standingIn(record),
    memory: memoryIn(record),
  }));
  const kept = rows.reduce((last, { memory }) => Math.max(last, memory?.committeeDate ?? 0), 0);
  const isDue = lastCommittee !== null && lastCommittee > kept && (figuresOf ?? 0) <= lastCommittee;
  return rows.flatMap(({ clientCode, clientName, standing, memory: before }) => {
    const memory = isDue ? rolled(standing, before, lastCommittee) : before;
    const isCurrent = memory !== null && memory.committeeDate >= (isDue ? lastCommittee : kept);
    return isCurrent && clientCode !== "" ? [{ clientCode, clientName, memory }] : [];
  });
}

function rolled(standing: Standing | null, memory: ClientMemory | null, committee: Day): ClientMemory | null {
  return standing === null ? null : rollMemory(standing, memory, committee);
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

/** The three grades that cells' words name, or null when one names none. An unknown signature counts as medium. */
export function gradesIn(
  record: CellRecord,
  coverColumn: string,
  signatureColumn: string,
  overdueColumn: string,
): Grades | null {
  const cover = wordIn(record[coverColumn], COVER_GRADES, "grades");
  const isUnknown = isWord(record[signatureColumn], "grades.unknown");
  const signature = isUnknown ? "medium" : wordIn(record[signatureColumn], SIGNATURE_GRADES, "grades");
  const overdue = wordIn(record[overdueColumn], OVERDUE_GRADES, "grades");
  return cover && signature && overdue ? { cover, signature, overdue } : null;
}
