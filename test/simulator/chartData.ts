import { bottom, formatArea, parseReference, quoteSheet, right } from "./address";
import { apiValue, cellAt } from "./cells";
import type { Area, Cell, ChartModel, SheetModel, WorkbookModel } from "./model";

/** One series of a chart: its name, where its values and categories are, and its look as set through the API. */
export interface ChartSeries extends Record<string, unknown> {
  name: string;
  /** Address with the sheet's name; "" while it has none. */
  values: string;
  categories?: string;
  bubbleSizes?: string;
}

/** How a chart type is drawn. */
export interface ChartKind {
  readonly shape: "bar" | "line" | "area";
  /** Whether columns stand or bars lie. */
  readonly direction?: "col" | "bar";
  readonly grouping: "clustered" | "standard" | "stacked" | "percentStacked";
  /** Whether the points of lines are marked unless a series says otherwise. */
  readonly hasMarkers?: boolean;
}

const columns = { shape: "bar", direction: "col" } as const;
const bars = { shape: "bar", direction: "bar" } as const;
const line = { shape: "line", hasMarkers: false } as const;
const markedLine = { shape: "line", hasMarkers: true } as const;

/** The types that files and the demo draw, by Excel.ChartType. */
const KINDS: Readonly<Record<string, ChartKind>> = {
  ColumnClustered: { ...columns, grouping: "clustered" },
  ColumnStacked: { ...columns, grouping: "stacked" },
  ColumnStacked100: { ...columns, grouping: "percentStacked" },
  BarClustered: { ...bars, grouping: "clustered" },
  BarStacked: { ...bars, grouping: "stacked" },
  BarStacked100: { ...bars, grouping: "percentStacked" },
  Line: { ...line, grouping: "standard" },
  LineStacked: { ...line, grouping: "stacked" },
  LineStacked100: { ...line, grouping: "percentStacked" },
  LineMarkers: { ...markedLine, grouping: "standard" },
  LineMarkersStacked: { ...markedLine, grouping: "stacked" },
  LineMarkersStacked100: { ...markedLine, grouping: "percentStacked" },
  Area: { shape: "area", grouping: "standard" },
  AreaStacked: { shape: "area", grouping: "stacked" },
  AreaStacked100: { shape: "area", grouping: "percentStacked" },
};

/** How a type is drawn, or null for one that only Excel draws. */
export function chartKind(type: string): ChartKind | null {
  return KINDS[type] ?? null;
}

/** The type that is drawn so. */
export function chartTypeOf(kind: ChartKind): string | undefined {
  return Object.keys(KINDS).find((type) => {
    const own = KINDS[type];
    return (
      own?.shape === kind.shape &&
      own.direction === kind.direction &&
      own.grouping === kind.grouping &&
      own.hasMarkers === kind.hasMarkers
    );
  });
}

/** The series as they were set, or those of the source data. */
export function seriesOfChart(workbook: WorkbookModel, chart: ChartModel): ChartSeries[] {
  return (chart.settings.series as ChartSeries[] | undefined) ?? sourceSeries(workbook, chart);
}

/**
 * One series per column (row) of the source, the first being the categories; a lone one is a series. A first row
 * (column) of numbers alone is no heading: Microsoft's samples draw the bodies of tables.
 */
export function sourceSeries(workbook: WorkbookModel, chart: ChartModel): ChartSeries[] {
  const found = areaAt(workbook, chart.source);
  if (found === null) return [];
  const { sheet, area } = found;
  const byRows = chart.seriesBy === "Rows";
  const headings = hasHeadings(sheet, area, byRows) ? 1 : 0;
  const cut = (offset: number): Area =>
    byRows
      ? {
          ...area,
          top: area.top + offset,
          rows: 1,
          left: area.left + headings,
          columns: Math.max(1, area.columns - headings),
        }
      : {
          ...area,
          left: area.left + offset,
          columns: 1,
          top: area.top + headings,
          rows: Math.max(1, area.rows - headings),
        };
  const address = (offset: number) => `${quoteSheet(sheet.name)}!${formatArea(cut(offset))}`;
  const count = (byRows ? area.rows : area.columns) - 1;
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const offset = count < 1 ? 0 : index + 1;
    const heading = cellAt(sheet, area.top + (byRows ? offset : 0), area.left + (byRows ? 0 : offset));
    const name = headings === 0 ? `Series${index + 1}` : String(apiValue(heading?.value ?? null));
    return { name, values: address(offset), ...(count < 1 ? {} : { categories: address(0) }) };
  });
}

function hasHeadings(sheet: SheetModel, area: Area, byRows: boolean): boolean {
  const line = byRows ? { ...area, columns: 1 } : { ...area, rows: 1 };
  const corner = cellAt(sheet, area.top, area.left)?.value ?? null;
  if (corner === null || (byRows ? area.columns : area.rows) === 1) return true;
  const [first, ...others] = cellsOf(sheet, line);
  const cells = others.length === 0 ? [first] : others;
  return !cells.every((cell) => typeof cell?.value === "number");
}

function areaAt(workbook: WorkbookModel, address: string): { sheet: SheetModel; area: Area } | null {
  const reference = parseReference(address);
  const name = reference?.sheet?.toLowerCase();
  const sheet = workbook.sheets.find((each) => each.name.toLowerCase() === name);
  return reference === null || sheet === undefined ? null : { sheet, area: reference.area };
}

/** The cells that a series' values or categories stand in, in order; none for what is no address. */
export function cellsAt(workbook: WorkbookModel, address: string): (Cell | undefined)[] {
  const found = areaAt(workbook, address);
  return found === null ? [] : cellsOf(found.sheet, found.area);
}

function cellsOf(sheet: SheetModel, area: Area): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = [];
  for (let row = area.top; row <= bottom(area); row += 1) {
    for (let column = area.left; column <= right(area); column += 1) cells.push(cellAt(sheet, row, column));
  }
  return cells;
}
