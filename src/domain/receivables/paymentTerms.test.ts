import { dayOf, isoDay } from "../basis/day";
import {
  daysBeyondLegalTerm,
  dueDateUnder,
  legalDueDate,
  mostDaysBeyondLegalTerm,
  parsePaymentTerm,
  type ClientTerm,
  type PaymentTerm,
} from "./paymentTerms";
import { DEFAULT_PARAMETERS } from "../policy/policy";

const term = (days: number, endOfMonth = false, dayOfMonth: number | null = null): PaymentTerm => ({
  days,
  endOfMonth,
  dayOfMonth,
});
const LIMITS = DEFAULT_PARAMETERS;
const inReadingA = (agreed: PaymentTerm): ClientTerm => ({ term: agreed, reading: "month-then-days" });
const inReadingB = (agreed: PaymentTerm): ClientTerm => ({ term: agreed, reading: "days-then-month" });

test.each([
  ["2026-01-15", "2026-03-16", "2026-03-17", "2026-03-31"],
  ["2026-01-01", "2026-03-02", "2026-03-17", "2026-02-28"],
  ["2026-03-01", "2026-04-30", "2026-05-15", "2026-04-30"],
])("an invoice of %s is due %s at 60 days, %s or %s at 45 days end of month", (iso, net, a, b) => {
  const date = dayOf(...(iso.split("-").map(Number) as [number, number, number]));
  expect(isoDay(dueDateUnder(term(60), date, "month-then-days"))).toBe(net);
  expect(isoDay(dueDateUnder(term(45, true), date, "month-then-days"))).toBe(a);
  expect(isoDay(dueDateUnder(term(45, true), date, "days-then-month"))).toBe(b);
});

test("30 days end of month on the 10th is the 10th of the month after", () => {
  const due = (month: number, day: number) =>
    isoDay(dueDateUnder(term(30, true, 10), dayOf(2026, month, day), "month-then-days"));
  expect(due(1, 1)).toBe("2026-02-10");
  expect(due(1, 15)).toBe("2026-03-10");
  expect(isoDay(dueDateUnder(term(0, true, 31), dayOf(2026, 1, 5), "days-then-month"))).toBe("2026-02-28");
});

test.each<[string, PaymentTerm | null]>([
  ["60 jours", term(60)],
  ["60 j", term(60)],
  ["60J NET", term(60)],
  ["60", term(60)],
  ["30 jours date de facture", term(30)],
  ["Virement 45 jours", term(45)],
  ["45 jours fin de mois", term(45, true)],
  ["45 j fin de mois", term(45, true)],
  ["45 J FDM", term(45, true)],
  ["45j f.d.m.", term(45, true)],
  ["30 j fdm le 10", term(30, true, 10)],
  ["LCR 30 jours fin de mois le 15", term(30, true, 15)],
  ["30FDM10", term(30, true, 10)],
  ["fin de mois", term(0, true)],
  ["Comptant", term(0)],
  ["À réception de facture", term(0)],
  ["60 days net", term(60)],
  ["net 30", term(30)],
  ["2/10 net 30", term(30)],
  ["2 % 10, net 30", term(30)],
  ["45 days EOM", term(45, true)],
  ["30 days end of month on the 10th", term(30, true, 10)],
  ["", null],
  ["selon contrat", null],
  ["FDMS", null],
])("reads %p", (text, expected) => expect(parsePaymentTerm(text)).toEqual(expected));

test("the law's limit is 60 days, or 45 days end of month where the parties agreed on one", () => {
  const date = dayOf(2026, 3, 1);
  expect(isoDay(legalDueDate(date, inReadingA(term(60)), LIMITS))).toBe("2026-04-30");
  expect(isoDay(legalDueDate(date, inReadingA(term(45, true)), LIMITS))).toBe("2026-05-15");
  expect(isoDay(legalDueDate(date, null, LIMITS))).toBe("2026-05-15");
  // 1 January: 45 days end of month in the other reading is 28 February, before the 60 days.
  expect(isoDay(legalDueDate(dayOf(2026, 1, 1), inReadingB(term(45, true)), LIMITS))).toBe("2026-03-02");
});

test("an item is beyond the law from the day after", () => {
  const item = (due: number, amount = 100_00) => ({ amount, documentDate: dayOf(2026, 3, 1), dueDate: due });
  const limit = dayOf(2026, 4, 30);
  expect(daysBeyondLegalTerm(item(limit), inReadingA(term(60)), LIMITS)).toBe(0);
  expect(daysBeyondLegalTerm(item(limit + 1), inReadingA(term(60)), LIMITS)).toBe(1);
  expect(daysBeyondLegalTerm(item(limit + 1), null, LIMITS)).toBe(0);
  expect(daysBeyondLegalTerm(item(limit + 90, -100_00), inReadingA(term(60)), LIMITS)).toBe(0);
  expect(daysBeyondLegalTerm({ ...item(limit), documentDate: null }, inReadingA(term(60)), LIMITS)).toBe(0);
  expect(daysBeyondLegalTerm({ ...item(limit), dueDate: null }, inReadingA(term(60)), LIMITS)).toBe(0);
});

test.each([
  ["60 jours", 0],
  ["61 jours", 1],
  ["90 jours", 30],
  ["45 jours fin de mois", 0],
  ["30 j fdm", 0],
])("the agreed term %s goes at most %s days beyond the law", (text, days) => {
  const agreed = parsePaymentTerm(text) as PaymentTerm;
  for (const known of [inReadingA(agreed), inReadingB(agreed)]) {
    expect(mostDaysBeyondLegalTerm(known, LIMITS)).toBe(days);
  }
});

test("60 days end of month goes beyond the law", () => {
  for (const known of [inReadingA(term(60, true)), inReadingB(term(60, true))]) {
    expect(mostDaysBeyondLegalTerm(known, LIMITS)).toBeGreaterThan(0);
  }
});
