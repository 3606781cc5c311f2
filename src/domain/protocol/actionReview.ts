import { daysLate, isOpen, timesPostponed } from "./actions";
import type { Day } from "../basis/day";
import { byNumber, chronologically, type ProtocolFacts } from "./protocol";

/** An action as a committee reviews it. */
export interface ReviewedAction<Entry> {
  readonly entry: Entry;
  readonly isOpen: boolean;
  readonly daysLate: number;
  /** How often it was put off already. */
  readonly postponed: number;
}

/**
 * What each meeting begins with (credit committee rules, §1): the actions due by the committee's day, the
 * latest first; then open ones without a due date; then those done since the last committee.
 */
export function actionsToReview<Entry extends ProtocolFacts>(
  entries: readonly Entry[],
  committee: Day,
  last: Day | null,
): ReviewedAction<Entry>[] {
  const open = entries.filter((entry) => isOpen(entry) && isAction(entry));
  const due = open.filter(({ dueDate }) => dueDate !== null && dueDate <= committee);
  const undated = open.filter(({ dueDate }) => dueDate === null);
  const done = entries.filter(
    ({ status, doneOn, cancelled }) =>
      !cancelled && status === "done" && last !== null && doneOn !== null && doneOn >= last,
  );
  const ordered = [
    ...due.sort((a, b) => (a.dueDate ?? 0) - (b.dueDate ?? 0) || chronologically(a, b)),
    ...undated.sort(chronologically),
    ...done.sort((a, b) => (a.doneOn ?? 0) - (b.doneOn ?? 0) || chronologically(a, b)),
  ];
  const rows = byNumber(entries);
  return ordered.map((entry) => ({
    entry,
    isOpen: isOpen(entry),
    daysLate: daysLate(entry, committee),
    postponed: timesPostponed(rows, entry),
  }));
}

/** A word to the others (information) asks nothing of anybody unless somebody must do it by a day. */
function isAction({ kind, dueDate, owner }: ProtocolFacts): boolean {
  return kind !== "information" || dueDate !== null || owner !== "";
}
