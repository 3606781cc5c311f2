import type { Cell as FileCell, CellValue, Worksheet } from "@cj-tech-master/excelts";
import { dayOf } from "../../../src/domain/basis/day";
import { openXlsx } from "../../simulator/files/openXlsx";
import type { Cell, Scalar, SheetModel, WorkbookModel } from "../../simulator/model";
import { sheetNamed } from "../../simulator/workbook";
import type { Portfolio } from "../portfolio";
import { sourcesFile, sourcesWorkbook } from "../workbook";

/** The workbook as the finance team starts it: one sheet per source, with its look. */
export async function startWorkbook(portfolio: Portfolio, fileName: string): Promise<WorkbookModel> {
  return openXlsx(await sourcesFile(portfolio), fileName);
}

/**
 * A week's export pasted over the one before, as values: every source sheet keeps its place and its columns'
 * look, its cells are those of the portfolio.
 */
export function pasteExport(model: WorkbookModel, portfolio: Portfolio): void {
  for (const source of sourcesWorkbook(portfolio).worksheets) {
    const sheet = sheetNamed(model, source.name);
    sheet.rows = cellsOf(source);
    // The filter of the sheet goes over the rows that there are now.
    if (sheet.autoFilter !== null)
      sheet.autoFilter.area.rows = sheet.rows.length - sheet.autoFilter.area.top - 1;
  }
}

/** The export once more with all its look, as the sheets of a file that people are given. */
export async function dressExport(model: WorkbookModel, portfolio: Portfolio): Promise<void> {
  for (const dressed of (await startWorkbook(portfolio, model.fileName)).sheets) {
    const sheet = sheetNamed(model, dressed.name);
    const { id, customProperties } = sheet;
    Object.assign(sheet, dressed, { id, customProperties } satisfies Partial<SheetModel>);
  }
}

function cellsOf(source: Worksheet): (Cell | undefined)[][] {
  const rows: (Cell | undefined)[][] = [];
  source.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (Cell | undefined)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      cells[column - 1] = pasted(cell);
    });
    rows[number - 1] = cells;
  });
  return rows;
}

function pasted(cell: FileCell): Cell | undefined {
  if (cell.isMerged && cell.address !== cell.master.address) return undefined;
  const { value } = cell;
  const formula = isFormula(value) ? `=${value.formula}` : null;
  const scalar = scalarOf(isFormula(value) ? value.result : value);
  const numberFormat = typeof cell.numFmt === "string" ? cell.numFmt : "General";
  return scalar === null ? undefined : { value: scalar, formula, stale: false, numberFormat, style: {} };
}

function isFormula(
  value: CellValue,
): value is Extract<CellValue, { formula: string }> & { result: CellValue } {
  return typeof value === "object" && value !== null && "formula" in value;
}

/** What the sample's sheets write: texts, numbers, and days that a cell keeps as serials. */
function scalarOf(value: CellValue): Scalar {
  if (value instanceof Date) {
    return dayOf(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate());
  }
  return typeof value === "string" || typeof value === "number" ? value : null;
}
