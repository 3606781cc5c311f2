import type { Cents } from "./money";
import type { Day } from "./day";

/** A rating as its provider wrote it; the policy's scales turn it into a signature quality. */
export interface Rating {
  readonly provider: string;
  readonly value: string;
  readonly date: Day | null;
}

/** What the client sheet says of one client. */
export interface ClientRecord {
  readonly clientCode: string;
  readonly clientName: string;
  readonly group: string;
  readonly salesperson: string;
  readonly paymentTerms: string;
  /** Payment term in days from the document date, null when unknown. */
  readonly termDays: number | null;
  readonly ratings: readonly Rating[];
  readonly insolvent: boolean;
  readonly turnover: Cents | null;
}

/** Sales incl. VAT to one client in one month (month = its first day). */
export interface MonthlySales {
  readonly clientCode: string;
  readonly month: Day;
  readonly amount: Cents;
}
