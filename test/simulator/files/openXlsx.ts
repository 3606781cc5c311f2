import { Workbook } from "@cj-tech-master/excelts";
import { formatCodes, neutralName } from "./numberFormats";
import { nextTableId, newWorkbook, addSheet } from "../workbook";
import type { SheetModel, WorkbookModel } from "../model";
import { readConditionalFormats } from "./conditionalFormats";
import { readDefinedNames } from "./definedNames";
import { readRuleFormats, type RuleFormat } from "./differentialFormats";
import { readProperties } from "./documentProperties";
import { readCharts } from "./drawings";
import { isFilteredRow, readAutoFilter } from "./filters";
import { readPageLayout } from "./pageLayout";
import { defaultFont, Palette } from "./palette";
import { readProtection, readStructureProtection } from "./protection";
import { EMPTY_TEXT, Looks, readCells } from "./readCells";
import { readFrame, readSelection } from "./sheetFrame";
import { readTable, showStructuredReferences } from "./tables";
import { readValidations } from "./validations";
import { WorkbookFileError } from "./workbookFileError";
import { partText, readPackage, relatedPart, relationsOf, type WorkbookPackage } from "./workbookPackage";
import { booleanAttribute, childOf, childrenOf, elementXml, parseXml, xmlPart, type XmlElement } from "./xml";

export { WorkbookFileError } from "./workbookFileError";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** One sheet of the file, its rows of cells apart from the rest. */
interface SheetFile {
  name: string;
  visibility: SheetModel["visibility"];
  path: string;
  /** The sheet part without its rows of cells. */
  frame: XmlElement;
  rows: string;
}

interface FileLooks {
  styles: XmlElement;
  palette: Palette;
  ruleFormats: RuleFormat[];
  /** The styles part with neutral names for its number formats, for the library. */
  neutralStyles: string;
}

/** Some writers give every element a prefix ("x:row"); the library knows the plain names only. */
function withoutPrefix(xml: string): string {
  const prefix = /<([A-Za-z][\w.-]*):(?:worksheet|styleSheet|sst)\b/.exec(xml.slice(0, 2000))?.[1];
  return prefix === undefined ? xml : xml.replace(new RegExp(`(</?)${prefix}:`, "g"), "$1");
}

const ROWS = /<sheetData\b[^>]*?(?:\/>|>)/;
const ROWS_END = "</sheetData>";

/** Cuts a sheet part into its rows of cells, which are long, and all the rest, which is short. */
function cutSheet(xml: string): { frame: XmlElement; rows: string } {
  const start = ROWS.exec(xml);
  if (start === null) return { frame: parseXml(xml), rows: "" };
  const from = start.index + start[0].length;
  const end = start[0].endsWith("/>") ? from : xml.lastIndexOf(ROWS_END);
  const after = start[0].endsWith("/>") ? from : end + ROWS_END.length;
  return { frame: parseXml(xml.slice(0, start.index) + xml.slice(after)), rows: xml.slice(from, end) };
}

const VISIBILITIES: Readonly<Record<string, SheetModel["visibility"]>> = {
  hidden: "Hidden",
  veryHidden: "VeryHidden",
};

/** The worksheets of the file in their order; chart sheets have no cells and are passed over. */
function sheetFiles(file: WorkbookPackage): (SheetFile | null)[] {
  return childrenOf(childOf(file.workbook, "sheets"), "sheet").map(({ attributes }) => {
    const relation = file.relations.get(attributes.id ?? "");
    const xml = relation?.type === "worksheet" ? partText(file, relation.target) : undefined;
    if (relation === undefined || xml === undefined) return null;
    const visibility = VISIBILITIES[attributes.state ?? ""] ?? "Visible";
    return {
      name: attributes.name ?? "",
      visibility,
      path: relation.target,
      ...cutSheet(withoutPrefix(xml)),
    };
  });
}

function readLooks(file: WorkbookPackage): FileLooks {
  const theme = relatedPart(file, "theme");
  const palette = new Palette(theme === undefined ? undefined : decoder.decode(theme));
  const stylesPart = relatedPart(file, "styles");
  const xml = stylesPart === undefined ? "<styleSheet/>" : withoutPrefix(decoder.decode(stylesPart));
  const styles = parseXml(xml);
  return {
    styles,
    palette,
    ruleFormats: readRuleFormats(styles, palette),
    neutralStyles: neutralStyles(xml),
  };
}

