import { folded } from "../../domain/basis/text";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { Colour } from "../../domain/policy/grid";

/**
 * The clients of the colours shown (all when none is chosen) whose name or code holds every word typed,
 * whatever the case and the accents.
 */
export function matchingClients(
  clients: readonly ClientSummary[],
  shown: ReadonlySet<Colour>,
  typed: string,
): readonly ClientSummary[] {
  const wanted = folded(typed).split(" ").filter(Boolean);
  return clients.filter(({ colour, clientName, clientCode }) => {
    if (shown.size > 0 && !shown.has(colour)) return false;
    if (wanted.length === 0) return true;
    const text = folded(`${clientName} ${clientCode}`);
    return wanted.every((word) => text.includes(word));
  });
}
