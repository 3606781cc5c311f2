import { HISTORY_TABLE } from "../../book/history";
import { frozenAt, printedLandscape, printedUpTo, titlesLook, type Decoration } from "../host/decorations";
import { sheetWords } from "../../book/words";
import { asDeclared, type RowInput } from "../../book/table";
import { coverSeen } from "./coverColumns";
import { writeHead } from "./ownSheets";
import { createTable } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { COLOURED_ROWS, colourRulesFor } from "../table/stateColours";
import type { Language } from "../../locales/translator";

/** Queues the creation of the history with its first rows. The caller syncs, then applies the decorations. */
export async function createHistory(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
  looksAtCover: boolean,
): Promise<{ readonly cells: number; readonly decorations: readonly Decoration[] }> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:history.title"), words.t("workbook:history.subtitle"));
  await createTable(context, HISTORY_TABLE, rows, language, worksheet);
  const colours = worksheet.getRangeByIndexes(HISTORY_TABLE.row + 1, 3, COLOURED_ROWS, 2);
  return {
    cells: (rows.length + 1) * HISTORY_TABLE.columns.length + 2,
    decorations: [
      titlesLook(worksheet),
      ...(looksAtCover
        ? []
        : [coverSeen(context, [[HISTORY_TABLE, { ...asDeclared(HISTORY_TABLE, language), sheet }]], false)]),
      colourRulesFor(colours, language),
      frozenAt(worksheet, HISTORY_TABLE.row + 1, 3),
      ...printedLandscape(worksheet, HISTORY_TABLE.row),
      ...printedUpTo(worksheet, HISTORY_TABLE, asDeclared(HISTORY_TABLE, language), "uncovered"),
    ],
  };
}
