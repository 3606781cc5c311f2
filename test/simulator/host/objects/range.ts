import {
  bottom,
  bounding,
  cellCount,
  fits,
  formatArea,
  intersection,
  isEntireColumn,
  isEntireRow,
  MAX_COLUMNS,
  MAX_ROWS,
  right,
} from "../../address";
import { apiValue, GENERAL, usedArea } from "../../cells";
import { fromR1C1, toR1C1 } from "../../formulas/r1c1";
import { spillArea, spillParent } from "../../formulas/spills";
import type { Area, SheetModel } from "../../model";
import { fullAddress, rangeArgument, rangeObject } from "../addressing";
import { getCellProperties, setCellProperties } from "../cellProperties";
import { clearRange } from "../clearing";
import { autoFill, copyRange, moveRange } from "../copying";
import type { Call, Property } from "../declarations";
import { declare, HostObject, readOnly } from "../declarations";
import { invalidArgument, itemNotFound } from "../errors";
import { raiseSelection, valueType } from "../events";
import { findCell, findOptions, replaceAll } from "../finding";
import { readHyperlink, writeHyperlink } from "../hyperlinks";
import { deleteCells, insertCells } from "../structure";
import { columnsLeft, isColumnHidden, isRowHidden, rowsTop } from "../layout";
import { changeLevel, foldGroups } from "../outline";
import { mergedAreas, mergeCells, unmergeCells } from "../merging";
import { dataEdge, surroundingRegion } from "../regions";
import { specialCells } from "../specialCells";
import type { RangeTarget } from "../targets";
import { matrixFor, readMatrix, writeContent, writeNumberFormat } from "../writing";
import { dependents, precedents } from "../tracing";
import { rangeStyle } from "./rangeStyle";
import { activateSheet, leaveChart } from "../views";
import { removeDuplicates } from "../duplicates";
import { checkAllowed } from "../protection";

function wholeNumber(value: unknown, name: string, fallback?: number): number {
  const number = value ?? fallback;
  if (typeof number !== "number" || !Number.isInteger(number))
    throw invalidArgument(`${name} ${String(value)}`);
  return number;
}

/** A range of the same sheet, made from this one's area. */
function derived({ sheet }: RangeTarget, area: Area): HostObject {
  if (!fits(area)) throw invalidArgument("the range would lie outside the sheet");
  return rangeObject(sheet, area);
}

/** True, false, or null when some of the range's rows (columns) are hidden and some are not. */
function uniform(values: Iterable<boolean>): boolean | null {
  let all = true;
  let any = false;
  for (const value of values) {
    all &&= value;
    any ||= value;
  }
  return all ? true : any ? null : false;
}

/** Positions of the range's rows (columns); those beyond the last one that anything is known about count as one. */
function* positions(first: number, count: number, known: number): Iterable<number> {
  const end = Math.min(first + count, Math.max(first, known) + 1);
  for (let position = first; position < end; position += 1) yield position;
}

function rowsHidden({ sheet, area }: RangeTarget): boolean | null {
  const known = Math.max(-1, ...sheet.rowInfo.keys()) + 1;
  return uniform([...positions(area.top, area.rows, known)].map((row) => isRowHidden(sheet, row)));
}

function columnsHidden({ sheet, area }: RangeTarget): boolean | null {
  const known = Math.max(-1, ...sheet.columns.keys()) + 1;
  return uniform(
    [...positions(area.left, area.columns, known)].map((column) => isColumnHidden(sheet, column)),
  );
}

function hideRows({ sheet, area }: RangeTarget, value: unknown): void {
  checkAllowed(sheet, "allowFormatRows");
  for (let row = area.top; row <= bottom(area); row += 1) {
    const info = sheet.rowInfo.get(row) ?? { height: null, hidden: false, filtered: false, outlineLevel: 0 };
    sheet.rowInfo.set(row, { ...info, hidden: value === true, filtered: value === true && info.filtered });
  }
}

function hideColumns({ sheet, area }: RangeTarget, value: unknown): void {
  checkAllowed(sheet, "allowFormatColumns");
  for (let column = area.left; column <= right(area); column += 1) {
    const info = sheet.columns.get(column) ?? { width: null, hidden: false, outlineLevel: 0 };
    sheet.columns.set(column, { ...info, hidden: value === true });
  }
}

function readText(target: RangeTarget, call: Call): string[][] | null {
  call.host.calculateIfNeeded();
  return readMatrix(target, call, (cell) => (cell === undefined ? "" : call.host.shownText(cell)));
}

function readFormulas(target: RangeTarget, call: Call): unknown {
  call.host.calculateIfNeeded();
  return readMatrix(target, call, (cell) => cell?.formula ?? apiValue(cell?.value ?? null));
}

