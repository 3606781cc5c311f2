import {
  aspect,
  flag,
  HORIZONTAL,
  oneOf,
  orientation,
  PATTERNS,
  positive,
  READING_ORDERS,
  VERTICAL,
  withAspect,
} from "../aspects";
import { estimatedHeight } from "../../fittedHeights";
import type { BorderSide, CellStyle, SheetModel } from "../../model";
import type { Call } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, notSimulated } from "../errors";
import {
  charactersOfPoints,
  columnInfo,
  columnWidthPoints,
  POINTS_PER_PIXEL,
  pointsOfCharacters,
  rowHeight,
  rowInfo,
} from "../layout";
import { cellAt } from "../../cells";
import { checkAllowed } from "../protection";
import { changeStyle, colour, readStyle } from "../styling";
import type { AreasTarget, BorderTarget } from "../targets";

/** What all lines (rows or columns) of the areas have in common, or null. */
function sameOfAll(values: Iterable<number>): number | null {
  let first: number | undefined;
  for (const value of values) {
    if (first !== undefined && first !== value) return null;
    first = value;
  }
  return first ?? null;
}

function* columnsOf({ areas }: AreasTarget): Iterable<number> {
  for (const area of areas) for (let each = 0; each < area.columns; each += 1) yield area.left + each;
}

function* rowsOf({ areas }: AreasTarget): Iterable<number> {
  for (const area of areas) for (let each = 0; each < area.rows; each += 1) yield area.top + each;
}

function map<T, R>(values: Iterable<T>, change: (value: T) => R): R[] {
  return Array.from(values, change);
}

/** Widest column and highest row Excel allows: 255 characters, 409 points. */
const WIDEST_CHARACTERS = 255;
const HIGHEST_POINTS = 409;

function setWidth(target: AreasTarget, value: unknown): void {
  const width = positive(value);
  checkAllowed(target.sheet, "allowFormatColumns");
  if (width > pointsOfCharacters(WIDEST_CHARACTERS)) throw invalidArgument(`column width ${width}`);
  for (const column of columnsOf(target)) {
    const info = {
      ...columnInfo(target.sheet, column),
      width: charactersOfPoints(width),
      hidden: width === 0,
    };
    target.sheet.columns.set(column, info);
  }
}

function setHeight(target: AreasTarget, value: unknown): void {
  const height = positive(value);
  checkAllowed(target.sheet, "allowFormatRows");
  if (height > HIGHEST_POINTS) throw invalidArgument(`row height ${height}`);
  for (const row of rowsOf(target)) {
    target.sheet.rowInfo.set(row, { ...rowInfo(target.sheet, row), height, hidden: height === 0 });
  }
}

/** Autofit makes room for the longest shown text of the areas, roughly one unit per character. */
function autofitColumns(target: AreasTarget, call: Call): void {
  checkAllowed(target.sheet, "allowFormatColumns");
  for (const area of target.areas) {
    const end = Math.min(area.top + area.rows, target.sheet.rows.length);
    for (let column = area.left; column < area.left + area.columns; column += 1) {
      let longest = 0;
      for (let row = area.top; row < end; row += 1) {
        const cell = cellAt(target.sheet, row, column);
        if (cell === undefined || cell.value === null) continue;
        longest = Math.max(longest, call.host.shownText(cell).length);
      }
      if (longest === 0) continue;
      const width = Math.min(WIDEST_CHARACTERS, longest + 1);
      target.sheet.columns.set(column, { ...columnInfo(target.sheet, column), width });
    }
  }
}

function autofitRows(target: AreasTarget): void {
  checkAllowed(target.sheet, "allowFormatRows");
  for (const row of [...target.sheet.rowInfo.keys()]) {
    if (!target.areas.some((area) => row >= area.top && row < area.top + area.rows)) continue;
    target.sheet.rowInfo.set(row, { ...rowInfo(target.sheet, row), height: null });
  }
}

