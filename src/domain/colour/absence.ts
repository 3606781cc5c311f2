import type { NamedClient } from "../client/client";
import { folded } from "../basis/text";
import type { RememberedClient } from "./change";

/** So much of the clients, or of what they owed late, leaving at once is a file cut short, not payments. */
const CUT_SHORT = 1 / 4;
/** A list that lacks more of those who owe something is no list of all clients. */
const LISTED_AT_LEAST = 0.9;

/**
 * Who is missing from the file, among those remembered who owe nothing in it: nobody knows whether they paid. A
 * file of unpaid items leaves out whoever has paid, so one that is missing counts as absent only where a list of
 * clients has lost it too, or where a quarter of the clients or of their overdue leaves at once, and more than
 * one (credit committee rules, §6). A client that goes on under another code is not missing.
 * @param remembered everybody of the last committee.
 * @param listed codes of the client list; empty where the workbook has none.
 */
export function absentClients(
  remembered: readonly RememberedClient[],
  present: readonly NamedClient[],
  listed: ReadonlySet<string>,
): RememberedClient[] {
  const codes = new Set(present.map(({ clientCode }) => clientCode));
  const before = new Set(remembered.map(({ clientCode }) => clientCode));
  const arrived = new Set(
    present.filter(({ clientCode }) => !before.has(clientCode)).map(({ clientName }) => folded(clientName)),
  );
  const gone = remembered.filter(
    ({ clientCode, clientName }) => !codes.has(clientCode) && !arrived.has(folded(clientName)),
  );
  if (isCutShort(gone, remembered)) return gone;
  const isListed = ({ clientCode }: NamedClient) => listed.has(clientCode);
  const isWholeList = present.filter(isListed).length >= LISTED_AT_LEAST * present.length;
  return listed.size > 0 && isWholeList ? gone.filter((client) => !isListed(client)) : [];
}

function isCutShort(gone: readonly RememberedClient[], remembered: readonly RememberedClient[]): boolean {
  const overdue = (clients: readonly RememberedClient[]) =>
    clients.reduce((sum, { memory }) => sum + memory.countedOverdue, 0);
  const isQuarter = (part: number, whole: number) => whole > 0 && part >= whole * CUT_SHORT;
  return (
    gone.length > 1 &&
    (isQuarter(gone.length, remembered.length) || isQuarter(overdue(gone), overdue(remembered)))
  );
}
