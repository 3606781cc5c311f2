import { BUCKET_STARTS, bucketOf, dueDateOf } from "./ageing";
import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { ClientTerm } from "./paymentTerms";
import type { Ageing, ClientReceivables, LateItem, OpenItem } from "./receivables";

/** Something owed that a payment can settle: an item, or what an aged balance holds in a bucket. */
interface Debt {
  readonly bucket: Exclude<keyof Ageing, "unallocatedCredits">;
  readonly daysLate: number;
  readonly amount: Cents;
  /** The item, when it is late and known as one. */
  readonly lateItem: LateItem | null;
}

/**
 * What a client owes out of dispute in the order in which payments settle it: the oldest due date first,
 * undated items last. Nobody pays what is disputed.
 */
export interface PaymentOrder {
  readonly receivables: ClientReceivables;
  readonly debts: readonly Debt[];
  /** Sum of the debts: the largest payment that settles something. */
  readonly total: Cents;
  readonly residue: Cents;
  /** Days late of the oldest disputed item above the residue; 0 when there is none. */
  readonly oldestDisputed: number;
}

export interface PaymentOptions {
  readonly referenceDate: Day;
  readonly term: ClientTerm | null;
  readonly residue: Cents;
}

/** The order of payment of a client's items; without items, that of the buckets of its aged balance. */
export function paymentOrder(
  receivables: ClientReceivables,
  items: readonly OpenItem[],
  { referenceDate, term, residue }: PaymentOptions,
): PaymentOrder {
  const options = { termOf: () => term };
  const debts = items.length > 0 ? itemDebts(items, referenceDate, options) : bucketDebts(receivables.ageing);
  const total = debts.reduce((sum, { amount }) => sum + amount, 0);
  const oldestDisputed = receivables.lateItems.reduce(
    (oldest, { amount, disputed, dueDate }) =>
      disputed && amount > residue ? Math.max(oldest, referenceDate - dueDate) : oldest,
    0,
  );
  return { receivables, debts, total, residue, oldestDisputed };
}

function itemDebts(
  items: readonly OpenItem[],
  referenceDate: Day,
  options: Parameters<typeof dueDateOf>[1],
): Debt[] {
  const owed = items
    .filter(({ amount, disputed }) => amount > 0 && !disputed)
    .map((item) => ({ item, dueDate: dueDateOf(item, options) ?? Infinity }));
  owed.sort((a, b) => (a.dueDate === b.dueDate ? 0 : a.dueDate - b.dueDate));
  return owed.map(({ item: { amount, documentDate, disputed }, dueDate }) => {
    const daysLate = Math.max(0, referenceDate - dueDate);
    const lateItem = daysLate > 0 ? { documentDate, dueDate, amount, disputed } : null;
    return { amount, daysLate, bucket: bucketOf(daysLate), lateItem };
  });
}

function bucketDebts(ageing: Ageing): Debt[] {
  const buckets = [...BUCKET_STARTS, ["notDue", 0] as const];
  return buckets
    .map(([bucket, daysLate]) => ({ bucket, daysLate, amount: ageing[bucket], lateItem: null }))
    .filter(({ amount }) => amount > 0);
}

/** What the client owes once an amount has been paid, credits and disputes left as they stand. */
export function afterPayment(
  { receivables, debts, residue, oldestDisputed }: PaymentOrder,
  amount: Cents,
): ClientReceivables {
  const ageing: { -readonly [Part in keyof Ageing]: Cents } = { ...receivables.ageing };
  const lateItems = receivables.lateItems.filter(({ disputed }) => disputed);
  let left = amount;
  let oldestOutOfDispute = 0;
  for (const debt of debts) {
    const settled = Math.min(left, debt.amount);
    const remaining = debt.amount - settled;
    left -= settled;
    ageing[debt.bucket] -= settled;
    if (remaining > residue) oldestOutOfDispute = Math.max(oldestOutOfDispute, debt.daysLate);
    if (remaining > 0 && debt.lateItem !== null) lateItems.push({ ...debt.lateItem, amount: remaining });
  }
  const oldestDaysLate = Math.max(oldestOutOfDispute, oldestDisputed);
  return {
    ...receivables,
    ageing,
    balance: receivables.balance - (amount - left),
    oldestDaysLate,
    oldestOutOfDispute,
    oldestIsMinimum: receivables.oldestIsMinimum && oldestDaysLate > 0,
    averageDaysLate: null,
    lateItems,
  };
}

/** The part of a payment that settles what is not due yet. */
export function paidBeforeDue({ debts }: PaymentOrder, amount: Cents): Cents {
  const due = debts.reduce((sum, debt) => sum + (debt.bucket === "notDue" ? 0 : debt.amount), 0);
  return Math.max(0, amount - due);
}
