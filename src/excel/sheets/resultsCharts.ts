import type { CellOutput } from "../../book/cells";
import { decorate, decorateTogether, isDoneAtOnce, type Decoration } from "../host/decorations";
import { sheetWords } from "../../book/words";
import type { TableContent } from "../table/ownTables";
import type { RESULTS_TABLE } from "../../book/results";
import type { WorkbookContext } from "../host/session";
import { STATE_COLOURS } from "../table/stateColours";
import { LANGUAGES, type Language } from "../../locales/translator";
import { folded } from "../../domain/basis/text";

/** The charts of the Results sheet, in the order a reader wants them. */
export const RESULTS_CHARTS = [
  "overdueByBucket",
  "overdueRate",
  "clientsByColour",
  "uncovered",
  "dso",
  "punctuality",
  "arbitrationRate",
] as const;

type ResultsChart = (typeof RESULTS_CHARTS)[number];

/** The cells that each chart covers when it is made, e.g. "A12:D26"; one without a place is not made. */
export type ChartPlaces = Readonly<Partial<Record<ResultsChart, string>>>;

type ColumnKey = (typeof RESULTS_TABLE)["columns"][number]["key"];
type SeriesKey = Exclude<ColumnKey, "date" | "countedOverdue">;

interface SeriesLayout {
  readonly key: SeriesKey;
  readonly colour: string;
  /** A line over the columns, without markers: dashed one to compare with. */
  readonly line?: "solid" | "dashed";
  /** Markers on the axis without a line, by which committees at which something happened are told apart in grey. */
  readonly marker?: "Triangle" | "X" | "Diamond" | "Square" | "Circle";
}

interface ChartLayout {
  /** By which the chart is found again, whatever its title became. */
  readonly name: string;
  /** Columns all: some programs draw the #N/A of a chart of lines alone, and there the events would be everywhere. */
  readonly type: "ColumnStacked" | "ColumnClustered";
  readonly unit: "money" | "share" | "days" | "count";
  /** From the bottom of a stack upwards. */
  readonly series: readonly SeriesLayout[];
  /** The end of the value axis, when it is known. */
  readonly maximum?: number;
}

const DARK = "#1F3A5F";
const BLUE = "#36699C";
const LIGHT = "#8FB4D9";
const MIDDLE = "#5E90C2";
/** Of what happened: as dark as print goes, on whatever it stands. */
const BLACK = "#000000";

/** What happened at which committee, in the order of the line below the charts and with its signs. */
const EVENTS: readonly SeriesLayout[] = [
  { key: "lossEvent", colour: BLACK, marker: "Triangle" },
  { key: "indemnityEvent", colour: BLACK, marker: "X" },
  { key: "policyEvent", colour: BLACK, marker: "Diamond" },
  { key: "pauseEvent", colour: BLACK, marker: "Square" },
  { key: "missingEvent", colour: BLACK, marker: "Circle" },
];

const LAYOUTS: Readonly<Record<ResultsChart, ChartLayout>> = {
  overdueByBucket: {
    name: "CC_OverdueByBucket",
    type: "ColumnStacked",
    unit: "money",
    // One hue, the darker the longer overdue: the order shows in black and white too.
    series: [
      { key: "d1_30", colour: "#C6DAED" },
      { key: "d31_60", colour: LIGHT },
      { key: "d61_90", colour: MIDDLE },
      { key: "d91_120", colour: BLUE },
      { key: "over120", colour: DARK },
      ...EVENTS,
    ],
  },
  overdueRate: {
    name: "CC_OverdueRate",
    type: "ColumnClustered",
    unit: "share",
    series: [{ key: "overdueRate", colour: BLUE }, ...EVENTS],
  },
  clientsByColour: {
    name: "CC_ClientsByColour",
    type: "ColumnStacked",
    unit: "count",
    series: [
      { key: "red", colour: STATE_COLOURS.red.solid },
      { key: "orange", colour: STATE_COLOURS.orange.solid },
      { key: "green", colour: STATE_COLOURS.green.solid },
      ...EVENTS,
    ],
  },
  uncovered: {
    name: "CC_Uncovered",
    type: "ColumnClustered",
    unit: "money",
    series: [{ key: "uncovered", colour: MIDDLE }, ...EVENTS],
  },
  dso: {
    name: "CC_Dso",
    type: "ColumnStacked",
    unit: "days",
    // The best possible DSO and what delays add to it are the DSO, the line on top.
    series: [
      { key: "bestDso", colour: LIGHT },
      { key: "delayDso", colour: BLUE },
      { key: "dso", colour: BLACK, line: "solid" },
      ...EVENTS,
    ],
  },
  punctuality: {
    name: "CC_Punctuality",
    type: "ColumnClustered",
    unit: "share",
    series: [{ key: "punctuality", colour: BLUE }, ...EVENTS],
    maximum: 1,
  },
  arbitrationRate: {
    name: "CC_ArbitrationRate",
    type: "ColumnClustered",
    unit: "share",
    series: [
      { key: "arbitrationRate", colour: LIGHT },
      { key: "signal", colour: BLACK, line: "dashed" },
      ...EVENTS,
    ],
  },
};

