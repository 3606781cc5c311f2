import { BUCKET_STARTS, bucketOf, dueDateOf } from "./ageing";
import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { Ageing, ClientReceivables, OpenItem } from "./receivables";

/** Something owed that a payment can settle: an item, or what an aged balance holds in a bucket. */
interface Debt {
  readonly bucket: Exclude<keyof Ageing, "unallocatedCredits">;
  readonly daysLate: number;
  readonly amount: Cents;
}

/** What a client owes in the order in which payments settle it: the oldest due date first, undated items last. */
export interface PaymentOrder {
  readonly receivables: ClientReceivables;
  readonly debts: readonly Debt[];
  /** Sum of the debts: the largest payment that settles something. */
  readonly total: Cents;
  readonly residue: Cents;
}

export interface PaymentOptions {
  readonly referenceDate: Day;
  readonly termDays: number | null;
  readonly residue: Cents;
}

/** The order of payment of a client's items; without items, that of the buckets of its aged balance. */
export function paymentOrder(
  receivables: ClientReceivables,
  items: readonly OpenItem[],
  { referenceDate, termDays, residue }: PaymentOptions,
): PaymentOrder {
  const term = { termDays: () => termDays };
  const debts = items.length > 0 ? itemDebts(items, referenceDate, term) : bucketDebts(receivables.ageing);
  const total = debts.reduce((sum, { amount }) => sum + amount, 0);
  return { receivables, debts, total, residue };
}

function itemDebts(
  items: readonly OpenItem[],
  referenceDate: Day,
  term: Parameters<typeof dueDateOf>[1],
): Debt[] {
  const dated = items
    .filter(({ amount }) => amount > 0)
    .map((item) => ({ amount: item.amount, dueDate: dueDateOf(item, term) ?? Infinity }));
  dated.sort((a, b) => (a.dueDate === b.dueDate ? 0 : a.dueDate - b.dueDate));
  return dated.map(({ amount, dueDate }) => {
    const daysLate = Math.max(0, referenceDate - dueDate);
    return { amount, daysLate, bucket: bucketOf(daysLate) };
  });
}

function bucketDebts(ageing: Ageing): Debt[] {
  const buckets = [...BUCKET_STARTS, ["notDue", 0] as const];
  return buckets
    .map(([bucket, daysLate]) => ({ bucket, daysLate, amount: ageing[bucket] }))
    .filter(({ amount }) => amount > 0);
}

/** What the client owes once an amount has been paid, credits left as they stand. */
export function afterPayment(
  { receivables, debts, residue }: PaymentOrder,
  amount: Cents,
): ClientReceivables {
  const ageing: { -readonly [Part in keyof Ageing]: Cents } = { ...receivables.ageing };
  let left = amount;
  let oldestDaysLate = 0;
  for (const debt of debts) {
    const settled = Math.min(left, debt.amount);
    left -= settled;
    ageing[debt.bucket] -= settled;
    if (debt.amount - settled > residue) oldestDaysLate = Math.max(oldestDaysLate, debt.daysLate);
    if (left === 0 && oldestDaysLate > 0) break;
  }
  return {
    ...receivables,
    ageing,
    balance: receivables.balance - (amount - left),
    oldestDaysLate,
    oldestIsMinimum: receivables.oldestIsMinimum && oldestDaysLate > 0,
    averageDaysLate: null,
  };
}

/** The part of a payment that settles what is not due yet. */
export function paidBeforeDue({ debts }: PaymentOrder, amount: Cents): Cents {
  const due = debts.reduce((sum, debt) => sum + (debt.bucket === "notDue" ? 0 : debt.amount), 0);
  return Math.max(0, amount - due);
}
