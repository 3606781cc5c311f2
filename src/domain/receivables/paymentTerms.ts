import { folded } from "../basis/text";
import { dateOf, dayOf, endOfMonth, type Day } from "../basis/day";
import { END_OF_MONTH_READINGS, type EndOfMonthReading, type Parameters } from "../policy/policy";
import type { OpenItem } from "./receivables";

/** A payment term as people write it: "60 jours", "45 jours fin de mois", "30 j fdm le 10". */
export interface PaymentTerm {
  readonly days: number;
  readonly endOfMonth: boolean;
  /** Day of the month after that end of month, or next after the days; null for the end, or the days, themselves. */
  readonly dayOfMonth: number | null;
  /** The days, then the end of the ten days they fall in: the 10th, the 20th or the end of the month. */
  readonly endOfDecade?: true;
}

/** The term that a client's invoices follow, and which reading of an end of month. */
export interface ClientTerm {
  readonly term: PaymentTerm;
  readonly reading: EndOfMonthReading;
}

const AT_ONCE =
  /\b(comptant|a reception|a la commande|d'avance|prepaye|cash|on receipt|upon receipt|prepaid|cod|immediate(?:ly)?|prompt|immediat|sofort|bei erhalt|vorkasse|al contado|contado|a la vista|alla consegna|a vista|contant|bij ontvangst|per direct|direct te betalen)\b/;
const END_OF_MONTH =
  /(?:(?<![a-z])|(?<=\d ?j))(fin de mois|fin du mois|fin mois|f\.? ?d\.? ?m\.?|end of month|e\.? ?o\.? ?m\.?|month end|monatsende|ende (?:des )?monats|fin de mes|fine mese|d\.? ?f\.? ?f\.? ?m\.?|f\.? ?m\.?|eind(?:e)? (?:van de )?maand)(?![a-z])/;
const END_OF_DECADE = /(?<![a-z])(?:fin (?:de )?decade|fdd|end of decade)(?![a-z])/;
/** With a discount, "2/10 net 30" and "14 Tage 2 %, 30 Tage netto" state the term beside "net". */
const NET_DAYS = /\bnet(?:to)? (\d{1,3})\b/;
const DAYS_NET = /(?<!\d)(\d{1,3}) ?(?:jours?|j|days?|tagen?|tage|tg|dias?|giorni|gg|dagen)? net(?:s|to)?\b/;
/** A number that a code holds ("NAA8") is no term; "N30" and "J60" are. */
const DAYS =
  /(?<![\da-z])(?:net|[njdt])?(\d{1,3}) ?(?:jours?|jrs?|j|days?|d|tagen?|tage|tg|dias?|giorni|gg|dagen|dgn)?(?![\d%/.,])/;
const ON_THE = /\b(?:le|the|on the|am|el(?: dia)?|il|op de) (\d{1,2})(?!\d)/;
/** "30 j fdm 10": a number after the end of the month is a day of the next one. */
const AFTER_THE_END = /^ ?(?:le |the |on the )?(\d{1,2})(?:st|nd|rd|th)?\b/;

/** Reads a payment term in the words of French, English, German, Spanish, Italian or Dutch; null when they do not say one. */
export function parsePaymentTerm(text: string): PaymentTerm | null {
  // Of thousands of clients most state none.
  if (text === "") return null;
  const words = folded(text).replace(/’/g, "'");
  if (words === "") return null;
  const end = END_OF_MONTH.exec(words);
  const before = end === null ? words : words.slice(0, end.index);
  const days = NET_DAYS.exec(before)?.[1] ?? DAYS_NET.exec(before)?.[1] ?? DAYS.exec(before)?.[1];
  if (days === undefined && end === null) {
    return AT_ONCE.test(words) ? { days: 0, endOfMonth: false, dayOfMonth: null } : null;
  }
  if (END_OF_DECADE.test(words)) {
    return { days: Number(days ?? 0), endOfMonth: false, dayOfMonth: null, endOfDecade: true };
  }
  const after =
    end === null ? words.slice(DAYS.exec(words)?.index ?? 0) : words.slice(end.index + end[0].length);
  const afterEnd = end === null ? null : AFTER_THE_END.exec(after);
  const dayOfMonth = Number(afterEnd?.[1] ?? ON_THE.exec(after)?.[1] ?? 0);
  return {
    days: Number(days ?? 0),
    endOfMonth: end !== null,
    dayOfMonth: dayOfMonth >= 1 && dayOfMonth <= 31 ? dayOfMonth : null,
  };
}

/** True for words that say a term and cannot be a number of something: "Virement 30 jours", "à réception". */
export function isSpelledTerm(text: string): boolean {
  const words = folded(text).replace(/’/g, "'");
  return SPELLED.test(words) || END_OF_MONTH.test(words) || AT_ONCE.test(words);
}

const SPELLED =
  /(?<![\da-z])\d{1,3} ?(?:jours?|jrs?|j|days?|tagen?|tage|dias?|giorni|gg|dagen|dgn)(?![a-z])|\bnet \d/;

/**
 * The day an invoice is due under a term. "45 days end of month" has two readings, both accepted in law: end
 * of the month then the days, or the days then the end of that month (credit committee rules, §6).
 */
export function dueDateUnder(term: PaymentTerm, documentDate: Day, reading: EndOfMonthReading): Day {
  if (term.endOfDecade === true) return endOfDecade(documentDate + term.days);
  if (!term.endOfMonth) return dayOnOrAfter(documentDate + term.days, term.dayOfMonth);
  if (reading === "month-then-days" && term.dayOfMonth === null) return endOfMonth(documentDate) + term.days;
  const end = endOfMonth(documentDate + term.days);
  return term.dayOfMonth === null ? end : Math.min(end + term.dayOfMonth, endOfMonth(end + 1));
}

/** The next day of that number, the last of the month where it has none. */
function dayOnOrAfter(day: Day, dayOfMonth: number | null): Day {
  if (dayOfMonth === null) return day;
  const lastOfMonthBefore = day - dateOf(day).getUTCDate();
  const inMonth = Math.min(lastOfMonthBefore + dayOfMonth, endOfMonth(day));
  return inMonth >= day ? inMonth : Math.min(endOfMonth(day) + dayOfMonth, endOfMonth(endOfMonth(day) + 1));
}

function endOfDecade(day: Day): Day {
  const dayOfMonth = dateOf(day).getUTCDate();
  if (dayOfMonth > 20) return endOfMonth(day);
  return day + (dayOfMonth <= 10 ? 10 : 20) - dayOfMonth;
}

type LegalLimits = Pick<Parameters, "legalTermDays" | "legalEndOfMonthDays">;

/**
 * The last day the law lets an invoice be due: 60 days after its date, or 45 days end of month where the
 * parties agreed on an end of month, in the reading that they follow (C. com. L441-10). An unknown term gets
 * the latest of all of them.
 */
export function legalDueDate(documentDate: Day, known: ClientTerm | null, limits: LegalLimits): Day {
  const net = documentDate + limits.legalTermDays;
  if (known !== null && !known.term.endOfMonth) return net;
  const endOfMonthTerm = { days: limits.legalEndOfMonthDays, endOfMonth: true, dayOfMonth: null };
  let last = net;
  for (const reading of END_OF_MONTH_READINGS) {
    if (known !== null && known.reading !== reading) continue;
    last = Math.max(last, dueDateUnder(endOfMonthTerm, documentDate, reading));
  }
  return last;
}

/** Days by which an item's due date is beyond the legal limit; 0 when it is not, or when a date is missing. */
export function daysBeyondLegalTerm(
  { amount, documentDate, dueDate }: Pick<OpenItem, "amount" | "documentDate" | "dueDate">,
  known: ClientTerm | null,
  limits: LegalLimits,
): number {
  if (amount <= 0 || documentDate === null || dueDate === null) return 0;
  // Nearly all are due within the shortest of the limits, whatever month they end in.
  if (dueDate - documentDate <= limits.legalTermDays) return 0;
  return Math.max(0, dueDate - legalDueDate(documentDate, known, limits));
}

/**
 * Whether an agreed term keeps to the law: the most days by which it goes beyond the limit, over the invoice
 * dates of a year (end-of-month terms differ by date); 0 = lawful all year round.
 */
export function mostDaysBeyondLegalTerm(known: ClientTerm, limits: LegalLimits): number {
  const start = dayOf(2026, 1, 1);
  let most = 0;
  for (let date = start; date < start + 365; date += 1) {
    const due = dueDateUnder(known.term, date, known.reading);
    most = Math.max(most, due - legalDueDate(date, known, limits));
  }
  return most;
}