/** A trend needs two committees. */
export const FEWEST_POINTS = 2;
const TEXT_COLOUR = "#404040";
const GRID_COLOUR = "#E3E3E3";
const AXIS_COLOUR = "#A6A6A6";

/** Between charts, in points. */
const GUTTER = 6;

/** Unambiguous whether the chart spans weeks or years. */
const DAY_LABELS = "dd/mm/yy";
/** How many of them stand level side by side in half a printed page. */
const MOST_LABELS = 5;

/** CC_Results before and after a refresh. */
export interface ChartsFeed {
  /** As it was read before anything was written; null when the table has just been made. */
  readonly before: TableContent | null;
  /** As it stands, its formulas computed. */
  readonly after: TableContent;
  /** Its columns of events are new: charts made before are given what they show. */
  readonly gainsEvents: boolean;
  readonly standing: StandingCharts;
}

/** A chart of ours that stands on the sheet. */
interface StandingChart {
  readonly series: Excel.ChartSeriesCollection;
  readonly axis: Excel.ChartAxis;
}

/** The charts of ours that stand on the sheet. */
interface StandingCharts {
  readonly has: (chart: ResultsChart) => boolean;
  /** Null for one whose series or axes cannot be read. */
  readonly read: (chart: ResultsChart) => StandingChart | null;
}

/** The question which charts stand on a sheet, with their series and axes. */
export interface AskedCharts {
  /** Queues the question which stand. */
  readonly askNames: () => void;
  /**
   * Queue the questions for series and axes. Of a chart that people made one without either, Excel refuses the request
   * (office-js-docs#910): it is theirs, and the others are asked apart.
   */
  readonly parts: readonly Decoration[];
  /** Once all is answered but for what was refused. */
  readonly answer: (refused: readonly string[]) => StandingCharts;
}

/** @param haveStood false when none can stand yet. */
export function askCharts(worksheet: Excel.Worksheet, haveStood: boolean): AskedCharts {
  const { charts } = worksheet;
  const asked = new Map<ResultsChart, StandingChart>();
  const parts = RESULTS_CHARTS.map((chart): Decoration => {
    const apply = () => {
      const { series, axes } = charts.getItemOrNullObject(LAYOUTS[chart].name);
      const axis = axes.categoryAxis.load("tickLabelSpacing");
      asked.set(chart, { series: series.load("items/name"), axis });
    };
    return { name: chart, apply };
  });
  return {
    askNames: () => void charts.load("items/name"),
    parts: haveStood ? parts : [],
    answer: (refused) => {
      const standing = new Set(charts.items.map(({ name }) => name));
      return {
        has: (chart) => standing.has(LAYOUTS[chart].name),
        read: (chart) => (refused.includes(chart) ? null : (asked.get(chart) ?? null)),
      };
    },
  };
}

/**
 * Brings the charts over CC_Results up to date; the data must stand. A chart that stands is found by its name
 * and only has its series reach over the rows there are now: its title, colours, size and place are people's,
 * like a series that they renamed or added. A chart is made once, when the table first holds its figures for
 * two committees: one that somebody deleted stays deleted.
 * @param currency ISO code of the amounts.
 * @param note queues the note that all charts were made, in the request of their look; none to be noted without.
 * @param look of the page: it goes with that of the charts.
 * @returns the titles of the charts that this Excel refused, in part or wholly, and what it refused of the page's look.
 */
export async function refreshCharts(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  feed: ChartsFeed,
  places: ChartPlaces,
  language: Language,
  currency = "EUR",
  note?: () => void,
  look: readonly Decoration[] = [],
): Promise<string[]> {
  const { has: stands } = feed.standing;
  const title = (chart: ResultsChart) => titleOf(chart, feed.after, language, currency);
  const isAsBefore = feed.before?.rows.length === feed.after.rows.length && !feed.gainsEvents;
  const present = isAsBefore ? [] : RESULTS_CHARTS.filter(stands);
  const isNew = (chart: ResultsChart) => hasFigures(chart, feed.after) && !hasFigures(chart, feed.before);
  const missing = RESULTS_CHARTS.filter((chart) => !stands(chart) && isNew(chart));
  const isMaking = missing.length > 0;
  const wishes = { places, title, language, note, look: isMaking ? look : [] };
  return [
    ...(await extendCharts(context, worksheet, feed, present, title, language, isMaking ? [] : look)),
    ...(await createCharts(context, worksheet, feed.after, missing, wishes)),
  ];
}

