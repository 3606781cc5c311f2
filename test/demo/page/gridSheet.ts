import type { Workbook } from "@fortune-sheet/react";
import { isDateFormat } from "numfmt";
import type { ComponentProps } from "react";
import { bottom, right } from "../../simulator/address";
import { usedArea } from "../../simulator/cells";
import { displayText } from "../../simulator/formulas/displayText";
import type {
  Area,
  BorderLine,
  BorderSide,
  Cell,
  CellStyle,
  SheetModel,
  TableModel,
  WorkbookModel,
} from "../../simulator/model";
import { conditionalLooks } from "./conditionalLook";
import type { RuleEvaluator } from "./ruleEvaluator";
import { fittedHeights, type TextMeasure } from "../../simulator/fittedHeights";
import { tableLook, type TableLook } from "./tableLook";
import { validationLists } from "./validationLists";

export type GridSheet = ComponentProps<typeof Workbook>["data"][number];
type FortuneCell = NonNullable<NonNullable<GridSheet["data"]>[number][number]>;

/** A cell of the grid, with what the grid does not draw by itself. */
export interface GridCell extends FortuneCell {
  borders?: Readonly<Partial<Record<BorderSide, BorderLine>>>;
  /** A filter arrow: whether its column is filtered now. */
  filter?: "open" | "filtering";
  /** Numbers that do not fit show as number signs, as in Excel. */
  numeric?: boolean;
  wraps?: boolean;
  /** Steps of room between the side it is aligned to and the text. */
  indent?: number;
}

/** Cells drawn beyond the used ones, so that a sheet never looks cut off. */
export const SPARE_ROWS = 40;
export const SPARE_COLUMNS = 8;
export const FEWEST_COLUMNS = 26;

/** Excel's measures at 96 dots per inch with its standard font: 7 per character and 5 around; 4/3 per point. */
const CHARACTER = 7;
const CELL_PADDING = 5;
const PIXELS_PER_POINT = 4 / 3;

const HORIZONTAL: Readonly<Record<string, number>> = {
  Center: 0,
  CenterAcrossSelection: 0,
  Left: 1,
  Right: 2,
};
const VERTICAL: Readonly<Record<string, number>> = { Center: 0, Top: 1, Bottom: 2 };

/** What all sheets of one drawing share. */
export interface Drawing {
  /** "fr-FR" or "en-US": how numbers and dates show. */
  readonly locale: string;
  /** Whether the workbook counts its days from 1904. */
  readonly date1904: boolean;
  readonly holds: RuleEvaluator;
  readonly measure: TextMeasure;
}

/** What a cell of the sheet gets besides its own content and style: from tables, filters, merges and conditions. */
interface Surroundings {
  readonly part: CellStyle | undefined;
  readonly look: CellStyle | undefined;
  readonly filter: GridCell["filter"];
  readonly merge: FortuneCell["mc"];
}

interface DrawnCell {
  readonly value: Cell["value"];
  readonly formula: string | null;
  readonly numberFormat: string;
  readonly style: CellStyle;
  readonly surroundings: string;
  readonly cell: GridCell;
}

/**
 * Draws sheets of the model for the grid and remembers what it drew: what did not change keeps its identity, so
 * that the grid has little to do after each change.
 */
export class SheetDrawer {
  private readonly cells = new WeakMap<Cell, DrawnCell>();
  private readonly matrices = new Map<string, (GridCell | null)[][]>();

  constructor(private readonly drawing: Drawing) {}

  /** One sheet as the grid wants it; `order` is its place among the tabs. */
  draw(workbook: WorkbookModel, sheet: SheetModel, order: number, active: boolean): GridSheet {
    const data = this.matrix(sheet);
    return {
      id: sheet.id,
      name: sheet.name,
      order,
      status: active ? 1 : 0,
      hide: sheet.visibility === "Visible" ? 0 : 1,
      ...(sheet.tabColor ? { color: sheet.tabColor } : {}),
      row: data.length,
      column: data[0]?.length ?? FEWEST_COLUMNS,
      data,
      config: { ...sizes(sheet, this.drawing), merge: merges(sheet) },
      dataVerification: validationLists(workbook, sheet, this.drawing.locale),
      showGridLines: sheet.showGridlines,
      ...(sheet.freeze ? { frozen: frozen(sheet.freeze) } : {}),
    };
  }

