import { Workbook } from "@cj-tech-master/excelts";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { SheetModel, TableModel, WorkbookModel } from "../model";
import { writeChart } from "./charts";
import { writeConditionalFormats } from "./conditionalFormats";
import { writeDefinedNames } from "./definedNames";
import { RuleFormats } from "./differentialFormats";
import { writeApplication, writeCore, writeCustom } from "./documentProperties";
import { writeDrawing } from "./drawings";
import { writeFilters } from "./filters";
import { FormatIds, neutralKey } from "./numberFormats";
import { writePageLayout } from "./pageLayout";
import { writeProtection, writeStructureProtection } from "./protection";
import { writeHead, writeMerges } from "./sheetFrame";
import { writeTable } from "./tables";
import { fitsFile, writeValidations } from "./validations";
import { hasUncomputed, writeCells, WrittenLooks } from "./writeCells";
import { childrenOf, elementXml, encodeXstring, parseXml, xmlPart } from "./xml";

/** A saved workbook. */
export interface SavedWorkbook {
  bytes: Uint8Array;
  /** What the file does not carry, one line each, e.g. `chart "Évolution" on Résultats`. */
  leftOut: string[];
}

type Parts = Record<string, Uint8Array>;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const CONTENT = "application/vnd.openxmlformats-officedocument";

/** The same workbook gives the same bytes: every part bears the oldest date that a zip file can hold. */
const ZIP_DATE = new Date(1980, 0, 1);
const ZIP_LEVEL = 4;

/** What is gathered while the sheets are written. */
interface Saving {
  workbook: WorkbookModel;
  parts: Parts;
  looks: WrittenLooks;
  ruleFormats: RuleFormats;
  tableCount: number;
  drawingCount: number;
  chartCount: number;
  leftOut: string[];
}

/** The library writes cells, shared texts and styles; sheets are named s1, s2, … as it refuses some names. */
async function writeByLibrary(workbook: WorkbookModel, looks: WrittenLooks): Promise<Parts> {
  const plain = new Workbook();
  workbook.sheets.forEach((sheet, index) => {
    const target = plain.addWorksheet(`s${index + 1}`);
    writeCells(workbook, sheet, target, looks);
    for (const table of sheet.tables) {
      if (!table.showHeaders) continue;
      // A table's heading cells must hold the very texts of its columns, or Excel repairs the file.
      table.columns.forEach((column, offset) => {
        const cell = target.getRow(table.area.top + 1).getCell(table.area.left + offset + 1);
        cell.value = encodeXstring(column.name);
      });
    }
  });
  return unzipSync(await packed(plain));
}

/** The library's file, not compressed. Its own buffer fails on chunks beyond a megabyte (StreamBuf.write), so not that. */
async function packed(plain: Workbook): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const sink = { write: (chunk: Uint8Array): unknown => chunks.push(chunk), end: (): void => undefined };
  await plain.xlsx.write(sink, { zip: { level: 0 } });
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function rowsOf(sheetPart: Uint8Array | undefined): string {
  const xml = strFromU8(sheetPart ?? new Uint8Array());
  const start = xml.indexOf("<sheetData");
  const end = xml.lastIndexOf("</sheetData>");
  return start < 0 || end < start ? "<sheetData/>" : xml.slice(start, end) + "</sheetData>";
}

function relationXml(id: number, type: string, target: string): string {
  return elementXml("Relationship", { Id: `rId${id}`, Type: type, Target: target });
}

function relationsPart(relations: readonly string[]): Uint8Array {
  return xmlPart(elementXml("Relationships", { xmlns: `${PACKAGE}/relationships` }, relations));
}

/** Adds a relation to those of a part. @returns its id. */
function related(relations: string[], type: string, target: string): string {
  relations.push(relationXml(relations.length + 1, `${OFFICE}/${type}`, target));
  return `rId${relations.length}`;
}

