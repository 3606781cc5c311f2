import colorNames from "color-name";
import { cellCount, formatArea, isEntireColumn, isEntireRow } from "../address";
import { DEFAULT_STYLE, ensureCell } from "../cells";
import type { Area, CellStyle, SheetModel } from "../model";
import type { Call } from "./declarations";
import { invalidArgument, notSimulated } from "./errors";
import { EventType, raise, WORKBOOK_TARGET } from "./events";
import { checkAllowed } from "./protection";
import type { AreasTarget } from "./targets";

/** Over so many cells a format is not looked at cell by cell. */
const MOST_CELLS = 20_000_000;

/** One aspect of every cell of the areas: its value when all agree, null when they differ. */
export function readStyle<T>({ sheet, areas }: AreasTarget, read: (style: CellStyle) => T): T | null {
  let first: T | undefined;
  let previous: CellStyle | undefined;
  for (const area of areas) {
    const lastRow = Math.min(area.top + area.rows, Math.max(sheet.rows.length, area.top + 1));
    for (let row = area.top; row < lastRow; row += 1) {
      const cells = sheet.rows[row];
      const end = Math.min(area.left + area.columns, Math.max(cells?.length ?? 0, area.left + 1));
      for (let column = area.left; column < end; column += 1) {
        const style = cells?.[column]?.style ?? DEFAULT_STYLE;
        if (style === previous) continue;
        previous = style;
        const value = read(style);
        if (first === undefined) first = value;
        else if (first !== value) return null;
      }
      if (cells === undefined || cells.length < area.left + area.columns) {
        const untouched = read(DEFAULT_STYLE);
        if (first !== undefined && first !== untouched) return null;
      }
    }
  }
  return first ?? read(DEFAULT_STYLE);
}

/** Changes one aspect of every cell; cells of the same look go on sharing one object. */
export function changeStyle(
  { sheet, areas }: AreasTarget,
  change: (style: CellStyle) => CellStyle,
  call: Call,
): void {
  checkAllowed(sheet, "allowFormatCells");
  const changed = new Map<CellStyle, CellStyle>();
  for (const area of areas) {
    checkBounded(area);
    for (let row = area.top; row < area.top + area.rows; row += 1) {
      for (let column = area.left; column < area.left + area.columns; column += 1) {
        const cell = ensureCell(sheet, row, column);
        let style = changed.get(cell.style);
        if (style === undefined) {
          style = call.host.shareStyle(change(cell.style));
          changed.set(cell.style, style);
        }
        cell.style = style;
      }
    }
    raiseFormatChanged(sheet, area, call);
  }
}

/** Formats of whole rows and columns have no place in the model: better refused than lost. */
function checkBounded(area: Area): void {
  if (isEntireColumn(area) || isEntireRow(area) || cellCount(area) > MOST_CELLS) {
    throw notSimulated("formatting of whole rows or columns");
  }
}

function raiseFormatChanged(sheet: SheetModel, area: Area, call: Call): void {
  const payload = { worksheetId: sheet.id, address: formatArea(area) };
  raise(call, EventType.WorksheetFormatChanged, [sheet.id, WORKBOOK_TARGET], payload);
}

/**
 * "#RRGGBB" of what the API takes as a colour: "#rrggbb", "rrggbb" or any named HTML colour in any case
 * (RangeFill.color in the API reference); "" is no colour.
 */
export function colour(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument(`colour ${String(value)}`);
  if (value === "") return "";
  const named = colorNames[value.toLowerCase()];
  if (named !== undefined) return hexOf(named);
  const hex = /^#?([0-9a-f]{6})$/i.exec(value);
  if (hex === null) throw invalidArgument(`colour ${value}`);
  return `#${hex[1]?.toUpperCase() ?? ""}`;
}

function hexOf(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}
