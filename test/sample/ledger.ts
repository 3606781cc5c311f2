import type { Cents } from "../../src/domain/basis/money";
import { dayOf, type Day } from "../../src/domain/basis/day";
import { monthIndex, workingDay } from "./calendar";
import { dueDateOf, type Behaviour, type Currency, type SampleClient } from "./clients";
import type { Random } from "./random";

export type DocumentType = "Facture" | "Avoir" | "Acompte" | "Règlement";

/** One document still open on the reference date. Credits are negative. */
export interface SampleItem {
  readonly client: SampleClient;
  readonly document: string;
  readonly type: DocumentType;
  readonly documentDate: Day;
  /** Null in the few rows where nobody typed one. */
  readonly dueDate: Day | null;
  readonly currency: Currency;
  /** The whole document, in its currency. */
  readonly original: Cents;
  /** What is left to pay, in euros. */
  readonly open: Cents;
  readonly disputed: boolean;
}

export type UnnumberedItem = Omit<SampleItem, "document">;

/** The year's invoicing to one client and what of it is still open. */
export interface ClientLedger {
  readonly client: SampleClient;
  readonly items: readonly UnnumberedItem[];
  /** Invoices less credit notes by month, in euros: one amount for each of the portfolio's months. */
  readonly monthlySales: readonly Cents[];
}

export const REFERENCE_DATE: Day = dayOf(2026, 1, 14);
export const SALES_YEAR = 2025;
const FIRST_DAY: Day = dayOf(SALES_YEAR, 1, 1);

/** Euros for one unit of the currency. */
const RATES: Readonly<Record<Currency, number>> = { EUR: 1, USD: 0.8586, GBP: 1.1537 };

/** Sales of each month, 1 = an average one. Glass sells with the vintage and the year-end gifts, and stops in August and at Christmas. */
export const SEASON: readonly number[] = [
  0.86, 0.9, 1.02, 1.05, 1.04, 1.06, 1.02, 0.66, 1.12, 1.2, 1.14, 0.93,
];

/** Days between the due date and the payment: mean and deviation. */
const DELAYS: Readonly<Record<Behaviour, readonly [mean: number, deviation: number]>> = {
  prompt: [-2, 2.5],
  usual: [10, 6],
  slow: [24, 12],
  distressed: [38, 18],
};

export interface Invoice {
  readonly documentDate: Day;
  readonly dueDate: Day;
  readonly original: Cents;
  readonly amount: Cents;
}

/**
 * Invoices a client from January 2025 to the reference date, lets it pay as it behaves, and keeps
 * what is not paid by then.
 */
export function keepLedger(client: SampleClient, random: Random): ClientLedger {
  const stop = paymentsStop(client, random);
  const monthlySales = new Array<Cents>(12).fill(0);
  const items: UnnumberedItem[] = [];
  const sell = (day: Day, amount: Cents): void => {
    const month = monthIndex(day, SALES_YEAR);
    if (month < 12) monthlySales[month] = (monthlySales[month] ?? 0) + amount;
  };
  for (const documentDate of invoiceDates(client, stop, random)) {
    const invoice = writeInvoice(client, documentDate, random);
    sell(documentDate, invoice.amount);
    items.push(...unpaid(client, invoice, stop, random));
    const credit = creditNote(client, invoice, random);
    if (credit === null) continue;
    sell(credit.documentDate, credit.amount);
    if (credit.open) items.push(openCredit(client, "Avoir", credit.documentDate, credit.amount));
  }
  items.push(...unappliedCash(client, random));
  return { client, items, monthlySales };
}

/** From then on a client in distress pays nothing; the others never stop. */
function paymentsStop(client: SampleClient, random: Random): Day {
  return client.behaviour === "distressed" ? dayOf(2025, 9, 20) + random.whole(0, 70) : REFERENCE_DATE;
}

/** Truckloads for the large clients, a few pallets for the small ones: what one invoice is worth, in euros. */
export function usualInvoice(client: SampleClient): number {
  return Math.min(13_900, 11.1 * (client.yearlySales / 100) ** 0.47);
}