/** The sheet's drawing with its charts; those that are not written are told. */
function writeCharts(saving: Saving, sheet: SheetModel, relations: string[]): string {
  const written = sheet.charts.flatMap((chart) => {
    const part = writeChart(saving.workbook, chart);
    if (part === null) tell(saving, sheet, `chart "${chart.name}"`);
    return part === null ? [] : [{ chart, part }];
  });
  if (written.length === 0) return "";
  const chartRelations: string[] = [];
  for (const { part } of written) {
    const number = (saving.chartCount += 1);
    saving.parts[`xl/charts/chart${number}.xml`] = xmlPart(part);
    related(chartRelations, "chart", `../charts/chart${number}.xml`);
  }
  const number = (saving.drawingCount += 1);
  const drawing = writeDrawing(written.map(({ chart }) => chart));
  saving.parts[`xl/drawings/drawing${number}.xml`] = xmlPart(drawing);
  saving.parts[`xl/drawings/_rels/drawing${number}.xml.rels`] = relationsPart(chartRelations);
  return elementXml("drawing", { "r:id": related(relations, "drawing", `../drawings/drawing${number}.xml`) });
}

function writeTables(saving: Saving, sheet: SheetModel, relations: string[]): string {
  const elements = sheet.tables.map((table: TableModel) => {
    const id = (saving.tableCount += 1);
    const root = writeTable(saving.workbook, sheet, table, id, saving.ruleFormats, (what) =>
      tell(saving, sheet, what),
    );
    saving.parts[`xl/tables/table${id}.xml`] = xmlPart(root);
    return elementXml("tablePart", { "r:id": related(relations, "table", `../tables/table${id}.xml`) });
  });
  return elements.length === 0 ? "" : elementXml("tableParts", { count: elements.length }, elements);
}

/** What only Excel itself keeps in its files. */
function tellUnwritten(saving: Saving, sheet: SheetModel): void {
  if (sheet.comments.length > 0) tell(saving, sheet, "comments");
  if (sheet.pivots.length > 0) tell(saving, sheet, "pivot tables");
  if (sheet.hyperlinks.length > 0) tell(saving, sheet, "links");
}

function tell(saving: Saving, sheet: SheetModel, what: string): void {
  saving.leftOut.push(`${what} on ${sheet.name}`);
}

/** The elements of a sheet after its rows of cells, in the order of the format (ECMA-376 part 1, §18.3.1.99). */
function writeTail(saving: Saving, sheet: SheetModel, sheetNumber: number): string {
  const { ruleFormats } = saving;
  const relations: string[] = [];
  const leftOut = (what: string): void => tell(saving, sheet, what);
  const filter = sheet.autoFilter;
  const tail = [
    writeProtection(sheet.protection),
    filter === null ? "" : writeFilters(filter.area, filter.criteria, ruleFormats, leftOut),
    writeMerges(sheet),
    writeConditionalFormats(sheet.conditionalFormats, ruleFormats, leftOut),
    writeValidations(sheet.validations),
    writePageLayout(sheet.pageLayout),
    writeCharts(saving, sheet, relations),
    writeTables(saving, sheet, relations),
  ].join("");
  if (relations.length > 0)
    saving.parts[`xl/worksheets/_rels/sheet${sheetNumber}.xml.rels`] = relationsPart(relations);
  return tail;
}

function writeSheet(saving: Saving, sheet: SheetModel, sheetNumber: number): void {
  const path = `xl/worksheets/sheet${sheetNumber}.xml`;
  const rows = rowsOf(saving.parts[path]);
  const content = [writeHead(saving.workbook, sheet), rows, writeTail(saving, sheet, sheetNumber)];
  // The library gives rows an attribute of this name space.
  const attributes = {
    xmlns: MAIN,
    "xmlns:r": OFFICE,
    "xmlns:x14ac": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "mc:Ignorable": "x14ac",
  };
  saving.parts[path] = xmlPart(elementXml("worksheet", attributes, content));
  tellLosses(saving, sheet);
}

function tellLosses(saving: Saving, sheet: SheetModel): void {
  for (const slicer of sheet.slicers) tell(saving, sheet, `slicer "${slicer.name}"`);
  for (const [name] of sheet.customProperties) tell(saving, sheet, `custom property "${name}"`);
  for (const validation of sheet.validations)
    if (!fitsFile(validation)) tell(saving, sheet, "validation list of more than 255 characters");
}

