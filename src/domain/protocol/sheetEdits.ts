import type { NamedClient } from "../client/client";
import type { Day } from "../basis/day";
import { folded } from "../basis/text";
import { chronologically, type ActionStatus, type ProtocolEntry } from "./protocol";

/** One thing that people changed in a row of the protocol outside the pane. */
export type SheetChange =
  | { readonly kind: "status"; readonly was: ActionStatus; readonly now: ActionStatus | null }
  | { readonly kind: "due"; readonly was: Day | null; readonly now: Day | null }
  | { readonly kind: "owner"; readonly was: string; readonly now: string };

/** A row that people worked on outside the pane since a committee last settled it. */
export interface SheetEdit<Entry> {
  readonly entry: Entry;
  /** What differs from what the committee left; none for a row typed by hand. */
  readonly changes: readonly SheetChange[];
  /** The whole row was typed by hand. */
  readonly isTyped: boolean;
}

/**
 * Work done in the sheet counts (credit committee rules, §5): what people changed outside the pane, compared
 * with what the last committee left, and the rows that they typed, oldest first. Each stays on the list until
 * a committee has accepted or corrected it, however long that takes.
 *
 * @param last day of the committee before; null when there was none. Rows of older committees that carry
 *   nothing of how they were left were made before the product noted it: they are not taken for typed ones.
 */
export function sheetEdits<Entry extends ProtocolEntry>(
  entries: readonly Entry[],
  last: Day | null,
): SheetEdit<Entry>[] {
  return entries
    .map((entry) => ({ entry, changes: changesOf(entry), isTyped: isTyped(entry, last) }))
    .filter(({ entry, changes, isTyped: typed }) => !entry.cancelled && (typed || changes.length > 0))
    .sort((a, b) => chronologically(a.entry, b.entry));
}

/** What stands in a row that its last committee did not leave there; nothing where none is known to have left it. */
export function changesOf({ left, status, dueDate, owner }: ProtocolEntry): SheetChange[] {
  if (left === null) return [];
  const changes: SheetChange[] = [];
  if (left.status !== status) changes.push({ kind: "status", was: left.status, now: status });
  if (left.dueDate !== dueDate) changes.push({ kind: "due", was: left.dueDate, now: dueDate });
  if (folded(left.owner) !== folded(owner)) changes.push({ kind: "owner", was: left.owner, now: owner });
  return changes;
}

/** A row that no committee left and that has not all the figures frozen with it: the product did not write it. */
function isTyped(entry: ProtocolEntry, last: Day | null): boolean {
  const { left, committeeDate } = entry;
  if (left !== null || (committeeDate !== null && committeeDate < (last ?? 0))) return false;
  return FROZEN.some((figure) => entry[figure] === null);
}

const FROZEN = ["colour", "exposure", "uncovered", "countedOverdue", "oldestDaysLate"] as const;

/**
 * The clients that a row may mean: the one of its code, else all who bear its name; none when it names nobody
 * that is known. One alone is meant without a doubt.
 */
export function clientsMeant<Client extends NamedClient>(
  { clientCode, clientName }: Pick<ProtocolEntry, "clientCode" | "clientName">,
  clients: readonly Client[],
): Client[] {
  if (clientCode !== "") return clients.filter((client) => client.clientCode === clientCode);
  if (clientName.trim() === "") return [];
  const name = folded(clientName);
  return clients.filter((client) => folded(client.clientName) === name);
}
