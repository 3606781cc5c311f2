import type { Desk } from "../port/desk";
import { sheetsToDeclare } from "./declareSource";
import { lookUp, previewSources } from "./lookUp";
import type { SourcesActions } from "./sourcesContract";

/** What the credit manager can do with the finance team's sheets, over one session with Excel. */
export function sourcesActions({ session, clock }: Desk): SourcesActions {
  return {
    lookUp: (control) => lookUp(session, control, clock()),
    previewSources: (decisions, control) => previewSources(session, decisions, control),
    sheetsToDeclare: (control) => sheetsToDeclare(session, control),
  };
}
