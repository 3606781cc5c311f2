import { fullAddress, rangeArgument } from "../../addressing";
import type { Call } from "../../declarations";
import { declare, loadedForNothing, readOnly } from "../../declarations";
import { invalidArgument } from "../../errors";
import { writePart } from "../../parts";
import type { ChartPartTarget } from "../../targets";
import { seriesOf } from "./series";
import { angle, number, part, setting, text, yes } from "./settings";

/** Names of the axes under Excel.ChartAxisType. */
const AXES: Readonly<Record<string, string>> = {
  Category: "categoryAxis",
  Value: "valueAxis",
  Series: "seriesAxis",
};

declare("ChartAxes", {
  links: {
    CategoryAxis: part("ChartAxis", "categoryAxis"),
    ValueAxis: part("ChartAxis", "valueAxis"),
    SeriesAxis: part("ChartAxis", "seriesAxis"),
  },
  methods: {
    GetItem: (target, [type, group]) => {
      const name = AXES[String(type)];
      if (name === undefined) throw invalidArgument(`axis ${String(type)}`);
      return part("ChartAxis", group === "Secondary" ? `secondary/${name}` : name)(target);
    },
  },
});

/** A value at which an axis is crossed or stands. */
function setPoint(name: string, kind: string, { root, path }: ChartPartTarget, value: unknown): void {
  if (typeof value !== "number") throw invalidArgument(`${name} ${String(value)}`);
  writePart(root, `${path}/${name}`, "Custom");
  writePart(root, `${path}/${kind}`, value);
}

/** The categories of every series come from the range. */
function setCategoryNames(target: ChartPartTarget, source: unknown, call: Call): void {
  const categories = fullAddress(rangeArgument(source, target.sheet, call));
  for (const series of seriesOf(target, call)) series.categories = categories;
}

declare("ChartAxis", {
  properties: {
    Type: readOnly(({ path }) => Object.keys(AXES).find((type) => path.endsWith(AXES[type] ?? "")) ?? ""),
    AxisGroup: readOnly(({ path }) => (path.startsWith("secondary/") ? "Secondary" : "Primary")),
    Visible: setting("visible", true, yes),
    Minimum: setting("minimum", 0, number),
    Maximum: setting("maximum", 0, number),
    MajorUnit: setting("majorUnit", 0, number),
    MinorUnit: setting("minorUnit", 0, number),
    NumberFormat: setting("numberFormat", "General", text),
    LinkNumberFormat: setting("linkNumberFormat", true, yes),
    DisplayUnit: setting("displayUnit", "None", text),
    ShowDisplayUnitLabel: setting("showDisplayUnitLabel", true, yes),
    CategoryType: setting("categoryType", "Automatic", text),
    ScaleType: setting("scaleType", "Linear", text),
    LogBase: setting("logBase", 10, number),
    ReversePlotOrder: setting("reversePlotOrder", false, yes),
    IsBetweenCategories: setting("isBetweenCategories", true, yes),
    TickLabelPosition: setting("tickLabelPosition", "NextToAxis", text),
    TickLabelSpacing: setting("tickLabelSpacing", 1, number),
    TickMarkSpacing: setting("tickMarkSpacing", 1, number),
    MajorTickMark: setting("majorTickMark", "Outside", text),
    MinorTickMark: setting("minorTickMark", "None", text),
    TextOrientation: setting("textOrientation", 0, angle),
    Alignment: setting("alignment", "Center", text),
    Offset: setting("offset", 100, number),
    MultiLevel: setting("multiLevel", true, yes),
    Crosses: setting("crosses", "Automatic", text),
    CrossesAt: readOnly(setting("crossesAt", 0, number).read),
    Position: setting("position", "Automatic", text),
    PositionAt: readOnly(setting("positionAt", 0, number).read),
    // 10-chart/chart-axis.
    Text: loadedForNothing,
  },
  links: {
    Title: part("ChartAxisTitle", "title"),
    Format: part("ChartAxisFormat", "format"),
    MajorGridlines: part("ChartGridlines", "majorGridlines"),
    MinorGridlines: part("ChartGridlines", "minorGridlines"),
  },
  methods: {
    SetCategoryNames: (target, [source], call) => setCategoryNames(target, source, call),
    SetCrossesAt: (target, [value]) => setPoint("crosses", "crossesAt", target, value),
    SetPositionAt: (target, [value]) => setPoint("position", "positionAt", target, value),
  },
});

declare("ChartGridlines", {
  properties: { Visible: setting("visible", true, yes) },
  links: { Format: part("ChartGridlinesFormat", "format") },
});
