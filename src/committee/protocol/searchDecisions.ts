import { isLate } from "../../domain/protocol/actions";
import { chronologically, type ProtocolEntry } from "../../domain/protocol/protocol";
import { PROTOCOL_COLUMNS, readProtocol } from "../../excel/sheets/protocolSheet";
import type { ExcelSession } from "../../excel/host/session";
import type { DecisionSearch, DecisionsFound } from "./protocolContract";
import { protocolEntries } from "../port/protocolRows";
import { folded } from "../../domain/basis/text";

/** Finds decisions in the whole protocol, newest first. */
export async function searchDecisions(
  session: ExcelSession,
  search: DecisionSearch,
): Promise<DecisionsFound> {
  const content = await session.run((workbook) => readProtocol(workbook, PROTOCOL_COLUMNS));
  const { entries, warnings } = protocolEntries(content);
  return { entries: matching(entries, search), warnings };
}

/** Those of the entries that a search looks for, newest first; for narrowing down without reading again. */
export function matching(entries: readonly ProtocolEntry[], search: DecisionSearch): ProtocolEntry[] {
  const { text = "", clientCode, owner, kind, status, lateOn, from = -Infinity, to = Infinity } = search;
  const words = folded(text).split(" ").filter(Boolean);
  const isDated = search.from !== undefined || search.to !== undefined;
  return entries
    .filter((entry) => {
      const { committeeDate } = entry;
      return (
        (clientCode === undefined || entry.clientCode === clientCode) &&
        (owner === undefined || folded(entry.owner) === folded(owner)) &&
        (kind === undefined || entry.kind === kind) &&
        (status === undefined || entry.status === status) &&
        (lateOn === undefined || isLate(entry, lateOn)) &&
        (!isDated || (committeeDate !== null && committeeDate >= from && committeeDate <= to)) &&
        (words.length === 0 || hasWords(entry, words))
      );
    })
    .sort((a, b) => chronologically(b, a));
}

/** Folding a long protocol again for every letter typed would be felt. */
const FOLDED = new WeakMap<ProtocolEntry, string>();

function hasWords(entry: ProtocolEntry, words: readonly string[]): boolean {
  const all = FOLDED.get(entry) ?? foldedText(entry);
  FOLDED.set(entry, all);
  return words.every((word) => all.includes(word));
}

function foldedText(entry: ProtocolEntry): string {
  return folded(
    [
      entry.clientCode,
      entry.clientName,
      entry.topic,
      entry.decision,
      entry.kindText,
      entry.owner,
      entry.result,
      entry.salesPosition,
      entry.financePosition,
      entry.question,
      entry.ruling,
    ].join("\n"),
  );
}
