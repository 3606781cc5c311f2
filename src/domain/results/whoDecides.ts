import type { Day } from "../basis/day";
import { groupBy } from "../basis/groupBy";
import type { HistoryEntry } from "../committee/history";
import { actionsFallenDue, isDoneOnTime, isSameAction } from "../protocol/actions";
import type { ProtocolEntry } from "../protocol/protocol";

/** The actions of one person that fell due, and those of them done by their due date. */
export interface PersonActions {
  /** Who was to do them, or whose clients they are about. */
  readonly role: "owner" | "salesperson";
  readonly name: string;
  readonly due: number;
  readonly onTime: number;
}

/** How committees decide and people follow, for the commercial director to use: no ranking. */
export interface WhoDecides {
  /** Red clients on the agendas of the closed committees, each client once per committee. */
  readonly redsDiscussed: number;
  /** Decisions that those committees took about them. */
  readonly decisions: number;
  /** Owners, then salespeople, each by name. */
  readonly people: readonly PersonActions[];
}

/**
 * Counts what the closed committees decided about red clients, and whose actions were done in time until the last
 * of them.
 * @param closed days of the closed committees, oldest first.
 * @param salespeople each client's salesperson by client code.
 */
export function whoDecides(
  closed: readonly Day[],
  history: readonly Pick<HistoryEntry, "committeeDate" | "clientCode" | "colour">[],
  entries: readonly ProtocolEntry[],
  salespeople: ReadonlyMap<string, string>,
): WhoDecides {
  const days = new Set(closed);
  const key = (date: Day | null, clientCode: string) => `${date ?? ""}\n${clientCode}`;
  const reds = new Set(
    history
      .filter(({ committeeDate, colour }) => colour === "red" && days.has(committeeDate))
      .map(({ committeeDate, clientCode }) => key(committeeDate, clientCode)),
  );
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const isPutOff = (entry: ProtocolEntry) => {
    const before = entry.origin === null ? undefined : byNumber.get(entry.origin);
    return before !== undefined && isSameAction(before, entry);
  };
  const decisions = entries.filter(
    (entry) => !entry.cancelled && reds.has(key(entry.committeeDate, entry.clientCode)) && !isPutOff(entry),
  );
  const due = actionsFallenDue(entries, (closed[0] ?? 0) - 1, closed.at(-1) ?? 0);
  return {
    redsDiscussed: reds.size,
    decisions: decisions.length,
    people: [
      ...peopleOf("owner", due, ({ owner }) => owner.trim()),
      ...peopleOf("salesperson", due, ({ clientCode }) => salespeople.get(clientCode) ?? ""),
    ],
  };
}

function peopleOf(
  role: PersonActions["role"],
  due: readonly ProtocolEntry[],
  nameOf: (entry: ProtocolEntry) => string,
): PersonActions[] {
  return [...groupBy(due, (entry) => nameOf(entry) || null)]
    .map(([name, own]) => ({ role, name, due: own.length, onTime: own.filter(isDoneOnTime).length }))
    .sort((a, b) => a.name.localeCompare(b.name, "fr"));
}
