import { formatArea, parseReference, quoteSheet } from "../address";
import { chartKind, chartTypeOf, type ChartKind, type ChartSeries } from "../chartData";
import type { ChartModel } from "../model";
import { present, readShape, readTextLook, readTitle, valueOf, type Settings } from "./chartLooks";
import { BLANKS, DISPLAY_UNITS, LABEL_POSITIONS, LEGEND_POSITIONS, MARKERS, TICK_MARKS } from "./charts";
import { childOf, childrenOf, findElement, type XmlElement } from "./xml";

/** The name of the API for a word of the format. */
function nameOf(names: Readonly<Record<string, string>>, word: string | undefined): string | undefined {
  return Object.keys(names).find((name) => names[name] === word);
}

function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = valueOf(element, name);
  return value === undefined ? undefined : Number(value);
}

/** The address of a series' values or categories as the model writes it; "" when the part has none. */
function addressOf(element: XmlElement | undefined): string {
  const formula = element === undefined ? undefined : findElement(element, "f");
  const reference = parseReference(formula?.text ?? "");
  return reference?.sheet == null ? "" : `${quoteSheet(reference.sheet)}!${formatArea(reference.area)}`;
}

function nameOfSeries(series: XmlElement): string {
  const text = childOf(series, "tx");
  return (text === undefined ? undefined : findElement(text, "v"))?.text ?? "";
}

function readMarker(marker: XmlElement | undefined, kind: ChartKind): Settings {
  const style = nameOf(MARKERS, valueOf(marker, "symbol"));
  const { fill, line } = readShape(marker) as { fill?: Settings; line?: Settings };
  return {
    // Lines of a type without markers have none; there it says nothing.
    markerStyle: style === "None" && kind.hasMarkers !== true ? undefined : style,
    markerSize: numberOf(marker, "size"),
    markerBackgroundColor: fill?.color,
    markerForegroundColor: line?.color,
  };
}

function readSeries(
  series: XmlElement,
  group: XmlElement,
  kind: ChartKind,
  type: string | undefined,
): ChartSeries {
  const overlap = numberOf(group, "overlap");
  const isUsual = overlap === 100 && kind.grouping !== "clustered";
  const gapWidth = numberOf(group, "gapWidth");
  const categories = addressOf(childOf(series, "cat"));
  const found = present({
    chartType: type,
    categories: categories === "" ? undefined : categories,
    format: readShape(series),
    ...readMarker(childOf(series, "marker"), kind),
    hasDataLabels: valueOf(childOf(series, "dLbls"), "showVal") === "1" ? true : undefined,
    gapWidth: gapWidth === 150 ? undefined : gapWidth,
    overlap: isUsual ? undefined : overlap,
    smooth: valueOf(series, "smooth") === "1" ? true : undefined,
  });
  return { name: nameOfSeries(series), values: addressOf(childOf(series, "val")), ...found };
}

/** How a group of series is drawn; null for one of a kind that is not read. */
function kindOf(group: XmlElement): ChartKind | null {
  const shape = /^(bar|line|area)Chart$/.exec(group.name)?.[1] as ChartKind["shape"] | undefined;
  if (shape === undefined) return null;
  const grouping = (valueOf(group, "grouping") ?? "standard") as ChartKind["grouping"];
  if (shape === "bar")
    return { shape, direction: valueOf(group, "barDir") === "bar" ? "bar" : "col", grouping };
  if (shape === "area") return { shape, grouping };
  const isBare = (series: XmlElement) => valueOf(childOf(series, "marker"), "symbol") === "none";
  const hasMarkers = valueOf(group, "marker") === "1" && !childrenOf(group, "ser").every(isBare);
  return { shape, grouping, hasMarkers };
}

