import { localDay, weekdayOf, type Day } from "../basis/day";
import type { Parameters } from "../policy/policy";
import type { ProtocolFacts } from "../protocol/protocol";
import { committeeOnHoliday, minutesOf } from "./committeeCalendar";
import type { CommitteeRecord } from "./committeeRecord";

/*
 * Which committee is meant: the one to come (its agenda is prepared), to hold, to close, that the week is
 * about, that was held last, or that follows one.
 */

type Rhythm = Pick<Parameters, "meetingWeekday" | "meetingTime" | "meetingMinutes" | "agendaDaysBefore">;

/** A committee held fewer days before the usual one stands in its place. */
const IN_ITS_PLACE = 4;

/**
 * The committee to come: the day agreed on at the one before, else the next usual weekday, but for one that
 * the committee before was held in place of.
 * @param committees those that are known, in any order, with the day agreed on for the next.
 * @param now on the user's own clock.
 */
export function committeeToCome(
  committees: readonly Pick<CommitteeRecord, "date" | "nextDate">[],
  now: Date,
  rhythm: Rhythm,
): Day {
  const today = localDay(now);
  const minuteOfDay = now.getHours() * 60 + now.getMinutes();
  const usual = usualCommittee(today, minuteOfDay, rhythm);
  const isOver = (day: Day) => day < today || (day === today && isMeetingOver(minuteOfDay, rhythm));
  const past = committees.filter(({ date }) => isOver(date)).sort((a, b) => a.date - b.date);
  const last = past.at(-1);
  if (last === undefined) return usual;
  const agreed = last.nextDate;
  if (agreed !== null && agreed > last.date && !isOver(agreed)) return agreed;
  return usual - last.date < IN_ITS_PLACE ? usual + 7 : usual;
}

/**
 * The next committee on or after today. On the day itself it is today's until the meeting is over.
 * @param minuteOfDay minutes since midnight on the user's clock.
 */
export function usualCommittee(today: Day, minuteOfDay: number, rhythm: Rhythm): Day {
  const wait = (rhythm.meetingWeekday - weekdayOf(today) + 7) % 7;
  return today + (wait === 0 && isMeetingOver(minuteOfDay, rhythm) ? 7 : wait);
}

function isMeetingOver(minuteOfDay: number, { meetingTime, meetingMinutes }: Rhythm): boolean {
  return minuteOfDay >= minutesOf(meetingTime) + meetingMinutes;
}

/** A committee that was not closed waits so many days for being held or finished. */
const DAYS_OPEN = 6;

/**
 * Today's committee, also past its hour; else the next one when its agenda is prepared; else one of the last
 * days that nobody closed; else the next.
 */
export function committeeToHold(today: Day, next: Day, committees: readonly CommitteeRecord[]): Day {
  const open = committees.filter(({ closed }) => closed === null).map(({ date }) => date);
  if (open.includes(today) || open.includes(next)) return open.includes(today) ? today : next;
  const late = open.filter((date) => date < today && date >= today - DAYS_OPEN);
  return late.length > 0 ? Math.max(...late) : next;
}

/** How long a committee is spoken of as the one just held. */
const DAYS_AFTER = 6;

/**
 * The committee to close, or that was closed last: the latest of the last days that has a row or a decision,
 * else the next.
 */
export function committeeToClose(
  today: Day,
  next: Day,
  committees: readonly { readonly date: Day }[],
  entries: readonly Pick<ProtocolFacts, "committeeDate" | "cancelled">[],
): Day {
  const known = [
    ...committees.map(({ date }) => date),
    ...entries.flatMap(({ committeeDate, cancelled }) =>
      committeeDate === null || cancelled ? [] : [committeeDate],
    ),
  ].filter((day) => day <= today && day >= today - DAYS_AFTER);
  return known.length === 0 ? next : Math.max(...known);
}

/**
 * The committee that the week is about: the last one held until its protocol has left, at most until the next
 * one's agenda is prepared; else the next one.
 * @param committees oldest first.
 */
export function committeeOfTheWeek(
  committees: readonly CommitteeRecord[],
  next: Day,
  today: Day,
): CommitteeRecord | null {
  const prepared = committees.findLast(({ date }) => date === next);
  if (prepared !== undefined) return prepared;
  const last = committees.findLast(({ date }) => date < next);
  const isWaiting = last !== undefined && last.protocolSent === null && last.date > today - 7;
  return isWaiting ? last : null;
}

/** Day of the last committee that was held: closed in the pane, or of a day before today. */
export function committeeHeldLast(
  committees: readonly Pick<CommitteeRecord, "date" | "closed">[],
  today: Day,
): Day | null {
  const past = committees.filter(({ date, closed }) => closed !== null || date < today);
  return past.length === 0 ? null : Math.max(...past.map(({ date }) => date));
}

/** When the committee after one is held: the same weekday, or the working day before a public holiday. */
export interface CommitteeAfter {
  readonly day: Day;
  /** The holiday that moved it; null when none did. */
  readonly holiday: string | null;
}

/** The committee to propose after one. */
export function committeeAfter(committee: Day, rhythm: Rhythm): CommitteeAfter {
  const usual = usualCommittee(committee + 1, 0, rhythm);
  if (usual - committee < IN_ITS_PLACE) return committeeAfter(usual, rhythm);
  const onHoliday = committeeOnHoliday(usual);
  if (onHoliday === null) return { day: usual, holiday: null };
  return { day: onHoliday.proposed, holiday: onHoliday.holiday };
}
