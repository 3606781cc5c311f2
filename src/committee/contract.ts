import type { Source, SourceDecision } from "../intake/source";
import type { ClientActions } from "./client/clientContract";
import type { DeclareActions } from "./sources/declareContract";
import type { AgendaActions } from "./agenda/agendaContract";
import type { ClosingActions } from "./closing/closingContract";
import type { MeetingActions } from "./meeting/meetingContract";
import type { PolicyActions } from "./policy/policyContract";
import type { ProtocolActions } from "./protocol/protocolContract";
import type { ResultsActions } from "./results/resultsContract";
import type { SendingActions } from "./agenda/sendingContract";
import type { WeekActions } from "./week/weekContract";
import type { TaskControl } from "./port/task";
import type { Overview } from "./sources/sourcesContract";
import type { AnalyseRequest, Analysis } from "./analysis/analysisContract";

export type { AgendaSummary } from "./agenda/agendaContract";

/**
 * What the credit manager can do from the pane. Every method throws a `Problem`
 * (domain/problem.ts) for what a user can understand and act upon.
 */
export interface CommitteeActions
  extends
    AgendaActions,
    ClientActions,
    ClosingActions,
    DeclareActions,
    MeetingActions,
    PolicyActions,
    ProtocolActions,
    ResultsActions,
    SendingActions,
    WeekActions {
  /** Reads only: nothing is written on opening the pane. */
  lookUp(control: TaskControl): Promise<Overview>;
  /** The sources as their first rows read under these decisions. Writes nothing. */
  previewSources(decisions: readonly SourceDecision[], control: TaskControl): Promise<readonly Source[]>;
  /**
   * Reads the sources, classifies, writes Clients (and on the first time settings and protocol).
   * @throws NeedsDecision when a source must be confirmed or a difference accepted first; nothing is written.
   */
  analyse(request: AnalyseRequest, control: TaskControl): Promise<Analysis>;
  /** Selects the client's row on the Clients sheet. */
  showClient(code: string): Promise<void>;
  /** Selects a cell by its address, e.g. of a rejected row. */
  showCell(address: string): Promise<void>;
  /** Activates one of our sheets. */
  showSheet(sheet: "clients" | "agenda" | "minutes" | "protocol" | "results" | "settings"): Promise<void>;
}
