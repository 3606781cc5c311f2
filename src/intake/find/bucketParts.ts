import type { Ageing } from "../../domain/receivables/receivables";
import type { BucketRange } from "./buckets";
import type { Field } from "../source";

/** The ageing bucket of a range of days late, by its earliest day: lateness is never overstated. */
export function partOf({ from }: BucketRange): keyof Ageing {
  if (from <= 0) return "notDue";
  if (from <= 30) return "d1_30";
  if (from <= 60) return "d31_60";
  if (from <= 90) return "d61_90";
  return from <= 120 ? "d91_120" : "over120";
}

/** The field under which a bucket's column is shown: "> 90" is its own. */
export function fieldOfBucket(range: BucketRange): Field {
  return range.from === 91 && range.to === null ? "over90" : partOf(range);
}

const RANGES: Readonly<Partial<Record<Field, BucketRange>>> = {
  notDue: { from: 0, to: 0 },
  d1_30: { from: 1, to: 30 },
  d31_60: { from: 31, to: 60 },
  d61_90: { from: 61, to: 90 },
  d91_120: { from: 91, to: 120 },
  over120: { from: 121, to: null },
  over90: { from: 91, to: null },
};

/** The days late that a bucket's field stands for; undefined for a field that is no bucket. */
export function rangeOfField(field: Field): BucketRange | undefined {
  return RANGES[field];
}
