import type { Draft, MeetingProgress } from "./meetingProgress";

/** Listens to changes; returns what ends it. */
type Subscribe = (listener: () => void) => () => void;

/** What is typed in the forms of the meeting, by the name of the form. */
export interface Drafts {
  readonly subscribe: Subscribe;
  readonly of: (form: string) => Draft | undefined;
}

/** What the meeting's page is drawn from, the forms apart. */
export interface HeldState<S> {
  readonly subscribe: Subscribe;
  /** The state with every key. */
  readonly now: () => S;
  /** The state as the page shows it: another one only when more has changed than the text in a form. */
  readonly shown: () => S;
  readonly set: (change: (state: S) => S) => void;
  readonly drafts: Drafts;
}

/**
 * State that stands outside of the page, so that a key typed in a form draws that form anew and not the page around it.
 */
export function heldState<S extends { readonly progress: MeetingProgress | null }>(begun: S): HeldState<S> {
  let now = begun;
  let shown = begun;
  const listeners = new Set<() => void>();
  const subscribe: Subscribe = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    subscribe,
    now: () => now,
    shown: () => shown,
    set: (change) => {
      const before = now;
      now = change(before);
      if (now === before) return;
      if (!differInTextAlone(now, before)) shown = now;
      for (const listener of [...listeners]) listener();
    },
    drafts: { subscribe, of: (form) => now.progress?.drafts[form] },
  };
}

/** Whether the same forms are begun and all else is the same. */
function differInTextAlone<S extends { readonly progress: MeetingProgress | null }>(a: S, b: S): boolean {
  if (!isSameBut(a, b, "progress") || a.progress === null || b.progress === null) return false;
  const forms = Object.keys(a.progress.drafts);
  const { drafts } = b.progress;
  const areSameForms = forms.length === Object.keys(drafts).length && forms.every((form) => form in drafts);
  return areSameForms && isSameBut(a.progress, b.progress, "drafts");
}

function isSameBut<T extends object>(a: T, b: T, apart: keyof T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => key === apart || a[key] === b[key]);
}
