import type { Cell as FileCell, Row, Style, Worksheet } from "@cj-tech-master/excelts";
import { ValueType } from "@cj-tech-master/excelts";
import { parseReference } from "../address";
import { DEFAULT_STYLE } from "../cells";
import { translateFormula } from "../formulas/translateFormula";
import type { Cell, CellStyle, Scalar, SheetModel } from "../model";
import { readStyle } from "./cellStyles";
import { withoutFunctionPrefixes } from "./futureFunctions";
import { neutralKey } from "./numberFormats";
import type { Palette } from "./palette";
import { decodeXstring } from "./xml";

/** Stands for an empty cached text, which the library would take for no cached value at all. */
export const EMPTY_TEXT = "\ue000";

interface Look {
  style: CellStyle;
  numberFormat: string;
}

/** Turns the library's styles into the model's, one shared object for each look. */
export class Looks {
  private readonly known = new Map<object, Look>();
  private readonly styles = new Map<string, CellStyle>();

  constructor(
    private readonly palette: Palette,
    private readonly defaults: { name: string | undefined; size: number | undefined },
    private readonly codeOf: (id: number) => string,
  ) {}

  lookOf(style: Partial<Style>): Look {
    const known = this.known.get(style);
    if (known !== undefined) return known;
    const read = readStyle(style, this.palette, this.defaults);
    const key = JSON.stringify(read);
    const shared = key === "{}" ? DEFAULT_STYLE : (this.styles.get(key) ?? read);
    this.styles.set(key, shared);
    const name = typeof style.numFmt === "string" ? style.numFmt : "";
    const look = { style: shared, numberFormat: this.codeOf(neutralKey(name) ?? 0) };
    this.known.set(style, look);
    return look;
  }
}

function scalarOf(value: unknown): Scalar {
  if (value === EMPTY_TEXT) return "";
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  if (typeof value !== "object" || value === null) return null;
  if ("error" in value) return { error: String(value.error) };
  return "richText" in value ? flatText(value.richText as { text: string }[]) : null;
}

function flatText(parts: readonly { text: string }[]): string {
  return parts.map(({ text }) => text).join("");
}

function resultOf(result: unknown): Scalar {
  const value = scalarOf(result);
  return typeof value === "string" ? decodeXstring(value) : value;
}

/** A clone of a shared formula is its master's formula moved; the library would move cell names in texts too. */
function formulaOf(cell: FileCell, sheet: Worksheet): string | null {
  const { formula, sharedFormula, address } = cell.model;
  if (formula !== undefined && formula !== "") return withoutFunctionPrefixes(`=${formula}`);
  if (sharedFormula === undefined) return null;
  const master = sheet.findCell(sharedFormula)?.model.formula;
  const [from, to] = [parseReference(sharedFormula)?.area, parseReference(address)?.area];
  if (master === undefined || from === undefined || to === undefined) return null;
  return withoutFunctionPrefixes(translateFormula(`=${master}`, to.top - from.top, to.left - from.left));
}

function readCell(cell: FileCell, sheet: Worksheet, looks: Looks): Cell | undefined {
  const look = looks.lookOf(cell.style);
  if (cell.type === ValueType.Formula) {
    const value = resultOf(cell.result);
    const formula = formulaOf(cell, sheet);
    return { value, formula, stale: formula !== null && value === null, ...look };
  }
  const value = cell.type === ValueType.Merge ? null : scalarOf(cell.value);
  const untouched = value === null && look.style === DEFAULT_STYLE && look.numberFormat === "General";
  return untouched ? undefined : { value, formula: null, stale: false, ...look };
}

function readRowInfo(row: Row, target: SheetModel): void {
  const height = row.customHeight && row.height !== undefined ? row.height : null;
  const outlineLevel = row.outlineLevel || 0;
  if (height === null && !row.hidden && outlineLevel === 0) return;
  target.rowInfo.set(row.number - 1, { height, hidden: row.hidden, filtered: false, outlineLevel });
}

/**
 * Copies the cells and rows that the library read into the sheet. A formula without a cached value is stale: what it
 * gives is not known before it is computed.
 */
export function readCells(source: Worksheet, target: SheetModel, looks: Looks): void {
  const lastRow = source.rowCount;
  for (let number = 1; number <= lastRow; number += 1) {
    const row = source.findRow(number);
    if (row === undefined) continue;
    readRowInfo(row, target);
    const cells: (Cell | undefined)[] = [];
    for (let column = 1; column <= row.cellCount; column += 1) {
      const cell = row.findCell(column);
      const read = cell === undefined ? undefined : readCell(cell, source, looks);
      if (read !== undefined) cells[column - 1] = read;
    }
    if (cells.length > 0) target.rows[number - 1] = cells;
  }
}
