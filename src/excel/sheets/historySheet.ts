import { frozenAt, printedLandscape, titlesLook, type Decoration } from "../host/decorations";
import { DAY_FORMAT, MONEY_FORMAT, sheetWords, type RowInput, type TableLayout } from "../table/layout";
import { writeHead } from "./ownSheets";
import { createTable } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import { COLOURED_ROWS, colourRulesFor } from "../table/stateColours";
import type { Language } from "../../locales/translator";

const HEADER_ROW = 3;
const day = { format: DAY_FORMAT, width: 70, align: "Center" } as const;
const money = { format: MONEY_FORMAT, width: 72 } as const;
const days = { format: "0", width: 60, align: "Center" } as const;

/** The figures of each client on each committee's agenda, frozen once; the rest of the portfolio in one row. */
export const HISTORY_TABLE = {
  table: "CC_History",
  sheet: "history",
  row: HEADER_ROW,
  column: 0,
  columns: [
    { key: "committeeDate", ...day },
    { key: "clientCode", width: 66 },
    { key: "client", width: 150 },
    { key: "colour", width: 54, align: "Center" },
    { key: "computedColour", width: 60, align: "Center" },
    { key: "coverGrade", width: 72, align: "Center" },
    { key: "signature", width: 60, align: "Center" },
    { key: "overdueGrade", width: 76, align: "Center" },
    { key: "exposure", ...money },
    { key: "validCover", ...money },
    { key: "uncovered", ...money },
    { key: "balance", ...money },
    { key: "notDue", ...money },
    { key: "d1_30", ...money },
    { key: "d31_60", ...money },
    { key: "d61_90", ...money },
    { key: "d91_120", ...money },
    { key: "over120", ...money },
    { key: "unallocatedCredits", ...money },
    { key: "countedOverdue", ...money },
    { key: "oldestDaysLate", ...days },
    { key: "averageDaysLate", ...days },
    { key: "disputed", ...money },
    { key: "rating", width: 110 },
    { key: "salesperson", width: 90 },
    { key: "group", width: 110 },
    { key: "reasons", width: 320 },
    { key: "rules", width: 110 },
    { key: "notes", width: 220 },
  ],
} as const satisfies TableLayout;

/** Queues the creation of the history with its first rows. The caller syncs, then applies the decorations. */
export async function createHistory(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
): Promise<{ readonly cells: number; readonly decorations: readonly Decoration[] }> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:history.title"), words.t("workbook:history.subtitle"));
  await createTable(context, HISTORY_TABLE, rows, language, worksheet);
  const colours = worksheet.getRangeByIndexes(HEADER_ROW + 1, 3, COLOURED_ROWS, 2);
  return {
    cells: (rows.length + 1) * HISTORY_TABLE.columns.length + 2,
    decorations: [
      titlesLook(worksheet),
      colourRulesFor(colours, language),
      frozenAt(worksheet, HEADER_ROW + 1, 3),
      printedLandscape(worksheet, HEADER_ROW),
    ],
  };
}
