import { DAY_FORMAT, MONEY_FORMAT, TEXT_FORMAT, type TableLayout } from "./layout";

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
    { key: "clientCode", width: 66, format: TEXT_FORMAT },
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
  ],
} as const satisfies TableLayout;
