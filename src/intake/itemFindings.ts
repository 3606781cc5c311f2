import type { Cents } from "../domain/money";
import type { OpenItem } from "../domain/receivables";
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

/**
 * Items that repeat an earlier one. Instalments of an invoice share its number, but not their due date.
 * Items of one document, client and amount stand in one chain, found by a number made of the three: a map
 * of texts would take many times as long.
 */
function duplicates(items: Records<OpenItem>): readonly number[] {
  const slots = slotsFor(items.length);
  const latest = new Int32Array(slots).fill(NONE);
  const earlier = new Int32Array(items.length).fill(NONE);
  const hashes = new Int32Array(items.length);
  const repeated: number[] = [];
  for (let place = 0; place < items.length; place++) {
    const { document, amount } = items.recordAt(place);
    if (document === "") continue;
    const hash = scattered(textNumber(document), items.clientNumberAt(place), amount);
    hashes[place] = hash;
    const slot = hash & (slots - 1);
    let other = latest[slot] as number;
    while (other !== NONE && (hashes[other] !== hash || !isSameItem(items, other, place))) {
      other = earlier[other] as number;
    }
    if (other !== NONE) {
      repeated.push(place);
      continue;
    }
    earlier[place] = latest[slot] as number;
    latest[slot] = place;
  }
  return repeated;
}

const NONE = -1;

/** A power of two with at least two slots for each item. */
function slotsFor(items: number): number {
  return 2 ** Math.ceil(Math.log2(2 * Math.max(1, items)));
}

/** FNV-1a (32 bits) of a text's characters. */
function textNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash;
}

/** One number of three, whose lowest bits depend on all of them. */
function scattered(first: number, second: number, third: number): number {
  let hash = Math.imul(first ^ Math.imul(second + 1, 0x9e3779b1) ^ third, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

function isSameItem(items: Records<OpenItem>, first: number, second: number): boolean {
  const [one, other] = [items.recordAt(first), items.recordAt(second)];
  if (one.amount !== other.amount) return false;
  if (items.clientNumberAt(first) !== items.clientNumberAt(second)) return false;
  if (one.dueDate !== null && other.dueDate !== null && one.dueDate !== other.dueDate) return false;
  return one.document === other.document;
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
  let clients = 0;
  for (let place = 0; place < items.length; place++) {
    clients = Math.max(clients, items.clientNumberAt(place) + 1);
  }
  const balances = new Float64Array(clients);
  const largest = new Int32Array(clients).fill(NONE);
  const firstPlaces: number[] = [];
  for (let place = 0; place < items.length; place++) {
    const { amount } = items.recordAt(place);
    const number = items.clientNumberAt(place);
    const known = largest[number] as number;
    if (known === NONE) firstPlaces.push(place);
    if (known === NONE || amount < items.recordAt(known).amount) largest[number] = place;
    balances[number] = (balances[number] as number) + amount;
  }
  const numbers = firstPlaces.map((place) => items.clientNumberAt(place));
  return numbers
    .filter((number) => (balances[number] as Cents) < 0)
    .map((number) => largest[number] as number);
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
