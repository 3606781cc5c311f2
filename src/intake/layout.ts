import type { BucketRange } from "./headings";
import type { SheetGrid } from "./sheetGrid";
import type { Field, SourceColumn, SourceKind } from "./source";

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
}

/** The columns as the quality report shows them, with their place on the sheet. */
export function sourceColumns(layout: Layout): Partial<Record<Field, SourceColumn>> {
  const columns: Partial<Record<Field, SourceColumn>> = {};
  for (const [field, { index, heading }] of Object.entries(layout.columns) as [Field, LayoutColumn][]) {
    columns[field] = { column: layout.grid.firstColumn + index, heading };
  }
  return columns;
}

/** One-based sheet row of a grid row. */
export function sheetRow(grid: SheetGrid, index: number): number {
  return grid.firstRow + index + 1;
}

/** The columns of those fields that the table has, in that order. */
export function columnsOf(layout: Layout, fields: readonly Field[]): readonly LayoutColumn[] {
  return fields.map((field) => layout.columns[field]).filter((column) => column !== undefined);
}
