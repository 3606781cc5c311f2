import { dayOf } from "../basis/day";
import { DEFAULT_POLICY, type InsurerClock } from "../policy/policy";
import { ageOpenItems } from "../receivables/ageing";
import type { CoverLine } from "./cover";
import { insurersClock, type InsurerSteps } from "./insurersClock";

const TODAY = dayOf(2026, 2, 13);
const NO_STEPS: InsurerSteps = { declaredOn: null, extensions: [] };

interface Sketch {
  readonly late: number;
  readonly amount?: number;
  readonly disputed?: boolean;
  /** Days from document to due date. */
  readonly term?: number | null;
}

function receivables(...items: readonly Sketch[]) {
  const [client] = ageOpenItems(
    items.map(({ late, amount = 5_000_00, disputed = false, term = 30 }) => ({
      clientCode: "C1",
      clientName: "Client",
      document: "F",
      documentDate: term === null ? null : TODAY - late - term,
      dueDate: TODAY - late,
      amount,
      disputed,
    })),
    { referenceDate: TODAY, termOf: () => null, residue: 50_00 },
  );
  if (client === undefined) throw new Error("no items");
  return client;
}

const line = (insurer: string, more: Partial<CoverLine> = {}): CoverLine => ({
  clientCode: "C1",
  clientName: "Client",
  insurer,
  kind: "named",
  nature: "permanent",
  granted: 50_000_00,
  requested: null,
  from: null,
  to: null,
  status: "accepted",
  insuredShare: 0.9,
  ...more,
});

const clock = (insurer: string, more: Partial<InsurerClock> = {}): InsurerClock => ({
  insurer,
  daysFromDue: 60,
  daysFromInvoice: null,
  smallest: 300_00,
  uninsuredAfterDays: 60,
  ...more,
});

const stands = (
  client: ReturnType<typeof receivables>,
  lines: readonly CoverLine[],
  { steps = NO_STEPS, insurers = [] }: { steps?: InsurerSteps; insurers?: readonly InsurerClock[] } = {},
) => insurersClock(client, lines, steps, { ...DEFAULT_POLICY, insurers }, TODAY);

test("each insurer has its own delay; the first deadline is named with its insurer", () => {
  const client = receivables({ late: 20 });
  expect(stands(client, [line("Coface")]).declaration).toEqual({
    insurer: "Coface",
    deadline: TODAY + 40,
    state: "later",
  });
  const insurers = [clock("COFACE", { daysFromDue: 90 }), clock("Atradius", { daysFromDue: 25 })];
  expect(stands(client, [line("Coface"), line("Atradius")], { insurers }).declaration).toEqual({
    insurer: "Atradius",
    deadline: TODAY + 5,
    state: "soon",
  });
});

test("a delay from the invoice counts beside that from the due date; without a date it cannot", () => {
  const insurers = [clock("Coface", { daysFromInvoice: 75 })];
  const declaration = (term: number | null) =>
    stands(receivables({ late: 20, term }), [line("Coface")], { insurers }).declaration?.deadline;
  expect(declaration(30)).toBe(TODAY - 50 + 75);
  expect(declaration(null)).toBe(TODAY + 40);
  const fromInvoiceAlone = [clock("Coface", { daysFromDue: null, daysFromInvoice: 75 })];
  const undated = receivables({ late: 20, term: null });
  expect(stands(undated, [line("Coface")], { insurers: fromInvoiceAlone }).declaration).toBeNull();
});

test("the smallest amount is that of all that is to be declared together", () => {
  const insurers = [clock("Coface", { smallest: 1_000_00 })];
  const declared = (...amounts: number[]) =>
    stands(receivables(...amounts.map((amount) => ({ late: 20, amount }))), [line("Coface")], { insurers })
      .declaration !== null;
  expect(declared(999_99)).toBe(false);
  expect(declared(1_000_00)).toBe(true);
  expect(declared(600_00, 400_00)).toBe(true);
});

test("a declaration recorded as done silences what was overdue that day, and nothing later", () => {
  const steps = { declaredOn: TODAY - 70, extensions: [] };
  const lines = [line("Coface")];
  // Due 75 days ago: it was overdue when the declaration was made.
  expect(stands(receivables({ late: 75 }), lines, { steps }).declaration).toBeNull();
  // Due on the very day of the declaration: it was not overdue yet.
  expect(stands(receivables({ late: 70 }), lines, { steps }).declaration?.state).toBe("passed");
  const both = receivables({ late: 75 }, { late: 20 });
  expect(stands(both, lines, { steps }).declaration?.deadline).toBe(TODAY + 40);
});

test("an extension moves the clock of the items that stood then to its day", () => {
  const lines = [line("Coface")];
  const extended = (decidedOn: number, until: number) =>
    stands(receivables({ late: 50 }), lines, {
      steps: { declaredOn: null, extensions: [{ decidedOn, until }] },
    }).declaration;
  expect(extended(TODAY - 40, TODAY - 10)?.deadline).toBe(TODAY + 50);
  expect(extended(TODAY - 40, TODAY + 10)).toBeNull();
  // Decided before the invoice was written: it is about other items.
  expect(extended(TODAY - 90, TODAY + 10)?.deadline).toBe(TODAY + 10);
});

test("new deliveries are no longer insured once an item out of dispute is later than the insurer's days", () => {
  const lines = [line("Coface")];
  const uninsured = (...items: readonly Sketch[]) => stands(receivables(...items), lines).uninsured;
  expect(uninsured({ late: 60 })).toBeNull();
  expect(uninsured({ late: 61 }, { late: 90 })).toEqual({ insurer: "Coface", daysLate: 90 });
  expect(uninsured({ late: 90, disputed: true }, { late: 10 })).toBeNull();
  expect(uninsured({ late: 90, amount: 299_99 })).toBeNull();
  // Declaring it does not insure deliveries again; an extension does, until its day.
  const declared = { declaredOn: TODAY - 5, extensions: [] };
  expect(stands(receivables({ late: 61 }), lines, { steps: declared }).uninsured).not.toBeNull();
  const extended = { declaredOn: null, extensions: [{ decidedOn: TODAY - 50, until: TODAY - 1 }] };
  expect(stands(receivables({ late: 61 }), lines, { steps: extended }).uninsured).toBeNull();
});

test("without an insurer there is no clock", () => {
  const client = receivables({ late: 90 });
  const nothing = { declaration: null, uninsured: null };
  expect(stands(client, [])).toEqual(nothing);
  expect(stands(client, [line("Coface", { granted: 0, status: "refused" })])).toEqual(nothing);
  // It ended before the item fell due.
  expect(stands(client, [line("Coface", { to: TODAY - 91 })])).toEqual(nothing);
});
