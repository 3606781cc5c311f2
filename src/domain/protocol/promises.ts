import { isSameAction, postponementChain } from "./actions";
import { chronologically, type NumberedRows, type ProtocolEntry, type ProtocolFacts } from "./protocol";
import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";

/** A broken promise weighs for a year. */
const DAYS_REMEMBERED = 365;

/** The day on which a client promised to pay: what the row says, else when the action is due. */
function promisedDay({ until, dueDate }: ProtocolFacts): Day | null {
  return until ?? dueDate;
}

/**
 * The promises to pay (plan de règlement) that a client has broken, of the last 12 months, oldest first. A
 * promise is broken when its day has passed and nobody noted it as done. One that was put off counts when it
 * was put off after its day; one dropped for good does not: the committee gave it up.
 *
 * @param entries all rows, or those of the client.
 */
export function brokenPromises<Entry extends ProtocolFacts>(
  entries: readonly Entry[],
  client: string,
  day: Day,
): Entry[] {
  const promises = promisesOf(entries, client);
  return promises
    .filter((entry) => {
      const promised = promisedDay(entry);
      if (promised === null || promised >= day || promised < day - DAYS_REMEMBERED) return false;
      if (entry.status === "done") return false;
      return entry.status !== "dropped" || isPutOffLate(entry, promises, promised);
    })
    .sort(chronologically);
}

/** The promises that a client has kept, oldest first. */
export function keptPromises<Entry extends ProtocolFacts>(
  entries: readonly Entry[],
  client: string,
): Entry[] {
  return promisesOf(entries, client)
    .filter(({ status }) => status === "done")
    .sort(chronologically);
}

function promisesOf<Entry extends ProtocolFacts>(entries: readonly Entry[], client: string): Entry[] {
  return entries.filter(
    ({ clientCode, kind, cancelled }) => clientCode === client && kind === "payment-plan" && !cancelled,
  );
}

function isPutOffLate(entry: ProtocolFacts, entries: readonly ProtocolFacts[], promised: Day): boolean {
  return entries.some(
    (later) =>
      later.origin !== null &&
      later.origin === entry.number &&
      isSameAction(entry, later) &&
      (later.committeeDate ?? 0) > promised,
  );
}

/** A promise held against money: what its client owed overdue then and owes now. */
export interface HeldPromise {
  readonly promised: Cents;
  /** Day by which it was to be paid; null when none was said. */
  readonly on: Day | null;
  /** Counted overdue, frozen when the promise was first recorded, and today's. */
  readonly then: Cents;
  readonly now: Cents;
  /** Proposed: the committee decides. Its day may still be to come. */
  readonly verdict: "kept" | "broken" | "pending";
}

/**
 * A promise to pay (plan de règlement) held against money (credit committee rules, §5): kept when the client's
 * counted overdue fell by at least the amount promised, broken when its day has passed without that. One that was
 * put off is held against the overdue of the first promise.
 *
 * @param rows all rows, or those of the client.
 * @param now counted overdue of the client today; null when it is not known, as when the client left the file:
 *   nobody knows then that it paid.
 * @returns null where there is nothing to compare.
 */
export function heldPromise(
  entry: ProtocolEntry,
  rows: NumberedRows<ProtocolEntry>,
  now: Cents | null,
  day: Day,
): HeldPromise | null {
  const { kind, amount: promised, cancelled } = entry;
  if (kind !== "payment-plan" || cancelled || promised === null || now === null) return null;
  const then = postponementChain(rows, entry).find((each) => each.countedOverdue !== null)?.countedOverdue;
  if (then === undefined || then === null) return null;
  const on = promisedDay(entry);
  const isKept = then - now >= promised;
  const verdict = isKept ? "kept" : on !== null && on < day ? "broken" : "pending";
  return { promised, on, then, now, verdict };
}
