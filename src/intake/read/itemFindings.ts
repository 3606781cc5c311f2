import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { ItemColumns, ItemFacts } from "../../domain/receivables/openItems";
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
 * Looks at the open items of a table as they are read, while their cells are at hand, and tells at the end what
 * deserves a look among them: the same document of a client twice with the same amount, dates far from all
 * others, amounts out of all proportion, and credits larger than all invoices of the client.
 */
export class ItemFindings {
  private readonly repetitions: Repetitions;
  private readonly balances: ClientBalances;
  private firstDay: Day = Infinity;
  private lastDay: Day = -Infinity;
  private largest: Cents = 0;

  /** `most` is how many items there can be. */
  constructor(
    private readonly items: ItemRecords,
    most: number,
  ) {
    this.repetitions = new Repetitions(items, most);
    this.balances = new ClientBalances(items.knownClients + most);
  }

  /** Looks at the item that was added last. */
  look(item: ItemFacts, client: ClientNumber): void {
    const place = this.items.length - 1;
    const { documentDate, dueDate, amount } = item;
    this.repetitions.add(item, client, place);
    this.balances.add(client, amount, place);
    if (documentDate !== null) this.noteDay(documentDate);
    if (dueDate !== null) this.noteDay(dueDate);
    if (Math.abs(amount) > this.largest) this.largest = Math.abs(amount);
  }

  private noteDay(day: Day): void {
    if (day < this.firstDay) this.firstDay = day;
    if (day > this.lastDay) this.lastDay = day;
  }

  findings(sheet: string): readonly Finding[] {
    const { items } = this;
    const creditsAlone = this.balances.creditsAlone();
    const found = [
      finding("duplicate-documents", this.repetitions.find(), sheet, items, ["document", "openAmount"]),
      finding("dates-far-off", this.datesFarOff(), sheet, items, ["dueDate", "documentDate"]),
      finding("amounts-outsized", this.outsized(), sheet, items, ["openAmount", "originalAmount", "debit"]),
      finding("credit-exceeds-invoices", creditsAlone, sheet, items, ["openAmount", "credit"]),
    ];
    return found.filter((each) => each !== null);
  }

  private datesFarOff(): readonly number[] {
    const { columns } = this.items;
    const middle = quantile(
      columns,
      0.5,
      (place) => columns.documentDateAt(place) ?? columns.dueDateAt(place),
    );
    if (middle === null) return [];
    const isFar = (day: Day | null): boolean => day !== null && Math.abs(day - middle) > FAR_OFF;
    if (!isFar(this.firstDay) && !isFar(this.lastDay)) return [];
    return placesWhere(
      columns,
      (place) => isFar(columns.documentDateAt(place)) || isFar(columns.dueDateAt(place)),
    );
  }

  private outsized(): readonly number[] {
    const { columns } = this.items;
    if (columns.length < LEAST_ITEMS) return [];
    const sizeAt = (place: number): Cents => Math.abs(columns.amountAt(place));
    const usual = quantile(columns, 0.95, sizeAt) ?? 0;
    if (usual === 0 || this.largest <= OUTSIZED * usual) return [];
    return placesWhere(columns, (place) => sizeAt(place) > OUTSIZED * usual);
  }
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
 * Finds the items that repeat an earlier one: document, client and amount are the same. Instalments of an invoice
 * share its number, but not their due date. Each item has a number made of the three. The numbers are marked as
 * items are added, and one that seems marked already is suspect: few are, so that few items are compared in the
 * end, and a list of 100,000 needs no map of texts.
 */
class Repetitions {
  private readonly numbers: Int32Array;
  private readonly seen: Marks;
  private readonly suspects: Marks;
  private hasSuspects = false;

  constructor(
    private readonly items: ItemRecords,
    most: number,
  ) {
    this.numbers = new Int32Array(most);
    this.seen = new Marks(16 * most);
    this.suspects = new Marks(2 * most);
  }

  add({ document, amount }: ItemFacts, client: ClientNumber, place: number): void {
    if (document === "") return;
    const number = scattered(textNumber(document), client, amount);
    this.numbers[place] = number;
    if (!this.seen.has(number)) return this.seen.add(number);
    this.suspects.add(number);
    this.hasSuspects = true;
  }

  /** The places of the items that repeat an earlier one. */
  find(): readonly number[] {
    if (!this.hasSuspects) return [];
    const repeated: number[] = [];
    const firsts = new Map<number, number[]>();
    for (let place = 0; place < this.items.length; place++) {
      const number = this.numbers[place] as number;
      if (!this.suspects.has(number) || this.items.columns.documentAt(place) === "") continue;
      const earlier = firsts.get(number);
      if (earlier === undefined) firsts.set(number, [place]);
      else if (this.isAmong(earlier, place)) repeated.push(place);
      else earlier.push(place);
    }
    return repeated;
  }

  private isAmong(places: readonly number[], place: number): boolean {
    return places.some((other) => this.isSame(other, place));
  }

  private isSame(first: number, second: number): boolean {
    const { columns } = this.items;
    if (columns.amountAt(first) !== columns.amountAt(second)) return false;
    if (this.items.clientAt(first) !== this.items.clientAt(second)) return false;
    const [due, otherDue] = [columns.dueDateAt(first), columns.dueDateAt(second)];
    if (due !== null && otherDue !== null && due !== otherDue) return false;
    return columns.documentAt(first) === columns.documentAt(second);
  }
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

/** The balance of each client, and its lowest amount: the largest credit, if any. */
class ClientBalances {
  private readonly balances: Float64Array;
  private readonly lowest: Float64Array;
  /** By client: the item of that amount, counted from 1; 0 for a client without items. */
  private readonly lowestItem: Int32Array;
  /** In the order in which they first stand in the sheet. */
  private readonly clients: ClientNumber[] = [];

  /** `most` is how many clients there can be. */
  constructor(most: number) {
    this.balances = new Float64Array(most);
    this.lowest = new Float64Array(most);
    this.lowestItem = new Int32Array(most);
  }

  add(client: ClientNumber, amount: Cents, place: number): void {
    const isFirst = this.lowestItem[client] === 0;
    if (isFirst) this.clients.push(client);
    this.balances[client] = (this.balances[client] as Cents) + amount;
    if (!isFirst && amount >= (this.lowest[client] as Cents)) return;
    this.lowest[client] = amount;
    this.lowestItem[client] = place + 1;
  }

  /** The place of the largest credit of each client who has credits for more than all invoices. */
  creditsAlone(): readonly number[] {
    return this.clients
      .filter((client) => (this.balances[client] as Cents) < 0)
      .map((client) => (this.lowestItem[client] as number) - 1);
  }
}

function placesWhere({ length }: ItemColumns, holds: (place: number) => boolean): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < length; place++) if (holds(place)) places.push(place);
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
