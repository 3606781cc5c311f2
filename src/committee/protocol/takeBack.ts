import { literal } from "../../book/cells";
import { type RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { WorkbookContext } from "../../excel/host/session";
import type { Language } from "../../locales/translator";
import { changeEntry } from "./changeEntry";
import { leftCells } from "./leftCells";
import { ARBITRATION_FIELDS, JUDGED_FIELDS } from "./rowChanged";

/**
 * Takes back one row, and nothing else. No row is ever deleted: it keeps its number, is dropped with "saisie
 * annulée" as its result, and counts for nothing.
 * @throws RowChanged when somebody has worked on the row since.
 */
export function takeBack(workbook: WorkbookContext, entry: ProtocolEntry) {
  return changeEntry(workbook, {
    seen: entry,
    fields: [...JUDGED_FIELDS, ...ARBITRATION_FIELDS],
    cells: (language) => ({
      ...takenBack(language),
      ...leftCells({ ...entry, status: "dropped" }, language),
    }),
    isDone: ({ cancelled }) => cancelled,
  });
}

function takenBack(language: Language): RowInput {
  const words = sheetWords(language);
  return {
    status: literal(words.t("workbook:statuses.dropped")),
    doneOn: "",
    result: literal(words.t("workbook:protocol.cancelled")),
    arbitration: literal(words.t("workbook:arbitration.none")),
  };
}
