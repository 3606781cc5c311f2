import type { AgendaSummary } from "../../committee/agenda/agendaContract";
import type { Analysis } from "../../committee/analysis/analysisContract";
import type { FirstLook, Overview } from "../../committee/sources/sourcesContract";
import type { Week } from "../../committee/week/weekContract";
import type { ClientSummary } from "../../committee/port/clientStanding";
import { NeedsDecision } from "../../committee/port/needsDecision";
import type { Colour } from "../../domain/policy/grid";
import type { Problem } from "../../domain/basis/problem";
import { mergeAnswers } from "../../intake/answers";
import type { Answer } from "../../intake/question";
import type { Message, Source, SourceDecision } from "../../intake/source";
import type { TaskShown } from "../kit/TaskProgress";
import { isSameSource, withDraft } from "./sourceDrafts";
import type { Language } from "../../locales/translator";

export type TaskKind = "lookUp" | "preview" | "analyse" | "prepareAgenda";

/** The one long task at work. */
interface RunningTask extends TaskShown {
  readonly kind: TaskKind;
}

/** How the last thing asked for ended. */
export type Outcome =
  | { readonly kind: "analysed"; readonly analysis: Analysis }
  | { readonly kind: "agendaPrepared"; readonly agenda: AgendaSummary }
  | { readonly kind: "said"; readonly warnings: readonly Message[] }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Everything the pane shows. */
export interface PaneState {
  /** Null until the workbook has been read. */
  readonly overview: Overview | null;
  /** Where the week stood when the workbook was read, as long as nothing was done since; then it is read again. */
  readonly week: Week | null;
  /** The analysis made since the pane opened, with its checks. */
  readonly analysis: Analysis | null;
  readonly task: RunningTask | null;
  readonly outcome: Outcome | null;
  /** The sources as they were last read, whole or their first rows. */
  readonly readings: readonly Source[];
  /** What the user decided about sources and is not kept in the workbook yet. */
  readonly drafts: readonly SourceDecision[];
  /** What the user answered to questions and is not kept in the workbook yet. */
  readonly answers: readonly Answer[];
  /** What the analysis that was asked for last waits for; null when it waits for nothing. */
  readonly asked: NeedsDecision | null;
}

export type PaneEvent =
  | { readonly type: "started"; readonly kind: TaskKind }
  | { readonly type: "decided"; readonly decisions: readonly SourceDecision[] }
  | { readonly type: "answered"; readonly answers: readonly Answer[] }
  | { readonly type: "previewed"; readonly readings: readonly Source[] }
  | { readonly type: "shown"; readonly task: TaskShown }
  | { readonly type: "lookedUp"; readonly overview: FirstLook }
  | { readonly type: "analysed"; readonly analysis: Analysis; readonly language: Language }
  | { readonly type: "agendaPrepared"; readonly agenda: AgendaSummary }
  /** The week may have moved on since it was read. */
  | { readonly type: "weekPassed" }
  | { readonly type: "failed"; readonly problem: Problem }
  /** Something short is done, and something could not be put back. */
  | { readonly type: "said"; readonly warnings: readonly Message[] }
  /** Something short failed: a task at work goes on. */
  | { readonly type: "refused"; readonly problem: Problem }
  | { readonly type: "dismissed" };

/** The pane on opening: the workbook is about to be read. */
export const OPENING: PaneState = {
  overview: null,
  week: null,
  analysis: null,
  task: { kind: "lookUp", progress: null, cancelling: false },
  outcome: null,
  readings: [],
  drafts: [],
  answers: [],
  asked: null,
};

/** The pane after an event; pure. */
export function paneAfter(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "started":
      return { ...state, task: { kind: event.kind, progress: null, cancelling: false }, outcome: null };
    case "shown":
      return state.task ? { ...state, task: { ...state.task, ...event.task } } : state;
    case "lookedUp":
      return {
        ...OPENING,
        overview: event.overview,
        week: event.overview.week ?? null,
        task: null,
        readings: event.overview.readings,
        drafts: state.drafts,
        answers: state.answers,
      };
    case "decided":
      return { ...state, drafts: event.decisions.reduce(withDraft, [...state.drafts]) };
    case "answered":
      return { ...state, answers: mergeAnswers(state.answers, event.answers) };
    case "previewed":
      return { ...state, task: null, readings: previewed(state.readings, event.readings) };
    case "analysed":
      return afterAnalysis(state, event.analysis, event.language);
    case "agendaPrepared":
      return {
        ...state,
        overview: state.overview && { ...state.overview, agendaPrepared: true },
        week: null,
        task: null,
        outcome: { kind: "agendaPrepared", agenda: event.agenda },
      };
    case "failed":
      return afterFailure(state, event.problem);
    case "weekPassed":
      return state.week === null ? state : { ...state, week: null };
    case "said":
      return { ...state, outcome: { kind: "said", warnings: event.warnings } };
    case "refused":
      return { ...state, outcome: { kind: "problem", problem: event.problem } };
    case "dismissed":
      return { ...state, outcome: null };
  }
}

/** A preview tells how columns are understood; what became of every row stands from the last whole reading. */
function previewed(sources: readonly Source[], readings: readonly Source[]): readonly Source[] {
  return readings.map((reading) => {
    const whole = sources.find((source) => isSameSource(source, reading));
    if (whole === undefined) return reading;
    const { rowsRead, ignored, rejected, sheetTotal, sumRead } = whole;
    return { ...reading, rowsRead, ignored, rejected, sheetTotal, sumRead };
  });
}

function afterAnalysis(state: PaneState, analysis: Analysis, language: Language): PaneState {
  const overview = state.overview && {
    ...state.overview,
    workbookLanguage: state.overview.workbookLanguage ?? language,
    sources: analysis.sources,
    criteria: analysis.criteria,
    clients: analysis.clients,
    clientWarnings: [],
    readings: analysis.readings,
    decisions: state.drafts.reduce(withDraft, [...state.overview.decisions]),
    // An analysis creates every one of them or fails.
    sheetsToCreate: { fr: [], en: [] },
  };
  return {
    ...OPENING,
    overview,
    analysis,
    task: null,
    outcome: { kind: "analysed", analysis },
    readings: analysis.readings,
  };
}

function afterFailure(state: PaneState, problem: Problem): PaneState {
  const outcome: Outcome = { kind: "problem", problem };
  if (problem instanceof NeedsDecision) {
    return { ...state, task: null, outcome, readings: problem.readings, asked: problem };
  }
  if (problem.code !== "no-reference-date") return { ...state, task: null, outcome };
  return {
    ...state,
    overview: state.overview && { ...state.overview, referenceDate: null },
    task: null,
    outcome,
  };
}

/** How many clients bear each colour. */
export function countByColour(clients: readonly ClientSummary[]): Record<Colour, number> {
  const counts = { red: 0, orange: 0, green: 0 };
  for (const client of clients) counts[client.colour] += 1;
  return counts;
}

/** True when the workbook holds something that a committee can be made of. */
export function hasReceivables(overview: Overview): boolean {
  return overview.sources.some(({ kind }) => kind === "open-items" || kind === "aged-balance");
}
