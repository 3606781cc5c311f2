import type { SheetModel } from "../model";
import type { Call } from "./declarations";
import { invalidOperation } from "./errors";
import { EventType, raise, WORKBOOK_TARGET } from "./events";

/** Shows a sheet to the caller's person. A hidden sheet cannot be shown this way. */
export function activateSheet(sheet: SheetModel, call: Call): void {
  if (sheet.visibility !== "Visible") throw invalidOperation(`sheet ${sheet.name} is hidden`);
  const view = call.host.viewOf(call.session);
  if (view.activeSheetId === sheet.id) return;
  const left = view.activeSheetId;
  view.activeSheetId = sheet.id;
  view.selection = { top: 0, left: 0, rows: 1, columns: 1 };
  tell(EventType.WorksheetDeactivated, left, call);
  tell(EventType.WorksheetActivated, sheet.id, call);
}

/** Only the person who moved hears of it: others look at what they looked at. */
function tell(type: number, worksheetId: string, call: Call): void {
  const own = call.session.person;
  const targets = [worksheetId, WORKBOOK_TARGET];
  raise(call, type, targets, { worksheetId }, undefined, (session) => session.person === own);
}
