import { dateOf, dayOf, type Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import type { OpenItem } from "./receivables";

/** Late penalties of some items: what the law lets the company claim, whatever it then decides. */
export interface LatePenalties {
  /** Penalties up to the reference date. */
  readonly penalty: Cents;
  /** Fixed recovery fee, one per late invoice. */
  readonly fees: Cents;
  readonly lateInvoices: number;
}

type Rates = Pick<Parameters, "latePenaltyRate" | "latePenaltyRateBefore" | "recoveryFee">;

/**
 * Late penalty = amount incl. VAT × yearly rate × days late ÷ 365 (C. com. L441-10): 15 000 € at 15 % for
 * 30 days = 184.93 €. Days of the reference date's half-year are counted at its rate, earlier ones at the rate
 * of the half-year before. Not rounded: it is the sum that is.
 */
function penaltyOf(amount: Cents, dueDate: Day, referenceDate: Day, rates: Rates): number {
  const daysLate = Math.max(0, referenceDate - dueDate);
  const current = Math.min(daysLate, referenceDate - halfYearStart(referenceDate) + 1);
  const yearly = current * rates.latePenaltyRate + (daysLate - current) * rates.latePenaltyRateBefore;
  return (amount * yearly) / 365;
}

/** 1 January or 1 July: the days on which the rate changes. */
function halfYearStart(day: Day): Day {
  const date = dateOf(day);
  return dayOf(date.getFullYear(), date.getMonth() < 6 ? 1 : 7, 1);
}

/** Penalties and fees of the late invoices among some items; credits and items without due date count none. */
export function latePenalties(
  items: readonly Pick<OpenItem, "amount" | "dueDate">[],
  referenceDate: Day,
  rates: Rates,
): LatePenalties {
  let penalty = 0;
  let lateInvoices = 0;
  for (const { amount, dueDate } of items) {
    if (amount <= 0 || dueDate === null || dueDate >= referenceDate) continue;
    penalty += penaltyOf(amount, dueDate, referenceDate, rates);
    lateInvoices += 1;
  }
  return { penalty: Math.round(penalty), fees: lateInvoices * rates.recoveryFee, lateInvoices };
}
