import { folded } from "../../domain/basis/text";
import ical, { ICalEventRepeatingFreq, ICalWeekday } from "ical-generator";
import { committeeOnHoliday, minutesOf } from "../../domain/committee/committeeCalendar";
import { dateOf, type Day } from "../../domain/basis/day";
import type { Parameters } from "../../domain/policy/policy";
import type { Translator } from "../../locales/translator";
import type { Recipient } from "../port/people";

/** What the weekly meeting is made of. */
export interface WeeklyMeeting {
  /** The first one. */
  readonly day: Day;
  /** "8:30" */
  readonly time: string;
  readonly place: string;
  readonly parameters: Pick<Parameters, "companyName" | "meetingWeekday" | "meetingMinutes">;
  /** The credit manager, who calls the meeting; null without an address. */
  readonly organizer: Recipient | null;
  readonly attendees: readonly Recipient[];
  /** The moment the file is made: a later one replaces an earlier one in the calendar. */
  readonly now: Date;
}

/** A year of weeks looked through for public holidays. */
const WEEKS = 52;
const MINUTE_MS = 60_000;

/**
 * The weekly meeting as an iCalendar file (RFC 5545) for Outlook: every week at the hour of Paris, but for the
 * public holidays of the year to come, which it names with the working day before.
 */
export function meetingInvitation(meeting: WeeklyMeeting, words: Translator): string {
  const { day, time, place, parameters, organizer, attendees, now } = meeting;
  const { companyName, meetingMinutes } = parameters;
  const days = Array.from({ length: WEEKS }, (_, week) => day + 7 * week);
  const holidays = days.flatMap((date) => committeeOnHoliday(date) ?? []);
  const calendar = ical({
    prodId: { company: "Comité Crédit", product: "Comité Crédit", language: words.language.toUpperCase() },
    timezone: { name: "Europe/Paris", generator: () => PARIS },
  });
  const start = wallClock(day, time);
  calendar.createEvent({
    // The same in every file of a company, so that a new one replaces the meeting instead of adding another.
    id: `comite-credit-${slug(companyName) || "hebdomadaire"}@comite-credit`,
    sequence: Math.floor(now.getTime() / MINUTE_MS),
    stamp: now,
    start,
    end: new Date(start.getTime() + meetingMinutes * MINUTE_MS),
    timezone: "Europe/Paris",
    summary: [words.t("workbook:invitation.summary"), companyName].filter((part) => part !== "").join(" – "),
    description: [
      words.t("workbook:invitation.description"),
      ...holidays.map(({ day: date, holiday, proposed }) =>
        words.t("workbook:invitation.holiday", {
          day: words.day(date, "long"),
          holiday,
          proposed: words.day(proposed, "weekday"),
        }),
      ),
    ].join("\n"),
    ...(place !== "" && { location: place }),
    ...(organizer && { organizer }),
    attendees: attendees.map(({ name, email }) => ({ name, email, rsvp: true })),
    repeating: {
      freq: ICalEventRepeatingFreq.WEEKLY,
      byDay: [WEEKDAYS[(parameters.meetingWeekday - 1) % 7] ?? ICalWeekday.FR],
      exclude: holidays.map(({ day: date }) => wallClock(date, time)),
    },
  });
  // The library writes the stamp in the meeting's zone, where the standard wants Greenwich (RFC 5545, 3.8.7.2).
  return calendar.toString().replace(/^DTSTAMP:\w+/m, `DTSTAMP:${greenwich(now)}`);
}

/** 2026-01-15T10:00:00.000Z to 20260115T100000Z. */
function greenwich(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

const WEEKDAYS = [
  ICalWeekday.MO,
  ICalWeekday.TU,
  ICalWeekday.WE,
  ICalWeekday.TH,
  ICalWeekday.FR,
  ICalWeekday.SA,
  ICalWeekday.SU,
] as const;

/** The library writes the hour that a date shows on this machine's own clock, whatever its zone. */
function wallClock(day: Day, time: string): Date {
  const date = dateOf(day);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 0, minutesOf(time));
}

function slug(text: string): string {
  return folded(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The hour of Paris: the last Sundays of March and October, as in all of the Union since 1996. */
const PARIS = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Paris",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "TZNAME:CEST",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "TZNAME:CET",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");
