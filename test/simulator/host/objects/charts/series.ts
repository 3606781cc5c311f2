import { apiValue } from "../../../cells";
import { cellsAt, sourceSeries, type ChartSeries } from "../../../chartData";
import { fullAddress, rangeArgument } from "../../addressing";
import type { Call, Property } from "../../declarations";
import { declare, HostObject, readOnly } from "../../declarations";
import { invalidArgument, itemNotFound } from "../../errors";
import { colour } from "../../styling";
import type { ChartPointTarget, ChartTarget, SeriesTarget, TrendlineTarget } from "../../targets";
import { number, part, setting, text, yes, type Check, type PartKind } from "./settings";

/** The series of a chart, which from now on are its own and no longer those of its source. */
export function seriesOf({ chart }: ChartTarget, call: Call): ChartSeries[] {
  chart.settings.series ??= sourceSeries(call.host.model, chart);
  return chart.settings.series as ChartSeries[];
}

function seriesObject(target: ChartTarget, series: ChartSeries): HostObject {
  return new HostObject("ChartSeries", { sheet: target.sheet, chart: target.chart, series });
}

/** ChartSeriesCollection.add: at an index, or last. */
function add(target: ChartTarget, [name, index]: readonly unknown[], call: Call): HostObject {
  const all = seriesOf(target, call);
  const at = typeof index === "number" ? index : all.length;
  if (at < 0 || at > all.length) throw invalidArgument(`series index ${at} of ${all.length}`);
  const series = { name: typeof name === "string" ? name : `Series${all.length + 1}`, values: "" };
  all.splice(at, 0, series);
  return seriesObject(target, series);
}

declare("ChartSeriesCollection", {
  properties: { Count: readOnly((target, call) => seriesOf(target, call).length) },
  items: (target, call) => seriesOf(target, call).map((series) => seriesObject(target, series)),
  methods: { Add: add },
});

function indexOf(target: SeriesTarget, call: Call): number {
  const index = seriesOf(target, call).indexOf(target.series);
  if (index < 0) throw itemNotFound(`series ${target.series.name} was deleted`);
  return index;
}

function kept(name: string, fallback: unknown, check: Check): Property<SeriesTarget> {
  return {
    read: ({ series }) => series[name] ?? fallback,
    write: ({ series }, value) => {
      series[name] = check(value);
    },
  };
}

function seriesPart(kind: PartKind, name: string): (target: SeriesTarget) => HostObject {
  return ({ sheet, chart, series }) => new HostObject(kind, { sheet, chart, root: series, path: name });
}

/** From zero, as Microsoft's sample 10-chart/chart-series-plotorder writes it; the others move up. */
function setPlotOrder(target: SeriesTarget, value: unknown, call: Call): void {
  const all = seriesOf(target, call);
  if (typeof value !== "number" || value < 0 || value >= all.length)
    throw invalidArgument(`plot order ${String(value)}`);
  all.splice(indexOf(target, call), 1);
  all.splice(value, 0, target.series);
}

/** What a series has under Excel.ChartSeriesDimension. */
function dimensionAddress({ series }: SeriesTarget, dimension: unknown): string {
  switch (dimension) {
    case "Values":
    case "YValues":
      return series.values;
    case "Categories":
    case "XValues":
      return series.categories ?? "";
    case "BubbleSizes":
      return series.bubbleSizes ?? "";
    default:
      throw invalidArgument(`dimension ${String(dimension)}`);
  }
}

function setAddress(key: "values" | "categories" | "bubbleSizes") {
  return (target: SeriesTarget, [range]: readonly unknown[], call: Call): void => {
    target.series[key] = fullAddress(rangeArgument(range, target.sheet, call));
  };
}

