import {
  bottom,
  contains,
  fits,
  formatAbsolute,
  intersection,
  isEntireColumn,
  isEntireRow,
  MAX_COLUMNS,
  MAX_ROWS,
  parseReference,
  quoteSheet,
  right,
} from "../address";
import { isAreaEmpty } from "../cells";
import type { Area, SheetModel, TableModel, WorkbookModel } from "../model";
import { rangeObject } from "./addressing";
import { changeSeries, moveCharts, seriesAddress } from "./chartPlaces";
import type { Call, HostObject } from "./declarations";
import { generalException, HostError, invalidArgument } from "./errors";
import { raiseChanged } from "./events";
import { checkAllowed, checkUnprotected } from "./protection";
import type { RangeTarget } from "./targets";
import { insertColumn } from "./tableModels";

/** Cells that come or go: those beyond them, in the same columns (rows), move along the axis. */
export interface Shift {
  kind: "insert" | "delete";
  axis: "rows" | "columns";
  area: Area;
}

/**
 * Range.insert. @param direction Excel.InsertShiftDirection; whole rows go down and whole columns go right whatever it says
 * @returns the blank cells
 */
export function insertCells(target: RangeTarget, direction: string, call: Call): HostObject {
  const { sheet, area } = target;
  const axis = axisOf(area, direction, { Down: "rows", Right: "columns" });
  allow(sheet, area, axis, "Insert");
  applyShift({ kind: "insert", axis, area }, sheet, call);
  raiseChanged(call, sheet, area, changeType(area, "Inserted"));
  return rangeObject(sheet, { ...area });
}

/** Range.delete. @param direction Excel.DeleteShiftDirection */
export function deleteCells(target: RangeTarget, direction: string, call: Call): void {
  const { sheet } = target;
  const area = { ...target.area };
  const axis = axisOf(area, direction, { Up: "rows", Left: "columns" });
  allow(sheet, area, axis, "Delete");
  applyShift({ kind: "delete", axis, area }, sheet, call);
  raiseChanged(call, sheet, area, changeType(area, "Deleted"));
}

function axisOf(area: Area, direction: string, names: Record<string, Shift["axis"]>): Shift["axis"] {
  if (isEntireRow(area)) return "rows";
  if (isEntireColumn(area)) return "columns";
  const axis = names[direction];
  if (axis === undefined) throw invalidArgument(`shift ${direction}`);
  return axis;
}

function changeType(area: Area, what: "Inserted" | "Deleted"): string {
  if (isEntireRow(area)) return `Row${what}`;
  return isEntireColumn(area) ? `Column${what}` : `Cell${what}`;
}

function allow(sheet: SheetModel, area: Area, axis: Shift["axis"], what: "Insert" | "Delete"): void {
  const whole = axis === "rows" ? isEntireRow(area) : isEntireColumn(area);
  if (!whole) checkUnprotected(sheet);
  else checkAllowed(sheet, axis === "rows" ? `allow${what}Rows` : `allow${what}Columns`);
}

/** Moves everything the sheet holds. Throws before anything moved when a table stands in the way. */
export function applyShift(shift: Shift, sheet: SheetModel, call: Call): void {
  for (const table of sheet.tables) checkTable(table, shift);
  for (const merge of sheet.merges) checkMerge(merge, shift);
  if (shift.kind === "insert") checkRoom(sheet, shift);
  moveCells(sheet, shift);
  moveLines(sheet, shift);
  for (const table of [...sheet.tables]) moveTable(sheet, table, shift);
  moveRules(sheet, shift);
  moveNames(call.host.model, sheet, shift);
  moveBindings(call.host.model, sheet, shift);
  moveChartsOf(call.host.model, sheet, shift);
  for (const session of call.host.sessions) {
    for (const { target } of session.keptOfKind("Range")) {
      if (target.sheet === sheet) target.area = shifted(target.area, shift) ?? NOWHERE;
    }
    const kept = [
      ...[...session.keptOfKind("RangeAreas")].map(({ target }) => target),
      ...[...session.keptOfKind("WorkbookRangeAreas")].flatMap(({ target }) => target.bySheet),
    ];
    for (const areas of kept) {
      if (areas.sheet !== sheet) continue;
      areas.areas = areas.areas.map((area) => shifted(area, shift)).filter((area) => area !== null);
    }
  }
  call.host.shiftFormulas({ ...shift, sheetId: sheet.id });
  call.host.touch(false, sheet);
}

