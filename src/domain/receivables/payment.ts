import { BUCKET_STARTS, bucketOf, dueDateOf } from "./ageing";
import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { ClientTerm } from "./paymentTerms";
import type { Ageing, ClientReceivables, LateItem, OpenItem, Owed } from "./receivables";

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
  /** By debt, what payments settle before they come to it. */
  readonly before: readonly Cents[];
  /** By debt, days late of the oldest above the residue from this one on; 0 when there is none. */
  readonly oldestFrom: readonly number[];
  /** The buckets with debts, oldest first, and what payments settle before they come to each. */
  readonly buckets: readonly (readonly [Debt["bucket"], Cents])[];
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
  const before: Cents[] = [];
  const buckets: [Debt["bucket"], Cents][] = [];
  let total = 0;
  for (const { bucket, amount } of debts) {
    before.push(total);
    if (buckets.at(-1)?.[0] !== bucket) buckets.push([bucket, total]);
    total += amount;
  }
  const oldestDisputed = receivables.lateItems.reduce(
    (oldest, { amount, disputed, dueDate }) =>
      disputed && amount > residue ? Math.max(oldest, referenceDate - dueDate) : oldest,
    0,
  );
  const oldestFrom = oldestFromEach(debts, residue);
  return { receivables, debts, total, residue, oldestDisputed, before, oldestFrom, buckets };
}

function oldestFromEach(debts: readonly Debt[], residue: Cents): number[] {
  let oldest = 0;
  return debts
    .toReversed()
    .map(({ amount, daysLate }) => (oldest = amount > residue ? Math.max(oldest, daysLate) : oldest))
    .reverse();
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

/**
 * What the client owes once an amount has been paid, credits and disputes left as they stand, as far as it grades its
 * overdue: found from sums, whatever the number of items, for it is asked some hundred times of each client.
 */
export function owedAfter(order: PaymentOrder, amount: Cents): Owed {
  const { receivables, residue, oldestDisputed, buckets } = order;
  const paid = Math.min(amount, order.total);
  const ageing: { -readonly [Part in keyof Ageing]: Cents } = { ...receivables.ageing };
  buckets.forEach(([bucket, before], index) => {
    const end = buckets[index + 1]?.[1] ?? order.total;
    ageing[bucket] -= Math.max(0, Math.min(paid, end) - before);
  });
  const next = debtReached(order, paid);
  const left = (order.before[next + 1] ?? order.total) - paid;
  const oldestOutOfDispute = Math.max(
    left > residue ? (order.debts[next]?.daysLate ?? 0) : 0,
    order.oldestFrom[next + 1] ?? 0,
  );
  return {
    ageing,
    balance: receivables.balance - paid,
    oldestDaysLate: Math.max(oldestOutOfDispute, oldestDisputed),
    oldestOutOfDispute,
    disputedOverdue: receivables.disputedOverdue,
    disputedOver60Days: receivables.disputedOver60Days,
  };
}

/** The last debt before which no more than the payment is settled: it is paid in part, or not at all. */
function debtReached({ before }: PaymentOrder, paid: Cents): number {
  let low = 0;
  let high = before.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((before[middle] ?? Infinity) <= paid) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** All that the client owes once an amount has been paid, the late items that are left among it. */
export function afterPayment(order: PaymentOrder, amount: Cents): ClientReceivables {
  const { receivables } = order;
  const owed = owedAfter(order, amount);
  const lateItems = receivables.lateItems.filter(({ disputed }) => disputed);
  order.debts.forEach(({ amount: debt, lateItem }, index) => {
    const left = Math.min(debt, (order.before[index] ?? 0) + debt - amount);
    if (left > 0 && lateItem !== null) lateItems.push({ ...lateItem, amount: left });
  });
  return {
    ...receivables,
    ...owed,
    oldestIsMinimum: receivables.oldestIsMinimum && owed.oldestDaysLate > 0,
    averageDaysLate: null,
    lateItems,
  };
}

/** The part of a payment that settles what is not due yet. */
export function paidBeforeDue({ debts }: PaymentOrder, amount: Cents): Cents {
  const due = debts.reduce((sum, debt) => sum + (debt.bucket === "notDue" ? 0 : debt.amount), 0);
  return Math.max(0, amount - due);
}
