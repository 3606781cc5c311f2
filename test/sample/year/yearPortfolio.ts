import { dateOf, type Day } from "../../../src/domain/basis/day";
import type { Cents } from "../../../src/domain/basis/money";
import { firstOfMonth, monthsFrom } from "../calendar";
import { coverLines, type SampleCover } from "../cover";
import type { SampleClient } from "../clients";
import type { ClientLedger, SampleItem } from "../ledger";
import { PREFIXES, type Portfolio } from "../portfolio";
import { seededRandom } from "../random";
import { committeeDay, figuresDay } from "./calendar";
import { clientOn, yearCast, type CastMember } from "./cast";
import { FIRST_INVOICES, yearLedger, type YearDocument, type YearLedger } from "./yearLedger";

/** A document with its number, which it keeps as long as it is open. */
interface NumberedDocument extends YearDocument {
  readonly document: string;
}

interface NumberedLedger {
  readonly member: CastMember;
  readonly documents: readonly NumberedDocument[];
  /** The insurer's limits as the year begins. */
  readonly cover: readonly SampleCover[];
}

/** Two years of a portfolio, to be looked at on any day. */
export type YearBooks = readonly NumberedLedger[];

/** The books of the clients, the same whenever they are kept. */
export function keepBooks(cast: readonly CastMember[] = yearCast()): YearBooks {
  const ledgers = cast.map(yearLedger);
  const numbers = documentNumbers(ledgers);
  const start = figuresDay(committeeDay(1));
  return ledgers.map(({ member, documents }) => ({
    member,
    documents: documents.map((document) => ({ ...document, document: numbers.get(document) ?? "" })),
    cover: coverLines(member.client, highest(documents, start), seededRandom(Number(member.client.code) + 1)),
  }));
}

/** Numbers rise with the date over all clients, by type and year. */
function documentNumbers(ledgers: readonly YearLedger[]): Map<YearDocument, string> {
  const counters = new Map<string, number>();
  const random = seededRandom(ledgers.length);
  const all = ledgers.flatMap(({ documents }) => documents).sort((a, b) => a.documentDate - b.documentDate);
  return new Map(
    all.map((document) => {
      const prefix = `${PREFIXES[document.type]}${dateOf(document.documentDate).getUTCFullYear() % 100}`;
      const number = (counters.get(prefix) ?? 0) + random.whole(1, 3);
      counters.set(prefix, number);
      return [document, `${prefix}-${String(number).padStart(5, "0")}`];
    }),
  );
}

/** What limits were asked for: the highest balance of the months before. */
function highest(documents: readonly YearDocument[], day: Day): Cents {
  const days = [0, 30, 60, 90, 120].map((before) => day - before);
  return Math.max(...days.map((at) => openOn(documents, at).reduce((sum, own) => sum + leftOn(own, at), 0)));
}

function openOn<Document extends YearDocument>(documents: readonly Document[], day: Day): Document[] {
  return documents.filter(
    ({ documentDate, closedOn }) => documentDate < day && (closedOn === null || closedOn > day),
  );
}

function leftOn({ amount, left }: YearDocument, day: Day): Cents {
  return left !== null && left.from <= day ? Math.min(left.amount, amount) : amount;
}

/** The portfolio as the finance team exports it on a day: what is open, sales up to that day, limits in force. */
export function portfolioOn(books: YearBooks, day: Day): Portfolio {
  const salesMonths = monthsFrom(FIRST_INVOICES, firstOfMonth(day));
  const present = books.filter(({ member }) => (member.story.starts ?? 0) <= day);
  const known = present.map((own) => ({ ...own, client: clientOn(own.member, day) }));
  const ledgers = known.map((own) => clientLedger(own, salesMonths, day));
  return {
    referenceDate: day,
    salesMonths,
    clients: ledgers.map(({ client }) => client),
    ledgers,
    items: ledgers.flatMap(({ items }) => items).sort((a, b) => a.documentDate - b.documentDate),
    cover: known.flatMap((own) => coverOn(own, day)),
  };
}

interface KnownLedger extends NumberedLedger {
  /** As its sheet knows it that day. */
  readonly client: SampleClient;
}

interface OpenLedger extends ClientLedger {
  readonly items: readonly SampleItem[];
}

function clientLedger({ client, documents }: KnownLedger, salesMonths: readonly Day[], day: Day): OpenLedger {
  const sales = new Map<Day, Cents>();
  for (const { type, documentDate, amount } of documents) {
    if (documentDate >= day || type === "Règlement") continue;
    const month = firstOfMonth(documentDate);
    sales.set(month, (sales.get(month) ?? 0) + amount);
  }
  const items = openOn(documents, day).map((own): SampleItem => {
    const { document, type, documentDate, dueDate, original, disputed } = own;
    return {
      client,
      document,
      type,
      documentDate,
      dueDate,
      currency: type === "Facture" ? client.currency : "EUR",
      original,
      open: leftOn(own, day),
      disputed: disputed !== null && disputed.from < day && day < disputed.to,
    };
  });
  return { client, items, monthlySales: salesMonths.map((month) => sales.get(month) ?? 0) };
}

/** Limits run out and are renewed for a year; the insurer's later decisions take the place of the first. */
function coverOn({ client, member, cover }: KnownLedger, day: Day): SampleCover[] {
  const change = (member.story.cover ?? []).filter(([from]) => from <= day).at(-1);
  const [line] = cover;
  if (change !== undefined) {
    const [from, terms] = change;
    const base = line ?? { insurer: "Prudence Crédit", policy: "PC-118-2024", insuredShare: 0.9 };
    const ended = terms.status === "Résiliée" ? from : null;
    return [{ ...base, ...terms, client, kind: "Dénommé", nature: "Permanente", from, to: ended }];
  }
  return cover.map((own) => ({ ...own, client, to: renewal(own, day) }));
}

/** Weeks that pass before a limit that has run out is renewed. */
const RENEWAL_DAYS = 40;

function renewal({ to, status }: SampleCover, day: Day): Day | null {
  return to !== null && status === "Accordée" && day > to + RENEWAL_DAYS ? to + 365 : to;
}
