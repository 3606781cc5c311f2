import fc from "fast-check";
import "../../../test/order/seed";
import { dayOf } from "../basis/day";
import { DEFAULT_PARAMETERS, END_OF_MONTH_READINGS } from "../policy/policy";
import { daysBeyondLegalTerm, dueDateUnder } from "./paymentTerms";
import { clientTerms } from "./termReading";
import { OpenItems } from "./openItems";
import type { OpenItem } from "./receivables";

const START = dayOf(2026, 1, 1);
const EOM_45 = { days: 45, endOfMonth: true, dayOfMonth: null };
const stated = (clientCode: string, paymentTerms = "45 jours fin de mois") => ({
  clientCode,
  paymentTerms,
  termDays: null,
});

function invoice(clientCode: string, day: number, dueDate: number | null): OpenItem {
  const documentDate = START + day;
  return {
    clientCode,
    clientName: clientCode,
    document: "F",
    documentDate,
    dueDate,
    amount: 100_00,
    disputed: false,
  };
}

const under = (clientCode: string, day: number, reading: (typeof END_OF_MONTH_READINGS)[number]) =>
  invoice(clientCode, day, dueDateUnder(EOM_45, START + day, reading));

const DAYS = [3, 14, 25, 40, 51, 62, 70, 81, 95, 101];

test("a client follows the reading that nine of its ten invoices obey, whatever the policy says", () => {
  const items = DAYS.map((day, index) =>
    under("C1", day, index === 0 ? "month-then-days" : "days-then-month"),
  );
  const { termOf } = clientTerms(OpenItems.of(items), [stated("C1")], "month-then-days");
  expect(termOf("C1")).toEqual({ term: EOM_45, reading: "days-then-month", deducedFrom: "client" });
});

test("where eight of ten do, or none is dated, the file tells; where the file does not, the policy", () => {
  const mixed = DAYS.map((day, index) => under("C1", day, index < 2 ? "month-then-days" : "days-then-month"));
  const clear = [...DAYS, ...DAYS.map((day) => day + 1)].map((day) => under("C2", day, "days-then-month"));
  const all = [stated("C1"), stated("C2"), stated("C3")];
  const { termOf } = clientTerms(OpenItems.of([...mixed, ...clear]), all, "month-then-days");
  expect(termOf("C1")).toMatchObject({ reading: "days-then-month", deducedFrom: "file" });
  expect(termOf("C3")).toMatchObject({ reading: "days-then-month", deducedFrom: "file" });
  const alone = clientTerms(OpenItems.of(mixed), all, "month-then-days");
  expect(alone.termOf("C1")).toMatchObject({ reading: "month-then-days", deducedFrom: "policy" });
  const answered = clientTerms(OpenItems.of(mixed), all, "month-then-days", "days-then-month");
  expect(answered.termOf("C1")).toMatchObject({ reading: "days-then-month", deducedFrom: "answer" });
});

test("plain terms have one reading; a term that says none is none", () => {
  const { termOf } = clientTerms(
    OpenItems.of([]),
    [stated("C1", "60 jours"), stated("C2", "selon contrat"), { ...stated("C3", ""), termDays: 30 }],
    "month-then-days",
  );
  expect(termOf("C1")?.term).toEqual({ days: 60, endOfMonth: false, dayOfMonth: null });
  expect(termOf("C2")).toBeNull();
  expect(termOf("C3")?.term.days).toBe(30);
  expect(termOf("unknown")).toBeNull();
});

test("no invoice that obeys a lawful term is said to be beyond the law, whatever the policy's reading", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...END_OF_MONTH_READINGS),
      fc.constantFrom(...END_OF_MONTH_READINGS),
      fc.constantFrom("45 jours fin de mois", "30 j fdm", "60 jours"),
      fc.array(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 12 }),
      (reading, policyReading, words, days) => {
        const term = clientTerms(OpenItems.of([]), [stated("C1", words)], policyReading).termOf("C1")!.term;
        const items = days.map((day) => invoice("C1", day, dueDateUnder(term, START + day, reading)));
        const known = clientTerms(OpenItems.of(items), [stated("C1", words)], policyReading).termOf("C1");
        const told = known?.deducedFrom === "policy" ? { term, reading } : known;
        for (const item of items) expect(daysBeyondLegalTerm(item, told, DEFAULT_PARAMETERS)).toBe(0);
      },
    ),
  );
});
