import { insures, type CoverLine } from "./cover";
import type { Day } from "../basis/day";
import type { Parameters } from "../policy/policy";
import type { ClientReceivables } from "../receivables/receivables";

/** The deadline by which the insurer must know of an unpaid item (échéance de déclaration). */
export interface Declaration {
  readonly deadline: Day;
  readonly state: "later" | "soon" | "urgent" | "passed";
}

/**
 * The declaration deadline of an insured client with an overdue item: the policy's delay after the oldest due
 * date; soon from 10 days before, urgent from 3 days before (credit committee rules, §4). An aged balance does
 * not say due dates: then there is no deadline to name.
 */
export function declarationOf(
  receivables: ClientReceivables,
  lines: readonly CoverLine[],
  parameters: Parameters,
  referenceDate: Day,
): Declaration | null {
  const declarable = receivables.lateItems.filter(({ amount }) => amount > parameters.residue);
  const dueDate = Math.min(...declarable.map((item) => item.dueDate));
  if (declarable.length === 0 || !lines.some((line) => insures(line, dueDate, referenceDate))) return null;
  return declarationDue(dueDate + parameters.declarationDelayDays, parameters, referenceDate);
}

/** How a deadline for declaring stands on a day. */
export function declarationDue(
  deadline: Day,
  { declarationSoonDays, declarationUrgentDays }: Parameters,
  referenceDate: Day,
): Declaration {
  const left = deadline - referenceDate;
  if (left < 0) return { deadline, state: "passed" };
  if (left <= declarationUrgentDays) return { deadline, state: "urgent" };
  return { deadline, state: left <= declarationSoonDays ? "soon" : "later" };
}
