import type { Day } from "../basis/day";
import { groupBy } from "../basis/groupBy";
import type { Cents } from "../basis/money";
import { folded } from "../basis/text";
import { deadlineOn } from "../cover/deadline";
import type { Colour } from "../policy/grid";
import type { Parameters } from "../policy/policy";
import type { TermDrift } from "../receivables/termDrift";

/** The rule that a client's own figures bring it to the agenda by, strongest first. */
export type FigureRule = "red" | "exposure" | "excess" | "deadline" | "drift";

/** What these rules look at. */
export interface RuledClient {
  readonly clientCode: string;
  readonly colour: Colour;
  readonly exposure: Cents;
  /** Name of the group; "" for a client alone. */
  readonly group: string;
  /** Its internal limit, or its part of its group's; null when unknown. */
  readonly limit: Cents | null;
  readonly excess: Cents;
  /** The first deadline that an insurer or a court sets; null without one. */
  readonly deadline: Day | null;
  /** What its invoices give it beyond the term agreed and beyond the law, in days. */
  readonly drift: TermDrift;
}

type RuleParameters = Pick<
  Parameters,
  | "agendaMinimumExposure"
  | "agendaRedMinimum"
  | "excessShare"
  | "excessAmount"
  | "termDriftDays"
  | "declarationSoonDays"
  | "declarationUrgentDays"
>;

/**
 * The rules by which each client's figures bring it to the agenda (credit committee rules, §4): from the
 * minimum exposure on, red and from a smaller one on, above the internal limit by more than 10 % and 5 000 €,
 * with a deadline that is near or passed, or from the exposure of reds on where its invoices give it more days
 * than the policy's beyond the term agreed or the legal one. The accounts of a group meet exposures and limits together.
 * @param day that of the committee: a deadline is near from the policy's days before it on.
 */
export function figureRules(
  clients: readonly RuledClient[],
  parameters: RuleParameters,
  day: Day,
): ReadonlyMap<string, readonly FigureRule[]> {
  const groups = groupBy(clients, ({ group }) => folded(group) || null);
  return new Map(
    clients.map((client) => {
      const members = groups.get(folded(client.group)) ?? [client];
      return [client.clientCode, rulesOf(client, members, parameters, day)];
    }),
  );
}

function rulesOf(
  { colour, deadline, drift }: RuledClient,
  members: readonly RuledClient[],
  parameters: RuleParameters,
  day: Day,
): FigureRule[] {
  const sum = (amount: (member: RuledClient) => Cents) =>
    members.reduce((total, member) => total + amount(member), 0);
  const exposure = sum((member) => Math.max(0, member.exposure));
  const excess = sum((member) => member.excess);
  const limit = sum((member) => member.limit ?? 0);
  const rules: FigureRule[] = [];
  if (colour === "red" && exposure >= parameters.agendaRedMinimum) rules.push("red");
  if (exposure >= parameters.agendaMinimumExposure) rules.push("exposure");
  if (excess > parameters.excessAmount && excess > parameters.excessShare * limit) rules.push("excess");
  if (deadline !== null && deadlineOn(deadline, parameters, day).state !== "later") rules.push("deadline");
  if (exposure >= parameters.agendaRedMinimum && hasDrifted(drift, parameters)) rules.push("drift");
  return rules;
}

/** Whether the terms that a client is given have left what was agreed, or what the law allows, by more than the policy's days. */
function hasDrifted(
  { fromAgreed, beyondLaw }: TermDrift,
  { termDriftDays }: Pick<Parameters, "termDriftDays">,
): boolean {
  return Math.max(fromAgreed ?? 0, beyondLaw) > termDriftDays;
}