function readFormulasR1C1(target: RangeTarget, call: Call): unknown {
  const { top, left } = target.area;
  return (readFormulas(target, call) as unknown[][] | null)?.map((row, r) =>
    row.map((content, c) =>
      typeof content === "string" && content.startsWith("=")
        ? toR1C1(content, { row: top + r, column: left + c })
        : content,
    ),
  );
}

function writeFormulasR1C1(target: RangeTarget, value: unknown, call: Call): void {
  const { area } = target;
  const at = matrixFor(value, area);
  const matrix = Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c) => {
      const content = at(r, c);
      const isFormula = typeof content === "string" && content.startsWith("=");
      return isFormula ? fromR1C1(content, { row: area.top + r, column: area.left + c }) : content;
    }),
  );
  writeContent(target, matrix, call);
}

const contentProperties: Record<string, Property<RangeTarget>> = {
  Values: {
    read: (target, call) => {
      call.host.calculateIfNeeded();
      return readMatrix(target, call, (cell) => (cell === undefined ? "" : apiValue(cell.value)));
    },
    write: writeContent,
  },
  Formulas: { read: readFormulas, write: writeContent },
  FormulasR1C1: { read: readFormulasR1C1, write: writeFormulasR1C1 },
  Text: readOnly(readText),
  NumberFormat: {
    read: (target, call) => readMatrix(target, call, (cell) => cell?.numberFormat ?? GENERAL),
    write: writeNumberFormat,
  },
  ValueTypes: readOnly((target, call) => {
    call.host.calculateIfNeeded();
    return readMatrix(target, call, (cell) => valueType(cell?.value ?? null));
  }),
};

const placeProperties: Record<string, Property<RangeTarget>> = {
  Address: readOnly((target) => fullAddress(target)),
  AddressLocal: readOnly((target) => fullAddress(target)),
  // Over 2^31-1 cells, Excel says -1 (Range.cellCount in the API reference).
  CellCount: readOnly(({ area }) => (cellCount(area) > 2_147_483_647 ? -1 : cellCount(area))),
  RowIndex: readOnly(({ area }) => area.top),
  ColumnIndex: readOnly(({ area }) => area.left),
  RowCount: readOnly(({ area }) => area.rows),
  ColumnCount: readOnly(({ area }) => area.columns),
  IsEntireColumn: readOnly(({ area }) => isEntireColumn(area)),
  IsEntireRow: readOnly(({ area }) => isEntireRow(area)),
  Top: readOnly(({ sheet, area }) => rowsTop(sheet, area.top)),
  Left: readOnly(({ sheet, area }) => columnsLeft(sheet, area.left)),
  Height: readOnly(({ sheet, area }) => rowsTop(sheet, bottom(area) + 1) - rowsTop(sheet, area.top)),
  Width: readOnly(({ sheet, area }) => columnsLeft(sheet, right(area) + 1) - columnsLeft(sheet, area.left)),
};

const visibilityProperties: Record<string, Property<RangeTarget>> = {
  RowHidden: { read: rowsHidden, write: hideRows },
  ColumnHidden: { read: columnsHidden, write: hideColumns },
  Hidden: readOnly((target) => {
    const [rows, columns] = [rowsHidden(target), columnsHidden(target)];
    if (rows === true || columns === true) return true;
    return rows === false && columns === false ? false : null;
  }),
};

function cellOf(target: RangeTarget, [row, column]: readonly unknown[]): HostObject {
  return derived(target, {
    top: target.area.top + wholeNumber(row, "row"),
    left: target.area.left + wholeNumber(column, "column"),
    rows: 1,
    columns: 1,
  });
}

function offset(target: RangeTarget, [rows, columns]: readonly unknown[]): HostObject {
  const { area } = target;
  return derived(target, {
    ...area,
    top: area.top + wholeNumber(rows, "rowOffset"),
    left: area.left + wholeNumber(columns, "columnOffset"),
  });
}

function resized(target: RangeTarget, rows: number, columns: number): HostObject {
  return derived(target, { ...target.area, rows, columns });
}

function adjacent(
  target: RangeTarget,
  count: unknown,
  side: "above" | "below" | "before" | "after",
): HostObject {
  const { area } = target;
  const number = wholeNumber(count, "count", 1);
  if (number === 0) throw invalidArgument("count 0");
  // A negative count takes the rows at that edge inside the range (Range.getRowsBelow in the API reference).
  const size = Math.abs(number);
  const inside = number < 0 ? size : 0;
  if (side === "below") return derived(target, { ...area, top: bottom(area) + 1 - inside, rows: size });
  if (side === "above") return derived(target, { ...area, top: area.top - size + inside, rows: size });
  if (side === "after") return derived(target, { ...area, left: right(area) + 1 - inside, columns: size });
  return derived(target, { ...area, left: area.left - size + inside, columns: size });
}

