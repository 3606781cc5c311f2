import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { Uninsured } from "../cover/insurersClock";
import type { Colour, OverdueGrade } from "../policy/grid";
import type { Parameters } from "../policy/policy";
import type { GradedOverdue } from "../receivables/receivables";

/** What speaks for a shipment block (blocage expédition). It is proposed: the committee decides. */
export interface BlockProposal {
  /** Days late of the oldest overdue that the rules look at. */
  readonly days: number;
  /** That overdue. */
  readonly amount: Cents;
  readonly why: "days" | "amount" | "days-and-amount" | "uninsured";
}

/** What a proposal depends on. */
interface BlockFacts {
  readonly colour: Colour;
  readonly grade: OverdueGrade;
  readonly overdue: GradedOverdue;
  readonly exposure: Cents;
  readonly uninsured: Uninsured | null;
  readonly releasedUntil: Day | null;
}

/**
 * A block is proposed for a client who is not green and not up to date when the oldest item is more than 30
 * days late with at least 5 000 € overdue, or when more than 20 000 € and 10 % of the exposure are overdue; and
 * whatever the colour when new deliveries are no longer insured (credit committee rules, §3). A client whom the
 * committee released is not proposed again up to the release's last day.
 */
export function blockProposal(
  { colour, grade, overdue, exposure, uninsured, releasedUntil }: BlockFacts,
  { blockAfterDays, blockMinimumOverdue, blockOverdue, blockShare }: Parameters,
  referenceDate: Day,
): BlockProposal | null {
  if (releasedUntil !== null && referenceDate <= releasedUntil) return null;
  const { amount, oldestDaysLate: days } = overdue;
  const mayBlock = colour !== "green" && grade !== "up-to-date";
  const isOld = mayBlock && days > blockAfterDays && amount >= blockMinimumOverdue;
  const isLarge = mayBlock && amount > blockOverdue && amount >= blockShare * exposure;
  if (isOld || isLarge) {
    return { days, amount, why: isOld && isLarge ? "days-and-amount" : isOld ? "days" : "amount" };
  }
  return uninsured === null ? null : { days: uninsured.daysLate, amount, why: "uninsured" };
}