declare("ChartSeries", {
  properties: {
    Name: kept("name", "", text),
    ChartType: {
      read: ({ chart, series }) => series.chartType ?? chart.type,
      write: ({ series }, value) => {
        series.chartType = String(value);
      },
    },
    AxisGroup: kept("axisGroup", "Primary", text),
    HasDataLabels: kept("hasDataLabels", false, yes),
    Filtered: kept("filtered", false, yes),
    ShowShadow: kept("showShadow", false, yes),
    GapWidth: kept("gapWidth", 150, number),
    Overlap: kept("overlap", 0, number),
    DoughnutHoleSize: kept("doughnutHoleSize", 75, number),
    Smooth: kept("smooth", false, yes),
    MarkerStyle: kept("markerStyle", "Automatic", text),
    MarkerSize: kept("markerSize", 5, number),
    MarkerBackgroundColor: kept("markerBackgroundColor", "", colour),
    MarkerForegroundColor: kept("markerForegroundColor", "", colour),
    PlotOrder: { read: indexOf, write: setPlotOrder },
  },
  links: {
    Format: seriesPart("ChartSeriesFormat", "format"),
    DataLabels: seriesPart("ChartDataLabels", "dataLabels"),
    Points: (target) => new HostObject("ChartPointsCollection", target),
    Trendlines: (target) => new HostObject("ChartTrendlineCollection", target),
  },
  methods: {
    SetValues: setAddress("values"),
    SetXAxisValues: setAddress("categories"),
    SetBubbleSizes: setAddress("bubbleSizes"),
    GetDimensionValues: (target, [dimension], call) =>
      cellsAt(call.host.model, dimensionAddress(target, dimension)).map((cell) =>
        apiValue(cell?.value ?? null),
      ),
    GetDimensionDataSourceString: (target, [dimension]) => dimensionAddress(target, dimension),
    GetDimensionDataSourceType: (target, [dimension]) =>
      dimensionAddress(target, dimension) === "" ? "Unknown" : "LocalRange",
    Delete: (target, _, call) => {
      seriesOf(target, call).splice(indexOf(target, call), 1);
    },
  },
});

declare("ChartPointsCollection", {
  properties: { Count: readOnly((target, call) => pointCells(target, call).length) },
  items: (target, call) =>
    pointCells(target, call).map(
      (_, index) =>
        new HostObject("ChartPoint", {
          ...{ sheet: target.sheet, chart: target.chart, series: target.series },
          ...{ root: target.series, path: `points/${index}`, index },
        }),
    ),
});

function pointCells({ series }: SeriesTarget, call: Call): ReturnType<typeof cellsAt> {
  return cellsAt(call.host.model, series.values);
}

function pointValue(target: ChartPointTarget, call: Call): unknown {
  return apiValue(pointCells(target, call)[target.index]?.value ?? null);
}

declare("ChartPoint", {
  properties: {
    Value: readOnly(pointValue),
    HasDataLabel: setting("hasDataLabel", false, yes),
    MarkerStyle: setting("markerStyle", "Automatic", text),
    MarkerSize: setting("markerSize", 5, number),
    MarkerBackgroundColor: setting("markerBackgroundColor", "", colour),
    MarkerForegroundColor: setting("markerForegroundColor", "", colour),
  },
  links: {
    Format: part("ChartPointFormat", "format"),
    DataLabel: part("ChartDataLabel", "dataLabel"),
  },
});

const TRENDLINES = ["Linear", "Exponential", "Logarithmic", "MovingAverage", "Polynomial", "Power"];

function trendlineType(value: unknown): string {
  if (!TRENDLINES.includes(String(value))) throw invalidArgument(`trendline ${String(value)}`);
  return String(value);
}

type Trendline = TrendlineTarget["root"];

function trendlinesOf({ series }: SeriesTarget): Trendline[] {
  return (series.trendlines ??= []) as Trendline[];
}

function trendlineObject(target: SeriesTarget, root: Trendline): HostObject {
  const { sheet, chart, series } = target;
  return new HostObject("ChartTrendline", { sheet, chart, series, root, path: "trendline" });
}

declare("ChartTrendlineCollection", {
  items: (target) => trendlinesOf(target).map((root) => trendlineObject(target, root)),
  item: (target, index) => {
    const found = trendlinesOf(target)[Number(index)];
    if (found === undefined) throw itemNotFound(`trendline ${String(index)}`);
    return trendlineObject(target, found);
  },
  methods: {
    Add: (target, [type]) => {
      const root = { trendline: { type: trendlineType(type ?? "Linear") } };
      trendlinesOf(target).push(root);
      return trendlineObject(target, root);
    },
  },
});

declare("ChartTrendline", {
  identity: "_Id",
  properties: {
    _Id: readOnly((target) => trendlinesOf(target).indexOf(target.root)),
    Type: setting("type", "Linear", trendlineType),
    Name: setting("name", "", text),
    PolynomialOrder: setting("polynomialOrder", 2, number),
    MovingAveragePeriod: setting("movingAveragePeriod", 2, number),
    ForwardPeriod: setting("forwardPeriod", 0, number),
    BackwardPeriod: setting("backwardPeriod", 0, number),
    Intercept: setting("intercept", "", number),
    ShowEquation: setting("showEquation", false, yes),
    ShowRSquared: setting("showRSquared", false, yes),
  },
  links: { Format: part("ChartTrendlineFormat", "format") },
  methods: {
    Delete: (target) => {
      const all = trendlinesOf(target);
      all.splice(all.indexOf(target.root), 1);
    },
  },
});