function readAxis(axis: XmlElement | undefined): Settings {
  const scaling = childOf(axis, "scaling");
  const format = childOf(axis, "numFmt")?.attributes;
  const labels = valueOf(axis, "tickLblPos");
  const major = valueOf(axis, "majorTickMark");
  const minor = valueOf(axis, "minorTickMark");
  const look = readTextLook(axis);
  const lines = (name: string) => {
    const part = childOf(axis, name);
    return part === undefined ? undefined : present({ format: readShape(part) });
  };
  return {
    visible: valueOf(axis, "delete") === "1" ? false : undefined,
    minimum: numberOf(scaling, "min"),
    maximum: numberOf(scaling, "max"),
    reversePlotOrder: valueOf(scaling, "orientation") === "maxMin" ? true : undefined,
    title: readTitle(childOf(axis, "title")),
    numberFormat: format?.sourceLinked === "1" ? undefined : format?.formatCode,
    majorTickMark: major === "out" ? undefined : nameOf(TICK_MARKS, major),
    minorTickMark: minor === "none" ? undefined : nameOf(TICK_MARKS, minor),
    tickLabelPosition: labels === "nextTo" ? undefined : nameOf(LABEL_POSITIONS, labels),
    textOrientation: look.angle,
    format: present({ ...readShape(axis), font: look.font }),
    majorUnit: numberOf(axis, "majorUnit"),
    majorGridlines: lines("majorGridlines"),
    minorGridlines: lines("minorGridlines"),
  };
}

function readCategoryAxis(plot: XmlElement): Settings {
  const dates = childOf(plot, "dateAx");
  const axis = dates ?? childOf(plot, "catAx");
  const chosen = dates === undefined ? "TextAxis" : "DateAxis";
  const { majorGridlines, minorGridlines, ...others } = readAxis(axis);
  const shown = (lines: unknown) => (lines === undefined ? undefined : { visible: true, ...lines });
  return present({
    ...others,
    majorGridlines: shown(majorGridlines),
    minorGridlines: shown(minorGridlines),
    categoryType: valueOf(axis, "auto") === "0" ? chosen : undefined,
    tickLabelSpacing: numberOf(axis, "tickLblSkip"),
  });
}

function readValueAxis(plot: XmlElement): Settings {
  const axis = childOf(plot, "valAx");
  const { majorGridlines, minorGridlines, ...others } = readAxis(axis);
  return present({
    ...others,
    majorGridlines: majorGridlines ?? { visible: false },
    minorGridlines: minorGridlines === undefined ? undefined : { visible: true, ...minorGridlines },
    minorUnit: numberOf(axis, "minorUnit"),
    displayUnit: nameOf(DISPLAY_UNITS, valueOf(childOf(axis, "dispUnits"), "builtInUnit")),
  });
}

function readLegend(legend: XmlElement | undefined): Settings {
  if (legend === undefined) return { visible: false };
  return present({
    visible: true,
    position: nameOf(LEGEND_POSITIONS, valueOf(legend, "legendPos")) ?? "Right",
    overlay: valueOf(legend, "overlay") === "1" ? true : undefined,
    format: present({ ...readShape(legend, "border"), font: readTextLook(legend).font }),
  });
}

/**
 * What a chart part shows, but for its name and place; null when a part of it is of a kind that is not read, or
 * when it has more than one value axis.
 */
export function readChart(
  space: XmlElement,
): Pick<ChartModel, "type" | "source" | "seriesBy" | "settings"> | null {
  const chart = childOf(space, "chart");
  const plot = childOf(chart, "plotArea");
  if (plot === undefined || childrenOf(plot, "valAx").length > 1) return null;
  const groups = plot.children.filter(({ name }) => name.endsWith("Chart"));
  const kinds = groups.map(kindOf);
  const types = kinds.map((kind) => (kind === null ? undefined : chartTypeOf(kind)));
  const [type] = types;
  if (type === undefined || types.includes(undefined)) return null;
  const series = groups.flatMap((group, index) =>
    childrenOf(group, "ser").map((each) => {
      const kind = kinds[index] ?? chartKind(type);
      const own = types[index] === type ? undefined : types[index];
      const order = numberOf(each, "order") ?? 0;
      return { order, series: readSeries(each, group, kind as ChartKind, own) };
    }),
  );
  series.sort((one, other) => one.order - other.order);
  const isUntitled = valueOf(chart, "autoTitleDeleted") === "1" && childOf(chart, "title") === undefined;
  const settings = present({
    title: isUntitled ? { visible: false } : readTitle(childOf(chart, "title")),
    legend: readLegend(childOf(chart, "legend")),
    categoryAxis: readCategoryAxis(plot),
    valueAxis: readValueAxis(plot),
    format: present({ ...readShape(space, "border"), font: readTextLook(space).font }),
    displayBlanksAs: nameOf(BLANKS, valueOf(chart, "dispBlanksAs")) ?? "Zero",
    plotVisibleOnly: valueOf(chart, "plotVisOnly") === "0" ? false : undefined,
    series: series.map((each) => each.series),
  });
  const [first] = series;
  return { type, source: first?.series.values ?? "", seriesBy: "Columns", settings };
}
