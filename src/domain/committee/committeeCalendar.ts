import getJoursFeries from "@socialgouv/jours-feries";
import type { CommitteeRecord } from "./committeeRecord";
import { dateOf, localDay, weekdayOf, type Day } from "../basis/day";
import type { Parameters } from "../policy/policy";

type Rhythm = Pick<Parameters, "meetingWeekday" | "meetingTime" | "meetingMinutes" | "agendaDaysBefore">;

/**
 * The next committee on or after today. On the day itself it is today's until the meeting is over.
 * @param minuteOfDay minutes since midnight on the user's clock.
 */
export function nextCommittee(today: Day, minuteOfDay: number, rhythm: Rhythm): Day {
  const wait = (rhythm.meetingWeekday - weekdayOf(today) + 7) % 7;
  return today + (wait === 0 && isMeetingOver(minuteOfDay, rhythm) ? 7 : wait);
}

function isMeetingOver(minuteOfDay: number, { meetingTime, meetingMinutes }: Rhythm): boolean {
  return minuteOfDay >= minutesOf(meetingTime) + meetingMinutes;
}

/**
 * The day the agenda must leave for a committee: so many days before it (the meeting's weekday less one),
 * earlier when that is a week-end or a public holiday, on which nobody reads it.
 */
export function agendaDue(committee: Day, rhythm: Pick<Parameters, "agendaDaysBefore">): Day {
  const day = committee - rhythm.agendaDaysBefore;
  return rhythm.agendaDaysBefore === 0 || isWorkingDay(day) ? day : workingDayBefore(day);
}

/** The French name of the public holiday of France that a day is, or null. */
export function holidayOn(day: Day): string | null {
  return holidaysOf(dateOf(day).getUTCFullYear()).get(day) ?? null;
}

/** Neither a week-end nor a public holiday of France. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) < 6 && holidayOn(day) === null;
}

/** The last working day before a day. */
export function workingDayBefore(day: Day): Day {
  const before = day - 1;
  return isWorkingDay(before) ? before : workingDayBefore(before);
}

/** A committee that falls on a public holiday, and the working day before, on which it could be held. */
export interface CommitteeOnHoliday {
  readonly day: Day;
  readonly holiday: string;
  readonly proposed: Day;
}

/** What to say of a committee's day; null when it is no public holiday. */
export function committeeOnHoliday(day: Day): CommitteeOnHoliday | null {
  const holiday = holidayOn(day);
  return holiday === null ? null : { day, holiday, proposed: workingDayBefore(day) };
}

/** A committee held fewer days before the usual one stands in its place. */
const IN_ITS_PLACE = 4;

/**
 * The committee to come: the day agreed on at the one before, else the next usual weekday, but for one that
 * the committee before was held in place of.
 * @param committees those that are known, in any order, with the day agreed on for the next.
 */
export function comingCommittee(
  committees: readonly Pick<CommitteeRecord, "date" | "nextDate">[],
  today: Day,
  minuteOfDay: number,
  rhythm: Rhythm,
): Day {
  const usual = nextCommittee(today, minuteOfDay, rhythm);
  const isOver = (day: Day) => day < today || (day === today && isMeetingOver(minuteOfDay, rhythm));
  const held = committees.filter(({ date }) => isOver(date)).sort((a, b) => a.date - b.date);
  const last = held.at(-1);
  if (last === undefined) return usual;
  const agreed = last.nextDate;
  if (agreed !== null && agreed > last.date && !isOver(agreed)) return agreed;
  return usual - last.date < IN_ITS_PLACE ? usual + 7 : usual;
}

/** When the committee after one is held: the same weekday, or the working day before a public holiday. */
export interface FollowingCommittee {
  readonly day: Day;
  /** The holiday that moved it; null when none did. */
  readonly holiday: string | null;
}

/** The committee to propose after one. */
export function followingCommittee(committee: Day, rhythm: Rhythm): FollowingCommittee {
  const usual = nextCommittee(committee + 1, 0, rhythm);
  if (usual - committee < IN_ITS_PLACE) return followingCommittee(usual, rhythm);
  const onHoliday = committeeOnHoliday(usual);
  if (onHoliday === null) return { day: usual, holiday: null };
  return { day: onHoliday.proposed, holiday: onHoliday.holiday };
}

const YEARS = new Map<number, ReadonlyMap<Day, string>>();
const HALF_A_DAY_MS = 12 * 3_600_000;

function holidaysOf(year: number): ReadonlyMap<Day, string> {
  const known = YEARS.get(year);
  if (known !== undefined) return known;
  // Days after Easter are counted in hours there: at noon, a change of the clocks moves none to another day.
  const days = Object.entries(getJoursFeries(year)).map(
    ([name, midnight]) => [localDay(new Date(midnight.getTime() + HALF_A_DAY_MS)), name] as const,
  );
  const holidays = new Map(days);
  YEARS.set(year, holidays);
  return holidays;
}

/** "8:30" to 510 minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(/[:h]/i).map(Number);
  return hours * 60 + minutes;
}
