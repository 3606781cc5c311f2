import { strFromU8, unzipSync } from "fflate";
import type { ChartModel, SheetModel, WorkbookModel } from "../model";
import { addSheet, newWorkbook, putTable, putValues } from "../workbook";
import { openXlsx } from "./openXlsx";
import { saveXlsx } from "./saveXlsx";
import { childOf, parseXml, type XmlElement } from "./xml";

/** A chart with some of everything that a file carries. */
const RICH: ChartModel = {
  id: "{00001001-0000-0000-0000-000000000000}",
  name: "CC_Échus & co",
  type: "ColumnStacked",
  source: "'Comité d''été'!B2:B4",
  seriesBy: "Columns",
  from: { column: 0, columnPoints: 12.75, row: 3, rowPoints: 7.5 },
  to: { column: 7, columnPoints: 0, row: 18, rowPoints: 3 },
  settings: {
    title: {
      text: "Échus <M€> & co",
      overlay: true,
      format: { font: { size: 12, bold: true, color: "#1F3A5F" } },
    },
    legend: { visible: true, position: "Bottom", format: { font: { size: 7.5, italic: true } } },
    categoryAxis: {
      categoryType: "TextAxis",
      numberFormat: "dd/mm/yy",
      textOrientation: 45,
      tickLabelSpacing: 2,
      majorTickMark: "None",
      tickLabelPosition: "Low",
      reversePlotOrder: true,
      majorGridlines: {
        visible: true,
        format: { line: { color: "#E3E3E3", lineStyle: "Dot", weight: 0.5 } },
      },
      format: { line: { color: "#A6A6A6" }, font: { name: "Arial" } },
    },
    valueAxis: {
      minimum: 0,
      maximum: 10_000_000,
      majorUnit: 2_000_000,
      displayUnit: "Millions",
      numberFormat: '#,##0.0" M€"',
      title: { text: "M€" },
      majorGridlines: { visible: false },
    },
    format: { fill: { color: "#FFFFFF" }, border: { lineStyle: "None" }, font: { size: 9 } },
    displayBlanksAs: "Interplotted",
    plotVisibleOnly: false,
    series: [
      {
        name: "1-30 j",
        values: "'Comité d''été'!B2:B4",
        categories: "'Comité d''été'!A2:A4",
        format: { fill: { color: "#C6DAED" } },
        gapWidth: 30,
      },
      {
        name: "",
        values: "'Comité d''été'!C2:C4",
        categories: "'Comité d''été'!A2:A4",
        hasDataLabels: true,
        gapWidth: 30,
      },
      {
        name: "Seuil",
        chartType: "LineMarkers",
        values: "'Comité d''été'!D2:D4",
        format: { line: { color: "#B3232D", lineStyle: "Dash", weight: 1.5 } },
        markerStyle: "Circle",
        markerSize: 4,
        markerBackgroundColor: "#B3232D",
        markerForegroundColor: "#000000",
        smooth: true,
      },
    ],
  },
};

const NAME = "Comité d'été";

function workbookWith(...charts: ChartModel[]): WorkbookModel {
  const workbook = newWorkbook("t.xlsx", ["Clients"]);
  const sheet = addSheet(workbook, NAME);
  putValues(sheet, "A1", [
    ["Date", "1-30 j", "31-60 j", "Seuil"],
    [46031, 4_000_000, 2_000_000, 1],
    [46038, 3_900_000, null, 2],
    [46045, 3_800_000, 1_800_000, 3],
  ]);
  for (const row of [1, 2, 3]) Object.assign(sheet.rows[row]?.[0] ?? {}, { numberFormat: "dd/mm/yyyy" });
  sheet.columns.set(0, { width: 20, hidden: false, outlineLevel: 0 });
  sheet.columns.set(1, { width: null, hidden: true, outlineLevel: 0 });
  sheet.rowInfo.set(3, { height: 40, hidden: false, filtered: false, outlineLevel: 0 });
  sheet.charts = charts;
  return workbook;
}

