import fc from "fast-check";
import "../../../test/order/seed";
import { dateOf, dayOf } from "../../domain/basis/day";
import { parseTypedDay, toCalendarDate } from "./typedDay";

test.each([
  ["30/04/2026", dayOf(2026, 4, 30)],
  [" 3-4-26 ", dayOf(2026, 4, 3)],
  ["30.04.2026", dayOf(2026, 4, 30)],
  ["2026-04-30", dayOf(2026, 4, 30)],
  ["29/02/2024", dayOf(2024, 2, 29)],
])("%s is a day", (typed, day) => expect(parseTypedDay(typed)).toBe(day));

test.each([
  "",
  "29/02/2026",
  "31/04/2026",
  "04/30/2026",
  "30/04",
  "30/04/202",
  "30/04/1899",
  "demain",
  "46157",
])("%p is none", (typed) => expect(parseTypedDay(typed)).toBeNull());

test("every day typed day first is read as itself, and shown as itself in the calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayOf(1990, 1, 1), max: dayOf(2100, 12, 31) }), (day) => {
      const date = dateOf(day);
      const typed = `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
      expect(parseTypedDay(typed)).toBe(day);
      const shown = toCalendarDate(day);
      expect([shown.getFullYear(), shown.getMonth(), shown.getDate()]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth(),
        date.getUTCDate(),
      ]);
    }),
  );
});
