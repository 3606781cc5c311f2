import { isSameAction } from "./actions";
import { chronologically, type ProtocolFacts } from "./protocol";
import type { Day } from "../basis/day";

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
