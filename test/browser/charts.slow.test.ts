import { saveXlsx } from "../simulator/files/saveXlsx";
import type { WorkbookModel } from "../simulator/model";
import { newWorkbook, putValues, sheetNamed } from "../simulator/workbook";
import { availableBrowser } from "./availableBrowser";
import { DemoPage, runDemo, type RunningDemo } from "./demoPage";

const STARTING = 300_000;
const LONG = 120_000;

const browser = availableBrowser();
if ("reason" in browser) console.warn(`Charts are not tested in a browser: ${browser.reason}`);
const inBrowser = "reason" in browser ? describe.skip : describe;
const why = "reason" in browser ? ` (skipped: ${browser.reason})` : "";

/** A sheet with a chart over D3:H14, its figures in A1:B4. */
function workbookWithChart(): WorkbookModel {
  const workbook = newWorkbook("t.xlsx", ["Résultats"]);
  const sheet = sheetNamed(workbook, "Résultats");
  putValues(sheet, "A1", [
    [10, "Échu retenu"],
    ["09/01", 9_400_000],
    ["16/01", 8_100_000],
    ["23/01", 6_100_000],
  ]);
  sheet.charts.push({
    ...{
      id: "1",
      name: "CC_Overdue",
      type: "ColumnClustered",
      source: "'Résultats'!A1:B4",
      seriesBy: "Columns",
    },
    from: { column: 3, columnPoints: 0, row: 2, rowPoints: 0 },
    to: { column: 8, columnPoints: 0, row: 14, rowPoints: 0 },
    settings: {
      title: { text: "Échu retenu (M€)" },
      valueAxis: { numberFormat: "0.0,," },
      series: [{ name: "Échu retenu", values: "Résultats!B2:B4", categories: "Résultats!A2:A4" }],
    },
  });
  return workbook;
}

inBrowser(`charts in the demo${why}`, () => {
  let running: RunningDemo;
  let demo: DemoPage;
  beforeAll(async () => {
    running = await runDemo();
    demo = await DemoPage.open(running);
    await demo.drop("resultats.xlsx", (await saveXlsx(workbookWithChart())).bytes);
    await demo.page.getByRole("heading", { level: 1, name: "resultats.xlsx" }).waitFor();
    await chart().waitFor();
  }, STARTING);
  afterAll(() => running?.stop());

  const chart = () => demo.page.getByRole("img", { name: "Échu retenu (M€)" });
  const box = async () => (await chart().boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
  const columnHeights = () =>
    chart()
      .locator("rect")
      .evaluateAll((all) => all.slice(1, 4).map((each) => Number(each.getAttribute("height"))));

  it("stand over their cells, with title, axes and legend", async () => {
    const cells = await demo.page.locator(".fortune-cell-area").boundingBox();
    const { x, y, width, height } = await box();
    expect(x - (cells?.x ?? 0)).toBeCloseTo(3 * 64, -1);
    expect(y - (cells?.y ?? 0)).toBeCloseTo(2 * 20, -1);
    expect([width, height]).toEqual([5 * 64, 12 * 20]);
    const texts = await chart().locator("text").allTextContents();
    expect(texts).toEqual(
      expect.arrayContaining(["Échu retenu (M€)", "09/01", "23/01", "10,0", "Échu retenu"]),
    );
    const [first = 0, , last = 0] = await columnHeights();
    expect(last / first).toBeCloseTo(6.1 / 9.4, 2);
  });

  it(
    "follow the figures that somebody types, and let the mouse through to the cells",
    async () => {
      await demo.clickCell({ x: 96, y: 70 }, async () => (await demo.selection()) === "B4");
      await demo.page.keyboard.type("9400000");
      await demo.page.keyboard.press("Enter");
      await demo.until(async () => {
        const [first = 0, , last = NaN] = await columnHeights();
        return Math.abs(last - first) < 0.0005;
      });
      // E6 lies below the chart.
      await demo.clickCell({ x: 4 * 64 + 20, y: 5 * 20 + 8 }, async () => (await demo.selection()) === "E6");
    },
    LONG,
  );

  it("move with the sheet as it scrolls", async () => {
    const before = await box();
    await demo.page.locator(".luckysheet-scrollbar-y").evaluate((bar) => {
      bar.scrollTop = 60;
    });
    await demo.until(async () => Math.abs((await box()).y - (before.y - 60)) < 0.5);
  });
});
