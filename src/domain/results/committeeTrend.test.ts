import { committeesWithFigures, interruptionsOf, overdueRate, preparedCommittees } from "./committeeTrend";
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
  absentClients: 0,
  absentOverdue: 0,
  dso: null,
  bestDso: null,
  decisions: 0,
  arbitrations: 0,
  actionsDue: 0,
  actionsOnTime: 0,
  policy: "P1",
  clientsTold: "",
  currency: "",
  actionsTold: "",
  ...fields,
});

test("missed weeks and a policy changed mid-year are said", () => {
  const dates = [0, 7, 17, 28].map((days) => FRIDAY + days);
  // Other spaces before a colon are no other policy.
  const policies = ["P : 1", "P\u00a0: 1", "", "P : 2"];
  const interruptions = interruptionsOf(
    dates.map((date, index) => committee(date, 1, { policy: policies[index] ?? "" })),
  );
  expect(interruptions.gaps).toEqual([{ from: dates[2], to: dates[3] }]);
  expect(interruptions.policyChanges).toEqual([{ date: dates[3], before: "P\u00a0: 1", after: "P : 2" }]);
});

test("% overdue = overdue ÷ balance", () => {
  expect(overdueRate(committee(FRIDAY, 25).figures!)).toBe(0.25);
});

test("a committee whose figures cannot be read is left out", () => {
  const committees = [committee(FRIDAY, 94), committee(FRIDAY + 7, 0, { figures: null })];
  expect(committeesWithFigures(committees).map(({ date }) => date)).toEqual([FRIDAY]);
  expect(preparedCommittees(committees)).toHaveLength(2);
});
