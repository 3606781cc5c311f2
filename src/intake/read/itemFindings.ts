import type { Day } from "../../domain/basis/day";
import { eachPlace } from "../../domain/basis/eachPlace";
import type { Cents } from "../../domain/basis/money";
import type { ItemColumns } from "../../domain/receivables/openItems";
import type { ClientNumber } from "./clientRegistry";
import { CELLS_NAMED, message, type WarningCode } from "../messages";
import type { ItemRecords } from "./reading";
import { scattered, seemingTwice, textNumber } from "./seemingTwice";
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

/** Documents differ in their last characters: what looks alike by these is compared in the end. */
const LAST_CHARACTERS = 6;

/**
 * The places of the items that repeat an earlier one: document, client and amount are the same. Instalments of an
 * invoice share its number, but not their due date. Items without a document repeat none.
 */
function repeatedItems(items: ItemRecords): readonly number[] {
  const { columns } = items;
  const numberAt = (place: number): number => {
    const document = columns.documentAt(place);
    // Scattered like the others, not to be all suspect.
    if (document === "") return scattered(place, 0, 0);
    const ending = textNumber(document, Math.max(0, document.length - LAST_CHARACTERS));
    return scattered(ending, items.clientAt(place), columns.amountAt(place));
  };
  const firsts = new Map<number, number[]>();
  // By client and amount alone at first, which stand side by side: of few items the document's text is reached then.
  const alike = seemingTwice(columns.length, (place) =>
    scattered(0, items.clientAt(place), columns.amountAt(place)),
  );
  const suspects = seemingTwice(alike.length, (which) => numberAt(alike[which] as number));
  return suspects
    .map((which) => alike[which] as number)
    .filter((place) => {
      if (columns.documentAt(place) === "") return false;
      const number = numberAt(place);
      const earlier = firsts.get(number);
      if (earlier === undefined) firsts.set(number, [place]);
      else if (earlier.some((other) => isSame(items, other, place))) return true;
      else earlier.push(place);
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

/** The place of the largest credit of each client who has credits for more than all invoices. */
function creditsAlone(items: ItemRecords): readonly number[] {
  const { columns } = items;
  if (columns.negative === 0) return [];
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
