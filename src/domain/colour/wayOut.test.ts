import fc from "fast-check";
import "../../../test/order/seed";
import { ageOpenItems, receivablesFromAgedBalance } from "../receivables/ageing";
import { classify, type ClassifiedClient } from "./classification";
import { NOTHING_KNOWN, type ClientFile } from "./clientFile";
import type { ClientRecord, Rating } from "../client/client";
import type { CoverLine, CoverStatus } from "../cover/cover";
import type { InternalLimit } from "../cover/internalLimit";
import { dayOf } from "../basis/day";
import { COLOURS, defaultGrid, severity } from "../policy/grid";
import { OpenItems } from "../receivables/openItems";
import { owedAfter, paymentOrder } from "../receivables/payment";
import { DEFAULT_PARAMETERS, DEFAULT_POLICY, type Policy } from "../policy/policy";
import { balanceOf, NO_AGEING, type ClientReceivables, type OpenItem } from "../receivables/receivables";
import { waysOut, type WayOut } from "./wayOut";

const TODAY = dayOf(2026, 1, 14);
const { residue } = DEFAULT_PARAMETERS;
const AGEING = { referenceDate: TODAY, termOf: () => null, residue };

function item(daysLate: number | null, amount: number, disputed = false): OpenItem {
  return {
    clientCode: "C1",
    clientName: "Client",
    document: "F1",
    documentDate: null,
    dueDate: daysLate === null ? null : TODAY - daysLate,
    amount,
    disputed,
  };
}

function owing(items: readonly OpenItem[]): ClientReceivables {
  const [receivables] = ageOpenItems(items, AGEING);
  if (receivables === undefined) throw new Error("no items");
  return receivables;
}

/** The items of the one client, as a reading keeps them. */
const kept = (items: readonly OpenItem[]) => OpenItems.of(items).ofClient("C1");

function record(ratings: readonly Rating[]): ClientRecord {
  return {
    clientCode: "C1",
    clientName: "Client",
    group: "",
    salesperson: "",
    paymentTerms: "",
    termDays: null,
    ratings,
    insolvency: null,
    limit: null,
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
  return waysOut(client, kept(items), policy, TODAY);
}

/** 182 000 € owed, 64 210 € of it overdue, 41 000 € of that for more than 60 days. */
const EXAMPLE = [item(75, 41_000_00), item(20, 23_210_00), item(-30, 117_790_00)];

const GOOD = record([altares("16")]);
/** The insurer was asked and has not answered yet. */
const PENDING = { coverLines: [limit(0, "pending")], record: GOOD };
const REFUSED = { coverLines: [limit(0, "refused")], record: GOOD };
const internal = (amount: number): InternalLimit => ({ amount, reviewDate: null, shared: null });

test("seriously late and not covered: orange if 36 000 € are paid, or if the insurer grants enough", () => {
  // 5 000 € over 60 days then remain, and 28 210 € of 146 000 € are less than a quarter.
  expect(waysOf(EXAMPLE, PENDING)).toEqual([
    { kind: "payment", colour: "orange", amount: 36_000_00, notDue: 0 },
    {
      kind: "cover",
      colour: "orange",
      additional: 181_000_00,
      granted: 181_000_00,
      anyAmount: false,
    },
  ]);
});

test("what the insurer has refused is not asked of it again", () => {
  expect(waysOf(EXAMPLE, REFUSED).map(({ kind }) => kind)).toEqual(["payment"]);
  const less = { ...limit(20_000_00, "partial"), requested: 200_000_00 };
  expect(waysOf(EXAMPLE, { ...REFUSED, coverLines: [less] }).map(({ kind }) => kind)).toEqual(["payment"]);
});

test("nobody is asked to pay what is disputed: the dispute is to be settled", () => {
  const disputes = [item(90, 8_000_00, true), item(-30, 90_000_00)];
  const covered = { coverLines: [limit(100_000_00)], record: GOOD };
  expect(waysOf(disputes, covered)).toEqual([{ kind: "dispute", colour: "green", amount: 8_000_00 }]);
  // Late beside the dispute: the payment names what is out of dispute alone.
  const both = [item(90, 80_000_00, true), item(75, 41_000_00), item(-30, 50_000_00)];
  const policy = {
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, coverCriterion: "limit" as const },
  };
  const [way] = waysOf(both, { record: GOOD }, policy).filter(({ kind }) => kind === "payment");
  expect(way).toEqual({ kind: "payment", colour: "orange", amount: 36_000_00, notDue: 0 });
});

test("an excess that counts is mended by a payment or by a higher limit, never where the limit is nil", () => {
  const items = [item(-30, 60_000_00)];
  const covered = { coverLines: [limit(60_000_00)], record: GOOD };
  expect(waysOf(items, { ...covered, limit: internal(50_000_00) })).toEqual([
    { kind: "payment", colour: "green", amount: 5_000_00, notDue: 5_000_00 },
    { kind: "limit", colour: "green", limit: 60_000_00, isNew: false },
  ]);
  expect(waysOf(items, { ...covered, limit: internal(0) })).toEqual([]);
});

