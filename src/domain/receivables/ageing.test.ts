import fc from "fast-check";
import "../../../test/order/seed";
import { ageOpenItems, bucketOf, receivablesFromAgedBalance } from "./ageing";
import { dayOf } from "../basis/day";
import {
  addAgeings,
  balanceOf,
  countedOver60Days,
  countedOverdue,
  grossOverdue,
  NO_AGEING,
  type OpenItem,
} from "./receivables";

const REFERENCE = dayOf(2026, 1, 14);
const OPTIONS = { referenceDate: REFERENCE, termDays: () => null, residue: 50_00 };

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
  const [known] = ageOpenItems([dated], { ...OPTIONS, termDays: () => 60 });
  expect(known!.ageing.d1_30).toBe(10_00);
  expect(known!.itemsWithoutDueDate).toBe(0);
  const [unknown] = ageOpenItems([dated], OPTIONS);
  expect(unknown!.ageing.notDue).toBe(10_00);
  expect(unknown!.itemsWithoutDueDate).toBe(1);
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
