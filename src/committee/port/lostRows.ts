import { givenNumber } from "./protocolRows";
import { countOf, goneNumbers, runsText, type NumberRun } from "../../domain/protocol/goneNumbers";
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
    ...outside.map(({ address, decision }) => ({
      code: "protocol-row-outside",
      values: { address, decision: shortened(decision) },
    })),
  ];
}

const SHOWN = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
