import { criteriaInUse, DEFAULT_PARAMETERS, PARAMETER_NAMES, type Parameters, type Policy } from "./policy";
import { gridInUse } from "./grid";

/** More than anybody is owed: what counts from this amount on never counts. */
const NEVER = 1_000_000_000_00;

/**
 * The rules that parameters brought, as they were before these existed: the value with which each leaves a client
 * as it was. Settings made earlier have no row for them.
 */
const EARLIER_RULES = {
  // Any reds came to the agenda, and no excess did.
  agendaRedMinimum: 0,
  excessShare: 0,
  excessAmount: NEVER,
  // Nor did terms that drift.
  termDriftDays: 366,
  // Insurance and ratings always counted.
  coverCriterion: "insurance",
  ratingsInUse: true,
  greenWithoutData: false,
  // Any valid cover made a client partly covered.
  partialShare: 0.9999,
  partialAmount: 0,
  limitPartialShare: 0,
  // Disputes were overdue like any other item.
  countDisputes: true,
  oldDisputeAmount: NEVER,
  hardRedDoubtful: false,
  blockMinimumOverdue: 0,
  blockShare: 0,
  declarationMinimum: 0,
  noLongerInsuredDays: 366,
} as const satisfies Partial<Parameters>;

/** A parameter that brought a rule which some workbooks were made before. */
export type RuleParameter = keyof typeof EARLIER_RULES;

/** Those of the parameters that settings have no row for which brought rules. */
export function rulesMissing(missing: readonly (keyof Parameters)[]): RuleParameter[] {
  return missing.filter((name): name is RuleParameter => name in EARLIER_RULES);
}

/** Parameters as stated, what is not stated as it was before it could be. */
export function withEarlierRules(stated: Partial<Parameters>): Parameters {
  return { ...DEFAULT_PARAMETERS, ...EARLIER_RULES, ...stated };
}

/**
 * The policy with the default of each rule that settings have no row for, and the criteria that a workbook has a
 * source for where nobody chose them.
 * @param missing the rules without a row.
 * @param found the criteria that the workbook has a source for.
 */
export function withNewRules(
  policy: Policy,
  missing: readonly RuleParameter[],
  found: Pick<Parameters, "coverCriterion" | "ratingsInUse">,
): Policy {
  const defaults: Parameters = { ...DEFAULT_PARAMETERS, ...found };
  const names = PARAMETER_NAMES.filter((name) => missing.some((rule) => rule === name));
  const news = Object.fromEntries(names.map((name) => [name, defaults[name]]));
  const parameters: Parameters = { ...policy.parameters, ...news };
  return { ...policy, parameters, grid: gridInUse(policy.grid, criteriaInUse(parameters)) };
}
