import { useCallback, useEffect, useRef, useState } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { Progress } from "../../committee/port/task";
import type { Meeting, MeetingStep } from "../../committee/meeting/meetingContract";
import type {
  ArbitrationRequest,
  DecisionDraft,
  EditAnswer,
  Review,
  Ruling,
  Written,
} from "../../committee/protocol/protocolContract";
import { RowChanged } from "../../committee/protocol/rowChanged";
import type { Problem } from "../../domain/basis/problem";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Message } from "../../intake/source";
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

/** Something to write into the protocol, from one of the meeting's forms. */
type Saving =
  | {
      readonly kind: "decision";
      readonly draft: DecisionDraft;
      /** Where the request to the arbiter is then opened, when the two sides disagree. */
      readonly disputedIn?: string;
    }
  | { readonly kind: "review"; readonly seen: ProtocolEntry; readonly review: Review }
  | { readonly kind: "edit"; readonly seen: ProtocolEntry; readonly answer: EditAnswer }
  | { readonly kind: "arbitration"; readonly seen: ProtocolEntry; readonly request: ArbitrationRequest }
  | { readonly kind: "ruling"; readonly seen: ProtocolEntry; readonly ruling: Ruling }
  | { readonly kind: "undo"; readonly last: Saved };

/** What was written last, as it reads back. */
export interface Saved extends Written {
  readonly kind: Exclude<Saving["kind"], "undo">;
  /** Key of the step it belongs to. */
  readonly step: string;
  readonly alreadyStood: boolean;
  /** How often the action has been put off, when that is too often. */
  readonly tooOften: number | null;
  readonly notices: readonly Message[];
}

/** Why something could not be written: what was typed is still in its form. */
interface Refusal {
  readonly step: string;
  readonly form: string | null;
  readonly saving: Saving;
  readonly problem: Problem;
}

export interface MeetingState {
  readonly meeting: Meeting | null;
  /** Null until the meeting begins. */
  readonly progress: MeetingProgress | null;
  /** Where the opening stands; null when nothing is being read. */
  readonly opening: { readonly progress: Progress | null } | null;
  /** Why the meeting cannot be opened. */
  readonly problem: Problem | null;
  /** Why nothing can be written now, known before anybody types; null while it can. */
  readonly locked: Problem | null;
  /** True while something is being written. */
  readonly isSaving: boolean;
  readonly saved: Saved | null;
  /** Number of the row that was taken back last. */
  readonly takenBack: ProtocolEntry | null;
  readonly refusal: Refusal | null;
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
  /**
   * Writes into the protocol.
   * @param form is emptied once it is written.
   */
  readonly save: (saving: Saving, form: string | null) => void;
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
  opening: { progress: null },
  problem: null,
  locked: null,
  isSaving: false,
  saved: null,
  takenBack: null,
  refusal: null,
  isRemembered: true,
};

/** So often the time on the current step is written down. */
const KEEP_EVERY_MS = 15_000;

