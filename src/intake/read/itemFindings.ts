import type { Day } from "../../domain/basis/day";
import { eachPlace } from "../../domain/basis/eachPlace";
import type { Cents } from "../../domain/basis/money";
import type { ItemColumns } from "../../domain/receivables/openItems";
import type { ClientNumber } from "./clientRegistry";
import { CELLS_NAMED, message, type WarningCode } from "../messages";
import type { ItemRecords } from "./reading";
import type { Field, Finding } from "../source";

/** Days from the middle of all document dates beyond which a date is far off: five years. */
const FAR_OFF = 1_826;

/** An amount is outsized above so many times the amount that 95 % of the items stay below. */
const OUTSIZED = 20;

/** Fewer items tell nothing about what is usual. */
const LEAST_ITEMS = 20;

/**
 * What deserves a look among the open items of a table: the same document of a client twice with the same amount,
 * dates far from all others, amounts out of all proportion, and credits larger than all invoices of the client.
 */
export function itemFindings(items: ItemRecords, sheet: string): readonly Finding[] {
  const found = [
    finding("duplicate-documents", repeatedItems(items), sheet, items, ["document", "openAmount"]),
    finding("dates-far-off", datesFarOff(items.columns), sheet, items, ["dueDate", "documentDate"]),
    finding("amounts-outsized", outsized(items.columns), sheet, items, AMOUNTS),
    finding("credit-exceeds-invoices", creditsAlone(items), sheet, items, ["openAmount", "credit"]),
  ];
  return found.filter((each) => each !== null);
}

const AMOUNTS = ["openAmount", "originalAmount", "debit"] as const;

function datesFarOff(columns: ItemColumns): readonly number[] {
  const middle = quantile(columns, 0.5, (place) => columns.documentDateAt(place) ?? columns.dueDateAt(place));
  if (middle === null) return [];
  const isFar = (day: Day | null): boolean => day !== null && Math.abs(day - middle) > FAR_OFF;
  if (!isFar(columns.firstDay) && !isFar(columns.lastDay)) return [];
  return placesWhere(
    columns,
    (place) => isFar(columns.documentDateAt(place)) || isFar(columns.dueDateAt(place)),
  );
}

function outsized(columns: ItemColumns): readonly number[] {
  if (columns.length < LEAST_ITEMS) return [];
  const sizeAt = (place: number): Cents => Math.abs(columns.amountAt(place));
  const usual = quantile(columns, 0.95, sizeAt) ?? 0;
  if (usual === 0 || columns.largest <= OUTSIZED * usual) return [];
  return placesWhere(columns, (place) => sizeAt(place) > OUTSIZED * usual);
}

function finding(
  code: WarningCode,
  places: readonly number[],
  sheet: string,
  items: ItemRecords,
  fields: readonly Field[],
): Finding | null {
  if (places.length === 0) return null;
  const addresses = places.slice(0, CELLS_NAMED).map((place) => items.addressAt(place, ...fields));
  const values = { sheet, rows: places.length, address: addresses[0] as string };
  return { message: message(code, values), addresses, rows: places.length };
}

/**
 * The places of the items that repeat an earlier one: document, client and amount are the same. Instalments of an
 * invoice share its number, but not their due date. Each item has a number made of the three. The numbers are marked
 * one after the other, and one that seems marked already is suspect: few are, so that few items are compared in the
 * end, and a list of 100,000 needs no map of texts.
 */
function repeatedItems(items: ItemRecords): readonly number[] {
  const { columns } = items;
  const numbers = new Int32Array(columns.length);
  const seen = new Marks(16 * columns.length);
  const suspects = new Marks(2 * columns.length);
  let hasSuspects = false;
  eachPlace(0, columns.length, (place) => {
    const document = columns.documentAt(place);
    if (document === "") return;
    const number = scattered(textNumber(document), items.clientAt(place), columns.amountAt(place));
    numbers[place] = number;
    if (!seen.has(number)) return seen.add(number);
    suspects.add(number);
    hasSuspects = true;
  });
  if (!hasSuspects) return [];
  const isSuspect = (place: number): boolean =>
    suspects.has(numbers[place] as number) && columns.documentAt(place) !== "";
  const firsts = new Map<number, number[]>();
  return placesWhere(columns, isSuspect).filter((place) => {
    const earlier = firsts.get(numbers[place] as number) ?? [];
    firsts.set(numbers[place] as number, earlier);
    if (earlier.some((other) => isSame(items, other, place))) return true;
    earlier.push(place);
    return false;
  });
}

function isSame(items: ItemRecords, first: number, second: number): boolean {
  const { columns } = items;
  if (columns.amountAt(first) !== columns.amountAt(second)) return false;
  if (items.clientAt(first) !== items.clientAt(second)) return false;
  const [due, otherDue] = [columns.dueDateAt(first), columns.dueDateAt(second)];
  if (due !== null && otherDue !== null && due !== otherDue) return false;
  return columns.documentAt(first) === columns.documentAt(second);
}

/** Numbers marked by a bit each: different numbers may share one, seldom when there are many times more bits. */
class Marks {
  private readonly words: Int32Array;

  /** `bits` is about how many there are. */
  constructor(bits: number) {
    this.words = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, bits / 32))));
  }

  /** True for a number that was marked, and for some that were not. */
  has(number: number): boolean {
    return ((this.words[this.wordOf(number)] as number) & (1 << number)) !== 0;
  }

  add(number: number): void {
    const word = this.wordOf(number);
    this.words[word] = (this.words[word] as number) | (1 << number);
  }

  /** The lowest five bits of a number say which bit of its word: the next ones, which word. */
  private wordOf(number: number): number {
    return (number >>> 5) & (this.words.length - 1);
  }
}

/** Documents differ in their last characters: what looks alike by these is compared in the end. */
const LAST_CHARACTERS = 6;

/** FNV-1a (32 bits) of a text's last characters. */
function textNumber(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let place = Math.max(0, text.length - LAST_CHARACTERS); place < text.length; place++) {
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

/** The place of the largest credit of each client who has credits for more than all invoices. */
function creditsAlone(items: ItemRecords): readonly number[] {
  const { columns } = items;
  const balances = new Float64Array(items.knownClients);
  eachPlace(0, columns.length, (place) => {
    const client = items.clientAt(place);
    balances[client] = (balances[client] as Cents) + columns.amountAt(place);
  });
  if (balances.every((balance) => balance >= 0)) return [];
  const lowest = new Map<ClientNumber, number>();
  eachPlace(0, columns.length, (place) => {
    const client = items.clientAt(place);
    if ((balances[client] as Cents) >= 0) return;
    const known = lowest.get(client);
    if (known === undefined || columns.amountAt(place) < columns.amountAt(known)) lowest.set(client, place);
  });
  return [...lowest.values()];
}

function placesWhere({ length }: ItemColumns, holds: (place: number) => boolean): readonly number[] {
  const places: number[] = [];
  eachPlace(0, length, (place) => {
    if (holds(place)) places.push(place);
  });
  return places;
}

/** So many items spread over the list stand for all. */
const SAMPLE = 2_000;

function quantile(
  { length }: ItemColumns,
  share: number,
  valueAt: (place: number) => number | null,
): number | null {
  const step = Math.max(1, Math.floor(length / SAMPLE));
  const found: number[] = [];
  for (let place = 0; place < length; place += step) {
    const value = valueAt(place);
    if (value !== null) found.push(value);
  }
  const values = Float64Array.from(found).sort();
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? null;
}
