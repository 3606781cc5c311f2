import { chronologically, type NumberedRows, type ProtocolEntry, type ProtocolFacts } from "./protocol";
import type { Day } from "../basis/day";

/** An action not done and not dropped. One whose status cannot be read is open: nobody said that it is closed. */
export function isOpen({ status, cancelled }: Pick<ProtocolEntry, "status" | "cancelled">): boolean {
  return !cancelled && status !== "done" && status !== "dropped";
}

/** Whether an action is still open though it was due before a day; without a due date it is not late. */
export function isLate(entry: ProtocolFacts, day: Day): boolean {
  return isOpen(entry) && entry.dueDate !== null && entry.dueDate < day;
}

/** Every open action, the one due first at the top, those without a due date last. */
export function openActions<Entry extends ProtocolFacts>(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(isOpen)
    .sort((a, b) => (a.dueDate ?? Infinity) - (b.dueDate ?? Infinity) || chronologically(a, b));
}

/** Open actions whose due date is that day or before, the latest first: what a committee reviews. */
export function actionsDue<Entry extends ProtocolFacts>(entries: readonly Entry[], day: Day): Entry[] {
  return openActions(entries).filter(({ dueDate }) => dueDate !== null && dueDate <= day);
}

/** Days by which an action is or was late; 0 when it is not, or has no due date. Due on the day is not late. */
export function daysLate({ dueDate, doneOn, status, cancelled }: ProtocolFacts, day: Day): number {
  if (dueDate === null || cancelled || status === "dropped") return 0;
  const end = status === "done" ? (doneOn ?? dueDate) : day;
  return Math.max(0, end - dueDate);
}

/** How many actions fell due and how many of them were done by their due date. */
export interface Punctuality {
  readonly due: number;
  readonly onTime: number;
}

/**
 * Action punctuality = done by due date ÷ due (credit committee rules, §6), of due dates after `from` up to
 * `to`.
 */
export function actionPunctuality(entries: readonly ProtocolFacts[], from: Day, to: Day): Punctuality {
  const due = actionsFallenDue(entries, from, to);
  return { due: due.length, onTime: due.filter(isDoneOnTime).length };
}

/**
 * The actions whose due date is after `from` up to `to`. One that was dropped counts only when it was postponed:
 * dropping for good is a decision, not a delay.
 */
export function actionsFallenDue<Entry extends ProtocolFacts>(
  entries: readonly Entry[],
  from: Day,
  to: Day,
): Entry[] {
  const continued = new Set(entries.filter(({ cancelled }) => !cancelled).map(({ origin }) => origin));
  return entries.filter(
    ({ dueDate, cancelled, status, number }) =>
      dueDate !== null &&
      dueDate > from &&
      dueDate <= to &&
      !cancelled &&
      (status !== "dropped" || (number !== null && continued.has(number))),
  );
}

/** Whether an action was done by its due date; one done on a day that nobody noted was not. */
export function isDoneOnTime({ status, doneOn, dueDate }: ProtocolFacts): boolean {
  return status === "done" && doneOn !== null && doneOn <= (dueDate ?? 0);
}

/** Postponing as often as this is pointed out. */
export const TOO_MANY_POSTPONEMENTS = 3;

/**
 * The rows an action went through, the first commitment first, this one last: a due date is committed once,
 * so postponing makes a row that points back (credit committee rules, §5). A row that continues another kind
 * of action, such as a release of a block, is no postponement.
 */
export function postponementChain<Entry extends ProtocolFacts>(
  rows: NumberedRows<Entry>,
  entry: Entry,
): Entry[] {
  const chain = [entry];
  // People type origins too: a circle of them ends where it begins.
  const seen = new Set([entry.number]);
  for (let first = entry; first.origin !== null && !seen.has(first.origin);) {
    const before = rows.get(first.origin);
    if (before === undefined || !isSameAction(before, first)) break;
    chain.push(before);
    seen.add(before.number);
    first = before;
  }
  return chain.reverse();
}

/** How often an action was put off already. */
export function timesPostponed(rows: NumberedRows<ProtocolFacts>, entry: ProtocolFacts): number {
  return postponementChain(rows, entry).length - 1;
}

/** Whether a row puts off the one it points back to. */
export function isSameAction(before: ProtocolFacts, after: ProtocolFacts): boolean {
  return (
    before.clientCode === after.clientCode &&
    before.kind === after.kind &&
    (before.kind !== null || before.kindText === after.kindText)
  );
}
