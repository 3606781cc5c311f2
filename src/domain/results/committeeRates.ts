import type { CommitteeRecord } from "../committee/committeeRecord";
import { FEWEST_DECISIONS } from "../protocol/arbitration";
import type { Day } from "../basis/day";

/** Two shares over the committees of some weeks; null when nothing fell due or was decided in them, or a count is not known. */
export interface CommitteeRates {
  /** Actions done by their due date ÷ due. */
  readonly punctuality: number | null;
  /** Decisions sent to arbitration ÷ decisions, from ten decisions on. */
  readonly arbitrationRate: number | null;
}

type Counts = Pick<CommitteeRecord, "date" | "decisions" | "arbitrations" | "actionsDue" | "actionsOnTime">;

/**
 * Punctuality and arbitration rate (credit committee rules, §6) as the committees noted them, over the weeks
 * that end with a day: sums of what each counted, not averages of their shares.
 */
export function committeeRates(committees: readonly Counts[], day: Day, weeks: number): CommitteeRates {
  const within = committees.filter(({ date }) => date > day - weeks * 7 && date <= day);
  const sum = (key: Exclude<keyof Counts, "date">) =>
    within.reduce<number | null>((total, { [key]: counted }) => {
      return total === null || counted === null ? null : total + counted;
    }, 0);
  const decisions = sum("decisions");
  return {
    punctuality: share(sum("actionsOnTime"), sum("actionsDue")),
    arbitrationRate: (decisions ?? 0) < FEWEST_DECISIONS ? null : share(sum("arbitrations"), decisions),
  };
}

function share(part: number | null, whole: number | null): number | null {
  return part !== null && whole !== null && whole > 0 ? part / whole : null;
}

/** How the arbitration rate moved, as the practice reads it: falling = a team that matures. */
export interface ArbitrationReading {
  /** Committee of the first rate. */
  readonly since: Day;
  readonly first: number;
  readonly last: number;
  readonly direction: "falling" | "rising" | "steady";
  /** The share above which it is signalled (0.2). */
  readonly signal: number;
}

/** A smaller change says nothing: 2 points. */
const STEADY_WITHIN = 0.02;
const DAYS_OF_A_YEAR = 364;

/** A share at a committee: 0.25 is 25 %. */
interface Rate {
  readonly date: Day;
  readonly rate: number;
}

/**
 * The first and the last share of the last year, from the first that is over as many weeks as it is meant to be
 * (credit committee rules, §6): one over fewer would be compared with another thing. Null as long as there are not
 * two of them.
 * @param points oldest first.
 */
export function wholeRates<Key extends keyof CommitteeRates>(
  points: readonly ({ readonly date: Day } & Pick<CommitteeRates, Key>)[],
  key: Key,
  weeks: number,
): { readonly first: Rate; readonly last: Rate } | null {
  const begin = (points[0]?.date ?? 0) + (weeks - 1) * 7;
  const newest = points.at(-1)?.date ?? 0;
  const rates = points.flatMap(({ date, [key]: rate }): Rate[] =>
    date >= begin && date >= newest - DAYS_OF_A_YEAR && rate !== null ? [{ date, rate }] : [],
  );
  const [first] = rates;
  const last = rates.at(-1);
  return first === undefined || last === undefined || first === last ? null : { first, last };
}

/**
 * How the arbitration rate moved over the last year (credit committee rules, §1.5); null as long as there is nothing
 * to compare.
 * @param points oldest first.
 */
export function arbitrationReading(
  points: readonly { readonly date: Day; readonly arbitrationRate: number | null }[],
  weeks: number,
  signal: number,
): ArbitrationReading | null {
  const rates = wholeRates(points, "arbitrationRate", weeks);
  if (rates === null) return null;
  const { first, last } = rates;
  const change = last.rate - first.rate;
  const direction = Math.abs(change) <= STEADY_WITHIN ? "steady" : change < 0 ? "falling" : "rising";
  return { since: first.date, first: first.rate, last: last.rate, direction, signal };
}
