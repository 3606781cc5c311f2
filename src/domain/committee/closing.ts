import { isOpen, isSameAction } from "../protocol/actions";
import type { Day } from "../basis/day";
import type { Colour } from "../policy/grid";
import { chronologically, type ProtocolEntry, type ProtocolFacts } from "../protocol/protocol";

/** What became of an action of an earlier committee. */
type ReviewOutcome = "done" | "open" | "postponed" | "dropped";

/** An action as a committee left it. */
export interface ReviewedOutcome<Entry> {
  readonly entry: Entry;
  readonly outcome: ReviewOutcome;
  /** The row that continues it when this committee put it off. */
  readonly continuation: Entry | null;
}

/** What one committee decided and what it looked back upon. */
export interface CommitteeOutcome<Entry> {
  /** In the order of their numbers, which is that of the meeting. */
  readonly decisions: readonly Entry[];
  readonly reviewed: readonly ReviewedOutcome<Entry>[];
}

/**
 * What a committee did, as the protocol says. Putting an action off is no new decision: the row that
 * continues it stands with the action (credit committee rules, §5).
 *
 * @param last the committee before; null when this is the first.
 */
export function outcomeOf<Entry extends ProtocolEntry>(
  entries: readonly Entry[],
  committee: Day,
  last: Day | null,
): CommitteeOutcome<Entry> {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const committeeEntries = entries.filter(
    ({ committeeDate, cancelled }) => committeeDate === committee && !cancelled,
  );
  const continuations = new Map<Entry, Entry>();
  for (const entry of committeeEntries) {
    const before = entry.origin === null ? undefined : byNumber.get(entry.origin);
    if (before !== undefined && isPutOff(before, entry)) continuations.set(before, entry);
  }
  const continuing = new Set(continuations.values());
  return {
    decisions: committeeEntries.filter((entry) => !continuing.has(entry)).sort(chronologically),
    reviewed: entries
      .flatMap((entry): ReviewedOutcome<Entry>[] => {
        const continuation = continuations.get(entry) ?? null;
        const outcome = reviewOf(entry, committee, last, continuation);
        return outcome === null ? [] : [{ entry, outcome, continuation }];
      })
      .sort((a, b) => (a.entry.dueDate ?? 0) - (b.entry.dueDate ?? 0) || chronologically(a.entry, b.entry)),
  };
}

/** Whether a row puts off the one it points back to, which was closed for it. */
function isPutOff(before: ProtocolFacts, after: ProtocolFacts): boolean {
  return isSameAction(before, after) && before.committeeDate !== after.committeeDate && !before.cancelled;
}

function reviewOf(
  entry: ProtocolFacts,
  committee: Day,
  last: Day | null,
  continuation: ProtocolFacts | null,
): ReviewOutcome | null {
  const { committeeDate, dueDate, doneOn, status, cancelled } = entry;
  if (cancelled || committeeDate === null || committeeDate >= committee) return null;
  if (continuation !== null) return "postponed";
  const isDue = dueDate !== null && dueDate <= committee;
  if (isOpen(entry)) return isDue ? "open" : null;
  const isSince = (day: Day | null) => day !== null && day <= committee && day > (last ?? -Infinity);
  if (status === "done") return isSince(doneOn ?? dueDate) ? "done" : null;
  return isSince(dueDate) ? "dropped" : null;
}

/** What is known of a client when the meeting ends. */
interface DiscussedClient {
  readonly clientCode: string;
  readonly colour: Colour;
  readonly uncovered: number;
  readonly countedOverdue: number;
}

/**
 * The red clients about whom a committee recorded nothing, the least covered first: they are named before it
 * is closed, since reds are what the meeting is for (credit committee rules, §1).
 */
export function undecidedReds<Client extends DiscussedClient>(
  clients: readonly Client[],
  entries: readonly ProtocolFacts[],
  committee: Day,
): Client[] {
  const decided = new Set(
    entries
      .filter(({ committeeDate, cancelled }) => committeeDate === committee && !cancelled)
      .map(({ clientCode }) => clientCode),
  );
  return clients
    .filter(({ clientCode, colour }) => colour === "red" && !decided.has(clientCode))
    .sort((a, b) => b.uncovered - a.uncovered || b.countedOverdue - a.countedOverdue);
}
