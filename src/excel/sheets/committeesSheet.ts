import { COMMITTEES_TABLE } from "../../book/committees";
import { frozenAt, printedLandscape, printedUpTo, titlesLook, type Decoration } from "../host/decorations";
import { sheetWords } from "../../book/words";
import { asDeclared, type RowInput } from "../../book/table";
import { coverSeen } from "./coverColumns";
import { writeHead } from "./ownSheets";
import { createTable } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import type { Language } from "../../locales/translator";

/** Queues the creation of the table of committees with its first rows. The caller syncs, then decorates. */
export async function createCommittees(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
  looksAtCover: boolean,
): Promise<{ readonly cells: number; readonly decorations: readonly Decoration[] }> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:committees.title"), words.t("workbook:committees.subtitle"));
  await createTable(context, COMMITTEES_TABLE, rows, language, worksheet);
  return {
    cells: (rows.length + 1) * COMMITTEES_TABLE.columns.length + 2,
    decorations: [
      titlesLook(worksheet),
      ...(looksAtCover
        ? []
        : [
            coverSeen(
              context,
              [[COMMITTEES_TABLE, { ...asDeclared(COMMITTEES_TABLE, language), sheet }]],
              false,
            ),
          ]),
      frozenAt(worksheet, COMMITTEES_TABLE.row + 1, 1),
      ...printedLandscape(worksheet, COMMITTEES_TABLE.row),
      ...printedUpTo(worksheet, COMMITTEES_TABLE, asDeclared(COMMITTEES_TABLE, language), "green"),
    ],
  };
}
