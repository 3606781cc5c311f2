import type { CommitteeActions } from "../../committee/contract";
import type { DecisionSearch } from "../../committee/protocol/protocolContract";
import type { Colour } from "../../domain/policy/grid";
import type { Overview } from "../../committee/sources/sourcesContract";
import type { AnalysisSteps } from "./useAnalysis";
import type { CommitteePane } from "./useCommittee";

/**
 * The pages of the pane. Which one is shown is held in memory: Office.js takes the browser's history away
 * from add-ins.
 */
export type PaneView =
  | "week"
  | "client"
  | "session"
  | "decisions"
  | "closing"
  | "results"
  | "policy"
  | "setUp"
  | "sources"
  | "sending"
  | "selfCheck";

/** What every page gets. */
export interface PageProps {
  readonly actions: CommitteeActions;
  readonly overview: Overview;
  readonly pane: CommitteePane;
  /** The way to the analysis, with the date and language chosen for it. */
  readonly analysing: AnalysisSteps;
  /** What the home page shows of the clients: kept while another page is open. */
  readonly portfolio: PortfolioView;
  readonly onPortfolio: (view: PortfolioView) => void;
  /** What the page of decisions looks for: kept while another page is open. */
  readonly decisions: DecisionSearch;
  readonly onDecisions: (search: DecisionSearch) => void;
  /** Goes to another page. */
  readonly show: (view: PaneView) => void;
  /** Of the add-in. */
  readonly version: string;
}

/** Which tab is shown, and which of the clients in what order. */
export interface PortfolioView extends ClientFilter {
  readonly tab: "clients" | "checks";
}

/** Which clients the list shows, and in what order. */
export interface ClientFilter {
  readonly search: string;
  /** All when it is empty. */
  readonly colours: ReadonlySet<Colour>;
  /** Those who turned red since the last committee, or about whom something must be declared soon; null for all. */
  readonly only: "turnedRed" | "declareSoon" | null;
  /** Null for those of everybody. */
  readonly salesperson: string | null;
  readonly sort: ClientSort;
}

/** Orders of the client list: reds first as the sheet ranks them, or the largest of a figure first, or by name. */
export const CLIENT_SORTS = [
  "rank",
  "exposure",
  "uncovered",
  "countedOverdue",
  "oldestDaysLate",
  "name",
] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

/** The portfolio on opening: every client, the reds first. */
export const WHOLE_PORTFOLIO: PortfolioView = {
  tab: "clients",
  search: "",
  colours: new Set(),
  only: null,
  salesperson: null,
  sort: "rank",
};
