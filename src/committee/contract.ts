import type { AgendaActions } from "./agenda/agendaContract";
import type { AnalysisActions } from "./analysis/analysisContract";
import type { ClientActions } from "./client/clientContract";
import type { ClosingActions } from "./closing/closingContract";
import type { MeetingActions } from "./meeting/meetingContract";
import type { PolicyActions } from "./policy/policyContract";
import type { WorkbookActions } from "./port/workbookActions";
import type { ProtocolActions } from "./protocol/protocolContract";
import type { ResultsActions } from "./results/resultsContract";
import type { SelfCheckActions } from "./selfCheck/selfCheckContract";
import type { SourcesActions } from "./sources/sourcesContract";
import type { WeekActions } from "./week/weekContract";

/**
 * What the credit manager can do from the pane, by feature: a room of this layer each. Every method throws a
 * `Problem` (domain/basis/problem.ts) for what a user can understand and act upon.
 */
export interface CommitteeActions {
  readonly workbook: WorkbookActions;
  readonly sources: SourcesActions;
  readonly analysis: AnalysisActions;
  readonly policy: PolicyActions;
  readonly client: ClientActions;
  readonly week: WeekActions;
  readonly agenda: AgendaActions;
  readonly meeting: MeetingActions;
  readonly protocol: ProtocolActions;
  readonly closing: ClosingActions;
  readonly results: ResultsActions;
  readonly selfCheck: SelfCheckActions;
}
