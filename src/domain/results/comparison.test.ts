import { closedCommittees, compare, type ComparedCommittee } from "./comparison";
import fc from "fast-check";
import { dayOf } from "../basis/day";
import { NO_AGEING } from "../receivables/receivables";

const FRIDAY = dayOf(2026, 1, 9);

const committee = (
  week: number,
  countedOverdue: number,
  fields: Partial<ComparedCommittee> = {},
): ComparedCommittee => {
  const date = FRIDAY + 7 * week;
  const ageing = { ...NO_AGEING, d1_30: countedOverdue };
  return {
    date,
    referenceDate: date - 2,
    closed: date,
    countedOverdue,
    ageing,
    ...fields,
  };
};
const weekly = (amounts: readonly number[]) => amounts.map((amount, week) => committee(week, amount));
const plain = (committees: readonly ComparedCommittee[]) => compare(committees, [], new Map());

test("before eight closed committees the first is compared with the last, in whatever order they stand", () => {
  const comparison = plain(weekly([94, 10, 80, 61]).reverse());
  expect(comparison).toMatchObject({
    basis: "ends",
    before: { from: FRIDAY, committees: 1, countedOverdue: 94 },
    after: { to: FRIDAY + 21, countedOverdue: 61 },
    change: -33,
    cashFreed: 33,
  });
  expect(comparison?.share).toBeCloseTo(-0.351, 3);
});

test("from the eighth on means of four weeks are compared: a month-end proves nothing", () => {
  const comparison = plain(weekly([100, 140, 100, 140, 90, 70, 110, 30]));
  expect(comparison).toMatchObject({
    basis: "means",
    before: { from: FRIDAY, to: FRIDAY + 21, committees: 4, countedOverdue: 120 },
    after: { from: FRIDAY + 28, to: FRIDAY + 49, committees: 4, countedOverdue: 75 },
    change: -45,
  });
});

test("four committees are four weeks unless a week is missing among those compared", () => {
  const amounts = Array.from({ length: 12 }, (_, index) => index);
  const isWeekly = (held: readonly number[]) => plain(held.map((week) => committee(week, 100)))?.isWeekly;
  expect(isWeekly(amounts)).toBe(true);
  expect(isWeekly(amounts.map((week) => (week > 5 ? week + 4 : week)))).toBe(true);
  expect(isWeekly(amounts.map((week) => (week > 1 ? week + 1 : week)))).toBe(false);
  expect(isWeekly(amounts.map((week) => (week > 9 ? week + 1 : week)))).toBe(false);
});

test("a committee that is prepared and not closed, without figures, or typed twice does not count", () => {
  const committees = [
    committee(0, 100),
    committee(1, 90),
    committee(1, 10),
    committee(2, 5, { closed: null }),
    committee(3, 0, { referenceDate: null }),
  ];
  expect(closedCommittees(committees).map(({ countedOverdue }) => countedOverdue)).toEqual([100, 90]);
  expect(plain(committees)?.after.countedOverdue).toBe(90);
  expect(plain(committees.slice(2))).toBeNull();
  expect(plain([])).toBeNull();
});

test("lowest and highest, and where it goes since the later of them", () => {
  expect(plain(weekly([192, 140, 71, 121]))).toMatchObject({
    lowest: { date: FRIDAY + 14, countedOverdue: 71 },
    highest: { date: FRIDAY, countedOverdue: 192 },
    since: { extreme: "lowest", change: 50 },
  });
  expect(plain(weekly([100, 192, 140]))?.since).toEqual({ extreme: "highest", change: -52, lost: 0 });
  expect(plain(weekly([192, 140, 71]))?.since).toBeNull();
});

test("a rise frees no cash, and a first nil has no share", () => {
  expect(plain(weekly([0, 10]))).toMatchObject({ cashFreed: 0, share: null, change: 10 });
});

test("a loss or half a file never improves the change", () => {
  const base = weekly([1000, 900, 950, 980, 940, 930, 900, 880, 860]);
  const loss = { kind: "written-off", number: 1, clientCode: "C1", day: FRIDAY + 63, amount: 400 } as const;
  const shares = [
    compare([...base, committee(9, 450)], [loss], new Map()),
    compare([...base, committee(9, 450)], [], new Map([[FRIDAY + 63, 400]])),
  ].map((comparison) => comparison?.change);
  const before = plain([...base, committee(9, 850)])?.change;
  expect(shares).toEqual([before, before]);
});

test("what is told is what came as money: the change is the part paid, and the parts add up", () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_00 });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 2, maxLength: 60 }), amount, (amounts, loss) => {
      const departure = {
        kind: "indemnified",
        number: 1,
        clientCode: "C1",
        day: FRIDAY + 8,
        amount: loss,
      } as const;
      const comparison = compare(weekly(amounts), [departure], new Map());
      expect(comparison?.change).toBe(-(comparison?.fall.paid ?? NaN));
      expect(comparison?.fall.total).toBe(
        (comparison?.before.countedOverdue ?? NaN) - (comparison?.after.countedOverdue ?? NaN),
      );
    }),
  );
});
