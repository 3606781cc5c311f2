import type { ChartModel, WorkbookModel } from "../../simulator/model";
import { newWorkbook, putValues, sheetNamed } from "../../simulator/workbook";
import { chartPicture, type ChartPicture, type PictureShape } from "./chartPicture";

const SIZE = { width: 400, height: 240 };
const series = (column: string, settings: Record<string, unknown> = {}) => ({
  name: column,
  values: `A!${column}2:${column}4`,
  categories: "A!A2:A4",
  ...settings,
});

function workbookOf(...rows: (string | number | null)[][]): WorkbookModel {
  const workbook = newWorkbook("t.xlsx", ["A"]);
  putValues(sheetNamed(workbook, "A"), "A2", rows);
  return workbook;
}

const chartOf = (type: string, settings: Record<string, unknown>): ChartModel => ({
  ...{ id: "1", name: "G", type, source: "A!A1:C4", seriesBy: "Columns", settings },
  from: { column: 0, columnPoints: 0, row: 0, rowPoints: 0 },
  to: { column: 6, columnPoints: 0, row: 12, rowPoints: 0 },
});

function pictureOf(workbook: WorkbookModel, chart: ChartModel): ChartPicture {
  const picture = chartPicture(workbook, chart, SIZE, "fr-FR");
  if (picture === null) throw new Error("not drawn");
  return picture;
}

const ofKind = <K extends PictureShape["kind"]>(picture: ChartPicture, kind: K) =>
  picture.shapes.filter((shape): shape is Extract<PictureShape, { kind: K }> => shape.kind === kind);

const AMOUNTS = workbookOf(
  [46031, 4_000_000, 2_000_000],
  [46038, 3_000_000, 1_000_000],
  [46045, 2_000_000, 0],
);

test("columns are stacked in proportion, and stand on the axis", () => {
  const chart = chartOf("ColumnStacked", { series: [series("B"), series("C")] });
  const picture = pictureOf(AMOUNTS, chart);
  const columns = ofKind(picture, "column");
  expect(columns).toHaveLength(5);
  const [first, second, third, above] = columns;
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBeCloseTo(picture.base.y, 6);
  expect((first?.height ?? 0) / (third?.height ?? 1)).toBeCloseTo(2, 6);
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeCloseTo(first?.y ?? 0, 6);
  expect(above?.x).toBe(first?.x);
  expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
});

test("side by side when they are not stacked", () => {
  const [one, , , other] = ofKind(
    pictureOf(AMOUNTS, chartOf("ColumnClustered", { series: [series("B"), series("C")] })),
    "column",
  );
  expect(other?.x).toBeCloseTo((one?.x ?? 0) + (one?.width ?? 0), 6);
});

test("amounts and dates are labelled in the formats of their axes", () => {
  const { texts } = pictureOf(
    AMOUNTS,
    chartOf("ColumnStacked", {
      series: [series("B"), series("C")],
      valueAxis: { numberFormat: "0.0,," },
      categoryAxis: { numberFormat: "dd/mm/yy", tickLabelSpacing: 2 },
    }),
  );
  const labels = texts.map(({ text }) => text);
  expect(labels).toEqual(expect.arrayContaining(["0,0", "2,0", "6,0", "09/01/26", "23/01/26", "B", "C"]));
  expect(labels).not.toContain("16/01/26");
});

test("a line breaks where nothing is known, or goes on as the chart says", () => {
  const unknown = workbookOf([46031, 0.3], [46038, null], [46045, 0.2]);
  const lines = (displayBlanksAs: string) =>
    ofKind(pictureOf(unknown, chartOf("LineMarkers", { series: [series("B")], displayBlanksAs })), "line");
  expect(lines("NotPlotted").map(({ path }) => path.includes("L"))).toEqual([false, false]);
  expect(lines("Interplotted").map(({ path }) => path.match(/L/g)?.length)).toEqual([1]);
  expect(lines("Zero").map(({ path }) => path.match(/L/g)?.length)).toEqual([2]);
});

test("markers and dashes are those of the series", () => {
  const chart = chartOf("LineMarkers", {
    series: [
      series("B"),
      series("C", {
        markerStyle: "None",
        format: { line: { color: "#B3232D", lineStyle: "Dash", weight: 1.5 } },
      }),
    ],
  });
  const picture = pictureOf(AMOUNTS, chart);
  expect(ofKind(picture, "dot")).toHaveLength(3);
  expect(ofKind(picture, "line")[1]).toMatchObject({ colour: "#B3232D", width: 2, dash: "6 4" });
  expect(picture.keys.map(({ isLine, dash }) => [isLine, dash])).toEqual([
    [true, ""],
    [true, "6 4"],
  ]);
});

test("a series of marks alone has them in their own shape and colour, in the legend too", () => {
  const marks = (markerStyle: string) => ({
    ...series("C"),
    markerStyle,
    markerBackgroundColor: "#000000",
    format: { line: { lineStyle: "None" } },
  });
  const picture = (markerStyle: string) =>
    pictureOf(AMOUNTS, chartOf("LineMarkers", { series: [series("B"), marks(markerStyle)] }));
  expect(ofKind(picture("Diamond"), "area").map(({ fill }) => fill)).toEqual(
    Array.from({ length: 4 }, () => "#000000"),
  );
  expect(ofKind(picture("X"), "line").filter(({ colour }) => colour === "#000000")).toHaveLength(4);
  expect(picture("Diamond").keys).toHaveLength(1);
});

test("the scale ends at a round value, or where it was told to, with whole steps for counts", () => {
  const counts = workbookOf([1, 1], [2, 2], [3, 3]);
  const labels = (settings: Record<string, unknown>) =>
    pictureOf(counts, chartOf("Line", { series: [series("B")], legend: { visible: false }, ...settings }))
      .texts.filter(({ anchor }) => anchor === "end")
      .map(({ text }) => text);
  expect(labels({})).toEqual(["0", "1", "2", "3"]);
  expect(labels({ valueAxis: { maximum: 10, majorUnit: 5 } })).toEqual(["0", "5", "10"]);
});

test("kinds that only Excel draws, and charts whose cells are gone, are no trouble", () => {
  expect(chartPicture(AMOUNTS, chartOf("Waterfall", {}), SIZE, "fr-FR")).toBeNull();
  expect(chartPicture(AMOUNTS, chartOf("BarStacked", {}), SIZE, "fr-FR")).toBeNull();
  const gone = chartOf("Line", { series: [{ name: "x", values: "B!A1:A2" }] });
  expect(ofKind(pictureOf(AMOUNTS, gone), "line")).toEqual([]);
});
