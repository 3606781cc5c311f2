import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import type { ClientFile } from "./clientFile";
import type { Day } from "../basis/day";

/** What speaks for a shipment block (blocage expédition). It is proposed: the committee decides. */
export interface BlockProposal {
  /** Days late of the oldest counted overdue. */
  readonly days: number;
  /** Counted overdue. */
  readonly amount: Cents;
  readonly why: "days" | "amount" | "days-and-amount";
}

/**
 * A block is proposed when the oldest counted overdue is more than 30 days late or the counted overdue is
 * above the threshold (credit committee rules, §4). A client who is up to date by amount is not proposed for
 * an old residue, nor one whom the committee released, up to the release's last day.
 */
export function blockProposal(
  { receivables, releasedUntil }: Pick<ClientFile, "receivables" | "releasedUntil">,
  countedOverdue: Cents,
  { blockAfterDays, blockOverdue, upToDateMaximum }: Parameters,
  referenceDate: Day,
): BlockProposal | null {
  if (releasedUntil !== null && referenceDate <= releasedUntil) return null;
  const days = receivables.oldestDaysLate;
  const late = days > blockAfterDays && countedOverdue > upToDateMaximum;
  const large = countedOverdue > blockOverdue;
  if (!late && !large) return null;
  return { days, amount: countedOverdue, why: late && large ? "days-and-amount" : late ? "days" : "amount" };
}