/** Puts real number formats in the place of the neutral names, and the looks of rules beside them. */
function writeStyles(saving: Saving): void {
  const xml = strFromU8(saving.parts["xl/styles.xml"] ?? new Uint8Array());
  const codes = saving.looks.codes();
  const ids = new FormatIds();
  const realIds = new Map<string, number>();
  for (const { attributes } of childrenOf(
    parseXml(xml).children.find(({ name }) => name === "numFmts"),
    "numFmt",
  )) {
    const key = neutralKey(attributes.formatCode ?? "");
    realIds.set(attributes.numFmtId ?? "", ids.idOf(codes[key ?? -1] ?? "General"));
  }
  const cells = xml.replace(/<cellXfs\b.*?<\/cellXfs>/s, (formats) =>
    formats.replace(/numFmtId="(\d+)"/g, (_, id: string) => `numFmtId="${realIds.get(id) ?? id}"`),
  );
  const elements = ids
    .customFormats()
    .map(([formatCode, numFmtId]) => elementXml("numFmt", { numFmtId, formatCode }));
  const formats = elements.length === 0 ? "" : elementXml("numFmts", { count: elements.length }, elements);
  const written = cells
    .replace(/<numFmts\b(?:[^>]*\/>|.*?<\/numFmts>)/s, "")
    .replace(/<fonts\b/, () => `${formats}<fonts`)
    .replace(/<dxfs\b(?:[^>]*\/>|.*?<\/dxfs>)/s, () => saving.ruleFormats.toXml());
  saving.parts["xl/styles.xml"] = strToU8(written);
}

const STATES = { Visible: undefined, Hidden: "hidden", VeryHidden: "veryHidden" } as const;
const CALCULATION = { Automatic: undefined, Manual: "manual", AutomaticExceptTables: "autoNoTable" } as const;

function writeWorkbookPart(workbook: WorkbookModel, sheetIds: readonly string[]): Uint8Array {
  const sheets = workbook.sheets.map(({ name, visibility }, index) =>
    elementXml("sheet", { name, sheetId: index + 1, state: STATES[visibility], "r:id": sheetIds[index] }),
  );
  const activeTab = workbook.sheets.findIndex(({ id }) => id === workbook.activeSheetId);
  const view = elementXml("workbookView", { activeTab: activeTab > 0 ? activeTab : undefined });
  const calculation = {
    calcId: 191029,
    calcMode: CALCULATION[workbook.calculationMode],
    fullCalcOnLoad: hasUncomputed(workbook) || undefined,
  };
  return xmlPart(
    elementXml("workbook", { xmlns: MAIN, "xmlns:r": OFFICE }, [
      elementXml("workbookPr", { date1904: workbook.date1904 || undefined }),
      writeStructureProtection(workbook.protection),
      elementXml("bookViews", {}, view),
      elementXml("sheets", {}, sheets),
      writeDefinedNames(workbook),
      elementXml("calcPr", calculation),
    ]),
  );
}

/** Relations of the workbook part: sheets first, so that sheet n is rIdn. */
function writeWorkbookRelations(sheetCount: number, parts: Parts): Uint8Array {
  const targets: [string, string][] = Array.from({ length: sheetCount }, (_, index) => [
    "worksheet",
    `worksheets/sheet${index + 1}.xml`,
  ]);
  targets.push(["styles", "styles.xml"], ["theme", "theme/theme1.xml"]);
  if (parts["xl/sharedStrings.xml"] !== undefined) targets.push(["sharedStrings", "sharedStrings.xml"]);
  return relationsPart(
    targets.map(([type, target], index) => relationXml(index + 1, `${OFFICE}/${type}`, target)),
  );
}