/** Where a kept range is whose cells are gone. */
const NOWHERE: Area = { top: -1, left: -1, rows: 0, columns: 0 };

/** Inserting must not push data off the sheet (Excel refuses). */
function checkRoom(sheet: SheetModel, { axis, area }: Shift): void {
  const edge =
    axis === "rows" ? { ...area, top: MAX_ROWS - area.rows } : { ...area, left: MAX_COLUMNS - area.columns };
  if (fits(edge) && !isAreaEmpty(sheet, edge)) throw invalidArgument("cells with data would leave the sheet");
}

/** Cells of a merged area move together or not at all, as in Excel; an insert inside one makes it larger. */
function checkMerge(merge: Area, shift: Shift): void {
  const whole = shift.axis === "rows" ? coversColumns(shift.area, merge) : coversRows(shift.area, merge);
  if (!whole && intersection(beyond(shift), merge) !== null)
    throw new HostError("MergedRangeConflict", "a part of merged cells cannot move without the others");
}

/** Cells of a table move together or not at all (InsertDeleteConflict), and never while it is filtered. */
function checkTable(table: TableModel, shift: Shift): void {
  const whole =
    shift.axis === "rows" ? coversColumns(shift.area, table.area) : coversRows(shift.area, table.area);
  if (!whole && intersection(beyond(shift), table.area) !== null) {
    throw new HostError(
      "InsertDeleteConflict",
      `cells of table ${table.name} cannot move without the others`,
    );
  }
  const cut = intersection(shift.area, table.area);
  if (shift.kind === "delete" && shift.axis === "rows" && cut !== null) checkRowsGo(table, cut);
}

function checkRowsGo(table: TableModel, cut: Area): void {
  if (contains(cut, table.area)) return;
  // office-js#994, office-js#468: rows of a filtered table cannot be deleted.
  if (table.filters.length > 0) throw generalException(`table ${table.name} is filtered`);
  if (table.showHeaders && cut.top === table.area.top) {
    throw new HostError("InsertDeleteConflict", `the header of table ${table.name} cannot be deleted`);
  }
}

/** The cells that move or go. */
function beyond({ axis, area }: Shift): Area {
  return axis === "rows"
    ? { ...area, rows: MAX_ROWS - area.top }
    : { ...area, columns: MAX_COLUMNS - area.left };
}

function coversColumns(band: Area, area: Area): boolean {
  return band.left <= area.left && right(band) >= right(area);
}

function coversRows(band: Area, area: Area): boolean {
  return band.top <= area.top && bottom(band) >= bottom(area);
}

function moveCells(sheet: SheetModel, shift: Shift): void {
  if (shift.axis === "rows") moveCellsByRows(sheet, shift);
  else moveCellsByColumns(sheet, shift);
}

function moveCellsByRows(sheet: SheetModel, { kind, area }: Shift): void {
  if (isEntireRow(area)) {
    if (area.top >= sheet.rows.length) return;
    if (kind === "delete") sheet.rows.splice(area.top, area.rows);
    else sheet.rows.splice(area.top, 0, ...Array.from({ length: area.rows }, () => []));
    return;
  }
  const last = sheet.rows.length - 1;
  if (kind === "insert")
    for (let row = last; row >= area.top; row -= 1) moveCellsOfRow(sheet, area, row, row + area.rows);
  else clearCells(sheet, area);
  if (kind === "insert") return;
  for (let row = bottom(area) + 1; row <= last; row += 1) moveCellsOfRow(sheet, area, row, row - area.rows);
}

