import type { Desk } from "../port/desk";
import { selectClient } from "../../excel/sheets/clientRow";
import { localDay } from "../../domain/basis/day";
import { clientCard } from "./clientCard";
import type { ClientActions } from "./clientContract";
import { noteClient, pinClient } from "./clientMarks";
import { followSelection } from "./followSelection";
import type { KeptPortfolio } from "../analysis/readPortfolio";

/** What the credit manager can do with one client, over one session with Excel. */
export function clientActions({ session, clock, displayLanguage }: Desk, kept: KeptPortfolio): ClientActions {
  return {
    showClient: (code) => session.run((workbook) => selectClient(workbook, code)),
    clientCard: (code, control) =>
      clientCard(session, kept, code, control, localDay(clock()), displayLanguage),
    followSelection: (onClient) => followSelection(session, kept, onClient),
    pinClient: (code, isPinned) => pinClient(session, code, isPinned),
    noteClient: (code, note, before) => noteClient(session, code, note, before),
  };
}
