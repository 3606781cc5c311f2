import { fieldOfBucket, rangeOfField } from "./bucketParts";
import { normaliseHeading } from "./headings";
import { twinOf, type BucketColumn, type LayoutColumn, type LayoutHeading } from "./layout";
import type { Field, SourceDecision, SourceKind } from "../source";

/** A decision laid over a row of headings. */
export interface DecidedColumns {
  readonly decision: SourceDecision;
  /** The columns of the fields it names; null = it says that there is none. */
  readonly columns: ReadonlyMap<Field, LayoutColumn | null>;
  /** Headings it names that the row does not have. */
  readonly lost: readonly string[];
  /** Headings it names that several columns bear and that stand elsewhere now: another one may be meant. */
  readonly moved: readonly string[];
  /** Share of the headings it names that the row has. */
  readonly found: number;
}

/**
 * What was decided about a table: of that sheet and kind, else of a table with the same headings, whose
 * sheet may bear another name this week. That a sheet is not to be read holds for that sheet alone.
 */
export function decisionFor(
  decisions: readonly SourceDecision[],
  sheet: string,
  kind: SourceKind,
  layout: string,
): SourceDecision | null {
  const ofKind = decisions.filter((decision) => decision.kind === kind);
  const named = ofKind.filter((decision) => sameName(decision.sheet, sheet));
  const best = named.find((decision) => decision.layout === layout) ?? named[0];
  return best ?? ofKind.find((decision) => decision.isUsed && decision.layout === layout) ?? null;
}

/** Sheet names as Excel compares them. */
function sameName(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase();
}

/** Finds the decided columns by their headings, wherever they stand now. */
export function layDecision(decision: SourceDecision, headings: readonly LayoutHeading[]): DecidedColumns {
  const columns = new Map<Field, LayoutColumn | null>();
  const lost: string[] = [];
  const moved: string[] = [];
  let named = 0;
  for (const [field, heading] of Object.entries(decision.columns) as [Field, string][]) {
    if (heading === "") {
      columns.set(field, null);
      continue;
    }
    named += 1;
    const place = placeOf(heading, headings);
    if (place === undefined) {
      lost.push(heading);
      continue;
    }
    if (twinOf(heading) !== null && place.name !== heading) moved.push(heading);
    columns.set(field, { index: place.index, heading: place.text, score: 1 });
  }
  return { decision, columns, lost, moved, found: named === 0 ? 1 : (named - lost.length) / named };
}

/** A heading's column; none when several bear it and the decision does not say which of them. */
export function placeOf(heading: string, headings: readonly LayoutHeading[]): LayoutHeading | undefined {
  const name = heading.replace(/\s+/g, " ").trim();
  const normal = normaliseHeading(name);
  const twin = twinOf(name);
  return (
    headings.find((each) => each.name === name) ??
    only(headings.filter(({ text }) => text === name)) ??
    (twin === null
      ? only(headings.filter(({ text }) => normaliseHeading(text) === normal))
      : headings.find((each) => each.text === twin.text && twinOf(each.name)?.place === twin.place))
  );
}

function only(headings: readonly LayoutHeading[]): LayoutHeading | undefined {
  return new Set(headings.map(({ index }) => index)).size === 1 ? headings[0] : undefined;
}

/**
 * An aged balance's buckets with the decided ones in place. A field that is confirmed keeps all its columns;
 * one that is moved to another column leaves the first it had.
 */
export function decidedBuckets(
  found: readonly BucketColumn[],
  { columns }: DecidedColumns,
): readonly BucketColumn[] {
  const elsewhere = new Set(
    [...columns].flatMap(([field, column]) =>
      column === null || rangeOfField(field) !== undefined ? [] : [column.index],
    ),
  );
  let buckets = found.filter(({ index }) => !elsewhere.has(index));
  for (const [field, column] of columns) {
    const range = rangeOfField(field);
    if (range === undefined) continue;
    const ofField = buckets.filter((bucket) => fieldOfBucket(bucket.range) === field);
    if (column === null) buckets = buckets.filter((bucket) => !ofField.includes(bucket));
    else if (!ofField.some(({ index }) => index === column.index)) {
      const kept = buckets.filter((bucket) => bucket !== ofField[0] && bucket.index !== column.index);
      buckets = [...kept, { ...column, range }];
    }
  }
  return buckets;
}
