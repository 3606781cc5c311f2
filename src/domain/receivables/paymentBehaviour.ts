import type { Day } from "../basis/day";
import type { Parameters } from "../policy/policy";
import type { ClientReceivables } from "./receivables";

/** Weeks over which payment behaviour is looked at. */
const WEEKS = 12;

/** How a client has paid lately: the committees of the last 12 weeks that saw it, and those that saw it late. */
export interface PaymentBehaviour {
  readonly weeksLate: number;
  readonly weeksKnown: number;
}

/** A client at one committee, as the history keeps it. */
export interface PastWeek {
  readonly committeeDate: Day;
  readonly isLate: boolean;
}

type Tolerance = Pick<Parameters, "upToDateMaximum" | "upToDateDays" | "countDisputes">;

/** A client who has settled on time at so many committees running pays well; fewer tell nothing. */
const WEEKS_TO_TELL = 4;

/**
 * The committees that know how a client stood: those that saw it, and those at whose day one of the items that are
 * still open today was late already, whether they looked at the client or not.
 * @param seen what the history says, by committee.
 * @param committees every committee that the history has rows of.
 */
export function weeksOf(
  seen: readonly PastWeek[],
  committees: Iterable<Day>,
  receivables: Pick<ClientReceivables, "lateItems">,
  parameters: Tolerance,
): PastWeek[] {
  const isLateBy = new Map(seen.map(({ committeeDate, isLate }) => [committeeDate, isLate]));
  for (const committeeDate of committees) {
    if (wasLateOn(committeeDate, receivables, parameters)) isLateBy.set(committeeDate, true);
  }
  return [...isLateBy].map(([committeeDate, isLate]) => ({ committeeDate, isLate }));
}

/** Whether what is open today was more than tolerated, and longer late than tolerated, on an earlier day. */
function wasLateOn(
  day: Day,
  { lateItems }: Pick<ClientReceivables, "lateItems">,
  { upToDateMaximum, upToDateDays, countDisputes }: Tolerance,
): boolean {
  const late = [...lateItems].filter(({ dueDate, disputed }) => {
    return dueDate < day - upToDateDays && (countDisputes || !disputed);
  });
  return late.reduce((sum, { amount }) => sum + amount, 0) > upToDateMaximum;
}

/** Whether the committees have seen a client long enough, and never late: one that is delivered first. */
export function paysOnTime(behaviour: PaymentBehaviour | null): boolean {
  return behaviour !== null && behaviour.weeksKnown >= WEEKS_TO_TELL && behaviour.weeksLate === 0;
}

/**
 * Weeks late among the last 12 before a day; null when no committee saw the client. A client that has nothing
 * open today may have been late all the time (credit committee rules, §2).
 */
export function paymentBehaviour(weeks: readonly PastWeek[], day: Day): PaymentBehaviour | null {
  const recent = weeks.filter(({ committeeDate }) => committeeDate < day && committeeDate >= day - WEEKS * 7);
  if (recent.length === 0) return null;
  return { weeksLate: recent.filter(({ isLate }) => isLate).length, weeksKnown: recent.length };
}