/** A meeting held in the pane: taken up where it was left, and remembered at every change. */
export function useMeeting(actions: CommitteeActions): MeetingState & MeetingControls {
  const [state, setState] = useState<MeetingState>(CLOSED);
  const running = useRef<AbortController | null>(null);
  const [memory] = useState(() => meetingMemory(actions.workbook.memoryKey()));
  const merge = useCallback(
    (part: Partial<MeetingState>) => setState((latest) => ({ ...latest, ...part })),
    [],
  );

  const checkLock = useCallback(async () => {
    try {
      await actions.protocol.ensureProtocolWritable();
      merge({ locked: null });
    } catch (error) {
      merge({ locked: asProblem(error) });
    }
  }, [actions, merge]);

  const load = useCallback(async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const isCurrent = () => running.current === controller;
    merge({ opening: { progress: null }, problem: null });
    try {
      const remembered = memory.recall();
      const control = {
        signal: controller.signal,
        onProgress: (progress: Progress) => isCurrent() && merge({ opening: { progress } }),
      };
      const meeting = await actions.meeting.openMeeting(remembered && asBegun(remembered), control);
      if (!isCurrent()) return;
      const isSame = remembered?.day === meeting.day && !meeting.isClosed;
      const progress = isSame ? takenUp(remembered, meeting, Date.now()) : null;
      merge({ meeting, progress, opening: null });
      if (progress !== null) await checkLock();
    } catch (error) {
      if (isCurrent()) merge({ opening: null, problem: asProblem(error) });
    }
  }, [actions, memory, merge, checkLock]);

  useEffect(() => {
    void Promise.resolve().then(load);
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [load]);

  const { progress } = state;
  const advance = useCallback(
    (change: (progress: MeetingProgress, now: number) => MeetingProgress) =>
      setState((latest) =>
        latest.progress ? { ...latest, progress: change(latest.progress, Date.now()) } : latest,
      ),
    [],
  );
  useEffect(() => {
    if (progress === null) return;
    const isRemembered = memory.keep(stopped(progress, Date.now()));
    void Promise.resolve().then(() =>
      setState((latest) => (latest.isRemembered === isRemembered ? latest : { ...latest, isRemembered })),
    );
    const timer = setInterval(() => memory.keep(stopped(progress, Date.now())), KEEP_EVERY_MS);
    return () => clearInterval(timer);
  }, [progress, memory]);

  // A key pressed twice comes before the page is drawn again.
  const isBusy = useRef(false);
  const save = async (saving: Saving, form: string | null) => {
    if (isBusy.current || state.progress === null) return;
    isBusy.current = true;
    const step = saving.kind === "undo" ? saving.last.step : state.progress.current;
    merge({ isSaving: true, refusal: null, saved: null, takenBack: null });
    try {
      const saved = await written(actions, saving, step);
      setState((latest) => afterSaving(latest, saving, saved, form));
    } catch (error) {
      merge({ isSaving: false, refusal: { step, form, saving, problem: asProblem(error) } });
    } finally {
      isBusy.current = false;
    }
  };

  return {
    ...state,
    open: () => void load(),
    cancel: () => running.current?.abort(),
    begin: () => {
      if (state.meeting) merge({ progress: begun(state.meeting, Date.now()) });
      void settleThenCheck(actions, merge, load, checkLock);
    },
    goTo: (key) => advance((latest, now) => goneTo(latest, key, now)),
    move: (places) =>
      advance((latest, now) => {
        const key = stepAt(latest, places);
        return key === null ? latest : goneTo(latest, key, now);
      }),
    skip: () => advance(skippedNow),
    type: (form, draft) => advance((latest) => withDraft(latest, form, draft)),
    save: (saving, form) => void save(saving, form),
    settle: (choice) => {
      const { refusal } = state;
      if (!(refusal?.problem instanceof RowChanged)) return;
      const { now } = refusal.problem;
      setState((latest) => withEntry({ ...latest, refusal: null }, now));
      if (choice === "mine") void save(withSeen(refusal.saving, now), refusal.form);
      else if (refusal.form !== null) advance((latest) => withDraft(latest, refusal.form ?? "", null));
    },
    checkLock: () => void checkLock(),
    end: () => {
      memory.forget();
      setState(CLOSED);
      void load();
    },
  };
}

/**
 * When the meeting begins, rows typed by hand get their numbers, so that they can be reviewed; the lists are
 * read again when any did.
 */
async function settleThenCheck(
  actions: CommitteeActions,
  merge: (part: Partial<MeetingState>) => void,
  load: () => Promise<void>,
  checkLock: () => Promise<void>,
): Promise<void> {
  try {
    const notices = await actions.protocol.settleProtocol();
    if (notices.length > 0) await load();
    else await checkLock();
  } catch (error) {
    merge({ locked: asProblem(error) });
  }
}

async function written(actions: CommitteeActions, saving: Saving, step: string): Promise<Saved> {
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

function afterSaving(state: MeetingState, saving: Saving, saved: Saved, form: string | null): MeetingState {
  const isUndo = saving.kind === "undo";
  const known = withEntry(state, saved.entry);
  const { meeting, progress } = known;
  const gone = isUndo ? (saving.last.continuation ?? (saved.before === null ? saved.entry : null)) : null;
  const added = isUndo ? [] : [saved.kind === "decision" ? saved.entry : saved.continuation];
  const recorded = [
    ...(meeting?.recorded ?? []).filter(({ number }) => number !== gone?.number),
    ...added.filter((entry) => entry !== null && !isListed(meeting, entry)),
  ] as readonly ProtocolEntry[];
  const emptied = progress && form !== null ? withDraft(progress, form, null) : progress;
  const disputed = saving.kind === "decision" ? saving.disputedIn : undefined;
  const kept =
    emptied && disputed !== undefined && saved.entry.number !== null
      ? withDraft(emptied, arbitrationForm(disputed, saved.entry), {})
      : emptied;
  return {
    ...known,
    meeting: meeting && { ...meeting, recorded },
    progress: kept && !isUndo ? handledNow(kept, saved.step) : kept,
    isSaving: false,
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
      return saving;
  }
}

function writtenNow(last: Saved, now: ProtocolEntry): Saved {
  const isContinuation = last.continuation !== null && last.continuation.number === now.number;
  return isContinuation ? { ...last, continuation: now } : { ...last, entry: now };
}
