import { isoDay } from "../../domain/basis/day";
import { givenNumber } from "./protocolRows";
import {
  countOf,
  goneNumbers,
  joinedRuns,
  runsText,
  type NumberRun,
} from "../../domain/protocol/goneNumbers";
import type { NamedClient } from "../../domain/client/client";
import { crossedNames } from "../../domain/protocol/crossedNames";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { TableContent } from "../../excel/table/ownTables";
import type { ProtocolTraces } from "../../excel/sheets/protocolTraces";
import type { Message } from "../../intake/source";

/**
 * The numbers of rows that people took out of the protocol, of which no committee has taken note.
 * @param content with the numbers, as they stand: one typed as text stands too.
 */
export function goneRows(
  content: TableContent<"number"> | null,
  { lastNumber, noted }: ProtocolTraces,
): NumberRun[] {
  if (content === null) return [];
  const standing = content.rows.flatMap((row) => givenNumber(row[content.places.number]) ?? []);
  // Where the whole column was cleared, no row is gone for it.
  return standing.length === 0 ? [] : goneNumbers(standing, lastNumber, noted);
}

/** Says that rows are gone, and which ones stand below the table, where nobody reads them. */
export function lostRowWarnings(gone: readonly NumberRun[], { outside }: ProtocolTraces): Message[] {
  return [
    ...(gone.length === 0
      ? []
      : [{ code: "protocol-rows-gone", values: { count: countOf(gone), numbers: runsText(gone) } }]),
    ...outside.map(({ table, address, about }): Message =>
      table === "protocol"
        ? { code: "protocol-row-outside", values: { address, decision: shortened(String(about)) } }
        : { code: "committee-row-outside", values: { address, day: isoDay(Number(about)) } },
    ),
  ];
}

/** Says of rows of the protocol that their code is one client's and their name another's. */
export function crossedNameWarnings(
  entries: readonly ProtocolEntry[],
  clients: readonly NamedClient[],
): Message[] {
  const crossed = crossedNames(entries, clients);
  const [first] = crossed;
  if (first === undefined) return [];
  const numbers = crossed
    .flatMap(({ number }) => number ?? [])
    .map((number) => ({ from: number, to: number }));
  const values = {
    count: crossed.length,
    numbers: runsText(joinedRuns(numbers)),
    code: first.coded.clientCode,
    client: first.coded.clientName,
    named: first.named,
  };
  return [{ code: "protocol-names-crossed", values }];
}

const SHOWN = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
