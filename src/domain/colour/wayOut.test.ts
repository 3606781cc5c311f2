import fc from "fast-check";
import "../../../test/order/seed";
import { ageOpenItems, receivablesFromAgedBalance } from "../receivables/ageing";
import { classify, type ClassifiedClient } from "./classification";
import { NOTHING_KNOWN, type ClientFile } from "./clientFile";
import type { ClientRecord, Rating } from "../client/client";
import type { CoverLine, CoverStatus } from "../cover/cover";
import { dayOf } from "../basis/day";
import { COLOURS, defaultGrid, severity } from "../policy/grid";
import { afterPayment, paymentOrder } from "../receivables/payment";
import { DEFAULT_PARAMETERS, DEFAULT_POLICY, type Policy } from "../policy/policy";
import {
  balanceOf,
  NO_AGEING,
  type Ageing,
  type ClientReceivables,
  type OpenItem,
} from "../receivables/receivables";
import { waysOut, type WayOut } from "./wayOut";

const TODAY = dayOf(2026, 1, 14);
const { residue } = DEFAULT_PARAMETERS;
const AGEING = { referenceDate: TODAY, termOf: () => null, residue };

function item(daysLate: number | null, amount: number): OpenItem {
  return {
    clientCode: "C1",
    clientName: "Client",
    document: "F1",
    documentDate: null,
    dueDate: daysLate === null ? null : TODAY - daysLate,
    amount,
    disputed: false,
  };
}

function owing(items: readonly OpenItem[]): ClientReceivables {
  const [receivables] = ageOpenItems(items, AGEING);
  if (receivables === undefined) throw new Error("no items");
  return receivables;
}

function record(ratings: readonly Rating[]): ClientRecord {
  return {
    clientCode: "C1",
    clientName: "Client",
    group: "",
    salesperson: "",
    paymentTerms: "",
    termDays: null,
    ratings,
    insolvent: false,
    turnover: null,
    exposureParts: null,
  };
}

function limit(granted: number, status: CoverStatus = "accepted"): CoverLine {
  return {
    clientCode: "C1",
    clientName: "Client",
    insurer: "Prudence Crédit",
    kind: "named",
    nature: "permanent",
    granted,
    requested: null,
    from: null,
    to: null,
    status,
    insuredShare: 0.9,
  };
}

const altares = (value: string): Rating => ({ provider: "Altares", value, date: TODAY - 30 });

function waysOf(items: readonly OpenItem[], file: Partial<ClientFile>, policy: Policy = DEFAULT_POLICY) {
  const client = classify({ ...NOTHING_KNOWN, receivables: owing(items), ...file }, policy, TODAY);
  return waysOut(client, items, policy, TODAY);
}

/** 182 000 € owed, 64 210 € of it overdue, 41 000 € of that for more than 60 days. */
const EXAMPLE = [item(75, 41_000_00), item(20, 23_210_00), item(-30, 117_790_00)];

const REFUSED = { coverLines: [limit(0, "refused")], record: record([altares("16")]) };

test("seriously late and not covered: orange if 36 000 € are paid, or if the insurer grants 182 000 €", () => {
  // 5 000 € over 60 days then remain, and 28 210 € of 146 000 € are less than a quarter.
  expect(waysOf(EXAMPLE, REFUSED)).toEqual([
    { kind: "payment", colour: "orange", amount: 36_000_00, notDue: 0 },
    {
      kind: "cover",
      colour: "orange",
      additional: 182_000_00,
      granted: 182_000_00,
      anyAmount: false,
    },
  ]);
});

test("the same with less that is not due: orange if 44 211 € are paid", () => {
  // At 20 000 € overdue of 50 000 € owed the client would still be seriously late.
  const items = [item(75, 41_000_00), item(20, 23_210_00), item(-30, 30_000_00)];
  expect(waysOf(items, REFUSED)[0]).toEqual({
    kind: "payment",
    colour: "orange",
    amount: 44_211_00,
    notDue: 0,
  });
});

test("the same with a weak rating: no single action is enough", () => {
  const file = { coverLines: [limit(0, "refused")], record: record([altares("3")]) };
  expect(waysOf(EXAMPLE, file)).toEqual([]);
});

test("a better rating is named by the value to reach, on the client's own scale", () => {
  const items = [item(-30, 90_000_00)];
  const file = { coverLines: [limit(0, "refused")], record: record([altares("3")]) };
  expect(waysOf(items, file)).toContainEqual({
    kind: "rating",
    colour: "orange",
    quality: "medium",
    rating: { provider: "Altares", value: "7" },
  });
  const scaleUnknown = record([{ provider: "Agence", value: "AA", date: null }]);
  expect(waysOf(items, { coverLines: [limit(90_000_00)], record: scaleUnknown })).toEqual([
    { kind: "rating", colour: "green", quality: "medium", rating: null },
  ]);
});

