import type { Rating } from "./client";

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
  ...scale("Allianz Trade", ["1", "4"], ["5", "6"], ["7", "10"]),
  ...scale("Coface", ["10", "7"], ["6", "4"], ["3", "0"]),
  ...scale("Atradius", ["1", "40"], ["41", "70"], ["71", "100"]),
  ...scale("Banque de France", ["1+", "4+"], ["4", "5-"], ["6+", "P"]),
  ...scale("Altares", ["20", "13"], ["12", "7"], ["6", "0"]),
  ...scale("Ellisphere", ["10", "7"], ["6", "4"], ["3", "0"]),
];

type Bounds = readonly [from: string, to: string];

function scale(provider: string, good: Bounds, medium: Bounds, weak: Bounds): RatingRange[] {
  return [
    { provider, from: good[0], to: good[1], quality: "good" },
    { provider, from: medium[0], to: medium[1], quality: "medium" },
    { provider, from: weak[0], to: weak[1], quality: "weak" },
  ];
}

const BEST_FIRST: readonly SignatureQuality[] = ["good", "medium", "weak"];

/**
 * The quality of one rating by the scales, or null when its provider or value is not in them.
 * A value between two ranges (12.5 where good ends at 13 and medium starts at 12) takes the worse.
 */
export function qualityOf(rating: Rating, ranges: readonly RatingRange[]): SignatureQuality | null {
  const provider = rating.provider.trim().toLowerCase();
  const value = rank(rating.value);
  const own = ranges
    .filter((range) => provider.includes(range.provider.toLowerCase()))
    .map((range) => ({ quality: range.quality, best: rank(range.from), worst: rank(range.to) }))
    .sort((a, b) => BEST_FIRST.indexOf(a.quality) - BEST_FIRST.indexOf(b.quality));
  const best = own[0]?.best;
  const worst = own.at(-1)?.worst;
  if (value === null || best == null || worst == null) return null;
  const ascending = best < worst;
  if (value < Math.min(best, worst) || value > Math.max(best, worst)) return null;
  const range = own.find(({ worst: end }) => end !== null && (ascending ? value <= end : value >= end));
  return range?.quality ?? null;
}

/** The rating that counts: the newest; of several of that date, the first with a known quality. */
export function currentRating(
  ratings: readonly Rating[],
  ranges: readonly RatingRange[],
): { readonly rating: Rating; readonly quality: SignatureQuality | null } | null {
  const judged = ratings
    .filter((rating) => rating.value.trim() !== "")
    .map((rating) => ({ rating, quality: qualityOf(rating, ranges) }));
  judged.sort(
    (a, b) =>
      Number(b.quality !== null) - Number(a.quality !== null) || (b.rating.date ?? 0) - (a.rating.date ?? 0),
  );
  return judged[0] ?? null;
}

/** Position of a value on its scale: "3+" by Banque de France's notches, "3" and "3/10" by the number. */
function rank(text: string): number | null {
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