type TitleOf = (chart: ResultsChart) => string;

/** Whether the table holds what the chart shows, for enough committees; what is not known there is #N/A. */
function hasFigures(chart: ResultsChart, content: TableContent | null): boolean {
  if (content === null) return false;
  const [first] = LAYOUTS[chart].series;
  return numbersOf(content, first?.key ?? "date").length >= FEWEST_POINTS;
}

function numbersOf(content: TableContent, key: ColumnKey): number[] {
  const column = content.keys.indexOf(key);
  return content.rows
    .map((row): CellOutput => row[column] ?? "")
    .filter((cell): cell is number => typeof cell === "number");
}

/**
 * Excel itself lets a series grow with a table whose whole column it shows; this is for when it has not, and
 * for the labels to stay apart.
 */
async function extendCharts(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  { before, after, gainsEvents, standing: { read } }: ChartsFeed,
  charts: readonly ResultsChart[],
  title: TitleOf,
  language: Language,
  look: readonly Decoration[],
): Promise<string[]> {
  const extensions = charts.flatMap((chart): Decoration[] => {
    const parts = read(chart);
    if (parts === null) return [];
    const apply = () => {
      for (const series of parts.series.items) {
        const key = seriesKey(chart, series.name);
        if (key !== null) feedSeries(worksheet, after, series, key);
      }
      const isOurs = before !== null && parts.axis.tickLabelSpacing === labelSpacing(before);
      if (isOurs) parts.axis.tickLabelSpacing = labelSpacing(after);
    };
    return [{ name: title(chart), apply }];
  });
  // A series is added in a request of its chart alone: done twice, it would stand there twice.
  const additions = charts.flatMap((chart): Decoration[] => {
    const parts = read(chart);
    if (parts === null || !gainsEvents) return [];
    const standing = parts.series.items.map(({ name }) => seriesKey(chart, name));
    const missing = layoutOf(chart, after).series.filter(
      ({ key, marker }) => marker !== undefined && !standing.includes(key),
    );
    const apply = () => {
      for (const event of missing) {
        const series = parts.series.add(seriesName(event.key, language));
        feedSeries(worksheet, after, series, event.key);
        markEvents(series, event);
      }
    };
    return missing.length === 0 ? [] : [{ name: title(chart), apply }];
  });
  const refused = await decorateTogether(context, [...look, ...extensions]);
  return [...new Set([...refused, ...(await decorate(context, additions))])];
}

/** A chart with the series that the table has columns for: one made before may lack those of events. */
function layoutOf(chart: ResultsChart, { keys }: TableContent): ChartLayout {
  const layout = LAYOUTS[chart];
  return { ...layout, series: layout.series.filter(({ key }) => keys.includes(key)) };
}

/** What a series is called, in the language of the workbook. */
function seriesName(key: SeriesKey, language: Language): string {
  return sheetWords(language).t(`workbook:resultsCharts.series.${key}`);
}

/** Which of the chart's series bears a name, in any language; null for one of people's own. */
function seriesKey(chart: ResultsChart, name: string): SeriesKey | null {
  const bears = (key: SeriesKey) =>
    LANGUAGES.some((language) => folded(seriesName(key, language)) === folded(name));
  return LAYOUTS[chart].series.find(({ key }) => bears(key))?.key ?? null;
}

/** Every how many committees the axis bears a date. */
function labelSpacing({ rows }: TableContent): number {
  return Math.max(1, Math.ceil(rows.length / MOST_LABELS));
}

function feedSeries(
  worksheet: Excel.Worksheet,
  content: TableContent,
  series: Excel.ChartSeries,
  key: SeriesKey,
): void {
  series.setValues(columnRange(worksheet, content, key));
  // Said to be for scatter charts; it gives the others their categories (office-js-docs-reference#1493).
  series.setXAxisValues(columnRange(worksheet, content, "date"));
}

function columnRange(
  worksheet: Excel.Worksheet,
  { keys, rows, bodyRow, bodyColumn }: TableContent,
  key: ColumnKey,
): Excel.Range {
  return worksheet.getRangeByIndexes(bodyRow, bodyColumn + keys.indexOf(key), rows.length, 1);
}

