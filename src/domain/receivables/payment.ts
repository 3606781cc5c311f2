import { BUCKET_STARTS, bucketOf, dueDateAt } from "./ageing";
import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { ClientItems } from "./openItems";
import type { ClientTerm } from "./paymentTerms";
import type { Ageing, ClientReceivables, Owed } from "./receivables";

/** A bucket with debts, and what payments settle before they come to it. */
interface PaidBucket {
  readonly bucket: Exclude<keyof Ageing, "unallocatedCredits">;
  readonly before: Cents;
}

/**
 * What a client owes out of dispute in the order in which payments settle it: the oldest due date first, then all that
 * is not due or not dated as one debt. Nobody pays what is disputed. By debt in lists apart, for one is made of each of
 * thousands of clients.
 */
export interface PaymentOrder {
  readonly receivables: ClientReceivables;
  /** Sum of the debts: the largest payment that settles something. */
  readonly total: Cents;
  /** The part of it that is late. */
  readonly late: Cents;
  readonly residue: Cents;
  /** Days late of the oldest disputed item above the residue; 0 when there is none. */
  readonly oldestDisputed: number;
  /** By debt, its days late; 0 for what is not due. */
  readonly daysLate: readonly number[];
  /** By debt, what payments settle before they come to it. */
  readonly before: readonly Cents[];
  /** By debt, days late of the oldest above the residue from this one on; 0 when there is none. */
  readonly oldestFrom: readonly number[];
  /** Oldest first. */
  readonly buckets: readonly PaidBucket[];
}

export interface PaymentOptions {
  readonly referenceDate: Day;
  readonly term: ClientTerm | null;
  readonly residue: Cents;
}

/** The order of payment of a client's items; without items, that of the buckets of its aged balance. */
export function paymentOrder(
  receivables: ClientReceivables,
  items: ClientItems,
  { referenceDate, term, residue }: PaymentOptions,
): PaymentOrder {
  const debts = items.length > 0 ? itemDebts(items, referenceDate, term) : bucketDebts(receivables.ageing);
  const daysLate: number[] = [];
  const before: Cents[] = [];
  const buckets: PaidBucket[] = [];
  let total = 0;
  let late = 0;
  let bucket: PaidBucket["bucket"] | null = null;
  for (const debt of debts) {
    daysLate.push(debt.daysLate);
    before.push(total);
    const own = bucketOf(debt.daysLate);
    if (own !== bucket) buckets.push({ bucket: own, before: total });
    bucket = own;
    total += debt.amount;
    if (debt.daysLate > 0) late += debt.amount;
  }
  let oldestDisputed = 0;
  // Most clients dispute nothing: their items are not looked through once more.
  if (receivables.disputedOverdue > residue) {
    for (const { amount, disputed, dueDate } of receivables.lateItems) {
      if (disputed && amount > residue) oldestDisputed = Math.max(oldestDisputed, referenceDate - dueDate);
    }
  }
  const oldestFrom = oldestFromEach(debts, residue);
  return { receivables, total, late, residue, oldestDisputed, daysLate, before, oldestFrom, buckets };
}

/** Something owed that a payment can settle. */
interface Debt {
  readonly daysLate: number;
  readonly amount: Cents;
}

function oldestFromEach(debts: readonly Debt[], residue: Cents): number[] {
  const oldestFrom = new Array<number>(debts.length);
  let oldest = 0;
  for (let index = debts.length - 1; index >= 0; index -= 1) {
    const { amount, daysLate } = debts[index] as Debt;
    if (amount > residue && daysLate > oldest) oldest = daysLate;
    oldestFrom[index] = oldest;
  }
  return oldestFrom;
}

/** Late or not is all that tells debts apart: those that are not due, or not dated, are the last, and one. */
function itemDebts(items: ClientItems, referenceDate: Day, term: ClientTerm | null): Debt[] {
  const debts: Debt[] = [];
  let notDue = 0;
  const { columns, length } = items;
  for (let index = 0; index < length; index += 1) {
    const place = items.placeAt(index);
    const amount = columns.amountAt(place);
    if (amount <= 0 || columns.isDisputedAt(place)) continue;
    const dueDate = dueDateAt(columns, place, term);
    if (dueDate === null || dueDate >= referenceDate) notDue += amount;
    else debts.push({ daysLate: referenceDate - dueDate, amount });
  }
  debts.sort((a, b) => b.daysLate - a.daysLate);
  if (notDue > 0) debts.push({ daysLate: 0, amount: notDue });
  return debts;
}

function bucketDebts(ageing: Ageing): Debt[] {
  const buckets = [...BUCKET_STARTS, ["notDue", 0] as const];
  return buckets
    .map(([bucket, daysLate]) => ({ daysLate, amount: ageing[bucket] }))
    .filter(({ amount }) => amount > 0);
}

/**
 * What the client owes once an amount has been paid, credits and disputes left as they stand, as far as its colour
 * depends on it: found from sums, whatever the number of items, for it is asked some hundred times of each client.
 */
export function owedAfter(order: PaymentOrder, amount: Cents): Owed & Pick<ClientReceivables, "doubtful"> {
  const { receivables, residue, oldestDisputed, buckets } = order;
  const paid = Math.min(amount, order.total);
  const ageing: { -readonly [Part in keyof Ageing]: Cents } = { ...receivables.ageing };
  for (let index = 0; index < buckets.length; index += 1) {
    const { bucket, before } = buckets[index] as PaidBucket;
    if (before >= paid) break;
    ageing[bucket] -= Math.min(paid, buckets[index + 1]?.before ?? order.total) - before;
  }
  const next = debtReached(order, paid);
  const left = (order.before[next + 1] ?? order.total) - paid;
  const oldestOutOfDispute = Math.max(
    left > residue ? (order.daysLate[next] ?? 0) : 0,
    order.oldestFrom[next + 1] ?? 0,
  );
  return {
    ageing,
    balance: receivables.balance - paid,
    oldestDaysLate: Math.max(oldestOutOfDispute, oldestDisputed),
    oldestOutOfDispute,
    disputedOverdue: receivables.disputedOverdue,
    disputedOver60Days: receivables.disputedOver60Days,
    doubtful: receivables.doubtful,
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

/** The part of a payment that settles what is not due yet. */
export function paidBeforeDue({ late }: PaymentOrder, amount: Cents): Cents {
  return Math.max(0, amount - late);
}
