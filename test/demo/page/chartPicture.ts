import {
  cellsAt,
  chartKind,
  seriesOfChart,
  type ChartKind,
  type ChartSeries,
} from "../../simulator/chartData";
import { displayText } from "../../simulator/formulas/displayText";
import { readPart } from "../../simulator/host/parts";
import type { Cell, ChartModel, WorkbookModel } from "../../simulator/model";

/** What a chart looks like, in pixels from its top left corner. */
export interface ChartPicture {
  readonly title: PictureText | null;
  readonly background: string;
  readonly border: string | null;
  readonly gridLines: readonly { readonly y: number; readonly colour: string }[];
  /** The line that the columns stand on. */
  readonly base: { readonly x1: number; readonly x2: number; readonly y: number; readonly colour: string };
  readonly shapes: readonly PictureShape[];
  readonly texts: readonly PictureText[];
  readonly keys: readonly LegendKey[];
}

export interface PictureText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly size: number;
  readonly colour: string;
  readonly isBold?: boolean;
}

export type PictureShape =
  | ({ readonly kind: "column"; readonly x: number; readonly y: number; readonly width: number } & Filled & {
        readonly height: number;
      })
  | ({ readonly kind: "area"; readonly path: string } & Filled)
  | {
      readonly kind: "line";
      readonly path: string;
      readonly colour: string;
      readonly width: number;
      readonly dash: string;
    }
  | ({ readonly kind: "dot"; readonly x: number; readonly y: number; readonly radius: number } & Filled);

interface Filled {
  readonly fill: string;
}

