import type {
  Cell as FileCell,
  CellFormulaValue,
  CellValue,
  Style,
  Worksheet,
} from "@cj-tech-master/excelts";
import { GENERAL } from "../cells";
import { NOT_COMPUTED } from "../formulas/notComputed";
import { fileStructuredReferences } from "../formulas/structuredReferences";
import type { Cell, CellStyle, Scalar, SheetModel, WorkbookModel } from "../model";
import { writeStyle } from "./cellStyles";
import { withFunctionPrefixes } from "./futureFunctions";
import { neutralName } from "./numberFormats";
import { encodeXstring } from "./xml";
import { estimatedMeasure, fittedHeights } from "../fittedHeights";
import { columnWidthPoints } from "../host/layout";

/** Gives the library one style object for each look and each number format a neutral name, in order of use. */
export class WrittenLooks {
  private readonly byStyle = new Map<CellStyle, Map<string, Partial<Style>>>();
  private readonly keys = new Map<string, number>();

  styleOf(style: CellStyle, numberFormat: string): Partial<Style> {
    let byFormat = this.byStyle.get(style);
    if (byFormat === undefined) this.byStyle.set(style, (byFormat = new Map<string, Partial<Style>>()));
    let written = byFormat.get(numberFormat);
    if (written === undefined)
      byFormat.set(numberFormat, (written = writeStyle(style, this.name(numberFormat))));
    return written;
  }

  /** The format codes behind the neutral names, by key. */
  codes(): string[] {
    return [...this.keys.keys()];
  }

  private name(numberFormat: string): string | undefined {
    if (numberFormat === GENERAL || numberFormat === "") return undefined;
    const key = this.keys.get(numberFormat) ?? this.keys.size;
    this.keys.set(numberFormat, key);
    return neutralName(key);
  }
}

function fileValue(value: Scalar): CellValue {
  if (typeof value === "string") return encodeXstring(value);
  if (typeof value === "number" && !Number.isFinite(value)) return { error: "#NUM!" };
  return value as CellValue;
}

/** The cached value of a formula, or none when it is not known: the application that opens the file computes it. */
function cachedValue(cell: Cell): { result?: NonNullable<CellFormulaValue["result"]> } {
  const { value, stale } = cell;
  if (stale || value === null) return {};
  if (typeof value === "object" && value.error === NOT_COMPUTED) return {};
  return { result: fileValue(value) as NonNullable<CellFormulaValue["result"]> };
}

function writeCell(
  cell: Cell,
  target: FileCell,
  workbook: WorkbookModel,
  place: { sheet: SheetModel; row: number; column: number },
): void {
  if (cell.formula === null) {
    // What a formula fills is computed again by who opens the file.
    if (cell.value !== null && cell.spilledFrom === undefined) target.value = fileValue(cell.value);
    return;
  }
  const formula = withFunctionPrefixes(fileStructuredReferences(workbook, cell.formula.slice(1), place));
  target.value = { formula, ...cachedValue(cell) };
}

const POINTS_PER_PIXEL = 0.75;

function writeRowInfo(sheet: SheetModel, target: Worksheet): void {
  for (const [index, info] of sheet.rowInfo) {
    const row = target.getRow(index + 1);
    if (info.height !== null) {
      row.height = info.height;
      row.customHeight = true;
    }
    if (info.hidden || info.filtered) row.hidden = true;
    if (info.outlineLevel > 0) row.outlineLevel = info.outlineLevel;
    // The library writes a row that has neither height nor cells not at all, hidden or not.
    row.getCell(1);
  }
}

/** Copies the sheet's cells and rows to the library's worksheet. */
export function writeCells(
  workbook: WorkbookModel,
  sheet: SheetModel,
  target: Worksheet,
  looks: WrittenLooks,
): void {
  sheet.rows.forEach((cells, row) => {
    if (cells === undefined) return;
    const targetRow = target.getRow(row + 1);
    cells.forEach((cell, column) => {
      if (cell === undefined) return;
      const targetCell = targetRow.getCell(column + 1);
      targetCell.style = looks.styleOf(cell.style, cell.numberFormat);
      writeCell(cell, targetCell, workbook, { sheet, row, column });
    });
  });
  writeFittedHeights(sheet, target);
  writeRowInfo(sheet, target);
}

/**
 * Excel keeps in the file the heights it has fitted to larger fonts and wrapped text, marked as not the
 * user's own; other programs draw the rows as high as the file says.
 */
function writeFittedHeights(sheet: SheetModel, target: Worksheet): void {
  const widthOf = (column: number) => columnWidthPoints(sheet, column) / POINTS_PER_PIXEL;
  for (const [index, pixels] of fittedHeights(sheet, widthOf, "fr-FR", estimatedMeasure)) {
    const row = target.getRow(index + 1);
    row.height = pixels * POINTS_PER_PIXEL;
    row.customHeight = false;
  }
}

/** Whether any formula of the workbook is saved without a cached value. */
export function hasUncomputed(workbook: WorkbookModel): boolean {
  return workbook.sheets.some((sheet) =>
    sheet.rows.some((cells) =>
      cells?.some((cell) => cell !== undefined && cell.formula !== null && !("result" in cachedValue(cell))),
    ),
  );
}
