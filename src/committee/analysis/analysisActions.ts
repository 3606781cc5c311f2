import { localDay } from "../../domain/basis/day";
import type { Desk } from "../port/desk";
import { analyse } from "./analyse";
import type { AnalysisActions } from "./analysisContract";
import type { KeptPortfolio } from "./readPortfolio";

/** What the credit manager can do to have the clients classified, over one session with Excel. */
export function analysisActions(
  { session, clock, displayLanguage }: Desk,
  kept: KeptPortfolio,
): AnalysisActions {
  return {
    analyse: (request, control) =>
      analyse(session, request, control, localDay(clock()), displayLanguage, (portfolio) => {
        kept.current = portfolio;
      }),
  };
}
