import type { Cents } from "../domain/money";
import type { OpenItem } from "../domain/receivables";
import type { ClientIdentity } from "./clientRegistry";
import { CELLS_NAMED, message, type WarningCode } from "./messages";
import type { Records } from "./reading";
import type { Field, Finding } from "./source";

/** Days from the middle of all document dates beyond which a date is far off: five years. */
const FAR_OFF = 1_826;

/** An amount is outsized above so many times the amount that 95 % of the items stay below. */
const OUTSIZED = 20;

/** Fewer items tell nothing about what is usual. */
const LEAST_ITEMS = 20;

/**
 * What deserves a look among open items: the same document of a client twice with the same amount, dates
 * far from all others, amounts out of all proportion, and credits larger than all invoices of the client.
 */
export async function itemFindings(
  items: Records<OpenItem>,
  sheet: string,
  pause: () => Promise<void>,
): Promise<readonly Finding[]> {
  const found: (Finding | null)[] = [];
  for (const { code, placesOf, fields } of CHECKS) {
    await pause();
    found.push(finding(code, placesOf(items), sheet, items, fields));
  }
  return found.filter((each) => each !== null);
}

interface Check {
  readonly code: WarningCode;
  readonly placesOf: (items: Records<OpenItem>) => readonly number[];
  /** Where the cell to look at stands: the first of them that the table has. */
  readonly fields: readonly Field[];
}

const CHECKS: readonly Check[] = [
  { code: "duplicate-documents", placesOf: duplicates, fields: ["document", "openAmount"] },
  { code: "dates-far-off", placesOf: datesFarOff, fields: ["dueDate", "documentDate"] },
  { code: "amounts-outsized", placesOf: outsized, fields: ["openAmount", "originalAmount", "debit"] },
  { code: "credit-exceeds-invoices", placesOf: creditsAlone, fields: ["openAmount", "credit"] },
];

function finding(
  code: WarningCode,
  places: readonly number[],
  sheet: string,
  items: Records<OpenItem>,
  fields: readonly Field[],
): Finding | null {
  if (places.length === 0) return null;
  const addresses = places.slice(0, CELLS_NAMED).map((place) => items.addressAt(place, ...fields));
  const values = { sheet, rows: places.length, address: addresses[0] as string };
  return { message: message(code, values), addresses, rows: places.length };
}

/** Items that repeat an earlier one. Instalments of an invoice share its number, but not their due date. */
function duplicates(items: Records<OpenItem>): readonly number[] {
  const firstOf = new Map<string, number>();
  const furtherOf = new Map<string, number[]>();
  const repeated: number[] = [];
  for (let place = 0; place < items.length; place++) {
    const { document } = items.recordAt(place);
    if (document === "") continue;
    const first = firstOf.get(document);
    if (first === undefined) {
      firstOf.set(document, place);
      continue;
    }
    const further = furtherOf.get(document) ?? [];
    if ([first, ...further].some((other) => isSameItem(items, other, place))) repeated.push(place);
    else furtherOf.set(document, [...further, place]);
  }
  return repeated;
}

function isSameItem(items: Records<OpenItem>, first: number, second: number): boolean {
  const [one, other] = [items.recordAt(first), items.recordAt(second)];
  const sameDue = one.dueDate === null || other.dueDate === null || one.dueDate === other.dueDate;
  return sameDue && one.amount === other.amount && items.clientAt(first) === items.clientAt(second);
}

function datesFarOff(items: Records<OpenItem>): readonly number[] {
  const middle = quantile(items, 0.5, ({ documentDate, dueDate }) => documentDate ?? dueDate);
  if (middle === null) return [];
  const isFar = (day: number | null): boolean => day !== null && Math.abs(day - middle) > FAR_OFF;
  return placesWhere(items, ({ documentDate, dueDate }) => isFar(documentDate) || isFar(dueDate));
}

function outsized(items: Records<OpenItem>): readonly number[] {
  if (items.length < LEAST_ITEMS) return [];
  const usual = quantile(items, 0.95, ({ amount }) => Math.abs(amount)) ?? 0;
  return usual === 0 ? [] : placesWhere(items, ({ amount }) => Math.abs(amount) > OUTSIZED * usual);
}

/** The largest credit of each client who has credits for more than all invoices. */
function creditsAlone(items: Records<OpenItem>): readonly number[] {
  const sums = new Map<ClientIdentity, { balance: Cents; largest: Cents; place: number }>();
  for (let place = 0; place < items.length; place++) {
    const { amount } = items.recordAt(place);
    const client = items.clientAt(place);
    const sum = sums.get(client);
    if (sum === undefined) sums.set(client, { balance: amount, largest: amount, place });
    else {
      sum.balance += amount;
      if (amount < sum.largest) [sum.largest, sum.place] = [amount, place];
    }
  }
  return [...sums.values()].filter(({ balance }) => balance < 0).map(({ place }) => place);
}

function placesWhere(items: Records<OpenItem>, holds: (item: OpenItem) => boolean): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < items.length; place++) {
    if (holds(items.recordAt(place))) places.push(place);
  }
  return places;
}

/** So many items spread over the list stand for all. */
const SAMPLE = 2_000;

function quantile(
  items: Records<OpenItem>,
  share: number,
  valueOf: (item: OpenItem) => number | null,
): number | null {
  const step = Math.max(1, Math.floor(items.length / SAMPLE));
  const values: number[] = [];
  for (let place = 0; place < items.length; place += step) {
    const value = valueOf(items.recordAt(place));
    if (value !== null) values.push(value);
  }
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? null;
}
