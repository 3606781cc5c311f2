import { columnLetters } from "../cells/a1";
import { fieldOfBucket } from "./bucketParts";
import { monthOfCell, withoutDates } from "../cells/dates";
import type { BucketRange } from "./buckets";
import { normaliseHeading } from "./headings";
import type { SheetGrid } from "../cells/sheetGrid";
import type { Answer } from "../question";
import type { Field, SourceColumn, SourceDecision, SourceKind } from "../source";

/** A column of a table with its meaning; `index` counts from the grid's first column. */
export interface LayoutColumn {
  readonly index: number;
  readonly heading: string;
  /** How surely the heading and the values name the field, 0 to 1. */
  readonly score: number;
}

/** An aged-balance column: the days late it stands for. */
export interface BucketColumn extends LayoutColumn {
  readonly range: BucketRange;
}

/** A sales column of one month: its first day. */
export interface MonthColumn extends LayoutColumn {
  readonly month: number;
}

/** A heading of a table, whether its column is read or not. */
export interface LayoutHeading {
  readonly index: number;
  /** As the sheet writes it. */
  readonly text: string;
  /** The same, but of several columns of one text each says which it is: "Solde (2, col. K)". */
  readonly name: string;
}

const TWIN = /^(.*) \((\d+), col\. ([A-Z]{1,3})\)$/;

/** The name of a column of which others bear the same text: its place among them from the left, and where it stands. */
export function twinName(text: string, place: number, column: number): string {
  return `${text} (${place}, col. ${columnLetters(column)})`;
}

/** What the name of such a column says; null for a name that is the heading itself. */
export function twinOf(name: string): { readonly text: string; readonly place: number } | null {
  const found = TWIN.exec(name);
  return found === null ? null : { text: found[1] ?? "", place: Number(found[2]) };
}

/** The heading as the sheet writes it, of a column's name. */
export function headingText(name: string): string {
  return twinOf(name)?.text ?? name;
}

/** A column that suits a field as well as the one taken for it. */
export interface RivalColumn {
  readonly field: Field;
  readonly column: LayoutColumn;
}

/** Takes a client's code and name apart that stand in one cell; null for a text that is not both. */
export type ClientSplit = (text: string) => { readonly code: string; readonly name: string } | null;

/** Lines that bore no client of their own and were given the one above them. */
export interface ClientsFilled {
  /** True when it might as well be a list of which a client is missing. */
  readonly isDoubtful: boolean;
  /** Grid rows of the first of them. */
  readonly rows: readonly number[];
}

/** Lines that one word of a column sets apart from all others. */
export interface LinesApart {
  readonly index: number;
  /** How many of a number's first digits are the word; 0 for the whole text. */
  readonly digits: number;
  /** In lower case without accents. */
  readonly word: string;
}

/** A word of a column, in lower case without accents, and what its lines do to what is owed. */
export interface WordTold {
  readonly index: number;
  readonly word: string;
  readonly as: "takes" | "left-out";
}

/** A table found on a sheet and what its columns mean. */
export interface Layout {
  readonly grid: SheetGrid;
  readonly kind: SourceKind;
  /** Index in the grid of the last row of headings. */
  readonly headerIndex: number;
  readonly columns: Readonly<Partial<Record<Field, LayoutColumn>>>;
  readonly buckets: readonly BucketColumn[];
  readonly months: readonly MonthColumn[];
  /** Rating columns beside the first one. */
  readonly moreRatings: readonly LayoutColumn[];
  /** First and last column (grid indexes) of the table. */
  readonly span: readonly [first: number, last: number];
  readonly confidence: number;
  /** `layoutKey` of its headings. */
  readonly key: string;
  readonly headings: readonly LayoutHeading[];
  readonly rivals: readonly RivalColumn[];
  /** Fields whose column no heading names, taken by its values. */
  readonly assumed: readonly Field[];
  /** Grid index of the column that tells clients from suppliers; null when there is none. */
  readonly party: number | null;
  /** Negative lines of clients of their own, set apart by a word that nobody knows; null when there are none. */
  readonly apart: LinesApart | null;
  /** Words of columns that nothing else is read from, whose lines take from the balance or count for nothing, as answered. */
  readonly wordsTold: readonly WordTold[];
  /** How the clients stood before they were filled in on each line; null when the sheet repeats them. */
  readonly clientsFilled: ClientsFilled | null;
  /** True where other tables of the workbook make the unit impossible that the sheet says its amounts are in. */
  readonly isUnitDenied?: boolean;
  /** Takes a cell with the client's code and name apart; null when they have a column each, or only one stands. */
  readonly clientSplit: ClientSplit | null;
  /** What the user decided about it, and the headings decided upon that it lacks. */
  readonly decision: SourceDecision | null;
  readonly lost: readonly string[];
  /** Headings decided upon that several columns bear, and which stand elsewhere now. */
  readonly moved: readonly string[];
  /** What was answered to questions about it. */
  readonly answers: readonly Answer[];
}

/** A heading without what changes from week to week: dates, months and their years. */
function lasting(name: string): string {
  return monthOfCell(name) !== null ? "month" : normaliseHeading(withoutDates(name));
}

/**
 * A table's headings condensed to a short text: the same wherever the columns stand, and next week although
 * a heading bears another date. FNV-1a (32 bits) over the sorted headings, after how many they are.
 */
export function layoutKey(headings: readonly LayoutHeading[]): string {
  const names = headings.map(({ text }) => lasting(text));
  const months = names.some((name) => name === "month") ? ["month"] : [];
  const sorted = [...names.filter((name) => name !== "month"), ...months].sort();
  let hash = 0x811c9dc5;
  for (const character of sorted.join("\n")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  }
  return `${sorted.length}-${(hash >>> 0).toString(16).padStart(8, "0")}`;
}

/** The columns of every field of a table by grid index, an aged balance's buckets among them. */
export function fieldColumns(layout: Layout): Partial<Record<Field, LayoutColumn>> {
  const columns: Partial<Record<Field, LayoutColumn>> = { ...layout.columns };
  for (const bucket of layout.buckets) columns[fieldOfBucket(bucket.range)] ??= bucket;
  return columns;
}

/** The columns as the quality report shows them, with their place on the sheet. */
export function sourceColumns(layout: Layout): Partial<Record<Field, SourceColumn>> {
  const columns: Partial<Record<Field, SourceColumn>> = {};
  for (const [field, { index }] of Object.entries(fieldColumns(layout)) as [Field, LayoutColumn][]) {
    columns[field] = sourceColumn(layout, index);
  }
  return columns;
}

/** Bucket columns that share their field with another one. */
export function furtherBuckets(layout: Layout): readonly (SourceColumn & { readonly field: Field })[] {
  const columns = fieldColumns(layout);
  return layout.buckets.flatMap(({ index, range }) => {
    const field = fieldOfBucket(range);
    return columns[field]?.index === index ? [] : [{ field, ...sourceColumn(layout, index) }];
  });
}

/** A column under its name among the table's headings. */
export function sourceColumn(layout: Layout, index: number): SourceColumn {
  const heading = layout.headings.find((each) => each.index === index)?.name ?? "";
  return { column: layout.grid.firstColumn + index, heading };
}

/** One-based sheet row of a grid row. */
export function sheetRow(grid: SheetGrid, index: number): number {
  return grid.firstRow + index + 1;
}

/** The columns of those fields that the table has, in that order. */
export function columnsOf(layout: Layout, fields: readonly Field[]): readonly LayoutColumn[] {
  return fields.map((field) => layout.columns[field]).filter((column) => column !== undefined);
}
