import { paymentBehaviour } from "./paymentBehaviour";

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
