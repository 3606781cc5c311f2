import { formatArea, MAX_COLUMNS } from "../address";
import { usedArea } from "../cells";
import type { Area, ColumnInfo, SheetModel, WorkbookModel } from "../model";
import { columnInfo } from "../host/layout";
import { STANDARD_HEIGHT, STANDARD_WIDTH } from "../workbook";
import { readAreas } from "./areaList";
import { writeFitToPage } from "./pageLayout";
import { fileColor, type Palette } from "./palette";
import { booleanAttribute, childOf, childrenOf, elementXml, numberAttribute, type XmlElement } from "./xml";

function readColumns(sheetPart: XmlElement, sheet: SheetModel): void {
  for (const element of childrenOf(childOf(sheetPart, "cols"), "col")) {
    const width = booleanAttribute(element, "customWidth") ? numberAttribute(element, "width") : undefined;
    const info: ColumnInfo = {
      width: width ?? null,
      hidden: booleanAttribute(element, "hidden"),
      outlineLevel: numberAttribute(element, "outlineLevel") ?? 0,
    };
    if (info.width === null && !info.hidden && info.outlineLevel === 0) continue;
    const last = Math.min(numberAttribute(element, "max") ?? 0, MAX_COLUMNS);
    for (let number = numberAttribute(element, "min") ?? 1; number <= last; number += 1)
      sheet.columns.set(number - 1, { ...info });
  }
}

function readFreeze(view: XmlElement | undefined): SheetModel["freeze"] {
  const pane = childOf(view, "pane");
  if (!pane?.attributes.state?.startsWith("frozen")) return null;
  return { rows: numberAttribute(pane, "ySplit") ?? 0, columns: numberAttribute(pane, "xSplit") ?? 0 };
}

/** What stands around the cells of a sheet part: view, columns, tab colour, merged cells. */
export function readFrame(sheetPart: XmlElement, sheet: SheetModel, palette: Palette): void {
  const view = childOf(childOf(sheetPart, "sheetViews"), "sheetView");
  sheet.showGridlines = booleanAttribute(view, "showGridLines", true);
  sheet.showHeadings = booleanAttribute(view, "showRowColHeaders", true);
  sheet.freeze = readFreeze(view);
  sheet.tabColor = palette.resolveElement(childOf(childOf(sheetPart, "sheetPr"), "tabColor")) ?? "";
  sheet.standardWidth =
    numberAttribute(childOf(sheetPart, "sheetFormatPr"), "defaultColWidth") ?? STANDARD_WIDTH;
  readColumns(sheetPart, sheet);
  sheet.merges = childrenOf(childOf(sheetPart, "mergeCells"), "mergeCell").flatMap(({ attributes }) =>
    readAreas(attributes.ref),
  );
}

/** The selected area of a sheet part, A1 when it names none. */
export function readSelection(sheetPart: XmlElement): Area {
  const view = childOf(childOf(sheetPart, "sheetViews"), "sheetView");
  const [area] = readAreas(childrenOf(view, "selection").at(-1)?.attributes.sqref);
  return area ?? { top: 0, left: 0, rows: 1, columns: 1 };
}

function writeView(workbook: WorkbookModel, sheet: SheetModel): string {
  const active = sheet.id === workbook.activeSheetId;
  const { freeze } = sheet;
  const frozen = freeze !== null && (freeze.rows > 0 || freeze.columns > 0);
  const pane = frozen ? activePane(freeze) : undefined;
  const sqref = active ? formatArea(workbook.selection) : undefined;
  const activeCell = active ? formatArea({ ...workbook.selection, rows: 1, columns: 1 }) : undefined;
  const attributes = {
    showGridLines: sheet.showGridlines ? undefined : false,
    showRowColHeaders: sheet.showHeadings ? undefined : false,
    tabSelected: active || undefined,
    workbookViewId: 0,
  };
  return elementXml("sheetView", attributes, [
    frozen ? writePane(freeze) : "",
    active || frozen ? elementXml("selection", { pane, activeCell, sqref }) : "",
  ]);
}

