import { classify } from "./classification";
import { NOTHING_KNOWN, type ClientFile } from "./clientFile";
import type { ClientRecord, Rating } from "../client/client";
import type { CoverLine, CoverStatus } from "../cover/cover";
import { dayOf } from "../basis/day";
import type { Colour, OverdueGrade } from "../policy/grid";
import { DEFAULT_PARAMETERS, DEFAULT_POLICY } from "../policy/policy";
import { balanceOf, NO_AGEING, type Ageing, NOTHING_APART } from "../receivables/receivables";

const TODAY = dayOf(2026, 1, 14);
const GOOD: Rating = { provider: "Altares", value: "16", date: TODAY - 30 };
const WEAK: Rating = { provider: "Coface", value: "3/10", date: TODAY - 30 };

interface Sketch {
  ageing?: Partial<Ageing>;
  oldest?: number;
  granted?: number | null;
  status?: CoverStatus;
  rating?: Rating | null;
  insolvent?: boolean;
}

function client({
  ageing = {},
  oldest = 0,
  granted = null,
  status = "accepted",
  ...rest
}: Sketch): ClientFile {
  const parts = { ...NO_AGEING, ...ageing };
  const line: CoverLine = {
    clientCode: "C1",
    clientName: "Client",
    insurer: "Prudence Crédit",
    kind: "named",
    nature: "permanent",
    granted: granted ?? 0,
    requested: null,
    from: null,
    to: null,
    status,
    insuredShare: 0.9,
  };
  const record: ClientRecord = {
    clientCode: "C1",
    clientName: "Client",
    group: "",
    salesperson: "",
    paymentTerms: "",
    termDays: null,
    ratings: rest.rating ? [rest.rating] : [],
    insolvency: rest.insolvent ? { kind: null, date: null } : null,
    limit: null,
    turnover: null,
    exposureParts: null,
  };
  return {
    ...NOTHING_KNOWN,
    receivables: {
      clientCode: "C1",
      clientName: "Client",
      ageing: parts,
      balance: balanceOf(parts),
      oldestDaysLate: oldest,
      oldestIsMinimum: false,
      averageDaysLate: null,
      items: 1,
      itemsWithoutDueDate: 0,
      ...NOTHING_APART,
      oldestOutOfDispute: oldest,
    },
    coverLines: granted === null ? [] : [line],
    record,
  };
}

const colourOf = (sketch: Sketch) => classify(client(sketch), DEFAULT_POLICY, TODAY).colour;

// What a credit manager can read and extend: a situation, and the colour it must have.
test.each<[string, Sketch, Colour]>([
  [
    "covered, good, nothing due",
    { ageing: { notDue: 90_000_00 }, granted: 90_000_00, rating: GOOD },
    "green",
  ],
  [
    "the same with one cent uncovered: partly covered only",
    { ageing: { notDue: 90_000_01 }, granted: 90_000_00, rating: GOOD },
    "green",
  ],
  ["the same without any rating", { ageing: { notDue: 90_000_00 }, granted: 90_000_00 }, "orange"],
  ["the same without any cover line", { ageing: { notDue: 90_000_00 }, rating: GOOD }, "orange"],
  ["owes nothing, but neither cover nor rating is known", { ageing: {} }, "orange"],
  [
    "weak and not covered",
    { ageing: { notDue: 90_000_00 }, granted: 0, status: "refused", rating: WEAK },
    "red",
  ],
  [
    "64 210 € overdue of which 41 000 € over 60 days, not covered, 3/10",
    {
      ageing: { notDue: 117_790_00, d1_30: 23_210_00, d61_90: 41_000_00 },
      oldest: 75,
      granted: 0,
      status: "refused",
      rating: WEAK,
    },
    "red",
  ],
  [
    "seriously late but covered and good",
    { ageing: { d91_120: 50_000_00 }, oldest: 100, granted: 60_000_00, rating: GOOD },
    "orange",
  ],
  [
    "insolvent, however covered",
    { ageing: { notDue: 10_00 }, granted: 10_00, rating: GOOD, insolvent: true },
    "red",
  ],
  [
    "cover reduced, 10 000 € uncovered",
    { ageing: { notDue: 30_000_00 }, granted: 20_000_00, status: "reduced", rating: GOOD },
    "green",
  ],
  [
    "cover reduced, a cent more",
    { ageing: { notDue: 30_000_01 }, granted: 20_000_00, status: "reduced", rating: GOOD },
    "red",
  ],
  [
    "cover cancelled",
    { ageing: { notDue: 30_000_00 }, granted: 20_000_00, status: "cancelled", rating: GOOD },
    "red",
  ],
])("%s", (_situation, sketch, colour) => {
  expect(colourOf(sketch)).toBe(colour);
});

