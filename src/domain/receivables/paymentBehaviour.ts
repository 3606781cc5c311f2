import type { Day } from "../basis/day";

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

/**
 * Weeks late among the last 12 before a day; null when no committee saw the client. A client that has nothing
 * open today may have been late all the time (credit committee rules, §2).
 */
export function paymentBehaviour(weeks: readonly PastWeek[], day: Day): PaymentBehaviour | null {
  const recent = weeks.filter(({ committeeDate }) => committeeDate < day && committeeDate >= day - WEEKS * 7);
  if (recent.length === 0) return null;
  return { weeksLate: recent.filter(({ isLate }) => isLate).length, weeksKnown: recent.length };
}
