import { contains, formatArea, intersection } from "../address";
import { apiValue } from "../cells";
import type { Area, CommentModel, Scalar, SheetModel, TableModel } from "../model";
import { raiseBindingsChanged, raiseBindingsSelected } from "./bindingEvents";
import type { Call } from "./declarations";
import { HostObject } from "./declarations";
import type { Session } from "./session";
import type { EventEntry } from "./wire";
import { EVENT_CATEGORY } from "./wire";

/** Message types of the events, as Office.js registers them (eventType in its worksheet and table classes). */
export const EventType = {
  WorksheetChanged: 10,
  WorksheetActivated: 11,
  WorksheetDeactivated: 12,
  WorksheetAdded: 13,
  WorksheetSelectionChanged: 14,
  WorksheetDeleted: 15,
  WorksheetCalculated: 16,
  WorksheetFormatChanged: 18,
  WorksheetRowSorted: 19,
  WorksheetColumnSorted: 20,
  WorksheetSingleClicked: 21,
  WorksheetRowHiddenChanged: 22,
  WorksheetFormulaChanged: 23,
  WorksheetProtectionChanged: 24,
  WorksheetNameChanged: 25,
  WorksheetVisibilityChanged: 26,
  WorksheetMoved: 27,
  ChartAdded: 50,
  ChartActivated: 51,
  ChartDeactivated: 52,
  ChartDeleted: 53,
  TableSelectionChanged: 100,
  TableChanged: 101,
  TableAdded: 102,
  TableDeleted: 103,
  CommentAdded: 250,
  CommentDeleted: 251,
  CommentChanged: 252,
  WorkbookActivated: 2203,
} as const;

/** Target of registrations made on a collection of the workbook (OfficeExtension.Constants.eventWorkbookId). */
export const WORKBOOK_TARGET = "Workbook";

export interface Details {
  valueBefore: unknown;
  valueAfter: unknown;
  valueTypeBefore: string;
  valueTypeAfter: string;
}

/** Excel.RangeValueType of a value. */
export function valueType(value: Scalar): string {
  if (value === null || value === "") return "Empty";
  if (typeof value === "object") return "Error";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

/** What a change of one cell tells; changes of several cells tell nothing (office-js#5347). */
export function detailsOf(before: Scalar, after: Scalar): Details {
  return {
    valueBefore: apiValue(before),
    valueAfter: apiValue(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
}

/**
 * Tells every client that listens: on the sheet, on all sheets, on the tables touched and on all tables.
 * @param changeType Excel.DataChangeType, such as "RangeEdited" or "RowInserted"
 */
export function raiseChanged(
  call: Call,
  sheet: SheetModel,
  area: Area,
  changeType: string,
  details: Details | null = null,
): void {
  const base = { changeType, address: formatArea(area), worksheetId: sheet.id, ...details };
  const range = () => new HostObject("Range", { sheet, area: { ...area } });
  raise(
    call,
    EventType.WorksheetChanged,
    [sheet.id, WORKBOOK_TARGET],
    { ...base, ...shiftOf(changeType) },
    range,
  );
  raiseBindingsChanged(call, sheet, area);
  for (const table of sheet.tables) {
    if (intersection(table.area, area) === null) continue;
    const targets = [table.id, sheet.id, WORKBOOK_TARGET];
    raise(call, EventType.TableChanged, targets, { ...base, tableId: table.id }, range);
  }
}

/** Which way the cells moved, for changes of cells. */
function shiftOf(changeType: string): { shiftDirection: string } {
  return {
    shiftDirection: changeType === "CellInserted" || changeType === "CellDeleted" ? "Unknown" : "None",
  };
}

/** Events of a sheet itself: activated, added, deleted, calculated, renamed, shown, hidden, moved. */
export function raiseSheet(
  call: Call,
  type: number,
  sheet: SheetModel,
  more: Record<string, unknown> = {},
): void {
  raise(call, type, [sheet.id, WORKBOOK_TARGET], { worksheetId: sheet.id, ...more });
}

/** A chart was added or deleted; only the person who acted hears of one that was activated or left. */
export function raiseChart(
  call: Call,
  type: number,
  sheet: SheetModel,
  chartId: string,
  only?: (session: Session) => boolean,
): void {
  raise(call, type, [chartId, sheet.id], { chartId, worksheetId: sheet.id }, undefined, only);
}

/** A comment was added, deleted or changed; see Excel.CommentChangeType. */
export function raiseComment(
  call: Call,
  type: number,
  sheet: SheetModel,
  comment: CommentModel,
  changeType?: string,
): void {
  const replyIds = comment.replies.map(({ id }) => id);
  const payload = {
    worksheetId: sheet.id,
    commentDetails: [{ commentId: comment.id, replyIds }],
    ...(changeType === undefined ? {} : { changeType }),
  };
  raise(call, type, [sheet.id, WORKBOOK_TARGET], payload);
}

/** A table was added or deleted. */
export function raiseTable(call: Call, type: number, sheet: SheetModel, table: TableModel): void {
  const payload = { worksheetId: sheet.id, tableId: table.id, tableName: table.name };
  raise(call, type, [sheet.id, WORKBOOK_TARGET], payload);
}

/** The selection of the caller's own person moved; other people never hear of it. */
export function raiseSelection(call: Call, sheet: SheetModel, area: Area): void {
  const own = (session: Session) => session.person === call.session.person;
  const address = formatArea(area);
  const targets = [sheet.id, WORKBOOK_TARGET];
  raise(
    call,
    EventType.WorksheetSelectionChanged,
    targets,
    { worksheetId: sheet.id, address },
    undefined,
    own,
  );
  raiseBindingsSelected(call, sheet, area);
  for (const table of sheet.tables) {
    const inside = contains(table.area, area) ? address : "";
    const payload = { worksheetId: sheet.id, tableId: table.id, address: inside };
    raise(call, EventType.TableSelectionChanged, [table.id], payload, undefined, own);
  }
}

/**
 * Sends one event to every session that registered for one of the targets. The session that made the change
 * and others of the same person hear of it as Local, everybody else as Remote (Excel.EventSource).
 */
export function raise(
  call: Call,
  type: number,
  targets: readonly string[],
  payload: Record<string, unknown>,
  range?: () => HostObject,
  only: (session: Session) => boolean = () => true,
): void {
  for (const session of call.host.sessions) {
    if (!session.enableEvents || !only(session)) continue;
    for (const targetId of targets) {
      if (!session.listensTo(type, targetId)) continue;
      call.host.post(session, entryFor(call, session, type, targetId, payload, range));
    }
  }
}

function entryFor(
  call: Call,
  session: Session,
  type: number,
  targetId: string,
  payload: Record<string, unknown>,
  range: (() => HostObject) | undefined,
): EventEntry {
  const message: Record<string, unknown> = {
    ...payload,
    source: session.person === call.session.person ? "Local" : "Remote",
    triggerSource: session === call.session ? "ThisLocalAddin" : "Unknown",
  };
  if (range !== undefined) message.referenceId = session.keep(range());
  return { messageCategory: EVENT_CATEGORY, messageType: type, targetId, message: JSON.stringify(message) };
}
