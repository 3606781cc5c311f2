import {
  agendaDue,
  committeeOnHoliday,
  holidayOn,
  isWorkingDay,
  minutesOf,
  workingDayBefore,
} from "./committeeCalendar";
import { committeeAfter, committeeToCome, usualCommittee } from "./whichCommittee";
import { isoDay, parseIsoDay } from "../basis/day";
import { DEFAULT_PARAMETERS } from "../policy/policy";

test.each([
  ["2026-01-14", "10:00", "2026-01-16"],
  ["2026-01-16", "8:00", "2026-01-16"],
  ["2026-01-16", "9:29", "2026-01-16"],
  ["2026-01-16", "9:30", "2026-01-23"],
  ["2026-01-17", "0:00", "2026-01-23"],
])("on %s at %s the next committee is on %s", (today, time, expected) => {
  expect(isoDay(usualCommittee(parseIsoDay(today)!, minutesOf(time), DEFAULT_PARAMETERS))).toBe(expected);
});

test("the agenda leaves the day before", () => {
  expect(isoDay(agendaDue(parseIsoDay("2026-01-16")!, DEFAULT_PARAMETERS))).toBe("2026-01-15");
});

const iso = (text: string) => parseIsoDay(text)!;

test("public holidays of France, those that move with Easter too", () => {
  const days: readonly [string, string | null][] = [
    ["2026-01-01", "Jour de l'an"],
    ["2026-04-03", null], // Good Friday is one in Alsace only
    ["2026-04-06", "Lundi de Pâques"],
    ["2026-05-01", "Fête du travail"],
    ["2026-05-14", "Ascension"],
    ["2026-05-25", "Lundi de Pentecôte"],
    ["2026-12-25", "Noël"],
    ["2027-03-29", "Lundi de Pâques"], // the clocks change on Easter Sunday
    ["2026-01-16", null],
  ];
  for (const [day, name] of days) expect([day, holidayOn(iso(day))]).toEqual([day, name]);
});

test("the agenda leaves on a working day, the day before at the latest", () => {
  const dues: readonly [committee: string, due: string][] = [
    ["2026-01-16", "2026-01-15"],
    ["2026-01-19", "2026-01-16"], // a Monday: on Friday
    ["2026-05-15", "2026-05-13"], // the Friday after Ascension: on Wednesday
    ["2026-01-02", "2025-12-31"],
    ["2026-04-07", "2026-04-03"], // the Tuesday after Easter: over the long week-end
  ];
  for (const [committee, due] of dues) {
    expect([committee, isoDay(agendaDue(iso(committee), DEFAULT_PARAMETERS))]).toEqual([committee, due]);
  }
  expect(isoDay(agendaDue(iso("2026-05-01"), { agendaDaysBefore: 0 }))).toBe("2026-05-01");
});

test("a committee on a public holiday could be held on the working day before", () => {
  const friday = iso("2026-05-01");
  expect(committeeOnHoliday(friday)).toEqual({
    day: friday,
    holiday: "Fête du travail",
    proposed: iso("2026-04-30"),
  });
  expect(committeeOnHoliday(iso("2026-05-08"))?.proposed).toBe(iso("2026-05-07"));
  expect(committeeOnHoliday(iso("2026-05-15"))).toBeNull();
});

test("working days", () => {
  expect(isWorkingDay(iso("2026-01-17"))).toBe(false);
  expect(isWorkingDay(iso("2026-07-14"))).toBe(false);
  expect(isWorkingDay(iso("2026-07-15"))).toBe(true);
  expect(isoDay(workingDayBefore(iso("2026-01-04")))).toBe("2026-01-02");
});

// The usual day is Friday, 8:30 for an hour.
test.each([
  ["nothing known", [], "2026-01-14 10:00", "2026-01-16"],
  ["moved to Thursday, before a holiday", [["2026-04-24", "2026-04-30"]], "2026-04-27 10:00", "2026-04-30"],
  ["on that Thursday, until it is over", [["2026-04-24", "2026-04-30"]], "2026-04-30 9:00", "2026-04-30"],
  ["moved to the Monday after", [["2026-01-16", "2026-01-26"]], "2026-01-23 8:00", "2026-01-26"],
  ["put off over the holidays", [["2026-07-31", "2026-08-28"]], "2026-08-05 10:00", "2026-08-28"],
  ["held on Thursday, nothing agreed", [["2026-01-15", null]], "2026-01-15 14:00", "2026-01-23"],
  [
    "held on Thursday, its agenda being made",
    [
      ["2026-01-09", "2026-01-15"],
      ["2026-01-15", null],
    ],
    "2026-01-14 9:00",
    "2026-01-15",
  ],
  ["agreed long ago", [["2026-01-16", "2026-01-22"]], "2026-03-04 10:00", "2026-03-06"],
  ["agreed on a day before its own", [["2026-01-16", "2026-01-02"]], "2026-01-19 10:00", "2026-01-23"],
] as const)("the committee to come: %s", (_, held, now, expected) => {
  const [today = "", time = ""] = now.split(" ");
  const committees = held.map(([date, nextDate]) => ({
    date: iso(date),
    nextDate: nextDate && iso(nextDate),
  }));
  const day = committeeToCome(committees, new Date(`${today}T${time.padStart(5, "0")}`), DEFAULT_PARAMETERS);
  expect(isoDay(day)).toBe(expected);
});

test.each([
  ["2026-01-16", "2026-01-23"],
  ["2026-04-24", "2026-04-30"], // the Friday is 1 May
  ["2026-04-30", "2026-05-07"], // and so is the next, 8 May
  ["2026-12-18", "2026-12-24"],
  ["2026-01-22", "2026-01-30"], // held on Thursday in place of Friday
  ["2026-01-26", "2026-01-30"],
])("after the committee of %s the one of %s is proposed", (committee, following) => {
  expect(isoDay(committeeAfter(iso(committee), DEFAULT_PARAMETERS).day)).toBe(following);
});
