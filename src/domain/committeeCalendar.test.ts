import { agendaDue, minutesOf, nextCommittee } from "./committeeCalendar";
import { isoDay, parseIsoDay } from "./day";
import { DEFAULT_PARAMETERS } from "./policy";

test.each([
  ["2026-01-14", "10:00", "2026-01-16"],
  ["2026-01-16", "8:00", "2026-01-16"],
  ["2026-01-16", "9:29", "2026-01-16"],
  ["2026-01-16", "9:30", "2026-01-23"],
  ["2026-01-17", "0:00", "2026-01-23"],
])("on %s at %s the next committee is on %s", (today, time, expected) => {
  expect(isoDay(nextCommittee(parseIsoDay(today)!, minutesOf(time), DEFAULT_PARAMETERS))).toBe(expected);
});

test("the agenda leaves the day before", () => {
  expect(isoDay(agendaDue(parseIsoDay("2026-01-16")!, DEFAULT_PARAMETERS))).toBe("2026-01-15");
});
