import { overdueRate, trendOf } from "./committeeTrend";
import type { CommitteeRecord } from "../committee/committeeRecord";
import { dayOf, type Day } from "../basis/day";
import { NO_AGEING } from "../receivables/receivables";

const FRIDAY = dayOf(2026, 1, 9);

const committee = (
  date: Day,
  countedOverdue: number,
  { balance = 100, ...fields }: Partial<CommitteeRecord & { balance: number }> = {},
): CommitteeRecord => ({
  date,
  time: "8:30",
  place: "",
  present: "",
  referenceDate: date - 2,
  agendaSent: null,
  closed: null,
  protocolSent: null,
  nextDate: null,
  agendaClients: 0,
  figures: {
    counts: { red: 0, orange: 0, green: 0 },
    exposure: 100,
    balance,
    ageing: NO_AGEING,
    countedOverdue,
    uncovered: 0,
  },
  isNoted: true,
  dso: null,
  bestDso: null,
  decisions: 0,
  arbitrations: 0,
  actionsDue: 0,
  actionsOnTime: 0,
  policy: "P1",
  ...fields,
});

test("from the first to the last committee, in whatever order they stand", () => {
  const trend = trendOf([
    committee(FRIDAY + 7, 61),
    committee(FRIDAY, 94),
    committee(FRIDAY + 3, 0, { referenceDate: null }),
  ]);
  expect(trend?.first.date).toBe(FRIDAY);
  expect(trend?.overdueChange).toBe(-33);
  expect(trend?.overdueShare).toBeCloseTo(-0.351, 3);
  expect(trend?.overdueRateChange).toBeCloseTo(-0.33, 10);
  expect(trend?.cashFreed).toBe(33);
});

test("a rise frees no cash, and a first nil has no share", () => {
  const trend = trendOf([committee(FRIDAY, 0, { balance: 0 }), committee(FRIDAY + 7, 10)]);
  expect(trend).toMatchObject({ cashFreed: 0, overdueShare: null, overdueRateChange: null });
});

test("one committee is no trend; a row typed twice counts once", () => {
  expect(trendOf([committee(FRIDAY, 10)])).toBeNull();
  expect(trendOf([committee(FRIDAY, 10), committee(FRIDAY, 20)])).toBeNull();
  expect(trendOf([])).toBeNull();
});

test("missed weeks and a policy changed mid-year are said", () => {
  const dates = [0, 7, 17, 28].map((days) => FRIDAY + days);
  const policies = ["P1", "P1", "", "P2"];
  const trend = trendOf(dates.map((date, index) => committee(date, 1, { policy: policies[index] ?? "" })));
  expect(trend?.gaps).toEqual([{ from: dates[2], to: dates[3] }]);
  expect(trend?.policyChanges).toEqual([{ date: dates[3], before: "P1", after: "P2" }]);
});

test("% overdue = overdue ÷ balance", () => {
  expect(overdueRate(committee(FRIDAY, 25).figures!)).toBe(0.25);
});

test("a committee whose figures cannot be read is left out, without a week being missed for it", () => {
  const trend = trendOf([
    committee(FRIDAY, 94),
    committee(FRIDAY + 7, 0, { figures: null }),
    committee(FRIDAY + 14, 61),
  ]);
  expect(trend).toMatchObject({ overdueChange: -33, gaps: [] });
  expect(trendOf([committee(FRIDAY, 94, { figures: null }), committee(FRIDAY + 7, 61)])).toBeNull();
});
