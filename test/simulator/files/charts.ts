import { formatAbsolute, parseReference, quoteSheet } from "../address";
import { cellsAt, chartKind, seriesOfChart, type ChartKind, type ChartSeries } from "../chartData";
import { readPart } from "../host/parts";
import type { Cell, ChartModel, WorkbookModel } from "../model";
import { markerShapeXml, settingsOf, shapeXml, textLookXml, titleXml, valueXml } from "./chartLooks";
import type { Settings } from "./chartLooks";
import { elementXml, escapeXml } from "./xml";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;

export const MARKERS: Readonly<Record<string, string>> = {
  None: "none",
  Square: "square",
  Diamond: "diamond",
  Triangle: "triangle",
  X: "x",
  Star: "star",
  Dot: "dot",
  Dash: "dash",
  Circle: "circle",
  Plus: "plus",
};

export const LEGEND_POSITIONS: Readonly<Record<string, string>> = {
  Top: "t",
  Bottom: "b",
  Left: "l",
  Right: "r",
  Corner: "tr",
};

export const BLANKS: Readonly<Record<string, string>> = {
  NotPlotted: "gap",
  Zero: "zero",
  Interplotted: "span",
};

export const LABEL_POSITIONS: Readonly<Record<string, string>> = {
  NextToAxis: "nextTo",
  High: "high",
  Low: "low",
  None: "none",
};

export const TICK_MARKS: Readonly<Record<string, string>> = {
  None: "none",
  Inside: "in",
  Outside: "out",
  Cross: "cross",
};

/** Excel.ChartAxisDisplayUnit to ST_BuiltInUnit. */
export const DISPLAY_UNITS: Readonly<Record<string, string>> = {
  Hundreds: "hundreds",
  Thousands: "thousands",
  TenThousands: "tenThousands",
  HundredThousands: "hundredThousands",
  Millions: "millions",
  TenMillions: "tenMillions",
  HundredMillions: "hundredMillions",
  Billions: "billions",
  Trillions: "trillions",
};

/** A series with its place among all, and how it is drawn. */
interface Drawn {
  readonly series: ChartSeries;
  readonly index: number;
  readonly kind: ChartKind;
}

interface Writing {
  readonly workbook: WorkbookModel;
  readonly chart: ChartModel;
}

/** Series as they are drawn; null when one of them is of a kind, or on an axis, that is not written. */
function drawnSeries({ workbook, chart }: Writing): Drawn[] | null {
  const drawn = seriesOfChart(workbook, chart).map((series, index) => {
    const kind = chartKind(typeof series.chartType === "string" ? series.chartType : chart.type);
    return kind === null || series.axisGroup === "Secondary" ? null : { series, index, kind };
  });
  return drawn.every((each) => each !== null) && chartKind(chart.type) !== null ? drawn : null;
}

/** Series that are drawn alike, together. */
function groupsOf(drawn: readonly Drawn[]): Drawn[][] {
  const groups: Drawn[][] = [];
  for (const each of drawn) {
    const same = groups.find(([first]) => first?.kind === each.kind);
    if (same === undefined) groups.push([each]);
    else same.push(each);
  }
  return groups;
}

/** The address as a file refers to it: "Résultats!$A$5:$A$9". */
function referenceXml(address: string): string {
  const reference = parseReference(address);
  if (reference?.sheet == null) return "";
  return `<c:f>${escapeXml(`${quoteSheet(reference.sheet)}!${formatAbsolute(reference.area)}`)}</c:f>`;
}

/** What the cells hold, so that the chart shows before anything is computed; blanks and errors are left out. */
function cachedPoints(cells: readonly (Cell | undefined)[]): string {
  const points = cells.flatMap((cell, idx) => {
    const value = cell?.value ?? null;
    // An error is no point either: programs that read numbers only take it for nought.
    if (value === null || value === "" || typeof value === "object") return [];
    return [elementXml("c:pt", { idx }, `<c:v>${escapeXml(String(value))}</c:v>`)];
  });
  return valueXml("c:ptCount", cells.length) + points.join("");
}

