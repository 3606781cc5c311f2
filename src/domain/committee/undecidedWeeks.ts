import type { Day } from "../basis/day";
import type { Colour } from "../policy/grid";
import type { ProtocolFacts } from "../protocol/protocol";

/** From so many committees in a row on, that nothing was decided about a red client is said. */
const COMMITTEES_IN_A_ROW = 2;

/** A client as a committee of the past had it on its agenda. */
interface SeenClient {
  readonly committeeDate: Day;
  readonly clientCode: string;
  readonly colour: Colour | null;
}

/**
 * The red clients about whom the last closed committees decided nothing, each with how many in a row: leaving
 * things as they are is a decision too, once somebody says so (credit committee rules, §1).
 *
 * @param closed days of the closed committees before the one to come.
 * @param history the clients of their agendas.
 */
export function undecidedInARow(
  reds: readonly { readonly clientCode: string }[],
  closed: readonly Day[],
  history: readonly SeenClient[],
  entries: readonly Pick<ProtocolFacts, "committeeDate" | "clientCode" | "cancelled">[],
): ReadonlyMap<string, number> {
  const keyOf = ({ committeeDate, clientCode }: Pick<ProtocolFacts, "committeeDate" | "clientCode">) =>
    `${committeeDate ?? ""} ${clientCode}`;
  const wasRed = new Set(history.filter(({ colour }) => colour === "red").map(keyOf));
  const decided = new Set(entries.filter(({ cancelled }) => !cancelled).map(keyOf));
  const newestFirst = [...closed].sort((a, b) => b - a);
  const counted = reds.map(({ clientCode }): [string, number] => {
    const ends = newestFirst.findIndex((committeeDate) => {
      const key = keyOf({ committeeDate, clientCode });
      return !wasRed.has(key) || decided.has(key);
    });
    return [clientCode, ends < 0 ? newestFirst.length : ends];
  });
  return new Map(counted.filter(([, count]) => count >= COMMITTEES_IN_A_ROW));
}