function sameSheet(target: RangeTarget, argument: unknown, call: Call): Area {
  const other = rangeArgument(argument, target.sheet, call);
  if (other.sheet !== target.sheet) throw invalidArgument("both ranges must be on one sheet");
  return other.area;
}

function common(target: RangeTarget, argument: unknown, call: Call): HostObject {
  const area = intersection(target.area, sameSheet(target, argument, call));
  if (area === null) throw itemNotFound("the ranges have no common cell");
  return derived(target, area);
}

function used(target: RangeTarget, valuesOnly: unknown): HostObject {
  const area = usedArea(target.sheet, valuesOnly === true, target.area);
  if (area === null) throw itemNotFound(`no used cell in ${formatArea(target.area)}`);
  return derived(target, area);
}

function edgeRow(target: RangeTarget, index: number): HostObject {
  return derived(target, { ...target.area, top: target.area.top + index, rows: 1 });
}

function edgeColumn(target: RangeTarget, index: number): HostObject {
  return derived(target, { ...target.area, left: target.area.left + index, columns: 1 });
}

/** The index of a row inside the range; unlike cells, rows outside it are refused. */
function within(value: unknown, count: number, name: string): number {
  const index = wholeNumber(value, name);
  if (index < 0 || index >= count) throw invalidArgument(`${name} ${index} of ${count}`);
  return index;
}

function entire(sheet: SheetModel, area: Area): HostObject {
  return new HostObject("Range", { sheet, area });
}

/** What one cell fills, or is filled from. */
function spilled(
  target: RangeTarget,
  find: (sheet: SheetModel, row: number, column: number) => Area | null,
  call: Call,
): HostObject {
  const { sheet, area } = target;
  if (cellCount(area) !== 1) throw invalidArgument("one cell is needed");
  call.host.calculateIfNeeded();
  const found = find(sheet, area.top, area.left);
  if (found === null) throw itemNotFound(`${formatArea(area)} has to do with no spilled values`);
  return derived(target, found);
}

/** Whether all, none or (null) some of the cells belong to spilled values. */
function hasSpill({ sheet, area }: RangeTarget, call: Call): boolean | null {
  call.host.calculateIfNeeded();
  const all = readMatrix({ sheet, area }, call, (cell) => (cell?.spill ?? cell?.spilledFrom) !== undefined);
  return all === null ? null : uniform(all.flat());
}

const navigation: Record<string, (target: RangeTarget, args: readonly unknown[], call: Call) => unknown> = {
  GetCell: cellOf,
  GetOffsetRange: offset,
  GetResizedRange: (target, [rows, columns]) =>
    resized(
      target,
      target.area.rows + wholeNumber(rows, "deltaRows"),
      target.area.columns + wholeNumber(columns, "deltaColumns"),
    ),
  GetAbsoluteResizedRange: (target, [rows, columns]) =>
    resized(target, wholeNumber(rows, "numRows"), wholeNumber(columns, "numColumns")),
  GetRow: (target, [row]) => edgeRow(target, within(row, target.area.rows, "row")),
  GetColumn: (target, [column]) => edgeColumn(target, within(column, target.area.columns, "column")),
  GetLastRow: (target) => edgeRow(target, target.area.rows - 1),
  GetLastColumn: (target) => edgeColumn(target, target.area.columns - 1),
  GetLastCell: (target) => cellOf(target, [target.area.rows - 1, target.area.columns - 1]),
  GetRowsBelow: (target, [count]) => adjacent(target, count, "below"),
  GetRowsAbove: (target, [count]) => adjacent(target, count, "above"),
  GetColumnsAfter: (target, [count]) => adjacent(target, count, "after"),
  GetColumnsBefore: (target, [count]) => adjacent(target, count, "before"),
  GetEntireRow: ({ sheet, area }) => entire(sheet, { ...area, left: 0, columns: MAX_COLUMNS }),
  GetEntireColumn: ({ sheet, area }) => entire(sheet, { ...area, top: 0, rows: MAX_ROWS }),
  GetBoundingRect: (target, [other], call) =>
    derived(target, bounding(target.area, sameSheet(target, other, call))),
  GetIntersection: (target, [other], call) => common(target, other, call),
  GetUsedRange: (target, [valuesOnly]) => used(target, valuesOnly),
  GetSurroundingRegion: (target) => derived(target, surroundingRegion(target)),
  GetRangeEdge: (target, [direction]) => derived(target, dataEdge(target, String(direction))),
  GetExtendedRange: (target, [direction]) =>
    derived(target, bounding(target.area, dataEdge(target, String(direction)))),
  GetTables: ({ sheet, area }, [fullyContained]) =>
    new HostObject("TableScopedCollection", {
      sheet,
      areas: [area],
      fullyContained: fullyContained === true,
    }),
  GetVisibleView: ({ sheet, area }) => new HostObject("RangeView", { sheet, area, index: null }),
  GetMergedAreas: (target) => mergedAreas(target),
  GetSpecialCells: (target, [type, valueType_]) => specialCells(target, String(type), valueType_),
  GetSpillingToRange: (target, _, call) => spilled(target, spillArea, call),
  GetSpillParent: (target, _, call) => spilled(target, spillParent, call),
  GetPrecedents: (target, _, call) => precedents(target, true, call),
  GetDirectPrecedents: (target, _, call) => precedents(target, false, call),
  GetDependents: (target, _, call) => dependents(target, true, call),
  GetDirectDependents: (target, _, call) => dependents(target, false, call),
  Find: (target, [text, criteria], call) => findCell(target, String(text), findOptions(criteria), call),
};

