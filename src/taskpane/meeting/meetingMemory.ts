import type { Draft, MeetingProgress } from "./meetingProgress";

/** Changes with the form of what is kept: another form is not read. */
const VERSION = 1;

/**
 * Where a meeting stands, kept in the browser's own storage so that it survives the pane's and Excel's end.
 * Storage may be missing, forbidden or full: the meeting then goes on without being remembered.
 */
export interface MeetingMemory {
  /** What was kept last; null when there is none or it cannot be read. */
  recall(): MeetingProgress | null;
  /** False when it could not be kept. */
  keep(progress: MeetingProgress): boolean;
  forget(): void;
}

/** @param key tells the workbook and its user from others. */
export function meetingMemory(
  key: string,
  storage: () => Storage = () => window.localStorage,
): MeetingMemory {
  const name = `comite-credit.meeting|${key}`;
  return {
    recall: () => {
      try {
        return progressIn(JSON.parse(storage().getItem(name) ?? "null"));
      } catch {
        return null;
      }
    },
    keep: (progress) => {
      try {
        storage().setItem(name, JSON.stringify({ version: VERSION, ...progress }));
        return true;
      } catch {
        return false;
      }
    },
    forget: () => {
      try {
        storage().removeItem(name);
      } catch {
        // What was never kept need not be forgotten.
      }
    },
  };
}

/** A kept value as progress; null when anything in it is not what this version keeps. */
function progressIn(kept: unknown): MeetingProgress | null {
  if (!isRecord(kept) || kept["version"] !== VERSION) return null;
  const { day, startedAt, steps, current, since, spent, skipped, handled, drafts } = kept;
  const isWhole =
    [day, startedAt, since].every((value) => Number.isFinite(value)) &&
    [steps, skipped, handled].every(isTexts) &&
    typeof current === "string" &&
    isRecord(spent) &&
    Object.values(spent).every((value) => Number.isFinite(value)) &&
    isRecord(drafts) &&
    Object.values(drafts).every(isDraft);
  return isWhole
    ? ({
        day,
        startedAt,
        steps,
        current,
        since,
        spent,
        skipped,
        handled,
        drafts,
      } as unknown as MeetingProgress)
    : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isDraft(value: unknown): value is Draft {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}
