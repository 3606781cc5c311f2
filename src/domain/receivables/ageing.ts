import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import {
  NO_AGEING,
  type AgedBalanceLine,
  type Ageing,
  type ClientReceivables,
  type OpenItem,
} from "./receivables";

/** The bucket of a positive item by its days late. Due on the reference date is not due. */
export function bucketOf(daysLate: number): Exclude<keyof Ageing, "unallocatedCredits"> {
  if (daysLate <= 0) return "notDue";
  if (daysLate <= 30) return "d1_30";
  if (daysLate <= 60) return "d31_60";
  if (daysLate <= 90) return "d61_90";
  return daysLate <= 120 ? "d91_120" : "over120";
}

export interface AgeingOptions {
  readonly referenceDate: Day;
  /** Payment term of a client in days from the document date, null when unknown. */
  termDays(clientCode: string): number | null;
  /** Items up to this amount do not make a client "oldest late" (residues). */
  readonly residue: Cents;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Tally = Mutable<Omit<ClientReceivables, "ageing">> & {
  ageing: Mutable<Ageing>;
  lateWeight: number;
  lateAmount: Cents;
};

/**
 * Ages open items by client: positive items into their bucket by due date (or document date plus
 * the client's term when there is none), negative ones into unallocated credits.
 * The parts add up to the balance and the clients to the items, to the cent.
 * @returns one entry per client code, in the order of first appearance.
 */
export function ageOpenItems(items: Iterable<OpenItem>, options: AgeingOptions): ClientReceivables[] {
  const tallies = new Map<string, Tally>();
  for (const item of items) {
    let tally = tallies.get(item.clientCode);
    if (tally === undefined) tallies.set(item.clientCode, (tally = newTally(item)));
    addItem(tally, item, options);
  }
  return [...tallies.values()].map(({ lateWeight, lateAmount, ...client }) => ({
    ...client,
    averageDaysLate: lateAmount > 0 ? lateWeight / lateAmount : null,
  }));
}

function newTally(item: OpenItem): Tally {
  return {
    clientCode: item.clientCode,
    clientName: item.clientName,
    ageing: { ...NO_AGEING },
    balance: 0,
    oldestDaysLate: 0,
    oldestIsMinimum: false,
    averageDaysLate: null,
    items: 0,
    itemsWithoutDueDate: 0,
    disputed: 0,
    lateWeight: 0,
    lateAmount: 0,
  };
}

function addItem(tally: Tally, item: OpenItem, options: AgeingOptions): void {
  tally.items += 1;
  tally.balance += item.amount;
  if (item.disputed) tally.disputed += item.amount;
  if (item.amount < 0) {
    tally.ageing.unallocatedCredits += item.amount;
    return;
  }
  const dueDate = dueDateOf(item, options);
  if (dueDate === null) tally.itemsWithoutDueDate += 1;
  const daysLate = dueDate === null ? 0 : options.referenceDate - dueDate;
  tally.ageing[bucketOf(daysLate)] += item.amount;
  if (daysLate <= 0) return;
  tally.lateWeight += item.amount * daysLate;
  tally.lateAmount += item.amount;
  if (item.amount > options.residue) tally.oldestDaysLate = Math.max(tally.oldestDaysLate, daysLate);
}

/** An item's due date, or its document date plus the client's term; null when neither is known. */
export function dueDateOf(item: OpenItem, options: Pick<AgeingOptions, "termDays">): Day | null {
  if (item.dueDate !== null) return item.dueDate;
  const term = options.termDays(item.clientCode);
  return item.documentDate === null || term === null ? null : item.documentDate + term;
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
    disputed: 0,
  };
}
