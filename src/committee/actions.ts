import { localDay } from "../domain/basis/day";
import { Problem } from "../domain/basis/problem";
import { workbookKey } from "../excel/host/host";
import { findOwnSheets } from "../excel/sheets/ownSheets";
import { listSheets } from "../excel/host/readSheets";
import { activateSheet, selectCell } from "../excel/host/selection";
import { selectClient } from "../excel/sheets/clientRow";
import type { ExcelSession } from "../excel/host/session";
import type { CommitteeActions } from "./contract";
import type { KeptPortfolio } from "./analysis/readPortfolio";
import { whenUsed } from "./whenUsed";
import type { Language } from "../locales/translator";

const PROTOCOL = [
  "ensureProtocolWritable",
  "readProtocolState",
  "recordDecision",
  "undoLast",
  "reviewAction",
  "requestArbitration",
  "recordRuling",
  "settleProtocol",
  "sortProtocol",
  "clientHistory",
  "searchDecisions",
  "showDecision",
] as const;
const CLOSING = [
  "readClosing",
  "closeMeeting",
  "markProtocolSent",
  "protocolMail",
  "arbitrationRequestMail",
] as const;
const SENDING = ["readAgendaSending", "agendaPdf", "meetingInvitation"] as const;
const RESULTS = ["readResults", "refreshResults", "resultsMail"] as const;
const POLICY = ["readCreditPolicy", "previewPolicy", "keepPolicy", "addOverride", "endOverride"] as const;
const DECLARE = ["sheetsToDeclare"] as const;
const CLIENT = ["clientCard", "followSelection", "pinClient", "noteClient"] as const;

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
    ...whenUsed(PROTOCOL, async () =>
      (await import("./protocol/protocolActions")).protocolActions(session, clock),
    ),
    ...whenUsed(CLOSING, async () =>
      (await import("./closing/closingActions")).closingActions(session, clock),
    ),
    // Even this: the pane says that it is reading while the code that reads arrives.
    lookUp: async (control) => (await import("./sources/lookUp")).lookUp(session, control, clock()),
    previewSources: async (decisions, control) =>
      (await import("./sources/lookUp")).previewSources(session, decisions, control),
    analyse: async (request, control) => {
      const { analyse } = await import("./analysis/analyse");
      return analyse(session, request, control, localDay(clock()), displayLanguage, (portfolio) => {
        kept.current = portfolio;
      });
    },
    memoryKey: workbookKey,
    openMeeting: async (begun, control) =>
      (await import("./meeting/meeting")).openMeeting(session, begun, control, clock()),
    prepareAgenda: async (control) =>
      (await import("./agenda/prepareAgenda")).prepareAgenda(session, control, clock(), kept),
    markAgendaSent: async (day) =>
      (await import("./agenda/markAgendaSent")).markAgendaSent(session, clock(), day),
    ...whenUsed(RESULTS, async () =>
      (await import("./results/resultsActions")).resultsActions(session, kept, clock),
    ),
    ...whenUsed(SENDING, async () => (await import("./agenda/agendaSending")).sendingActions(session, clock)),
    readWeek: async () => (await import("./week/readWeek")).readWeek(session, clock()),
    showClient: (code) => session.run((workbook) => selectClient(workbook, code)),
    showCell: (address) => session.run((workbook) => selectCell(workbook, address)),
    ...whenUsed(POLICY, async () =>
      (await import("./policy/policyActions")).policyActions(session, kept, clock, displayLanguage),
    ),
    ...whenUsed(DECLARE, async () => (await import("./sources/declareSource")).declareActions(session)),
    ...whenUsed(CLIENT, async () =>
      (await import("./client/clientActions")).clientActions(session, kept, displayLanguage, clock),
    ),
    showSheet: (sheet) =>
      session.run(async (workbook) => {
        const own = await findOwnSheets(workbook, await listSheets(workbook));
        const name = own.names[sheet];
        if (name === null) throw new Problem("not-analysed");
        await activateSheet(workbook, name);
      }),
  };
}