function numbersXml({ workbook }: Writing, address: string): string {
  const cells = cellsAt(workbook, address);
  const format = cells.find((cell) => cell !== undefined)?.numberFormat ?? "General";
  const cache = `<c:formatCode>${escapeXml(format)}</c:formatCode>${cachedPoints(cells)}`;
  return elementXml("c:numRef", {}, referenceXml(address) + elementXml("c:numCache", {}, cache));
}

function categoriesXml(writing: Writing, address: string): string {
  const cells = cellsAt(writing.workbook, address);
  if (cells.every((cell) => typeof (cell?.value ?? 0) === "number")) return numbersXml(writing, address);
  return elementXml(
    "c:strRef",
    {},
    referenceXml(address) + elementXml("c:strCache", {}, cachedPoints(cells)),
  );
}

function markerXml(series: ChartSeries, { hasMarkers }: ChartKind): string {
  const style = typeof series.markerStyle === "string" ? series.markerStyle : undefined;
  const symbol =
    style === undefined || style === "Automatic" ? (hasMarkers ? undefined : "none") : MARKERS[style];
  const content = [
    symbol === undefined ? "" : valueXml("c:symbol", symbol),
    typeof series.markerSize === "number" ? valueXml("c:size", series.markerSize) : "",
    markerShapeXml(series.markerBackgroundColor, series.markerForegroundColor),
  ].join("");
  return content === "" ? "" : elementXml("c:marker", {}, content);
}

function dataLabelsXml(series: ChartSeries): string {
  if (series.hasDataLabels !== true) return "";
  const shown = {
    LegendKey: false,
    Val: true,
    CatName: false,
    SerName: false,
    Percent: false,
    BubbleSize: false,
  };
  return elementXml(
    "c:dLbls",
    {},
    Object.entries(shown).map(([name, isShown]) => valueXml(`c:show${name}`, isShown)),
  );
}

/** The elements of a series in the order of CT_BarSer, CT_LineSer and CT_AreaSer (ECMA-376 part 1, §21.2.2). */
function seriesXml(writing: Writing, { series, index, kind }: Drawn): string {
  const { categories = "" } = series;
  return elementXml("c:ser", {}, [
    valueXml("c:idx", index),
    valueXml("c:order", index),
    series.name === "" ? "" : `<c:tx><c:v>${escapeXml(series.name)}</c:v></c:tx>`,
    shapeXml(series.format),
    kind.shape === "bar" ? valueXml("c:invertIfNegative", false) : "",
    kind.shape === "line" ? markerXml(series, kind) : "",
    dataLabelsXml(series),
    categories === "" ? "" : elementXml("c:cat", {}, categoriesXml(writing, categories)),
    series.values === "" ? "" : elementXml("c:val", {}, numbersXml(writing, series.values)),
    kind.shape === "line" ? valueXml("c:smooth", series.smooth === true) : "",
  ]);
}

function groupXml(writing: Writing, group: readonly Drawn[]): string {
  const { kind } = group[0] as Drawn;
  const setting = (name: string) =>
    group.map(({ series }) => series[name]).find((value) => typeof value === "number");
  const isStacked = kind.grouping === "stacked" || kind.grouping === "percentStacked";
  const overlap = setting("overlap") ?? (isStacked ? 100 : undefined);
  const bars = [
    valueXml("c:gapWidth", setting("gapWidth") ?? 150),
    overlap === undefined ? "" : valueXml("c:overlap", overlap),
  ];
  return elementXml(`c:${kind.shape}Chart`, {}, [
    kind.direction === undefined ? "" : valueXml("c:barDir", kind.direction),
    valueXml("c:grouping", kind.grouping),
    valueXml("c:varyColors", false),
    ...group.map((drawn) => seriesXml(writing, drawn)),
    ...(kind.shape === "bar" ? bars : []),
    kind.hasMarkers === true ? valueXml("c:marker", true) : "",
    valueXml("c:axId", CATEGORY_AXIS),
    valueXml("c:axId", VALUE_AXIS),
  ]);
}

