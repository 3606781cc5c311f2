import type { ClassifiedClient } from "../../domain/colour/classification";
import type { Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import type { ExcelSession } from "../../excel/host/session";
import { openQuestions } from "../../intake/check/questions";
import { whyLeftOut } from "../../intake/check/leftOut";
import { withEffects } from "../../intake/join/effects";
import { readWorkbook, type IntakeOptions } from "../../intake/join/readWorkbook";
import { mergeAnswers } from "../../intake/answers";
import type { Question } from "../../intake/question";
import type { Pause } from "../../intake/read/rows";
import type { Intake, Message, Reconciliation, Source, SourceDecision } from "../../intake/source";
import { whyNotReceivables } from "../../intake/find/whyNotReceivables";
import { clientKnowledge, type ClientKnowledge } from "./clientKnowledge";
import type { AnalyseRequest } from "./analysisContract";
import { type TaskControl, breathe } from "../port/task";
import { differencesOf, isAccepted, isSameDifference } from "../port/differences";
import { NeedsDecision } from "../port/needsDecision";
import { ensureNoFarCell } from "../../excel/host/readSheets";
import { foreignSheets, readState, recalculated, type WorkbookState } from "../port/workbookState";
import { isPageOfOurs } from "../../excel/page/printedPage";
import { isListOfOurs } from "../port/mendTables";
import { readSheets } from "../port/readSheets";
import { startingPolicy } from "../sources/criteriaFound";
import { classifyPortfolio, totalsOf } from "./classifyPortfolio";
import { recoveredClients } from "./recoveredClients";
import { receivablesSources } from "../sources/sourceSummary";
import { mergeDecisions } from "../port/sourcesSheet";

/** Everything the sources say and what the policy makes of it. */
export interface Portfolio {
  readonly state: WorkbookState;
  /** Says that the sources' formulas could not be computed before they were read. */
  readonly stale: readonly Message[];
  readonly intake: Intake;
  readonly referenceDate: Day;
  /** What committees have left of the clients. */
  readonly knowledge: ClientKnowledge;
  /** Most urgent first. */
  readonly clients: readonly ClassifiedClient[];
  /** Differences that the request accepted for the first time. */
  readonly newlyAccepted: readonly Reconciliation[];
}

/**
 * The portfolio of the last analysis, kept in memory while the pane is open so that what looks at it does not
 * read the sources again. The next analysis takes its place.
 */
export interface KeptPortfolio {
  current: Portfolio | null;
}

/** Rows of the sheets up to which the whole week is tried: beyond, the user is asked before they are read. */
const TRIED_ROWS = 500_000;

/**
 * Reads every source and classifies every client. Writes nothing.
 * @throws Problem "far-cell", "many-rows" before anything is read of more rows than the product is tried with.
 * @throws NeedsDecision when a question must be answered, a source confirmed or a difference accepted first.
 * @throws Problem for what the user can act upon.
 */
export async function readPortfolio(
  session: ExcelSession,
  request: Pick<
    AnalyseRequest,
    "referenceDate" | "criteria" | "decisions" | "accepted" | "answers" | "isLargeAccepted"
  >,
  control: TaskControl,
  today: Day,
): Promise<Portfolio> {
  const { decisions = [], accepted = [], answers = [] } = request;
  const before = await readState(session, "knowledge");
  const sheets = foreignSheets(before);
  if (sheets.length === 0) throw new Problem("empty-workbook");
  // One value in a sheet's last corner is no million of rows.
  sheets.forEach((extent) => ensureNoFarCell(extent));
  const rows = sheets.reduce((sum, { used }) => sum + (used?.rows ?? 0), 0);
  if (rows > TRIED_ROWS && request.isLargeAccepted !== true) {
    throw new Problem("many-rows", { rows, tried: TRIED_ROWS });
  }
  const stale = before.calculatesByHand
    ? await session.run((workbook) => recalculated(workbook, before))
    : [];
  const read = await readSheets(session, sheets, control);
  // A list or a page of ours that people converted or copied is theirs to keep, not receivables to add up.
  const grids = read.filter(({ values }) => !isListOfOurs(values) && !isPageOfOurs(values));
  const rowCount = grids.reduce((sum, { values }) => sum + values.length, 1);
  // People decide which criteria and currency count once there are settings; the first time, what the sheets have does.
  const isNew = before.ownSheets.names.settings === null;
  const { companyCurrency, endOfMonthReading } = before.policy.parameters;
  const options: IntakeOptions = {
    ...(isNew ? {} : { companyCurrency }),
    endOfMonthReading,
    referenceDate: request.referenceDate,
    rates: before.rates,
    ratingRanges: before.policy.ratingRanges,
    decisions: mergeDecisions(before.decisions, decisions),
    answers: mergeAnswers(before.answers, answers),
  };
  const pause: Pause = async (rows) => {
    control.onProgress({ step: "understanding", done: Math.min(1, rows / rowCount) });
    await breathe(control);
  };
  const intake = await readWorkbook(grids, options, pause);
  if (receivablesSources(intake).length === 0) {
    throw noReceivables(whyLeftOut(intake) ?? whyNotReceivables(grids), intake);
  }
  const state = isNew
    ? { ...before, policy: startingPolicy(before.policy, intake, request.criteria) }
    : before;
  const totals = (found: Intake) => totalsOf(found, state.policy, found.referenceDate);
  await ensureUnderstood(intake, decisions, (questions) =>
    withEffects(questions, grids, options, pause, totals),
  );
  if (intake.openItems.length + intake.agedBalance.length === 0) {
    throw noReceivables(whyNothingRead(receivablesSources(intake)), intake);
  }
  const referenceDate = request.referenceDate ?? intake.referenceDate;
  if (referenceDate === null) throw noReferenceDate(intake);
  const newlyAccepted = ensureAccepted(intake, accepted, state, referenceDate);
  control.onProgress({ step: "classifying", done: 0 });
  await breathe(control);
  const knowledge = await wholeKnowledge(session, state, today, intake);
  const clients = await classifyPortfolio(intake, state.policy, referenceDate, {
    knowledgeOf: knowledge.fileOf,
    pause: () => breathe(control),
  });
  return { state, stale, intake, referenceDate, knowledge, clients, newlyAccepted };
}

/** What is known of the clients; of those whose row is gone, from the history. */
async function wholeKnowledge(
  session: ExcelSession,
  state: WorkbookState,
  today: Day,
  intake: Intake,
): Promise<ClientKnowledge> {
  const { parameters } = state.policy;
  const knowledge = clientKnowledge(state, parameters, today, intake);
  const { clients, warnings } = await recoveredClients(session, knowledge.forgotten);
  if (clients.length === 0) return knowledge;
  const whole = clientKnowledge(state, parameters, today, intake, clients);
  return { ...whole, warnings: [...whole.warnings, ...warnings] };
}

/**
 * Figures of a source that something is asked of, or whose headings are not those that were confirmed, are not used before the user has looked. What the request itself decides is not asked again.
 */
async function ensureUnderstood(
  intake: Intake,
  decisions: readonly SourceDecision[],
  effectsOf: (questions: readonly Question[]) => Promise<readonly Question[]>,
): Promise<void> {
  // What is doubtful of a sheet is asked by its questions.
  const isAsked = ({ sheet, kind, status, superseded }: Source) =>
    superseded !== true &&
    status === "changed" &&
    !decisions.some((decision) => decision.sheet === sheet && decision.kind === kind);
  const doubtful = intake.sources.filter(isAsked);
  const questions = openQuestions(intake);
  if (doubtful.length + questions.length === 0) return;
  throw new NeedsDecision(intake.sources, doubtful, [], await effectsOf(questions));
}

/** @returns the differences that this request accepts for the first time. */
function ensureAccepted(
  intake: Intake,
  accepted: readonly Reconciliation[],
  { accepted: before }: WorkbookState,
  referenceDate: Day,
): Reconciliation[] {
  const open = differencesOf(intake).filter((difference) => !isAccepted(difference, referenceDate, before));
  const refused = open.filter((difference) => !accepted.some((known) => isSameDifference(known, difference)));
  if (refused.length > 0) throw new NeedsDecision(intake.sources, [], refused);
  return open;
}

/** Why no day is known: a cell tells one that documents contradict, or nothing tells any. */
function noReferenceDate({ warnings }: Intake): Problem {
  const doubted = warnings.find(({ code }) => code === "day-below-doubted");
  return new Problem("no-reference-date", doubted && { ...doubted.values, reason: doubted.code });
}

/** No client at all is no result: why, and the headings seen, those that mean nothing to the product apart, one a line. */
function noReceivables(why: Message, intake: Intake): Problem {
  const seen = [
    ...intake.notRead.flatMap(({ headings }) => headings),
    ...receivablesSources(intake).flatMap(({ unread = [] }) =>
      unread.map((column) => ({ ...column, isKnown: false })),
    ),
  ];
  const named = (known: boolean): string => {
    const ofKind = seen.filter(({ isKnown }) => isKnown === known);
    return [...new Set(ofKind.map(({ heading }) => heading))].slice(0, HEADINGS_NAMED).join("\n");
  };
  const headings = { headings: named(false), known: named(true) };
  return new Problem("no-receivables", { ...why.values, reason: why.code, ...headings });
}

const HEADINGS_NAMED = 12;

/** Sheets of receivables that are recognised and of which no row could be used. */
function whyNothingRead(sources: readonly Source[]): Message {
  const rejected = sources.flatMap((source) => source.rejected);
  const sheet = [...new Set(sources.map((source) => source.sheet))].join(", ");
  if (rejected.length === 0) return { code: "nothing-left", values: { sheet } };
  const values = {
    sheet,
    rows: rejected.length,
    address: rejected[0]?.address ?? "",
  };
  return { code: "nothing-read", values };
}
