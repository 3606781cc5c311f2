import type { EndOfMonthReading } from "../policy/policy";
import { dueDateUnder, parsePaymentTerm, type ClientTerm, type PaymentTerm } from "./paymentTerms";
import type { OpenItems } from "./openItems";
import type { OpenItem } from "./receivables";

/** The share of a client's dated invoices that must obey one reading for it to be the client's. */
const OBEYING_SHARE = 0.9;

/** What the client sheet says of a client's term, in words and, for a plain one, in days. */
export interface StatedTerm {
  readonly clientCode: string;
  readonly paymentTerms: string;
  readonly termDays: number | null;
}

/** The terms of all clients, and what told the reading of an end of month. */
export interface ClientTerms {
  /** Null for a client whose term nobody states, or states in words that say none. */
  readonly termOf: (clientCode: string) => DeducedTerm | null;
}

/** A term with what told its reading: the client's own invoices, those of the file, an answer, or the policy. */
export interface DeducedTerm extends ClientTerm {
  readonly deducedFrom: "client" | "file" | "answer" | "policy";
}

/**
 * The term of each client. Which reading of an end of month it follows is told by its own invoices: the one
 * that at least 90 % of its dated items obey, else the one that those of the whole file obey, else the
 * one that was answered, as long as nothing is the policy's (credit committee rules, §6).
 *
 * @param stated one of each client.
 */
export function clientTerms(
  items: OpenItems,
  stated: readonly StatedTerm[],
  policyReading: EndOfMonthReading,
  answered: EndOfMonthReading | null = null,
): ClientTerms {
  const terms = new Map<string, PaymentTerm>();
  for (const record of stated) {
    const term = termIn(record);
    if (term !== null) terms.set(record.clientCode, term);
  }
  const votes = new Map<string, Votes>();
  for (const [code, term] of terms) {
    const dated = hasTwoReadings(term) ? [...items.ofClient(code)].filter(isDated) : [];
    if (dated.length > 0) votes.set(code, votesOf(dated, term));
  }
  const fileReading = readingOf(sumOf([...votes.values()]));
  const deduced = (term: PaymentTerm, own: Votes | undefined): DeducedTerm => {
    const ownReading = own === undefined ? null : readingOf(own);
    if (ownReading !== null) return { term, reading: ownReading, deducedFrom: "client" };
    if (fileReading !== null) return { term, reading: fileReading, deducedFrom: "file" };
    if (answered !== null) return { term, reading: answered, deducedFrom: "answer" };
    return { term, reading: policyReading, deducedFrom: "policy" };
  };
  return {
    termOf: (clientCode) => {
      const term = terms.get(clientCode);
      return term === undefined ? null : deduced(term, votes.get(clientCode));
    },
  };
}

function termIn({ paymentTerms, termDays }: StatedTerm): PaymentTerm | null {
  return (
    parsePaymentTerm(paymentTerms) ??
    (termDays === null ? null : { days: termDays, endOfMonth: false, dayOfMonth: null })
  );
}

/** Only an end of month without a day of the next one is read in two ways. */
function hasTwoReadings(term: PaymentTerm): boolean {
  return term.endOfMonth && term.dayOfMonth === null;
}

function isDated({ amount, documentDate, dueDate }: OpenItem): boolean {
  return amount > 0 && documentDate !== null && dueDate !== null;
}

/** How many of some items obey each reading. */
interface Votes {
  readonly items: number;
  readonly monthThenDays: number;
  readonly daysThenMonth: number;
}

function votesOf(items: readonly OpenItem[], term: PaymentTerm): Votes {
  const obeying = (reading: EndOfMonthReading) =>
    items.filter(({ documentDate, dueDate }) => {
      return documentDate !== null && dueDate === dueDateUnder(term, documentDate, reading);
    }).length;
  return {
    items: items.length,
    monthThenDays: obeying("month-then-days"),
    daysThenMonth: obeying("days-then-month"),
  };
}

function sumOf(votes: readonly Votes[]): Votes {
  const sum = (count: (vote: Votes) => number) => votes.reduce((total, vote) => total + count(vote), 0);
  return {
    items: sum(({ items }) => items),
    monthThenDays: sum(({ monthThenDays }) => monthThenDays),
    daysThenMonth: sum(({ daysThenMonth }) => daysThenMonth),
  };
}

/** The reading that at least 90 % obey; null when none does, or when both do: then the items do not tell. */
function readingOf({ items, monthThenDays, daysThenMonth }: Votes): EndOfMonthReading | null {
  const obeys = (count: number) => items > 0 && count >= OBEYING_SHARE * items;
  if (obeys(monthThenDays) === obeys(daysThenMonth)) return null;
  return obeys(monthThenDays) ? "month-then-days" : "days-then-month";
}
