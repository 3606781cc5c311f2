import type { CommitteeRecord, PortfolioFigures } from "../committee/committeeRecord";
import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";

/** A week is 7 days; a committee moved by a holiday may come a few days later. */
const LONGEST_USUAL_WAIT = 10;

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

/** What was achieved between the first and the last committee with figures. Amounts in cents. */
export interface Trend {
  readonly first: CommitteeWithFigures;
  readonly last: CommitteeWithFigures;
  /** Change of the counted overdue: negative when it fell. */
  readonly overdueChange: Cents;
  /** The same as a share of the first (−0.35 = −35 %); null when there was nothing overdue. */
  readonly overdueShare: number | null;
  /** Change of overdue ÷ balance, in points (0.01 = 1 point); null when a balance is nil. */
  readonly overdueRateChange: number | null;
  readonly uncoveredChange: Cents;
  /** Cash that a fall of the overdue frees, on the assumption that it was paid; 0 when it rose. */
  readonly cashFreed: Cents;
  readonly gaps: readonly CommitteeGap[];
  readonly policyChanges: readonly PolicyChange[];
}

/** A committee with the figures of that day. */
export type CommitteeWithFigures = CommitteeRecord & {
  readonly referenceDate: Day;
  readonly figures: PortfolioFigures;
};

/** The committees whose agenda was prepared, oldest first; of two rows of one date the first counts, as a look-up finds it. */
export function preparedCommittees(committees: readonly CommitteeRecord[]): CommitteeRecord[] {
  const byDate = new Map<Day, CommitteeRecord>();
  for (const committee of committees) {
    if (!byDate.has(committee.date)) byDate.set(committee.date, committee);
  }
  return [...byDate.values()]
    .filter(({ referenceDate }) => referenceDate !== null)
    .sort((a, b) => a.date - b.date);
}

/** Those whose figures can all be read: where one cannot, a point is missing; it is never nil. */
export function committeesWithFigures(committees: readonly CommitteeRecord[]): CommitteeWithFigures[] {
  return preparedCommittees(committees).filter(
    (committee): committee is CommitteeWithFigures => committee.figures !== null,
  );
}

/** The trend from the first to the last committee, or null before the second one. */
export function trendOf(committees: readonly CommitteeRecord[]): Trend | null {
  const dated = committeesWithFigures(committees);
  const [first] = dated;
  const last = dated.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const [before, now] = [first.figures, last.figures];
  const overdueChange = now.countedOverdue - before.countedOverdue;
  const rates = [overdueRate(before), overdueRate(now)] as const;
  return {
    first,
    last,
    overdueChange,
    overdueShare: before.countedOverdue > 0 ? overdueChange / before.countedOverdue : null,
    overdueRateChange: rates[0] === null || rates[1] === null ? null : rates[1] - rates[0],
    uncoveredChange: now.uncovered - before.uncovered,
    cashFreed: Math.max(0, -overdueChange),
    ...interruptions(
      preparedCommittees(committees).filter(({ date }) => date >= first.date && date <= last.date),
    ),
  };
}

/** % overdue = counted overdue ÷ balance (credit committee rules, §6); null when nothing is owed. */
export function overdueRate({
  countedOverdue,
  balance,
}: Pick<PortfolioFigures, "countedOverdue" | "balance">): number | null {
  return balance > 0 ? countedOverdue / balance : null;
}

function interruptions(dated: readonly CommitteeRecord[]): Pick<Trend, "gaps" | "policyChanges"> {
  const gaps: CommitteeGap[] = [];
  const policyChanges: PolicyChange[] = [];
  let policy = "";
  dated.forEach((committee, index) => {
    const { date } = committee;
    const from = dated[index - 1]?.date ?? date;
    if (date - from > LONGEST_USUAL_WAIT) gaps.push({ from, to: date });
    if (committee.policy === "") return;
    if (policy !== "" && committee.policy !== policy) {
      policyChanges.push({ date, before: policy, after: committee.policy });
    }
    policy = committee.policy;
  });
  return { gaps, policyChanges };
}
