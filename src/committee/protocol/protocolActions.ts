import type { Desk } from "../port/desk";
import { localDay } from "../../domain/basis/day";
import { FACT_COLUMNS, readProtocol } from "../../excel/sheets/protocolSheet";
import { selectNumber, sortNewestFirst, surveyProtocol } from "../../excel/sheets/protocolTable";
import { noteGone } from "../../excel/sheets/protocolTraces";
import { clientHistory } from "./clientHistory";
import type { ProtocolActions } from "./protocolContract";
import { settleProtocol } from "./protocolNumbers";
import { protocolFacts } from "../port/protocolRows";
import { recordDecision } from "./recordDecision";
import { recordRuling } from "./recordRuling";
import { requestArbitration } from "./requestArbitration";
import { reviewAction } from "./reviewAction";
import { searchDecisions } from "./searchDecisions";
import { settleEdit } from "./settleEdit";
import { undo } from "./undo";

/** What the credit manager can do with the protocol, over one session with Excel. */
export function protocolActions({ session, clock }: Desk): ProtocolActions {
  return {
    ensureProtocolWritable: () =>
      session.run(async (workbook) => {
        await surveyProtocol(workbook);
      }),
    readProtocolState: async () => {
      const content = await session.run((workbook) => readProtocol(workbook, FACT_COLUMNS));
      const { entries: facts, warnings } = protocolFacts(content);
      return { facts, warnings };
    },
    recordDecision: (draft) => recordDecision(session, draft),
    undo: (written) => undo(session, written),
    reviewAction: (seen, review) => reviewAction(session, seen, review),
    settleEdit: (seen, answer) => settleEdit(session, seen, answer),
    requestArbitration: (seen, request) => requestArbitration(session, seen, request),
    recordRuling: (seen, ruling) => recordRuling(session, seen, ruling),
    noteGone: (gone) => session.run((workbook) => noteGone(workbook, gone)),
    settleProtocol: () => settleProtocol(session),
    sortProtocol: () =>
      session.run(async (workbook) => sortNewestFirst(workbook, await surveyProtocol(workbook))),
    clientHistory: (clientCode) => clientHistory(session, { clientCode, clientName: "" }, localDay(clock())),
    searchDecisions: (search) => searchDecisions(session, search),
    showDecision: (number) => session.run((workbook) => selectNumber(workbook, number)),
  };
}
