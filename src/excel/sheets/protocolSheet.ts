import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import type { Made } from "../host/decorations";
import { sheetWords } from "../../book/words";
import { writeHead } from "./ownSheets";
import { dressAgain, newLook } from "./protocolLook";
import type { SettingsLists } from "./settingsSheet";
import { joinNewerColumns } from "../table/joinNewerColumns";
import { createTable, loadHead, type TableContent } from "../table/ownTables";
import { readBodyColumns } from "../table/rowSurvey";
import type { WorkbookContext } from "../host/session";
import type { Language } from "../../locales/translator";

/** The columns of `ProtocolFacts`, with the result, which tells a row taken back. */
export const FACT_COLUMNS = [
  "number",
  "committeeDate",
  "clientCode",
  "colour",
  "actionKind",
  "owner",
  "dueDate",
  "status",
  "doneOn",
  "result",
  "arbitration",
  "rulingDate",
  "origin",
  "amount",
  "until",
  "rulingDue",
] as const satisfies readonly ProtocolColumn[];

/** The facts, with what tells work done in the sheet: what the last committee left, and the figures that it froze. */
export const EDITED_COLUMNS = [
  ...FACT_COLUMNS,
  "exposure",
  "uncovered",
  "overdue",
  "oldestDaysLate",
  "leftStatus",
  "leftDueDate",
  "leftOwner",
] as const satisfies readonly ProtocolColumn[];

export type FactColumn = (typeof FACT_COLUMNS)[number];

/** Every column of the protocol. */
export const PROTOCOL_COLUMNS: readonly ProtocolColumn[] = PROTOCOL_TABLE.columns.map(({ key }) => key);

/**
 * Reads the protocol's rows, in blocks that stay well under what Excel answers at once.
 * @param columns those to read; the others are blank in the rows.
 * @returns null when there is no protocol yet.
 * @throws Problem "missing-column" naming a heading of ours that is no longer there.
 */
export async function readProtocol<K extends ProtocolColumn>(
  context: WorkbookContext,
  columns: readonly K[],
): Promise<TableContent<K> | null> {
  const head = await loadHead(context, PROTOCOL_TABLE);
  return head === null ? null : readBodyColumns(context, head, columns);
}

/**
 * Queues the creation of the empty protocol; the caller syncs. Once it stands, only decisions are added to it.
 * @param settings where the tables stand that its drop-downs point at.
 */
export async function createProtocol(
  context: WorkbookContext,
  language: Language,
  sheet: string,
  settings: SettingsLists,
): Promise<Made> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:protocol.title"), words.t("workbook:protocol.subtitle"));
  await createTable(context, PROTOCOL_TABLE, [], language, worksheet);
  return {
    cells: PROTOCOL_TABLE.columns.length + 2,
    look: newLook(context, language, sheet, settings),
  };
}

/**
 * Gives a protocol sheet the columns that did not exist when it was made, at its right, and its drop-downs, slicers and
 * looks when a run before could not.
 * @param standing the protocol as it was read.
 * @param isDressed whether a run before gave it its look.
 */
export async function dressProtocol(
  context: WorkbookContext,
  standing: TableContent | null,
  isDressed: boolean,
  language: Language,
): Promise<readonly string[]> {
  const refused = await joinNewerColumns(context, PROTOCOL_TABLE, standing, language);
  return [...refused, ...(isDressed ? [] : await dressAgain(context, language))];
}
