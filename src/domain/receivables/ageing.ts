import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import { OpenItems, type ClientItems, type ItemColumns } from "./openItems";
import {
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

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Tally {
  readonly receivables: Mutable<Omit<ClientReceivables, "ageing">> & { readonly ageing: Mutable<Ageing> };
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
  items: Iterable<OpenItem>,
  { termOf, ...options }: AgeingOptions & { readonly termOf: (clientCode: string) => ClientTerm | null },
): ClientReceivables[] {
  return OpenItems.of(items)
    .byClient()
    .map((own) => ageItemsOf(own, termOf(own.clientCode), options));
}

/** The same of one client, who has an item at least; `term` is null when it is not known. */
export function ageItemsOf(
  own: ClientItems,
  term: ClientTerm | null,
  options: AgeingOptions,
): ClientReceivables {
  const tally = newTally(own, new LateItems(own, term, options.referenceDate));
  // By column: of a hundred thousand items no object is made.
  for (let index = 0; index < own.length; index += 1) {
    addItem(tally, own.columns, own.placeAt(index), term, options);
  }
  const { receivables, lateWeight, lateAmount } = tally;
  if (lateAmount > 0) receivables.averageDaysLate = lateWeight / lateAmount;
  return receivables;
}

function newTally(own: ClientItems, lateItems: LateItems): Tally {
  const receivables = {
    clientCode: own.clientCode,
    clientName: own.clientName,
    ageing: { ...NO_AGEING },
    balance: 0,
    oldestDaysLate: 0,
    oldestIsMinimum: false,
    averageDaysLate: null,
    items: own.length,
    itemsWithoutDueDate: 0,
    disputed: 0,
    disputedOverdue: 0,
    disputedOver60Days: 0,
    oldestOutOfDispute: 0,
    doubtful: 0,
    lateItems,
  };
  return { receivables, lateWeight: 0, lateAmount: 0 };
}

/** A client's late items, found among its items when somebody asks: few do, and all of them would be much to keep. */
class LateItems implements Iterable<LateItem> {
  constructor(
    private readonly own: ClientItems,
    private readonly term: ClientTerm | null,
    private readonly referenceDate: Day,
  ) {}

  *[Symbol.iterator](): Iterator<LateItem> {
    const { term, referenceDate } = this;
    const { columns, length } = this.own;
    for (let index = 0; index < length; index += 1) {
      const place = this.own.placeAt(index);
      const amount = columns.amountAt(place);
      const dueDate = amount < 0 ? null : dueDateAt(columns, place, term);
      if (dueDate === null || dueDate >= referenceDate) continue;
      const documentDate = columns.documentDateAt(place);
      yield { documentDate, dueDate, amount, disputed: columns.isDisputedAt(place) };
    }
  }
}

function addItem(
  sums: Tally,
  items: ItemColumns,
  place: number,
  term: ClientTerm | null,
  options: AgeingOptions,
): void {
  const tally = sums.receivables;
  const amount = items.amountAt(place);
  const disputed = items.isDisputedAt(place);
  tally.balance += amount;
  if (disputed) tally.disputed += amount;
  if (items.isDoubtfulAt(place)) tally.doubtful += amount;
  if (amount < 0) {
    tally.ageing.unallocatedCredits += amount;
    return;
  }
  const dueDate = dueDateAt(items, place, term);
  if (dueDate === null) tally.itemsWithoutDueDate += 1;
  const daysLate = dueDate === null ? 0 : options.referenceDate - dueDate;
  tally.ageing[bucketOf(daysLate)] += amount;
  if (daysLate > 0) addLateItem(sums, { amount, disputed, daysLate }, options);
}

function addLateItem(
  sums: Tally,
  { amount, disputed, daysLate }: { amount: Cents; disputed: boolean; daysLate: number },
  { residue }: AgeingOptions,
): void {
  const tally = sums.receivables;
  sums.lateWeight += amount * daysLate;
  sums.lateAmount += amount;
  if (disputed) {
    tally.disputedOverdue += amount;
    if (daysLate > 60) tally.disputedOver60Days += amount;
  }
  if (amount <= residue) return;
  tally.oldestDaysLate = Math.max(tally.oldestDaysLate, daysLate);
  if (!disputed) tally.oldestOutOfDispute = Math.max(tally.oldestOutOfDispute, daysLate);
}

/** An item's due date, or what the client's term makes of its document date; null when neither is known. */
export function dueDateAt(items: ItemColumns, place: number, known: ClientTerm | null): Day | null {
  return items.dueDateAt(place) ?? impliedDueDate(items.documentDateAt(place), known);
}

function impliedDueDate(documentDate: Day | null, known: ClientTerm | null): Day | null {
  if (documentDate === null || known === null) return null;
  return dueDateUnder(known.term, documentDate, known.reading);
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
