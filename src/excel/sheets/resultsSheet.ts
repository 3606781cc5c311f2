import { DAY_FORMAT, MONEY_FORMAT } from "../../book/kinds";
import { type TableLayout } from "../../book/table";

const day = { format: DAY_FORMAT, width: 76, align: "Center" } as const;
const money = { format: MONEY_FORMAT, width: 80 } as const;
const days = { format: "0.0", width: 66, align: "Center" } as const;
const count = { format: "0", width: 60, align: "Center" } as const;
const share = { format: "0.0%", width: 92, align: "Center" } as const;

/** Zero-based row of the page's headline, whose height the table's headings share. */
const HEADLINE_ROW = 2;

/**
 * One row per committee with figures: what the charts show. Each cell but the date is a formula over the table
 * of committees. It stands right of the page that people read, so that the page keeps its columns.
 */
export const RESULTS_TABLE = {
  table: "CC_Results",
  sheet: "results",
  row: HEADLINE_ROW,
  column: 10,
  columns: [
    { key: "date", ...day },
    { key: "d1_30", ...money },
    { key: "d31_60", ...money },
    { key: "d61_90", ...money },
    { key: "d91_120", ...money },
    { key: "over120", ...money },
    { key: "countedOverdue", ...money },
    { key: "overdueRate", ...share },
    { key: "dso", ...days },
    { key: "bestDso", ...days },
    { key: "delayDso", ...days },
    { key: "red", ...count },
    { key: "orange", ...count },
    { key: "green", ...count },
    { key: "uncovered", ...money },
    { key: "punctuality", ...share },
    { key: "arbitrationRate", ...share },
    { key: "signal", ...share },
  ],
} as const satisfies TableLayout;