test("where the limit is the criterion too, an excess that counts keeps from green, and both ways lead to it", () => {
  const parameters = { ...DEFAULT_PARAMETERS, coverCriterion: "limit", ratingsInUse: false } as const;
  const policy = { ...DEFAULT_POLICY, parameters, grid: defaultGrid({ cover: true, signature: false }) };
  const items = [item(-30, 57_000_00)];
  const client = classify(
    { ...NOTHING_KNOWN, receivables: owing(items), limit: internal(50_000_00) },
    policy,
    TODAY,
  );
  expect(client).toMatchObject({ colour: "orange", grades: { cover: "partial", overdue: "up-to-date" } });
  expect(client.reasons[0]).toEqual({
    kind: "limit",
    limit: 50_000_00,
    exposure: 57_000_00,
    excess: 7_000_00,
    shared: null,
    isCounted: true,
  });
  expect(waysOut(client, kept(items), policy, TODAY)).toEqual([
    { kind: "payment", colour: "green", amount: 2_000_00, notDue: 2_000_00 },
    { kind: "limit", colour: "green", limit: 57_000_00, isNew: false },
  ]);
});

test("where the limit is the criterion, one that is missing is set, that of a group raised as a whole", () => {
  const policy = {
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, coverCriterion: "limit", ratingsInUse: false } as const,
    grid: defaultGrid({ cover: true, signature: false }),
  };
  const items = [item(-30, 60_000_00)];
  expect(waysOf(items, {}, policy)).toEqual([
    { kind: "limit", colour: "green", limit: 60_000_00, isNew: true },
  ]);
  const shared = { granted: 50_000_00, accounts: 2, exposure: 120_000_00 };
  const part: InternalLimit = { amount: 25_000_00, reviewDate: null, shared };
  expect(waysOf(items, { limit: part }, policy)).toContainEqual({
    kind: "limit",
    colour: "green",
    limit: 120_000_00,
    isNew: false,
  });
});

test("the same with less that is not due: orange if 44 211 € are paid", () => {
  // At 20 000 € overdue of 50 000 € owed the client would still be seriously late.
  const items = [item(75, 41_000_00), item(20, 23_210_00), item(-30, 30_000_00)];
  expect(waysOf(items, PENDING)[0]).toEqual({
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
    coverLines: [],
    record: GOOD,
  });
  // Half of it: then the client is covered in part, and the insurer has answered.
  expect(ways).toContainEqual({
    kind: "cover",
    colour: "green",
    additional: 45_000_00,
    granted: 45_000_00,
    anyAmount: false,
  });
  // A small exposure: any answer of the insurer will do.
  expect(waysOf([item(-30, 9_000_00)], { record: GOOD })).toContainEqual({
    kind: "cover",
    colour: "green",
    additional: 1_00,
    granted: 1_00,
    anyAmount: true,
  });
});

