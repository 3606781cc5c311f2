import { borderLine, fileBorderStyle } from "./cellStyles";
import { fileColor, type Palette } from "./palette";
import { booleanAttribute, childOf, childrenOf, elementXml, type XmlElement } from "./xml";

/** A look laid over cells by a rule, as Excel.ConditionalRangeFormat writes it. */
export interface RuleFormat {
  font?: { color?: string; bold?: boolean; italic?: boolean; underline?: string; strikethrough?: boolean };
  fill?: { color?: string };
  borders?: Record<string, { style?: string; color?: string }>;
  numberFormat?: string;
}

const SIDES = ["left", "right", "top", "bottom"] as const;

function onOff(element: XmlElement | undefined): boolean | undefined {
  return element === undefined ? undefined : booleanAttribute(element, "val", true);
}

function readFont(font: XmlElement, palette: Palette): RuleFormat["font"] {
  const underline = childOf(font, "u");
  const found = {
    color: palette.resolveElement(childOf(font, "color")),
    bold: onOff(childOf(font, "b")),
    italic: onOff(childOf(font, "i")),
    underline: underline === undefined ? undefined : underline.attributes.val === "none" ? "None" : "Single",
    strikethrough: onOff(childOf(font, "strike")),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** A rule's fill is its background colour; a solid pattern may name it as foreground (Excel accepts both). */
function readFill(fill: XmlElement, palette: Palette): RuleFormat["fill"] | undefined {
  const pattern = childOf(fill, "patternFill");
  const color =
    palette.resolveElement(childOf(pattern, "bgColor")) ??
    palette.resolveElement(childOf(pattern, "fgColor"));
  return color === undefined ? undefined : { color };
}

function readBorders(border: XmlElement, palette: Palette): RuleFormat["borders"] | undefined {
  const borders: Record<string, { style: string; color: string }> = {};
  for (const side of SIDES) {
    const element = childOf(border, side);
    const line = borderLine(
      element?.attributes.style ?? "",
      palette.resolveElement(childOf(element, "color")),
    );
    if (line !== undefined) borders[side] = { style: line.style, color: line.color };
  }
  return Object.keys(borders).length === 0 ? undefined : borders;
}

/** The look of one <dxf> element. */
export function readRuleFormat(dxf: XmlElement, palette: Palette): RuleFormat {
  const [font, fill, border] = [childOf(dxf, "font"), childOf(dxf, "fill"), childOf(dxf, "border")];
  const format: RuleFormat = {};
  const readFontResult = font && readFont(font, palette);
  if (readFontResult && Object.keys(readFontResult).length > 0) format.font = readFontResult;
  const fillResult = fill && readFill(fill, palette);
  if (fillResult) format.fill = fillResult;
  const borderResult = border && readBorders(border, palette);
  if (borderResult) format.borders = borderResult;
  const code = childOf(dxf, "numFmt")?.attributes.formatCode;
  if (code !== undefined) format.numberFormat = code;
  return format;
}

/** The differential formats of a styles part, by index. */
export function readRuleFormats(styles: XmlElement, palette: Palette): RuleFormat[] {
  return childrenOf(childOf(styles, "dxfs"), "dxf").map((dxf) => readRuleFormat(dxf, palette));
}

function writeFont(font: NonNullable<RuleFormat["font"]>): string {
  const underline = font.underline === undefined || font.underline === "None" ? "" : elementXml("u", {});
  const content = [
    font.bold === undefined ? "" : elementXml("b", { val: font.bold }),
    font.italic === undefined ? "" : elementXml("i", { val: font.italic }),
    font.strikethrough === undefined ? "" : elementXml("strike", { val: font.strikethrough }),
    font.color ? elementXml("color", { rgb: fileColor(font.color) }) : "",
    underline,
  ].join("");
  return content === "" ? "" : elementXml("font", {}, content);
}

function writeFill(color: string): string {
  const rgb = fileColor(color);
  const content = elementXml("fgColor", { rgb }) + elementXml("bgColor", { rgb });
  return elementXml("fill", {}, elementXml("patternFill", { patternType: "solid" }, content));
}

/** "EdgeTop" and "top" mean the same side: Excel.ConditionalRangeBorderCollection has both. */
function writeBorders(borders: NonNullable<RuleFormat["borders"]>): string {
  const lines = SIDES.map((side) => {
    const line = borders[side] ?? borders[`Edge${side[0]?.toUpperCase()}${side.slice(1)}`];
    const style =
      line?.style === undefined ? undefined : fileBorderStyle({ style: line.style, color: line.color ?? "" });
    if (style === undefined) return "";
    return elementXml(side, { style }, elementXml("color", { rgb: fileColor(line?.color ?? "#000000") }));
  });
  return lines.join("") === "" ? "" : elementXml("border", {}, lines);
}

const FIRST_RULE_FORMAT_ID = 1000;

/** Collects the looks of rules as they are written, and gives each its index. */
export class RuleFormats {
  private readonly written: string[] = [];

  /** The index of the look in the styles part, or undefined for no look at all. */
  idOf(format: RuleFormat | undefined): number | undefined {
    if (format === undefined) return undefined;
    const { font, fill, borders, numberFormat } = format;
    const content = [
      font === undefined ? "" : writeFont(font),
      numberFormat
        ? elementXml("numFmt", {
            numFmtId: FIRST_RULE_FORMAT_ID + this.written.length,
            formatCode: numberFormat,
          })
        : "",
      fill?.color ? writeFill(fill.color) : "",
      borders === undefined ? "" : writeBorders(borders),
    ].join("");
    if (content === "") return undefined;
    this.written.push(elementXml("dxf", {}, content));
    return this.written.length - 1;
  }

  /** The <dxfs> element of the styles part. */
  toXml(): string {
    return elementXml("dxfs", { count: this.written.length }, this.written);
  }
}
