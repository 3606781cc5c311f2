import { dayOf, shiftClock, shiftTo } from "./shiftedClock";

const HOUR = 3_600_000;

function windowWithClock(shift: number): { Date: DateConstructor } {
  const target = { Date };
  shiftClock(target, shift);
  return target;
}

it("moves what says now, in every form", () => {
  const target = windowWithClock(-24 * HOUR);
  const before = Date.now() - 24 * HOUR;
  for (const now of [target.Date.now(), new target.Date().getTime(), Date.parse(target.Date())]) {
    expect(Math.abs(now - before)).toBeLessThan(2000);
  }
});

it("leaves dates that are said alone", () => {
  const target = windowWithClock(HOUR);
  expect(new target.Date(2026, 0, 15).getTime()).toBe(new Date(2026, 0, 15).getTime());
  expect(new target.Date("2026-01-15T00:00:00Z").toISOString()).toBe("2026-01-15T00:00:00.000Z");
  expect(target.Date.UTC(2026, 0, 15)).toBe(Date.UTC(2026, 0, 15));
  expect(new target.Date()).toBeInstanceOf(Date);
});

it("brings a window to nine in the morning of a day", () => {
  const now = new Date();
  const there = new Date(now.getTime() + shiftTo("2026-01-15", now));
  expect([dayOf(there), there.getHours()]).toEqual(["2026-01-15", 9]);
});
