import { cellsTouched, pastedCells, textOf, typedCells } from "./gridChanges";

it("finds the cells that the grid changed by itself", () => {
  const touched = cellsTouched([
    { op: "replace", id: "s1", path: ["data", 2, 0], value: {} },
    { op: "replace", id: "s1", path: ["data", 2, 1, "v"], value: 5 },
    { op: "replace", id: "s1", path: ["config", "columnlen"], value: {} },
    { op: "replace", path: ["zoomRatio"], value: 1 },
  ]);
  expect(touched).toEqual(new Map([["s1", new Set(["2_0", "2_1"])]]));
  const sheet = { name: "s", data: [[], [], [{}, { v: 5 }]] };
  expect(typedCells(sheet, new Set(["2_0", "2_1"]))).toEqual([
    { row: 2, column: 0, text: "" },
    { row: 2, column: 1, text: "5" },
  ]);
});

it("starts from the formula, the date as it shows, or the value", () => {
  expect(textOf({ v: 3, f: "=1+2" })).toBe("=1+2");
  expect(textOf({ v: 46037, m: "15/01/2026", ct: { t: "d" } })).toBe("15/01/2026");
  expect(textOf({ v: 1234.5, m: "1 234,50", ct: { t: "n" } })).toBe("1234.5");
  expect(textOf(null)).toBe("");
});

it("places pasted rows and columns from the selected cell", () => {
  expect(pastedCells("a\tb\r\n\tc\r\n", 4, 2)).toEqual([
    { row: 4, column: 2, text: "a" },
    { row: 4, column: 3, text: "b" },
    { row: 5, column: 2, text: "" },
    { row: 5, column: 3, text: "c" },
  ]);
});
