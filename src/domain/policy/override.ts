import type { Colour } from "./grid";
import type { Day } from "../basis/day";

/** A forced colour (dérogation), with its reason, who wanted it and until when (credit committee rules, §3). */
export interface Override {
  readonly clientCode: string;
  readonly colour: Colour;
  readonly reason: string;
  readonly who: string;
  readonly from: Day | null;
  /** Last day, included. */
  readonly until: Day;
}

/** The override in force on a day, its first and last day included; of several, the one decided last. */
export function overrideOn(overrides: readonly Override[], day: Day): Override | null {
  let current: Override | null = null;
  for (const override of overrides) {
    if ((override.from ?? day) > day || override.until < day) continue;
    if (current === null || startsAfter(override, current)) current = override;
  }
  return current;
}

function startsAfter(a: Override, b: Override): boolean {
  return (a.from ?? -Infinity) > (b.from ?? -Infinity);
}

/**
 * The last override that has ended before a day and that no committee has been told of yet: one held after its
 * last day has.
 */
export function expiredOverride(
  overrides: readonly Override[],
  day: Day,
  lastCommittee: Day | null,
): Override | null {
  let last: Override | null = null;
  for (const override of overrides) {
    const isNews = lastCommittee === null || override.until >= lastCommittee;
    if (override.until >= day || !isNews) continue;
    if (last === null || override.until > last.until) last = override;
  }
  return last;
}
