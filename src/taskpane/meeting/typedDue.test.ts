import { dayOf } from "../../domain/basis/day";
import { parseTypedDue, parseTypedPast } from "./typedDue";

const FROM = dayOf(2026, 5, 15);

test.each([
  ["+7", FROM + 7],
  ["+ 10 j", FROM + 10],
  ["+2s", FROM + 14],
  ["+0", FROM],
  ["15/06", dayOf(2026, 6, 15)],
  ["15/5", FROM],
  ["14.05", dayOf(2027, 5, 14)],
  ["29/02", dayOf(2028, 2, 29)],
  ["22/05/2026", dayOf(2026, 5, 22)],
  ["1-6-26", dayOf(2026, 6, 1)],
])("%s is a day to come", (typed, day) => expect(parseTypedDue(typed, FROM)).toBe(day));

test.each(["", "+", "7", "31/06", "00/00", "15/13", "+1000", "+7 mois", "demain"])("%j is none", (typed) =>
  expect(parseTypedDue(typed, FROM)).toBeNull(),
);

test.each([
  ["15/05", FROM],
  ["16/5", dayOf(2025, 5, 16)],
  ["13/05/2026", dayOf(2026, 5, 13)],
  ["20/05/2026", dayOf(2026, 5, 20)],
  ["+1", null],
  ["hier", null],
])("%s is a day that has come", (typed, day) => expect(parseTypedPast(typed, FROM)).toBe(day));
