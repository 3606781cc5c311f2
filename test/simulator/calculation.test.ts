import { SimulatedExcel } from "./excel";
import type { WorkbookModel } from "./model";
import type { Client } from "./node";
import { openClient } from "./node";
import { newWorkbook, putValues, sheetNamed, valuesOf } from "./workbook";

let workbook: WorkbookModel;
let client: Client;

beforeEach(async () => {
  workbook = newWorkbook("test.xlsx", ["Feuil1"]);
  client = await openClient(new SimulatedExcel(workbook));
});
afterEach(() => client.close());

const sheet = () => sheetNamed(workbook, "Feuil1");

async function write(address: string, formulas: unknown[][]): Promise<void> {
  await client.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Feuil1").getRange(address).formulas = formulas;
    await context.sync();
  });
}

// Excel help, "SUBTOTAL function": nested SUBTOTALs are ignored to avoid double counting.
describe("SUBTOTAL", () => {
  it("leaves out the SUBTOTALs that it meets, and other totals in the same formula do not", async () => {
    await write("A1:A6", [[1], [2], ["=SUBTOTAL(9,A1:A2)"], [4], ["=SUBTOTAL(9,A1:A4)"], ["=SUM(A1:A4)"]]);
    expect(valuesOf(sheet(), "A3:A6")).toEqual([[3], [4], [7], [10]]);
  });

  it("leaves out filtered rows too, and counts nothing where only SUBTOTALs stand", async () => {
    putValues(sheet(), "A1", [[1], [2], [4]]);
    sheet().rowInfo.set(1, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
    await write("B1:D1", [["=SUBTOTAL(9,A1:A3)", "=SUBTOTAL(109,A1:A3)", "=SUBTOTAL(9,B1:C1)"]]);
    expect(valuesOf(sheet(), "B1:D1")).toEqual([[5, 5, 0]]);
  });
});

// computed when entered, dependents wait.
describe("with manual calculation", () => {
  it("a formula is computed when entered, and what reads it waits", async () => {
    await write("A1:B1", [[1, "=A1*10"]]);
    await client.Excel.run(async (context) => {
      context.workbook.application.calculationMode = "Manual";
      await context.sync();
    });
    await write("A1", [[2]]);
    expect(valuesOf(sheet(), "A1:B1")).toEqual([[2, 10]]);
    await write("C1", [["=A1+B1"]]);
    expect(valuesOf(sheet(), "A1:C1")).toEqual([[2, 10, 12]]);
    await client.Excel.run(async (context) => {
      context.workbook.application.calculate("Recalculate");
      await context.sync();
    });
    expect(valuesOf(sheet(), "A1:C1")).toEqual([[2, 20, 22]]);
  });
});

// 1904 serials are 1,462 lower, and DATE(1904,1,1) tells which system a workbook has.
describe("the date system", () => {
  const firstDay = () =>
    client.Excel.run(async (context) => {
      const result = context.workbook.functions.date(1904, 1, 1);
      result.load("value");
      const cell = context.workbook.worksheets.getItem("Feuil1").getRange("A1");
      cell.numberFormat = [["yyyy-mm-dd"]];
      cell.values = [["2026-01-15"]];
      cell.load("values,text");
      await context.sync();
      return [result.value, cell.values[0]?.[0] as unknown, cell.text[0]?.[0]];
    });

  it("of 1904 counts from there and shows the same days", async () => {
    expect(await firstDay()).toEqual([1462, 46037, "2026-01-15"]);
    workbook.date1904 = true;
    expect(await firstDay()).toEqual([0, 44575, "2026-01-15"]);
  });
});

// Microsoft's sample 50-workbook/workbook-built-in-functions.
it("functions of the workbook are computed, one inside the other, over ranges", async () => {
  putValues(sheet(), "A1", [
    ["a", 1],
    ["b", 2],
  ]);
  await client.Excel.run(async (context) => {
    const { functions } = context.workbook;
    const range = context.workbook.worksheets.getItem("Feuil1").getRange("A1:B2");
    const found = functions.vlookup("b", range, 2, false);
    const sum = functions.sum(found, 40);
    const missing = functions.vlookup("c", range, 2, false);
    [found, sum, missing].forEach((result) => result.load("value,error"));
    await context.sync();
    expect([found.value, sum.value, missing.error]).toEqual([2, 42, "#N/A"]);
  });
});

// Excel help, "Dynamic array formulas and spilled array behavior"; a spill range and #SPILL!.
describe("a formula of many values", () => {
  it("fills the cells beside it, tells which, and takes them back", async () => {
    putValues(sheet(), "A1", [
      ["a", 1.1],
      ["b", 2],
    ]);
    await write("D1", [["=A1:B2"]]);
    expect(valuesOf(sheet(), "D1:E2")).toEqual([
      ["a", 1.1],
      ["b", 2],
    ]);
    await client.Excel.run(async (context) => {
      const feuille = context.workbook.worksheets.getItem("Feuil1");
      const [filled, parent] = [
        feuille.getRange("D1").getSpillingToRange(),
        feuille.getRange("E2").getSpillParent(),
      ];
      const none = feuille.getRange("A1").getSpillParentOrNullObject();
      [filled, parent, none].forEach((range) => range.load("address"));
      await context.sync();
      expect([filled.address, parent.address, none.isNullObject]).toEqual([
        "Feuil1!D1:E2",
        "Feuil1!D1",
        true,
      ]);
    });
    await write("D1", [["=A1:A2"]]);
    expect(valuesOf(sheet(), "D1:E2")).toEqual([
      ["a", ""],
      ["b", ""],
    ]);
    await write("D1", [[""]]);
    expect(valuesOf(sheet(), "D1:D2")).toEqual([[""], [""]]);
  });

  it("shows #SPILL! while something stands in its way", async () => {
    putValues(sheet(), "A1", [["a"], ["b"]]);
    await write("D1", [["=A1:A2"]]);
    await write("D2", [["note"]]);
    expect(valuesOf(sheet(), "D1:D2")).toEqual([["#SPILL!"], ["note"]]);
    await write("D2", [[""]]);
    expect(valuesOf(sheet(), "D1:D2")).toEqual([["a"], ["b"]]);
  });
});