function moveCellsOfRow(sheet: SheetModel, band: Area, from: number, to: number): void {
  const source = sheet.rows[from];
  if (source === undefined) return;
  const target = (sheet.rows[to] ??= []);
  for (
    let column = band.left;
    column <= right(band) && column < Math.max(source.length, target.length);
    column += 1
  ) {
    target[column] = source[column];
    source[column] = undefined;
  }
}

/** Removes cells altogether, look included. */
export function clearCells(sheet: SheetModel, area: Area): void {
  for (let row = area.top; row <= Math.min(bottom(area), sheet.rows.length - 1); row += 1) {
    const cells = sheet.rows[row];
    if (cells === undefined) continue;
    for (let column = area.left; column <= Math.min(right(area), cells.length - 1); column += 1)
      cells[column] = undefined;
  }
}

function moveCellsByColumns(sheet: SheetModel, { kind, area }: Shift): void {
  for (let row = area.top; row <= Math.min(bottom(area), sheet.rows.length - 1); row += 1) {
    const cells = sheet.rows[row];
    if (cells === undefined || cells.length <= area.left) continue;
    if (kind === "delete") cells.splice(area.left, area.columns);
    else cells.splice(area.left, 0, ...new Array<undefined>(area.columns).fill(undefined));
  }
}

/** Heights, widths, hidden lines, breaks and print titles move with whole rows and columns. */
function moveLines(sheet: SheetModel, shift: Shift): void {
  const { axis, area } = shift;
  if (axis === "rows" && isEntireRow(area)) {
    sheet.rowInfo = moveKeys(sheet.rowInfo, shift);
    sheet.pageLayout.rowBreaks = movePositions(sheet.pageLayout.rowBreaks, shift);
  }
  if (axis === "columns" && isEntireColumn(area)) {
    sheet.columns = moveKeys(sheet.columns, shift);
    sheet.pageLayout.columnBreaks = movePositions(sheet.pageLayout.columnBreaks, shift);
  }
}

function moveKeys<T>(lines: Map<number, T>, shift: Shift): Map<number, T> {
  const moved = new Map<number, T>();
  for (const [position, info] of lines) {
    const to = movedPosition(position, shift);
    if (to !== null) moved.set(to, info);
  }
  return moved;
}

function movePositions(positions: readonly number[], shift: Shift): number[] {
  return positions.map((position) => movedPosition(position, shift)).filter((position) => position !== null);
}

function movedPosition(position: number, { kind, axis, area }: Shift): number | null {
  const start = axis === "rows" ? area.top : area.left;
  const count = axis === "rows" ? area.rows : area.columns;
  if (position < start) return position;
  if (kind === "insert") return position + count;
  return position < start + count ? null : position - count;
}

function moveTable(sheet: SheetModel, table: TableModel, shift: Shift): void {
  const area = shifted(table.area, shift);
  if (area === null) {
    sheet.tables.splice(sheet.tables.indexOf(table), 1);
    return;
  }
  const before = table.area;
  table.area = area;
  if (shift.axis === "columns" && area.columns !== before.columns) changeColumns(table, before, shift);
  if (shift.axis === "rows" && area.rows < before.rows) keepOneBodyRow(table);
}

/** The last row of data leaves a blank one behind. */
function keepOneBodyRow(table: TableModel): void {
  const fixed = (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0);
  if (table.area.rows > fixed) return;
  table.area.rows = fixed + 1;
  table.insertRow = true;
}

function changeColumns(table: TableModel, before: Area, { kind, area }: Shift): void {
  const first = Math.max(0, area.left - before.left);
  if (kind === "insert") {
    for (let index = 0; index < area.columns; index += 1) insertColumn(table, first + index);
    return;
  }
  const cut = intersection(area, before);
  if (cut !== null) table.columns.splice(cut.left - before.left, cut.columns);
}

