import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { Colour } from "../policy/grid";
import type { ProtocolFacts } from "./protocol";

/** A client as one committee saw it. */
export interface TimelinePoint {
  readonly committeeDate: Day;
  readonly colour: Colour | null;
  readonly countedOverdue: Cents;
  readonly validCover: Cents;
}

/** Something that happened to a client. */
export type TimelineFact<Entry> =
  | { readonly kind: "colour"; readonly from: Colour | null; readonly to: Colour }
  /** The counted overdue at this committee and at the one before that saw it. */
  | { readonly kind: "overdue"; readonly from: Cents; readonly to: Cents }
  | { readonly kind: "cover"; readonly from: Cents; readonly to: Cents }
  | { readonly kind: "decision"; readonly entry: Entry; readonly promise: "kept" | "broken" | null };

/** What happened on one day, or was found at that day's committee. */
export interface TimelineDay<Entry> {
  readonly day: Day;
  /** How the client stood then; null where the committee did not see it. */
  readonly colour: Colour | null;
  readonly facts: readonly TimelineFact<Entry>[];
}

/** What the protocol says of a client. */
export interface TimelineDecisions<Entry> {
  readonly decisions: readonly Entry[];
  readonly keptPromises: readonly Entry[];
  readonly brokenPromises: readonly Entry[];
}

/**
 * What happened to a client, the newest day first: the changes of its colour, of its counted overdue (money that came,
 * or was let go) and of its cover between the committees that saw it, and every decision at its committee. Days on
 * which nothing changed are left out.
 * @param points oldest first.
 * @param smallest a change of an amount up to this says nothing.
 */
export function clientTimeline<Entry extends Pick<ProtocolFacts, "committeeDate">>(
  points: readonly TimelinePoint[],
  { decisions, keptPromises, brokenPromises }: TimelineDecisions<Entry>,
  smallest: Cents,
): TimelineDay<Entry>[] {
  const facts = new Map<Day, TimelineFact<Entry>[]>();
  const add = (day: Day, fact: TimelineFact<Entry>) => facts.set(day, [...(facts.get(day) ?? []), fact]);
  points.forEach((point, index) => {
    for (const fact of changesSince(points[index - 1] ?? null, point, smallest))
      add(point.committeeDate, fact);
  });
  const [kept, broken] = [new Set(keptPromises), new Set(brokenPromises)];
  for (const entry of [...decisions].reverse()) {
    const promise = kept.has(entry) ? "kept" : broken.has(entry) ? "broken" : null;
    if (entry.committeeDate !== null) add(entry.committeeDate, { kind: "decision", entry, promise });
  }
  const colours = new Map(points.map(({ committeeDate, colour }) => [committeeDate, colour]));
  return [...facts]
    .map(([day, found]) => ({ day, colour: colours.get(day) ?? null, facts: found }))
    .sort((a, b) => b.day - a.day);
}

function changesSince(
  before: TimelinePoint | null,
  { colour, countedOverdue, validCover }: TimelinePoint,
  smallest: Cents,
): TimelineFact<never>[] {
  const facts: TimelineFact<never>[] = [];
  if (colour !== null && colour !== before?.colour) {
    facts.push({ kind: "colour", from: before?.colour ?? null, to: colour });
  }
  if (before === null) return facts;
  if (Math.abs(countedOverdue - before.countedOverdue) > smallest) {
    facts.push({ kind: "overdue", from: before.countedOverdue, to: countedOverdue });
  }
  if (validCover !== before.validCover)
    facts.push({ kind: "cover", from: before.validCover, to: validCover });
  return facts;
}
