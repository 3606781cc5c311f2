import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Meeting, MeetingStep } from "../../committee/meeting/meetingContract";
import { RowChanged } from "../../committee/protocol/rowChanged";
import type { Problem } from "../../domain/basis/problem";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import {
  isSameAsked,
  lastingRefusals,
  withFormBack,
  withFormGiven,
  type Asked,
  type Refusal,
  type Saved,
  type Saving,
} from "./asked";
import { heldState, type Drafts } from "./heldState";
import { meetingMemory } from "./meetingMemory";
import {
  asBegun,
  begun,
  goneTo,
  handledNow,
  skippedNow,
  stepAt,
  stopped,
  takenUp,
  withDraft,
  type Draft,
  type MeetingProgress,
} from "./meetingProgress";
import { asProblem } from "../kit/problemText";
import type { TaskShown } from "../kit/TaskProgress";
import { BEGUN, useLatest } from "../kit/useLatest";

export interface MeetingState {
  readonly meeting: Meeting | null;
  /** Null until the meeting begins. */
  readonly progress: MeetingProgress | null;
  /** Where the opening stands; null when nothing is being read. */
  readonly opening: TaskShown | null;
  /** Why the meeting cannot be opened. */
  readonly problem: Problem | null;
  /** Why nothing can be written now, known before anybody types; null while it can. */
  readonly locked: Problem | null;
  /** What is being written, in the order in which it was asked for. */
  readonly writing: readonly Asked[];
  readonly saved: Saved | null;
  /** Number of the row that was taken back last. */
  readonly takenBack: ProtocolEntry | null;
  /** What could not be written, the first one first. */
  readonly refusals: readonly Refusal[];
  /** False when the browser does not let the meeting be remembered. */
  readonly isRemembered: boolean;
}

export interface MeetingControls {
  readonly open: () => void;
  readonly cancel: () => void;
  readonly begin: () => void;
  readonly goTo: (key: string) => void;
  /** Goes so many steps on. */
  readonly move: (places: number) => void;
  readonly skip: () => void;
  readonly type: (form: string, draft: Draft | null) => void;
  /** What is typed, told to its form alone. */
  readonly drafts: Drafts;
  /**
   * Writes into the protocol, after what was asked for before.
   * @param form that it was typed in.
   */
  readonly save: (saving: Saving, form: string | null) => void;
  /** Writes all again that could not be written. */
  readonly saveAgain: () => void;
  /** After the row changed meanwhile: takes the row as it stands, or writes what was typed all the same. */
  readonly settle: (choice: "theirs" | "mine") => void;
  /** Looks again whether the protocol can be written to. */
  readonly checkLock: () => void;
  /** Leaves the meeting and everything remembered of it, once it is closed. */
  readonly end: () => void;
}

const CLOSED: MeetingState = {
  meeting: null,
  progress: null,
  opening: BEGUN,
  problem: null,
  locked: null,
  writing: [],
  saved: null,
  takenBack: null,
  refusals: [],
  isRemembered: true,
};

/** So often the time on the current step is written down. */
const KEEP_EVERY_MS = 15_000;

