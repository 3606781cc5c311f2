import { columnLetters, type CellInput } from "../../src/book/cells";
import type { RowInput } from "../../src/book/table";
import { createTable, type TableContent } from "../../src/excel/table/ownTables";
import { readTables } from "../../src/excel/table/readLongTables";
import { readTableAndCharts } from "../../src/excel/sheets/resultsPage";
import {
  askCharts,
  refreshCharts,
  RESULTS_CHARTS,
  type ChartPlaces,
} from "../../src/excel/sheets/resultsCharts";
import { RESULTS_TABLE } from "../../src/book/results";
import type { WorkbookContext } from "../../src/excel/host/session";
import { readPart } from "../simulator/host/parts";
import type { ChartModel } from "../simulator/model";
import { newWorkbook, sheetNamed } from "../simulator/workbook";
import { openCommittee, type OpenCommittee } from "./openCommittee";

const SHEET = "Résultats";
/** Two beside each other, then the next two. */
const PLACES = Object.fromEntries(
  RESULTS_CHARTS.map((chart, index) => {
    const top = 1 + 14 * Math.floor(index / 2);
    return [chart, index % 2 === 0 ? `A${top}:D${top + 13}` : `E${top}:H${top + 13}`];
  }),
) as ChartPlaces;
/** The charts of a workbook without sales. */
const WITHOUT_SALES = [
  "CC_OverdueByBucket",
  "CC_OverdueRate",
  "CC_ClientsByColour",
  "CC_Uncovered",
  "CC_Punctuality",
  "CC_ArbitrationRate",
];
const UNKNOWN = "=NA()";
const EVENT_NAMES = ["Perte", "Indemnisation", "Politique", "Reprise", "Absents"];

interface DrawnSeries {
  readonly name: string;
  readonly chartType?: string;
  readonly markerStyle?: string;
  readonly format?: {
    readonly fill?: { readonly color: string };
    readonly line?: { readonly color: string };
  };
}

/** Neighbours of a stack differ by as much in grey. */
const LEAST_CONTRAST = 1.4;

/** How far apart two colours are once colour is gone: (lighter + 0.05) ÷ (darker + 0.05) of their luminance (WCAG 2). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
      const channel = parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
      return sum + weight * (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Where a column's first rows stand, as series have it. */
function cellsOf(key: string, rows: number): string {
  const { row, column, columns } = RESULTS_TABLE;
  const letters = columnLetters(column + columns.findIndex((own) => own.key === key));
  return `Résultats!${letters}${row + 2}:${letters}${row + 1 + rows}`;
}

/** The committee of a Friday; without sales nothing is said of the DSO. */
function committee(week: number, dso: CellInput = UNKNOWN): RowInput {
  return {
    date: 46031 + 7 * week,
    ...{ d1_30: 4_000_000, d31_60: 2_000_000, d61_90: 1_500_000, d91_120: 900_000, over120: 1_000_000 },
    countedOverdue: 9_400_000 - 50_000 * week,
    overdueRate: 0.21 - 0.002 * week,
    ...{ dso, bestDso: dso, delayDso: dso },
    ...{ red: 12, orange: 30, green: 158 },
    uncovered: 7_000_000,
    ...{ punctuality: 0.8, arbitrationRate: 0.3 - 0.01 * week, signal: 0.2 },
    ...{
      lossEvent: week === 1 ? 0 : UNKNOWN,
      indemnityEvent: UNKNOWN,
      policyEvent: UNKNOWN,
      pauseEvent: UNKNOWN,
      missingEvent: UNKNOWN,
    },
  };
}

const weeks = (count: number, dso?: CellInput) =>
  Array.from({ length: count }, (_, week) => committee(week, dso));

