import { bottom } from "../../address";
import { cellAt } from "../../cells";
import type { Area, Cell, SheetModel } from "../../model";
import type { Call } from "../declarations";
import { notSimulated } from "../errors";
import type { Criteria } from "./criteria";
import { periodOf, pickedPeriod, type Period } from "./periods";

/** Whether a row passes one column's filter, given the column's cell. */
export type Test = (cell: Cell | undefined) => boolean;

/** A column under a filter. */
export interface Column {
  readonly sheet: SheetModel;
  readonly area: Area;
  readonly column: number;
}

/** What the rows must pass under the criteria. Icons are drawn by Excel alone: refused by name. */
export function testFor(criteria: Criteria, column: Column, call: Call): Test {
  const { model } = call.host;
  const shown = (cell: Cell | undefined) => call.host.shownText(cell);
  switch (criteria.filterOn) {
    case "Values":
      return valuesTest(criteria.values ?? [], shown, model.date1904);
    case "Custom":
      return customTest(criteria, shown);
    case "TopItems":
    case "BottomItems":
    case "TopPercent":
    case "BottomPercent":
      return extremes(criteria, column);
    case "Dynamic":
      return dynamicTest(criteria.dynamicCriteria ?? "", column, call);
    case "CellColor":
      return (cell) => (cell?.style.fill ?? "#FFFFFF") === criteria.color?.toUpperCase();
    case "FontColor":
      return (cell) => (cell?.style.fontColor ?? "#000000") === criteria.color?.toUpperCase();
    default:
      throw notSimulated(`filter on ${String(criteria.filterOn)}`);
  }
}

function valuesTest(
  values: NonNullable<Criteria["values"]>,
  shown: (cell: Cell | undefined) => string,
  date1904: boolean,
): Test {
  const texts = new Set(
    values.filter((value) => typeof value === "string").map((text) => text.toLowerCase()),
  );
  const periods = values
    .filter((value) => typeof value !== "string")
    .map((date) => pickedPeriod(date, date1904));
  return (cell) => texts.has(shown(cell).toLowerCase()) || periods.some((period) => isWithin(cell, period));
}

function isWithin(cell: Cell | undefined, { from, until }: Period): boolean {
  return typeof cell?.value === "number" && cell.value >= from && cell.value < until;
}

function numbersOf({ sheet, area, column }: Column): number[] {
  const numbers: number[] = [];
  for (let row = area.top; row <= bottom(area); row += 1) {
    const value = cellAt(sheet, row, column)?.value;
    if (typeof value === "number") numbers.push(value);
  }
  return numbers;
}

function dynamicTest(dynamic: string, column: Column, call: Call): Test {
  if (dynamic === "AboveAverage" || dynamic === "BelowAverage") {
    const numbers = numbersOf(column);
    const average = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const above = dynamic === "AboveAverage";
    return (cell) => typeof cell?.value === "number" && (above ? cell.value > average : cell.value < average);
  }
  const isInPeriod = periodOf(dynamic, call.host.today(), call.host.model.date1904);
  return (cell) => typeof cell?.value === "number" && isInPeriod(cell.value);
}

/** The highest or lowest so many rows, or so many hundredths of them, one at least. */
function extremes(criteria: Criteria, column: Column): Test {
  const numbers = numbersOf(column);
  const wanted = Number(criteria.criterion1);
  const isPercent = criteria.filterOn?.endsWith("Percent") === true;
  const count = isPercent ? Math.max(1, Math.floor((numbers.length * wanted) / 100)) : wanted;
  const top = criteria.filterOn?.startsWith("Top") === true;
  numbers.sort((a, b) => (top ? b - a : a - b));
  const limit = numbers[Math.min(count, numbers.length) - 1] ?? 0;
  return (cell) => typeof cell?.value === "number" && (top ? cell.value >= limit : cell.value <= limit);
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
