import { bottom, right } from "../address";
import type { Area, SheetModel } from "../model";
import { invalidArgument } from "./errors";
import { columnInfo, rowInfo } from "./layout";
import { checkUnprotected } from "./protection";

/** Excel shows at most eight levels of an outline: what is not grouped, and seven levels of groups. */
const DEEPEST = 7;

type Axis = "rows" | "columns";

interface Place {
  readonly hidden: boolean;
  readonly outlineLevel: number;
}

function axisOf(option: unknown): Axis {
  if (option === "ByRows") return "rows";
  if (option === "ByColumns") return "columns";
  throw invalidArgument(`group option ${String(option)}`);
}

function placeAt(sheet: SheetModel, axis: Axis, index: number): Place {
  return axis === "rows" ? rowInfo(sheet, index) : columnInfo(sheet, index);
}

function setPlace(sheet: SheetModel, axis: Axis, index: number, place: Partial<Place>): void {
  if (axis === "rows") sheet.rowInfo.set(index, { ...rowInfo(sheet, index), ...place });
  else sheet.columns.set(index, { ...columnInfo(sheet, index), ...place });
}

function indexesOf(area: Area, axis: Axis): number[] {
  const first = axis === "rows" ? area.top : area.left;
  const last = axis === "rows" ? bottom(area) : right(area);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * Range.group and Range.ungroup: one level more or less. An entire row cannot be grouped by columns, nor
 * the other way round (Range.group in the API reference).
 */
export function changeLevel(
  sheet: SheetModel,
  area: Area,
  option: unknown,
  by: 1 | -1,
  entire: { readonly row: boolean; readonly column: boolean },
): void {
  const axis = axisOf(option);
  if (axis === "rows" ? entire.column : entire.row)
    throw invalidArgument(`${String(option)} of such a range`);
  checkUnprotected(sheet);
  const levels = indexesOf(area, axis).map((index) => placeAt(sheet, axis, index).outlineLevel + by);
  if (levels.some((level) => level > DEEPEST)) throw invalidArgument("an outline has eight levels at most");
  indexesOf(area, axis).forEach((index, at) => {
    setPlace(sheet, axis, index, { outlineLevel: Math.max(0, levels[at] ?? 0) });
  });
}

/** Range.hideGroupDetails and showGroupDetails: folds or unfolds the groups that the range is part of. */
export function foldGroups(sheet: SheetModel, area: Area, option: unknown, hidden: boolean): void {
  const axis = axisOf(option);
  checkUnprotected(sheet);
  const grouped = indexesOf(area, axis).filter((index) => placeAt(sheet, axis, index).outlineLevel > 0);
  if (grouped.length === 0) throw invalidArgument("the range is in no group");
  for (const index of grouped) {
    const level = placeAt(sheet, axis, index).outlineLevel;
    const isInside = (at: number) => at >= 0 && placeAt(sheet, axis, at).outlineLevel >= level;
    let first = index;
    while (isInside(first - 1)) first -= 1;
    for (let at = first; isInside(at); at += 1) setPlace(sheet, axis, at, { hidden });
  }
}

/** Worksheet.showOutlineLevels: 0 changes nothing, n shows the levels down to the n-th. */
export function showOutlineLevels(sheet: SheetModel, rowLevels: unknown, columnLevels: unknown): void {
  checkUnprotected(sheet);
  const wanted = { rows: rowLevels, columns: columnLevels } as const;
  for (const axis of ["rows", "columns"] as const) {
    const levels = wanted[axis];
    if (typeof levels !== "number" || !Number.isInteger(levels) || levels < 0 || levels > 8) {
      throw invalidArgument(`outline levels ${String(levels)}`);
    }
    const known = axis === "rows" ? sheet.rowInfo : sheet.columns;
    for (const [index, { outlineLevel }] of levels === 0 ? [] : [...known]) {
      if (outlineLevel > 0) setPlace(sheet, axis, index, { hidden: outlineLevel >= levels });
    }
  }
}
