import { literal } from "../../book/cells";
import type { RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import type { Day } from "../../domain/basis/day";
import type { ActionStatus } from "../../domain/protocol/protocol";
import type { Language } from "../../locales/translator";

/** What a committee leaves of a row. */
interface Leaving {
  readonly status: ActionStatus;
  readonly dueDate?: Day | null;
  readonly owner?: string;
}

/**
 * The cells that keep how a committee leaves a row: whatever the pane writes of its status, due date and owner
 * is written there too, so that what people change in the sheet afterwards is told from it.
 */
export function leftCells({ status, dueDate, owner = "" }: Leaving, language: Language): RowInput {
  return {
    leftStatus: literal(sheetWords(language).t(`workbook:statuses.${status}`)),
    leftDueDate: dueDate ?? "",
    leftOwner: literal(owner),
  };
}