test("where some cover is enough, the smallest is named as such", () => {
  const ways = waysOf([item(-30, 90_000_00)], {
    coverLines: [limit(0, "refused")],
    record: record([altares("3")]),
  });
  expect(ways).toContainEqual({
    kind: "cover",
    colour: "orange",
    additional: 1_00,
    granted: 1_00,
    anyAmount: true,
  });
});

test("what cannot be mended by one action has no way out; green needs none", () => {
  const insolvent = { ...record([altares("16")]), insolvent: true };
  expect(waysOf(EXAMPLE, { coverLines: [limit(500_000_00)], record: insolvent })).toEqual([]);
  const promises = { coverLines: [limit(500_000_00)], record: record([altares("16")]), brokenPromises: 2 };
  expect(waysOf([item(-1, 100_00)], promises)).toEqual([]);
  expect(waysOf([item(-1, 100_00)], { ...promises, brokenPromises: 0 })).toEqual([]);
});

test("a payment before the due date is said to be one", () => {
  const file = { coverLines: [limit(70_000_00, "reduced")], record: record([altares("16")]) };
  expect(waysOf([item(10, 400_00), item(-30, 90_000_00)], file)[0]).toEqual({
    kind: "payment",
    colour: "green",
    amount: 10_400_00,
    notDue: 10_000_00,
  });
});

test("an improvement that waits names the committees still to come", () => {
  const policy = { ...DEFAULT_POLICY, parameters: { ...DEFAULT_PARAMETERS, improvementRuns: 3 } };
  const grades = { cover: "uncovered", signature: "good", overdue: "late" } as const;
  const memory = {
    committeeDate: TODAY - 7,
    colour: "red",
    grades,
    countedOverdue: 0,
    uncovered: 0,
  } as const;
  const file = {
    coverLines: [limit(500_00)],
    record: record([altares("16")]),
    memory: { ...memory, betterRuns: 0 },
  };
  expect(waysOf([item(-1, 100_00)], file, policy)).toEqual([
    { kind: "wait", colour: "green", committees: 2 },
  ]);
});

test("an aged balance is paid bucket by bucket, the oldest first", () => {
  const ageing = { ...NO_AGEING, notDue: 117_790_00, d1_30: 23_210_00, d61_90: 41_000_00 };
  const line = { clientCode: "C1", clientName: "Client", balance: balanceOf(ageing), ...ageing };
  const receivables = receivablesFromAgedBalance(line, residue);
  const client = classify({ ...NOTHING_KNOWN, receivables, ...REFUSED }, DEFAULT_POLICY, TODAY);
  expect(waysOut(client, [], DEFAULT_POLICY, TODAY)[0]).toMatchObject({ kind: "payment", amount: 36_000_00 });
  const order = paymentOrder(receivables, [], { referenceDate: TODAY, term: null, residue });
  expect(afterPayment(order, 50_000_00)).toMatchObject({
    ageing: { ...ageing, d61_90: 0, d1_30: 14_210_00 },
    balance: 132_000_00,
    oldestDaysLate: 1,
  });
});

// --- Random clients, changed by other code than the way out's own ---

