import type { Cents } from "./money";
import type { Day } from "./day";

/** One open item (pièce ouverte): positive for invoices, negative for credit notes, down payments and unapplied cash. */
export interface OpenItem {
  readonly clientCode: string;
  readonly clientName: string;
  readonly document: string;
  readonly documentDate: Day | null;
  readonly dueDate: Day | null;
  /** Open amount in the company's currency. */
  readonly amount: Cents;
  readonly disputed: boolean;
}

/** The ageing of a balance by due date (DOMAIN.md §2). The seven amounts add up to the balance. */
export interface Ageing {
  readonly notDue: Cents;
  readonly d1_30: Cents;
  readonly d31_60: Cents;
  readonly d61_90: Cents;
  readonly d91_120: Cents;
  readonly over120: Cents;
  /** Negative or nil: credits never shrink a bucket silently. */
  readonly unallocatedCredits: Cents;
}

/** One line of an aged balance by client, taken as it stands. */
export interface AgedBalanceLine extends Ageing {
  readonly clientCode: string;
  readonly clientName: string;
  readonly balance: Cents;
}
