import type { Ageing } from "../domain/receivables/receivables";
import type { Cents } from "../domain/basis/money";
import type { Colour } from "../domain/policy/grid";
import type { Day } from "../domain/basis/day";
import type {
  GroupProposal,
  Intake,
  Message,
  Reconciliation,
  Source,
  SourceDecision,
  SourceKind,
} from "../intake/source";
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

export type { AgendaSummary } from "./agenda/agendaContract";

/** The language of the pane or of the workbook. */
export type Language = "fr" | "en";

/** Where a long task stands: a step to name and how much of it is done (0 to 1). */
export interface Progress {
  readonly step: "reading" | "understanding" | "classifying" | "writing";
  readonly done: number;
}

/** What a long task needs from whoever asked for it. */
export interface TaskControl {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** One source as the pane names it. */
export interface SourceSummary {
  readonly sheet: string;
  readonly kind: SourceKind;
  readonly headerRow: number;
  /** Before the analysis: the rows below the headings. */
  readonly rowsRead: number;
  /** Null before the analysis, which alone reads every row. */
  readonly rowsIgnored: number | null;
  readonly rowsRejected: number | null;
  readonly referenceDate: Day | null;
}

/** A client as the pane lists it. */
export interface ClientSummary {
  readonly code: string;
  readonly name: string;
  readonly colour: Colour;
  /** One sentence of facts, in the pane's language. */
  readonly reasons: string;
  readonly exposure: Cents;
  readonly uncovered: Cents;
  /** Counted overdue (échu retenu). */
  readonly overdue: Cents;
  readonly oldestDaysLate: number;
}

/** A client by its code and name. */
export type NamedClient = Pick<ClientSummary, "code" | "name">;

/** Who moved since a committee: new clients enter their colour, those who owe nothing any more leave theirs. */
export interface CommitteeChange {
  readonly since: Day;
  readonly entered: Readonly<Record<Colour, readonly NamedClient[]>>;
  readonly left: Readonly<Record<Colour, readonly NamedClient[]>>;
  readonly arrived: readonly NamedClient[];
  readonly vanished: readonly NamedClient[];
}

/** The result of an analysis: what the pane shows once CC_Clients is written. */
export interface Analysis {
  readonly referenceDate: Day;
  readonly sources: readonly SourceSummary[];
  /** The same in full: columns, ignored and rejected rows. */
  readonly readings: readonly Source[];
  readonly clients: readonly ClientSummary[];
  readonly counts: Readonly<Record<Colour, number>>;
  readonly totals: Ageing & {
    readonly balance: Cents;
    readonly rejected: Cents;
    readonly sheetTotal: Cents | null;
  };
  /** Sums read against what other places state; differences among them were accepted. */
  readonly reconciliation: readonly Reconciliation[];
  /** The same name over several codes: perhaps groups. */
  readonly groupProposals: readonly GroupProposal[];
  /** Rows not used, with where and why. */
  readonly rejected: Intake["sources"][number]["rejected"];
  /** Who moved since the last committee held; null before the first. */
  readonly change: CommitteeChange | null;
  readonly warnings: readonly Message[];
  /** What the write changed: nil when everything already stood. */
  readonly written: { readonly sheetsCreated: readonly string[]; readonly cellsChanged: number };
}

/** What the pane can say on opening, from a read that writes nothing. */
export interface Overview {
  /** Language of the sheets when the workbook has been set up, else null. */
  readonly workbookLanguage: Language | null;
  /** Day of the next committee and its hour, e.g. "8:30". */
  /** ISO code of the company's currency. */
  readonly currency: string;
  readonly nextCommittee: { readonly day: Day; readonly time: string };
  /** The day the agenda must leave. */
  readonly agendaDue: Day;
  readonly today: Day;
  /** Sheets of the finance team in which receivables or other sources were found, best first. */
  readonly sources: readonly SourceSummary[];
  /** The same as understood from their first rows: columns, preview, doubts. */
  readonly readings: readonly Source[];
  /** What was decided about sources before, sheets not to be read included. */
  readonly decisions: readonly SourceDecision[];
  readonly referenceDate: Day | null;
  /** Why there are no receivables among the sources, or null when there are. */
  readonly notFound: Message | null;
  /** Names of the sheets that the first write will create, in the language the workbook has or would take. */
  readonly sheetsToCreate: Readonly<Record<Language, readonly string[]>>;
  /** The last analysis standing in CC_Clients, when there is one. */
  readonly clients: readonly ClientSummary[] | null;
  readonly agendaPrepared: boolean;
}

export interface AnalyseRequest {
  /** Language for sheets to be created; ignored when the workbook has one. */
  readonly language: Language;
  /** The user's reference date, when no sheet says one or the user overrules it. */
  readonly referenceDate: Day | null;
  /** What the user decided about sources: applied over earlier decisions, and kept with the analysis. */
  readonly decisions?: readonly SourceDecision[];
  /** Differences that the user accepts: kept with the analysis. */
  readonly accepted?: readonly Reconciliation[];
}

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
