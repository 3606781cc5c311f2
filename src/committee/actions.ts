import { localDay } from "../domain/day";
import { Problem } from "../domain/problem";
import { workbookKey } from "../excel/host";
import { findOwnSheets } from "../excel/ownSheets";
import { listSheets } from "../excel/readSheets";
import { activateSheet, selectCell, selectClient } from "../excel/selection";
import type { ExcelSession } from "../excel/session";
import { analyse } from "./analyse";
import { clientActions } from "./clientActions";
import { closingActions } from "./closingActions";
import type { CommitteeActions, Language } from "./contract";
import { declareActions } from "./declareSource";
import { lookUp, previewSources } from "./lookUp";
import { openMeeting } from "./meeting";
import { policyActions } from "./policyActions";
import { markAgendaSent } from "./markAgendaSent";
import type { KeptPortfolio } from "./portfolio";
import { prepareAgenda } from "./prepareAgenda";
import { protocolActions } from "./protocolActions";

/**
 * What the credit manager can do, over one session with Excel.
 * @param clock the user's own clock; everything else is read from the workbook.
 */
export function committeeActions(
  session: ExcelSession,
  displayLanguage: Language,
  clock: () => Date = () => new Date(),
): CommitteeActions {
  const kept: KeptPortfolio = { current: null };
  return {
    ...protocolActions(session, clock),
    ...closingActions(session, clock),
    lookUp: (control) => lookUp(session, control, clock()),
    previewSources: (decisions, control) => previewSources(session, decisions, control),
    analyse: (request, control) =>
      analyse(session, request, control, localDay(clock()), displayLanguage, (portfolio) => {
        kept.current = portfolio;
      }),
    memoryKey: workbookKey,
    openMeeting: (begun, control) => openMeeting(session, begun, control, clock()),
    prepareAgenda: (control) => prepareAgenda(session, control, clock()),
    markAgendaSent: (day) => markAgendaSent(session, clock(), day),
    showClient: (code) => session.run((workbook) => selectClient(workbook, code)),
    showCell: (address) => session.run((workbook) => selectCell(workbook, address)),
    ...policyActions(session, kept, clock, displayLanguage),
    ...declareActions(session),
    ...clientActions(session, kept, displayLanguage, clock),
    showSheet: (sheet) =>
      session.run(async (workbook) => {
        const own = await findOwnSheets(workbook, await listSheets(workbook));
        const name = own.names[sheet];
        if (name === null) throw new Problem("not-analysed");
        await activateSheet(workbook, name);
      }),
  };
}
