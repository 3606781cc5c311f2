import { dateOf, dayOf, type Day } from "../../../src/domain/basis/day";
import type { Cents } from "../../../src/domain/basis/money";
import { workingDay } from "../calendar";
import type { Behaviour, SampleClient } from "../clients";
import { SEASON, usualInvoice, writeInvoice, type DocumentType, type Invoice } from "../ledger";
import { seededRandom, type Random } from "../random";
import type { CastMember, Story } from "./cast";

/** A document from the day it is written to the day nothing of it is open any more. */
export interface YearDocument {
  readonly type: DocumentType;
  readonly documentDate: Day;
  readonly dueDate: Day;
  /** The whole document, in the client's currency; credits are negative. */
  readonly original: Cents;
  /** The same in euros. */
  readonly amount: Cents;
  /** What is left open of it from a day on: a part payment, or a residue. */
  readonly left: { readonly from: Day; readonly amount: Cents } | null;
  /** Null while the year knows no end of it. */
  readonly closedOn: Day | null;
  readonly disputed: { readonly from: Day; readonly to: Day } | null;
}

/** Every document of one client, in the order they were written. */
export interface YearLedger {
  readonly member: CastMember;
  readonly documents: readonly YearDocument[];
}

/** The first invoices: a year before the first committee, so that sales before and after can be compared. */
export const FIRST_INVOICES: Day = dayOf(2025, 1, 1);
const LAST_INVOICES: Day = dayOf(2027, 3, 5);

/** How much of their usual delay clients still take, by month from January 2026: it falls, unevenly. */
const DISCIPLINE = [1, 1.02, 0.97, 1, 0.96, 0.94, 1, 1.15, 1.08, 1.02, 1, 1.06, 1.05, 1];

/** How many invoices are paid after their due date, by how many days on average; the others are paid about in time. */
const LATENESS: Readonly<Record<Behaviour, { readonly share: number; readonly days: number }>> = {
  prompt: { share: 0.02, days: 12 },
  usual: { share: 0.26, days: 22 },
  slow: { share: 0.6, days: 32 },
  distressed: { share: 0.85, days: 45 },
};

/**
 * The client's invoices over two years and how it settles each of them: as it behaves when they fall due, not
 * at all while it has stopped paying. Depends on the client alone, whoever else is followed.
 */
export function yearLedger(member: CastMember): YearLedger {
  const { client, story } = member;
  const random = seededRandom(Number(client.code));
  const documents: YearDocument[] = [];
  for (const documentDate of invoiceDates(member, random)) {
    const invoice = writeInvoice(client, documentDate, random);
    documents.push(settled(member, invoice, random));
    documents.push(...creditNote(client, invoice, random));
  }
  documents.push(...unappliedCash(member, random));
  const written = documents.map((document) => writtenOff(document, story));
  return { member, documents: written.sort((a, b) => a.documentDate - b.documentDate) };
}

function invoiceDates({ client, story }: CastMember, random: Random): Day[] {
  const perDay = client.yearlySales / 100 / usualInvoice(client) / 365;
  const dates: Day[] = [];
  for (let day = FIRST_INVOICES; day < LAST_INVOICES; day++) {
    const season = SEASON[dateOf(day).getUTCMonth()] ?? 1;
    const drawn = random.chance(Math.min(1, perDay * season * deliveries(day, story)));
    const date = workingDay(day);
    if (drawn && !isYearEnd(date)) dates.push(date);
  }
  return dates;
}

/** Share of the usual deliveries: less to a client that does not pay, none before the first or after a loss. */
function deliveries(day: Day, { starts = 0, stop, writtenOff: loss, procedure }: Story): number {
  if (day < starts || (loss !== undefined && day >= loss)) return 0;
  if (procedure?.some(([from]) => day >= from) === true) return 0;
  const slow = stop !== undefined && day > stop.from + 45 && (stop.to === null || day < stop.to + 20);
  return slow ? 0.25 : 1;
}

function isYearEnd(day: Day): boolean {
  const date = dateOf(day);
  const month = date.getUTCMonth();
  return (month === 11 && date.getUTCDate() >= 25) || (month === 0 && date.getUTCDate() === 1);
}

