import { dayOf } from "../basis/day";
import { DEFAULT_PARAMETERS } from "../policy/policy";
import { OpenItems } from "./openItems";
import { parsePaymentTerm, type ClientTerm } from "./paymentTerms";
import type { OpenItem } from "./receivables";
import { termDrift } from "./termDrift";

const item = (documentDate: number | null, dueDate: number | null, amount: number) => ({
  clientCode: "C1",
  clientName: "",
  document: "",
  documentDate,
  dueDate,
  amount,
  disputed: false,
});
const driftOf = (items: readonly OpenItem[], ...rest: [ClientTerm | null, typeof DEFAULT_PARAMETERS]) =>
  termDrift(OpenItems.of(items).ofClient("C1"), ...rest);
const INVOICED = dayOf(2026, 3, 2);
const term = (text: string) => {
  const parsed = parsePaymentTerm(text);
  if (parsed === null) throw new Error(text);
  return { term: parsed, reading: "month-then-days" } as const;
};

test("the drift is the mean of the days beyond the term, by amount", () => {
  const items = [item(INVOICED, INVOICED + 30, 1_000_00), item(INVOICED, INVOICED + 50, 3_000_00)];
  expect(driftOf(items, term("30 jours net"), DEFAULT_PARAMETERS)).toEqual({
    fromAgreed: 15,
    beyondLaw: 0,
  });
});

test("invoices due before the term agreed have drifted the other way", () => {
  const items = [item(INVOICED, INVOICED + 30, 1_000_00)];
  expect(driftOf(items, term("45 jours net"), DEFAULT_PARAMETERS).fromAgreed).toBe(-15);
});

test("a term as the invoices follow it has not drifted, end of month included", () => {
  const items = [item(dayOf(2026, 1, 15), dayOf(2026, 3, 17), 5_00)];
  expect(driftOf(items, term("45 jours fin de mois"), DEFAULT_PARAMETERS)).toEqual({
    fromAgreed: 0,
    beyondLaw: 0,
  });
});

test("the law is looked at whatever was agreed, and counts the worst invoice", () => {
  const items = [item(INVOICED, INVOICED + 75, 1_00), item(INVOICED, INVOICED + 90, 1_00)];
  expect(driftOf(items, term("90 jours net"), DEFAULT_PARAMETERS)).toEqual({
    fromAgreed: -7,
    beyondLaw: 30,
  });
});

test("credits, undated items and unknown terms tell nothing", () => {
  const items = [
    item(INVOICED, INVOICED + 80, -1_00),
    item(null, INVOICED, 1_00),
    item(INVOICED, null, 1_00),
  ];
  expect(driftOf(items, term("30 jours net"), DEFAULT_PARAMETERS)).toEqual({
    fromAgreed: null,
    beyondLaw: 0,
  });
  expect(driftOf([item(INVOICED, INVOICED + 30, 1_00)], null, DEFAULT_PARAMETERS).fromAgreed).toBeNull();
});