/** What stands before a name in the legend: a patch of colour or a piece of line. */
export interface LegendKey {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly isLine: boolean;
  readonly dash: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A series with its numbers; null is a gap. */
interface Drawn {
  readonly series: ChartSeries;
  readonly kind: ChartKind;
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

const PIXELS_PER_POINT = 4 / 3;
const MARGIN = 8;
const GAP = 6;
/** How wide a piece of line and a patch of colour are in the legend. */
export const KEY_WIDTHS = { line: 18, patch: 9 } as const;
/** Room for a value's label, and between labels of categories. */
const FEWEST_PIXELS_PER_VALUE = 26;
/** How wide a character is on average, as a share of the font's size. */
const CHARACTER = 0.52;

/** Excel's first colours. */
const COLOURS = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const DASHES: Readonly<Record<string, string>> = {
  Dash: "6 4",
  Dot: "2 2",
  RoundDot: "2 3",
  DashDot: "6 3 2 3",
};

/**
 * Draws standing columns, lines and areas about as Excel does, with the legend below; null for
 * charts of other kinds.
 * @param size in pixels
 * @param locale "fr-FR" or "en-US": how numbers and dates show
 */
export function chartPicture(
  workbook: WorkbookModel,
  chart: ChartModel,
  size: Size,
  locale: string,
): ChartPicture | null {
  const drawn = drawnSeries(workbook, chart);
  if (drawn === null) return null;
  const look = lookOf(chart);
  const title = titleText(chart, size);
  const legend = look.hasLegend
    ? legendOf(drawn, size, look)
    : { keys: [], marks: [], texts: [], top: size.height - MARGIN };
  const scale = scaleOf(chart, drawn, legend.top - (title?.y ?? 0) - 3 * look.font);
  const labels = scale.ticks.map((tick) => displayText(tick, look.valueFormat, locale));
  const widest = Math.max(...labels.map((label) => widthOf(label, look.font)));
  const plot: Box = {
    left: MARGIN + widest + GAP,
    top: (title?.y ?? 0) + 1.5 * GAP,
    right: size.width - 1.5 * MARGIN,
    bottom: legend.top - look.font - 2 * GAP,
  };
  const height = (value: number) => {
    const share = (value - scale.least) / (scale.most - scale.least);
    return plot.bottom - Math.min(1, Math.max(0, share)) * (plot.bottom - plot.top);
  };
  const plain = { size: look.font, colour: look.text };
  const values = scale.ticks.map((tick, index): PictureText => {
    const place = { x: plot.left - GAP, y: height(tick) + look.font / 3 };
    return { text: labels[index] ?? "", ...place, anchor: "end", ...plain };
  });
  return {
    title,
    background: look.background,
    border: look.border,
    gridLines: scale.ticks.map((tick) => ({ y: height(tick), colour: look.grid })),
    base: { x1: plot.left, x2: plot.right, y: height(Math.max(0, scale.least)), colour: look.axis },
    shapes: [...shapesOf(drawn, plot, height, blanksOf(chart)), ...legend.marks],
    texts: [...values, ...categoryLabels(workbook, chart, plot, look, locale), ...legend.texts],
    keys: legend.keys,
  };
}

function setting(chart: ChartModel, path: string): unknown {
  return readPart(chart.settings, path);
}

function textSetting(chart: ChartModel, path: string): string | undefined {
  const value = setting(chart, path);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberSetting(chart: ChartModel, path: string): number | undefined {
  const value = setting(chart, path);
  return typeof value === "number" ? value : undefined;
}

/** Colours and sizes that hold for the whole chart. */
interface Look {
  /** In pixels. */
  readonly font: number;
  readonly text: string;
  readonly background: string;
  readonly border: string | null;
  readonly grid: string;
  readonly axis: string;
  readonly valueFormat: string;
  readonly hasLegend: boolean;
}

function lookOf(chart: ChartModel): Look {
  return {
    font: (numberSetting(chart, "format/font/size") ?? 9) * PIXELS_PER_POINT,
    text: textSetting(chart, "format/font/color") ?? "#595959",
    background: textSetting(chart, "format/fill/color") ?? "#FFFFFF",
    border:
      setting(chart, "format/border/lineStyle") === "None"
        ? null
        : (textSetting(chart, "format/border/color") ?? "#D9D9D9"),
    grid: textSetting(chart, "valueAxis/majorGridlines/format/line/color") ?? "#D9D9D9",
    axis: textSetting(chart, "categoryAxis/format/line/color") ?? "#BFBFBF",
    valueFormat: textSetting(chart, "valueAxis/numberFormat") ?? "General",
    hasLegend: setting(chart, "legend/visible") !== false,
  };
}

function widthOf(text: string, size: number): number {
  return text.length * size * CHARACTER;
}

/** Numbers as Excel plots them: a text is nought, an error or a blank is no point. */
function plotted(cell: Cell | undefined): number | null {
  const value = cell?.value ?? null;
  if (typeof value === "number") return value;
  return typeof value === "string" ? 0 : null;
}

function drawnSeries(workbook: WorkbookModel, chart: ChartModel): Drawn[] | null {
  const drawn = seriesOfChart(workbook, chart).map((series, index): Drawn | null => {
    const kind = chartKind(typeof series.chartType === "string" ? series.chartType : chart.type);
    if (kind === null || kind.direction === "bar") return null;
    const path = kind.shape === "line" ? "format/line/color" : "format/fill/color";
    const colour = readPart(series, path);
    return {
      series,
      kind,
      colour: typeof colour === "string" ? colour : (COLOURS[index % COLOURS.length] ?? "#000000"),
      values: cellsAt(workbook, series.values).map(plotted),
    };
  });
  return drawn.length > 0 && drawn.every((each) => each !== null) ? drawn : null;
}

function titleText(chart: ChartModel, size: Size): PictureText | null {
  const text = textSetting(chart, "title/text");
  if (text === undefined || setting(chart, "title/visible") === false) return null;
  const font = (numberSetting(chart, "title/format/font/size") ?? 14) * PIXELS_PER_POINT;
  return {
    text,
    x: size.width / 2,
    y: MARGIN + font,
    anchor: "middle",
    size: font,
    colour: textSetting(chart, "title/format/font/color") ?? "#595959",
    isBold: setting(chart, "title/format/font/bold") === true,
  };
}

interface Legend {
  readonly keys: readonly LegendKey[];
  /** Before the names of series that are marks alone. */
  readonly marks: readonly PictureShape[];
  readonly texts: readonly PictureText[];
  readonly top: number;
}

/** The names of the series in as many centred rows as they need, at the foot of the chart. */
function legendOf(drawn: readonly Drawn[], { width, height }: Size, { font, text }: Look): Legend {
  const entries = drawn.map((own) => {
    const key = KEY_WIDTHS[own.kind.shape === "line" && !isOfMarks(own) ? "line" : "patch"];
    return { own, key, width: key + GAP + widthOf(own.series.name, font) + 2 * GAP };
  });
  const rows: (typeof entries)[] = [];
  for (const entry of entries) {
    const row = rows.at(-1);
    const taken = (row ?? []).reduce((sum, each) => sum + each.width, 0);
    if (row === undefined || taken + entry.width > width - 2 * MARGIN) rows.push([entry]);
    else row.push(entry);
  }
  const rowHeight = font + GAP;
  const top = height - MARGIN - rows.length * rowHeight;
  const keys: LegendKey[] = [];
  const marks: PictureShape[] = [];
  const texts: PictureText[] = [];
  rows.forEach((row, index) => {
    let x = (width - row.reduce((sum, each) => sum + each.width, 0)) / 2;
    const y = top + (index + 1) * rowHeight - GAP / 2;
    for (const { own, key, width: taken } of row) {
      if (isOfMarks(own)) marks.push(markOf({ x: x + key / 2, y: y - font / 3 }, own));
      else {
        keys.push({
          x,
          y: y - font / 3,
          colour: own.colour,
          isLine: own.kind.shape === "line",
          dash: dashOf(own),
        });
      }
      texts.push({
        text: own.series.name,
        x: x + key + GAP,
        y,
        anchor: "start",
        size: font,
        colour: text,
      });
      x += taken;
    }
  });
  return { keys, marks, texts, top };
}

interface Scale {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
}

function scaleOf(chart: ChartModel, drawn: readonly Drawn[], pixels: number): Scale {
  const ends = endsOf(drawn);
  const least = numberSetting(chart, "valueAxis/minimum") ?? Math.min(0, ...ends);
  const highest = numberSetting(chart, "valueAxis/maximum") ?? Math.max(...ends, least + 1e-9);
  const steps = Math.max(2, Math.floor(pixels / FEWEST_PIXELS_PER_VALUE));
  const isWhole = ends.every(Number.isInteger);
  const step = numberSetting(chart, "valueAxis/majorUnit") ?? roundStep((highest - least) / steps, isWhole);
  const most = numberSetting(chart, "valueAxis/maximum") ?? Math.ceil(highest / step - 1e-9) * step;
  const count = Math.floor((most - least) / step + 1e-9);
  // Sums of steps would gather errors of rounding: 0.15000000000000002.
  const tick = (index: number) => Number((least + index * step).toPrecision(12));
  return { least, most, ticks: Array.from({ length: count + 1 }, (_, index) => tick(index)) };
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(least: number, isWhole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step =
    [1, 2, 5, 10].map((times) => times * power).find((each) => each >= least * 0.999) ?? 10 * power;
  return isWhole ? Math.max(1, step) : step;
}

/** The heights that the scale must reach: sums where series are stacked. */
function endsOf(drawn: readonly Drawn[]): number[] {
  const points = drawn.reduce((most, { values }) => Math.max(most, values.length), 0);
  return Array.from({ length: points }, (_, point) =>
    stacksOf(drawn).flatMap((stack) => {
      if (isStacked(stack)) return [stack.reduce((sum, { values }) => sum + (values[point] ?? 0), 0)];
      return stack.map(({ values }) => values[point] ?? 0);
    }),
  ).flat();
}

/** Series of one kind belong together. */
function stacksOf(drawn: readonly Drawn[]): Drawn[][] {
  return [...new Set(drawn.map(({ kind }) => kind))].map((kind) =>
    drawn.filter((each) => each.kind === kind),
  );
}

function isStacked(stack: readonly Drawn[]): boolean {
  return stack[0]?.kind.grouping === "stacked" || stack[0]?.kind.grouping === "percentStacked";
}

type Height = (value: number) => number;

function shapesOf(drawn: readonly Drawn[], plot: Box, height: Height, blanks: string): PictureShape[] {
  const points = drawn.reduce((most, { values }) => Math.max(most, values.length), 1);
  const slot = (plot.right - plot.left) / points;
  const middle = (point: number) => plot.left + (point + 0.5) * slot;
  return stacksOf(drawn).flatMap((stack) => {
    const shape = stack[0]?.kind.shape;
    if (shape === "bar") return columnsOf(stack, slot, middle, height);
    return stack.flatMap((own) =>
      shape === "area" ? areaOf(own, middle, height) : lineOf(own, middle, height, blanks),
    );
  });
}

function columnsOf(
  stack: readonly Drawn[],
  slot: number,
  middle: (point: number) => number,
  height: Height,
): PictureShape[] {
  const gap = stack.map(({ series }) => series.gapWidth).find((each) => typeof each === "number") ?? 150;
  const beside = isStacked(stack) ? 1 : stack.length;
  const width = slot / (beside + Number(gap) / 100);
  const sums: number[] = [];
  return stack.flatMap((own, index) =>
    own.values.flatMap((value, point): PictureShape[] => {
      if (value === null || value === 0) return [];
      const from = isStacked(stack) ? (sums[point] ?? 0) : 0;
      sums[point] = from + value;
      const [top, foot] = [height(Math.max(from, from + value)), height(Math.min(from, from + value))];
      const x = middle(point) - (beside * width) / 2 + (isStacked(stack) ? 0 : index * width);
      return [{ kind: "column", x, y: top, width, height: foot - top, fill: own.colour }];
    }),
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pieces of a line between its gaps. */
function piecesOf(
  values: readonly (number | null)[],
  middle: (point: number) => number,
  height: Height,
  blanks: string,
): Point[][] {
  const pieces: Point[][] = [[]];
  values.forEach((value, point) => {
    if (value !== null) pieces.at(-1)?.push({ x: middle(point), y: height(value) });
    else if (blanks === "Zero") pieces.at(-1)?.push({ x: middle(point), y: height(0) });
    else if (blanks === "NotPlotted") pieces.push([]);
  });
  return pieces.filter((piece) => piece.length > 0);
}

function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}

function lineOf(
  own: Drawn,
  middle: (point: number) => number,
  height: Height,
  blanks: string,
): PictureShape[] {
  const { series, kind, colour } = own;
  const weight = readPart(series, "format/line/weight");
  const width = (typeof weight === "number" ? weight : 2.25) * PIXELS_PER_POINT;
  const pieces = piecesOf(own.values, middle, height, blanks);
  const style = series.markerStyle ?? "Automatic";
  const isMarked = style === "Automatic" ? kind.hasMarkers === true : style !== "None";
  const marks = pieces.flat().map((point) => markOf(point, own));
  if (isOfMarks(own)) return isMarked ? marks : [];
  const lines = pieces.map((piece): PictureShape => {
    return { kind: "line", path: pathOf(piece), colour, width, dash: dashOf(own) };
  });
  return isMarked ? [...lines, ...marks] : lines;
}

/** True for a series whose points are not joined. */
function isOfMarks({ series, kind }: Drawn): boolean {
  return kind.shape === "line" && readPart(series, "format/line/lineStyle") === "None";
}

/** The mark of a point, in its own shape and colour. */
function markOf(
  { x, y }: { readonly x: number; readonly y: number },
  { series, colour }: Drawn,
): PictureShape {
  const own = series.markerBackgroundColor;
  const fill = typeof own === "string" ? own : colour;
  const r = (Number(series.markerSize ?? 5) * PIXELS_PER_POINT) / 2;
  const path = (...points: readonly (readonly [number, number])[]): PictureShape => {
    return { kind: "area", path: `${pathOf(points.map(([dx, dy]) => ({ x: x + dx, y: y + dy })))}Z`, fill };
  };
  if (series.markerStyle === "Triangle") return path([0, -r], [r, r], [-r, r]);
  if (series.markerStyle === "Diamond") return path([0, -r], [r, 0], [0, r], [-r, 0]);
  if (series.markerStyle === "Square") return path([-r, -r], [r, -r], [r, r], [-r, r]);
  if (series.markerStyle !== "X") return { kind: "dot", x, y, radius: r, fill };
  const strokes = `M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}`;
  return { kind: "line", path: strokes, colour: fill, width: 1.5, dash: "" };
}

function areaOf(own: Drawn, middle: (point: number) => number, height: Height): PictureShape[] {
  return piecesOf(own.values, middle, height, "Zero").map((piece): PictureShape => {
    const [first, last] = [piece[0], piece.at(-1)];
    const foot = [last, first].map((point) => ({ x: point?.x ?? 0, y: height(0) }));
    return { kind: "area", path: `${pathOf([...piece, ...foot])}Z`, fill: own.colour };
  });
}

function dashOf({ series }: Drawn): string {
  const style = readPart(series, "format/line/lineStyle");
  return typeof style === "string" ? (DASHES[style] ?? "") : "";
}

function blanksOf(chart: ChartModel): string {
  return textSetting(chart, "displayBlanksAs") ?? "NotPlotted";
}

/** Names or dates below the plot, as many as have room. */
function categoryLabels(
  workbook: WorkbookModel,
  chart: ChartModel,
  plot: Box,
  look: Look,
  locale: string,
): PictureText[] {
  const address = seriesOfChart(workbook, chart).find(
    ({ categories }) => categories !== undefined,
  )?.categories;
  const cells = address === undefined ? [] : cellsAt(workbook, address);
  const format = textSetting(chart, "categoryAxis/numberFormat");
  const labels = cells.map((cell) =>
    displayText(cell?.value ?? null, format ?? cell?.numberFormat ?? "General", locale, workbook.date1904),
  );
  const slot = (plot.right - plot.left) / Math.max(1, labels.length);
  const widest = Math.max(0, ...labels.map((label) => widthOf(label, look.font))) + GAP;
  const spacing =
    numberSetting(chart, "categoryAxis/tickLabelSpacing") ?? Math.max(1, Math.ceil(widest / slot));
  return labels.flatMap((text, index): PictureText[] => {
    if (index % spacing !== 0) return [];
    const place = { x: plot.left + (index + 0.5) * slot, y: plot.bottom + GAP + look.font };
    return [{ text, ...place, anchor: "middle", size: look.font, colour: look.text }];
  });
}