function settled(member: CastMember, invoice: Invoice, random: Random): YearDocument {
  const { client, story } = member;
  const { documentDate, dueDate, original, amount } = invoice;
  const contested = random.chance(0.004);
  const delay = contested
    ? random.whole(50, 150)
    : Math.min(delayOf(behaviourOn(member, dueDate), dueDate, random), story.latest ?? Infinity);
  const wanted = Math.max(documentDate + 1, workingDay(dueDate + Math.round(delay)));
  const paid = payingDay(wanted, story, random);
  const { dispute } = story;
  const inDispute = dispute !== undefined && dueDate >= dispute.from - 20 && dueDate < dispute.to - 20;
  const closedOn = inDispute && paid !== null ? Math.max(paid, dispute.to + random.whole(0, 25)) : paid;
  const disputed = (contested || (inDispute && random.chance(0.6))) && closedOn !== null;
  const document = {
    type: "Facture",
    documentDate,
    dueDate,
    original,
    amount,
    closedOn,
    disputed: disputed ? { from: dueDate, to: closedOn } : null,
  } as const;
  const late = wanted > dueDate;
  const partly = late && random.chance(0.05);
  const residue = random.chance(0.002) && client.currency === "EUR";
  if (residue && closedOn !== null) {
    const crumb = random.whole(40, 4_800);
    return {
      ...document,
      left: { from: closedOn, amount: crumb },
      closedOn: closedOn + random.whole(60, 220),
    };
  }
  if (!partly || closedOn === null) return { ...document, left: null };
  const share = 0.25 + 0.5 * random.next();
  return { ...document, left: { from: dueDate + 2, amount: Math.round(amount * share) } };
}

function behaviourOn({ client, story }: CastMember, day: Day): Behaviour {
  const later = (story.behaviour ?? []).filter(([from]) => from <= day).at(-1);
  // One that is to stop paying has been late before, no more than that.
  return later?.[1] ?? (client.behaviour === "distressed" ? "slow" : client.behaviour);
}

function delayOf(behaviour: Behaviour, dueDate: Day, random: Random): number {
  const { share, days } = LATENESS[behaviour];
  const late = random.chance(share * Math.sqrt(discipline(dueDate)));
  const inTime = random.normal(-1.5, 2);
  const tooLate = -Math.log(1 - random.next()) * days * Math.sqrt(discipline(dueDate));
  return late ? 3 + tooLate : inTime;
}

function discipline(day: Day): number {
  const date = dateOf(day);
  const month = (date.getUTCFullYear() - 2026) * 12 + date.getUTCMonth();
  return DISCIPLINE[Math.max(0, Math.min(month, DISCIPLINE.length - 1))] ?? 1;
}

function payingDay(wanted: Day, { stop }: Story, random: Random): Day | null {
  if (stop === undefined || wanted < stop.from || (stop.to !== null && wanted >= stop.to)) return wanted;
  return stop.to === null ? null : workingDay(stop.to + random.whole(0, stop.over));
}

/** A loss takes everything off the books. */
function writtenOff(document: YearDocument, { writtenOff: loss }: Story): YearDocument {
  const { closedOn } = document;
  if (loss === undefined || (closedOn !== null && closedOn <= loss)) return document;
  return { ...document, closedOn: loss };
}

/** Breakage and price differences: three invoices in a hundred bring a credit note, used within weeks. */
function creditNote(client: SampleClient, invoice: Invoice, random: Random): YearDocument[] {
  if (!random.chance(0.03)) return [];
  const documentDate = workingDay(invoice.documentDate + random.whole(8, 40));
  const amount = -Math.round(invoice.amount * (0.03 + 0.12 * random.next()));
  const open = random.whole(20, 64);
  return client.currency === "EUR" ? [credit("Avoir", documentDate, amount, documentDate + open)] : [];
}

/** Payments nobody matched for a few days. */
function unappliedCash({ client, story }: CastMember, random: Random): YearDocument[] {
  const credits: YearDocument[] = [];
  for (let day = story.starts ?? FIRST_INVOICES; day < LAST_INVOICES; day += 30) {
    const received = workingDay(day + random.whole(0, 29));
    const amount = -Math.round(usualInvoice(client) * 100 * (0.3 + random.next()));
    const matched = received + random.whole(4, 16);
    const happens = random.chance(0.2) && client.currency === "EUR";
    if (happens) credits.push(credit("Règlement", received, amount, matched));
  }
  return credits;
}

function credit(type: DocumentType, day: Day, amount: Cents, closedOn: Day): YearDocument {
  return {
    type,
    documentDate: day,
    dueDate: day,
    original: amount,
    amount,
    left: null,
    closedOn,
    disputed: null,
  };
}
