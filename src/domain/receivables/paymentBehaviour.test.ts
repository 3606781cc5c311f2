import { paymentBehaviour, paysOnTime, weeksOf } from "./paymentBehaviour";

const DAY = 46_100;
const week = (weeksAgo: number, isLate: boolean) => ({ committeeDate: DAY - 7 * weeksAgo, isLate });

test("weeks late are counted among the last 12 committees that saw the client", () => {
  const weeks = [week(1, false), week(2, true), week(5, true), week(12, true), week(13, true), week(0, true)];
  expect(paymentBehaviour(weeks, DAY)).toEqual({ weeksLate: 3, weeksKnown: 4 });
});

test("a client that no committee has seen lately has no behaviour", () => {
  expect(paymentBehaviour([week(20, true)], DAY)).toBeNull();
  expect(paymentBehaviour([], DAY)).toBeNull();
});

const PARAMETERS = { upToDateMaximum: 500_00, upToDateDays: 5, countDisputes: false };
const late = (daysLate: number, amount: number, disputed = false) => ({
  documentDate: null,
  dueDate: DAY - daysLate,
  amount,
  disputed,
});

test("an item still open tells that the client was late at committees which did not look at it", () => {
  const committees = [1, 2, 3, 4].map((weeks) => DAY - 7 * weeks);
  const weeks = weeksOf(
    [week(1, false), week(4, false)],
    committees,
    { lateItems: [late(20, 900_00)] },
    PARAMETERS,
  );
  // 20 days late today: 13 and 6 days late one and two committees ago, not yet due before.
  expect(paymentBehaviour(weeks, DAY)).toEqual({ weeksLate: 2, weeksKnown: 3 });
});

test.each([
  ["a residue", [late(60, 500_00)]],
  ["a dispute", [late(60, 9_000_00, true)]],
  ["nothing", []],
])("%s proves no lateness", (_, lateItems) => {
  expect(weeksOf([week(1, false)], [DAY - 14], { lateItems }, PARAMETERS)).toEqual([week(1, false)]);
});

test("a client pays on time when four committees running never saw it late", () => {
  expect(paysOnTime({ weeksLate: 0, weeksKnown: 4 })).toBe(true);
  expect(paysOnTime({ weeksLate: 0, weeksKnown: 3 })).toBe(false);
  expect(paysOnTime({ weeksLate: 1, weeksKnown: 12 })).toBe(false);
  expect(paysOnTime(null)).toBe(false);
});
