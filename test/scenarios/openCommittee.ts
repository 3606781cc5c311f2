import { committeeActions } from "../../src/committee/actions";
import type { CommitteeActions } from "../../src/committee/contract";
import type { AnalyseRequest, Analysis } from "../../src/committee/analysis/analysisContract";
import type { TaskControl, Progress } from "../../src/committee/port/task";
import { NeedsDecision } from "../../src/committee/port/needsDecision";
import { openSession, type ExcelSession } from "../../src/excel/host/session";
import { answerOf } from "../../src/intake/answers";
import { decisionOn } from "../../src/taskpane/state/sourceDrafts";
import { SimulatedExcel, type ExcelOptions } from "../simulator/excel";
import type { WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import type { Language } from "../../src/locales/translator";

/** The product's use cases in one user's Excel, over the simulator. */
export interface OpenCommittee {
  readonly actions: CommitteeActions;
  readonly session: ExcelSession;
  readonly excel: SimulatedExcel;
  readonly model: WorkbookModel;
  /** Where the user's clock stands; change it to let days pass. */
  now: Date;
  close(): void;
}

export interface CommitteeOptions extends ExcelOptions {
  readonly now?: Date;
  readonly language?: Language;
  /** A workbook that another user has open already. */
  readonly excel?: SimulatedExcel;
}

/** Opens a workbook as a user does, the pane beside it; the clock stands at `now` (Thursday 15 January 2026, 10:00). */
export async function openCommittee(
  model: WorkbookModel,
  options: CommitteeOptions = {},
): Promise<OpenCommittee> {
  const { now = new Date(2026, 0, 15, 10), language = "fr", ...rest } = options;
  const excel = options.excel ?? new SimulatedExcel(model, rest);
  const client = await openClient(excel);
  const { context } = client.Office;
  const { requirements, document } = context;
  const session = openSession(
    {
      run: (batch) => client.Excel.run(batch),
      document: () => document,
      context: () => context,
      isSetSupported: (name, version) => requirements.isSetSupported(name, version),
    },
    (giveUp) => excel.faults.onSilence(giveUp),
  );
  const committee: OpenCommittee = {
    actions: committeeActions(session, language, () => committee.now),
    session,
    excel,
    model: excel.model,
    now,
    close: () => client.close(),
  };
  return committee;
}

/** A task that nobody stops; `steps` keeps what it reported. */
export function patience(): TaskControl & { readonly steps: Progress[]; stop(): void } {
  const controller = new AbortController();
  const steps: Progress[] = [];
  return {
    signal: controller.signal,
    steps,
    onProgress: (progress) => steps.push(progress),
    stop: () => controller.abort(),
  };
}

/** An analysis that was agreed to, with what had to be agreed to on the way. */
export interface AgreedAnalysis {
  readonly analysis: Analysis;
  readonly asked: readonly NeedsDecision[];
}

/** What somebody answers to what an analysis waits for. */
export type Agree = (waiting: NeedsDecision) => Pick<AnalyseRequest, "answers" | "decisions" | "accepted">;

/** So many times an analysis may ask: an answer may bring up another question, not the same for ever. */
const MOST_ROUNDS = 8;

/** Takes the proposed answers, confirms every source as it was read and accepts every difference. */
const agreeToAll: Agree = ({ questions, doubtful, differences }) => ({
  answers: questions.map((question) => answerOf(question, question.choices[question.proposed]!)),
  decisions: doubtful.map((source) => decisionOn(source, [], [])),
  accepted: differences,
});

/** Analyses as a user who agrees to what the analysis asks, as long as it asks. */
export async function analyseAgreeing(
  { actions }: Pick<OpenCommittee, "actions">,
  request: AnalyseRequest,
  agree: Agree = agreeToAll,
  asked: readonly NeedsDecision[] = [],
): Promise<AgreedAnalysis> {
  try {
    return { analysis: await actions.analysis.analyse(request, patience()), asked };
  } catch (error) {
    if (!(error instanceof NeedsDecision) || asked.length >= MOST_ROUNDS) throw error;
    const { answers = [], decisions = [], accepted = [] } = agree(error);
    const agreed: AnalyseRequest = {
      ...request,
      answers: [...(request.answers ?? []), ...answers],
      decisions: [...(request.decisions ?? []), ...decisions],
      accepted: [...(request.accepted ?? []), ...accepted],
    };
    return analyseAgreeing({ actions }, agreed, agree, [...asked, error]);
  }
}