describe("the charts of the results", () => {
  let committees: OpenCommittee;

  beforeEach(async () => {
    committees = await openCommittee(newWorkbook("comite.xlsx", [SHEET]));
  });
  afterEach(() => committees.close());

  const charts = (): ChartModel[] => sheetNamed(committees.model, SHEET).charts;
  const chartNamed = (name: string): ChartModel => {
    const found = charts().find((chart) => chart.name === name);
    if (found === undefined) throw new Error(`no chart ${name}`);
    return found;
  };
  const names = () => charts().map(({ name }) => name);

  const readResults = async (context: WorkbookContext): Promise<TableContent | null> => {
    const [content] = await readTables(context, [RESULTS_TABLE] as const);
    return content;
  };

  /** Lets the table hold the rows, as the refresh of the sheet does, then brings the charts up to date. */
  const refreshed = (
    rows: readonly RowInput[],
    language: "fr" | "en" = "fr",
    gainsEvents = false,
  ): Promise<string[]> =>
    committees.session.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(SHEET);
      const before = await readResults(context);
      if (before === null) await createTable(context, RESULTS_TABLE, rows, language, worksheet);
      else {
        const { row, column, columns } = RESULTS_TABLE;
        const area = worksheet.getRangeByIndexes(row, column, rows.length + 1, columns.length);
        context.workbook.tables.getItem(RESULTS_TABLE.table).resize(area);
        const body = worksheet.getRangeByIndexes(row + 1, column, rows.length, columns.length);
        body.values = rows.map((input) => columns.map(({ key }) => input[key] ?? ""));
      }
      await context.sync();
      const after = await readResults(context);
      if (after === null) throw new Error("no table of results");
      const asked = askCharts(worksheet, before !== null);
      const { standing } = await readTableAndCharts(context, after, asked);
      return refreshCharts(context, worksheet, { before, after, gainsEvents, standing }, PLACES, language);
    });

  it("stand over their columns, with title, unit and colours, once there are two committees", async () => {
    expect(await refreshed(weeks(1))).toEqual([]);
    expect(names()).toEqual([]);
    expect(await refreshed(weeks(2))).toEqual([]);
    expect(names()).toEqual(WITHOUT_SALES);
    const { type, settings } = chartNamed("CC_OverdueByBucket");
    expect(type).toBe("ColumnStacked");
    expect(settings).toMatchObject({
      title: { text: "Échus par ancienneté (M€)" },
      legend: { visible: true, position: "Bottom" },
      valueAxis: { minimum: 0, numberFormat: "0.0,," },
      categoryAxis: { categoryType: "TextAxis", numberFormat: "dd/mm/yy" },
      plotVisibleOnly: false,
      displayBlanksAs: "NotPlotted",
      series: [
        { name: "1-30 j", values: cellsOf("d1_30", 2), categories: cellsOf("date", 2) },
        { name: "31-60 j", values: cellsOf("d31_60", 2) },
        { name: "61-90 j", values: cellsOf("d61_90", 2) },
        { name: "91-120 j", values: cellsOf("d91_120", 2) },
        { name: "> 120 j", values: cellsOf("over120", 2), format: { fill: { color: "#1F3A5F" } } },
        { name: "Perte", values: cellsOf("lossEvent", 2), chartType: "LineMarkers", markerStyle: "Triangle" },
        { name: "Indemnisation", markerStyle: "X" },
        { name: "Politique", markerStyle: "Diamond", format: { line: { lineStyle: "None" } } },
        { name: "Reprise", markerStyle: "Square" },
        { name: "Absents", markerStyle: "Circle" },
      ],
    });
    expect(chartNamed("CC_ArbitrationRate").settings).toMatchObject({
      series: [
        { format: { fill: { color: "#8FB4D9" } } },
        { chartType: "Line", markerStyle: "None", format: { line: { lineStyle: "Dash" } } },
        ...EVENT_NAMES.map((name) => ({ name })),
      ],
    });
  });

  it("bear what happened, each of them, and are told apart in grey", async () => {
    await refreshed(weeks(3, 60));
    expect(names()).toHaveLength(7);
    for (const name of names()) {
      const series = chartNamed(name).settings.series as DrawnSeries[];
      expect([name, series.slice(-EVENT_NAMES.length).map((one) => one.name)]).toEqual([name, EVENT_NAMES]);
      const events = series.filter((one) => EVENT_NAMES.includes(one.name));
      expect(new Set(events.map(({ markerStyle }) => markerStyle)).size).toBe(EVENT_NAMES.length);
      const fills = series.flatMap(({ format }) => format?.fill?.color ?? []);
      expect(fills.length).toBeGreaterThan(0);
      fills.slice(1).forEach((fill, index) => {
        const between = contrast(fill, fills[index] ?? "");
        expect({ name, fill, between: between >= LEAST_CONTRAST }).toEqual({ name, fill, between: true });
      });
      const lines = series.filter(({ chartType }) => chartType === "Line");
      for (const line of lines) {
        for (const fill of fills) expect(contrast(line.format?.line?.color ?? "", fill)).toBeGreaterThan(3);
      }
    }
  });

  it("made before one kind of event was told are given its markers, and no others twice", async () => {
    await refreshed(weeks(3));
    const settings = chartNamed("CC_Uncovered").settings;
    settings.series = (settings.series as DrawnSeries[]).filter(({ name }) => name !== "Indemnisation");
    await refreshed(weeks(4), "fr", true);
    const said = (chartNamed("CC_Uncovered").settings.series as DrawnSeries[]).map(({ name }) => name);
    expect([...said].sort()).toEqual(["Non couvert", ...EVENT_NAMES].sort());
  });

  it("stand where they were told to, with a gutter between them", async () => {
    await refreshed(weeks(3));
    expect(chartNamed("CC_OverdueByBucket")).toMatchObject({
      from: { column: 0, columnPoints: 0, row: 0, rowPoints: 0 },
      to: { column: 4, columnPoints: 0, row: 13, rowPoints: 9 },
    });
    expect(chartNamed("CC_OverdueRate")).toMatchObject({
      from: { column: 4, columnPoints: 6, row: 0, rowPoints: 0 },
      to: { column: 8, columnPoints: 0, row: 13, rowPoints: 9 },
    });
  });

  it("follow the table as it grows, while what people made of them stays", async () => {
    await refreshed(weeks(2));
    Object.assign(chartNamed("CC_OverdueRate").settings, { title: { text: "Notre taux" } });
    const to = { column: 9, columnPoints: 3, row: 40, rowPoints: 0 };
    chartNamed("CC_OverdueRate").to = to;
    const [first] = chartNamed("CC_OverdueByBucket").settings.series as { name: string }[];
    if (first) first.name = "Récents";
    expect(await refreshed(weeks(5))).toEqual([]);
    expect(chartNamed("CC_OverdueRate").settings).toMatchObject({
      title: { text: "Notre taux" },
      series: [
        { values: cellsOf("overdueRate", 5), categories: cellsOf("date", 5) },
        ...EVENT_NAMES.map((name) => ({ name })),
      ],
    });
    expect(chartNamed("CC_OverdueRate").to).toEqual(to);
    // A series under another name is theirs: Excel, not this refresh, lets it grow with the table.
    expect(chartNamed("CC_OverdueByBucket").settings.series).toMatchObject([
      { name: "Récents", values: cellsOf("d1_30", 2) },
      { values: cellsOf("d31_60", 5) },
      { values: cellsOf("d61_90", 5) },
      { values: cellsOf("d91_120", 5) },
      { values: cellsOf("over120", 5) },
      { values: cellsOf("lossEvent", 5) },
      { values: cellsOf("indemnityEvent", 5) },
      { values: cellsOf("policyEvent", 5) },
      { values: cellsOf("pauseEvent", 5) },
      { values: cellsOf("missingEvent", 5) },
    ]);
  });

  it("bear as many dates as have room, unless people chose", async () => {
    await refreshed(weeks(5));
    const spacing = (name: string) => readPart(chartNamed(name).settings, "categoryAxis/tickLabelSpacing");
    expect(spacing("CC_OverdueRate")).toBe(1);
    const { categoryAxis } = chartNamed("CC_Uncovered").settings;
    Object.assign(categoryAxis as object, { tickLabelSpacing: 4 });
    await refreshed(weeks(13));
    expect([spacing("CC_OverdueRate"), spacing("CC_Uncovered")]).toEqual([3, 4]);
  });

  it("made before events were marked are given their markers once", async () => {
    await refreshed(weeks(2));
    const made = chartNamed("CC_OverdueByBucket").settings;
    const series = made.series as { name: string }[];
    const events = series.splice(5);
    const others = JSON.stringify(chartNamed("CC_OverdueRate").settings);
    expect(await refreshed(weeks(2), "fr", true)).toEqual([]);
    expect(made.series).toMatchObject([{}, {}, {}, {}, {}, ...events.map((event) => ({ ...event }))]);
    expect(JSON.stringify(chartNamed("CC_OverdueRate").settings)).toBe(others);
    expect(await refreshed(weeks(2))).toEqual([]);
    expect(made.series).toHaveLength(5 + EVENT_NAMES.length);
  });

  it("made before events were marked get each series once, also where this Excel refuses their markers", async () => {
    await refreshed(weeks(2));
    const seriesOf = () =>
      charts().map(({ settings }) => (settings.series as { name: string }[]).map(({ name }) => name));
    for (const { settings } of charts()) (settings.series as unknown[]).splice(-EVENT_NAMES.length);
    committees.excel.faults.refuse("ChartSeries.MarkerStyle", "GeneralException");
    expect(await refreshed(weeks(2), "fr", true)).toHaveLength(WITHOUT_SALES.length);
    for (const names of seriesOf()) expect(names).toEqual([...new Set(names)]);
  });

  it("that people made charts without series are left to them", async () => {
    await refreshed(weeks(2));
    chartNamed("CC_ClientsByColour").type = "Waterfall";
    expect(await refreshed(weeks(4))).toEqual([]);
    expect(chartNamed("CC_Uncovered").settings.series).toMatchObject([
      { values: cellsOf("uncovered", 4) },
      ...EVENT_NAMES.map((name) => ({ name })),
    ]);
  });

  it("that somebody deleted stay deleted", async () => {
    await refreshed(weeks(2));
    charts().splice(1, 1);
    await refreshed(weeks(3));
    expect(names()).not.toContain("CC_OverdueRate");
    expect(names()).toHaveLength(5);
  });

  it("are made when their figures come, as with the first sales", async () => {
    await refreshed(weeks(3));
    await refreshed([...weeks(3), committee(3, 61), committee(4, 60)]);
    expect(names().at(-1)).toBe("CC_Dso");
    expect(chartNamed("CC_Dso").settings.title).toMatchObject({
      text: "DSO (jours)",
    });
  });

  it("are read in one request and left alone when nothing changed", async () => {
    await refreshed(weeks(3));
    const saved = JSON.stringify(charts());
    await committees.session.run(async (context) => {
      const after = await readResults(context);
      if (after === null) throw new Error("no table of results");
      const { requests } = committees.excel.meters;
      const worksheet = context.workbook.worksheets.getItem(SHEET);
      const asked = askCharts(worksheet, true);
      const { standing } = await readTableAndCharts(context, after, asked);
      const feed = { before: after, after, gainsEvents: false, standing };
      await refreshCharts(context, worksheet, feed, PLACES, "fr");
      expect(committees.excel.meters.requests - requests).toBe(1);
    });
    expect(JSON.stringify(charts())).toBe(saved);
  });

  it.each([
    ["ChartCollection.Add", 0],
    ["ChartSeries.SetValues", 0],
    ["ChartAxis.MajorTickMark", 6],
  ])("that this Excel refuses are told, the others stand: %s", async (member, standing) => {
    committees.excel.faults.refuse(member, "GeneralException");
    const refused = await refreshed(weeks(3));
    expect(refused).toHaveLength(6);
    expect(refused).toContain("Échus par ancienneté (M€)");
    // Without its series a chart would show what Excel guessed: it goes. Without its look it stays.
    expect(names()).toHaveLength(standing);
  });

  it.each([
    ["ChartSeries.GapWidth", WITHOUT_SALES],
    ["ChartSeries.MarkerStyle", WITHOUT_SALES],
    ["ChartAxis.Minimum", WITHOUT_SALES],
  ])("keep the rest of their look without what this Excel refuses: %s", async (member, plain) => {
    committees.excel.faults.refuse(member, "GeneralException");
    const refused = await refreshed(weeks(3));
    const titles = plain.map((name) => String(readPart(chartNamed(name).settings, "title/text")));
    expect([...refused].sort()).toEqual(titles.sort());
    for (const { settings } of charts()) {
      expect(settings).toMatchObject({ plotVisibleOnly: false, format: { font: { size: 9 } } });
      const isRefused = member === "ChartAxis.Minimum";
      expect(readPart(settings, "valueAxis/minimum")).toBe(isRefused ? undefined : 0);
    }
    expect(chartNamed("CC_ArbitrationRate").settings.series).toMatchObject([
      { format: { fill: { color: "#8FB4D9" } } },
      { format: { line: { color: "#000000", lineStyle: "Dash" } } },
      ...EVENT_NAMES.map((name) => ({ name })),
    ]);
  });

  it("speak the workbook's language and the size of its amounts", async () => {
    const small = weeks(2).map((row) => ({ ...row, uncovered: 350_000 }));
    await refreshed(small, "en");
    expect(chartNamed("CC_Uncovered").settings).toMatchObject({
      title: { text: "Uncovered exposure (k€)" },
      valueAxis: { numberFormat: "#,##0," },
      series: [
        { name: "Uncovered" },
        ...["Loss", "Indemnity", "Policy", "Resumed", "Missing"].map((name) => ({ name })),
      ],
    });
  });
});