const chartOf = (type: string, settings: Record<string, unknown> = {}): ChartModel => ({
  ...{ id: "1", name: type, type, source: "'Comité d''été'!A1:C4", seriesBy: "Columns" },
  from: { column: 0, columnPoints: 0, row: 0, rowPoints: 0 },
  to: { column: 7, columnPoints: 24, row: 14, rowPoints: 6 },
  settings,
});

const chartsOf = (workbook: WorkbookModel): ChartModel[] => (workbook.sheets[1] as SheetModel).charts;

async function reopened(workbook: WorkbookModel): Promise<WorkbookModel> {
  const { bytes, leftOut } = await saveXlsx(workbook);
  expect(leftOut).toEqual([]);
  return openXlsx(bytes, "t.xlsx");
}

async function partsOf(workbook: WorkbookModel): Promise<Record<string, string>> {
  const { bytes } = await saveXlsx(workbook);
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

async function chartPart(chart: ChartModel): Promise<XmlElement> {
  return parseXml((await partsOf(workbookWith(chart)))["xl/charts/chart1.xml"] ?? "");
}

test("a chart saved and opened again shows the same, where it stood", async () => {
  const once = await reopened(workbookWith(RICH));
  expect(chartsOf(once)).toEqual([{ ...RICH, id: `${once.sheets[1]?.id}-chart-rId1` }]);
  const [first, second] = [await saveXlsx(workbookWith(RICH)), await saveXlsx(once)];
  expect(second.bytes).toEqual(first.bytes);
});

test.each([
  "ColumnClustered",
  "ColumnStacked100",
  "BarClustered",
  "BarStacked",
  "Line",
  "LineMarkers",
  "LineStacked",
  "Area",
  "AreaStacked",
])("%s is of its kind again, with the series that its source gives", async (type) => {
  const [chart] = chartsOf(await reopened(workbookWith(chartOf(type))));
  expect(chart).toMatchObject({
    type,
    settings: {
      series: [
        { name: "1-30 j", values: "'Comité d''été'!B2:B4", categories: "'Comité d''été'!A2:A4" },
        { name: "31-60 j", values: "'Comité d''été'!C2:C4" },
      ],
    },
  });
});

test("of a kind that only Excel draws, it is left out and told", async () => {
  const secondary = { series: [{ name: "a", values: "'Comité d''été'!B2:B4", axisGroup: "Secondary" }] };
  const workbook = workbookWith(chartOf("Waterfall"), chartOf("Line", secondary), chartOf("Area"));
  const saved = await saveXlsx(workbook);
  expect(saved.leftOut).toEqual([`chart "Waterfall" on ${NAME}`, `chart "Line" on ${NAME}`]);
  expect(chartsOf(await openXlsx(saved.bytes, "t.xlsx")).map(({ name }) => name)).toEqual(["Area"]);
});

test("stands beside tables, each part with its type and relation", async () => {
  const workbook = workbookWith(RICH, chartOf("Line"));
  putTable(workbook, workbook.sheets[1] as SheetModel, "CC_Results", "A1:D4");
  (workbook.sheets[0] as SheetModel).charts = [chartOf("Area")];
  const parts = await partsOf(workbook);
  const types = parts["[Content_Types].xml"] ?? "";
  for (const path of [
    "drawings/drawing1",
    "drawings/drawing2",
    "charts/chart1",
    "charts/chart3",
    "tables/table1",
  ])
    expect(types).toContain(`PartName="/xl/${path}.xml"`);
  expect(parts["xl/worksheets/sheet2.xml"]).toMatch(
    /<drawing r:id="rId1"\/><tableParts count="1"><tablePart r:id="rId2"\/><\/tableParts><\/worksheet>$/,
  );
  expect(parts["xl/worksheets/_rels/sheet2.xml.rels"]).toMatch(/rId1".*drawing2\.xml.*rId2".*table1\.xml/);
  expect(parts["xl/drawings/_rels/drawing2.xml.rels"]).toMatch(/rId1".*chart2\.xml.*rId2".*chart3\.xml/);
  const after = await openXlsx((await saveXlsx(workbook)).bytes, "t.xlsx");
  expect(after.sheets.map(({ charts, tables }) => [charts.length, tables.length])).toEqual([
    [1, 0],
    [2, 1],
  ]);
});

describe("the chart part", () => {
  const names = (element: XmlElement | undefined) => element?.children.map(({ name }) => name);

  // ECMA-376 part 1, §21.2.2.27, .29, .145, .25 and .226: schemas of sequences, which Excel holds to.
  test("has its elements in the order of the format", async () => {
    const space = await chartPart(RICH);
    expect(names(space)).toEqual(["date1904", "roundedCorners", "chart", "spPr", "txPr"]);
    const chart = childOf(space, "chart");
    expect(names(chart)).toEqual([
      ...["title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs", "extLst"],
    ]);
    const plot = childOf(chart, "plotArea");
    expect(names(plot)).toEqual(["layout", "barChart", "lineChart", "catAx", "valAx"]);
    const shared = ["axId", "scaling", "delete", "axPos"];
    const marks = ["numFmt", "majorTickMark", "minorTickMark", "tickLblPos"];
    expect(names(childOf(plot, "catAx"))).toEqual([
      ...[...shared, "majorGridlines", ...marks, "spPr", "txPr", "crossAx", "crosses"],
      ...["auto", "lblAlgn", "lblOffset", "tickLblSkip", "noMultiLvlLbl"],
    ]);
    expect(names(childOf(plot, "valAx"))).toEqual([
      ...[...shared, "title", ...marks, "crossAx", "crosses", "crossBetween", "majorUnit", "dispUnits"],
    ]);
    expect(names(childOf(plot, "barChart"))).toEqual([
      ...["barDir", "grouping", "varyColors", "ser", "ser", "gapWidth", "overlap", "axId", "axId"],
    ]);
    const line = childOf(plot, "lineChart");
    expect(names(line)).toEqual(["grouping", "varyColors", "ser", "marker", "axId", "axId"]);
    expect(names(childOf(line, "ser"))).toEqual(["idx", "order", "tx", "spPr", "marker", "val", "smooth"]);
  });

  test("refers to the cells and keeps what they hold, gaps left out", async () => {
    const part = (await partsOf(workbookWith(RICH)))["xl/charts/chart1.xml"] ?? "";
    expect(part).toContain(
      "<c:f>'Comité d''été'!$C$2:$C$4</c:f><c:numCache><c:formatCode>General</c:formatCode>" +
        '<c:ptCount val="3"/><c:pt idx="0"><c:v>2000000</c:v></c:pt><c:pt idx="2"><c:v>1800000</c:v></c:pt>',
    );
    expect(part).toContain("<c:formatCode>dd/mm/yyyy</c:formatCode>");
    expect(part).toContain("<a:t>Échus &lt;M€&gt; &amp; co</a:t>");
  });

  test("has an axis of days where Excel would choose one, and texts where they are texts", async () => {
    const plot = (part: XmlElement) => childOf(childOf(part, "chart"), "plotArea");
    expect(childOf(plot(await chartPart(chartOf("Line"))), "dateAx")).toBeDefined();
    const texts = workbookWith(chartOf("Line"));
    putValues(texts.sheets[1] as SheetModel, "A2", [["janv."], ["févr."], ["mars"]]);
    const part = (await partsOf(texts))["xl/charts/chart1.xml"] ?? "";
    expect(part).toContain("<c:catAx>");
    expect(part).toContain('<c:strCache><c:ptCount val="3"/><c:pt idx="0"><c:v>janv.</c:v>');
  });
});
