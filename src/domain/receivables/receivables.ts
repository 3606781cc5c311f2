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
  /** It stands on the account of doubtful clients (416). */
  readonly doubtful?: true;
  /** It is held back as a guarantee: not due before its own date, whatever the client's term. */
  readonly retention?: true;
}

/** A positive item past its due date, stated or by the client's term. */
export interface LateItem {
  readonly documentDate: Day | null;
  readonly dueDate: Day;
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
  /** Open amount of the items marked as disputed, late or not, credits in dispute off. */
  readonly disputed: Cents;
  /** The part of the gross overdue that is disputed, and the part of it that is more than 60 days late. */
  readonly disputedOverdue: Cents;
  readonly disputedOver60Days: Cents;
  /** Days late of the oldest positive item out of dispute above the residue; 0 when there is none. */
  readonly oldestOutOfDispute: number;
  /** Open amount on the account of doubtful clients (416). */
  readonly doubtful: Cents;
  /** Every late item, in no order, each made when it is asked for; none for an aged balance, which knows of buckets only. */
  readonly lateItems: Iterable<LateItem>;
}

/** What a client's overdue is graded by. */
export type Owed = Pick<
  ClientReceivables,
  "ageing" | "balance" | "oldestDaysLate" | "oldestOutOfDispute" | "disputedOverdue" | "disputedOver60Days"
>;

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

/** Of a client of whose disputes, doubtful account and late items nothing is known, as with an aged balance. */
export const NOTHING_APART = {
  disputed: 0,
  disputedOverdue: 0,
  disputedOver60Days: 0,
  doubtful: 0,
  lateItems: [],
} as const satisfies Partial<ClientReceivables>;

/** What is known of a client's disputes. */
type Disputes = Pick<ClientReceivables, "ageing" | "disputedOverdue" | "disputedOver60Days">;

/**
 * Overdue out of dispute (échu hors litige) = max(0, counted overdue − disputed overdue): what grades, blocks
 * and ways out look at unless the policy counts disputes (credit committee rules, §2).
 */
export function overdueOutOfDispute({
  ageing,
  disputedOverdue,
}: Omit<Disputes, "disputedOver60Days">): Cents {
  return Math.max(0, countedOverdue(ageing) - disputedOverdue);
}

/** The part of the overdue out of dispute that is more than 60 days late. */
function outOfDisputeOver60Days(disputes: Disputes): Cents {
  const { ageing, disputedOver60Days } = disputes;
  const old = ageing.d61_90 + ageing.d91_120 + ageing.over120 - disputedOver60Days;
  return Math.max(0, Math.min(old, overdueOutOfDispute(disputes)));
}

/** The overdue that a policy's rules look at, in cents, and the days late of its oldest item. */
export interface GradedOverdue {
  readonly amount: Cents;
  readonly over60Days: Cents;
  readonly oldestDaysLate: number;
}

/** The overdue out of dispute, or the counted overdue when the policy counts disputes in it. */
export function gradedOverdue(receivables: Owed, countsDisputes: boolean): GradedOverdue {
  return countsDisputes
    ? {
        amount: countedOverdue(receivables.ageing),
        over60Days: countedOver60Days(receivables.ageing),
        oldestDaysLate: receivables.oldestDaysLate,
      }
    : {
        amount: overdueOutOfDispute(receivables),
        over60Days: outOfDisputeOver60Days(receivables),
        oldestDaysLate: receivables.oldestOutOfDispute,
      };
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