  private matrix(sheet: SheetModel): (GridCell | null)[][] {
    const used = usedArea(sheet, false);
    const rowCount = (used ? bottom(used) + 1 : 0) + SPARE_ROWS;
    const columnCount = Math.max((used ? right(used) + 1 : 0) + SPARE_COLUMNS, FEWEST_COLUMNS);
    const around = surroundingsOf(sheet, this.drawing.holds);
    const before = this.matrices.get(sheet.id);
    let same = before?.length === rowCount;
    const matrix = Array.from({ length: rowCount }, (_, row) => {
      const cells = this.row(sheet.rows[row], columnCount, around(row));
      const earlier = before?.[row];
      if (earlier?.length === columnCount && earlier.every((cell, column) => cell === cells[column]))
        return earlier;
      same = false;
      return cells;
    });
    const kept = same && before ? before : matrix;
    this.matrices.set(sheet.id, kept);
    return kept;
  }

  private row(
    cells: readonly (Cell | undefined)[] | undefined,
    columnCount: number,
    around: (column: number) => Surroundings | null,
  ): (GridCell | null)[] {
    return Array.from({ length: columnCount }, (_, column) => this.cell(cells?.[column], around(column)));
  }

  private cell(source: Cell | undefined, around: Surroundings | null): GridCell | null {
    if (!source) return around && decorate({}, styleOf(undefined, around), around);
    const surroundings = around ? JSON.stringify(around) : "";
    const drawn = this.cells.get(source);
    if (drawn && isCurrent(drawn, source, surroundings)) return drawn.cell;
    const style = styleOf(source, around);
    const cell = decorate(content(source, style, this.drawing), style, around);
    const { value, formula, numberFormat } = source;
    this.cells.set(source, { value, formula, numberFormat, style: source.style, surroundings, cell });
    return cell;
  }
}

function isCurrent(drawn: DrawnCell, source: Cell, surroundings: string): boolean {
  return (
    drawn.value === source.value &&
    drawn.formula === source.formula &&
    drawn.numberFormat === source.numberFormat &&
    drawn.style === source.style &&
    drawn.surroundings === surroundings
  );
}

/** What surrounds each cell of a row of the sheet; null where nothing does, which is nearly everywhere. */
function surroundingsOf(
  sheet: SheetModel,
  holds: RuleEvaluator,
): (row: number) => (column: number) => Surroundings | null {
  const heads = filterHeads(sheet);
  const looks = conditionalLooks(sheet, holds);
  return (row) => {
    const tables = sheet.tables.filter(({ area }) => crosses(area, row));
    const rowHeads = heads.filter(({ area }) => area.top === row);
    const rowMerges = sheet.merges.filter((merge) => crosses(merge, row));
    if (tables.length + rowHeads.length + rowMerges.length + looks.size === 0) return () => null;
    return (column) => {
      const part = partLook(tables, row, column);
      const look = looks.get(`${row}_${column}`);
      const filter = filterArrow(rowHeads, column);
      const merge = mergeMark(rowMerges, row, column);
      return (part ?? look ?? filter ?? merge) ? { part, look, filter, merge } : null;
    };
  };
}

function crosses(area: Area, row: number): boolean {
  return row >= area.top && row <= bottom(area);
}

function styleOf(source: Cell | undefined, around: Surroundings | null): CellStyle {
  return around ? { ...around.part, ...source?.style, ...around.look } : (source?.style ?? {});
}

function content(cell: Cell, style: CellStyle, { locale, date1904 }: Drawing): GridCell {
  const { value } = cell;
  if (value === null && cell.formula === null) return {};
  const shown = displayText(value, cell.numberFormat, locale, date1904);
  const numeric = typeof value === "number";
  return {
    v: typeof value === "object" ? (value?.error ?? "") : value,
    m: shown,
    ct: { fa: cell.numberFormat, t: numeric ? (isDateFormat(cell.numberFormat) ? "d" : "n") : "g" },
    ...(cell.formula === null ? {} : { f: cell.formula }),
    ...(numeric ? { numeric } : {}),
    ...(style.wrapText ? { wraps: true } : {}),
    ...(style.indentLevel ? { indent: style.indentLevel } : {}),
    ht: HORIZONTAL[style.horizontalAlignment ?? ""] ?? naturalAlignment(value),
    tb: style.wrapText ? "2" : numeric ? "0" : "1",
  };
}

function naturalAlignment(value: Cell["value"]): number {
  if (typeof value === "number") return 2;
  return typeof value === "string" ? 1 : 0;
}

function decorate(cell: GridCell, style: CellStyle, around: Surroundings | null): GridCell {
  return {
    ...cell,
    ...(style.fill ? { bg: style.fill } : {}),
    ...(style.fontColor ? { fc: style.fontColor } : {}),
    ...(style.bold ? { bl: 1 } : {}),
    ...(style.italic ? { it: 1 } : {}),
    ...(style.underline ? { un: 1 } : {}),
    ...(style.strikethrough ? { cl: 1 } : {}),
    ff: style.fontName ?? "Calibri",
    fs: style.fontSize ?? 11,
    vt: VERTICAL[style.verticalAlignment ?? ""] ?? 2,
    ...(style.borders ? { borders: style.borders } : {}),
    ...(around?.filter ? { filter: around.filter } : {}),
    ...(around?.merge ? { mc: around.merge } : {}),
  };
}

