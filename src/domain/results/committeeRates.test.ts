import { arbitrationReading, committeeRates } from "./committeeRates";
import { dayOf } from "../basis/day";

const FRIDAY = dayOf(2026, 1, 9);
const week = (index: number, decisions: number, arbitrations: number, due = 0, onTime = 0) => ({
  date: FRIDAY + index * 7,
  decisions,
  arbitrations,
  actionsDue: due,
  actionsOnTime: onTime,
});

test("sums of the weeks that end with the day, not averages of shares", () => {
  const committees = [week(0, 10, 1, 4, 4), week(1, 2, 1, 1, 0), week(2, 100, 100)];
  expect(committeeRates(committees, FRIDAY + 7, 12)).toEqual({ arbitrationRate: 2 / 12, punctuality: 0.8 });
});

test("twelve committees a week apart are within twelve weeks, the thirteenth is not", () => {
  const committees = [week(0, 10, 10), ...Array.from({ length: 12 }, (_, index) => week(index + 1, 10, 0))];
  expect(committeeRates(committees, FRIDAY + 11 * 7, 12).arbitrationRate).toBe(1 / 12);
  expect(committeeRates(committees, FRIDAY + 12 * 7, 12).arbitrationRate).toBe(0);
});

test("fewer than ten decisions are no arbitration rate", () => {
  const rate = (decisions: number) => committeeRates([week(0, decisions, 3)], FRIDAY, 12).arbitrationRate;
  expect([9, 10].map(rate)).toEqual([null, 0.3]);
});

test("nothing due and nothing decided is no rate", () => {
  expect(committeeRates([week(0, 0, 0)], FRIDAY, 12)).toEqual({ punctuality: null, arbitrationRate: null });
});

describe("how the arbitration rate moved", () => {
  const points = (rates: readonly (number | null)[]) =>
    rates.map((arbitrationRate, index) => ({ date: FRIDAY + index * 7, arbitrationRate }));

  test("the first rates, over fewer weeks than they are meant to be, are left out", () => {
    expect(arbitrationReading(points([1, 0.5, 0.3, 0.25, 0.1]), 4, 0.2)).toEqual({
      since: FRIDAY + 3 * 7,
      first: 0.25,
      last: 0.1,
      direction: "falling",
      signal: 0.2,
    });
  });

  test("two points up or down are no movement", () => {
    expect(arbitrationReading(points([0.2, 0.19]), 1, 0.2)?.direction).toBe("steady");
    expect(arbitrationReading(points([0.2, 0.25]), 1, 0.2)?.direction).toBe("rising");
  });

  test("one rate is no movement, and one of more than a year ago is not looked at", () => {
    expect(arbitrationReading(points([0.4]), 1, 0.2)).toBeNull();
    expect(arbitrationReading(points([0.4, null]), 1, 0.2)).toBeNull();
    const [old, begin, end] = points([0.9, 0.4, 0.3]);
    const moved = [old!, { ...begin!, date: FRIDAY + 364 }, { ...end!, date: FRIDAY + 372 }];
    expect(arbitrationReading(moved, 1, 0.2)).toMatchObject({ first: 0.4, last: 0.3 });
  });
});