/** Gives every number format of the cells a neutral name (see neutralName). */
function neutralStyles(xml: string): string {
  const used = new Set<number>();
  const named = xml.replace(/<cellXfs\b.*?<\/cellXfs>/s, (formats) =>
    formats.replace(/(<xf\b[^>]*?\bnumFmtId=")(\d+)"/g, (_, before: string, id: string) => {
      used.add(Number(id));
      return `${before}${NEUTRAL_IDS + Number(id)}"`;
    }),
  );
  const elements = [...used].map((id) =>
    elementXml("numFmt", { numFmtId: NEUTRAL_IDS + id, formatCode: neutralName(id) }),
  );
  const formats = elementXml("numFmts", { count: elements.length }, elements);
  return named
    .replace(/<numFmts\b(?:[^>]*\/>|.*?<\/numFmts>)/s, "")
    .replace(/<styleSheet\b[^>]*?>/, (start) => (start.endsWith("/>") ? start : start + formats));
}

/** Far above any id that files use for number formats. */
const NEUTRAL_IDS = 100_000;

/** Marks cached empty texts, which the library would lose. */
function markEmptyTexts(rows: string): string {
  return rows.includes("<v></v>") || rows.includes("<v/>")
    ? rows.replace(/<v><\/v>|<v\/>/g, `<v>${EMPTY_TEXT}</v>`)
    : rows;
}

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * A plain package of the same cells and styles for the library, with sheets named s1, s2, …: no tables, drawings,
 * comments or links, some forms of which it fails on, and all of which are read apart.
 */
function plainPackage(
  file: WorkbookPackage,
  sheets: readonly SheetFile[],
  looks: FileLooks,
): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = { "xl/styles.xml": encoder.encode(looks.neutralStyles) };
  const sharedStrings = relatedPart(file, "sharedStrings");
  if (sharedStrings !== undefined)
    parts["xl/sharedStrings.xml"] = encoder.encode(withoutPrefix(decoder.decode(sharedStrings)));
  sheets.forEach(({ rows }, index) => {
    const xml = `<worksheet><sheetData>${markEmptyTexts(rows)}</sheetData></worksheet>`;
    parts[`xl/worksheets/sheet${index + 1}.xml`] = encoder.encode(xml);
  });
  const numbers = sheets.map((_, index) => index + 1);
  const sheetElements = numbers.map((id) =>
    elementXml("sheet", { name: `s${id}`, sheetId: id, "r:id": `rId${id}` }),
  );
  const relations = numbers.map((id) =>
    elementXml("Relationship", {
      Id: `rId${id}`,
      Type: `${OFFICE_RELATIONS}/worksheet`,
      Target: `worksheets/sheet${id}.xml`,
    }),
  );
  parts["xl/workbook.xml"] = xmlPart(elementXml("workbook", {}, elementXml("sheets", {}, sheetElements)));
  parts["xl/_rels/workbook.xml.rels"] = xmlPart(elementXml("Relationships", { xmlns: RELATIONS }, relations));
  return parts;
}

function readTables(file: WorkbookPackage, sheet: SheetModel, path: string, looks: FileLooks): void {
  for (const { type, target } of relationsOf(file.parts, path).values()) {
    const xml = type === "table" ? partText(file, target) : undefined;
    const table = xml === undefined ? null : readTable(parseXml(xml), looks.ruleFormats);
    if (table !== null) sheet.tables.push(table);
  }
}

/** A row hidden inside the area of a filter that has criteria is hidden by that filter. */
function markFilteredRows(sheet: SheetModel): void {
  const filters = sheet.tables.map(({ area, filters: criteria }) => ({ area, criteria }));
  if (sheet.autoFilter !== null) filters.push(sheet.autoFilter);
  for (const [row, info] of sheet.rowInfo) {
    if (!info.hidden || !filters.some(({ area, criteria }) => isFilteredRow(area, criteria, row))) continue;
    info.hidden = false;
    info.filtered = true;
  }
}

function readSheetFeatures(
  file: WorkbookPackage,
  source: SheetFile,
  sheet: SheetModel,
  looks: FileLooks,
): void {
  const { frame } = source;
  let formatCount = 0;
  readFrame(frame, sheet, looks.palette);
  sheet.visibility = source.visibility;
  readTables(file, sheet, source.path, looks);
  sheet.autoFilter = readAutoFilter(frame, looks.ruleFormats);
  sheet.validations = readValidations(frame);
  const context = { formats: looks.ruleFormats, palette: looks.palette };
  sheet.conditionalFormats = readConditionalFormats(
    frame,
    context,
    () => `${sheet.id}-${(formatCount += 1)}`,
  );
  sheet.pageLayout = readPageLayout(frame, sheet.pageLayout);
  sheet.protection = readProtection(childOf(frame, "sheetProtection")) ?? sheet.protection;
}

const CALCULATION_MODES: Readonly<Record<string, WorkbookModel["calculationMode"]>> = {
  manual: "Manual",
  autoNoTable: "AutomaticExceptTables",
};

