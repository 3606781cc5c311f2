import type { HostObject } from "../../declarations";
import { declare } from "../../declarations";
import { invalidArgument } from "../../errors";
import type { ChartPartTarget } from "../../targets";
import { angle, drawn, number, part, place, setting, text, yes } from "./settings";

/** Characters of a title that look differently from the rest: kept under where they start and how many they are. */
function substring(target: ChartPartTarget, [start, length]: readonly unknown[]): HostObject {
  const isCount = (value: unknown) => typeof value === "number" && Number.isInteger(value) && value >= 0;
  if (!isCount(start) || !isCount(length))
    throw invalidArgument(`substring ${String(start)}, ${String(length)}`);
  return part("ChartFormatString", `substrings/${String(start)}+${String(length)}`)(target);
}

declare("ChartTitle", {
  properties: {
    Text: setting("text", "", text),
    Visible: setting("visible", true, yes),
    Overlay: setting("overlay", false, yes),
    Position: setting("position", "Automatic", text),
    HorizontalAlignment: setting("horizontalAlignment", "Center", text),
    VerticalAlignment: setting("verticalAlignment", "Center", text),
    TextOrientation: setting("textOrientation", 0, angle),
    ShowShadow: setting("showShadow", false, yes),
    ...place("ChartTitle"),
  },
  links: { Format: part("ChartTitleFormat", "format") },
  methods: { GetSubstring: substring },
});

declare("ChartAxisTitle", {
  properties: {
    Text: setting("text", "", text),
    Visible: setting("visible", false, yes),
    TextOrientation: setting("textOrientation", 0, angle),
  },
  links: { Format: part("ChartAxisTitleFormat", "format") },
});

declare("ChartLegend", {
  properties: {
    Visible: setting("visible", true, yes),
    Position: setting("position", "Right", text),
    Overlay: setting("overlay", false, yes),
    ShowShadow: setting("showShadow", false, yes),
    ...place("ChartLegend"),
  },
  links: { Format: part("ChartLegendFormat", "format") },
});

/** What the labels of a chart, of a series and of one point have in common. */
const label = {
  ShowValue: setting("showValue", false, yes),
  ShowSeriesName: setting("showSeriesName", false, yes),
  ShowCategoryName: setting("showCategoryName", false, yes),
  ShowPercentage: setting("showPercentage", false, yes),
  ShowLegendKey: setting("showLegendKey", false, yes),
  ShowBubbleSize: setting("showBubbleSize", false, yes),
  Position: setting("position", "Invalid", text),
  NumberFormat: setting("numberFormat", "General", text),
  LinkNumberFormat: setting("linkNumberFormat", true, yes),
  Separator: setting("separator", ",", text),
  TextOrientation: setting("textOrientation", 0, angle),
  HorizontalAlignment: setting("horizontalAlignment", "Center", text),
  VerticalAlignment: setting("verticalAlignment", "Center", text),
  AutoText: setting("autoText", true, yes),
};

declare("ChartDataLabels", {
  properties: label,
  links: { Format: part("ChartDataLabelFormat", "format") },
});

declare("ChartDataLabel", {
  properties: {
    ...label,
    Text: drawn("ChartDataLabel", "text", text),
    ...place("ChartDataLabel"),
  },
  links: { Format: part("ChartDataLabelFormat", "format") },
});

declare("ChartPlotArea", {
  properties: {
    Position: setting("position", "Automatic", text),
    ...place("ChartPlotArea"),
    InsideLeft: drawn("ChartPlotArea", "insideLeft", number),
    InsideTop: drawn("ChartPlotArea", "insideTop", number),
    InsideWidth: drawn("ChartPlotArea", "insideWidth", number),
    InsideHeight: drawn("ChartPlotArea", "insideHeight", number),
  },
  links: { Format: part("ChartPlotAreaFormat", "format") },
});

declare("ChartDataTable", {
  properties: {
    Visible: setting("visible", false, yes),
    ShowLegendKey: setting("showLegendKey", true, yes),
    ShowHorizontalBorder: setting("showHorizontalBorder", true, yes),
    ShowVerticalBorder: setting("showVerticalBorder", true, yes),
    ShowOutlineBorder: setting("showOutlineBorder", true, yes),
  },
  links: { Format: part("ChartDataTableFormat", "format") },
});
