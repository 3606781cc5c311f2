import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";

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

/** The ageing of a balance by due date. The seven amounts add up to the balance. */
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

/** What one client owes on the reference date. */
export interface ClientReceivables {
  readonly clientCode: string;
  readonly clientName: string;
  readonly ageing: Ageing;
  readonly balance: Cents;
  /** Days late of the oldest positive item above the residue; 0 when nothing is late. */
  readonly oldestDaysLate: number;
  /** True when an aged balance gives only the bucket: `oldestDaysLate` is then its lower bound. */
  readonly oldestIsMinimum: boolean;
  /** Σ(amount × days late) ÷ Σ amount over late items, in days; null when nothing is late or unknown. */
  readonly averageDaysLate: number | null;
  readonly items: number;
  /** Items with neither due date nor known term: counted as not due ("échéance inconnue"). */
  readonly itemsWithoutDueDate: number;
  readonly disputed: Cents;
}

export const AGEING_PARTS = [
  "notDue",
  "d1_30",
  "d31_60",
  "d61_90",
  "d91_120",
  "over120",
  "unallocatedCredits",
] as const satisfies readonly (keyof Ageing)[];

/** Buckets of what is past its due date. */
export type OverdueBucket = Exclude<keyof Ageing, "notDue" | "unallocatedCredits">;

export const NO_AGEING: Ageing = {
  notDue: 0,
  d1_30: 0,
  d31_60: 0,
  d61_90: 0,
  d91_120: 0,
  over120: 0,
  unallocatedCredits: 0,
};

/** Gross overdue: the sum of the late buckets, credits apart. */
export function grossOverdue(ageing: Ageing): Cents {
  return ageing.d1_30 + ageing.d31_60 + ageing.d61_90 + ageing.d91_120 + ageing.over120;
}

/** Counted overdue (échu retenu), what the grades use: late buckets less credits, never below nil. */
export function countedOverdue(ageing: Ageing): Cents {
  return Math.max(0, grossOverdue(ageing) + ageing.unallocatedCredits);
}

/** The part of the counted overdue that is more than 60 days late: credits may cover any bucket. */
export function countedOver60Days(ageing: Ageing): Cents {
  return Math.max(0, Math.min(ageing.d61_90 + ageing.d91_120 + ageing.over120, countedOverdue(ageing)));
}

/**
 * Due date of the oldest late item above the residue; null when nothing is late, or when an aged balance gives
 * the bucket only.
 */
export function oldestDueDate(
  { oldestDaysLate, oldestIsMinimum }: Pick<ClientReceivables, "oldestDaysLate" | "oldestIsMinimum">,
  referenceDate: Day,
): Day | null {
  return oldestDaysLate > 0 && !oldestIsMinimum ? referenceDate - oldestDaysLate : null;
}

/** Sum of the seven parts: the balance. */
export function balanceOf(ageing: Ageing): Cents {
  return AGEING_PARTS.reduce((sum, part) => sum + ageing[part], 0);
}

/** Part-by-part sum of several ageings. */
export function addAgeings(ageings: Iterable<Ageing>): Ageing {
  const total = { ...NO_AGEING } as Record<keyof Ageing, Cents>;
  for (const ageing of ageings) for (const part of AGEING_PARTS) total[part] += ageing[part];
  return total;
}