test.each<[string, Sketch, OverdueGrade]>([
  ["500 € late for long", { ageing: { over120: 500_00 }, oldest: 300 }, "up-to-date"],
  ["a cent more", { ageing: { over120: 500_01 }, oldest: 300 }, "late"],
  ["much, but 5 days late", { ageing: { d1_30: 80_000_00 }, oldest: 5 }, "up-to-date"],
  [
    "6 days late, a fifth of the balance",
    { ageing: { notDue: 400_000_00, d1_30: 80_000_00 }, oldest: 6 },
    "late",
  ],
  ["5 000 € over 60 days", { ageing: { notDue: 90_000_00, d61_90: 5_000_00 }, oldest: 61 }, "late"],
  [
    "a cent more than 5 000 € over 60 days",
    { ageing: { notDue: 90_000_00, d61_90: 5_000_01 }, oldest: 61 },
    "seriously-late",
  ],
  ["60 days late exactly", { ageing: { notDue: 90_000_00, d31_60: 9_000_00 }, oldest: 60 }, "late"],
  [
    "a quarter of the balance and 20 000 €",
    { ageing: { notDue: 60_000_00, d1_30: 20_000_00 }, oldest: 10 },
    "seriously-late",
  ],
  ["a cent less than 20 000 €", { ageing: { notDue: 9_000_00, d1_30: 19_999_99 }, oldest: 10 }, "late"],
  [
    "credits bring it under 500 €",
    { ageing: { d31_60: 2_000_00, unallocatedCredits: -1_600_00 }, oldest: 40 },
    "up-to-date",
  ],
])("overdue grade: %s", (_situation, sketch, grade) => {
  expect(classify(client(sketch), DEFAULT_POLICY, TODAY).grades.overdue).toBe(grade);
});

test("the reasons state the facts behind the colour", () => {
  const sketch = {
    ageing: { notDue: 117_790_00, d1_30: 23_210_00, d61_90: 41_000_00 },
    oldest: 75,
    rating: WEAK,
  };
  const red = classify(client({ ...sketch, granted: 0, status: "refused" }), DEFAULT_POLICY, TODAY);
  expect(red.reasons).toEqual([
    {
      kind: "overdue",
      amount: 64_210_00,
      over60Days: 41_000_00,
      oldestDaysLate: 75,
      serious: { rule: "old" },
    },
    { kind: "cover", grade: "uncovered", valid: 0, exposure: 182_000_00, excludingVat: false, shared: null },
    { kind: "signature", provider: "Coface", value: "3/10", quality: "weak", oldSince: null },
  ]);
});

test("limits that exclude VAT are compared with the exposure without VAT", () => {
  const policy = {
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, coverBase: "excluding-vat" },
  } as const;
  const file = client({ ageing: { notDue: 120_000_00 }, granted: 100_000_00, rating: GOOD });
  expect(classify(file, policy, TODAY).uncovered).toBe(0);
  expect(classify(file, DEFAULT_POLICY, TODAY).uncovered).toBe(20_000_00);
});
