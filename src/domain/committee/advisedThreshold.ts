import type { Cents } from "../basis/money";

const THOUSAND: Cents = 1_000_00;

/** The thresholds tried, smallest first: 5, 10, 20, 30, 50, 75, 100 k€ … then 1, 1.5, 2, 3, 5 of each power of ten. */
const LADDER: readonly Cents[] = [
  ...[5, 10, 20, 30, 50, 75],
  ...[100, 150, 200, 300, 500],
  ...[1, 10, 100].flatMap((power) => [1, 1.5, 2, 3, 5].map((step) => step * power * 1000)),
].map((thousands) => thousands * THOUSAND);

/** An agenda as a threshold makes it. */
export interface AgendaLength {
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
export interface NothingFits {
  readonly threshold: null;
  readonly clients: number;
  readonly minutes: number;
  /** How many of them each rule keeps there that looks at no threshold; a client may have several. */
  readonly keptBy: Readonly<Record<"deadline" | "excess" | "blocked", number>>;
}

/** More than anybody owes: no client is on the agenda by its exposure. */
export const ABOVE_ALL: Cents = Number.MAX_SAFE_INTEGER;

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
