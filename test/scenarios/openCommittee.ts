import { committeeActions } from "../../src/committee/actions";
import type { CommitteeActions } from "../../src/committee/contract";
import type { AnalyseRequest, Analysis } from "../../src/committee/analysis/analysisContract";
import type { TaskControl, Progress } from "../../src/committee/port/task";
import { NeedsDecision } from "../../src/committee/port/needsDecision";
import { openSession, type ExcelSession } from "../../src/excel/host/session";
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

/** Analyses as a user who confirms every source as it was read and accepts every difference. */
export async function analyseAgreeing(
  { actions }: Pick<OpenCommittee, "actions">,
  request: AnalyseRequest,
  asked: readonly NeedsDecision[] = [],
): Promise<AgreedAnalysis> {
  try {
    return { analysis: await actions.analysis.analyse(request, patience()), asked };
  } catch (error) {
    if (!(error instanceof NeedsDecision) || asked.length > 2) throw error;
    const confirmed = error.doubtful.map((source) => decisionOn(source, [], []));
    const agreed: AnalyseRequest = {
      ...request,
      decisions: [...(request.decisions ?? []), ...confirmed],
      accepted: [...(request.accepted ?? []), ...error.differences],
    };
    return analyseAgreeing({ actions }, agreed, [...asked, error]);
  }
}
