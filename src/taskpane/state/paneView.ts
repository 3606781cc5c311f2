import type { CommitteeActions } from "../../committee/contract";
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
  /** Goes to another page. */
  readonly show: (view: PaneView) => void;
  /** Of the add-in. */
  readonly version: string;
}

/** Which tab is shown and what is searched for among the clients. */
export interface PortfolioView {
  readonly tab: "clients" | "checks";
  readonly search: string;
}
