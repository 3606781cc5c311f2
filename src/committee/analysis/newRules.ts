import { type TaskControl, breathe } from "../port/task";
import { rulesMissing, withNewRules } from "../../domain/policy/earlierRules";
import type { Policy } from "../../domain/policy/policy";
import type { Translator } from "../../locales/translator";
import type { ColourMove } from "./analysisContract";
import { classifyPortfolio } from "./classifyPortfolio";
import { movesBetween } from "./colourMoves";
import { criteriaFound } from "../sources/criteriaFound";
import type { Portfolio } from "./readPortfolio";

/** What the rules would be that settings made earlier have no row for; null when they have one for each. */
export interface NewRules {
  readonly policy: Policy;
  /** The clients whose colour these would change. */
  readonly moves: readonly ColourMove[];
}

/** Classifies a portfolio again with the rules that its settings were made before. */
export async function newRulesFor(
  { state, intake, referenceDate, knowledge, clients }: Portfolio,
  words: Translator,
  control: TaskControl,
): Promise<NewRules | null> {
  const missing = rulesMissing(state.missing);
  if (missing.length === 0) return null;
  const policy = withNewRules(state.policy, missing, criteriaFound(intake));
  const after = await classifyPortfolio(intake, policy, referenceDate, {
    knowledgeOf: knowledge.fileOf,
    pause: () => breathe(control),
  });
  return { policy, moves: movesBetween(clients, after, words) };
}