/** What a table style gives a cell of the table; nothing outside tables. */
function partLook(tables: readonly TableModel[], row: number, column: number): CellStyle | undefined {
  const table = tables.find(({ area }) => column >= area.left && column <= right(area));
  if (!table) return undefined;
  const look = tableLook(table.style);
  if (table.showHeaders && row === table.area.top) return headerLook(look);
  if (table.showTotals && row === bottom(table.area)) {
    return { bold: true, borders: { top: { style: "Continuous", color: look.line } } };
  }
  return bodyLook(look, table, row);
}

function headerLook(look: TableLook): CellStyle {
  const line = { style: "Continuous", color: look.line };
  return {
    bold: true,
    fontColor: look.headerText,
    ...(look.headerFill ? { fill: look.headerFill } : { borders: { top: line, bottom: line } }),
  };
}

function bodyLook(look: TableLook, table: TableModel, row: number): CellStyle {
  const place = row - table.area.top - (table.showHeaders ? 1 : 0);
  const color = row === bottom(table.area) ? look.line : look.rowLine;
  const fill = table.showBandedRows && place % 2 === 0 ? look.bandFill : null;
  return {
    ...(color === null ? {} : { borders: { bottom: { style: "Continuous", color } } }),
    ...(fill === null ? {} : { fill }),
  };
}

function filterArrow(heads: readonly FilterHead[], column: number): GridCell["filter"] {
  const head = heads.find(({ area }) => column >= area.left && column <= right(area));
  if (!head) return undefined;
  return head.columns.has(column - head.area.left) ? "filtering" : "open";
}

interface FilterHead {
  readonly area: Area;
  readonly columns: ReadonlySet<number>;
}

/** The areas whose first row bears filter arrows, with the columns that filter now. */
function filterHeads(sheet: SheetModel): FilterHead[] {
  const heads = sheet.tables
    .filter((table) => table.showHeaders && table.showFilterButton)
    .map((table) => ({ area: table.area, columns: new Set(table.filters.map(({ column }) => column)) }));
  if (!sheet.autoFilter) return heads;
  const { area, criteria } = sheet.autoFilter;
  return [...heads, { area, columns: new Set(criteria.map(({ column }) => column)) }];
}

function mergeMark(merges: readonly Area[], row: number, column: number): FortuneCell["mc"] {
  const merge = merges.find(({ left, columns }) => column >= left && column < left + columns);
  if (!merge) return undefined;
  const main = merge.top === row && merge.left === column;
  return { r: merge.top, c: merge.left, ...(main ? { rs: merge.rows, cs: merge.columns } : {}) };
}

function merges(sheet: SheetModel): NonNullable<GridSheet["config"]>["merge"] {
  return Object.fromEntries(
    sheet.merges.map(({ top, left, rows, columns }) => [
      `${top}_${left}`,
      { r: top, c: left, rs: rows, cs: columns },
    ]),
  );
}

/** Widths, heights and what is hidden, as the grid's configuration has them. */
function sizes(sheet: SheetModel, { locale, measure }: Drawing): NonNullable<GridSheet["config"]> {
  const columnlen: Record<string, number> = {};
  const colhidden: Record<string, number> = {};
  const rowlen: Record<string, number> = {};
  const rowhidden: Record<string, number> = {};
  for (const [column, { width, hidden }] of sheet.columns) {
    if (hidden) colhidden[column] = 0;
    else if (width !== null) columnlen[column] = columnPixels(width);
  }
  const widthOf = (column: number) => columnlen[column] ?? columnPixels(sheet.standardWidth);
  for (const [row, height] of fittedHeights(sheet, widthOf, locale, measure)) rowlen[row] = height - 1;
  for (const [row, { height, hidden, filtered }] of sheet.rowInfo) {
    if (hidden || filtered) rowhidden[row] = 0;
    else if (height !== null) rowlen[row] = Math.round(height * PIXELS_PER_POINT) - 1;
  }
  return { columnlen, colhidden, rowlen, rowhidden };
}

/** The grid adds one pixel of line to each column. */
function columnPixels(characters: number): number {
  return Math.round(characters * CHARACTER + CELL_PADDING) - 1;
}

function frozen({ rows, columns }: NonNullable<SheetModel["freeze"]>): GridSheet["frozen"] {
  const type = rows > 0 && columns > 0 ? "rangeBoth" : rows > 0 ? "rangeRow" : "rangeColumn";
  return { type, range: { row_focus: rows - 1, column_focus: columns - 1 } };
}
