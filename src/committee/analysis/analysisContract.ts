import type { TaskControl } from "../port/task";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { Colour } from "../../domain/policy/grid";
import type { Criteria } from "../../domain/policy/policy";
import type {
  Source,
  Reconciliation,
  GroupProposal,
  Intake,
  Message,
  SourceDecision,
} from "../../intake/source";
import type { Answer } from "../../intake/question";
import type { Ageing } from "../../domain/receivables/receivables";
import type { ClientSummary } from "../port/clientStanding";
import type { SourceSummary } from "../sources/sourcesContract";
import type { Language } from "../../locales/translator";
import type { NamedClient } from "../../domain/client/client";

/** Who moved since a committee: new clients enter their colour, those who owe nothing any more leave theirs. */
export interface CommitteeChange {
  readonly since: Day;
  readonly entered: Readonly<Record<Colour, readonly NamedClient[]>>;
  readonly left: Readonly<Record<Colour, readonly NamedClient[]>>;
  readonly arrived: readonly NamedClient[];
  readonly vanished: readonly NamedClient[];
  /** Owed something then and are missing from the file: nobody knows whether they paid. */
  readonly absent: readonly NamedClient[];
}

/** A client whose colour another policy changes. */
export interface ColourMove extends NamedClient {
  readonly from: Colour;
  readonly to: Colour;
  /** The new colour and the facts behind it as one sentence, in the pane's language. */
  readonly why: string;
}

/** The result of an analysis: what the pane shows once CC_Clients is written. */
export interface Analysis {
  readonly referenceDate: Day;
  readonly sources: readonly SourceSummary[];
  /** The same in full: columns, ignored and rejected rows. */
  readonly readings: readonly Source[];
  readonly clients: readonly ClientSummary[];
  readonly counts: Readonly<Record<Colour, number>>;
  /** What the colours look at. */
  readonly criteria: Criteria;
  readonly totals: Ageing & {
    readonly balance: Cents;
    readonly rejected: Cents;
    readonly sheetTotal: Cents | null;
  };
  /** Sums read against what other places state; differences among them were accepted. */
  readonly reconciliation: readonly Reconciliation[];
  /** The same name over several codes: perhaps groups. */
  readonly groupProposals: readonly GroupProposal[];
  /** Sheets that nothing was read from, and why. */
  readonly notRead: Intake["notRead"];
  /** Rows not used, with where and why. */
  readonly rejected: Intake["sources"][number]["rejected"];
  /** Who moved since the last committee held; null before the first. */
  readonly change: CommitteeChange | null;
  /**
   * The clients whose colour would change with the rules that these settings were made before, and that do not
   * count until somebody decides; null when none would, or there are no such rules.
   */
  readonly newRules: readonly ColourMove[] | null;
  readonly warnings: readonly Message[];
  /** What the write changed: nil when everything already stood. */
  readonly written: { readonly sheetsCreated: readonly string[]; readonly cellsChanged: number };
}
export interface AnalyseRequest {
  /** Language for sheets to be created; ignored when the workbook has one. */
  readonly language: Language;
  /** The user's reference date, when no sheet says one or the user overrules it. */
  readonly referenceDate: Day | null;
  /** What was answered before the first write about criteria that nothing was found for; ignored once there are settings. */
  readonly criteria?: Criteria;
  /** What the user decided about sources: applied over earlier decisions, and kept with the analysis. */
  readonly decisions?: readonly SourceDecision[];
  /** What the user answered to questions about sources: kept with the analysis. */
  readonly answers?: readonly Answer[];
  /** Differences that the user accepts: kept with the analysis. */
  readonly accepted?: readonly Reconciliation[];
  /** More rows than the product is tried with are read all the same. */
  readonly isLargeAccepted?: boolean;
}

/** What the credit manager can do to have the clients classified. */
export interface AnalysisActions {
  /**
   * Reads the sources, classifies, writes Clients (and on the first time settings and protocol).
   * @throws NeedsDecision when a question must be answered, a source confirmed or a difference accepted first;
   *   nothing is written.
   */
  analyse(request: AnalyseRequest, control: TaskControl): Promise<Analysis>;
}
