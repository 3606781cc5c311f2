import { bottom, right } from "../../../address";
import type { ChartModel } from "../../../model";
import { fullAddress, rangeArgument } from "../../addressing";
import { chartBox, placeChart, type ChartBox } from "../../chartPlaces";
import type { Call, Property } from "../../declarations";
import { declare, HostObject, readOnly } from "../../declarations";
import { HostError, invalidArgument, itemNotFound } from "../../errors";
import { EventType, raiseChart } from "../../events";
import { columnsLeft, cornerAt, rowsTop } from "../../layout";
import { readPart, writePart } from "../../parts";
import { checkAllowed } from "../../protection";
import { registration } from "../../registrations";
import type { ChartTarget, RangeTarget, SheetTarget } from "../../targets";
import { activateChart } from "../../views";
import { number, part, text, yes, type Check } from "./settings";

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
  raiseChart(call, EventType.ChartAdded, sheet, chart.id);
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
  methods: {
    Add: add,
    ...registration("AddedEvent", EventType.ChartAdded, ({ sheet }) => sheet.id),
    ...registration("DeletedEvent", EventType.ChartDeleted, ({ sheet }) => sheet.id),
    ...registration("ActivatedEvent", EventType.ChartActivated, ({ sheet }) => sheet.id),
    ...registration("DeactivatedEvent", EventType.ChartDeactivated, ({ sheet }) => sheet.id),
  },
});

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

/** Charts without axes have no data table (Chart.getDataTable in the API reference). */
function dataTable(target: ChartTarget): HostObject {
  if (!/^(3D)?(Column|Bar|Line|Area|Cylinder|Cone|Pyramid|Stock)/.test(target.chart.type))
    throw itemNotFound(`a ${target.chart.type} chart has no data table`);
  return part("ChartDataTable", "dataTable")(target);
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
    Delete: ({ sheet, chart }, _, call) => {
      checkAllowed(sheet, "allowEditObjects");
      sheet.charts.splice(sheet.charts.indexOf(chart), 1);
      raiseChart(call, EventType.ChartDeleted, sheet, chart.id);
    },
    SetPosition: (target, [start, end], call) => setPosition(target, start, end, call),
    SetData: (target, [source, seriesBy], call) => setData(target, source, seriesBy, call),
    Activate: ({ sheet, chart }, _, call) => activateChart(sheet, chart, call),
    GetDataTable: dataTable,
    ...registration("ActivatedEvent", EventType.ChartActivated, ({ chart }) => chart.id),
    ...registration("DeactivatedEvent", EventType.ChartDeactivated, ({ chart }) => chart.id),
  },
});
