import { useCallback, useEffect, useReducer, useRef } from "react";
import type { CommitteeActions } from "../../committee/contract";
import type { AnalyseRequest } from "../../committee/analysis/analysisContract";
import type { TaskControl } from "../../committee/port/task";
import { OPENING, paneAfter, type PaneEvent, type PaneState, type TaskKind } from "./paneState";
import type { Answer } from "../../intake/question";
import type { SourceDecision } from "../../intake/source";
import { asProblem } from "../kit/problemText";
import { useLatest } from "../kit/useLatest";
import { withDraft } from "./sourceDrafts";

/** What the pane's controls ask for. None of them throws: failures become the state's outcome. */
export interface CommitteePane {
  readonly state: PaneState;
  readonly lookUp: () => void;
  /** Keeps what the user decided about a source, and shows how it then reads. */
  readonly decide: (decision: SourceDecision) => void;
  /** Keeps what the user answered to a question until the analysis is asked for again. */
  readonly answer: (answer: Answer) => void;
  readonly analyse: (request: AnalyseRequest) => void;
  /** Analyses again what was asked for last, and from then on more rows than the product is tried with. */
  readonly analyseAll: () => void;
  readonly prepareAgenda: () => void;
  /** Asks the task at work to stop; the state says so until it has. */
  readonly cancel: () => void;
  readonly dismiss: () => void;
  /** Lets the week be read again by the page that shows it. */
  readonly passWeek: () => void;
  /** Does something short, such as selecting a cell. */
  readonly act: (action: () => Promise<void>) => void;
}

/** The state of the pane and what changes it. The workbook is read once on opening; nothing is written. */
export function useCommittee(actions: CommitteeActions): CommitteePane {
  const [state, dispatch] = useReducer(paneAfter, OPENING);
  const latest = useLatest();
  const kindAtWork = useRef<TaskKind | null>(null);
  const lastRequest = useRef<AnalyseRequest | null>(null);
  const isLargeAccepted = useRef(false);

  const run = useCallback(
    (kind: TaskKind, work: (control: TaskControl) => Promise<PaneEvent>): void => {
      // Only a preview gives way: what the user decided meanwhile is more than it shows.
      if (latest.isAtWork() && kindAtWork.current !== "preview") return;
      kindAtWork.current = kind;
      dispatch({ type: "started", kind });
      latest.run(work, {
        shown: (task) => dispatch({ type: "shown", task }),
        done: dispatch,
        failed: (problem) => dispatch({ type: "failed", problem }),
      });
    },
    [latest],
  );

  const lookUp = useCallback(
    () =>
      run("lookUp", async (control) => ({
        type: "lookedUp",
        overview: await actions.sources.lookUp(control),
      })),
    [actions, run],
  );

  useEffect(() => {
    lookUp();
    return latest.leave;
  }, [latest, lookUp]);

  useEffect(() => actions.workbook.onSaid((warnings) => dispatch({ type: "said", warnings })), [actions]);

  const analyse = (asked: AnalyseRequest) => {
    const request: AnalyseRequest = { ...asked, ...(isLargeAccepted.current && { isLargeAccepted: true }) };
    lastRequest.current = asked;
    dispatch({ type: "decided", decisions: request.decisions ?? [] });
    run("analyse", async (control) => {
      const analysis = await actions.analysis.analyse(request, control);
      return { type: "analysed", analysis, language: request.language };
    });
  };

  return {
    state,
    lookUp,
    decide: (decision) => {
      const drafts = withDraft(state.drafts, decision);
      dispatch({ type: "decided", decisions: [decision] });
      run("preview", async (control) => ({
        type: "previewed",
        readings: await actions.sources.previewSources(drafts, control),
      }));
    },
    answer: (answer) => dispatch({ type: "answered", answers: [answer] }),
    analyse,
    analyseAll: () => {
      isLargeAccepted.current = true;
      if (lastRequest.current !== null) analyse(lastRequest.current);
    },
    prepareAgenda: () =>
      run("prepareAgenda", async (control) => ({
        type: "agendaPrepared",
        agenda: await actions.agenda.prepareAgenda(control),
      })),
    cancel: latest.cancel,
    dismiss: () => dispatch({ type: "dismissed" }),
    passWeek: () => dispatch({ type: "weekPassed" }),
    act: (action) =>
      void action().catch((error: unknown) => dispatch({ type: "refused", problem: asProblem(error) })),
  };
}
