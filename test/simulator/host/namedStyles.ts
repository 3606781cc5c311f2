import type { CellStyle, NamedStyleModel, WorkbookModel } from "../model";
import { invalidArgument, itemNotFound, notSimulated } from "./errors";

const line = (color: string, weight: string) => ({ style: "Continuous", color, weight });

/** Looks of Excel's own styles in the Office theme, under their names in Excel.BuiltInStyle. */
const BUILT_IN: Readonly<Record<string, CellStyle>> = {
  Normal: {},
  Good: { fill: "#C6EFCE", fontColor: "#006100" },
  Bad: { fill: "#FFC7CE", fontColor: "#9C0006" },
  Neutral: { fill: "#FFEB9C", fontColor: "#9C5700" },
  Note: { fill: "#FFFFCC" },
  WarningText: { fontColor: "#FF0000" },
  ExplanatoryText: { fontColor: "#7F7F7F", italic: true },
  Input: { fill: "#FFCC99", fontColor: "#3F3F76" },
  Output: { fill: "#F2F2F2", fontColor: "#3F3F3F", bold: true },
  Calculation: { fill: "#F2F2F2", fontColor: "#FA7D00", bold: true },
  LinkedCell: { fontColor: "#FA7D00", borders: { bottom: { style: "Double", color: "#FF8001" } } },
  CheckCell: { fill: "#A5A5A5", fontColor: "#FFFFFF", bold: true },
  Title: { fontName: "Calibri Light", fontSize: 18, fontColor: "#44546A" },
  Heading1: heading(15, line("#4472C4", "Thick")),
  Heading2: heading(13, line("#A1B8E1", "Thick")),
  Heading3: heading(11, line("#8EA9DB", "Medium")),
  Heading4: { fontColor: "#44546A", bold: true },
  Total: {
    bold: true,
    borders: { top: line("#4472C4", "Thin"), bottom: { style: "Double", color: "#4472C4" } },
  },
};

function heading(fontSize: number, bottom: ReturnType<typeof line>): CellStyle {
  return { fontSize, fontColor: "#44546A", bold: true, borders: { bottom } };
}

/** The rest of Excel.BuiltInStyle: known to Excel, not here. */
const OTHER_BUILT_IN =
  /^(Comma|Currency|Percent|WholeComma|WholeDollar|Hlink|HlinkTrav|Emphasis\d|(\w+)?Accent[1-6](_\d0)?)$/;

export const NORMAL = "Normal";

/** A style by name, in any case. Throws ItemNotFound. */
export function styleNamed(workbook: WorkbookModel, name: string): NamedStyleModel {
  const found = allStyles(workbook).find((style) => style.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  if (OTHER_BUILT_IN.test(name)) throw notSimulated(`the style ${name}`);
  throw itemNotFound(`style ${name}`);
}

/** Excel's own styles and then the workbook's. */
export function allStyles(workbook: WorkbookModel): NamedStyleModel[] {
  const builtIn = Object.entries(BUILT_IN).map(([name, look]) => ({
    ...{ name, look, numberFormat: "General" },
    includes: {},
  }));
  return [...builtIn, ...(workbook.styles ?? [])];
}

export function isBuiltIn(style: NamedStyleModel): boolean {
  return Object.hasOwn(BUILT_IN, style.name);
}

/** StyleCollection.add: a style that looks like Normal. Throws InvalidArgument for a name in use. */
export function addStyle(workbook: WorkbookModel, name: unknown): void {
  if (typeof name !== "string" || name === "" || OTHER_BUILT_IN.test(name))
    throw invalidArgument("style name");
  if (allStyles(workbook).some((style) => style.name.toLowerCase() === name.toLowerCase()))
    throw invalidArgument(`a style is already called ${name}`);
  workbook.styles = [...(workbook.styles ?? []), { name, look: {}, numberFormat: "General", includes: {} }];
}
