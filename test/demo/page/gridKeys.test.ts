import { newWorkbook, putValues, sheetNamed } from "../../simulator/workbook";
import type { SheetModel } from "../../simulator/model";
import { alone, areaBetween, standingAfter, type PressedKey } from "./gridKeys";

let sheet: SheetModel;

beforeEach(() => {
  sheet = sheetNamed(newWorkbook("Essai.xlsx", ["Clients"]), "Clients");
  putValues(sheet, "B2", [
    ["Client", "Encours"],
    ["Alambic", 10],
    ["Bocaux", 20],
  ]);
  putValues(sheet, "B8", [["Total", 30]]);
});

/** Where that key leads from a cell, as [row, column]. */
function after(key: string, row: number, column: number, held: Partial<PressedKey> = {}) {
  const pressed = { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
  return standingAfter(pressed, sheet, alone({ row, column }), 10);
}

function headAfter(...args: Parameters<typeof after>) {
  const { head } = after(...args) ?? {};
  return head && [head.row, head.column];
}

const CTRL = { ctrlKey: true };

test("arrows pass over what is hidden and stop at the sheet's edge", () => {
  sheet.rowInfo.set(2, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
  sheet.columns.set(2, { width: null, hidden: true, outlineLevel: 1 });
  expect(headAfter("ArrowDown", 1, 1)).toEqual([3, 1]);
  expect(headAfter("ArrowRight", 1, 1)).toEqual([1, 3]);
  expect(headAfter("ArrowUp", 0, 1)).toEqual([0, 1]);
});

test("Ctrl with an arrow goes to the end of a block, then to the next one, then to the end", () => {
  expect(headAfter("ArrowDown", 1, 1, CTRL)).toEqual([3, 1]);
  expect(headAfter("ArrowDown", 3, 1, CTRL)).toEqual([7, 1]);
  expect(headAfter("ArrowDown", 7, 1, CTRL)).toEqual([47, 1]);
  expect(headAfter("ArrowLeft", 1, 2, CTRL)).toEqual([1, 1]);
  expect(headAfter("ArrowUp", 7, 1, CTRL)).toEqual([3, 1]);
});

test("Home goes to the first cell that scrolls, Ctrl+End to the last used one", () => {
  sheet.freeze = { rows: 1, columns: 1 };
  expect(headAfter("Home", 5, 2)).toEqual([5, 1]);
  expect(headAfter("Home", 5, 2, CTRL)).toEqual([1, 1]);
  expect(headAfter("End", 0, 0, CTRL)).toEqual([7, 2]);
});

test("Home passes over hidden rows and columns", () => {
  sheet.freeze = { rows: 1, columns: 0 };
  sheet.columns.set(0, { width: null, hidden: true, outlineLevel: 1 });
  sheet.rowInfo.set(1, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
  expect(headAfter("Home", 5, 2)).toEqual([5, 1]);
  expect(headAfter("Home", 5, 2, CTRL)).toEqual([2, 1]);
});

test("a page is as many rows as are shown", () => {
  expect(headAfter("PageDown", 3, 1)).toEqual([13, 1]);
  expect(headAfter("PageUp", 13, 1)).toEqual([3, 1]);
  expect(headAfter("PageUp", 3, 1)).toEqual([0, 1]);
});

test("Enter goes down, with Shift up", () => {
  expect(headAfter("Enter", 3, 1)).toEqual([4, 1]);
  expect(headAfter("Enter", 3, 1, { shiftKey: true })).toEqual([2, 1]);
});

test("Shift selects from the cell where it began", () => {
  const standing = after("ArrowUp", 3, 2, { ctrlKey: true, shiftKey: true });
  expect(standing && areaBetween(standing)).toEqual({ top: 1, left: 2, rows: 3, columns: 1 });
});

test("Shift goes on from where a selection was drawn to, an arrow alone leaves from where it began", () => {
  const selected = { anchor: { row: 1, column: 1 }, head: { row: 4, column: 1 } };
  const pressed = { key: "ArrowDown", ctrlKey: false, metaKey: false, altKey: false };
  const longer = standingAfter({ ...pressed, shiftKey: true }, sheet, selected, 10);
  expect(longer && areaBetween(longer)).toEqual({ top: 1, left: 1, rows: 5, columns: 1 });
  expect(standingAfter({ ...pressed, shiftKey: false }, sheet, selected, 10)).toEqual(
    alone({ row: 2, column: 1 }),
  );
});

test("other keys, and those with Alt, lead nowhere", () => {
  expect(after("a", 3, 1)).toBeNull();
  expect(after("End", 3, 1)).toBeNull();
  expect(after("ArrowDown", 3, 1, { altKey: true })).toBeNull();
});
