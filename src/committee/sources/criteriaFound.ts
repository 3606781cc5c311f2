import { gridInUse } from "../../domain/policy/grid";
import { criteriaInUse, type Criteria, type Policy } from "../../domain/policy/policy";
import type { Intake } from "../../intake/source";

/**
 * The criteria that a workbook has a source for: credit insurance, else the internal limit, else none; ratings
 * when any client has one (credit committee rules, §3).
 */
export function criteriaFound({ coverLines, clients }: Pick<Intake, "coverLines" | "clients">): Criteria {
  const hasLimits = clients.some(({ limit }) => limit !== null);
  return {
    coverCriterion: coverLines.length > 0 ? "insurance" : hasLimits ? "limit" : "none",
    ratingsInUse: clients.some(({ ratings }) => ratings.some(({ value }) => value.trim() !== "")),
  };
}

/**
 * The policy that a workbook starts with: the criteria that it has a source for, or that were said to count although
 * it has none, with their rows of the grid, and the only currency that its receivables are in.
 */
export function startingPolicy(
  policy: Policy,
  intake: Pick<Intake, "coverLines" | "clients" | "currency">,
  answered?: Criteria,
): Policy {
  const found = criteriaFound(intake);
  const criteria = {
    coverCriterion:
      found.coverCriterion === "none" ? (answered?.coverCriterion ?? "none") : found.coverCriterion,
    ratingsInUse: found.ratingsInUse || answered?.ratingsInUse === true,
  };
  const companyCurrency = intake.currency ?? policy.parameters.companyCurrency;
  const parameters = { ...policy.parameters, ...criteria, companyCurrency };
  return { ...policy, parameters, grid: gridInUse(policy.grid, criteriaInUse(parameters)) };
}