function activePane(freeze: { rows: number; columns: number }): string {
  if (freeze.columns === 0) return "bottomLeft";
  return freeze.rows === 0 ? "topRight" : "bottomRight";
}

function writePane(freeze: { rows: number; columns: number }): string {
  return elementXml("pane", {
    xSplit: freeze.columns || undefined,
    ySplit: freeze.rows || undefined,
    topLeftCell: formatArea({ top: freeze.rows, left: freeze.columns, rows: 1, columns: 1 }),
    activePane: activePane(freeze),
    state: "frozen",
  });
}

/** A column as files keep it: the one after a folded group carries the mark of it. */
type FileColumn = ColumnInfo & { readonly collapsed: boolean };

function sameColumn(one: FileColumn, other: FileColumn): boolean {
  return (
    one.width === other.width &&
    one.hidden === other.hidden &&
    one.outlineLevel === other.outlineLevel &&
    one.collapsed === other.collapsed
  );
}

function fileColumns(sheet: SheetModel): [number, FileColumn][] {
  const at = (index: number) => columnInfo(sheet, index);
  const isAfterFolded = (index: number) =>
    at(index - 1).hidden && at(index - 1).outlineLevel > at(index).outlineLevel;
  const known = [...sheet.columns.keys()];
  const indexes = new Set([...known, ...known.map((index) => index + 1).filter(isAfterFolded)]);
  return [...indexes]
    .sort((one, other) => one - other)
    .map((index) => [index, { ...at(index), collapsed: isAfterFolded(index) }]);
}

function writeColumns(sheet: SheetModel): string {
  const runs: { min: number; max: number; info: FileColumn }[] = [];
  for (const [index, info] of fileColumns(sheet)) {
    const last = runs.at(-1);
    if (last?.max === index && sameColumn(last.info, info)) last.max = index + 1;
    else runs.push({ min: index + 1, max: index + 1, info });
  }
  if (runs.length === 0) return "";
  const elements = runs.map(({ min, max, info }) =>
    elementXml("col", {
      min,
      max,
      width: info.width ?? sheet.standardWidth,
      customWidth: info.width === null ? undefined : true,
      hidden: info.hidden || undefined,
      outlineLevel: info.outlineLevel || undefined,
      collapsed: info.collapsed || undefined,
    }),
  );
  return elementXml("cols", {}, elements);
}

function highestLevel(infos: Iterable<{ outlineLevel: number }>): number | undefined {
  let highest = 0;
  for (const { outlineLevel } of infos) highest = Math.max(highest, outlineLevel);
  return highest || undefined;
}

/** The elements of a sheet before its rows of cells. */
export function writeHead(workbook: WorkbookModel, sheet: SheetModel): string {
  const tabColor = sheet.tabColor === "" ? "" : elementXml("tabColor", { rgb: fileColor(sheet.tabColor) });
  const properties = tabColor + writeFitToPage(sheet.pageLayout);
  const used = usedArea(sheet, false);
  const format = {
    defaultColWidth: sheet.standardWidth === STANDARD_WIDTH ? undefined : sheet.standardWidth,
    defaultRowHeight: STANDARD_HEIGHT,
    outlineLevelRow: highestLevel(sheet.rowInfo.values()),
    outlineLevelCol: highestLevel(sheet.columns.values()),
  };
  return [
    properties === "" ? "" : elementXml("sheetPr", {}, properties),
    used === null ? "" : elementXml("dimension", { ref: formatArea(used) }),
    elementXml("sheetViews", {}, writeView(workbook, sheet)),
    elementXml("sheetFormatPr", format),
    writeColumns(sheet),
  ].join("");
}

export function writeMerges(sheet: SheetModel): string {
  if (sheet.merges.length === 0) return "";
  const elements = sheet.merges.map((area) => elementXml("mergeCell", { ref: formatArea(area) }));
  return elementXml("mergeCells", { count: elements.length }, elements);
}
