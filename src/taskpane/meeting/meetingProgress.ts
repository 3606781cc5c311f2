import type { BegunMeeting, Meeting } from "../../committee/meeting/meetingContract";
import type { Day } from "../../domain/basis/day";

/** Texts of a form as typed, by field. */
export type Draft = Readonly<Record<string, string>>;

/** The view after the last step. */
export const CLOSING = "closing";

/** Where a meeting stands: what the workbook does not say. Times are milliseconds of the user's clock. */
export interface MeetingProgress {
  readonly day: Day;
  readonly startedAt: number;
  /** Keys of the steps in the order in which the meeting began with them. */
  readonly steps: readonly string[];
  /** Key of the step that is shown, or `CLOSING`. */
  readonly current: string;
  /** When it was shown. */
  readonly since: number;
  /** Time on each step on earlier visits. */
  readonly spent: Readonly<Record<string, number>>;
  /** Steps passed over for want of time ("faute de temps"). */
  readonly skipped: readonly string[];
  /** Steps on which something was recorded. */
  readonly handled: readonly string[];
  /** What was typed and is not in the workbook yet, by form. */
  readonly drafts: Readonly<Record<string, Draft>>;
}

/** A meeting that begins now, at its first step. */
export function begun({ day, steps }: Pick<Meeting, "day" | "steps">, now: number): MeetingProgress {
  const keys = steps.map(({ key }) => key);
  return {
    day,
    startedAt: now,
    steps: keys,
    current: keys[0] ?? CLOSING,
    since: now,
    spent: {},
    skipped: [],
    handled: [],
    drafts: {},
  };
}

/**
 * A meeting taken up again: the same step, the time on it so far; the time away counts for the hour alone.
 * Steps that are gone are left out, new ones taken in; what was typed stays whatever became of its step.
 */
export function takenUp(remembered: MeetingProgress, meeting: Meeting, now: number): MeetingProgress {
  const steps = meeting.steps.map(({ key }) => key);
  const { current } = remembered;
  const isThere = current === CLOSING || steps.includes(current);
  return {
    ...remembered,
    steps,
    current: isThere ? current : nearestTo(remembered, steps),
    since: now,
  };
}

/** The next step that is still there after one that is gone. */
function nearestTo({ steps, current }: MeetingProgress, remaining: readonly string[]): string {
  const after = steps.slice(steps.indexOf(current) + 1);
  return after.find((key) => remaining.includes(key)) ?? remaining[0] ?? CLOSING;
}

/** What opening the meeting again must keep. */
export function asBegun({ day, steps }: MeetingProgress): BegunMeeting {
  return { day, steps };
}

/** The meeting at another step; the time spent on the one that is left is kept. */
export function goneTo(progress: MeetingProgress, key: string, now: number): MeetingProgress {
  const skipped = progress.skipped.filter((other) => other !== key);
  return { ...stopped(progress, now), skipped, current: key, since: now };
}

/** The same with the time on the current step written down. */
export function stopped(progress: MeetingProgress, now: number): MeetingProgress {
  const spent = { ...progress.spent, [progress.current]: spentOn(progress, progress.current, now) };
  return { ...progress, spent, since: now };
}

/** The step so many places on, the closing after the last one; null beyond either end. */
export function stepAt({ steps, current }: MeetingProgress, places: number): string | null {
  const all = [...steps, CLOSING];
  return all[all.indexOf(current) + places] ?? null;
}

/** The current step is passed over for want of time. */
export function skippedNow(progress: MeetingProgress, now: number): MeetingProgress {
  const { current } = progress;
  const next = stepAt(progress, 1) ?? current;
  return { ...goneTo(progress, next, now), skipped: [...new Set([...progress.skipped, current])] };
}

/** Something was recorded on a step: it is no longer passed over. */
export function handledNow(progress: MeetingProgress, key: string): MeetingProgress {
  return {
    ...progress,
    handled: [...new Set([...progress.handled, key])],
    skipped: progress.skipped.filter((other) => other !== key),
  };
}

/** What is typed in a form; null once it is in the workbook or given up. */
export function withDraft(progress: MeetingProgress, form: string, draft: Draft | null): MeetingProgress {
  const { [form]: _before, ...others } = progress.drafts;
  return { ...progress, drafts: draft === null ? others : { ...others, [form]: draft } };
}

/** Milliseconds on a step, this visit included. */
export function spentOn({ spent, current, since }: MeetingProgress, key: string, now: number): number {
  return (spent[key] ?? 0) + (key === current ? Math.max(0, now - since) : 0);
}
