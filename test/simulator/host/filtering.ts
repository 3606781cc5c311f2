import { bottom } from "../address";
import { cellAt } from "../cells";
import { displayText } from "../formulas/displayText";
import type { Area, Cell, FilterCriterion, SheetModel } from "../model";
import { bodyArea } from "./addressing";
import type { Call } from "./declarations";
import { invalidArgument, notSimulated } from "./errors";
import { EventType, raise, WORKBOOK_TARGET } from "./events";
import { rowInfo } from "./layout";

/** Whether a row passes one column's filter, given the column's cells. */
type Test = (cell: Cell | undefined) => boolean;

/** Excel.FilterCriteria, as the API and the model write it. */
export interface Criteria {
  filterOn?: string;
  values?: unknown[];
  criterion1?: string;
  criterion2?: string;
  operator?: string;
  color?: string;
}

/** Hides and shows rows as the filters of the sheet and of its tables say. */
export function refilter(sheet: SheetModel, call: Call): void {
  const hidden = new Set<number>();
  for (const { area, criteria } of filteredAreas(sheet)) hide(sheet, area, criteria, hidden, call);
  const before = new Set<number>();
  for (const [row, info] of sheet.rowInfo) if (info.filtered) before.add(row);
  for (const row of before)
    if (!hidden.has(row)) sheet.rowInfo.set(row, { ...rowInfo(sheet, row), filtered: false });
  for (const row of hidden)
    if (!before.has(row)) sheet.rowInfo.set(row, { ...rowInfo(sheet, row), filtered: true });
  // Sums of what is in view are computed again.
  if (before.size !== hidden.size || [...before].some((row) => !hidden.has(row)))
    call.host.touch(false, sheet);
  const payload = { worksheetId: sheet.id, address: "", changeType: "Unhidden" };
  if (before.size + hidden.size > 0) {
    raise(call, EventType.WorksheetRowHiddenChanged, [sheet.id, WORKBOOK_TARGET], payload);
  }
}

/** The rows under each header with what they are filtered by. */
function filteredAreas(sheet: SheetModel): { area: Area; criteria: FilterCriterion[] }[] {
  const areas = sheet.tables.map((table) => ({ area: bodyArea(table), criteria: table.filters }));
  const own = sheet.autoFilter;
  if (own !== null) {
    areas.push({
      area: { ...own.area, top: own.area.top + 1, rows: own.area.rows - 1 },
      criteria: own.criteria,
    });
  }
  return areas;
}

function hide(
  sheet: SheetModel,
  area: Area,
  filters: readonly FilterCriterion[],
  hidden: Set<number>,
  call: Call,
): void {
  for (const filter of filters) {
    const test = testFor(filter.criteria, sheet, area, area.left + filter.column, call.host.locale);
    for (let row = area.top; row <= bottom(area); row += 1) {
      if (!test(cellAt(sheet, row, area.left + filter.column))) hidden.add(row);
    }
  }
}

function testFor(criteria: Criteria, sheet: SheetModel, area: Area, column: number, locale: string): Test {
  const shown = (cell: Cell | undefined) =>
    cell === undefined ? "" : displayText(cell.value, cell.numberFormat, locale);
  switch (criteria.filterOn) {
    case "Values": {
      const wanted = new Set((criteria.values ?? []).map((value) => String(value).toLowerCase()));
      return (cell) => wanted.has(shown(cell).toLowerCase());
    }
    case "Custom":
      return customTest(criteria, shown);
    case "TopItems":
    case "BottomItems":
      return extremes(criteria, sheet, area, column);
    case "CellColor":
      return (cell) => (cell?.style.fill ?? "#FFFFFF") === criteria.color?.toUpperCase();
    case "FontColor":
      return (cell) => (cell?.style.fontColor ?? "#000000") === criteria.color?.toUpperCase();
    default:
      throw notSimulated(`filter on ${String(criteria.filterOn)}`);
  }
}

/** One or two conditions such as ">=100", "<>", "=R*": what Excel's custom filter dialog writes. */
function customTest(criteria: Criteria, shown: (cell: Cell | undefined) => string): Test {
  const first = condition(criteria.criterion1 ?? "", shown);
  if (criteria.criterion2 === undefined || criteria.criterion2 === "") return first;
  const second = condition(criteria.criterion2, shown);
  return criteria.operator === "Or"
    ? (cell) => first(cell) || second(cell)
    : (cell) => first(cell) && second(cell);
}

function condition(text: string, shown: (cell: Cell | undefined) => string): Test {
  const match = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(text);
  const operator = match?.[1] ?? "=";
  const operand = match?.[2] ?? "";
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (operator === "=" || operator === "<>") {
    const equals = equality(operand, number, shown);
    return operator === "=" ? equals : (cell) => !equals(cell);
  }
  return (cell) => {
    const value = cell?.value;
    if (typeof value !== "number" || Number.isNaN(number)) return false;
    if (operator === "<") return value < number;
    if (operator === "<=") return value <= number;
    return operator === ">" ? value > number : value >= number;
  };
}

/** Equality with wildcards * and ?, of the number or of the shown text. */
function equality(operand: string, number: number, shown: (cell: Cell | undefined) => string): Test {
  const source = operand
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const pattern = new RegExp(`^${source}$`, "is");
  return (cell) => (typeof cell?.value === "number" && cell.value === number) || pattern.test(shown(cell));
}

function extremes(criteria: Criteria, sheet: SheetModel, area: Area, column: number): Test {
  const count = Number(criteria.criterion1);
  if (!Number.isInteger(count) || count < 1) throw invalidArgument(`count ${String(criteria.criterion1)}`);
  const numbers: number[] = [];
  for (let row = area.top; row <= bottom(area); row += 1) {
    const value = cellAt(sheet, row, column)?.value;
    if (typeof value === "number") numbers.push(value);
  }
  const top = criteria.filterOn === "TopItems";
  numbers.sort((a, b) => (top ? b - a : a - b));
  const limit = numbers[Math.min(count, numbers.length) - 1] ?? 0;
  return (cell) => typeof cell?.value === "number" && (top ? cell.value >= limit : cell.value <= limit);
}

/** Sets or removes one column's filter. */
export function setFilter(filters: FilterCriterion[], column: number, criteria: Criteria | null): void {
  const index = filters.findIndex((filter) => filter.column === column);
  if (index >= 0) filters.splice(index, 1);
  if (criteria !== null) filters.push({ column, criteria: { ...criteria } });
}
