import { unknownClient, type ClientRecord } from "../client/client";
import { DEFAULT_PARAMETERS } from "../policy/policy";
import { NO_AGEING, NOTHING_APART, type ClientReceivables } from "../receivables/receivables";
import { assignLimits, excessOver, isExcessOf, type InternalLimit } from "./internalLimit";

const euros = (amount: number) => amount * 100;

function account(clientCode: string, balance: number, group: string, limit: number | null) {
  const receivables: ClientReceivables = {
    clientCode,
    clientName: clientCode,
    ageing: { ...NO_AGEING, notDue: euros(balance) },
    balance: euros(balance),
    oldestDaysLate: 0,
    oldestIsMinimum: false,
    oldestOutOfDispute: 0,
    averageDaysLate: null,
    items: 1,
    itemsWithoutDueDate: 0,
    ...NOTHING_APART,
  };
  const record: ClientRecord = {
    ...unknownClient(clientCode, clientCode),
    group,
    limit: limit === null ? null : { amount: euros(limit), reviewDate: 46_000 },
  };
  return { receivables, record };
}

const alone = (amount: number): InternalLimit => ({ amount: euros(amount), reviewDate: null, shared: null });

test.each([
  ["within", 50_000, 50_000, 0, false],
  ["10 % above", 50_000, 55_000, 5_000, false],
  ["above by 10 % and 5 000 €", 40_000, 45_000.01, 5_000.01, true],
  ["above by much, but 10 % of the limit exactly", 100_000, 110_000, 10_000, false],
  ["nil: no sale on credit", 0, 5_000.01, 5_000.01, true],
  ["owes nothing", 50_000, -300, 0, false],
])("excess: %s", (_case, limit, exposure, excess, counts) => {
  expect(excessOver(alone(limit), euros(exposure))).toBe(euros(excess));
  expect(isExcessOf(alone(limit), euros(exposure), DEFAULT_PARAMETERS)).toBe(counts);
});

test("no limit known is no excess", () => {
  expect(excessOver(null, euros(900_000))).toBe(0);
  expect(isExcessOf(null, euros(900_000), DEFAULT_PARAMETERS)).toBe(false);
});

test("the accounts of a group meet their limits together: all are above, or none is", () => {
  const within = [account("A", 80_000, "Groupe", 50_000), account("B", 10_000, "GROUPE ", 50_000)];
  const limits = assignLimits(within);
  expect(limits.get("A")).toEqual({
    amount: euros(88_888.89),
    reviewDate: 46_000,
    shared: { granted: euros(100_000), accounts: 2, exposure: euros(90_000) },
  });
  const above = [account("A", 80_000, "Groupe", 50_000), account("B", 60_000, "Groupe", null)];
  const shared = assignLimits(above);
  const excess = (code: string, exposure: number) => excessOver(shared.get(code) ?? null, euros(exposure));
  expect(excess("A", 80_000) + excess("B", 60_000)).toBe(euros(140_000 - 50_000));
  expect(isExcessOf(shared.get("B") ?? null, euros(60_000), DEFAULT_PARAMETERS)).toBe(true);
});

test("an account alone keeps its own limit, a group without any has none", () => {
  const limits = assignLimits([
    account("A", 10, "Seul", 50),
    account("B", 10, "", 60),
    account("C", 10, "Sans", null),
    account("D", 10, "Sans", null),
  ]);
  expect(limits.get("A")).toEqual({ amount: euros(50), reviewDate: 46_000, shared: null });
  expect(limits.get("B")?.shared).toBeNull();
  expect(limits.has("C")).toBe(false);
});
