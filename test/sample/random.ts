/**
 * Repeatable chance: the same seed always gives the same sample workbook and the same benchmark.
 */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** A number of the normal law. */
  normal(mean: number, deviation: number): number;
  /** True with that probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the values, all equally likely. */
  pick<T>(values: readonly T[]): T;
  /** One of the values, as likely as its weight. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, ample for test data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    normal: (mean, deviation) => mean + deviation * standardNormal(next),
    chance: (probability) => next() < probability,
    pick: (values) => itemAt(values, Math.floor(next() * values.length)),
    weighted: (choices) => pickWeighted(choices, next()),
  };
}

/** The values in an order that depends on the seed alone (Fisher–Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    const moved = itemAt(result, last);
    result[last] = itemAt(result, other);
    result[other] = moved;
  }
  return result;
}

/** Box–Muller. */
function standardNormal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function pickWeighted<T>(choices: readonly (readonly [T, number])[], drawn: number): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = drawn * total;
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return itemAt(choices, choices.length - 1)[0];
}

function itemAt<T>(values: readonly T[], index: number): T {
  if (index < 0 || index >= values.length) throw new RangeError(`No value at ${index} of ${values.length}`);
  return values[index] as T;
}
