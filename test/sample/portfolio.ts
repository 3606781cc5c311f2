import type { Cents } from "../../src/domain/basis/money";
import { dateOf, dayOf, type Day } from "../../src/domain/basis/day";
import { monthsFrom } from "./calendar";
import { CLIENT_NAMES } from "./clientNames";
import { dueDateOf, sampleClients, type SampleClient } from "./clients";
import { coverLines, type SampleCover } from "./cover";
import {
  keepLedger,
  REFERENCE_DATE,
  SALES_YEAR,
  type ClientLedger,
  type SampleItem,
  type UnnumberedItem,
} from "./ledger";
import { seededRandom, type Random } from "./random";

/** A glass maker's receivables and all that its finance team knows of its clients. */
export interface Portfolio {
  /** The day that everything is of. */
  readonly referenceDate: Day;
  /** First days of the months whose sales are known, oldest first. */
  readonly salesMonths: readonly Day[];
  readonly clients: readonly SampleClient[];
  /** By document date. */
  readonly items: readonly SampleItem[];
  readonly ledgers: readonly ClientLedger[];
  readonly cover: readonly SampleCover[];
}

export const SAMPLE_SEED = 115;

/** The sample portfolio of that seed: invented clients, amounts and behaviour. */
export function samplePortfolio(seed: number = SAMPLE_SEED): Portfolio {
  const random = seededRandom(seed);
  const clients = sampleClients(random);
  const ledgers = clients.map((client) => keepLedger(client, random));
  const items = ledgers.flatMap((ledger) => ledger.items);
  return {
    referenceDate: REFERENCE_DATE,
    salesMonths: monthsFrom(dayOf(SALES_YEAR, 1, 1), dayOf(SALES_YEAR, 12, 1)),
    clients,
    ledgers,
    cover: ledgers.flatMap((ledger) => coverLines(ledger.client, balanceOf(ledger.items), random)),
    items: withoutThreeDueDates(numbered(items, random)),
  };
}

/** What the items add up to, credits included. */
export function balanceOf(items: readonly UnnumberedItem[]): Cents {
  return items.reduce((sum, { open }) => sum + open, 0);
}

export const PREFIXES: Readonly<Record<SampleItem["type"], string>> = {
  Facture: "FA",
  Avoir: "AV",
  Acompte: "AC",
  Règlement: "RG",
};

/** Document numbers rise with the date over all clients, with the gaps of the documents since paid. */
function numbered(items: readonly UnnumberedItem[], random: Random): SampleItem[] {
  const counters = new Map<string, number>();
  const byDate = [...items].sort((a, b) => a.documentDate - b.documentDate);
  return byDate.map((item) => {
    const prefix = `${PREFIXES[item.type]}${dateOf(item.documentDate).getUTCFullYear() % 100}`;
    const number = (counters.get(prefix) ?? 0) + random.whole(1, item.type === "Facture" ? 7 : 12);
    counters.set(prefix, number);
    return { ...item, document: `${prefix}-${String(number).padStart(5, "0")}` };
  });
}

/** Somebody forgot the due date of three fresh invoices: not due under any reading of the terms. */
function withoutThreeDueDates(items: readonly SampleItem[]): SampleItem[] {
  const fresh = items.filter(
    ({ type, documentDate }) => type === "Facture" && documentDate >= dayOf(2026, 1, 5),
  );
  const forgotten = new Set([7, 41, 83].map((position) => fresh[position]));
  return items.map((item) => (forgotten.has(item) ? { ...item, dueDate: null } : item));
}

export const OPEN_ITEM_HEADINGS: readonly string[] = [
  "Code client",
  "Raison sociale",
  "N° pièce",
  "Type",
  "Date pièce",
  "Échéance",
  "Devise",
  "Montant devise",
  "Restant dû (EUR)",
  "Litige",
  "Commercial",
];

/**
 * An open-item sheet of any size, for measuring: one row of headings, then `count` rows of the same
 * eleven columns, of so many clients at most. Dates are serials, amounts are numbers, credits are negative.
 */
export function openItemsMatrix(
  count: number,
  seed: number,
  clientCount = Math.max(20, Math.round(count / 15)),
): (string | number)[][] {
  const random = seededRandom(seed);
  const names = Object.values(CLIENT_NAMES).flat();
  const terms = { label: "45 j fin de mois", days: 45, endOfMonth: true };
  const matrix: (string | number)[][] = [[...OPEN_ITEM_HEADINGS]];
  for (let row = 0; row < count; row++) {
    const client = Math.floor(clientCount * random.next() ** 2);
    const credit = random.chance(0.04);
    const documentDate = dayOf(2025, 7, 1) + random.whole(0, 196);
    const amount = (credit ? -1 : 1) * (Math.round(random.next() ** 3 * 4_000_000) + 100);
    matrix.push([
      `0${410_000 + client}`,
      `${names[client % names.length] ?? ""} ${client}`,
      `${credit ? "AV" : "FA"}25-${100_000 + row}`,
      credit ? "Avoir" : "Facture",
      documentDate,
      credit ? documentDate : dueDateOf(documentDate, terms),
      "EUR",
      amount / 100,
      amount / 100,
      random.chance(0.02) ? "X" : "",
      `Commercial ${client % 7}`,
    ]);
  }
  return matrix;
}
