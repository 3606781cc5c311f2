import fc from "fast-check";
import "../../../test/order/seed";
import { ageOpenItems, bucketOf, receivablesFromAgedBalance } from "./ageing";
import { dayOf } from "../basis/day";
import {
  addAgeings,
  balanceOf,
  countedOver60Days,
  countedOverdue,
  gradedOverdue,
  grossOverdue,
  NO_AGEING,
  overdueOutOfDispute,
  type OpenItem,
} from "./receivables";

const REFERENCE = dayOf(2026, 1, 14);
const OPTIONS = { referenceDate: REFERENCE, termOf: () => null, residue: 50_00 };

const NET_60 = {
  term: { days: 60, endOfMonth: false, dayOfMonth: null },
  reading: "month-then-days",
} as const;

function item(amount: number, daysLate: number | null, clientCode = "C1"): OpenItem {
  return {
    clientCode,
    clientName: "Client",
    document: "F1",
    documentDate: null,
    dueDate: daysLate === null ? null : REFERENCE - daysLate,
    amount,
    disputed: false,
  };
}

test.each([
  [-1, "notDue"],
  [0, "notDue"],
  [1, "d1_30"],
  [30, "d1_30"],
  [31, "d31_60"],
  [60, "d31_60"],
  [61, "d61_90"],
  [90, "d61_90"],
  [91, "d91_120"],
  [120, "d91_120"],
  [121, "over120"],
])("%i days late stands in %s", (daysLate, bucket) => {
  expect(bucketOf(daysLate)).toBe(bucket);
});

test("credits stand apart and shrink only the counted overdue", () => {
  const [client] = ageOpenItems([item(100_00, 10), item(80_00, 70), item(-30_00, 200)], OPTIONS);
  expect(client!.ageing).toEqual({ ...NO_AGEING, d1_30: 100_00, d61_90: 80_00, unallocatedCredits: -30_00 });
  expect(grossOverdue(client!.ageing)).toBe(180_00);
  expect(countedOverdue(client!.ageing)).toBe(150_00);
  expect(countedOver60Days(client!.ageing)).toBe(80_00);
});

test("credits larger than the overdue leave nothing counted", () => {
  const [client] = ageOpenItems([item(100_00, 10), item(-300_00, 0)], OPTIONS);
  expect(countedOverdue(client!.ageing)).toBe(0);
  expect(client!.balance).toBe(-200_00);
});

test("the oldest days late look past residues and credits", () => {
  const [client] = ageOpenItems([item(50_00, 400), item(-90_00, 300), item(50_01, 12)], OPTIONS);
  expect(client!.oldestDaysLate).toBe(12);
});

test("without due date the client's term counts from the document date, else the item is not due", () => {
  const documentDate = REFERENCE - 75;
  const dated = { ...item(10_00, null), documentDate };
  const [known] = ageOpenItems([dated], { ...OPTIONS, termOf: () => NET_60 });
  expect(known!.ageing.d1_30).toBe(10_00);
  expect(known!.itemsWithoutDueDate).toBe(0);
  const [unknown] = ageOpenItems([dated], OPTIONS);
  expect(unknown!.ageing.notDue).toBe(10_00);
  expect(unknown!.itemsWithoutDueDate).toBe(1);
});

test("a French term ages an item without due date, in the reading that the client follows", () => {
  // 05/11/2025 + 45 days end of month: A 14/01/2026, due on the reference date; B 31/12/2025.
  const dated = { ...item(10_00, null), documentDate: dayOf(2025, 11, 5) };
  const term = { days: 45, endOfMonth: true, dayOfMonth: null };
  const aged = (reading: "month-then-days" | "days-then-month") =>
    ageOpenItems([dated], { ...OPTIONS, termOf: () => ({ term, reading }) })[0]!.ageing;
  expect(aged("month-then-days").notDue).toBe(10_00);
  expect(aged("days-then-month").d1_30).toBe(10_00);
});

const disputed = (amount: number, daysLate: number | null): OpenItem => ({
  ...item(amount, daysLate),
  disputed: true,
});

test("disputes are taken off the counted overdue, beside the gross one", () => {
  const [client] = ageOpenItems(
    [item(100_00, 10), item(80_00, 70), disputed(60_00, 90), disputed(500_00, -3), item(-30_00, 200)],
    OPTIONS,
  );
  expect(client!).toMatchObject({
    disputed: 560_00,
    disputedOverdue: 60_00,
    disputedOver60Days: 60_00,
    oldestDaysLate: 90,
    oldestOutOfDispute: 70,
  });
  expect(grossOverdue(client!.ageing)).toBe(240_00);
  expect(gradedOverdue(client!, true)).toEqual({ amount: 210_00, over60Days: 140_00, oldestDaysLate: 90 });
  expect(gradedOverdue(client!, false)).toEqual({ amount: 150_00, over60Days: 80_00, oldestDaysLate: 70 });
});

test("credits larger than what is out of dispute leave nothing", () => {
  const [client] = ageOpenItems([disputed(900_00, 40), item(200_00, 40), item(-300_00, 5)], OPTIONS);
  expect(countedOverdue(client!.ageing)).toBe(800_00);
  expect(overdueOutOfDispute(client!)).toBe(0);
});

test("an aged balance knows of no dispute", () => {
  const line = { clientCode: "C1", clientName: "Client", balance: 100_00, ...NO_AGEING, d31_60: 100_00 };
  const receivables = receivablesFromAgedBalance(line, 50_00);
  expect(gradedOverdue(receivables, false)).toEqual(gradedOverdue(receivables, true));
});

test("average days late weighs each item by its amount", () => {
  const [client] = ageOpenItems([item(300_00, 10), item(100_00, 50), item(999_00, -5)], OPTIONS);
  expect(client!.averageDaysLate).toBe(20);
});

test("an aged balance is taken as it stands, its lateness known by bucket only", () => {
  const line = { ...NO_AGEING, clientCode: "C1", clientName: "Client", notDue: 5_00, d31_60: 900_00 };
  const client = receivablesFromAgedBalance({ ...line, d61_90: 40_00, balance: 945_00 }, 50_00);
  expect(client).toMatchObject({ oldestDaysLate: 31, oldestIsMinimum: true, balance: 945_00 });
});

test("whatever the items, parts add up to balances and clients to the items, to the cent", () => {
  const anyItem = fc
    .record({
      amount: fc.integer({ min: -1e9, max: 1e9 }),
      daysLate: fc.option(fc.integer({ min: -400, max: 2000 })),
      client: fc.constantFrom("A", "B", "C"),
    })
    .map(({ amount, daysLate, client }) => item(amount, daysLate, client));
  fc.assert(
    fc.property(fc.array(anyItem), (items) => {
      const clients = ageOpenItems(items, OPTIONS);
      for (const client of clients) expect(balanceOf(client.ageing)).toBe(client.balance);
      const total = items.reduce((sum, { amount }) => sum + amount, 0);
      expect(balanceOf(addAgeings(clients.map(({ ageing }) => ageing)))).toBe(total);
      expect(clients.reduce((sum, { items: count }) => sum + count, 0)).toBe(items.length);
    }),
  );
});
