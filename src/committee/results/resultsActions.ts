import type { Desk } from "../port/desk";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { readResults } from "./readResults";
import { refreshResults } from "./refreshResults";
import type { ResultsActions } from "./resultsContract";
import { resultsMail } from "./resultsMail";

/** What the credit manager makes known of what was achieved, over one session with Excel. */
export function resultsActions({ session, clock }: Desk, kept: KeptPortfolio): ResultsActions {
  return {
    readResults: () => readResults(session, kept, clock()),
    refreshResults: () => refreshResults(session, kept, clock()),
    resultsMail: () => resultsMail(session, kept, clock()),
  };
}