function invoiceDates(client: SampleClient, paymentsStop: Day, random: Random): Day[] {
  const perDay = client.yearlySales / 100 / usualInvoice(client) / 365;
  const dates: Day[] = [];
  for (let day = FIRST_DAY; day < REFERENCE_DATE; day++) {
    const season = SEASON[monthIndex(day, SALES_YEAR) % 12] ?? 1;
    const slowdown = day > paymentsStop + 45 ? 0.3 : 1;
    if (!random.chance(Math.min(1, perDay * season * slowdown))) continue;
    const date = workingDay(day);
    if (date < REFERENCE_DATE && !isYearEnd(date)) dates.push(date);
  }
  return dates;
}

/** The furnaces burn on, but nobody invoices between Christmas and New Year. */
function isYearEnd(day: Day): boolean {
  return day >= dayOf(2025, 12, 25) && day <= dayOf(2026, 1, 1);
}

export function writeInvoice(client: SampleClient, documentDate: Day, random: Random): Invoice {
  const rate = RATES[client.currency];
  const euros = usualInvoice(client) * Math.exp(random.normal(-0.06, 0.36));
  const original = Math.round((euros * 100) / rate);
  return {
    documentDate,
    dueDate: dueDateOf(documentDate, client.terms),
    original,
    amount: Math.round(original * rate),
  };
}

/** What is left of the invoice on the reference date: all, a part in dispute, a residue, or nothing. */
function unpaid(client: SampleClient, invoice: Invoice, stop: Day, random: Random): UnnumberedItem[] {
  const [mean, deviation] = DELAYS[client.behaviour];
  const disputed = random.chance(0.004);
  const delay = disputed ? random.whole(50, 190) : random.normal(mean, deviation);
  const paidOn = invoice.dueDate + Math.round(delay);
  const residue = random.chance(0.0022);
  if (paidOn <= stop && !residue) return [];
  const late = invoice.dueDate < REFERENCE_DATE;
  const open = residue && late ? random.whole(40, 4_800) : leftToPay(invoice, late, random);
  return [
    {
      client,
      type: "Facture",
      documentDate: invoice.documentDate,
      dueDate: invoice.dueDate,
      currency: client.currency,
      original: invoice.original,
      open: Math.min(open, invoice.amount),
      disputed: disputed && late && !residue,
    },
  ];
}

function leftToPay(invoice: Invoice, late: boolean, random: Random): Cents {
  const partlyPaid = late && random.chance(0.06);
  return partlyPaid ? Math.round(invoice.amount * (0.25 + 0.5 * random.next())) : invoice.amount;
}

/** Breakage and price differences: three invoices in a hundred bring a credit note, used within weeks. */
function creditNote(
  client: SampleClient,
  invoice: Invoice,
  random: Random,
): { documentDate: Day; amount: Cents; open: boolean } | null {
  if (!random.chance(0.03)) return null;
  const documentDate = workingDay(invoice.documentDate + random.whole(8, 40));
  const amount = -Math.round(invoice.amount * (0.03 + 0.12 * random.next()));
  if (documentDate >= REFERENCE_DATE || client.currency !== "EUR") return null;
  return { documentDate, amount, open: documentDate + random.whole(20, 64) > REFERENCE_DATE };
}

/** Payments nobody matched, and a deposit from a client who may no longer buy on credit. */
function unappliedCash(client: SampleClient, random: Random): UnnumberedItem[] {
  const items: UnnumberedItem[] = [];
  if (client.currency !== "EUR") return items;
  if (random.chance(0.14)) {
    const day = workingDay(REFERENCE_DATE - random.whole(3, 16));
    const amount = -Math.round(usualInvoice(client) * 100 * (0.3 + random.next()));
    items.push(openCredit(client, "Règlement", Math.min(day, REFERENCE_DATE), amount));
  }
  if (client.behaviour === "distressed" && random.chance(0.4)) {
    const amount = -random.whole(8, 40) * 25_000;
    items.push(openCredit(client, "Acompte", dayOf(2025, 12, 19), amount));
  }
  return items;
}

function openCredit(
  client: SampleClient,
  type: DocumentType,
  documentDate: Day,
  amount: Cents,
): UnnumberedItem {
  return {
    client,
    type,
    documentDate,
    dueDate: documentDate,
    currency: "EUR",
    original: amount,
    open: amount,
    disputed: false,
  };
}
