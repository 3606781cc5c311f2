import { groupBy } from "../basis/groupBy";
import type { Rating } from "../client/client";

export type SignatureQuality = "good" | "medium" | "weak";

/**
 * One line of a rating scale: the provider's values from `from` to `to` (both included, in either
 * order) are of that quality. Scales run opposite ways, so each provider has its own lines.
 */
export interface RatingRange {
  readonly provider: string;
  readonly from: string;
  readonly to: string;
  readonly quality: SignatureQuality;
}

/** Best to worst; Banque de France's scale since January 2022. */
const BANQUE_DE_FRANCE = "1+ 1 1- 2+ 2 2- 3+ 3 3- 4+ 4 4- 5+ 5 5- 6+ 6 6- 7 8 P".split(" ");

/** Default scales: the direction is each provider's own. */
export const DEFAULT_RATING_RANGES: readonly RatingRange[] = [
  ...rangesOfScale("Allianz Trade", ["1", "4"], ["5", "6"], ["7", "10"]),
  ...rangesOfScale("Coface", ["10", "7"], ["6", "4"], ["3", "0"]),
  ...rangesOfScale("Atradius", ["1", "40"], ["41", "70"], ["71", "100"]),
  ...rangesOfScale("Banque de France", ["1+", "4+"], ["4", "5-"], ["6+", "P"]),
  ...rangesOfScale("Altares", ["20", "13"], ["12", "7"], ["6", "0"]),
  ...rangesOfScale("Ellisphere", ["10", "7"], ["6", "4"], ["3", "0"]),
];

type Bounds = readonly [from: string, to: string];

function rangesOfScale(provider: string, good: Bounds, medium: Bounds, weak: Bounds): RatingRange[] {
  return [
    { provider, from: good[0], to: good[1], quality: "good" },
    { provider, from: medium[0], to: medium[1], quality: "medium" },
    { provider, from: weak[0], to: weak[1], quality: "weak" },
  ];
}

/** A provider's scale, its bounds parsed: it is read for thousands of clients. */
interface Scale {
  readonly provider: string;
  /** Best first. */
  readonly ranges: readonly ScaleRange[];
  /** True when the smallest value is the best. */
  readonly ascending: boolean;
  readonly smallest: number;
  readonly largest: number;
}

interface ScaleRange {
  readonly quality: SignatureQuality;
  readonly worst: number;
  /** The same as the policy writes it. */
  readonly to: string;
}

interface Scales {
  /** The longest names first: "Coface DRA" is found before "Coface". */
  readonly scales: readonly Scale[];
  /** By provider as ratings name it. */
  readonly found: Map<string, Scale | null>;
}

const SCALES = new WeakMap<readonly RatingRange[], Scales>();

function scalesOf(ranges: readonly RatingRange[]): Scales {
  const known = SCALES.get(ranges);
  if (known !== undefined) return known;
  const byProvider = groupBy(ranges, ({ provider }) => provider.trim().toLowerCase());
  const scales = [...byProvider].flatMap(
    ([provider, providerRanges]) => parsedScale(provider, providerRanges) ?? [],
  );
  scales.sort((a, b) => b.provider.length - a.provider.length);
  const prepared = { scales, found: new Map<string, Scale | null>() };
  SCALES.set(ranges, prepared);
  return prepared;
}

export const BEST_FIRST: readonly SignatureQuality[] = ["good", "medium", "weak"];

/** Null when a bound of its best or worst line cannot be read. */
function parsedScale(provider: string, providerRanges: readonly RatingRange[]): Scale | null {
  const ordered = providerRanges.toSorted(
    (a, b) => BEST_FIRST.indexOf(a.quality) - BEST_FIRST.indexOf(b.quality),
  );
  const best = rank(ordered[0]?.from ?? "");
  const last = rank(ordered.at(-1)?.to ?? "");
  if (best === null || last === null) return null;
  const ranges = ordered.flatMap(({ quality, to }) => {
    const worst = rank(to);
    return worst === null ? [] : [{ quality, worst, to }];
  });
  const [smallest, largest] = best < last ? [best, last] : [last, best];
  return { provider, ranges, ascending: best < last, smallest, largest };
}

function scaleOf(provider: string, ranges: readonly RatingRange[]): Scale | null {
  const { scales, found } = scalesOf(ranges);
  let scale = found.get(provider);
  if (scale === undefined) {
    const name = provider.trim().toLowerCase();
    scale = scales.find((candidate) => name.includes(candidate.provider)) ?? null;
    found.set(provider, scale);
  }
  return scale;
}

/**
 * The quality of one rating by the scales, or null when its provider or value is not in them.
 * A value between two ranges (12.5 where good ends at 13 and medium starts at 12) takes the worse.
 */
export function qualityOf(rating: Rating, ranges: readonly RatingRange[]): SignatureQuality | null {
  const scale = scaleOf(rating.provider, ranges);
  const value = scale === null ? null : rank(rating.value);
  if (scale === null || value === null || value < scale.smallest || value > scale.largest) return null;
  const { ascending } = scale;
  const range = scale.ranges.find(({ worst }) => (ascending ? value <= worst : value >= worst));
  return range?.quality ?? null;
}

/**
 * The worst value that is still of a quality, on the scale of a provider.
 * @returns null when no scale knows the provider or its scale has no such quality.
 */
export function worstValueOf(
  provider: string,
  quality: SignatureQuality,
  ranges: readonly RatingRange[],
): string | null {
  const sameQuality = scaleOf(provider, ranges)?.ranges.filter((range) => range.quality === quality);
  return sameQuality?.at(-1)?.to ?? null;
}

/** A rating with what the scales make of it. */
interface JudgedRating {
  readonly rating: Rating;
  readonly quality: SignatureQuality | null;
}

/** The rating that counts: the newest of those that a scale knows; where none is known, the newest. */
export function currentRating(
  ratings: readonly Rating[],
  ranges: readonly RatingRange[],
): JudgedRating | null {
  let current: JudgedRating | null = null;
  for (const rating of ratings) {
    if (rating.value.trim() === "") continue;
    const judged = { rating, quality: qualityOf(rating, ranges) };
    if (current === null || countsBefore(judged, current)) current = judged;
  }
  return current;
}

function countsBefore(a: JudgedRating, b: JudgedRating): boolean {
  if ((a.quality === null) !== (b.quality === null)) return a.quality !== null;
  return (a.rating.date ?? 0) > (b.rating.date ?? 0);
}

/** Position of a value on its scale: "3+" by Banque de France's notches, "3" and "3/10" by the number. */
export function rank(text: string): number | null {
  const value = text.trim().toUpperCase().split("/")[0]?.trim().replace(",", ".") ?? "";
  const numeric = value === "" ? Number.NaN : Number(value);
  if (!Number.isNaN(numeric) && /^[\d.]+$/.test(value)) return numeric;
  const notch = BANQUE_DE_FRANCE.indexOf(value);
  return notch < 0 ? null : notchRank(value);
}

/** "3+" stands just before 3, "3-" just after; P (payment failure) after 8. */
function notchRank(value: string): number {
  if (value === "P") return 9;
  const step = value.endsWith("+") ? -0.3 : value.endsWith("-") ? 0.3 : 0;
  return Number.parseInt(value, 10) + step;
}
