import { localDay } from "../../domain/basis/day";
import type { ExcelSession } from "../../excel/host/session";
import { clientCard } from "./clientCard";
import type { ClientActions } from "./clientContract";
import { noteClient, pinClient } from "./clientMarks";
import { followSelection } from "./followSelection";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import type { Language } from "../../locales/translator";

/** What the credit manager can do with one client, over one session with Excel. */
export function clientActions(
  session: ExcelSession,
  kept: KeptPortfolio,
  displayLanguage: Language,
  clock: () => Date,
): ClientActions {
  return {
    clientCard: (code, control) =>
      clientCard(session, kept, code, control, localDay(clock()), displayLanguage),
    followSelection: (onClient) => followSelection(session, kept, onClient),
    pinClient: (code, isPinned) => pinClient(session, code, isPinned),
    noteClient: (code, note, before) => noteClient(session, code, note, before),
  };
}
