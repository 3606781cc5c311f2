import { DefaultButton } from "@fluentui/react/lib/Button";
import { Link } from "@fluentui/react/lib/Link";
import { MessageBar, MessageBarType } from "@fluentui/react/lib/MessageBar";
import { mergeStyleSets } from "@fluentui/react/lib/Styling";
import type { Theme } from "@fluentui/react/lib/Theme";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { RowChanged } from "../../committee/protocol/rowChanged";
import type { Meeting, MeetingStep } from "../../committee/meeting/meetingContract";
import type { Problem } from "../../domain/basis/problem";
import type { Translator } from "../../locales/translator";
import { lastOwnerOf, type Saved } from "./asked";
import { MeetingBar } from "./MeetingBar";
import { MeetingEnd } from "./MeetingEnd";
import { MeetingList } from "./MeetingList";
import { MeetingStart } from "./MeetingStart";
import { MeetingStepView } from "./MeetingStepView";
import { RowChangedNotice } from "../protocol/RowChangedNotice";
import { TaskProgress } from "../kit/TaskProgress";
import { BEGUN } from "../kit/useLatest";
import { maintained } from "./meetingForms";
import { CLOSING, type MeetingProgress } from "./meetingProgress";
import { stepTitle } from "./meetingSteps";
import type { PageProps } from "../state/paneView";
import { ProblemNote } from "../kit/ProblemNote";
import { orHidden, problemText } from "../kit/problemText";
import { useClasses } from "../kit/styles";
import { useMeeting, type MeetingControls, type MeetingState } from "./useMeeting";
import { useWords } from "../kit/words";

const build = (theme: Theme) =>
  mergeStyleSets({
    stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: 10 },
    saved: {
      display: "flex",
      flexWrap: "wrap",
      gap: "2px 10px",
      margin: "2px 0 0",
      fontSize: 12,
      lineHeight: 16,
      fontWeight: 600,
    },
    notice: { margin: "8px 0" },
    keys: { margin: "16px 0 0", fontSize: 12, lineHeight: 18, color: theme.palette.neutralSecondary },
  });

/** The sheet follows when the meeting rests on an item this long: nobody waits for it who only passes. */
const FOLLOW_MS = 300;

/** The meeting: one item at a time, decisions recorded at once, by keyboard alone if one likes. */
export function MeetingPage({ actions, overview, pane, show }: PageProps): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  if (overview.clients === null) {
    return (
      <div className={classes.stack}>
        <p className={classes.text}>{words.t("meeting.notAnalysed")}</p>
        <DefaultButton text={words.t("client.toWeek")} onClick={() => show("week")} />
      </div>
    );
  }
  return <OpenedMeeting actions={actions} pane={pane} show={show} />;
}

function OpenedMeeting({ actions, pane, show }: Pick<PageProps, "actions" | "pane" | "show">): ReactElement {
  const state = useMeeting(actions);
  const [hasBegun, setBegun] = useState(false);
  const { meeting, progress, opening, problem } = state;
  if (problem !== null) return <ProblemNote problem={problem} onRetry={state.open} />;
  if (meeting === null) {
    return <TaskProgress task={opening ?? BEGUN} onCancel={state.cancel} />;
  }
  if (progress === null) {
    return (
      <MeetingStart
        meeting={meeting}
        onBegin={() => {
          setBegun(true);
          state.begin();
        }}
      />
    );
  }
  const place = { meeting, progress, takesFocus: hasBegun };
  return <HeldMeeting actions={actions} pane={pane} show={show} state={state} {...place} />;
}

interface HeldMeetingProps extends Pick<PageProps, "actions" | "pane" | "show"> {
  readonly state: MeetingState & MeetingControls;
  readonly meeting: Meeting;
  readonly progress: MeetingProgress;
  /** True when the user has just begun the meeting; one taken up again leaves the focus where it is. */
  readonly takesFocus: boolean;
}

