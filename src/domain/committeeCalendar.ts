import { weekdayOf, type Day } from "./day";
import type { Parameters } from "./policy";

type Rhythm = Pick<Parameters, "meetingWeekday" | "meetingTime" | "meetingMinutes" | "agendaDaysBefore">;

/**
 * The next committee on or after today. On the day itself it is today's until the meeting is over.
 * @param minuteOfDay minutes since midnight on the user's clock.
 */
export function nextCommittee(today: Day, minuteOfDay: number, rhythm: Rhythm): Day {
  const wait = (rhythm.meetingWeekday - weekdayOf(today) + 7) % 7;
  const over = minuteOfDay >= minutesOf(rhythm.meetingTime) + rhythm.meetingMinutes;
  return today + (wait === 0 && over ? 7 : wait);
}

/** The day the agenda must leave for a committee. */
export function agendaDue(committee: Day, rhythm: Pick<Parameters, "agendaDaysBefore">): Day {
  return committee - rhythm.agendaDaysBefore;
}

/** "8:30" to 510 minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(/[:h]/i).map(Number);
  return hours * 60 + minutes;
}
