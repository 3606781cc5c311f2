import type { Field, Source, SourceDecision } from "../../intake/source";

/** The sources' sheets and kinds: what names a source whatever its layout. */
type Named = Pick<SourceDecision, "sheet" | "kind">;

/** Whether both are about the same sheet read as the same kind. */
export function isSameSource(one: Named, other: Named): boolean {
  return one.kind === other.kind && one.sheet.toLowerCase() === other.sheet.toLowerCase();
}

/**
 * What would be decided by confirming a source as it is shown: its columns by their headings, with what was
 * decided before and what the user has just changed on top.
 */
export function decisionOn(
  source: Source,
  decisions: readonly SourceDecision[],
  drafts: readonly SourceDecision[],
): SourceDecision {
  const draft = drafts.find((decision) => isSameSource(decision, source));
  const before =
    decisions.find((decision) => isSameSource(decision, source)) ??
    decisions.find(
      (decision) => decision.kind === source.kind && decision.isUsed && decision.layout === source.layout,
    );
  const { isUsed = true, dateOrder = null, repairsSwappedDates = false } = draft ?? before ?? {};
  return {
    sheet: source.sheet,
    kind: source.kind,
    isUsed,
    columns: { ...leftOut(before?.columns), ...headingsOf(source), ...draft?.columns },
    dateOrder,
    repairsSwappedDates,
    layout: source.layout,
  };
}

function headingsOf({ columns }: Source): SourceDecision["columns"] {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, column?.heading ?? ""]));
}

/** A field decided before that has no column now is left without one: its old heading is not asked for again. */
function leftOut(columns: SourceDecision["columns"] = {}): SourceDecision["columns"] {
  return Object.fromEntries(Object.keys(columns).map((field) => [field, ""]));
}

/** Sheets decided not to be read, which therefore are not among the sources: they can be taken again. */
export function unusedDecisions(
  sources: readonly Source[],
  decisions: readonly SourceDecision[],
  drafts: readonly SourceDecision[],
): SourceDecision[] {
  const effective = [
    ...decisions.filter((decision) => !drafts.some((draft) => isSameSource(decision, draft))),
    ...drafts,
  ];
  return effective.filter(
    (decision) => !decision.isUsed && !sources.some((source) => isSameSource(decision, source)),
  );
}

/** The drafts with one more decision in the place of the one about the same source. */
export function withDraft(drafts: readonly SourceDecision[], decision: SourceDecision): SourceDecision[] {
  return [...drafts.filter((draft) => !isSameSource(draft, decision)), decision];
}

/** A decision that reads a field from another column; "" = from none. Another field that had it loses it. */
export function withColumn(decision: SourceDecision, field: Field, heading: string): SourceDecision {
  const columns = Object.fromEntries(
    Object.entries(decision.columns).map(([other, otherHeading]) => [
      other,
      otherHeading === heading ? "" : otherHeading,
    ]),
  );
  return { ...decision, columns: { ...columns, [field]: heading } };
}
