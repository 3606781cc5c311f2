import type { Alignment, Border, Borders, Fill, Font, Style } from "@cj-tech-master/excelts";
import type { BorderLine, BorderSide, CellStyle } from "../model";
import { fileColor, type Palette } from "./palette";

type FileStyle = Partial<Style>;
type FileBorderStyle = Border["style"];

const HORIZONTAL: Readonly<Record<string, Alignment["horizontal"]>> = {
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
};
const VERTICAL: Readonly<Record<string, Alignment["vertical"]>> = {
  Top: "top",
  Center: "middle",
  Bottom: "bottom",
  Justify: "justify",
  Distributed: "distributed",
};

/** File border styles by Excel's line style and weight. */
const BORDER_STYLES: Readonly<Record<string, FileBorderStyle>> = {
  "Continuous Thin": "thin",
  "Continuous Hairline": "hair",
  "Continuous Medium": "medium",
  "Continuous Thick": "thick",
  "Dash Thin": "dashed",
  "Dash Medium": "mediumDashed",
  "DashDot Thin": "dashDot",
  "DashDot Medium": "mediumDashDot",
  "DashDotDot Thin": "dashDotDot",
  "DashDotDot Medium": "mediumDashDotDot",
  "Dot Thin": "dotted",
  "Double Thick": "double",
  "SlantDashDot Medium": "slantDashDot",
};
const BORDER_LINES = new Map(Object.entries(BORDER_STYLES).map(([line, style]) => [style as string, line]));
const SIDES: readonly BorderSide[] = ["top", "bottom", "left", "right"];

function keyOf(names: Readonly<Record<string, string>>, value: string): string | undefined {
  return Object.keys(names).find((key) => names[key] === value);
}

/** A file's border line as the model has it. */
export function borderLine(style: string, color: string | undefined): BorderLine | undefined {
  const line = BORDER_LINES.get(style)?.split(" ");
  if (line === undefined) return undefined;
  const [name = "Continuous", weight = "Thin"] = line;
  return { style: name, color: color ?? "#000000", ...(weight === "Thin" ? {} : { weight }) };
}

/** The file's name for a border line; a weight that the line cannot have becomes the one it can. */
export function fileBorderStyle(line: BorderLine): FileBorderStyle | undefined {
  if (line.style === "None") return undefined;
  const wanted = BORDER_STYLES[`${line.style} ${line.weight ?? "Thin"}`];
  return wanted ?? Object.entries(BORDER_STYLES).find(([key]) => key.startsWith(`${line.style} `))?.[1];
}

/** The look of a file's cell, without what equals the workbook's default font. */
export function readStyle(
  style: FileStyle,
  palette: Palette,
  defaults: { name: string | undefined; size: number | undefined },
): CellStyle {
  const found = {
    ...readFont(style.font ?? {}, palette, defaults),
    ...readAlignment(style.alignment ?? {}),
    fill: readFill(style.fill, palette),
    borders: readBorders(style.border ?? {}, palette),
    locked: style.protection?.locked === false ? false : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function readFont(
  font: Partial<Font>,
  palette: Palette,
  defaults: { name: string | undefined; size: number | undefined },
): Partial<CellStyle> {
  const color = palette.resolve(font.color);
  return {
    ...(font.name === undefined || font.name === defaults.name ? {} : { fontName: font.name }),
    ...(font.size === undefined || font.size === defaults.size ? {} : { fontSize: font.size }),
    ...(color === undefined || color === "#000000" ? {} : { fontColor: color }),
    ...(font.bold ? { bold: true } : {}),
    ...(font.italic ? { italic: true } : {}),
    ...(font.underline && font.underline !== "none" ? { underline: true } : {}),
    ...(font.strike ? { strikethrough: true } : {}),
  };
}

function readAlignment(alignment: Partial<Alignment>): Partial<CellStyle> {
  const horizontal = alignment.horizontal && keyOf(HORIZONTAL, alignment.horizontal);
  const vertical = alignment.vertical && keyOf(VERTICAL, alignment.vertical);
  return {
    ...(horizontal ? { horizontalAlignment: horizontal } : {}),
    ...(vertical && vertical !== "Bottom" ? { verticalAlignment: vertical } : {}),
    ...(alignment.wrapText ? { wrapText: true } : {}),
    ...(alignment.indent ? { indentLevel: alignment.indent } : {}),
  };
}

/** The colour of a solid fill; a gradient shows by its first colour, other patterns are not carried. */
function readFill(fill: Fill | undefined, palette: Palette): string | undefined {
  if (fill?.type === "gradient") return palette.resolve(fill.stops[0]?.color);
  return fill?.pattern === "solid" ? palette.resolve(fill.fgColor) : undefined;
}

function readBorders(borders: Partial<Borders>, palette: Palette): CellStyle["borders"] {
  const lines: Partial<Record<BorderSide, BorderLine>> = {};
  for (const side of SIDES) {
    const border = borders[side];
    if (border?.style === undefined) continue;
    const line = borderLine(border.style, palette.resolve(border.color));
    if (line !== undefined) lines[side] = line;
  }
  return Object.keys(lines).length === 0 ? undefined : lines;
}

/** The default font of the files that are saved. */
const SAVED_FONT = { name: "Calibri", size: 11 } as const;

/** The look of a cell as the library writes it; `numberFormat` is the name it is to bear in the styles part. */
export function writeStyle(style: CellStyle, numberFormat: string | undefined): FileStyle {
  const written: FileStyle = {};
  if (numberFormat !== undefined) written.numFmt = numberFormat;
  if (hasFont(style)) written.font = writeFont(style);
  const alignment = writeAlignment(style);
  if (Object.keys(alignment).length > 0) written.alignment = alignment;
  if (style.fill !== undefined && style.fill !== "")
    written.fill = { type: "pattern", pattern: "solid", fgColor: { argb: fileColor(style.fill) } };
  const borders = writeBorders(style.borders ?? {});
  if (Object.keys(borders).length > 0) written.border = borders;
  if (style.locked === false) written.protection = { locked: false, hidden: false };
  return written;
}

function hasFont(style: CellStyle): boolean {
  const { fontColor, fontName, fontSize, bold, italic, underline, strikethrough } = style;
  return [fontColor, fontName, fontSize, bold, italic, underline, strikethrough].some(Boolean);
}

function writeFont(style: CellStyle): Partial<Font> {
  return {
    name: style.fontName ?? SAVED_FONT.name,
    size: style.fontSize ?? SAVED_FONT.size,
    ...(style.fontColor ? { color: { argb: fileColor(style.fontColor) } } : {}),
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.underline ? { underline: true } : {}),
    ...(style.strikethrough ? { strike: true } : {}),
  };
}

function writeAlignment(style: CellStyle): Partial<Alignment> {
  const horizontal = HORIZONTAL[style.horizontalAlignment ?? ""];
  const vertical = VERTICAL[style.verticalAlignment ?? ""];
  return {
    ...(horizontal ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(style.wrapText ? { wrapText: true } : {}),
    ...(style.indentLevel ? { indent: style.indentLevel } : {}),
  };
}

function writeBorders(lines: NonNullable<CellStyle["borders"]>): Partial<Borders> {
  const borders: Partial<Borders> = {};
  for (const side of SIDES) {
    const line = lines[side];
    const style = line === undefined ? undefined : fileBorderStyle(line);
    if (line !== undefined && style !== undefined)
      borders[side] = { style, color: { argb: fileColor(line.color) } };
  }
  return borders;
}