function writeProperties(workbook: WorkbookModel, parts: Parts): void {
  parts["docProps/core.xml"] = xmlPart(writeCore(workbook.properties));
  parts["docProps/app.xml"] = xmlPart(writeApplication(workbook.properties));
  const custom = writeCustom(workbook.properties);
  const relations = [
    relationXml(1, `${OFFICE}/officeDocument`, "xl/workbook.xml"),
    relationXml(2, `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"),
    relationXml(3, `${OFFICE}/extended-properties`, "docProps/app.xml"),
  ];
  if (custom !== null) {
    parts["docProps/custom.xml"] = xmlPart(custom);
    relations.push(relationXml(4, `${OFFICE}/custom-properties`, "docProps/custom.xml"));
  }
  parts["_rels/.rels"] = relationsPart(relations);
}

/** Content types by the parts' paths. */
const TYPES: readonly (readonly [path: RegExp, type: string])[] = [
  [/^xl\/workbook\.xml$/, `${CONTENT}.spreadsheetml.sheet.main+xml`],
  [/^xl\/worksheets\/sheet\d+\.xml$/, `${CONTENT}.spreadsheetml.worksheet+xml`],
  [/^xl\/tables\//, `${CONTENT}.spreadsheetml.table+xml`],
  [/^xl\/drawings\/drawing\d+\.xml$/, `${CONTENT}.drawing+xml`],
  [/^xl\/charts\//, `${CONTENT}.drawingml.chart+xml`],
  [/^xl\/styles\.xml$/, `${CONTENT}.spreadsheetml.styles+xml`],
  [/^xl\/sharedStrings\.xml$/, `${CONTENT}.spreadsheetml.sharedStrings+xml`],
  [/^xl\/theme\//, `${CONTENT}.theme+xml`],
  [/^docProps\/core\.xml$/, "application/vnd.openxmlformats-package.core-properties+xml"],
  [/^docProps\/app\.xml$/, `${CONTENT}.extended-properties+xml`],
  [/^docProps\/custom\.xml$/, `${CONTENT}.custom-properties+xml`],
];

function writeContentTypes(parts: Parts): Uint8Array {
  const overrides = Object.keys(parts).flatMap((path) => {
    const type = TYPES.find(([pattern]) => pattern.test(path))?.[1];
    return type === undefined ? [] : [elementXml("Override", { PartName: `/${path}`, ContentType: type })];
  });
  const defaults = [
    elementXml("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    elementXml("Default", { Extension: "xml", ContentType: "application/xml" }),
  ];
  return xmlPart(elementXml("Types", { xmlns: `${PACKAGE}/content-types` }, [...defaults, ...overrides]));
}

function zip(parts: Parts): Uint8Array {
  const { "[Content_Types].xml": contentTypes, ...others } = parts;
  const ordered = { "[Content_Types].xml": contentTypes ?? writeContentTypes(others), ...others };
  return zipSync(ordered, { level: ZIP_LEVEL, mtime: ZIP_DATE });
}

/**
 * Saves the workbook as an .xlsx file. What a file made here does not carry is left out and listed: slicers, charts other
 * than of columns, bars, lines and areas, filters by icon, validation lists beyond 255 characters, custom properties of sheets, pivot tables, comments, links, named styles, custom XML, bindings, add-in settings. A formula
 * whose value is not known is saved without one, and the application that opens the file computes it.
 */
export async function saveXlsx(workbook: WorkbookModel): Promise<SavedWorkbook> {
  const looks = new WrittenLooks();
  const saving: Saving = {
    workbook,
    parts: await writeByLibrary(workbook, looks),
    looks,
    ruleFormats: new RuleFormats(),
    tableCount: 0,
    drawingCount: 0,
    chartCount: 0,
    leftOut: [],
  };
  const { parts } = saving;
  workbook.sheets.forEach((sheet, index) => {
    writeSheet(saving, sheet, index + 1);
    tellUnwritten(saving, sheet);
  });
  writeStyles(saving);
  if (workbook.settings.size + (workbook.documentSettings?.size ?? 0) > 0)
    saving.leftOut.push("settings of the add-in");
  if ((workbook.customXml ?? []).length > 0) saving.leftOut.push("custom XML parts");
  if ((workbook.bindings ?? []).length > 0) saving.leftOut.push("bindings");
  if ((workbook.styles ?? []).length > 0) saving.leftOut.push("named styles");
  writeProperties(workbook, parts);
  parts["xl/_rels/workbook.xml.rels"] = writeWorkbookRelations(workbook.sheets.length, parts);
  parts["xl/workbook.xml"] = writeWorkbookPart(
    workbook,
    workbook.sheets.map((_, index) => `rId${index + 1}`),
  );
  parts["[Content_Types].xml"] = writeContentTypes(parts);
  return { bytes: zip(parts), leftOut: saving.leftOut };
}
