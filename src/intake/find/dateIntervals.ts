import { dayOf, isoDay, type Day } from "../../domain/basis/day";
import {
  dayOfText,
  decideDateOrder,
  monthsMarked,
  noDateEvidence,
  textDatesIn,
  weighDateOrder,
} from "../cells/dates";
import { hasDigit, plainText } from "../cells/plainText";
import type { DateOrder } from "../source";

/** A time in a heading as it is written: "02/01/26 - 28/02/26", "Before 01/01/26"; null = no first, or no last date. */
export interface WrittenInterval {
  readonly from: string | null;
  readonly to: string | null;
  /** True when the last date itself is not in it: "before" a day. */
  readonly isBefore: boolean;
}

const BEFORE =
  /^(?:before|prior to|earlier than|avant(?: le)?|anterieur(?:e|es|s)?(?: au| a)?|vor(?: dem)?|antes d(?:e|el)|prima del?|voor) 9$/;
const UNTIL = /^(?:until|up to|through|jusqu'?\s?au|bis(?: zum)?|hasta(?: el)?|fino al|tot(?: en met)?) 9$/;
const FROM =
  /^(?:from|since|after|apres(?: le)?|a partir du|depuis le|ab(?: dem)?|nach(?: dem)?|desde(?: el)?|dal|dopo il|vanaf|na) 9(?: on)?$/;
const BETWEEN = /^(?:du |from |vom |del? |dal |van )?9 ?(?:-|–|—|au|to|bis|al|a|tot|\.\.|t\/m) ?9$/;

/** "du 01/03 au 31/03/2026": the first date is of the year of the last. */
function withYears(text: string): string {
  return text.replace(
    /(?<![\d/.-])(\d{1,2}([/.-])\d{1,2})(?=\D{1,5}\d{1,2}\2\d{1,2}\2(\d{4}|\d{2})(?!\d))/,
    "$1$2$3",
  );
}

const BEFORE_MONTH =
  /^(?:before|prior to|earlier than|older than|avant(?: le)?|anterieur(?:e|es|s)?(?: au| a)?|plus ancien(?:s|ne|nes)? que|vor(?: dem)?|antes de|anteriores? a|prima di|precedenti a|voor|<) ?8$/;
const UNTIL_MONTH =
  /^(?:(?:until|up to|through|jusqu'? ?(?:a|en)|bis|hasta|fino a|tot(?: en met)?|<=|≤) ?8|8 ?(?:(?:et|ou|and|or|und|oder|y|e|o|en|of|&|\+|\/)? ?(?:avant|anterieure?s?|ant|precedente?s?|plus anciens?|plus ancien|before|earlier|older|prior|fruher|davor|vorher|alter|altere|antes|anteriores?|prima|precedenti|eerder|ouder|daarvoor)))$/;
const FROM_MONTH =
  /^8 ?(?:(?:et|and|und|y|e|en|&|\+)? ?(?:apres|suivants?|au-?dela|later|after|beyond|spater|danach|posteriores?|siguientes|oltre|successivi|later|daarna))$/;
const MONTH_TO_MONTH =
  /^(?:de |du |from |von |del? |da |van )?8 ?(?:-|a|au|to|bis|al|tot|t\/m|\/|&|et|and|und|y|e|en|\.\.) ?8$/;

/** "T3 2025", "Q3-25", "3e trimestre 2025". */
const QUARTER =
  /^(?:([1-4])(?:er|e|eme|st|nd|rd|th|\.)? ?(?:trim(?:estre)?|quarter|quartal|kwartaal)|[tq] ?([1-4]))[ /-]*(20\d{2}|\d{2})$/;

/** The longest heading of months. */
const LONGEST_OF_MONTHS = 40;

/** "août-25 et avant", "Before Sep 2025", "sept-oct 25": months with their year, from or to one of them; null for others. */
function intervalOfMonths(text: string): WrittenInterval | null {
  if (text.length > LONGEST_OF_MONTHS || !hasDigit(text)) return null;
  const quarter = QUARTER.exec(plainText(text));
  if (quarter !== null) {
    const [, named, lettered, written] = quarter;
    const first = 3 * Number(named ?? lettered) - 2;
    const year = (Number(written) % 100) + 2_000;
    return {
      from: isoDay(dayOf(year, first, 1)),
      to: isoDay(dayOf(year, first + 3, 1) - 1),
      isBefore: false,
    };
  }
  const { words, months } = monthsMarked(text.replace(/[–—‑−]/g, "-"));
  const [first, last = first] = months;
  if (first === undefined || last === undefined || last.year === null || months.length > 2) return null;
  const said = words
    .replace(/[()[\]:]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const year = first.year ?? (first.month > last.month ? last.year - 1 : last.year);
  const begin = isoDay(dayOf(year, first.month, 1));
  const end = isoDay(dayOf(last.year, last.month + 1, 1) - 1);
  if (first !== last) return MONTH_TO_MONTH.test(said) ? { from: begin, to: end, isBefore: false } : null;
  if (BEFORE_MONTH.test(said)) return { from: null, to: begin, isBefore: true };
  if (UNTIL_MONTH.test(said)) return { from: null, to: end, isBefore: false };
  return FROM_MONTH.test(said) ? { from: begin, to: null, isBefore: false } : null;
}

/** The interval that a heading names, or null. */
export function intervalOf(text: string): WrittenInterval | null {
  const written = withYears(text);
  const dates = textDatesIn(written);
  if (dates.length === 0) return intervalOfMonths(text);
  if (dates.length > 2) return null;
  const words = plainText(dates.reduce((rest, date) => rest.replace(date, "9"), written))
    .replace(/[()[\]:]|(?<!\.)\.(?!\.)/g, "")
    .trim();
  const [first = null, second = null] = dates;
  if (second !== null) return BETWEEN.test(words) ? { from: first, to: second, isBefore: false } : null;
  if (BEFORE.test(words)) return { from: null, to: first, isBefore: true };
  if (UNTIL.test(words)) return { from: null, to: first, isBefore: false };
  return FROM.test(words) ? { from: first, to: null, isBefore: false } : null;
}

/** The order of day and month that the intervals of a table show; null when none of their dates tells it. */
export function orderOfIntervals(intervals: readonly WrittenInterval[]): DateOrder | null {
  const evidence = noDateEvidence();
  for (const { from, to } of intervals) {
    for (const text of [from, to]) if (text !== null) weighDateOrder(text, evidence);
  }
  const { order, assumed } = decideDateOrder(evidence, null);
  return assumed ? null : order;
}

/** First and last day of an interval; null when a date of it cannot be read in that order. */
export function daysOfInterval(
  { from, to, isBefore }: WrittenInterval,
  order: DateOrder,
): { readonly from: Day | null; readonly to: Day | null } | null {
  const [first, last] = [from, to].map((text) => (text === null ? null : dayOfText(text, order)));
  if ((from !== null && first == null) || (to !== null && last == null)) return null;
  if (first != null && last != null && last < first) return { from: last, to: first };
  return { from: first ?? null, to: last == null ? null : last - (isBefore ? 1 : 0) };
}
