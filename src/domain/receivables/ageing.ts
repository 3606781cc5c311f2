import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import {
  itemsByClient,
  NO_AGEING,
  NOTHING_APART,
  type AgedBalanceLine,
  type Ageing,
  type ClientReceivables,
  type LateItem,
  type OpenItem,
} from "./receivables";
import { dueDateUnder, type ClientTerm } from "./paymentTerms";

/** The bucket of a positive item by its days late. Due on the reference date is not due. */
export function bucketOf(daysLate: number): Exclude<keyof Ageing, "unallocatedCredits"> {
  if (daysLate <= 0) return "notDue";
  if (daysLate <= 30) return "d1_30";
  if (daysLate <= 60) return "d31_60";
  if (daysLate <= 90) return "d61_90";
  return daysLate <= 120 ? "d91_120" : "over120";
}

interface AgeingOptions {
  readonly referenceDate: Day;
  /** Items up to this amount do not make a client "oldest late" (residues). */
  readonly residue: Cents;
}

/** How the items of one client are aged: by its payment term too, null when unknown. */
type ClientOptions = AgeingOptions & { readonly term: ClientTerm | null };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Tally {
  readonly receivables: Mutable<Omit<ClientReceivables, "ageing">> & { readonly ageing: Mutable<Ageing> };
  /** The late items of the same, to be added to. */
  readonly lateItems: LateItem[];
  lateWeight: number;
  lateAmount: Cents;
}

/**
 * Ages open items by client: positive items into their bucket by due date (or by the client's term
 * when there is none), negative ones into unallocated credits.
 * The parts add up to the balance and the clients to the items, to the cent.
 * @returns one entry per client code, in the order of first appearance.
 */
export function ageOpenItems(
  items: readonly OpenItem[],
  { termOf, ...options }: AgeingOptions & { readonly termOf: (clientCode: string) => ClientTerm | null },
): ClientReceivables[] {
  return Array.from(itemsByClient(items), ([clientCode, own]) =>
    ageItemsOf(own, { ...options, term: termOf(clientCode) }),
  );
}

/** The same of one client, who has an item at least. */
export function ageItemsOf(own: readonly OpenItem[], options: ClientOptions): ClientReceivables {
  const tally = newTally(own[0] as OpenItem);
  for (const item of own) addItem(tally, item, options);
  const { receivables, lateWeight, lateAmount } = tally;
  if (lateAmount > 0) receivables.averageDaysLate = lateWeight / lateAmount;
  return receivables;
}

function newTally({ clientCode, clientName }: OpenItem): Tally {
  const lateItems: LateItem[] = [];
  const receivables = {
    clientCode,
    clientName,
    ageing: { ...NO_AGEING },
    balance: 0,
    oldestDaysLate: 0,
    oldestIsMinimum: false,
    averageDaysLate: null,
    items: 0,
    itemsWithoutDueDate: 0,
    disputed: 0,
    disputedOverdue: 0,
    disputedOver60Days: 0,
    oldestOutOfDispute: 0,
    doubtful: 0,
    lateItems,
  };
  return { receivables, lateItems, lateWeight: 0, lateAmount: 0 };
}

function addItem(sums: Tally, item: OpenItem, options: ClientOptions): void {
  const tally = sums.receivables;
  tally.items += 1;
  tally.balance += item.amount;
  if (item.disputed) tally.disputed += item.amount;
  if (item.doubtful) tally.doubtful += item.amount;
  if (item.amount < 0) {
    tally.ageing.unallocatedCredits += item.amount;
    return;
  }
  const dueDate = dueDateOf(item, options.term);
  if (dueDate === null) tally.itemsWithoutDueDate += 1;
  const daysLate = dueDate === null ? 0 : options.referenceDate - dueDate;
  tally.ageing[bucketOf(daysLate)] += item.amount;
  if (dueDate !== null && daysLate > 0) addLateItem(sums, item, dueDate, options);
}

function addLateItem(sums: Tally, item: OpenItem, dueDate: Day, options: AgeingOptions): void {
  const tally = sums.receivables;
  const { amount, disputed, documentDate } = item;
  const daysLate = options.referenceDate - dueDate;
  // An item that says its own due date is a late item as it stands: thousands of copies take longer than all else here.
  const isOwn = (own: OpenItem | LateItem): own is LateItem => own.dueDate === dueDate;
  sums.lateItems.push(isOwn(item) ? item : { documentDate, dueDate, amount, disputed });
  sums.lateWeight += amount * daysLate;
  sums.lateAmount += amount;
  if (disputed) {
    tally.disputedOverdue += amount;
    if (daysLate > 60) tally.disputedOver60Days += amount;
  }
  if (amount <= options.residue) return;
  tally.oldestDaysLate = Math.max(tally.oldestDaysLate, daysLate);
  if (!disputed) tally.oldestOutOfDispute = Math.max(tally.oldestOutOfDispute, daysLate);
}

/** An item's due date, or what the client's term makes of its document date; null when neither is known. */
export function dueDateOf(item: OpenItem, known: ClientTerm | null): Day | null {
  if (item.dueDate !== null) return item.dueDate;
  return item.documentDate === null || known === null
    ? null
    : dueDateUnder(known.term, item.documentDate, known.reading);
}

/** The buckets from the oldest on, with their lower bounds in days late. */
export const BUCKET_STARTS = [
  ["over120", 121],
  ["d91_120", 91],
  ["d61_90", 61],
  ["d31_60", 31],
  ["d1_30", 1],
] as const;

/**
 * The same from an aged balance, taken as it stands, credits netted or not. Lateness is known by
 * bucket only: the oldest days late are the lower bound of the oldest bucket above the residue.
 */
export function receivablesFromAgedBalance(line: AgedBalanceLine, residue: Cents): ClientReceivables {
  const { clientCode, clientName, balance, ...ageing } = line;
  const oldest = BUCKET_STARTS.find(([bucket]) => ageing[bucket] > residue);
  return {
    clientCode,
    clientName,
    ageing,
    balance,
    oldestDaysLate: oldest?.[1] ?? 0,
    oldestIsMinimum: oldest !== undefined,
    averageDaysLate: null,
    items: 0,
    itemsWithoutDueDate: 0,
    ...NOTHING_APART,
    // An aged balance does not say which part of it is disputed.
    oldestOutOfDispute: oldest?.[1] ?? 0,
  };
}