/** How new charts are to be. */
interface Wishes {
  readonly places: ChartPlaces;
  readonly title: TitleOf;
  readonly language: Language;
  readonly note: (() => void) | undefined;
  readonly look: readonly Decoration[];
}

/** A chart to be made, and the chart once it was added. */
interface Planned {
  readonly chart: ResultsChart;
  readonly place: string;
  readonly name: string;
  made?: Excel.Chart;
}

/**
 * All in one request, then what they show in another. When Excel refuses something of it the charts go and are made
 * one by one: neither adding one nor taking its guessed series away can be done twice.
 */
async function createCharts(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  content: TableContent,
  charts: readonly ResultsChart[],
  { places, title, language, note, look }: Wishes,
): Promise<string[]> {
  const planned = charts.flatMap((chart): Planned[] => {
    const place = places[chart];
    return place === undefined ? [] : [{ chart, place, name: title(chart) }];
  });
  const add = (one: Planned) => {
    one.made = addChart(worksheet, content, one.chart, one.place);
  };
  const fill = ({ chart, name, made }: Planned) => {
    if (made === undefined) return;
    fillChart(worksheet, content, made, layoutOf(chart, content), language);
    made.title.text = name;
    leaveGutters(made);
  };
  const remove = ({ chart }: Planned) => {
    worksheet.charts.getItemOrNullObject(LAYOUTS[chart].name).delete();
  };
  const each = (of: readonly Planned[], apply: (one: Planned) => void) =>
    of.map((one): Decoration => ({ name: one.name, apply: () => apply(one) }));
  const inOne = (apply: (one: Planned) => void) => isDoneAtOnce(context, () => planned.forEach(apply));
  let refused: string[] = [];
  if (planned.length > 0 && !((await inOne(add)) && (await inOne(fill)))) {
    await decorate(context, each(planned, remove));
    const absent = await decorate(context, each(planned, add));
    const added = planned.filter(({ name }) => !absent.includes(name));
    refused = [...absent, ...(await decorate(context, each(added, fill)))];
    // Without its series it would show whatever Excel guessed; one that was refused half-way may stand.
    await decorate(
      context,
      each(
        planned.filter(({ name }) => refused.includes(name)),
        remove,
      ),
    );
  }
  const full = planned.filter(({ name }) => !refused.includes(name));
  const looks = LOOKS.flatMap((part) =>
    each(full, ({ chart, made }) => made && part(made, layoutOf(chart, content), content)),
  );
  const noted = note === undefined || refused.length > 0 ? [] : [{ name: "charts", apply: note }];
  return [...refused, ...new Set(await decorateTogether(context, [...look, ...noted, ...looks]))];
}

/** A chart over one column; its guessed series are read, to be taken away, and how large its cells make it. */
function addChart(
  worksheet: Excel.Worksheet,
  content: TableContent,
  chart: ResultsChart,
  place: string,
): Excel.Chart {
  const { name, type, series } = LAYOUTS[chart];
  const excelChart = worksheet.charts.add(
    type,
    columnRange(worksheet, content, series[0]?.key ?? "date"),
    "Columns",
  );
  excelChart.name = name;
  const [start = "", end = start] = place.split(":");
  excelChart.setPosition(start, end);
  excelChart.load("left,width,height");
  excelChart.series.load("items/name");
  return excelChart;
}

/** Keeps a new chart off the one on its left and the one below it, which begin where its cells end. */
function leaveGutters(chart: Excel.Chart): void {
  const { left, width, height } = chart;
  chart.height = height - GUTTER;
  if (left > 0) chart.set({ left: left + GUTTER, width: width - GUTTER });
}

/**
 * Puts the series in the place of those that Excel guessed, which may be the dates: one that is added beside
 * them gets wrong values (office-js#2927).
 */
function fillChart(
  worksheet: Excel.Worksheet,
  content: TableContent,
  chart: Excel.Chart,
  { type, series }: ChartLayout,
  language: Language,
): void {
  // From the last to the first, so that the places of those still to go do not shift.
  for (const guessed of [...chart.series.items].reverse()) guessed.delete();
  for (const { key } of series)
    feedSeries(worksheet, content, chart.series.add(seriesName(key, language)), key);
  // A chart that had lost all its series may have forgotten its type.
  chart.chartType = type;
}

/**
 * A new chart's look, what matters most first: some Excels refuse markers, others the ends of axes
 * (office-js#1688, #1729), so each part is a request of its own when they do.
 */
const LOOKS: readonly ((chart: Excel.Chart, layout: ChartLayout, content: TableContent) => void)[] = [
  plainLook,
  axesLook,
  linesLook,
  columnsLook,
];

