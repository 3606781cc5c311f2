import type { Day } from "../basis/day";
import type { InsurerSteps } from "../cover/insurersClock";
import type { ActionKind, ProtocolFacts } from "./protocol";

/**
 * What the protocol says was done with the insurer about a client, as of a day: the last declaration marked as
 * done, and the due dates put off. An extension counts from its decision on, unless it was dropped.
 *
 * @param entries the client's rows.
 */
export function insurerStepsIn(entries: readonly ProtocolFacts[], day: Day): InsurerSteps {
  const extensions = entries.flatMap(({ kind, cancelled, status, committeeDate, until }) => {
    const stands = kind === "due-date-extension" && !cancelled && status !== "dropped";
    return stands && committeeDate !== null && committeeDate <= day && until !== null
      ? [{ decidedOn: committeeDate, until }]
      : [];
  });
  return { declaredOn: lastDone(entries, "insurer-declaration", day), extensions };
}

/** The day on which the claims in a client's proceedings were declared, as far as the protocol says (contentieux). */
export function claimsDeclaredOn(entries: readonly ProtocolFacts[], day: Day): Day | null {
  return lastDone(entries, "litigation", day);
}

/** The last day on which an action of a kind was done; the committee's day where nobody noted it. */
function lastDone(entries: readonly ProtocolFacts[], kind: ActionKind, day: Day): Day | null {
  const days = entries.flatMap((entry) => {
    const doneOn = entry.doneOn ?? entry.committeeDate;
    const isDone = entry.kind === kind && entry.status === "done" && !entry.cancelled;
    return isDone && doneOn !== null && doneOn <= day ? [doneOn] : [];
  });
  return days.length === 0 ? null : Math.max(...days);
}
