import { intersection } from "../address";
import { cellAt } from "../cells";
import type { Area, SheetModel } from "../model";
import type { Call } from "./declarations";
import { accessDenied } from "./errors";

/** Excel.WorksheetProtectionOptions that lift one ban each; absent means forbidden. */
export type ProtectionOption =
  | "allowAutoFilter"
  | "allowDeleteColumns"
  | "allowDeleteRows"
  | "allowEditObjects"
  | "allowFormatCells"
  | "allowFormatColumns"
  | "allowFormatRows"
  | "allowInsertColumns"
  | "allowInsertHyperlinks"
  | "allowInsertRows"
  | "allowSort";

/** Beyond this many cells, unwritten ones are taken as locked without looking at each. */
const MOST_CELLS_LOOKED_AT = 2_000_000;

/** Throws AccessDenied when the sheet is protected and any cell of the area is locked. */
export function checkCells(sheet: SheetModel, area: Area): void {
  if (sheet.protection.protected && hasLockedCell(sheet, area))
    throw accessDenied(`sheet ${sheet.name} is protected`);
}

function hasLockedCell(sheet: SheetModel, area: Area): boolean {
  if (area.rows * area.columns > MOST_CELLS_LOOKED_AT) return true;
  for (let row = area.top; row < area.top + area.rows; row += 1) {
    for (let column = area.left; column < area.left + area.columns; column += 1) {
      if (cellAt(sheet, row, column)?.style.locked !== false) return true;
    }
  }
  return false;
}

/** Throws AccessDenied when the sheet is protected and the option does not allow it. */
export function checkAllowed(sheet: SheetModel, option: ProtectionOption): void {
  if (sheet.protection.protected && sheet.protection.options[option] !== true) {
    throw accessDenied(`sheet ${sheet.name} is protected`);
  }
}

/** Throws AccessDenied when the sheet is protected at all: tables cannot be made, resized or renamed there. */
export function checkUnprotected(sheet: SheetModel): void {
  if (sheet.protection.protected) throw accessDenied(`sheet ${sheet.name} is protected`);
}

/** Throws AccessDenied when the workbook's structure is protected or the file is open for reading only. */
export function checkStructure(call: Call): void {
  if (call.host.model.protection !== undefined) throw accessDenied("the workbook's structure is protected");
}

/** Whether a merged region touches the area. */
export function touchesMerge(sheet: SheetModel, area: Area): boolean {
  return sheet.merges.some((merge) => intersection(merge, area) !== null);
}
