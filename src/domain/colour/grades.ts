import type { StatedLimit } from "../client/client";
import type { JudgedFile } from "./clientFile";
import type { Cents } from "../basis/money";
import type { Facts } from "./facts";
import { UNUSED, type CoverGrade, type Grades, type OverdueGrade } from "../policy/grid";
import type { Parameters } from "../policy/policy";
import { gradedOverdue, type GradedOverdue, type Owed } from "../receivables/receivables";

/** The grades of the criteria in use. */
export function gradesOf({ receivables, limit }: JudgedFile, facts: Facts, parameters: Parameters): Grades {
  const { coverCriterion, ratingsInUse } = parameters;
  const cover =
    coverCriterion === "none"
      ? UNUSED
      : coverCriterion === "limit"
        ? limitGrade(limit, facts.excess, parameters)
        : coverGrade(facts.uncovered, facts.compared, parameters);
  const signature = ratingsInUse ? (facts.signature?.quality ?? "medium") : UNUSED;
  return { cover, signature, overdue: gradeOf(facts.overdue, receivables.balance, parameters) };
}

/**
 * Couvert when the uncovered part is within tolerance; partiel when it is at most half of the compared exposure
 * or 10 000 €; non couvert when it is more, whatever a small cover says.
 */
export function coverGrade(
  uncovered: Cents,
  compared: Cents,
  { coverTolerance, partialShare, partialAmount }: Parameters,
): CoverGrade {
  if (uncovered <= coverTolerance) return "covered";
  return uncovered <= partialAmount || uncovered <= partialShare * compared ? "partial" : "uncovered";
}

/** Within the limit, up to 20 % of it above, or more. An unknown limit is the middle grade, as an unknown rating. */
export function limitGrade(
  limit: StatedLimit | null,
  excess: Cents,
  { limitPartialShare }: Pick<Parameters, "limitPartialShare">,
): CoverGrade {
  if (limit === null) return "partial";
  if (excess === 0) return "covered";
  return excess <= limitPartialShare * limit.amount ? "partial" : "uncovered";
}

/**
 * À jour: overdue ≤ 500 € or nothing > 5 days late. Retard grave: > 5 000 € over 60 days late, or overdue ≥
 * 25 % of the balance and ≥ 20 000 €. Retard otherwise. Out of dispute unless the policy counts disputes.
 */
export function overdueGrade(receivables: Owed, parameters: Parameters): OverdueGrade {
  return gradeOf(gradedOverdue(receivables, parameters.countDisputes), receivables.balance, parameters);
}

function gradeOf(overdue: GradedOverdue, balance: Cents, parameters: Parameters): OverdueGrade {
  if (overdue.amount <= parameters.upToDateMaximum || overdue.oldestDaysLate <= parameters.upToDateDays) {
    return "up-to-date";
  }
  return seriousRule(overdue, balance, parameters) === null ? "late" : "seriously-late";
}

/** The rule that makes an overdue serious; null when none does. */
export function seriousRule(
  { amount, over60Days, oldestDaysLate }: GradedOverdue,
  balance: Cents,
  { seriousAmount, seriousShare, seriousShareAmount }: Parameters,
): "old" | "share" | null {
  if (oldestDaysLate > 60 && over60Days > seriousAmount) return "old";
  return amount >= seriousShareAmount && amount >= seriousShare * balance ? "share" : null;
}
