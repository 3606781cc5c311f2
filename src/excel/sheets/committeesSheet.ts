import { frozenAt, printedLandscape, titlesLook, type Decoration } from "../host/decorations";
import { DAY_FORMAT, MONEY_FORMAT, sheetWords, type RowInput, type TableLayout } from "../table/layout";
import { writeHead } from "./ownSheets";
import { createTable } from "../table/ownTables";
import type { WorkbookContext } from "../host/session";
import type { Language } from "../../locales/translator";

const HEADER_ROW = 3;
const day = { format: DAY_FORMAT, width: 76, align: "Center" } as const;
const money = { format: MONEY_FORMAT, width: 80 } as const;
const count = { format: "0", width: 60, align: "Center" } as const;

/** One row per committee: what was sent and when, who was there, the portfolio's figures, the policy. */
export const COMMITTEES_TABLE = {
  table: "CC_Committees",
  sheet: "committees",
  row: HEADER_ROW,
  column: 0,
  columns: [
    { key: "date", ...day },
    { key: "time", width: 50, align: "Center" },
    { key: "place", width: 100 },
    { key: "present", width: 180, wrap: true },
    { key: "referenceDate", ...day },
    { key: "agendaSent", ...day },
    { key: "closed", ...day },
    { key: "protocolSent", ...day },
    { key: "nextDate", ...day },
    { key: "agendaClients", ...count },
    { key: "red", ...count },
    { key: "orange", ...count },
    { key: "green", ...count },
    { key: "exposure", ...money },
    { key: "balance", ...money },
    { key: "notDue", ...money },
    { key: "d1_30", ...money },
    { key: "d31_60", ...money },
    { key: "d61_90", ...money },
    { key: "d91_120", ...money },
    { key: "over120", ...money },
    { key: "unallocatedCredits", ...money },
    { key: "countedOverdue", ...money },
    { key: "uncovered", ...money },
    { key: "dso", ...count, format: "0.0" },
    { key: "bestDso", ...count, format: "0.0" },
    { key: "decisions", ...count },
    { key: "arbitrations", ...count },
    { key: "actionsDue", ...count },
    { key: "actionsOnTime", ...count },
    { key: "policy", width: 320, wrap: true },
  ],
} as const satisfies TableLayout;

/** Queues the creation of the table of committees with its first rows. The caller syncs, then decorates. */
export async function createCommittees(
  context: WorkbookContext,
  rows: readonly RowInput[],
  language: Language,
  sheet: string,
): Promise<{ readonly cells: number; readonly decorations: readonly Decoration[] }> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:committees.title"), words.t("workbook:committees.subtitle"));
  await createTable(context, COMMITTEES_TABLE, rows, language, worksheet);
  return {
    cells: (rows.length + 1) * COMMITTEES_TABLE.columns.length + 2,
    decorations: [
      titlesLook(worksheet),
      frozenAt(worksheet, HEADER_ROW + 1, 1),
      ...printedLandscape(worksheet, HEADER_ROW),
    ],
  };
}
