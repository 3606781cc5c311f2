import type { CommitteeRecord, PortfolioFigures } from "../committee/committeeRecord";
import type { Day } from "../basis/day";
import { spaced } from "../basis/text";

/** A week is 7 days; a committee moved by a holiday may come a few days later. */
export const LONGEST_USUAL_WAIT = 10;

/** Two committees with more days between them than a week and a holiday explain. */
export interface CommitteeGap {
  readonly from: Day;
  readonly to: Day;
}

/** A policy that differs from the one of the committee before. */
export interface PolicyChange {
  readonly date: Day;
  readonly before: string;
  readonly after: string;
}

/** What a reader must know before comparing the first committee with the last. */
export interface Interruptions {
  readonly gaps: readonly CommitteeGap[];
  readonly policyChanges: readonly PolicyChange[];
}

/** A committee with the figures of that day. */
export type CommitteeWithFigures = CommitteeRecord & { readonly figures: PortfolioFigures };

/** The committees whose agenda was prepared, oldest first; of two rows of one date the first counts, as a look-up finds it. */
export function preparedCommittees<Committee extends Pick<CommitteeRecord, "date" | "referenceDate">>(
  committees: readonly Committee[],
): Committee[] {
  const byDate = new Map<Day, Committee>();
  for (const committee of committees) {
    if (!byDate.has(committee.date)) byDate.set(committee.date, committee);
  }
  return [...byDate.values()]
    .filter(({ referenceDate }) => referenceDate !== null)
    .sort((a, b) => a.date - b.date);
}

/** Whether its figures can all be read: where one cannot, a point is missing; it is never nil. */
export function hasFigures<Committee extends Pick<CommitteeRecord, "figures">>(
  committee: Committee,
): committee is Committee & { readonly figures: NonNullable<Committee["figures"]> } {
  return committee.figures !== null;
}

/** The committees whose agenda was prepared and whose figures can all be read, oldest first. */
export function committeesWithFigures(committees: readonly CommitteeRecord[]): CommitteeWithFigures[] {
  return preparedCommittees(committees).filter(hasFigures);
}

/** % overdue = counted overdue ÷ balance (credit committee rules, §6); null when nothing is owed. */
export function overdueRate({
  countedOverdue,
  balance,
}: Pick<PortfolioFigures, "countedOverdue" | "balance">): number | null {
  return balance > 0 ? countedOverdue / balance : null;
}

/**
 * Weeks without a committee, and changes of the policy.
 * @param dated oldest first.
 */
export function interruptionsOf(dated: readonly Pick<CommitteeRecord, "date" | "policy">[]): Interruptions {
  const gaps: CommitteeGap[] = [];
  const policyChanges: PolicyChange[] = [];
  let policy = "";
  dated.forEach((committee, index) => {
    const { date } = committee;
    const from = dated[index - 1]?.date ?? date;
    if (date - from > LONGEST_USUAL_WAIT) gaps.push({ from, to: date });
    if (committee.policy === "") return;
    if (policy !== "" && spaced(committee.policy) !== spaced(policy)) {
      policyChanges.push({ date, before: policy, after: committee.policy });
    }
    policy = committee.policy;
  });
  return { gaps, policyChanges };
}
