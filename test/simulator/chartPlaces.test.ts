import type { ChartModel } from "./model";
import { SimulatedExcel } from "./excel";
import { openClient, type Client } from "./node";
import { newWorkbook, putValues, sheetNamed } from "./workbook";

describe("a chart", () => {
  const workbook = newWorkbook("t.xlsx", ["Résultats", "Autre"]);
  const sheet = sheetNamed(workbook, "Résultats");
  const excel = new SimulatedExcel(workbook);
  let client: Client;

  beforeAll(async () => {
    putValues(sheet, "A21", [
      ["Date", "Échu"],
      [46031, 3],
      [46038, 2],
    ]);
    client = await openClient(excel);
  });
  afterAll(() => client.close());

  /** Does something on the sheet, then reads where the chart stands, in points. */
  const placeAfter = async (work: (worksheet: Excel.Worksheet, chart: Excel.Chart) => void) =>
    client.Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet.id);
      const chart = worksheet.charts.getItem("CC_Overdue");
      work(worksheet, chart);
      chart.load("left,top,width,height");
      await context.sync();
      return [chart.left, chart.top, chart.width, chart.height];
    });

  const series = () => (sheet.charts[0] as ChartModel).settings.series;

  test("stands at its cells", async () => {
    await client.Excel.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem("Résultats");
      const chart = worksheet.charts.add("Line", worksheet.getRange("A21:B23"), "Columns");
      chart.name = "CC_Overdue";
      chart.series.load("items/name");
      await context.sync();
    });
    expect(await placeAfter((_, chart) => chart.setPosition("B3", "D10"))).toEqual([48, 30, 144, 120]);
    expect(await placeAfter((_, chart) => chart.set({ width: 100, height: 50, top: 40 }))).toEqual([
      48, 40, 100, 50,
    ]);
  });

  // "Move and size with cells", as charts are made (Move or resize a chart, support.microsoft.com).
  test("moves with rows above it and grows with those below it", async () => {
    await placeAfter((_, chart) => chart.setPosition("B3", "D10"));
    expect(await placeAfter((worksheet) => worksheet.getRange("1:2").insert("Down"))).toEqual([
      48, 60, 144, 120,
    ]);
    expect(
      await placeAfter((worksheet) => {
        worksheet.getRange("A6").format.rowHeight = 45;
      }),
    ).toEqual([48, 60, 144, 150]);
    expect(await placeAfter((worksheet) => worksheet.getRange("6:6").delete("Up"))).toEqual([
      48, 60, 144, 105,
    ]);
    expect(await placeAfter((worksheet) => worksheet.getRange("12:12").insert("Down"))).toEqual([
      48, 60, 144, 105,
    ]);
    expect(await placeAfter((worksheet) => worksheet.getRange("A:A").insert("Right"))).toEqual([
      96, 60, 144, 105,
    ]);
  });

  test("has its figures where they moved to, on the sheet's new name", async () => {
    expect(series()).toEqual([
      { name: "Échu", values: "Résultats!C24:C25", categories: "Résultats!B24:B25" },
    ]);
    await client.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Résultats").name = "L'année";
      await context.sync();
    });
    expect(series()).toEqual([
      { name: "Échu", values: "'L''année'!C24:C25", categories: "'L''année'!B24:B25" },
    ]);
    await placeAfter((worksheet) => worksheet.getRange("24:25").delete("Up"));
    expect(series()).toEqual([{ name: "Échu", values: "", categories: "" }]);
  });
});
