import { MAX_COLUMNS, MAX_ROWS, parseReference, right, bottom } from "../address";
import { formulaTokens } from "../formulas/formulaTokens";
import type { Area, NameModel, SheetModel, WorkbookModel } from "../model";
import { absoluteOnSheet } from "./areaList";
import { withFunctionPrefixes, withoutFunctionPrefixes } from "./futureFunctions";
import { booleanAttribute, childOf, childrenOf, elementXml, escapeXml, type XmlElement } from "./xml";

const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";
const FILTER_AREA = "_xlnm._FilterDatabase";

function areasOf(formula: string): Area[] {
  return formulaTokens(formula)
    .filter((token) => token.kind === "reference")
    .map((token) => parseReference(token.local)?.area)
    .filter((area) => area !== undefined);
}

function readTitles(sheet: SheetModel, formula: string): void {
  for (const area of areasOf(formula)) {
    if (area.columns === MAX_COLUMNS) sheet.pageLayout.titleRows = { first: area.top, last: bottom(area) };
    else if (area.rows === MAX_ROWS) sheet.pageLayout.titleColumns = { first: area.left, last: right(area) };
  }
}

/** Print settings stand among the names under names of their own; they belong to their sheet's page layout. */
function readBuiltIn(name: string, sheet: SheetModel | undefined, formula: string): void {
  if (sheet === undefined) return;
  const areas = areasOf(formula);
  if (name === PRINT_AREA && areas.length > 0) sheet.pageLayout.printArea = areas;
  if (name === PRINT_TITLES) readTitles(sheet, formula);
}

/**
 * Takes the names of a workbook part into the model: its own names, print areas and print titles.
 *
 * @param sheets the sheets in the file's order, which names count by; undefined for those that are not read
 */
export function readDefinedNames(
  workbookPart: XmlElement,
  workbook: WorkbookModel,
  sheets: readonly (SheetModel | undefined)[],
): void {
  for (const element of childrenOf(childOf(workbookPart, "definedNames"), "definedName")) {
    const { name = "", localSheetId, comment = "" } = element.attributes;
    const sheet = localSheetId === undefined ? undefined : sheets[Number(localSheetId)];
    if (name.startsWith("_xlnm.")) readBuiltIn(name, sheet, element.text);
    else if (!booleanAttribute(element, "function")) {
      workbook.names.push({
        name,
        formula: `=${withoutFunctionPrefixes(element.text)}`,
        visible: !booleanAttribute(element, "hidden"),
        comment,
        sheetId: sheet?.id ?? null,
      });
    }
  }
}

interface WrittenName {
  name: string;
  text: string;
  localSheetId?: number | undefined;
  hidden?: true | undefined;
  comment?: string | undefined;
}

function printTitles(sheet: SheetModel): string {
  const { titleColumns, titleRows } = sheet.pageLayout;
  const parts: string[] = [];
  if (titleColumns !== null) {
    const columns = titleColumns.last - titleColumns.first + 1;
    parts.push(absoluteOnSheet(sheet.name, { top: 0, left: titleColumns.first, rows: MAX_ROWS, columns }));
  }
  if (titleRows !== null) {
    const rows = titleRows.last - titleRows.first + 1;
    parts.push(absoluteOnSheet(sheet.name, { top: titleRows.first, left: 0, rows, columns: MAX_COLUMNS }));
  }
  return parts.join(",");
}

function sheetNames(sheet: SheetModel, localSheetId: number): WrittenName[] {
  const names: WrittenName[] = [];
  const { printArea } = sheet.pageLayout;
  if (printArea !== null && printArea.length > 0) {
    const text = printArea.map((area) => absoluteOnSheet(sheet.name, area)).join(",");
    names.push({ name: PRINT_AREA, text, localSheetId });
  }
  const titles = printTitles(sheet);
  if (titles !== "") names.push({ name: PRINT_TITLES, text: titles, localSheetId });
  if (sheet.autoFilter !== null) {
    const text = absoluteOnSheet(sheet.name, sheet.autoFilter.area);
    names.push({ name: FILTER_AREA, text, localSheetId, hidden: true });
  }
  return names;
}

function ownName(workbook: WorkbookModel, name: NameModel): WrittenName {
  const index = workbook.sheets.findIndex((sheet) => sheet.id === name.sheetId);
  return {
    name: name.name,
    text: withFunctionPrefixes(name.formula.replace(/^=/, "")),
    localSheetId: index < 0 ? undefined : index,
    hidden: name.visible ? undefined : true,
    comment: name.comment === "" ? undefined : name.comment,
  };
}

/** The <definedNames> element of a workbook part, or "" without any. */
export function writeDefinedNames(workbook: WorkbookModel): string {
  const names = [
    ...workbook.names.map((name) => ownName(workbook, name)),
    ...workbook.sheets.flatMap((sheet, index) => sheetNames(sheet, index)),
  ];
  if (names.length === 0) return "";
  const elements = names.map(({ text, ...attributes }) =>
    elementXml("definedName", attributes, escapeXml(text)),
  );
  return elementXml("definedNames", {}, elements);
}
