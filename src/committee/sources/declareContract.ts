import type { SourceColumn } from "../../intake/source";
import type { TaskControl } from "../contract";

/** A sheet of the finance team and the rows that could be its headings, for declaring it a source by hand. */
export interface SheetToDeclare {
  readonly sheet: string;
  /** Among its first rows; `row` is the one-based row of the sheet. */
  readonly rows: readonly { readonly row: number; readonly headings: readonly SourceColumn[] }[];
}

/** What declaring a source by hand needs from the workbook. */
export interface DeclareActions {
  /** Every sheet that is not ours and has a row of texts, hidden ones too. Writes nothing. */
  sheetsToDeclare(control: TaskControl): Promise<readonly SheetToDeclare[]>;
}