/** A meeting held in the pane: taken up where it was left, and remembered at every change. */
export function useMeeting(actions: CommitteeActions): MeetingState & MeetingControls {
  const [held] = useState(() => heldState(CLOSED));
  const { set: setState } = held;
  const state = useSyncExternalStore(held.subscribe, held.shown);
  const latest = useLatest();
  const lock = useLatest();
  const [memory] = useState(() => meetingMemory(actions.workbook.memoryKey()));
  const merge = useCallback(
    (part: Partial<MeetingState>) => setState((latest) => ({ ...latest, ...part })),
    [setState],
  );

  const whileLocked = useCallback(
    (work: () => Promise<void>) =>
      lock.run(work, {
        shown: () => undefined,
        done: () => merge({ locked: null }),
        failed: (locked) => merge({ locked }),
      }),
    [lock, merge],
  );
  const checkLock = useCallback(
    () => whileLocked(() => actions.protocol.ensureProtocolWritable()),
    [actions, whileLocked],
  );

  const load = useCallback(() => {
    const remembered = memory.recall();
    merge({ problem: null });
    latest.run((control) => actions.meeting.openMeeting(remembered && asBegun(remembered), control), {
      shown: (opening) => merge({ opening }),
      done: (meeting) => {
        const isSame = remembered?.day === meeting.day && !meeting.isClosed;
        const progress = isSame ? takenUp(remembered, meeting, Date.now()) : null;
        merge({ meeting, progress, opening: null });
        if (progress !== null) checkLock();
      },
      failed: (problem) => merge({ opening: null, problem }),
    });
  }, [actions, memory, merge, latest, checkLock]);

  useEffect(() => {
    load();
    return latest.leave;
  }, [load, latest]);

  const advance = useCallback(
    (change: (progress: MeetingProgress, now: number) => MeetingProgress) =>
      setState((latest) =>
        latest.progress ? { ...latest, progress: change(latest.progress, Date.now()) } : latest,
      ),
    [setState],
  );
  useEffect(() => {
    const keep = () => {
      const { progress, writing } = held.now();
      if (progress === null) return;
      // Whatever ends the pane while something is being written: it is in its form again.
      const unwritten = writing.reduce(withFormBack, progress);
      const isRemembered = memory.keep(stopped(unwritten, Date.now()));
      setState((latest) => (latest.isRemembered === isRemembered ? latest : { ...latest, isRemembered }));
    };
    const timer = setInterval(keep, KEEP_EVERY_MS);
    const end = held.subscribe(keep);
    return () => {
      clearInterval(timer);
      end();
    };
  }, [held, setState, memory]);

  const waiting = useRef<readonly Asked[]>([]);
  const queue = useRef(Promise.resolve());
  const ask = (asked: Asked) => {
    // A key pressed twice comes before the page is drawn again.
    if (waiting.current.some((other) => isSameAsked(other, asked))) return;
    waiting.current = [...waiting.current, asked];
    setState((latest) => afterAsking(latest, asked));
    queue.current = queue.current.then(async () => {
      try {
        const saved = await written(actions, asked.saving, asked.step);
        setState((latest) => afterSaving(latest, asked, saved));
      } catch (error) {
        setState((latest) => afterRefusal(latest, { ...asked, problem: asProblem(error) }));
      } finally {
        waiting.current = waiting.current.filter((other) => other !== asked);
      }
    });
  };

  return {
    ...state,
    open: load,
    cancel: latest.cancel,
    begin: () => {
      if (state.meeting) merge({ progress: begun(state.meeting, Date.now()) });
      // Rows typed by hand get their numbers, so that they can be reviewed; the lists are read again when any did.
      whileLocked(async () => {
        const notices = await actions.protocol.settleProtocol();
        if (notices.length > 0) load();
        else await actions.protocol.ensureProtocolWritable();
      });
    },
    goTo: (key) => advance((latest, now) => goneTo(latest, key, now)),
    move: (places) =>
      advance((latest, now) => {
        const key = stepAt(latest, places);
        return key === null ? latest : goneTo(latest, key, now);
      }),
    skip: () => advance(skippedNow),
    type: (form, draft) => advance((latest) => withDraft(latest, form, draft)),
    drafts: held.drafts,
    save: (saving, form) => {
      const { progress } = held.now();
      if (progress === null) return;
      const step = saving.kind === "undo" ? saving.last.step : progress.current;
      ask({ saving, step, form, typed: form === null ? null : (progress.drafts[form] ?? null) });
    },
    saveAgain: () => {
      for (const { problem, ...asked } of state.refusals) if (!(problem instanceof RowChanged)) ask(asked);
    },
    settle: (choice) => {
      const refusal = state.refusals.find(({ problem }) => problem instanceof RowChanged);
      if (!(refusal?.problem instanceof RowChanged)) return;
      const { problem, ...asked } = refusal;
      const { now } = problem;
      const refusals = state.refusals.filter((other) => other !== refusal);
      setState((latest) => withEntry({ ...latest, refusals }, now));
      if (choice === "mine") ask({ ...asked, saving: withSeen(asked.saving, now) });
      else if (asked.form !== null) advance((latest) => withDraft(latest, asked.form ?? "", null));
    },
    checkLock,
    end: () => {
      memory.forget();
      setState(() => CLOSED);
      load();
    },
  };
}