/** An axis lies below or stands left, or the other way round when the bars lie. */
interface AxisPlace {
  readonly id: number;
  readonly crosses: number;
  readonly position: "b" | "l";
}

const isNumber = (value: unknown): value is number => typeof value === "number";

function scalingXml(axis: Settings): string {
  return elementXml("c:scaling", {}, [
    valueXml("c:orientation", axis.reversePlotOrder === true ? "maxMin" : "minMax"),
    isNumber(axis.maximum) ? valueXml("c:max", axis.maximum) : "",
    isNumber(axis.minimum) ? valueXml("c:min", axis.minimum) : "",
  ]);
}

function gridlinesXml(axis: Settings, name: "majorGridlines" | "minorGridlines", byDefault: boolean): string {
  const lines = settingsOf(axis[name]);
  if (!(typeof lines.visible === "boolean" ? lines.visible : byDefault)) return "";
  return elementXml(`c:${name}`, {}, shapeXml(lines.format));
}

/** What all axes begin with, in the order of EG_AxShared (ECMA-376 part 1, §21.2.2). */
function axisStart(axis: Settings, { id, crosses, position }: AxisPlace, hasGrid: boolean): string[] {
  const format = typeof axis.numberFormat === "string" ? axis.numberFormat : undefined;
  const sourceLinked = format === undefined || axis.linkNumberFormat === true;
  const labels = LABEL_POSITIONS[String(axis.tickLabelPosition)] ?? "nextTo";
  return [
    valueXml("c:axId", id),
    scalingXml(axis),
    valueXml("c:delete", axis.visible === false),
    valueXml("c:axPos", position),
    gridlinesXml(axis, "majorGridlines", hasGrid),
    gridlinesXml(axis, "minorGridlines", false),
    titleXml(settingsOf(axis.title), position === "l" ? 90 : undefined),
    elementXml("c:numFmt", { formatCode: format ?? "General", sourceLinked }),
    valueXml("c:majorTickMark", TICK_MARKS[String(axis.majorTickMark)] ?? "out"),
    valueXml("c:minorTickMark", TICK_MARKS[String(axis.minorTickMark)] ?? "none"),
    valueXml("c:tickLblPos", labels),
    shapeXml(axis.format),
    textLookXml(axis.format, axis.textOrientation),
    valueXml("c:crossAx", crosses),
    valueXml("c:crosses", "autoZero"),
  ];
}

const DATE_CODE = /[dmy]/i;

/** Whether Excel takes the categories for dates, when it is to choose. */
function areDates({ workbook }: Writing, address: string | undefined): boolean {
  const cells = address === undefined ? [] : cellsAt(workbook, address);
  const plain = (code: string) => code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/General/g, "");
  const isDate = (cell: Cell | undefined) =>
    typeof cell?.value === "number" && DATE_CODE.test(plain(cell.numberFormat));
  return cells.length > 0 && cells.every(isDate);
}

function categoryAxisXml(
  writing: Writing,
  drawn: readonly Drawn[],
  axis: Settings,
  place: AxisPlace,
): string {
  const type = typeof axis.categoryType === "string" ? axis.categoryType : "Automatic";
  const isDate =
    type === "DateAxis" || (type === "Automatic" && areDates(writing, drawn[0]?.series.categories));
  const spacing = axis.tickLabelSpacing;
  const major = isNumber(axis.majorUnit) ? valueXml("c:majorUnit", axis.majorUnit) : "";
  const end = isDate
    ? [
        valueXml("c:auto", type === "Automatic"),
        valueXml("c:lblOffset", 100),
        valueXml("c:baseTimeUnit", "days"),
        major,
      ]
    : [
        valueXml("c:auto", type === "Automatic"),
        valueXml("c:lblAlgn", "ctr"),
        valueXml("c:lblOffset", 100),
        isNumber(spacing) ? valueXml("c:tickLblSkip", spacing) : "",
        valueXml("c:noMultiLvlLbl", false),
      ];
  return elementXml(isDate ? "c:dateAx" : "c:catAx", {}, [...axisStart(axis, place, false), ...end]);
}

