import { bottom, parseReference, right } from "./address";
import { apiValue, cellAt, ensureCell } from "./cells";
import type { Area, PageLayoutModel, Scalar, SheetModel, TableModel, WorkbookModel } from "./model";

/** Excel's default row height, in points, and column width, in characters, with an 11-point font. */
export const STANDARD_HEIGHT = 15;
export const STANDARD_WIDTH = 8.43;

/**
 * A new workbook with blank sheets, the first one active.
 * @param fileName as Excel's title bar shows it
 */
export function newWorkbook(
  fileName = "Classeur1.xlsx",
  sheetNames: readonly string[] = ["Feuil1"],
): WorkbookModel {
  const workbook: WorkbookModel = {
    fileName,
    sheets: [],
    activeSheetId: "",
    selection: { top: 0, left: 0, rows: 1, columns: 1 },
    names: [],
    properties: {
      title: "",
      subject: "",
      author: "",
      keywords: "",
      comments: "",
      category: "",
      company: "",
      manager: "",
      custom: new Map(),
    },
    settings: new Map(),
    readOnly: false,
    autoSave: true,
    calculationMode: "Automatic",
    date1904: false,
  };
  for (const name of sheetNames) addSheet(workbook, name);
  return workbook;
}

/** Adds a blank sheet at the end; the first sheet of a workbook becomes the active one. */
export function addSheet(workbook: WorkbookModel, name: string): SheetModel {
  const sheet = blankSheet(nextSheetId(workbook), name);
  workbook.sheets.push(sheet);
  if (workbook.activeSheetId === "") workbook.activeSheetId = sheet.id;
  return sheet;
}

/** A sheet id as Excel writes it, "{00000000-0001-0000-0000-000000000000}", never used before in the workbook. */
export function nextSheetId(workbook: WorkbookModel): string {
  const used = workbook.sheets.map((sheet) => parseInt(sheet.id.slice(10, 14), 16)).filter(Number.isFinite);
  const next = Math.max(-1, workbook.highestSheetNumber ?? -1, ...used) + 1;
  workbook.highestSheetNumber = next;
  return `{00000000-${next.toString(16).padStart(4, "0").toUpperCase()}-0000-0000-000000000000}`;
}

function blankSheet(id: string, name: string): SheetModel {
  return {
    id,
    name,
    visibility: "Visible",
    tabColor: "",
    showGridlines: true,
    showHeadings: true,
    standardWidth: STANDARD_WIDTH,
    rows: [],
    columns: new Map(),
    rowInfo: new Map(),
    merges: [],
    tables: [],
    autoFilter: null,
    validations: [],
    conditionalFormats: [],
    charts: [],
    slicers: [],
    pivots: [],
    comments: [],
    hyperlinks: [],
    freeze: null,
    pageLayout: defaultPageLayout(),
    protection: { protected: false, password: null, options: {} },
    customProperties: new Map(),
  };
}

/** Excel's own page set-up for a new sheet: A4, portrait, margins of 1.8 and 1.9 cm in points. */
function defaultPageLayout(): PageLayoutModel {
  return {
    orientation: "Portrait",
    paperSize: "A4",
    zoom: { scale: 100 },
    margins: { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 },
    printArea: null,
    titleRows: null,
    titleColumns: null,
    headersFooters: {},
    centerHorizontally: false,
    centerVertically: false,
    printGridlines: false,
    printHeadings: false,
    printOrder: "DownThenOver",
    blackAndWhite: false,
    rowBreaks: [],
    columnBreaks: [],
  };
}

/** The sheet of that name, in any case. Throws when there is none. */
export function sheetNamed(workbook: WorkbookModel, name: string): SheetModel {
  const sheet = workbook.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (sheet === undefined) throw new Error(`No sheet "${name}" in ${workbook.fileName}`);
  return sheet;
}

/**
 * Puts computed values into the sheet as a file would hold them, without any parsing: dates are serials.
 * @param topLeft an A1 cell address
 */
export function putValues(sheet: SheetModel, topLeft: string, rows: readonly (readonly Scalar[])[]): void {
  const { top, left } = areaOf(topLeft);
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value !== null) ensureCell(sheet, top + r, left + c).value = value;
    });
  });
}

/** Gives every cell of the area an en-US number format. */
export function putNumberFormat(sheet: SheetModel, address: string, numberFormat: string): void {
  const area = areaOf(address);
  for (let row = area.top; row <= bottom(area); row += 1) {
    for (let column = area.left; column <= right(area); column += 1) {
      ensureCell(sheet, row, column).numberFormat = numberFormat;
    }
  }
}

/** Makes a native table over an area whose first row holds the headings. */
export function putTable(
  workbook: WorkbookModel,
  sheet: SheetModel,
  name: string,
  address: string,
): TableModel {
  const area = areaOf(address);
  const table = tableModel(nextTableId(workbook), name, area);
  table.columns = Array.from({ length: area.columns }, (_, index) => ({
    id: index + 1,
    name: String(apiValue(cellAt(sheet, area.top, area.left + index)?.value ?? null)),
    totalsFunction: null,
    totalsLabel: null,
    totalsFormula: null,
  }));
  sheet.tables.push(table);
  return table;
}

/** A table with Excel's default look and no columns yet. */
export function tableModel(id: string, name: string, area: Area): TableModel {
  return {
    id,
    name,
    area,
    columns: [],
    showHeaders: true,
    showTotals: false,
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    style: "TableStyleMedium2",
    filters: [],
    sort: [],
  };
}

/** A table id never used before in the workbook. */
export function nextTableId(workbook: WorkbookModel): string {
  const used = workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => Number(table.id)));
  const next = Math.max(0, workbook.highestTableNumber ?? 0, ...used.filter(Number.isFinite)) + 1;
  workbook.highestTableNumber = next;
  return String(next);
}

/** Values as the Excel API gives them ("" for blank, "#N/A" for an error), for tests to look at. */
export function valuesOf(sheet: SheetModel, address: string): (string | number | boolean)[][] {
  return matrixOf(address, (row, column) => apiValue(cellAt(sheet, row, column)?.value ?? null));
}

/** Formulas with their leading "=", or values where there is none. */
export function formulasOf(sheet: SheetModel, address: string): (string | number | boolean)[][] {
  return matrixOf(address, (row, column) => {
    const cell = cellAt(sheet, row, column);
    return cell?.formula ?? apiValue(cell?.value ?? null);
  });
}

/** Number formats, en-US codes. */
export function numberFormatsOf(sheet: SheetModel, address: string): string[][] {
  return matrixOf(address, (row, column) => cellAt(sheet, row, column)?.numberFormat ?? "General");
}

/** The table of that name, in any case, anywhere in the workbook. Throws when there is none. */
export function tableNamed(workbook: WorkbookModel, name: string): TableModel {
  for (const sheet of workbook.sheets) {
    const table = sheet.tables.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (table !== undefined) return table;
  }
  throw new Error(`No table "${name}" in ${workbook.fileName}`);
}

function matrixOf<T>(address: string, read: (row: number, column: number) => T): T[][] {
  const area = areaOf(address);
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => read(area.top + r, area.left + c)),
  );
}

function areaOf(address: string): Area {
  const reference = parseReference(address);
  if (reference === null) throw new Error(`"${address}" is not an A1 address`);
  return reference.area;
}