/** @returns what was written, as it reads back; null for a note that is no row. */
async function written(actions: CommitteeActions, saving: Saving, step: string): Promise<Saved | null> {
  const plain = { step, before: null, continuation: null, alreadyStood: false, tooOften: null };
  switch (saving.kind) {
    case "decision":
      return { ...plain, kind: "decision", ...(await actions.protocol.recordDecision(saving.draft)) };
    case "review": {
      const { seen, review } = saving;
      const reviewed = await actions.protocol.reviewAction(seen, review);
      const { entry, continuation, timesPostponed, isTooOften, notices } = reviewed;
      const tooOften = isTooOften ? timesPostponed : null;
      return { ...plain, kind: "review", before: seen, entry, continuation, tooOften, notices };
    }
    case "edit": {
      const { entry, notices } = await actions.protocol.settleEdit(saving.seen, saving.answer);
      return { ...plain, kind: "edit", before: saving.seen, entry, notices };
    }
    case "gone":
      await actions.protocol.noteGone(saving.gone);
      return null;
    case "arbitration": {
      const { entry, notices } = await actions.protocol.requestArbitration(saving.seen, saving.request);
      return { ...plain, kind: "arbitration", before: saving.seen, entry, notices };
    }
    case "ruling": {
      const { entry, notices } = await actions.protocol.recordRuling(saving.seen, saving.ruling);
      return { ...plain, kind: "ruling", before: saving.seen, entry, notices };
    }
    case "undo":
      return { ...saving.last, ...(await actions.protocol.undo(saving.last)) };
  }
}

function afterAsking(state: MeetingState, asked: Asked): MeetingState {
  const { progress } = state;
  return {
    ...state,
    progress: progress && withFormGiven(progress, asked),
    writing: [...state.writing, asked],
    saved: null,
    takenBack: null,
    refusals: progress ? lastingRefusals(state.refusals, progress, asked) : [],
  };
}

function afterRefusal(state: MeetingState, refusal: Refusal): MeetingState {
  const { progress } = state;
  return {
    ...state,
    progress: progress && withFormBack(progress, refusal),
    writing: state.writing.slice(1),
    refusals: [...state.refusals, refusal],
  };
}

function afterSaving(state: MeetingState, { saving, form, step }: Asked, saved: Saved | null): MeetingState {
  if (saved === null) {
    const { progress: noted } = state;
    return { ...state, progress: noted && handledNow(noted, step), writing: state.writing.slice(1) };
  }
  const isUndo = saving.kind === "undo";
  const known = withEntry(state, saved.entry);
  const { meeting, progress } = known;
  const gone = isUndo ? (saving.last.continuation ?? (saved.before === null ? saved.entry : null)) : null;
  const added = isUndo ? [] : [saved.kind === "decision" ? saved.entry : saved.continuation];
  const recorded = [
    ...(meeting?.recorded ?? []).filter(({ number }) => number !== gone?.number),
    ...added.filter((entry) => entry !== null && !isListed(meeting, entry)),
  ] as readonly ProtocolEntry[];
  const isTyped = form !== null && saving.kind !== "decision";
  const emptied = progress && isTyped ? withDraft(progress, form, null) : progress;
  const disputed = saving.kind === "decision" ? saving.disputedIn : undefined;
  const kept =
    emptied && disputed !== undefined && saved.entry.number !== null
      ? withDraft(emptied, arbitrationForm(disputed, saved.entry), {})
      : emptied;
  return {
    ...known,
    meeting: meeting && { ...meeting, recorded },
    progress: kept && !isUndo ? handledNow(kept, saved.step) : kept,
    writing: state.writing.slice(1),
    saved: isUndo ? null : saved,
    takenBack: isUndo ? (saving.last.continuation ?? saving.last.entry) : null,
  };
}

/** Name of the form of a request to the arbiter. */
export function arbitrationForm(place: string, { number }: Pick<ProtocolEntry, "number">): string {
  return `${place}/arbitration:${number ?? ""}`;
}

function isListed(meeting: Meeting | null, { number }: ProtocolEntry): boolean {
  return meeting?.recorded.some((entry) => entry.number === number) ?? false;
}

/** The row as it reads now in the place of the one that is shown. */
function withEntry(state: MeetingState, entry: ProtocolEntry): MeetingState {
  const { meeting } = state;
  if (meeting === null) return state;
  const inStep = (step: MeetingStep): MeetingStep =>
    "entry" in step && step.entry.number === entry.number ? { ...step, entry } : step;
  return {
    ...state,
    meeting: {
      ...meeting,
      steps: meeting.steps.map(inStep),
      recorded: meeting.recorded.map((known) => (known.number === entry.number ? entry : known)),
    },
  };
}

/** The same on the row as it stands now. */
function withSeen(saving: Saving, now: ProtocolEntry): Saving {
  switch (saving.kind) {
    case "review":
    case "edit":
    case "arbitration":
    case "ruling":
      return { ...saving, seen: now };
    case "undo":
      return { ...saving, last: writtenNow(saving.last, now) };
    case "decision":
    case "gone":
      return saving;
  }
}

function writtenNow(last: Saved, now: ProtocolEntry): Saved {
  const isContinuation = last.continuation !== null && last.continuation.number === now.number;
  return isContinuation ? { ...last, continuation: now } : { ...last, entry: now };
}