function valueAxisXml(axis: Settings, place: AxisPlace, crossBetween: string): string {
  const unit = DISPLAY_UNITS[String(axis.displayUnit)];
  return elementXml("c:valAx", {}, [
    ...axisStart(axis, place, true),
    valueXml("c:crossBetween", crossBetween),
    isNumber(axis.majorUnit) ? valueXml("c:majorUnit", axis.majorUnit) : "",
    isNumber(axis.minorUnit) ? valueXml("c:minorUnit", axis.minorUnit) : "",
    unit === undefined ? "" : elementXml("c:dispUnits", {}, valueXml("c:builtInUnit", unit)),
  ]);
}

function plotXml(writing: Writing, drawn: readonly Drawn[]): string {
  const { settings, type } = writing.chart;
  const liesDown = chartKind(type)?.direction === "bar";
  const category: AxisPlace = { id: CATEGORY_AXIS, crosses: VALUE_AXIS, position: liesDown ? "l" : "b" };
  const value: AxisPlace = { id: VALUE_AXIS, crosses: CATEGORY_AXIS, position: liesDown ? "b" : "l" };
  // Columns and the points of lines stand between the marks of the axis, areas begin on one.
  const crossBetween = drawn.every(({ kind }) => kind.shape === "area") ? "midCat" : "between";
  return elementXml("c:plotArea", {}, [
    elementXml("c:layout", {}),
    ...groupsOf(drawn).map((group) => groupXml(writing, group)),
    categoryAxisXml(writing, drawn, settingsOf(settings.categoryAxis), category),
    valueAxisXml(settingsOf(settings.valueAxis), value, crossBetween),
  ]);
}

function legendXml(legend: Settings): string {
  if (legend.visible === false) return "";
  return elementXml("c:legend", {}, [
    valueXml("c:legendPos", LEGEND_POSITIONS[String(legend.position)] ?? "r"),
    valueXml("c:overlay", legend.overlay === true),
    shapeXml(legend.format, "border"),
    textLookXml(legend.format),
  ]);
}

/** What Excel writes since it can leave #N/A out of a line ([MS-ODRAWXML] §2.24.3.80, dispNaAsBlank). */
const GAPS_FOR_UNKNOWN =
  `<c:extLst><c:ext uri="{56B9EC1D-385E-4148-901F-78D8002777C0}" xmlns:c16r3="http://schemas.microsoft.com/office/drawing/2017/03/chart">` +
  `<c16r3:dataDisplayOptions16><c16r3:dispNaAsBlank val="1"/></c16r3:dataDisplayOptions16></c:ext></c:extLst>`;

/**
 * The chart part (<c:chartSpace>) of a chart of columns, bars, lines or areas; null for a chart of another kind,
 * or with a second value axis.
 */
export function writeChart(workbook: WorkbookModel, chart: ChartModel): string | null {
  const writing = { workbook, chart };
  const drawn = drawnSeries(writing);
  if (drawn === null || drawn.length === 0) return null;
  const { settings } = chart;
  const title = settingsOf(settings.title);
  const content = elementXml("c:chart", {}, [
    titleXml(title),
    valueXml("c:autoTitleDeleted", title.visible === false),
    plotXml(writing, drawn),
    legendXml(settingsOf(settings.legend)),
    valueXml("c:plotVisOnly", settings.plotVisibleOnly !== false),
    valueXml("c:dispBlanksAs", BLANKS[String(readPart(settings, "displayBlanksAs"))] ?? "gap"),
    GAPS_FOR_UNKNOWN,
  ]);
  return elementXml("c:chartSpace", { "xmlns:c": CHART, "xmlns:a": DRAWING }, [
    valueXml("c:date1904", workbook.date1904),
    valueXml("c:roundedCorners", false),
    content,
    shapeXml(settings.format, "border"),
    textLookXml(settings.format),
  ]);
}
