import { folded } from "../basis/text";
import type { NamedClient } from "../client/client";
import type { ProtocolEntry } from "./protocol";

/** A row whose code is of one client and whose name is of another. */
interface CrossedName {
  readonly number: number | null;
  /** The client of its code. */
  readonly coded: NamedClient;
  /** The name that it bears, of another client. */
  readonly named: string;
}

/**
 * Rows whose code and name are of different clients: somebody sorted or pasted one of the two columns alone. A name that
 * no client bears is none of these: clients are renamed.
 */
export function crossedNames(
  entries: readonly Pick<ProtocolEntry, "number" | "clientCode" | "clientName">[],
  clients: readonly NamedClient[],
): CrossedName[] {
  const byCode = new Map(clients.map((client) => [client.clientCode, client]));
  const names = new Set(clients.map(({ clientName }) => folded(clientName)));
  return entries.flatMap(({ number, clientCode, clientName }) => {
    const coded = byCode.get(clientCode);
    const name = folded(clientName);
    if (coded === undefined || name === folded(coded.clientName) || !names.has(name)) return [];
    return [{ number, coded, named: clientName }];
  });
}