/** Range.style over the range as one area. */
const style: Property<RangeTarget> = {
  read: ({ sheet, area }, call) => rangeStyle.read({ sheet, areas: [area] }, call),
  write: ({ sheet, area }, value, call) => rangeStyle.write?.({ sheet, areas: [area] }, value, call),
};

const actions: Record<string, (target: RangeTarget, args: readonly unknown[], call: Call) => unknown> = {
  Clear: (target, [applyTo], call) => clearRange(target, (applyTo as string | undefined) ?? "All", call),
  Insert: (target, [shift], call) => insertCells(target, String(shift), call),
  Delete: (target, [shift], call) => deleteCells(target, String(shift), call),
  Merge: (target, [across], call) => mergeCells(target, across === true, call),
  Unmerge: (target, _, call) => unmergeCells(target, call),
  CopyFrom: (target, [source, type, skipBlanks, transpose], call) =>
    copyRange(target, rangeArgument(source, target.sheet, call), { type, skipBlanks, transpose }, call),
  MoveTo: (target, [destination], call) => moveRange(target, destination, call),
  AutoFill: (target, [destination, type], call) => autoFill(target, destination, type, call),
  GetCellProperties: (target, [wanted], call) => getCellProperties(target, wanted, call),
  SetCellProperties: (target, [value], call) => setCellProperties(target, value, call),
  ReplaceAll: (target, [text, replacement, criteria], call) =>
    replaceAll(target, String(text), String(replacement), criteria, call),
  RemoveDuplicates: (target, [columns, includesHeader], call) =>
    removeDuplicates(target, columns as number[], includesHeader === true, call),
  Group: (target, [option]) => level(target, option, 1),
  Ungroup: (target, [option]) => level(target, option, -1),
  ShowGroupDetails: ({ sheet, area }, [option]) => foldGroups(sheet, area, option, false),
  HideGroupDetails: ({ sheet, area }, [option]) => foldGroups(sheet, area, option, true),
  Select: select,
  Calculate: (_, __, { host }) => host.calculate(true),
  _ValidateArraySize: ({ area }, [rows, columns]) => {
    if (rows !== area.rows || columns !== area.columns) {
      throw invalidArgument(`${String(rows)}×${String(columns)} does not match ${area.rows}×${area.columns}`);
    }
  },
};

function level({ sheet, area }: RangeTarget, option: unknown, by: 1 | -1): void {
  changeLevel(sheet, area, option, by, { row: isEntireRow(area), column: isEntireColumn(area) });
}

function select({ sheet, area }: RangeTarget, _args: readonly unknown[], call: Call): void {
  activateSheet(sheet, call);
  leaveChart(call);
  call.host.viewOf(call.session).selection = { ...area };
  raiseSelection(call, sheet, area);
}

declare("Range", {
  kept: true,
  properties: {
    ...contentProperties,
    ...placeProperties,
    ...visibilityProperties,
    HasSpill: readOnly(hasSpill),
    Hyperlink: { read: readHyperlink, write: writeHyperlink },
    Style: style,
  },
  links: {
    Format: ({ sheet, area }) => new HostObject("RangeFormat", { sheet, areas: [area] }),
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
    Sort: (target) => new HostObject("RangeSort", target),
    DataValidation: ({ sheet, area }) => new HostObject("DataValidation", { sheet, areas: [area] }),
    ConditionalFormats: ({ sheet, area }) =>
      new HostObject("ConditionalFormatCollection", { sheet, areas: [area] }),
  },
  methods: { ...navigation, ...actions },
});
