import { bottom, contains, fits, formatArea, intersection, right } from "../address";
import { blankCell, cellAt, ensureCell, isEmpty } from "../cells";
import { translateFormula } from "../formulas/translateFormula";
import type { Area, Cell } from "../model";
import { rangeArgument } from "./addressing";
import type { Call } from "./declarations";
import { invalidArgument, notSimulated } from "./errors";
import { raiseChanged } from "./events";
import { checkCells } from "./protection";
import { clearCells } from "./structure";
import type { RangeTarget } from "./targets";

interface CopyOptions {
  type: unknown;
  skipBlanks: unknown;
  transpose: unknown;
}

/** A copied cell and where it stood. */
interface Original {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/** Range.copyFrom: the source is repeated to fill; formulas read what lies as far from them as in the source. */
export function copyRange(target: RangeTarget, source: RangeTarget, options: CopyOptions, call: Call): void {
  const type = (options.type as string | undefined) ?? "All";
  if (!["All", "Values", "Formulas", "Formats"].includes(type)) throw notSimulated(`Range.CopyFrom ${type}`);
  const originals = originalsOf(source, options.transpose === true);
  const area = targetArea(target.area, originals);
  if (!fits(area)) throw invalidArgument(`the copy would lie outside the sheet: ${formatArea(area)}`);
  checkCells(target.sheet, area);
  let wroteFormula = false;
  for (let r = 0; r < area.rows; r += 1) {
    for (let c = 0; c < area.columns; c += 1) {
      const line = originals[r % originals.length] ?? [];
      const original = line[c % line.length];
      if (original === undefined || (options.skipBlanks === true && isEmpty(original.cell))) continue;
      const place = { row: area.top + r, column: area.left + c };
      if (putCopy(target, place, original, type)) wroteFormula = true;
    }
  }
  call.host.touch(wroteFormula, target.sheet);
  call.host.meters.countWrite(target.sheet.name, area);
  raiseChanged(call, target.sheet, area, "RangeEdited");
}

function originalsOf({ sheet, area }: RangeTarget, transpose: boolean): Original[][] {
  const at = (row: number, column: number): Original => ({
    cell: { ...(cellAt(sheet, row, column) ?? blankCell()) },
    row,
    column,
  });
  const lines = (count: number, across: number, read: (line: number, place: number) => Original) =>
    Array.from({ length: count }, (_, line) => Array.from({ length: across }, (__, p) => read(line, p)));
  return transpose
    ? lines(area.columns, area.rows, (c, r) => at(area.top + r, area.left + c))
    : lines(area.rows, area.columns, (r, c) => at(area.top + r, area.left + c));
}

function targetArea(target: Area, originals: readonly (readonly Original[])[]): Area {
  const [rows, columns] = [originals.length, originals[0]?.length ?? 0];
  const multiple = target.rows % rows === 0 && target.columns % columns === 0;
  return multiple ? target : { ...target, rows, columns };
}

/** Puts a copy into one cell; tells whether it is a formula. */
function putCopy(
  { sheet }: RangeTarget,
  place: { row: number; column: number },
  { cell, row, column }: Original,
  type: string,
): boolean {
  const copy = ensureCell(sheet, place.row, place.column);
  if (type === "All" || type === "Formats") {
    copy.style = cell.style;
    copy.numberFormat = cell.numberFormat;
  }
  if (type === "Formats") return false;
  const formula =
    cell.formula === null || type === "Values"
      ? null
      : translateFormula(cell.formula, place.row - row, place.column - column);
  copy.value = formula === null ? cell.value : null;
  copy.formula = formula;
  copy.stale = formula !== null;
  return formula !== null;
}

/** Range.moveTo: cells go with their look, their formulas read what they read, and who read them still does. */
export function moveRange(source: RangeTarget, destination: unknown, call: Call): void {
  const to = rangeArgument(destination, source.sheet, call);
  const from = { ...source.area };
  const area = { ...from, top: to.area.top, left: to.area.left };
  if (!fits(area)) throw invalidArgument(`cells would leave the sheet: ${formatArea(area)}`);
  checkCells(source.sheet, from);
  checkCells(to.sheet, area);
  for (const table of [...source.sheet.tables, ...to.sheet.tables]) {
    const touches = intersection(table.area, from) !== null || intersection(table.area, area) !== null;
    if (touches) throw notSimulated("Range.MoveTo of cells of a table");
  }
  const originals = originalsOf({ sheet: source.sheet, area: from }, false);
  clearCells(source.sheet, from);
  originals.forEach((line, r) => {
    line.forEach(({ cell }, c) => {
      const cells = (to.sheet.rows[area.top + r] ??= []);
      cells[area.left + c] = cell;
    });
  });
  const moved = { rows: area.top - from.top, columns: area.left - from.left };
  call.host.shiftFormulas({
    kind: "move",
    sheetId: source.sheet.id,
    area: from,
    toSheet: to.sheet.name,
    ...moved,
  });
  call.host.touch(true, null);
  raiseChanged(call, source.sheet, from, "RangeEdited");
  raiseChanged(call, to.sheet, area, "RangeEdited");
}

/**
 * Range.autoFill: formulas and what stands alone are copied; series that Excel would continue are refused by name.
 * @param destination it holds the range itself
 */
export function autoFill(source: RangeTarget, destination: unknown, type: unknown, call: Call): void {
  const { sheet, area } = source;
  const to = destination === undefined || destination === null ? area : filledArea(source, destination, call);
  const kind = (type as string | undefined) ?? "FillDefault";
  const copyType = { FillDefault: "All", FillCopy: "All", FillValues: "Formulas", FillFormats: "Formats" }[
    kind
  ];
  if (copyType === undefined) throw notSimulated(`Range.AutoFill ${kind}`);
  if (kind === "FillDefault" && startsSeries(source)) throw notSimulated("Range.AutoFill of a series");
  const sides = [
    { ...to, top: bottom(area) + 1, rows: bottom(to) - bottom(area) },
    { ...to, rows: area.top - to.top },
    { ...to, left: right(area) + 1, columns: right(to) - right(area) },
    { ...to, columns: area.left - to.left },
  ];
  for (const side of sides) {
    if (side.rows <= 0 || side.columns <= 0) continue;
    copyRange({ sheet, area: side }, source, { type: copyType, skipBlanks: false, transpose: false }, call);
  }
}

function filledArea({ sheet, area }: RangeTarget, destination: unknown, call: Call): Area {
  const to = rangeArgument(destination, sheet, call);
  const along = to.area.rows === area.rows || to.area.columns === area.columns;
  if (to.sheet !== sheet || !contains(to.area, area) || !along)
    throw invalidArgument(`${formatArea(area)} cannot fill ${formatArea(to.area)}`);
  return to.area;
}

/** Several numbers, a date or a text that ends in a number go on by themselves when they are filled. */
function startsSeries({ sheet, area }: RangeTarget): boolean {
  const cells = originalsOf({ sheet, area }, false).flat();
  const constants = cells.filter(({ cell }) => cell.formula === null && cell.value !== null);
  if (constants.length > 1) return true;
  return constants.some(({ cell }) => typeof cell.value === "string" && /\d$/.test(cell.value));
}
