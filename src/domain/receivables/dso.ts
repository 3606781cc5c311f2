import { endOfMonth, getDate, startOfMonth, subMonths } from "date-fns";
import { utc } from "@date-fns/utc";
import type { MonthlySales } from "../client/client";
import { dateOf, dayOf, type Day } from "../basis/day";
import type { Cents } from "../basis/money";

/** Sales incl. VAT of one month and how many of its days they stand for. */
export interface SalesMonth {
  readonly days: number;
  readonly sales: Cents;
}

/** Days sales outstanding by count-back (épuisement). */
export interface Dso {
  readonly days: number;
  /** False when the sales of the workbook run out before the receivables: the DSO is more than `days`. */
  readonly complete: boolean;
  /** Months without sales that were skipped. */
  readonly monthsSkipped: number;
}

/**
 * DSO by count-back (credit committee rules, §6): the receivables are used up by the sales of the last
 * months; the month in which they end counts in proportion. A month without sales is skipped and counted.
 * @param receivables incl. VAT, in cents; nil or less gives 0 days.
 * @param months newest first, incl. VAT.
 */
export function countBackDso(receivables: Cents, months: readonly SalesMonth[]): Dso {
  let left = receivables;
  let days = 0;
  let monthsSkipped = 0;
  for (const month of months) {
    if (left <= 0) break;
    if (month.sales <= 0) {
      monthsSkipped += 1;
    } else if (left > month.sales) {
      left -= month.sales;
      days += month.days;
    } else {
      return { days: days + (left / month.sales) * month.days, complete: true, monthsSkipped };
    }
  }
  return { days, complete: left <= 0, monthsSkipped };
}

/**
 * The company's sales month by month, newest first, from the month of the reference date back to the
 * first one known. The month of the reference date counts the days elapsed in it.
 */
export function salesByMonth(sales: readonly MonthlySales[], referenceDate: Day): SalesMonth[] {
  const totals = new Map<Day, Cents>();
  for (const { month, amount } of sales) {
    const first = firstOfMonth(month);
    totals.set(first, (totals.get(first) ?? 0) + amount);
  }
  const oldest = Math.min(...totals.keys());
  const months: SalesMonth[] = [];
  for (let month = firstOfMonth(referenceDate); month >= oldest; month = monthBefore(month)) {
    const days = month === firstOfMonth(referenceDate) ? referenceDate - month + 1 : daysIn(month);
    months.push({ days, sales: totals.get(month) ?? 0 });
  }
  return months;
}

/** DSO, what it would be if every client paid on the due date, and the delay between the two, in days. */
export interface DsoFigures {
  readonly dso: Dso;
  /** Best possible DSO: the same on receivables that are not due. */
  readonly best: Dso;
  /** Delay DSO = DSO − best possible DSO. */
  readonly delay: number;
}

/** The three DSO figures of a day (credit committee rules, §6), or null without sales. */
export function dsoFigures(
  receivables: { readonly balance: Cents; readonly notDue: Cents },
  sales: readonly MonthlySales[],
  referenceDate: Day,
): DsoFigures | null {
  if (sales.length === 0) return null;
  const months = salesByMonth(sales, referenceDate);
  const dso = countBackDso(receivables.balance, months);
  const best = countBackDso(receivables.notDue, months);
  return { dso, best, delay: dso.days - best.days };
}

function firstOfMonth(day: Day): Day {
  return serial(startOfMonth(dateOf(day), { in: utc }));
}

function monthBefore(first: Day): Day {
  return serial(subMonths(dateOf(first), 1, { in: utc }));
}

function daysIn(first: Day): number {
  return getDate(endOfMonth(dateOf(first), { in: utc }), { in: utc });
}

function serial(date: Date): Day {
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
