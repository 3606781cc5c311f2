import { contains, intersection, subtract } from "../address";
import { DEFAULT_STYLE, eachCell, ensureCell, GENERAL } from "../cells";
import type { Area, SheetModel } from "../model";
import type { Call } from "./declarations";
import { invalidArgument } from "./errors";
import { raiseChanged } from "./events";
import { checkCells } from "./protection";
import { clearContent } from "./writing";
import type { RangeTarget } from "./targets";
import { clearCells } from "./structure";

/** Range.clear. @param applyTo Excel.ClearApplyTo */
export function clearRange({ sheet, area }: RangeTarget, applyTo: string, call: Call): void {
  checkCells(sheet, area);
  switch (applyTo) {
    case "All":
      clearAll(sheet, area);
      break;
    case "Contents":
      eachCell(sheet, area, (_, row, column) => clearContent(sheet, row, column));
      break;
    case "Formats":
      clearFormats(sheet, area);
      break;
    case "Hyperlinks":
      clearHyperlinks(sheet, area);
      break;
    case "RemoveHyperlinks":
      clearHyperlinks(sheet, area);
      clearFormats(sheet, area);
      break;
    default:
      throw invalidArgument(`applyTo ${applyTo}`);
  }
  keepHeadings(sheet, area);
  call.host.touch(false, sheet);
  call.host.meters.countWrite(sheet.name, clippedToUse(sheet, area));
  raiseChanged(call, sheet, area, "RangeEdited");
}

/** What was really touched: clearing whole columns touches no cell below the last row in use. */
function clippedToUse(sheet: SheetModel, area: Area): Area {
  const rows = Math.max(1, Math.min(area.rows, sheet.rows.length - area.top));
  return { ...area, rows };
}

/** Everything goes, a table too when the whole of it is cleared. */
function clearAll(sheet: SheetModel, area: Area): void {
  sheet.tables = sheet.tables.filter((table) => !contains(area, table.area));
  clearCells(sheet, area);
  sheet.merges = sheet.merges.filter((merge) => intersection(merge, area) === null);
  sheet.comments = sheet.comments.filter((comment) => intersection(comment.area, area) === null);
  clearHyperlinks(sheet, area);
  for (const validation of sheet.validations) validation.areas = without(validation.areas, area);
  sheet.validations = sheet.validations.filter((validation) => validation.areas.length > 0);
  clearConditionalFormats(sheet, area);
}

/** Takes the links away; their texts stay. */
function clearHyperlinks(sheet: SheetModel, area: Area): void {
  sheet.hyperlinks = sheet.hyperlinks.filter((each) => intersection(each.area, area) === null);
}

function clearFormats(sheet: SheetModel, area: Area): void {
  eachCell(sheet, area, (cell) => {
    cell.style = DEFAULT_STYLE;
    cell.numberFormat = GENERAL;
  });
  clearConditionalFormats(sheet, area);
}

/** Takes the area out of every conditional format. */
export function clearConditionalFormats(sheet: SheetModel, area: Area): void {
  for (const format of sheet.conditionalFormats) format.areas = without(format.areas, area);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
  sheet.conditionalFormats.forEach((format, index) => {
    format.priority = index;
  });
}

/** The areas less what they have in common with one. */
export function without(areas: readonly Area[], hole: Area): Area[] {
  return areas.flatMap((area) => subtract(area, hole));
}

/** Headings cannot be blank: a cleared one gets Excel's default name. */
function keepHeadings(sheet: SheetModel, area: Area): void {
  for (const table of sheet.tables) {
    if (!table.showHeaders || intersection({ ...table.area, rows: 1 }, area) === null) continue;
    table.columns.forEach((column, index) => {
      const cell = ensureCell(sheet, table.area.top, table.area.left + index);
      if (cell.value === null) column.name = `Column${index + 1}`;
      cell.value = column.name;
    });
  }
}