function plainLook(chart: Excel.Chart, layout: ChartLayout, content: TableContent): void {
  // What is not known is a gap, and a filter of the table empties no chart.
  chart.displayBlanksAs = "NotPlotted";
  chart.plotVisibleOnly = false;
  layout.series.forEach(({ colour, line, marker }, index) => {
    if (line === undefined && marker === undefined) {
      chart.series.getItemAt(index).format.fill.setSolidColor(colour);
    }
  });
  chart.format.fill.setSolidColor("#FFFFFF");
  chart.format.border.color = GRID_COLOUR;
  chart.format.font.size = 9;
  chart.format.font.color = TEXT_COLOUR;
  chart.title.format.font.set({ size: 11, bold: true, color: DARK });
  chart.legend.visible = layout.series.length > 1;
  if (layout.series.length > 1) chart.legend.position = "Bottom";
  chart.axes.categoryAxis.numberFormat = DAY_LABELS;
  chart.axes.valueAxis.numberFormat = labelFormat(layout, content);
}

function axesLook(chart: Excel.Chart, { maximum }: ChartLayout, content: TableContent): void {
  const { categoryAxis, valueAxis } = chart.axes;
  // One place per committee: on an axis of days columns would be a seventh as wide, and charts not in line.
  categoryAxis.categoryType = "TextAxis";
  categoryAxis.tickLabelSpacing = labelSpacing(content);
  categoryAxis.format.line.color = AXIS_COLOUR;
  valueAxis.majorGridlines.format.line.color = GRID_COLOUR;
  categoryAxis.majorTickMark = "None";
  valueAxis.minimum = 0;
  if (maximum !== undefined) valueAxis.maximum = maximum;
}

/** What stands over the columns: lines and events. */
function linesLook(chart: Excel.Chart, { series }: ChartLayout): void {
  series.forEach((layout, index) => {
    const drawn = chart.series.getItemAt(index);
    if (layout.marker !== undefined) markEvents(drawn, layout);
    else if (layout.line !== undefined) drawLine(drawn, layout);
  });
}

function columnsLook(chart: Excel.Chart, { series }: ChartLayout): void {
  series.forEach(({ line, marker }, index) => {
    if (line === undefined && marker === undefined) chart.series.getItemAt(index).gapWidth = 25;
  });
}

function drawLine(series: Excel.ChartSeries, { colour, line }: SeriesLayout): void {
  series.chartType = "Line";
  series.format.line.set({
    color: colour,
    weight: 1.5,
    ...(line === "dashed" ? { lineStyle: "Dash" } : {}),
  });
  series.markerStyle = "None";
}

/** Markers alone, also where the others are columns. */
function markEvents(series: Excel.ChartSeries, { colour, marker = "Circle" }: SeriesLayout): void {
  series.chartType = "LineMarkers";
  series.format.line.lineStyle = "None";
  series.markerStyle = marker;
  series.markerSize = EVENT_SIZE;
  series.markerBackgroundColor = colour;
  series.markerForegroundColor = colour;
}

/** Of an event's marker, in points. */
const EVENT_SIZE = 6;

/** Units of money by the size of what is shown; the number format divides. */
const SCALES = [
  { least: 20_000_000, prefix: "M", format: "#,##0,," },
  { least: 2_000_000, prefix: "M", format: "0.0,," },
  { least: 2_000, prefix: "k", format: "#,##0," },
  { least: 0, prefix: "", format: "#,##0" },
] as const;

function scaleOf({ series }: ChartLayout, content: TableContent): (typeof SCALES)[number] {
  const columns = series.map(({ key }) => numbersOf(content, key));
  const heights = content.rows.map((_, row) => columns.reduce((sum, column) => sum + (column[row] ?? 0), 0));
  const highest = heights.reduce((most, height) => Math.max(most, height), 0);
  return SCALES.find(({ least }) => highest >= least) ?? SCALES[3];
}

function labelFormat(layout: ChartLayout, content: TableContent): string {
  if (layout.unit === "share") return "0%";
  return layout.unit === "money" ? scaleOf(layout, content).format : "#,##0";
}

function titleOf(chart: ResultsChart, content: TableContent, language: Language, currency: string): string {
  const words = sheetWords(language);
  const unit = `${scaleOf(LAYOUTS[chart], content).prefix}${symbolOf(currency)}`;
  return words.t(`workbook:resultsCharts.${chart}`, { unit });
}

/** How the currency is written in short: €, $, CHF. */
function symbolOf(currency: string): string {
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const parts = new Intl.NumberFormat("fr-FR", style).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}
