import type { DecisionDraft } from "../../src/committee/protocol/protocolContract";
import { protocolEntries } from "../../src/committee/port/protocolRows";
import { dayOf } from "../../src/domain/basis/day";
import type { ProtocolEntry } from "../../src/domain/protocol/protocol";
import { PROTOCOL_COLUMNS, readProtocol } from "../../src/excel/sheets/protocolSheet";
import type { SimulatedExcel } from "../simulator/excel";
import type { WorkbookModel } from "../simulator/model";
import { openClient } from "../simulator/node";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

/** The committee of the scenarios: Friday 16 January 2026. */
export const COMMITTEE = dayOf(2026, 1, 16);

let analysed: Promise<WorkbookModel> | null = null;

/** A workbook of four clients, analysed: its protocol is blank. It is analysed once, then copied. */
export async function openProtocol(): Promise<OpenCommittee> {
  analysed ??= analyseOnce();
  return openCommittee(structuredClone(await analysed));
}

async function analyseOnce(): Promise<WorkbookModel> {
  const committee = await openCommittee(plainReceivablesWorkbook());
  await committee.actions.analysis.analyse({ language: "fr", referenceDate: null }, patience());
  await committee.excel.settled();
  committee.close();
  return committee.model;
}

/** What a colleague does in the same workbook, with an Excel of his own. */
export async function asColleague(
  excel: SimulatedExcel,
  work: (context: Excel.RequestContext) => Promise<unknown> | void,
): Promise<void> {
  const client = await openClient(excel);
  try {
    await client.Excel.run(async (context) => {
      await work(context);
      await context.sync();
    });
  } finally {
    client.close();
  }
}

/** The protocol as a fresh look at the workbook reads it. */
export async function entriesOf({
  session,
}: Pick<OpenCommittee, "session">): Promise<readonly ProtocolEntry[]> {
  return protocolEntries(await session.run((workbook) => readProtocol(workbook, PROTOCOL_COLUMNS))).entries;
}

/** A decision about nobody, but for what is given. */
export function draft(own: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    committeeDate: COMMITTEE,
    clientCode: "",
    decision: "Relancer le client",
    kind: "client-reminder",
    owner: "Claire",
    dueDate: COMMITTEE + 7,
    ...own,
  };
}
