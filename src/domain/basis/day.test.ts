import { dateOf, dayOf, isoDay, localDay, parseIsoDay, weekdayOf } from "./day";

test("days are Excel's serials of the 1900 system", () => {
  expect(dayOf(2000, 1, 1)).toBe(36526);
  expect(dayOf(1900, 3, 1)).toBe(61);
  expect(isoDay(43951)).toBe("2020-04-30");
  expect(dateOf(43951).getDate()).toBe(30);
});

test.each([
  ["2026-01-16", 5],
  ["2026-01-18", 7],
  ["2026-01-19", 1],
  ["2000-02-29", 2],
])("%s falls on ISO weekday %i", (iso, weekday) => {
  expect(weekdayOf(parseIsoDay(iso)!)).toBe(weekday);
});

test("only real dates in ISO form are read", () => {
  expect(parseIsoDay("2026-02-29")).toBeNull();
  expect(parseIsoDay("16/01/2026")).toBeNull();
  expect(parseIsoDay("2026-01-16")).toBe(dayOf(2026, 1, 16));
});

test("today is the day on the user's own clock, whatever the hour", () => {
  expect(localDay(new Date(2026, 0, 16, 0, 1))).toBe(dayOf(2026, 1, 16));
  expect(localDay(new Date(2026, 0, 16, 23, 59))).toBe(dayOf(2026, 1, 16));
});