/** A row without a height of its own is as high as its content needs (Excel help, "Change the row height"). */
function shownHeight(sheet: SheetModel, row: number, locale: string): number {
  const standing = rowHeight(sheet, row);
  if (standing === 0 || rowInfo(sheet, row).height !== null) return standing;
  const widthOf = (column: number) => columnWidthPoints(sheet, column) / POINTS_PER_PIXEL;
  return Math.max(standing, estimatedHeight(sheet, row, widthOf, locale) * POINTS_PER_PIXEL);
}

declare("RangeFormat", {
  properties: {
    HorizontalAlignment: aspect("horizontalAlignment", "General", oneOf(...HORIZONTAL)),
    VerticalAlignment: aspect("verticalAlignment", "Bottom", oneOf(...VERTICAL)),
    WrapText: aspect("wrapText", false, flag),
    IndentLevel: aspect("indentLevel", 0, positive),
    TextOrientation: aspect("textOrientation", 0, orientation),
    ShrinkToFit: aspect("shrinkToFit", false, flag),
    AutoIndent: aspect("autoIndent", false, flag),
    ReadingOrder: aspect("readingOrder", "Context", oneOf(...READING_ORDERS)),
    ColumnWidth: {
      read: (target) =>
        sameOfAll(map(columnsOf(target), (column) => columnWidthPoints(target.sheet, column))),
      write: setWidth,
    },
    RowHeight: {
      read: (target, { host }) =>
        sameOfAll(map(rowsOf(target), (row) => shownHeight(target.sheet, row, host.locale))),
      write: setHeight,
    },
  },
  links: {
    Fill: (target) => new HostObject("RangeFill", target),
    Font: (target) => new HostObject("RangeFont", target),
    Borders: (target) => new HostObject("RangeBorderCollection", target),
    Protection: (target) => new HostObject("FormatProtection", target),
  },
  methods: {
    AutofitColumns: (target, _, call) => autofitColumns(target, call),
    AutofitRows: (target) => autofitRows(target),
  },
});

declare("RangeFill", {
  properties: {
    // A cell without a fill reads as white.
    Color: {
      read: (target) => readStyle(target, (style) => style.fill ?? "#FFFFFF") ?? "",
      write: (target, value, call) => {
        const fill = colour(value);
        changeStyle(target, (style) => withAspect(style, "fill", fill === "" ? undefined : fill), call);
      },
    },
    Pattern: {
      read: (target) =>
        readStyle(target, (style) => style.fillPattern ?? (style.fill === undefined ? "None" : "Solid")),
      write: (target, value, call) => {
        const pattern = oneOf(...PATTERNS)(value);
        changeStyle(target, (style) => withAspect(style, "fillPattern", pattern), call);
      },
    },
  },
  methods: {
    Clear: (target, _, call) =>
      changeStyle(
        target,
        (style) => withAspect(withAspect(style, "fill", undefined), "fillPattern", undefined),
        call,
      ),
  },
});

declare("RangeFont", {
  properties: {
    Name: aspect("fontName", "Calibri", String),
    Size: aspect("fontSize", 11, positive),
    Color: aspect("fontColor", "#000000", colour),
    Bold: aspect("bold", false, flag),
    Italic: aspect("italic", false, flag),
    Strikethrough: aspect("strikethrough", false, flag),
    Underline: {
      read: (target) => {
        const underlined = readStyle(target, (style) => style.underline ?? false);
        return underlined === null ? null : underlined ? "Single" : "None";
      },
      write: (target, value, call) => {
        if (value !== "None" && value !== "Single")
          throw notSimulated(`RangeFont.Underline = ${String(value)}`);
        changeStyle(target, (style) => withAspect(style, "underline", value === "Single" || undefined), call);
      },
    },
  },
});

declare("FormatProtection", {
  properties: {
    Locked: aspect("locked", true, flag),
    FormulaHidden: aspect("formulaHidden", false, flag),
  },
});

