import type { SheetModel } from "../../simulator/model";
import { newWorkbook, sheetNamed } from "../../simulator/workbook";
import { groupButton, isGrouped } from "./gridOutline";

let sheet: SheetModel;

beforeEach(() => {
  sheet = sheetNamed(newWorkbook("Essai.xlsx", ["Clients"]), "Clients");
});

function group(columns: readonly number[], hidden: boolean): void {
  for (const column of columns) sheet.columns.set(column, { width: null, hidden, outlineLevel: 1 });
}

test("a group's button stands in the heading after it, and tells whether it is folded", () => {
  group([3, 4, 5], true);
  expect(groupButton(sheet, "columns", 6)).toEqual({ axis: "columns", member: 5, isFolded: true });
  group([3, 4, 5], false);
  expect(groupButton(sheet, "columns", 6)).toEqual({ axis: "columns", member: 5, isFolded: false });
  expect([2, 3, 5, 6].map((column) => isGrouped(sheet, "columns", column))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("no button stands inside a group, before it, or where there is none", () => {
  group([3, 4], false);
  expect([0, 3, 4, 9].map((column) => groupButton(sheet, "columns", column))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("rows have theirs", () => {
  sheet.rowInfo.set(7, { height: null, hidden: true, filtered: false, outlineLevel: 1 });
  expect(groupButton(sheet, "rows", 8)).toEqual({ axis: "rows", member: 7, isFolded: true });
});
