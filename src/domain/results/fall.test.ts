import { absentOverdue, departuresOf, fallOf, type Departure } from "./fall";
import fc from "fast-check";
import { dayOf } from "../basis/day";
import { NO_AGEING } from "../receivables/receivables";

const FRIDAY = dayOf(2026, 1, 9);

const figures = (week: number, countedOverdue: number, netted = 0) => ({
  date: FRIDAY + 7 * week,
  countedOverdue,
  ageing: { ...NO_AGEING, d1_30: countedOverdue + netted },
});
const lost = (week: number, amount: number, kind: Departure["kind"] = "written-off"): Departure => ({
  kind,
  number: 1,
  clientCode: "C1",
  day: FRIDAY + 7 * week,
  amount,
});
const decision = {
  clientCode: "C1",
  kind: "write-off",
  number: 1,
  status: "done",
  cancelled: false,
  committeeDate: FRIDAY,
  doneOn: null,
  amount: 300,
  countedOverdue: 500,
} as const;

test("a loss is no payment, and what is left of the fall is", () => {
  const fall = fallOf([figures(0, 1000)], [figures(9, 400)], [lost(5, 280)], new Map());
  expect(fall).toEqual({ total: 600, paid: 320, writtenOff: 280, indemnified: 0, credits: 0, absent: 0 });
});

test("more lost than the fall means that the overdue rose beside it", () => {
  const fall = fallOf([figures(0, 1000)], [figures(9, 900)], [lost(5, 280)], new Map());
  expect(fall.paid).toBe(-180);
});

test("a loss in the midst of the last four weeks moves their mean by what they saw of it", () => {
  const recent = [6, 7, 8, 9].map((week) => figures(week, week < 8 ? 1000 : 600));
  const fall = fallOf([figures(0, 1000)], recent, [lost(8, 400)], new Map());
  expect(fall).toMatchObject({ total: 200, writtenOff: 200, paid: 0 });
});

test("a loss before the first committees, or after the last, explains nothing between them", () => {
  const departures = [lost(-1, 500), lost(12, 500, "indemnified")];
  const fall = fallOf([figures(0, 1000)], [figures(9, 400)], departures, new Map());
  expect(fall).toMatchObject({ writtenOff: 0, indemnified: 0, paid: 600 });
});

test("credits set against the overdue, and clients that the file leaves out, are not paid", () => {
  const absent = new Map([[FRIDAY + 63, 150]]);
  const fall = fallOf([figures(0, 1000, 20)], [figures(9, 400, 120)], [], absent);
  expect(fall).toMatchObject({ credits: 100, absent: 150, paid: 350 });
});

test("the parts add up to the total, whatever happened", () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_00 });
  const committee = fc.tuple(amount, amount);
  fc.assert(
    fc.property(
      fc.array(committee, { minLength: 2, maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: -2, max: 14 }), amount, fc.boolean())),
      fc.array(amount, { maxLength: 12 }),
      (weeks, left, missing) => {
        const records = weeks.map(([overdue, credits], week) => figures(week, overdue, credits));
        const departures = left.map(([week, cents, isLoss]) =>
          lost(week, cents, isLoss ? "written-off" : "indemnified"),
        );
        const absent = new Map(missing.map((cents, week) => [FRIDAY + 7 * week, cents]));
        const { total, ...parts } = fallOf(records.slice(0, 4), records.slice(-4), departures, absent);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
        for (const part of [parts.writtenOff, parts.indemnified, parts.credits, parts.absent])
          expect(part).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("losses and indemnities of the protocol, each on the day it was done", () => {
  expect(
    departuresOf([
      decision,
      { ...decision, kind: "indemnity", doneOn: FRIDAY + 3 },
      { ...decision, kind: "client-reminder" },
    ]),
  ).toEqual([
    { kind: "written-off", number: 1, clientCode: "C1", day: FRIDAY, amount: 300 },
    { kind: "indemnified", number: 1, clientCode: "C1", day: FRIDAY + 3, amount: 300 },
  ]);
});

test("no more leaves the overdue than was late; without an amount all of it does", () => {
  const amounts = [
    { amount: 900, countedOverdue: 500 },
    { amount: null, countedOverdue: 500 },
    { amount: 900, countedOverdue: null },
  ];
  expect(
    amounts.map((amount) => departuresOf([{ ...decision, ...amount }]).map((one) => one.amount)),
  ).toEqual([[500], [500], [900]]);
});

test("what was dropped, taken back, undated or has no amount is no departure", () => {
  expect(
    departuresOf([
      { ...decision, status: "dropped" },
      { ...decision, cancelled: true },
      { ...decision, committeeDate: null },
      { ...decision, amount: null, countedOverdue: null },
    ]),
  ).toEqual([]);
});

test("what was lost on a client missing from the file is not missing a second time", () => {
  const absent = { clientCode: "C1", since: FRIDAY, countedOverdue: 500 };
  expect(absentOverdue([absent], [lost(0, 300), lost(1, 100)])).toBe(100);
  expect(absentOverdue([absent], [lost(1, 900)])).toBe(0);
  expect(absentOverdue([absent, { ...absent, clientCode: "C2" }], [lost(1, 500)])).toBe(500);
  expect(absentOverdue([absent], [lost(-20, 300)])).toBe(500);
});