const SIDES: Record<string, BorderSide> = {
  EdgeTop: "top",
  EdgeBottom: "bottom",
  EdgeLeft: "left",
  EdgeRight: "right",
};
const BORDERS = [...Object.keys(SIDES), "InsideHorizontal", "InsideVertical"];

const border = (side: string) => (target: AreasTarget) => new HostObject("RangeBorder", { ...target, side });

declare("RangeBorderCollection", {
  // Office.js reaches borders by getItem; getCellProperties and setCellProperties name them so.
  links: {
    Top: border("EdgeTop"),
    Bottom: border("EdgeBottom"),
    Left: border("EdgeLeft"),
    Right: border("EdgeRight"),
    Horizontal: border("InsideHorizontal"),
    Vertical: border("InsideVertical"),
  },
  items: ({ sheet, areas }) => BORDERS.map((side) => new HostObject("RangeBorder", { sheet, areas, side })),
  item: ({ sheet, areas }, key) => {
    const side = String(key);
    if (!BORDERS.includes(side)) throw notSimulated(`border ${side}`);
    return new HostObject("RangeBorder", { sheet, areas, side });
  },
});

/** The cells on which a border is drawn and the side of each: inner borders are the bottom (right) of all but the last. */
function borderCells({ areas, side }: BorderTarget): { areas: AreasTarget["areas"]; side: BorderSide } {
  const edge = SIDES[side];
  if (edge === undefined) {
    const horizontal = side === "InsideHorizontal";
    const inner = areas.map((area) => ({
      ...area,
      rows: horizontal ? area.rows - 1 : area.rows,
      columns: horizontal ? area.columns : area.columns - 1,
    }));
    return {
      areas: inner.filter((area) => area.rows > 0 && area.columns > 0),
      side: horizontal ? "bottom" : "right",
    };
  }
  return {
    side: edge,
    areas: areas.map((area) => {
      if (edge === "top") return { ...area, rows: 1 };
      if (edge === "left") return { ...area, columns: 1 };
      if (edge === "bottom") return { ...area, top: area.top + area.rows - 1, rows: 1 };
      return { ...area, left: area.left + area.columns - 1, columns: 1 };
    }),
  };
}

function changeBorder(
  target: BorderTarget,
  change: Partial<{ style: string; color: string; weight: string }>,
  call: Call,
): void {
  const { areas, side } = borderCells(target);
  const draw = (style: CellStyle): CellStyle => {
    const borders = { ...style.borders };
    const line = { style: "Continuous", color: "#000000", ...borders[side], ...change };
    if (line.style === "None") delete borders[side];
    else borders[side] = line;
    return withAspect(style, "borders", Object.keys(borders).length === 0 ? undefined : borders);
  };
  changeStyle({ sheet: target.sheet, areas }, draw, call);
}

function readBorder<T>(
  target: BorderTarget,
  read: (line: { style: string; color: string; weight?: string } | undefined) => T,
): T | null {
  const { areas, side } = borderCells(target);
  return readStyle({ sheet: target.sheet, areas }, (style) => read(style.borders?.[side]));
}

const STYLES = oneOf("None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot");
const WEIGHTS = oneOf("Hairline", "Thin", "Medium", "Thick");

declare("RangeBorder", {
  identity: "SideIndex",
  properties: {
    SideIndex: readOnly(({ side }) => side),
    Style: {
      read: (target) => readBorder(target, (line) => line?.style ?? "None"),
      write: (target, value, call) => changeBorder(target, { style: STYLES(value) }, call),
    },
    Color: {
      read: (target) => readBorder(target, (line) => line?.color ?? "#000000"),
      write: (target, value, call) => changeBorder(target, { color: colour(value) }, call),
    },
    Weight: {
      read: (target) => readBorder(target, (line) => line?.weight ?? "Thin"),
      write: (target, value, call) => changeBorder(target, { weight: WEIGHTS(value) }, call),
    },
  },
});
