import type { Written } from "../host/decorations";
import { DAY_FORMAT, MONEY_FORMAT, TEXT_FORMAT } from "../../book/kinds";
import { type TableLayout } from "../../book/table";
import { sheetWords } from "../../book/words";
import { placeAfterClients, writeHead } from "./ownSheets";
import { dressAgain, dressNew, type SettingsLists } from "./protocolLook";
import { createTable, loadHead, type TableContent, type TableHead } from "../table/ownTables";
import { readColumns, readScattered } from "../host/readSheets";
import type { WorkbookContext } from "../host/session";
import type { Language } from "../../locales/translator";

const HEADER_ROW = 3;
const text = { wrap: true } as const;
const day = { format: DAY_FORMAT, width: 70, align: "Center" } as const;
const money = { format: MONEY_FORMAT, width: 72, align: "Right" } as const;

/** The protocol's table: one row per decision or action, kept for ever. */
export const PROTOCOL_TABLE = {
  table: "CC_Protocol",
  sheet: "protocol",
  row: HEADER_ROW,
  column: 0,
  columns: [
    { key: "number", width: 40, format: "0", align: "Center" },
    { key: "committeeDate", ...day },
    // Text, so that a code typed by hand keeps its leading zeros.
    { key: "clientCode", width: 66, format: TEXT_FORMAT },
    { key: "client", width: 150, ...text },
    { key: "colour", width: 54, align: "Center" },
    { key: "exposure", ...money },
    { key: "uncovered", ...money },
    { key: "overdue", ...money },
    { key: "oldestDaysLate", width: 60, format: "0", align: "Center" },
    { key: "topic", width: 120, ...text },
    { key: "decision", width: 220, ...text },
    { key: "actionKind", width: 120 },
    { key: "owner", width: 100 },
    { key: "dueDate", ...day },
    { key: "status", width: 66, align: "Center" },
    { key: "doneOn", ...day },
    { key: "result", width: 150, ...text },
    { key: "salesPosition", width: 140, ...text },
    { key: "financePosition", width: 140, ...text },
    { key: "arbitration", width: 66, align: "Center" },
    { key: "ruling", width: 150, ...text },
    { key: "rulingDate", ...day },
    { key: "origin", width: 54, format: "0", align: "Center" },
    { key: "amount", ...money },
    { key: "until", ...day },
    { key: "question", width: 150, ...text },
    { key: "rulingDue", ...day },
  ],
} as const satisfies TableLayout;

export type ProtocolColumn = (typeof PROTOCOL_TABLE)["columns"][number]["key"];

/** The columns of `ProtocolFacts`, with the result, which tells a row taken back. */
export const FACT_COLUMNS: readonly ProtocolColumn[] = [
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
];

/**
 * Reads the protocol's rows, in blocks that stay well under what Excel answers at once.
 * @param columns those to read; the others are blank in the rows.
 * @returns null when there is no protocol yet.
 * @throws Problem "missing-column" naming a heading of ours that is no longer there.
 */
export async function readProtocol(
  context: WorkbookContext,
  columns: readonly ProtocolColumn[] = PROTOCOL_TABLE.columns.map(({ key }) => key),
): Promise<TableContent | null> {
  const head = await loadHead(context, PROTOCOL_TABLE);
  return head === null ? null : readRows(context, head, columns);
}

/**
 * Reads some body rows whole, in one request; null when Excel finds the answer too large.
 * @param rows body rows, ascending.
 */
export async function readProtocolRows(
  context: WorkbookContext,
  content: TableContent,
  rows: readonly number[],
): Promise<TableContent | null> {
  const worksheet = context.workbook.worksheets.getItem(content.sheet);
  const { bodyRow, bodyColumn, keys } = content;
  const area = { row: bodyRow, column: bodyColumn, columns: keys.length };
  const found = await readScattered(context, worksheet, area, rows);
  return found === null ? null : { ...content, rows: found };
}

/** Reads the body rows of a protocol whose headings are known. */
export async function readRows(
  context: WorkbookContext,
  head: TableHead,
  columns: readonly ProtocolColumn[],
): Promise<TableContent> {
  const wanted = head.keys.flatMap((key, index) =>
    key !== null && (columns as readonly string[]).includes(key) ? [index] : [],
  );
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const rows = await readColumns(
    context,
    worksheet,
    { row: bodyRow, column: bodyColumn, rows: bodyRows, columns: keys.length },
    wanted,
  );
  return { ...head, rows };
}

/** Creates the empty protocol with its drop-downs. Once it stands, only decisions are added to it. */
export async function createProtocol(
  context: WorkbookContext,
  lists: SettingsLists,
  language: Language,
  sheet: string,
): Promise<Written> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const words = sheetWords(language);
  writeHead(worksheet, words.t("workbook:protocol.title"), words.t("workbook:protocol.subtitle"));
  await createTable(context, PROTOCOL_TABLE, [], language, worksheet);
  await context.sync();
  const refused = await dressNew(context, PROTOCOL_TABLE, lists, language, sheet);
  refused.push(...(await placeAfterClients(context, worksheet)));
  return { cells: PROTOCOL_TABLE.columns.length + 2, refused };
}

/** Gives a protocol sheet its drop-downs, slicers and looks when a run before could not. */
export async function dressProtocol(
  context: WorkbookContext,
  lists: SettingsLists,
  language: Language,
): Promise<readonly string[]> {
  return dressAgain(context, PROTOCOL_TABLE, lists, language);
}
