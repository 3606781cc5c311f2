import { COLOURS, COVER_GRADES, OVERDUE_GRADES, SIGNATURE_GRADES, UNUSED } from "../domain/policy/grid";
import { amount, count, day, decimal, money, text, word } from "./kinds";
import { declareTable } from "./table";

const AMOUNT = { width: 72 } as const;
const DAYS = { width: 74 } as const;

/** Columns that came when histories stood already. */
const NEWER = { since: 2 } as const;

/** The figures of each client on each committee's agenda, frozen once; the rest of the portfolio in one row. */
export const HISTORY_TABLE = declareTable(
  "CC_History",
  { sheet: "history", row: 3, column: 0 },
  {
    committeeDate: day({ width: 70 }),
    clientCode: text({ width: 66 }),
    client: text({ width: 190 }),
    colour: word(COLOURS, "colours", { width: 54, align: "Center" }),
    computedColour: word(COLOURS, "colours", { width: 72, align: "Center" }),
    coverGrade: word([...COVER_GRADES, UNUSED], "grades", { width: 72, align: "Center" }),
    signature: word([...SIGNATURE_GRADES, "unknown", UNUSED], "grades", { width: 60, align: "Center" }),
    overdueGrade: word(OVERDUE_GRADES, "grades", { width: 76, align: "Center" }),
    exposure: money(AMOUNT),
    validCover: amount(AMOUNT),
    uncovered: amount(AMOUNT),
    balance: money(AMOUNT),
    notDue: money(AMOUNT),
    d1_30: money(AMOUNT),
    d31_60: money(AMOUNT),
    d61_90: money(AMOUNT),
    d91_120: money(AMOUNT),
    over120: money(AMOUNT),
    unallocatedCredits: money(AMOUNT),
    countedOverdue: amount(AMOUNT),
    oldestDaysLate: count(DAYS),
    averageDaysLate: decimal({ ...DAYS, format: "0", align: "Center" }),
    disputed: money(AMOUNT),
    overdueOutOfDispute: money({ ...AMOUNT, ...NEWER }),
    limit: money({ ...AMOUNT, ...NEWER }),
    rating: text({ width: 110 }),
    salesperson: text({ width: 90 }),
    group: text({ width: 110 }),
    reasons: text({ width: 320 }),
    rules: text({ width: 110 }),
    notes: text({ width: 220, people: true }),
  },
);
