import { DATE_ORDERS, SOURCE_KINDS } from "../domain/receivables/sourceKind";
import { day, decimal, money, text, word } from "./kinds";
import { declareTable } from "./table";
import { YES_NO } from "./words";

const at = (column: number) => ({ sheet: "settings", row: 4, column }) as const;
const CENTS = { width: 100, format: "#,##0.00" } as const;

/** Company-currency value of one unit of each other currency, and the day it is of. */
export const RATES_TABLE = declareTable("CC_Rates", at(29), {
  currency: text({ width: 60, align: "Center", accepts: { length: [3, 3] } }),
  rate: decimal({ width: 80, format: "#,##0.000000", accepts: { above: 0 } }),
  date: day({ width: 80, accepts: "day" }),
});

/**
 * How each source is read. A source has one row for the sheet as a whole (used or not, date order, layout)
 * and one row per field with the heading of its column.
 */
export const SOURCES_TABLE = declareTable("CC_Sources", at(33), {
  sheet: text({ width: 120 }),
  kind: word(SOURCE_KINDS, "kinds", { width: 120, accepts: "choices" }),
  field: text({ width: 120 }),
  heading: text({ width: 140, wrap: true }),
  used: word(YES_NO, "choices", { width: 60, align: "Center", accepts: "choices" }),
  dateOrder: word(DATE_ORDERS, "dateOrders", { width: 110, align: "Center", accepts: "choices" }),
  swappedDates: word(YES_NO, "choices", { width: 90, align: "Center", accepts: "choices" }),
  confirmedOn: day({ width: 80 }),
  layout: text({ width: 120 }),
});

/** Differences between what was read and what should have been, that somebody accepted; none is ever removed. */
export const DIFFERENCES_TABLE = declareTable("CC_Differences", at(43), {
  acceptedOn: day({ width: 80 }),
  referenceDate: day({ width: 80 }),
  sheet: text({ width: 120 }),
  comparedWith: text({ width: 140 }),
  read: money(CENTS),
  expected: money(CENTS),
  difference: money(CENTS),
});

/** What was answered to questions about sources: applied again each week, and changed here. */
export const ANSWERS_TABLE = declareTable("CC_Answers", at(51), {
  sheet: text({ width: 120 }),
  kind: word(SOURCE_KINDS, "kinds", { width: 120, accepts: "choices" }),
  question: text({ width: 160, wrap: true }),
  subject: text({ width: 140, wrap: true }),
  answer: text({ width: 160, wrap: true }),
  answeredOn: day({ width: 80 }),
  layout: text({ width: 120 }),
});
