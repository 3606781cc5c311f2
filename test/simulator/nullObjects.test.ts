import { SimulatedExcel } from "./excel";
import type { Client } from "./node";
import { openClient } from "./node";
import { newWorkbook } from "./workbook";

// a call on a null object does nothing, and what is reached from it is a null object (115 of
// Microsoft's samples so delete what may be missing).
describe("a null object", () => {
  const workbook = newWorkbook("test.xlsx", ["Feuil1"]);
  let client: Client;

  beforeAll(async () => {
    client = await openClient(new SimulatedExcel(workbook));
  });
  afterAll(() => client.close());

  it("takes calls and property writes without doing anything, in the same request too", async () => {
    await client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Absente");
      sheet.name = "Autre";
      sheet.getRange("A1").values = [[1]];
      sheet.charts.getItemAt(0).title.text = "titre";
      sheet.delete();
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
    });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Feuil1"]);
  });

  it("leads to null objects, which load nothing", async () => {
    await client.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItemOrNullObject("Absente").getRange("A1");
      const table = context.workbook.tables.getItemOrNullObject("Absente");
      const column = table.columns.getItemOrNullObject("Code");
      range.load("values");
      column.load("name");
      await context.sync();
      expect([range.isNullObject, column.isNullObject]).toEqual([true, true]);
    });
  });

  it("cannot be an argument", async () => {
    await client.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.getItem("Feuil1").getRange("A1").copyFrom(sheets.getItemOrNullObject("Absente").getRange("A1"));
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });

  // office-js-snippets, 54-worksheet/reference-worksheets-by-relative-position.
  it('is told from a real one by load("NoPropertiesNeeded"); other unknown names still fail', async () => {
    await client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Feuil1");
      const absent = context.workbook.worksheets.getItemOrNullObject("Absente");
      sheet.load("NoPropertiesNeeded");
      absent.load("NoPropertiesNeeded");
      await context.sync();
      expect([sheet.isNullObject, absent.isNullObject]).toEqual([false, true]);
      sheet.load("noSuchProperty");
      await expect(context.sync()).rejects.toMatchObject({ code: "NotImplemented" });
    });
  });
});