test("what cannot be mended by one action has no way out; green needs none", () => {
  const insolvent = { ...record([altares("16")]), insolvency: { kind: null, date: null } };
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
    record: GOOD,
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
  expect(waysOut(client, kept([]), DEFAULT_POLICY, TODAY)[0]).toMatchObject({
    kind: "payment",
    amount: 36_000_00,
  });
  const order = paymentOrder(receivables, kept([]), { referenceDate: TODAY, term: null, residue });
  expect(owedAfter(order, 50_000_00)).toMatchObject({
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
      fc.constantFrom(false, false, false, true),
      fc.option(fc.integer({ min: -90, max: 200 }), { freq: 12 }),
      fc.oneof(
        cents(60_000_00),
        cents(200_00),
        cents(30_000_00).map((amount) => -amount),
      ),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((own) => own.map(([disputed, daysLate, amount]) => item(daysLate, amount, disputed)));
const limits = fc.array(
  fc
    .tuple(cents(150_000_00), fc.constantFrom<CoverStatus>("accepted", "pending", "refused", "cancelled"))
    .map(([granted, status]) => limit(granted, status)),
  { maxLength: 2 },
);
const ratings = fc.array(fc.constantFrom("18", "12", "10", "4", "0", "AA"), { maxLength: 1 });
const colours = fc.array(fc.constantFrom(...COLOURS), { minLength: 27, maxLength: 27 });
const policies = fc.oneof(
  fc.constant(DEFAULT_POLICY),
  fc.constant<Policy>({
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, coverBase: "excluding-vat", coverTolerance: 0, countDisputes: true },
  }),
  fc.constant<Policy>({
    ...DEFAULT_POLICY,
    parameters: { ...DEFAULT_PARAMETERS, coverCriterion: "limit" },
  }),
  // Grids nobody would agree on, where a better grade may mean a worse colour.
  colours.map((own): Policy => {
    const grid = defaultGrid().map((row, index) => ({ ...row, colour: own[index] ?? row.colour }));
    return { ...DEFAULT_POLICY, grid };
  }),
);

/** The items left once an amount is paid, the oldest due date first; nobody pays what is disputed. */
function pay(own: readonly OpenItem[], amount: number): OpenItem[] {
  const due = ({ dueDate }: OpenItem) => dueDate ?? Infinity;
  let left = amount;
  const positive = own
    .filter((one) => one.amount > 0 && !one.disputed)
    .sort((a, b) => (due(a) < due(b) ? -1 : 1));
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

test("over 1,000 random clients, each change named improves the colour, and 1 € less, or a limit that does not hold what is owed, does not do", () => {
  const named = { payment: 0, dispute: 0, cover: 0, limit: 0, rating: 0, wait: 0 };
  const internals = fc.option(cents(120_000_00).map(internal));
  fc.assert(
    fc.property(items, limits, internals, ratings, policies, (own, coverLines, ownLimit, values, policy) => {
      const file = {
        ...NOTHING_KNOWN,
        coverLines,
        limit: ownLimit,
        record: values.length === 0 ? null : record(values.map(altares)),
        receivables: owing(own),
      };
      const client = classify(file, policy, TODAY);
      const ways = waysOut(client, kept(own), policy, TODAY);
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
        } else if (way.kind === "limit") {
          const raised = changed({ limit: internal(way.limit) });
          expect(raised.computedColour).toBe(way.colour);
          expect(better(raised, client)).toBe(true);
          // The smallest round limit that holds what is owed.
          expect(raised.excess).toBe(0);
          expect(
            changed({ limit: internal(way.limit - 1_000_00) }).excess > 0 || way.limit === 1_000_00,
          ).toBe(true);
        } else if (way.kind === "dispute") {
          const left = own.filter(
            ({ disputed, dueDate }) => !(disputed && dueDate !== null && dueDate < TODAY),
          );
          const credits = own.filter(({ amount }) => amount < 0);
          const settled = changed({ receivables: owing([...new Set([...left, ...credits, item(-1, 0)])]) });
          expect(settled.computedColour).toBe(way.colour);
          expect(better(settled, client)).toBe(true);
        } else if (way.kind === "rating") {
          const value = way.rating?.value ?? { good: "13", medium: "7", weak: "0" }[way.quality];
          const rated = changed({ record: record([altares(value)]) });
          expect(rated.grades.signature).toBe(way.quality);
          expect(rated.computedColour).toBe(way.colour);
          expect(better(rated, client)).toBe(true);
        }
      }
      // What is not named does not exist: neither paying all that is late and half of what is not due, nor
      // full cover, nor the best rating is enough.
      const kinds = new Set(ways.map(({ kind }: WayOut) => kind));
      const payable = own.filter(({ amount, disputed }) => amount > 0 && !disputed);
      const most = payable.reduce(
        (sum, { amount, dueDate }) => sum + (dueDate !== null && dueDate < TODAY ? amount : amount / 2),
        0,
      );
      if (policy.grid === DEFAULT_POLICY.grid) {
        if (!kinds.has("payment")) expect(better(paying(Math.floor(most)), client)).toBe(false);
        const mayAsk = coverLines.every(({ status }) => status === "accepted" || status === "pending");
        if (!kinds.has("cover") && mayAsk) expect(better(granting(1_000_000_00), client)).toBe(false);
        if (!kinds.has("rating")) {
          expect(better(changed({ record: record([altares("20")]) }), client)).toBe(false);
        }
      }
    }),
    { numRuns: 1_000, seed: 20260114 },
  );
  // The sample is worth something: every kind of change was named many times.
  const { wait: _none, ...changes } = named;
  expect(Math.min(...Object.values(changes))).toBeGreaterThan(15);
});

test("paying nothing changes nothing, paying all leaves the credits", () => {
  fc.assert(
    fc.property(items, (own) => {
      const receivables = owing(own);
      const order = paymentOrder(receivables, kept(own), { referenceDate: TODAY, term: null, residue });
      const unpaid = owedAfter(order, 0);
      expect({ ...receivables, ...unpaid }).toEqual(receivables);
      const credits = receivables.ageing.unallocatedCredits;
      const paid = owedAfter(order, order.total);
      const disputed = own.filter((one) => one.disputed && one.amount > 0);
      const left = disputed.length === 0 ? null : owing(disputed);
      expect(paid).toMatchObject({
        ageing: { ...(left?.ageing ?? NO_AGEING), unallocatedCredits: credits },
        balance: credits + (left?.balance ?? 0),
        oldestDaysLate: left?.oldestDaysLate ?? 0,
        oldestOutOfDispute: 0,
      });
    }),
  );
});
