import { BEST_FIRST, rank, type RatingRange, type SignatureQuality } from "./signature";

/** What is wrong with one line of a rating scale, by its place among the lines. */
export interface ScaleFault {
  readonly index: number;
  /** A bound no scale knows; a line that runs against its scale; one that meets another quality's line. */
  readonly kind: "value" | "reversed" | "overlap";
}

/**
 * Checks that each provider's scale runs one way, from good to weak, without two qualities for one value.
 * Gaps are no fault: a value between two lines takes the worse (see `qualityOf`).
 */
export function scaleFaults(ranges: readonly RatingRange[]): ScaleFault[] {
  const providers = new Set(ranges.map(({ provider }) => provider.toLowerCase()));
  return [...providers].flatMap((provider) =>
    faultsOfScale(
      ranges.flatMap((range, index) =>
        range.provider.toLowerCase() === provider
          ? [{ index, quality: range.quality, from: rank(range.from), to: rank(range.to) }]
          : [],
      ),
    ),
  );
}

interface Line {
  readonly index: number;
  readonly quality: SignatureQuality;
  readonly from: number | null;
  readonly to: number | null;
}

type KnownLine = Line & { readonly from: number; readonly to: number };

function faultsOfScale(lines: readonly Line[]): ScaleFault[] {
  const unknown = lines.filter(({ from, to }) => from === null || to === null);
  if (unknown.length > 0) return unknown.map(({ index }) => ({ index, kind: "value" }));
  const known = (lines as readonly KnownLine[]).toSorted(
    (a, b) => BEST_FIRST.indexOf(a.quality) - BEST_FIRST.indexOf(b.quality),
  );
  const sign = directionOf(known);
  const along = ({ from, to }: KnownLine) => (to - from) * sign >= 0;
  const reversed = known.filter((line) => !along(line));
  if (reversed.length > 0) return reversed.map(({ index }) => ({ index, kind: "reversed" }));
  const meeting = known.filter((line, place) =>
    known
      .slice(0, place)
      .some((before) => before.quality !== line.quality && (line.from - before.to) * sign <= 0),
  );
  return meeting.map(({ index }) => ({ index, kind: "overlap" }));
}

/** 1 for a scale whose values rise from good to weak, -1 for one whose values fall: what most lines do. */
function directionOf(lines: readonly KnownLine[]): 1 | -1 {
  const votes = lines.reduce((sum, { from, to }) => sum + Math.sign(to - from), 0);
  const [best, worst] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
  return (votes === 0 ? worst - best : votes) >= 0 ? 1 : -1;
}
