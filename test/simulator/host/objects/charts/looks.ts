import { declare } from "../../declarations";
import { writePart } from "../../parts";
import { colour } from "../../styling";
import type { ChartPartTarget } from "../../targets";
import { number, part, setting, text, yes } from "./settings";

const [font, fill, border, line] = [
  part("ChartFont", "font"),
  part("ChartFill", "fill"),
  part("ChartBorder", "border"),
  part("ChartLineFormat", "line"),
];
const inked = { Font: font, Fill: fill, Border: border };

declare("ChartAreaFormat", {
  properties: {
    RoundedCorners: setting("roundedCorners", false, yes),
    ColorScheme: setting("colorScheme", "ColorfulPalette1", text),
  },
  links: inked,
});
declare("ChartTitleFormat", { links: inked });
declare("ChartLegendFormat", { links: inked });
declare("ChartDataLabelFormat", { links: inked });
declare("ChartDataTableFormat", { links: inked });
declare("ChartAxisTitleFormat", { links: inked });
declare("ChartAxisFormat", { links: { Font: font, Fill: fill, Line: line } });
declare("ChartSeriesFormat", { links: { Fill: fill, Line: line } });
declare("ChartPointFormat", { links: { Fill: fill, Border: border } });
declare("ChartPlotAreaFormat", { links: { Fill: fill, Border: border } });
declare("ChartTrendlineFormat", { links: { Line: line } });
declare("ChartGridlinesFormat", { links: { Line: line } });
declare("ChartFormatString", { links: { Font: font } });

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
    SetSolidColor: ({ root, path }, [color]) => writePart(root, path, { color: colour(color) }),
    Clear: ({ root, path }) => writePart(root, path, { color: "" }),
  },
});

const lineProperties = {
  Color: setting("color", "", colour),
  LineStyle: setting("lineStyle", "Continuous", text),
  Weight: setting("weight", 0.75, number),
};
const clearLine = ({ root, path }: ChartPartTarget) => writePart(root, path, { lineStyle: "None" });
declare("ChartLineFormat", { properties: lineProperties, methods: { Clear: clearLine } });
declare("ChartBorder", { properties: lineProperties, methods: { Clear: clearLine } });