function readWorkbookPart(file: WorkbookPackage, workbook: WorkbookModel): void {
  const mode = childOf(file.workbook, "calcPr")?.attributes.calcMode ?? "";
  workbook.calculationMode = CALCULATION_MODES[mode] ?? "Automatic";
  workbook.date1904 = booleanAttribute(childOf(file.workbook, "workbookPr"), "date1904");
  const protection = readStructureProtection(childOf(file.workbook, "workbookProtection"));
  if (protection !== undefined) workbook.protection = protection;
  const propertyPart = (type: string) => {
    const relation = [...relationsOf(file.parts, "").values()].find((each) => each.type === type);
    return relation === undefined ? undefined : partText(file, relation.target);
  };
  const parts = {
    core: propertyPart("core-properties"),
    app: propertyPart("extended-properties"),
    custom: propertyPart("custom-properties"),
  };
  readProperties(parts, workbook.properties);
}

/** The sheet that was in front when the file was saved, or the first that shows. */
function activate(workbook: WorkbookModel, sources: readonly SheetFile[], tab: SheetFile | null): void {
  const index = tab === null ? -1 : sources.indexOf(tab);
  const shown = workbook.sheets.findIndex((sheet) => sheet.visibility === "Visible");
  const at = workbook.sheets[index]?.visibility === "Visible" ? index : Math.max(shown, 0);
  const source = sources[at];
  workbook.activeSheetId = workbook.sheets[at]?.id ?? "";
  if (source !== undefined) workbook.selection = readSelection(source.frame);
}

async function readPlainWorkbook(parts: Record<string, Uint8Array>): Promise<Workbook> {
  const workbook = new Workbook();
  try {
    await workbook.xlsx.loadFromFiles(parts);
  } catch (error) {
    throw new WorkbookFileError("not-a-workbook", `The workbook cannot be read: ${String(error)}`);
  }
  return workbook;
}

async function readSheets(
  file: WorkbookPackage,
  sources: readonly SheetFile[],
  workbook: WorkbookModel,
): Promise<void> {
  const fileLooks = readLooks(file);
  const plain = await readPlainWorkbook(plainPackage(file, sources, fileLooks));
  const custom = childrenOf(childOf(fileLooks.styles, "numFmts"), "numFmt").map(
    ({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? "General"] as const,
  );
  const looks = new Looks(fileLooks.palette, defaultFont(fileLooks.styles), formatCodes(custom));
  sources.forEach((source, index) => {
    const sheet = addSheet(workbook, source.name);
    readSheetFeatures(file, source, sheet, fileLooks);
    const cells = plain.getWorksheet(`s${index + 1}`);
    if (cells !== undefined) readCells(cells, sheet, looks);
    markFilteredRows(sheet);
    sheet.charts = readCharts(file, sheet, source.path);
  });
}

/** Table ids are unique in the workbook; some writers repeat them. */
function numberTables(workbook: WorkbookModel): void {
  const seen = new Set<string>();
  for (const table of workbook.sheets.flatMap((sheet) => sheet.tables)) {
    if (table.id === "" || seen.has(table.id)) table.id = nextTableId(workbook);
    seen.add(table.id);
  }
}

/**
 * Opens an .xlsx (.xlsm, .xltx) file. Rich text is flattened to text, links to their text; dates are serials, as the
 * file keeps them; formulas keep their cached values and are not stale, except those without one. An array formula is
 * kept as a plain formula in its first cell. Charts are read when they are of columns, bars, lines or areas; slicers,
 * pictures, comments and pivot tables are not.
 *
 * @param fileName as the workbook is to be called
 * @throws WorkbookFileError when the bytes are no such workbook, are under a password, or are an old format
 */
export async function openXlsx(bytes: Uint8Array, fileName: string): Promise<WorkbookModel> {
  const file = readPackage(bytes);
  const all = sheetFiles(file);
  const sources = all.filter((source) => source !== null);
  if (sources.length === 0) throw new WorkbookFileError("not-a-workbook", "The workbook has no worksheet");
  const workbook = newWorkbook(fileName, []);
  readWorkbookPart(file, workbook);
  await readSheets(file, sources, workbook);
  numberTables(workbook);
  const sheets = all.map((source) =>
    source === null ? undefined : workbook.sheets[sources.indexOf(source)],
  );
  readDefinedNames(file.workbook, workbook, sheets);
  showStructuredReferences(workbook);
  const tab = childrenOf(childOf(file.workbook, "bookViews"), "workbookView")[0]?.attributes.activeTab;
  activate(workbook, sources, all[Number(tab ?? 0)] ?? null);
  return workbook;
}
