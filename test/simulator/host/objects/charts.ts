import { chartBox, placeChart, type ChartBox } from "../chartPlaces";
import { columnsLeft, cornerAt, rowsTop } from "../layout";
import { bottom, right } from "../../address";
import { apiValue, cellAt } from "../../cells";
import { sourceSeries, type ChartSeries } from "../../chartData";
import type { ChartModel } from "../../model";
import { fullAddress, rangeArgument, rangeAt } from "../addressing";
import type { Call, Kind, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { generalException, HostError, invalidArgument, itemNotFound } from "../errors";
import { readPart, writePart } from "../parts";
import { checkAllowed } from "../protection";
import { colour } from "../styling";
import type { ChartPartTarget, ChartTarget, RangeTarget, SeriesTarget, SheetTarget } from "../targets";

/** Size of a new chart, in points. */
const WIDTH = 360;
const HEIGHT = 216;

function chartObject({ sheet }: SheetTarget, chart: ChartModel): HostObject {
  return new HostObject("Chart", { sheet, chart });
}

function add(target: SheetTarget, [type, source, seriesBy]: readonly unknown[], call: Call): HostObject {
  const { sheet } = target;
  checkAllowed(sheet, "allowEditObjects");
  if (typeof type !== "string" || type === "" || type === "Invalid")
    throw invalidArgument(`chart type ${String(type)}`);
  const range = rangeArgument(source, sheet, call);
  const number = sheet.charts.length + 1;
  const chart: ChartModel = {
    id: call.host.nextId(),
    name: `${call.host.locale.startsWith("fr") ? "Graphique" : "Chart"} ${number}`,
    type,
    source: fullAddress(range),
    seriesBy: seriesDirection(range, seriesBy),
    from: cornerAt(sheet, 0, 0),
    to: cornerAt(sheet, WIDTH, HEIGHT),
    settings: {},
  };
  sheet.charts.push(chart);
  return chartObject(target, chart);
}

/** "Auto" takes the shorter side of the source for the series, as Excel does. */
function seriesDirection({ area }: RangeTarget, seriesBy: unknown): string {
  if (seriesBy === "Columns" || seriesBy === "Rows") return seriesBy;
  return area.columns > area.rows ? "Rows" : "Columns";
}

declare("ChartCollection", {
  properties: { Count: readOnly(({ sheet }) => sheet.charts.length) },
  items: (target) => target.sheet.charts.map((chart) => chartObject(target, chart)),
  item: (target, key) => {
    const found = target.sheet.charts.find((chart) => chart.id === String(key) || chart.name === String(key));
    if (found === undefined) throw itemNotFound(`chart ${String(key)}`);
    return chartObject(target, found);
  },
  methods: { Add: add },
});

type Check = (value: unknown) => unknown;

const text: Check = String;
const yes: Check = (value) => value === true;
const number: Check = (value) => {
  if (typeof value !== "number" && value !== "") throw invalidArgument(`number ${String(value)}`);
  return value;
};
/** "an integer from -90 to 90 or the integer 180 for vertically-oriented text" (ChartAxis.textOrientation). */
const angle: Check = (value) => {
  const turned = Number.isInteger(value) ? Number(value) : NaN;
  if (turned !== 180 && !(Math.abs(turned) <= 90)) throw invalidArgument(`angle ${String(value)}`);
  return turned;
};

/** A property kept under the part's path, with Excel's default until it is set. */
function setting(name: string, fallback: unknown, check: Check): Property<ChartPartTarget> {
  return {
    read: ({ chart, path }) => readPart(chart.settings, `${path}/${name}`) ?? fallback,
    write: ({ sheet, chart, path }, value) => {
      checkAllowed(sheet, "allowEditObjects");
      writePart(chart.settings, `${path}/${name}`, check(value));
    },
  };
}

/** A property of the chart itself. */
function own(name: string, fallback: unknown, check: Check): Property<ChartTarget> {
  return {
    read: ({ chart }) => readPart(chart.settings, name) ?? fallback,
    write: ({ sheet, chart }, value) => {
      checkAllowed(sheet, "allowEditObjects");
      writePart(chart.settings, name, check(value));
    },
  };
}

type PartKind = { [K in Kind]: HostObject<K>["target"] extends ChartPartTarget ? K : never }[Kind];

function part(kind: PartKind, name: string): (target: ChartTarget | ChartPartTarget) => HostObject {
  return (target) => {
    const path = "path" in target ? `${target.path}/${name}` : name;
    return new HostObject(kind, { sheet: target.sheet, chart: target.chart, path });
  };
}

function setPosition({ sheet, chart }: ChartTarget, start: unknown, end: unknown, call: Call): void {
  checkAllowed(sheet, "allowEditObjects");
  const from = rangeArgument(start, sheet, call).area;
  const to = end === undefined || end === null ? null : rangeArgument(end, sheet, call).area;
  const corner = (row: number, column: number) => ({ row, rowPoints: 0, column, columnPoints: 0 });
  if (to === null)
    placeChart(sheet, chart, { left: columnsLeft(sheet, from.left), top: rowsTop(sheet, from.top) });
  else {
    chart.from = corner(from.top, from.left);
    chart.to = corner(bottom(to) + 1, right(to) + 1);
  }
}

/** A measure of where the chart stands, in points. */
function placed(name: keyof ChartBox): Property<ChartTarget> {
  return {
    read: ({ sheet, chart }) => chartBox(sheet, chart)[name],
    write: ({ sheet, chart }, value) => {
      checkAllowed(sheet, "allowEditObjects");
      const points = Number(number(value));
      if (points < 0) throw invalidArgument(`${name} ${points}`);
      placeChart(sheet, chart, { [name]: points });
    },
  };
}

function setData(target: ChartTarget, source: unknown, seriesBy: unknown, call: Call): void {
  const range = rangeArgument(source, target.sheet, call);
  target.chart.source = fullAddress(range);
  target.chart.seriesBy = seriesDirection(range, seriesBy);
  delete target.chart.settings.series;
}

declare("Chart", {
  identity: "Id",
  properties: {
    Id: readOnly(({ chart }) => chart.id),
    Name: {
      read: ({ chart }) => chart.name,
      write: ({ sheet, chart }, value) => {
        if (sheet.charts.some((each) => each !== chart && each.name === value))
          throw invalidArgument("chart name");
        chart.name = String(value);
      },
    },
    ChartType: {
      read: ({ chart }) => chart.type,
      write: ({ chart }, value) => {
        chart.type = String(value);
      },
    },
    Left: placed("left"),
    Top: placed("top"),
    Width: placed("width"),
    Height: placed("height"),
    Style: own("style", 2, number),
    PlotVisibleOnly: own("plotVisibleOnly", true, yes),
    DisplayBlanksAs: own("displayBlanksAs", "NotPlotted", text),
    PlotBy: readOnly(({ chart }) => chart.seriesBy),
  },
  links: {
    Title: part("ChartTitle", "title"),
    Legend: part("ChartLegend", "legend"),
    DataLabels: part("ChartDataLabels", "dataLabels"),
    Format: part("ChartAreaFormat", "format"),
    PlotArea: part("ChartPlotArea", "plotArea"),
    Axes: (target) => new HostObject("ChartAxes", target),
    Series: (target) => {
      // Charts without plain series refuse the collection (office-js-docs#910).
      if (/^(Waterfall|Sunburst|Treemap|Histogram)$/.test(target.chart.type)) {
        throw new HostError("UnsupportedOperation", `a ${target.chart.type} chart has no series collection`);
      }
      return new HostObject("ChartSeriesCollection", target);
    },
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
  },
  methods: {
    Delete: ({ sheet, chart }) => {
      checkAllowed(sheet, "allowEditObjects");
      sheet.charts.splice(sheet.charts.indexOf(chart), 1);
    },
    SetPosition: (target, [start, end], call) => setPosition(target, start, end, call),
    SetData: (target, [source, seriesBy], call) => setData(target, source, seriesBy, call),
    Activate: () => undefined,
  },
});

declare("ChartTitle", {
  properties: {
    Text: setting("text", "", text),
    Visible: setting("visible", true, yes),
    Overlay: setting("overlay", false, yes),
    Position: setting("position", "Automatic", text),
    HorizontalAlignment: setting("horizontalAlignment", "Center", text),
  },
  links: { Format: part("ChartTitleFormat", "format") },
});

declare("ChartLegend", {
  properties: {
    Visible: setting("visible", true, yes),
    Position: setting("position", "Right", text),
    Overlay: setting("overlay", false, yes),
  },
  links: { Format: part("ChartLegendFormat", "format") },
});

declare("ChartDataLabels", {
  properties: {
    ShowValue: setting("showValue", false, yes),
    ShowSeriesName: setting("showSeriesName", false, yes),
    ShowCategoryName: setting("showCategoryName", false, yes),
    ShowPercentage: setting("showPercentage", false, yes),
    ShowLegendKey: setting("showLegendKey", false, yes),
    Position: setting("position", "Invalid", text),
    NumberFormat: setting("numberFormat", "General", text),
    Separator: setting("separator", ",", text),
  },
  links: { Format: part("ChartDataLabelFormat", "format") },
});

declare("ChartPlotArea", {});

declare("ChartAxes", {
  links: {
    CategoryAxis: part("ChartAxis", "categoryAxis"),
    ValueAxis: part("ChartAxis", "valueAxis"),
    SeriesAxis: part("ChartAxis", "seriesAxis"),
  },
  methods: {
    GetItem: (target, [type, group]) => {
      const name = { Category: "categoryAxis", Value: "valueAxis", Series: "seriesAxis" }[String(type)];
      if (name === undefined) throw invalidArgument(`axis ${String(type)}`);
      return part("ChartAxis", group === "Secondary" ? `secondary/${name}` : name)(target);
    },
  },
});

declare("ChartAxis", {
  properties: {
    Visible: setting("visible", true, yes),
    Minimum: setting("minimum", 0, number),
    Maximum: setting("maximum", 0, number),
    MajorUnit: setting("majorUnit", 0, number),
    MinorUnit: setting("minorUnit", 0, number),
    NumberFormat: setting("numberFormat", "General", text),
    DisplayUnit: setting("displayUnit", "None", text),
    CategoryType: setting("categoryType", "Automatic", text),
    ReversePlotOrder: setting("reversePlotOrder", false, yes),
    TickLabelPosition: setting("tickLabelPosition", "NextToAxis", text),
    TickLabelSpacing: setting("tickLabelSpacing", 1, number),
    MajorTickMark: setting("majorTickMark", "Outside", text),
    MinorTickMark: setting("minorTickMark", "None", text),
    LinkNumberFormat: setting("linkNumberFormat", true, yes),
    TextOrientation: setting("textOrientation", 0, angle),
  },
  links: {
    Title: part("ChartAxisTitle", "title"),
    Format: part("ChartAxisFormat", "format"),
    MajorGridlines: part("ChartGridlines", "majorGridlines"),
    MinorGridlines: part("ChartGridlines", "minorGridlines"),
  },
});

declare("ChartAxisTitle", {
  properties: { Text: setting("text", "", text), Visible: setting("visible", false, yes) },
  links: { Format: part("ChartAxisTitleFormat", "format") },
});

declare("ChartGridlines", {
  properties: { Visible: setting("visible", true, yes) },
  links: { Format: part("ChartGridlinesFormat", "format") },
});

declare("ChartGridlinesFormat", { links: { Line: part("ChartLineFormat", "line") } });

const inked = {
  Font: part("ChartFont", "font"),
  Fill: part("ChartFill", "fill"),
  Border: part("ChartBorder", "border"),
};
declare("ChartAreaFormat", { links: inked });
declare("ChartTitleFormat", { links: inked });
declare("ChartLegendFormat", { links: inked });
declare("ChartDataLabelFormat", { links: inked });
declare("ChartAxisTitleFormat", { links: { Font: inked.Font } });
declare("ChartAxisFormat", {
  links: { Font: inked.Font, Fill: inked.Fill, Line: part("ChartLineFormat", "line") },
});
declare("ChartSeriesFormat", { links: { Fill: inked.Fill, Line: part("ChartLineFormat", "line") } });

declare("ChartFont", {
  properties: {
    Name: setting("name", "Calibri", text),
    Size: setting("size", 10, number),
    Color: setting("color", "#000000", colour),
    Bold: setting("bold", false, yes),
    Italic: setting("italic", false, yes),
    Underline: setting("underline", "None", text),
  },
});

declare("ChartFill", {
  methods: {
    SetSolidColor: ({ chart, path }, [color]) => writePart(chart.settings, path, { color: colour(color) }),
    Clear: ({ chart, path }) => writePart(chart.settings, path, { color: "" }),
  },
});

const line = {
  Color: setting("color", "", colour),
  LineStyle: setting("lineStyle", "Continuous", text),
  Weight: setting("weight", 0.75, number),
};
const clearLine = ({ chart, path }: ChartPartTarget) =>
  writePart(chart.settings, path, { lineStyle: "None" });
declare("ChartLineFormat", { properties: line, methods: { Clear: clearLine } });
declare("ChartBorder", { properties: line, methods: { Clear: clearLine } });

function seriesOf({ chart }: ChartTarget, call: Call): ChartSeries[] {
  chart.settings.series ??= sourceSeries(call.host.model, chart);
  return chart.settings.series as ChartSeries[];
}

function series(target: ChartTarget, index: number): HostObject {
  return new HostObject("ChartSeries", { ...target, index });
}

declare("ChartSeriesCollection", {
  properties: { Count: readOnly((target, call) => seriesOf(target, call).length) },
  items: (target, call) => seriesOf(target, call).map((_, index) => series(target, index)),
  methods: {
    Add: (target, [name], call) => {
      const all = seriesOf(target, call);
      all.push({ name: typeof name === "string" ? name : `Series${all.length + 1}`, values: "" });
      return series(target, all.length - 1);
    },
  },
});

function oneSeries(target: SeriesTarget, call: Call): ChartSeries {
  const found = seriesOf(target, call)[target.index];
  if (found === undefined) throw itemNotFound(`series ${target.index}`);
  return found;
}

function ofSeries(name: string, fallback: unknown, check: Check): Property<SeriesTarget> {
  return {
    read: (target, call) => oneSeries(target, call)[name] ?? fallback,
    write: (target, value, call) => {
      oneSeries(target, call)[name] = check(value);
    },
  };
}

function seriesPart(kind: PartKind, name: string): (target: SeriesTarget, call: Call) => HostObject {
  return (target, call) => {
    oneSeries(target, call);
    return part(kind, `series/${target.index}/${name}`)({ sheet: target.sheet, chart: target.chart });
  };
}

declare("ChartSeries", {
  properties: {
    Name: ofSeries("name", "", text),
    ChartType: {
      read: (target, call) => oneSeries(target, call).chartType ?? target.chart.type,
      write: (target, value, call) => {
        oneSeries(target, call).chartType = String(value);
      },
    },
    AxisGroup: ofSeries("axisGroup", "Primary", text),
    HasDataLabels: ofSeries("hasDataLabels", false, yes),
    GapWidth: ofSeries("gapWidth", 150, number),
    Overlap: ofSeries("overlap", 0, number),
    Smooth: ofSeries("smooth", false, yes),
    MarkerStyle: ofSeries("markerStyle", "Automatic", text),
    MarkerSize: ofSeries("markerSize", 5, number),
    MarkerBackgroundColor: ofSeries("markerBackgroundColor", "", colour),
    MarkerForegroundColor: ofSeries("markerForegroundColor", "", colour),
    PlotOrder: readOnly(({ index }) => index + 1),
  },
  links: {
    Format: seriesPart("ChartSeriesFormat", "format"),
    DataLabels: seriesPart("ChartDataLabels", "dataLabels"),
  },
  methods: {
    SetValues: (target, [range], call) => {
      oneSeries(target, call).values = fullAddress(rangeArgument(range, target.sheet, call));
    },
    SetXAxisValues: (target, [range], call) => {
      oneSeries(target, call).categories = fullAddress(rangeArgument(range, target.sheet, call));
    },
    GetDimensionValues: (target, [dimension], call) => {
      if (dimension !== "Values") throw generalException(`dimension ${String(dimension)}`);
      const { sheet, area } = rangeAt(oneSeries(target, call).values, target.sheet, call);
      const values: unknown[] = [];
      for (let row = area.top; row <= bottom(area); row += 1) {
        for (let column = area.left; column <= right(area); column += 1) {
          values.push(apiValue(cellAt(sheet, row, column)?.value ?? null));
        }
      }
      return values;
    },
    Delete: (target, _, call) => {
      seriesOf(target, call).splice(target.index, 1);
    },
  },
});
