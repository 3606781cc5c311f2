/** The middle one of several rounds, and where half of them lie. */
export interface Spread {
  readonly median: number;
  readonly from: number;
  readonly to: number;
}

export function spreadOf(rounds: readonly number[]): Spread {
  const sorted = rounds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return { median: at(0.5), from: at(0.25), to: at(0.75) };
}