function moveRules(sheet: SheetModel, shift: Shift): void {
  const move = (areas: readonly Area[]) =>
    areas.map((area) => shifted(area, shift)).filter((area): area is Area => area !== null);
  sheet.merges = move(sheet.merges);
  sheet.pivots = withMovedAreas(sheet.pivots, shift);
  sheet.comments = withMovedAreas(sheet.comments, shift);
  sheet.hyperlinks = withMovedAreas(sheet.hyperlinks, shift);
  for (const rule of [...sheet.validations, ...sheet.conditionalFormats]) rule.areas = move(rule.areas);
  sheet.validations = sheet.validations.filter((rule) => rule.areas.length > 0);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((rule) => rule.areas.length > 0);
  const { pageLayout, autoFilter } = sheet;
  if (pageLayout.printArea !== null) pageLayout.printArea = move(pageLayout.printArea);
  if (autoFilter !== null) {
    const area = shifted(autoFilter.area, shift);
    if (area === null) sheet.autoFilter = null;
    else autoFilter.area = area;
  }
}

/** What stands in cells moves with them, and goes with them. */
function withMovedAreas<T extends { area: Area }>(all: readonly T[], shift: Shift): T[] {
  return all.filter((each) => {
    const area = shifted(each.area, shift);
    if (area !== null) each.area = area;
    return area !== null;
  });
}

function moveBindings(model: WorkbookModel, sheet: SheetModel, shift: Shift): void {
  const own = (model.bindings ?? []).filter(({ sheetId }) => sheetId === sheet.id);
  const kept = withMovedAreas(own, shift);
  model.bindings = (model.bindings ?? []).filter((each) => !own.includes(each) || kept.includes(each));
}

function moveNames(model: WorkbookModel, sheet: SheetModel, shift: Shift): void {
  for (const name of model.names) {
    const reference = parseReference(name.formula);
    if (reference === null || reference.sheet?.toLowerCase() !== sheet.name.toLowerCase()) continue;
    const area = shifted(reference.area, shift);
    const moved = area === null ? "#REF!" : formatAbsolute(area);
    name.formula = `=${quoteSheet(sheet.name)}!${moved}`;
  }
}

/** Charts move with whole rows and columns, and their series with the cells that hold the figures. */
function moveChartsOf(model: WorkbookModel, sheet: SheetModel, shift: Shift): void {
  const { kind, axis, area } = shift;
  if (axis === "rows" && isEntireRow(area)) {
    moveCharts(sheet, { kind, axis, first: area.top, count: area.rows });
  }
  if (axis === "columns" && isEntireColumn(area)) {
    moveCharts(sheet, { kind, axis, first: area.left, count: area.columns });
  }
  changeSeries(model, (reference) => {
    const name = reference.sheet ?? sheet.name;
    const isHere = name.toLowerCase() === sheet.name.toLowerCase();
    const moved = isHere ? shifted(reference.area, shift) : reference.area;
    return moved === null ? null : seriesAddress(name, moved);
  });
}

/** Where an area is after the shift: the same object when untouched, null when it is gone. */
function shifted(area: Area, shift: Shift): Area | null {
  const { kind, axis } = shift;
  const covered = axis === "rows" ? coversColumns(shift.area, area) : coversRows(shift.area, area);
  if (!covered) return area;
  const [start, count] =
    axis === "rows" ? [shift.area.top, shift.area.rows] : [shift.area.left, shift.area.columns];
  const [first, size] = axis === "rows" ? [area.top, area.rows] : [area.left, area.columns];
  if (first + size <= start) return area;
  const [to, left] =
    kind === "insert" ? grown(first, size, start, count) : cutLine(first, size, start, count);
  if (left <= 0) return null;
  return axis === "rows" ? { ...area, top: to, rows: left } : { ...area, left: to, columns: left };
}

function grown(first: number, size: number, start: number, count: number): [number, number] {
  return first >= start ? [first + count, size] : [first, size + count];
}

function cutLine(first: number, size: number, start: number, count: number): [number, number] {
  const end = first + size;
  const lost = Math.max(0, Math.min(end, start + count) - Math.max(first, start));
  const before = Math.max(0, Math.min(first, start + count) - start);
  return [first - Math.min(before, count), size - lost];
}
