import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { formulasOf, newWorkbook, putTable, putValues, sheetNamed, tableNamed, valuesOf } from "./workbook";

let workbook: WorkbookModel;
let excel: SimulatedExcel;
let client: Client;

/** Three invented clients in B2:D5, as a native table, with an empty column. */
beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Données"]);
  putValues(data(), "B2", [
    ["Code", "Encours", "Double"],
    ["C1", 300, null],
    ["C2", 100, null],
    ["C3", 200, null],
  ]);
  putTable(workbook, data(), "CC_Clients", "B2:D5");
  excel = new SimulatedExcel(workbook);
  client = await openClient(excel);
});
afterEach(() => client.close());

const data = () => sheetNamed(workbook, "Données");
const table = () => tableNamed(workbook, "CC_Clients");

async function change(act: (sheet: Excel.Worksheet, table: Excel.Table) => void): Promise<void> {
  await client.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Données");
    act(sheet, sheet.tables.getItem("CC_Clients"));
    await context.sync();
  });
}

describe("a calculated column", () => {
  // office-js#2093, by design: one formula fills the column.
  it("comes of one formula in an empty column", async () => {
    await change((sheet) => (sheet.getRange("D4").formulas = [["=C4*2"]]));
    expect(formulasOf(data(), "D3:D5")).toEqual([["=C3*2"], ["=C4*2"], ["=C5*2"]]);
    expect(valuesOf(data(), "D3:D5")).toEqual([[600], [200], [400]]);
  });

  // office-js#2093: =1+1, =1+2, =1+3 written in turn all read =1+3.
  it("takes the last of several formulas", async () => {
    await change((sheet) => (sheet.getRange("D3:D5").formulas = [["=1+1"], ["=1+2"], ["=1+3"]]));
    expect(formulasOf(data(), "D3:D5")).toEqual([["=1+3"], ["=1+3"], ["=1+3"]]);
    await change((sheet) => (sheet.getRange("D3").formulas = [["=2"]]));
    expect(formulasOf(data(), "D3:D5")).toEqual([["=2"], ["=2"], ["=2"]]);
  });

  it("does not come where constants stand, nor when the user has turned it off", async () => {
    await change((sheet) => (sheet.getRange("D3").values = [["note"]]));
    await change((sheet) => (sheet.getRange("D4").formulas = [["=1"]]));
    expect(formulasOf(data(), "D3:D5")).toEqual([["note"], ["=1"], [""]]);
    excel.behaviour.fillsCalculatedColumns = false;
    await change((sheet) => sheet.getRange("D3:D5").clear("Contents"));
    await change((sheet) => (sheet.getRange("D4").formulas = [["=1"]]));
    expect(formulasOf(data(), "D3:D5")).toEqual([[""], ["=1"], [""]]);
  });
});

describe("a heading written at the right of a table", () => {
  // VBA docs, AutoCorrect.AutoExpandListRange.
  it("takes its column in", async () => {
    await change((sheet) => (sheet.getRange("E2").values = [["Note"]]));
    expect(table().columns.map(({ name }) => name)).toEqual(["Code", "Encours", "Double", "Note"]);
    expect(table().area.columns).toBe(4);
  });

  it("does not when something stands below it, nor when the user has turned it off", async () => {
    await change((sheet) => (sheet.getRange("E4").values = [["x"]]));
    await change((sheet) => (sheet.getRange("E2").values = [["Note"]]));
    expect(table().area.columns).toBe(3);
    await change((sheet) => sheet.getRange("E2:E4").clear("Contents"));
    excel.behaviour.expandsTables = false;
    await change((sheet) => (sheet.getRange("E2").values = [["Note"]]));
    await change((_, clients) => (clients.getDataBodyRange().getRowsBelow(1).values = [["C4", 1, ""]]));
    expect(table().area).toMatchObject({ rows: 4, columns: 3 });
  });
});

// TableColumnCollection.add in the API reference: the new first column is inside, the left edge stays.
it("columns.add(0) is a first column inside the table", async () => {
  await change((_, clients) => clients.columns.add(0, [["Rang"], [1], [2], [3]]));
  expect(table().area).toMatchObject({ left: 1, columns: 4 });
  expect(table().columns.map(({ name }) => name)).toEqual(["Rang", "Code", "Encours", "Double"]);
  expect(valuesOf(data(), "B2:C3")).toEqual([
    ["Rang", "Code"],
    [1, "C1"],
  ]);
});

describe("merged cells", () => {
  // inserting cells that would move a part of a merged area is refused.
  it("below a table stand in the way of its new rows", async () => {
    await change((sheet) => sheet.getRange("D8:F8").merge());
    const insert = change((_, clients) => clients.rows.add(0, [["C0", 1, ""]]));
    await expect(insert).rejects.toMatchObject({ code: "MergedRangeConflict" });
    expect(table().area.rows).toBe(4);
    await change((sheet) => sheet.getRange("3:3").insert("Down"));
    expect(data().merges).toEqual([{ top: 8, left: 3, rows: 1, columns: 3 }]);
  });

  // a value written to a merged cell other than its first is not kept.
  it("keep what is written to their first cell alone", async () => {
    await change((sheet) => sheet.getRange("F8:G8").merge());
    await change((sheet) => (sheet.getRange("F8:G8").values = [["gauche", "droite"]]));
    expect(valuesOf(data(), "F8:G8")).toEqual([["gauche", ""]]);
  });
});

// KB Q40401: a formula is sorted as if it were copied.
it("a sort moves formulas as a copy does", async () => {
  await change((sheet) => {
    sheet.getRange("F3:G5").formulas = [
      [3, "=F3*2+$F$3"],
      [2, "=F2"],
      [1, "=A1"],
    ];
    sheet.getRange("F3:G5").sort.apply([{ key: 0, ascending: true }]);
  });
  expect(formulasOf(data(), "F3:G5")).toEqual([
    [1, "=#REF!"],
    [2, "=F2"],
    [3, "=F5*2+$F$3"],
  ]);
});
