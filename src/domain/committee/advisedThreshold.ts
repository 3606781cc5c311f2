import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import type { Agenda, AgendaCandidate, AgendaRule } from "./agenda";

const THOUSAND: Cents = 1_000_00;

/** The thresholds tried, smallest first: 5, 10, 20, 30, 50, 75, 100 k€ … then 1, 1.5, 2, 3, 5 of each power of ten. */
const LADDER: readonly Cents[] = [
  ...[5, 10, 20, 30, 50, 75],
  ...[100, 150, 200, 300, 500],
  ...[1, 10, 100].flatMap((power) => [1, 1.5, 2, 3, 5].map((step) => step * power * 1000)),
].map((thousands) => thousands * THOUSAND);

/** An agenda as a threshold makes it. */
interface AgendaLength {
  readonly minutes: number;
  /** Exposure of each client on it. */
  readonly exposures: readonly Cents[];
}

/** The threshold with which the committee fits its hour, and what its agenda then is. */
export interface AdvisedThreshold {
  readonly threshold: Cents;
  readonly clients: number;
  readonly minutes: number;
  /** Share of the whole exposure that the agenda looks at, 0.45 = 45 %; null when nothing is owed. */
  readonly share: number | null;
}

/** What stays on the agenda under the highest threshold, where even that leaves more than the hour holds. */
interface NothingFits {
  readonly threshold: null;
  readonly clients: number;
  readonly minutes: number;
  /** How many of them each rule keeps there that looks at no threshold; a client may have several. */
  readonly keptBy: Readonly<Record<KeepingRule, number>>;
}

/** What the committee is advised about its threshold. */
export type Advice = AdvisedThreshold | NothingFits;

/** The rules that look at no threshold. */
export const KEEPING_RULES = [
  "deadline",
  "excess",
  "action-due",
  "blocked",
  "pinned",
] as const satisfies readonly AgendaRule[];
type KeepingRule = (typeof KEEPING_RULES)[number];

/** More than anybody owes: no client is on the agenda by its exposure. */
const ABOVE_ALL: Cents = Number.MAX_SAFE_INTEGER;

/**
 * Threshold advised (seuil conseillé): the smallest of the ladder, set for all clients and for reds alike, with
 * which the meeting fits its minutes (credit committee rules, §4); null when none does.
 * @param agendaWith the agenda under a threshold; a higher one never makes it longer.
 */
export function advisedThreshold(
  agendaWith: (threshold: Cents) => AgendaLength,
  exposure: Cents,
  meetingMinutes: number,
): AdvisedThreshold | null {
  for (const threshold of LADDER) {
    const { minutes, exposures } = agendaWith(threshold);
    if (minutes > meetingMinutes) continue;
    const seen = exposures.reduce((sum, each) => sum + each, 0);
    return { threshold, clients: exposures.length, minutes, share: exposure > 0 ? seen / exposure : null };
  }
  return null;
}

/**
 * The threshold advised to a committee; where none makes the meeting fit, what stays under any and by which rules.
 * @param agendaUnder the agenda that parameters make.
 * @param exposure that of all clients, which the share is of.
 */
export function adviceFor(
  agendaUnder: (parameters: Parameters) => Pick<Agenda<AgendaCandidate>, "items" | "minutes">,
  exposure: Cents,
  parameters: Parameters,
): Advice {
  const agendaWith = (threshold: Cents) =>
    agendaUnder({ ...parameters, agendaMinimumExposure: threshold, agendaRedMinimum: threshold });
  const advised = advisedThreshold(
    (threshold) => {
      const { minutes, items } = agendaWith(threshold);
      return { minutes, exposures: items.map(({ client }) => Math.max(0, client.exposure)) };
    },
    exposure,
    parameters.meetingMinutes,
  );
  if (advised !== null) return advised;
  const { items, minutes } = agendaWith(ABOVE_ALL);
  const by = (rule: KeepingRule) => items.filter(({ rules }) => rules.includes(rule)).length;
  const keptBy = Object.fromEntries(KEEPING_RULES.map((rule) => [rule, by(rule)])) as NothingFits["keptBy"];
  return { threshold: null, clients: items.length, minutes, keptBy };
}
