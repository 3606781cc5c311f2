import { quoteSheet } from "../address";
import type { SheetModel } from "../model";
import { changeSeries, seriesAddress } from "./chartPlaces";
import type { Call } from "./declarations";
import { invalidOperation } from "./errors";
import { EventType, raiseSheet } from "./events";
import { checkStructure } from "./protection";
import { checkSheetName } from "./sheetNames";

/** Renames a sheet; names and formulas that point at it follow. */
export function renameSheet(sheet: SheetModel, name: unknown, call: Call): void {
  checkStructure(call);
  const before = sheet.name;
  const after = checkSheetName(name, sheet, call);
  if (after === before) return;
  sheet.name = after;
  for (const each of call.host.model.names) {
    const prefix = `=${quoteSheet(before)}!`;
    if (each.formula.startsWith(prefix))
      each.formula = `=${quoteSheet(after)}!${each.formula.slice(prefix.length)}`;
  }
  changeSeries(call.host.model, ({ sheet: name, area }) =>
    seriesAddress(name?.toLowerCase() === before.toLowerCase() ? after : (name ?? after), area),
  );
  call.host.shiftFormulas({ kind: "rename", sheetId: sheet.id, from: before, to: after });
  raiseSheet(call, EventType.WorksheetNameChanged, sheet, { nameBefore: before, nameAfter: after });
}

/**
 * Deletes a sheet. A very hidden one is refused with InvalidOperation (Worksheet.delete in the API reference), and
 * so is the last visible one.
 */
export function removeSheet(sheet: SheetModel, call: Call): void {
  checkStructure(call);
  const { model } = call.host;
  if (sheet.visibility === "VeryHidden") throw invalidOperation(`sheet ${sheet.name} is very hidden`);
  const refuge = model.sheets.find((each) => each !== sheet && each.visibility === "Visible");
  if (refuge === undefined) throw invalidOperation("a workbook needs a visible sheet");
  call.host.leaveSheet(sheet, refuge);
  model.sheets.splice(model.sheets.indexOf(sheet), 1);
  const prefix = `=${quoteSheet(sheet.name)}!`;
  model.names = model.names.filter((name) => name.sheetId !== sheet.id);
  for (const name of model.names) if (name.formula.startsWith(prefix)) name.formula = "=#REF!";
  call.host.shiftFormulas({ kind: "remove", sheetId: sheet.id, name: sheet.name });
  call.host.touch(false);
  raiseSheet(call, EventType.WorksheetDeleted, sheet);
}