function HeldMeeting(props: HeldMeetingProps): ReactElement {
  const { actions, pane, state, meeting, progress, takesFocus } = props;
  const words = useWords();
  const classes = useClasses(build);
  const [isListOpen, setListOpen] = useState(false);
  // Only a move of the user's own takes the focus along.
  const [hasMoved, setMoved] = useState(takesFocus);
  const top = useRef<HTMLDivElement>(null);
  const { current } = progress;
  const step = meeting.steps.find(({ key }) => key === current) ?? null;
  const hidden = useSheetFollowing(step, actions, pane);
  const moving = (move: () => void) => {
    setMoved(true);
    setListOpen(false);
    move();
    top.current?.closest("main")?.scrollTo?.(0, 0);
  };
  const maintain = (clientCode: string) =>
    state.save({ kind: "decision", draft: maintained(clientCode, meeting) }, null);
  useMeetingKeys({
    move: (places) => moving(() => state.move(places)),
    skip: () => current !== CLOSING && moving(state.skip),
    maintain: () => {
      if (step?.kind === "client" && !isListOpen) maintain(step.client.clientCode);
    },
  });
  const showRow = (number: number) => pane.act(() => actions.protocol.showDecision(number));
  return (
    <div ref={top}>
      <MeetingBar
        meeting={meeting}
        progress={progress}
        step={step}
        isListOpen={isListOpen}
        saved={<SavedLine state={state} />}
        onList={() => setListOpen(!isListOpen)}
        onMove={(places) => moving(() => state.move(places))}
        onSkip={() => moving(state.skip)}
      />
      <p role="status" className={classes.hidden}>
        {hasMoved && placeText(step, meeting, words)}
      </p>
      <Hindrances state={state} meeting={meeting} current={current} />
      {hidden !== null && (
        <p role="status" className={classes.small}>
          {problemText(hidden, words).why}
        </p>
      )}
      {isListOpen ? (
        <MeetingList
          meeting={meeting}
          progress={progress}
          onChoose={(key) => moving(() => state.goTo(key))}
        />
      ) : step === null ? (
        <MeetingEnd
          meeting={meeting}
          progress={progress}
          takesFocus={hasMoved}
          onGoTo={(key) => moving(() => state.goTo(key))}
          onEnd={state.end}
          onClose={() => props.show("closing")}
        />
      ) : (
        <MeetingStepView
          key={current}
          meeting={meeting}
          progress={progress}
          step={step}
          controls={state}
          isSaving={state.writing.length > 0}
          lastOwner={lastOwnerOf(meeting.recorded, state.writing)}
          takesFocus={hasMoved}
          onMaintain={maintain}
          onShow={showRow}
        />
      )}
      {!isListOpen && step !== null && <p className={classes.keys}>{words.t("meeting.keys.legend")}</p>}
    </div>
  );
}

interface MeetingMoves {
  readonly move: (places: number) => void;
  readonly skip: () => void;
  /** Records that nothing changes for the client shown. */
  readonly maintain: () => void;
}