const cents = (maximum: number) => fc.integer({ min: 1, max: maximum });
const items = fc
  .array(
    fc.tuple(
      fc.option(fc.integer({ min: -90, max: 200 }), { freq: 12 }),
      fc.oneof(
        cents(60_000_00),
        cents(200_00),
        cents(30_000_00).map((amount) => -amount),
      ),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((own) => own.map(([daysLate, amount]) => item(daysLate, amount)));
const limits = fc.array(
  fc
    .tuple(cents(150_000_00), fc.constantFrom<CoverStatus>("accepted", "refused", "reduced", "cancelled"))
    .map(([granted, status]) => limit(granted, status)),
  { maxLength: 2 },
);
const ratings = fc.array(fc.constantFrom("18", "12", "10", "4", "0", "AA"), { maxLength: 1 });
const colours = fc.array(fc.constantFrom(...COLOURS), { minLength: 27, maxLength: 27 });
const policies = fc.oneof(
  fc.constant(DEFAULT_POLICY),
  fc.constant<Policy>({
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, coverBase: "excluding-vat", coverTolerance: 1_000_00 },
  }),
  // Grids nobody would agree on, where a better grade may mean a worse colour.
  colours.map((own): Policy => {
    const grid = defaultGrid().map((row, index) => ({ ...row, colour: own[index] ?? row.colour }));
    return { ...DEFAULT_POLICY, grid };
  }),
);

/** A payment settles items by due date: the late ones may stand in another order. */
function inOrder({ lateItems }: ClientReceivables) {
  return lateItems.toSorted((a, b) => a.dueDate - b.dueDate || a.amount - b.amount);
}

/** The items left once an amount is paid, the oldest due date first. */
function pay(own: readonly OpenItem[], amount: number): OpenItem[] {
  const due = ({ dueDate }: OpenItem) => dueDate ?? Infinity;
  let left = amount;
  const positive = own.filter((one) => one.amount > 0).sort((a, b) => (due(a) < due(b) ? -1 : 1));
  const paid = new Map(
    positive.map((one) => {
      const settled = Math.min(left, one.amount);
      left -= settled;
      return [one, one.amount - settled];
    }),
  );
  return own.map((one) => ({ ...one, amount: paid.get(one) ?? one.amount }));
}

const better = (client: ClassifiedClient, before: ClassifiedClient) =>
  severity(client.computedColour) < severity(before.computedColour);

test("over 1,000 random clients, each change named improves the colour and 1 € less does not", () => {
  const named = { payment: 0, cover: 0, rating: 0, wait: 0 };
  fc.assert(
    fc.property(items, limits, ratings, policies, (own, coverLines, values, policy) => {
      const file = {
        ...NOTHING_KNOWN,
        coverLines,
        record: values.length === 0 ? null : record(values.map(altares)),
        receivables: owing(own),
      };
      const client = classify(file, policy, TODAY);
      const ways = waysOut(client, own, policy, TODAY);
      for (const way of ways) named[way.kind] += 1;
      const changed = (change: Partial<ClientFile>) => classify({ ...file, ...change }, policy, TODAY);
      const paying = (amount: number) => changed({ receivables: owing(pay(own, amount)) });
      const granting = (amount: number) => changed({ coverLines: [...coverLines, limit(amount)] });
      for (const way of ways) {
        if (way.kind === "payment") {
          expect(paying(way.amount).computedColour).toBe(way.colour);
          expect(better(paying(way.amount), client)).toBe(true);
          for (const less of [1_00, Math.floor(way.amount / 3)]) {
            expect(better(paying(Math.max(0, way.amount - less)), client)).toBe(false);
          }
        } else if (way.kind === "cover") {
          expect(granting(way.additional).computedColour).toBe(way.colour);
          expect(better(granting(way.additional), client)).toBe(true);
          const less = way.additional - 1_00;
          if (less > 0) expect(better(granting(less), client)).toBe(false);
        } else if (way.kind === "rating") {
          const value = way.rating?.value ?? { good: "13", medium: "7", weak: "0" }[way.quality];
          const rated = changed({ record: record([altares(value)]) });
          expect(rated.grades.signature).toBe(way.quality);
          expect(rated.computedColour).toBe(way.colour);
          expect(better(rated, client)).toBe(true);
        }
      }
      // What is not named does not exist: neither paying all but a cent, nor full cover, nor the best rating
      // is enough.
      const kinds = new Set(ways.map(({ kind }: WayOut) => kind));
      const allButOneCent = Math.max(0, file.receivables.balance - 1);
      if (policy.grid === DEFAULT_POLICY.grid) {
        if (!kinds.has("payment")) expect(better(paying(allButOneCent), client)).toBe(false);
        if (!kinds.has("cover")) expect(better(granting(1_000_000_00), client)).toBe(false);
        if (!kinds.has("rating")) {
          expect(better(changed({ record: record([altares("20")]) }), client)).toBe(false);
        }
      }
    }),
    { numRuns: 1_000, seed: 20260114 },
  );
  // The sample is worth something: every kind of change was named many times.
  expect(Math.min(named.payment, named.cover, named.rating)).toBeGreaterThan(100);
});

test("paying nothing changes nothing, paying all leaves the credits", () => {
  fc.assert(
    fc.property(items, (own) => {
      const receivables = owing(own);
      const order = paymentOrder(receivables, own, { referenceDate: TODAY, term: null, residue });
      const unpaid = afterPayment(order, 0);
      const lateItems = inOrder(receivables);
      expect({ ...unpaid, lateItems: inOrder(unpaid) }).toEqual({
        ...receivables,
        averageDaysLate: null,
        lateItems,
      });
      const credits: Ageing = {
        ...NO_AGEING,
        unallocatedCredits: receivables.ageing.unallocatedCredits,
      };
      expect(afterPayment(order, order.total)).toMatchObject({
        ageing: credits,
        balance: credits.unallocatedCredits,
        oldestDaysLate: 0,
      });
    }),
  );
});
