import type { Day } from "../../domain/basis/day";
import { dayOfText, decideDateOrder, noDateEvidence, textDatesIn, weighDateOrder } from "../cells/dates";
import { plainText } from "../cells/plainText";
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

/** The interval that a heading names, or null. */
export function intervalOf(text: string): WrittenInterval | null {
  const written = withYears(text);
  const dates = textDatesIn(written);
  if (dates.length === 0 || dates.length > 2) return null;
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
