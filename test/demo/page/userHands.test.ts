import { SimulatedExcel } from "../../simulator/excel";
import { newWorkbook, putTable, putValues, sheetNamed, valuesOf } from "../../simulator/workbook";
import { filterChoices, filteredColumnAt } from "./filterChoices";
import { UserHands } from "./userHands";

function opened() {
  const model = newWorkbook("Essai.xlsx", ["Clients", "Notes"]);
  const sheet = sheetNamed(model, "Clients");
  putValues(sheet, "A1", [
    ["Couleur", "Rang"],
    ["Vert", 10],
    ["Rouge", 2],
    ["Vert", 1],
  ]);
  putTable(model, sheet, "CC_Clients", "A1:B4");
  return { model, sheet, hands: new UserHands(new SimulatedExcel(model)) };
}

it("types as Excel reads typed input", () => {
  const { sheet, hands } = opened();
  hands.type(sheet, [
    { row: 5, column: 0, text: "00123" },
    { row: 5, column: 1, text: "'00123" },
    { row: 2, column: 1, text: "" },
  ]);
  expect(valuesOf(sheet, "A6:B6")).toEqual([[123, "00123"]]);
  expect(valuesOf(sheet, "B3")).toEqual([[""]]);
});

it("comes back to where the user was on a sheet", () => {
  const { model, sheet, hands } = opened();
  hands.select(sheet, { top: 3, left: 1, rows: 1, columns: 1 });
  hands.activate(sheetNamed(model, "Notes"));
  expect(model.selection).toMatchObject({ top: 0, left: 0 });
  hands.activate(sheet);
  expect(model.activeSheetId).toBe(sheet.id);
  expect(model.selection).toMatchObject({ top: 3, left: 1 });
});

it("refuses what Excel refuses", () => {
  const { sheet, hands } = opened();
  expect(() => hands.rename(sheet, "a/b")).toThrow();
  expect(() => hands.rename(sheet, "Notes")).toThrow();
  expect(sheet.name).toBe("Clients");
});

it("offers the values of a column, filters its rows and shows them again", () => {
  const { sheet, hands } = opened();
  const column = filteredColumnAt(sheet, 0, 0);
  if (!column) throw new Error("The heading has no filter arrow");
  expect(filterChoices(column, "fr-FR", false)).toEqual([
    { text: "Rouge", chosen: true },
    { text: "Vert", chosen: true },
  ]);
  hands.filter(column, ["Rouge"]);
  expect([1, 2, 3].map((row) => sheet.rowInfo.get(row)?.filtered ?? false)).toEqual([true, false, true]);
  const filtered = filteredColumnAt(sheet, 0, 0);
  expect(filtered && filterChoices(filtered, "fr-FR", false).map(({ chosen }) => chosen)).toEqual([
    true,
    false,
  ]);
  hands.filter(column, null);
  expect([1, 2, 3].some((row) => sheet.rowInfo.get(row)?.filtered)).toBe(false);
});

it("sorts the table by a column", () => {
  const { sheet, hands } = opened();
  const column = filteredColumnAt(sheet, 0, 1);
  if (!column) throw new Error("The heading has no filter arrow");
  hands.sort(column, true);
  expect(valuesOf(sheet, "B2:B4")).toEqual([[1], [2], [10]]);
});
