/** A cell's value as Excel's `Range.values` gives it; blank cells are "". Errors are strings such as "#N/A". */
export type CellValue = string | number | boolean;

/** The used range of one sheet, as read from the workbook. */
export interface SheetGrid {
  readonly sheet: string;
  /** Hidden or very hidden sheets are read too. */
  readonly hidden: boolean;
  /** Zero-based position of values[0][0] on the sheet. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** A rectangle: all rows have the same length. */
  readonly values: readonly (readonly CellValue[])[];
  /** Number formats of the sheet's first rows, from values' first column on; a currency may stand in them alone. */
  readonly formats?: {
    /** Zero-based position of rows[0] on the sheet. */
    readonly firstRow: number;
    readonly firstColumn: number;
    readonly rows: readonly (readonly string[])[];
  };
}