/** The keys of the meeting work wherever the focus is in the pane. */
function useMeetingKeys(moves: MeetingMoves): void {
  const latest = useRef(moves);
  useEffect(() => {
    latest.current = moves;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "PageDown") latest.current.move(1);
      else if (event.key === "PageUp") latest.current.move(-1);
      else if (event.key === "End") latest.current.skip();
      else if (event.key === "Enter") latest.current.maintain();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

/**
 * Selects on the sheet what the meeting is at: the client's row, or the row of the protocol.
 * @returns why it is not seen there; null while it is.
 */
function useSheetFollowing(
  step: MeetingStep | null,
  actions: PageProps["actions"],
  pane: PageProps["pane"],
): Problem | null {
  const [hidden, setHidden] = useState<{ readonly of: string | null; readonly why: Problem | null }>();
  const target = step === null ? null : step.kind === "client" ? step.client.clientCode : null;
  const row = step !== null && "entry" in step ? step.entry.number : null;
  const key = step?.key ?? null;
  const act = useRef(pane.act);
  useEffect(() => {
    act.current = pane.act;
  });
  useEffect(() => {
    const follow =
      target !== null
        ? () => actions.client.showClient(target)
        : row !== null
          ? () => actions.protocol.showDecision(row)
          : null;
    if (follow === null) return;
    const followed = async () => setHidden({ of: key, why: await orHidden(follow()) });
    const timer = setTimeout(() => act.current(followed), FOLLOW_MS);
    return () => clearTimeout(timer);
  }, [key, target, row, actions]);
  return hidden?.of === key ? (hidden?.why ?? null) : null;
}

/** Where the meeting has come to, as a screen reader says it. */
function placeText(step: MeetingStep | null, { steps }: Meeting, words: Translator): string {
  if (step === null) return words.t("meeting.closing");
  const title = stepTitle(step, words);
  return words.t("meeting.placeSaid", {
    place: words.number(steps.indexOf(step) + 1),
    count: words.number(steps.length),
    section: words.t(`meeting.sections.${step.section}`),
    title,
  });
}

/** What was written last and read back, and the way to take it back. */
function SavedLine({ state }: { readonly state: MeetingState & MeetingControls }): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { saved, takenBack } = state;
  const isSaving = state.writing.length > 0;
  const canUndo = saved?.kind === "decision" || saved?.kind === "review";
  return (
    <div className={classes.saved}>
      <span role="status">
        {isSaving
          ? words.t("meeting.saving")
          : saved !== null
            ? savedText(saved, words)
            : takenBack !== null
              ? words.t("meeting.takenBack", { number: takenBack.number ?? "–" })
              : ""}
      </span>
      {saved !== null && canUndo && !isSaving && (
        <Link onClick={() => state.save({ kind: "undo", last: saved }, null)}>{words.t("meeting.undo")}</Link>
      )}
      {saved?.tooOften != null && (
        <span>{words.t("meeting.review.tooOften", { count: saved.tooOften })}</span>
      )}
      {saved?.notices.map((notice, index) => (
        <span key={index}>{words.message(notice)}</span>
      ))}
    </div>
  );
}

function savedText(saved: Saved, words: Translator): string {
  const number = saved.entry.number ?? "–";
  if (saved.continuation !== null) {
    return words.t("meeting.saved.postponed", { number, next: saved.continuation.number ?? "–" });
  }
  if (saved.alreadyStood) return words.t("meeting.saved.alreadyStood", { number });
  return words.t(`meeting.saved.${saved.kind}`, { number });
}

/** What stands in the way of writing, said before anybody types, and why the last thing was not written. */
function Hindrances({
  state,
  meeting,
  current,
}: {
  readonly state: MeetingState & MeetingControls;
  readonly meeting: Meeting;
  readonly current: string;
}): ReactElement {
  const words = useWords();
  const classes = useClasses(build);
  const { locked, refusals, isRemembered } = state;
  const changed = refusals.find(({ problem }) => problem instanceof RowChanged)?.problem;
  const refused = refusals.filter(({ problem }) => !(problem instanceof RowChanged));
  const elsewhere = meeting.steps.filter(
    ({ key }) => key !== current && refused.some(({ step }) => step === key),
  );
  return (
    <>
      {locked !== null && (
        <div className={classes.notice}>
          <ProblemNote problem={locked} look="warning" onRetry={state.checkLock}>
            <span className={classes.line}>{words.t("meeting.kept")}</span>
          </ProblemNote>
        </div>
      )}
      {changed instanceof RowChanged && (
        <div className={classes.notice}>
          <RowChangedNotice
            problem={changed}
            onTheirs={() => state.settle("theirs")}
            onMine={() => state.settle("mine")}
          />
        </div>
      )}
      {refused[0] !== undefined && (
        <div className={classes.notice}>
          <ProblemNote problem={refused[0].problem} onRetry={state.saveAgain}>
            {elsewhere.length > 0 && (
              <span className={classes.line}>
                {words.t("meeting.notWritten", {
                  items: words.list(elsewhere.map((step) => stepTitle(step, words))),
                })}
              </span>
            )}
            <span className={classes.line}>{words.t("meeting.kept")}</span>
          </ProblemNote>
        </div>
      )}
      {!isRemembered && (
        <div className={classes.notice}>
          <MessageBar messageBarType={MessageBarType.warning}>{words.t("meeting.notRemembered")}</MessageBar>
        </div>
      )}
    </>
  );
}
