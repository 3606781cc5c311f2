import type { TaskControl } from "../port/task";
import type { SheetToDeclare } from "./sourcesContract";

/** What declaring a source by hand needs from the workbook. */
export interface DeclareActions {
  /** Every sheet that is not ours and has a row of texts, hidden ones too. Writes nothing. */
  sheetsToDeclare(control: TaskControl): Promise<readonly SheetToDeclare[]>;
}
