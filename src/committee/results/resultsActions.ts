import type { ExcelSession } from "../../excel/host/session";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { readResults } from "./readResults";
import { refreshResults } from "./refreshResults";
import type { ResultsActions } from "./resultsContract";
import { resultsMail } from "./resultsMail";

/** What the credit manager makes known of what was achieved, over one session with Excel. */
export function resultsActions(
  session: ExcelSession,
  kept: KeptPortfolio,
  clock: () => Date,
): ResultsActions {
  return {
    readResults: () => readResults(session, kept, clock()),
    refreshResults: () => refreshResults(session, kept, clock()),
    resultsMail: () => resultsMail(session, kept, clock()),
  };
}
