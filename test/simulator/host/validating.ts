import { bottom, right } from "../address";
import { apiValue, cellAt } from "../cells";
import { parseTyped } from "../formulas/parseTyped";
import type { Scalar, SheetModel, ValidationModel } from "../model";
import { rangeAt } from "./addressing";
import type { Call } from "./declarations";
import { notSimulated } from "./errors";

/** Whether a value satisfies a validation. Formulas other than plain references are not simulated. */
export function isAllowed(
  value: Scalar,
  validation: ValidationModel,
  sheet: SheetModel,
  call: Call,
): boolean {
  if (value === null || value === "") return validation.ignoreBlanks;
  const [[kind, rule] = ["", {}]] = Object.entries(validation.rule) as [string, Record<string, unknown>][];
  switch (kind) {
    case "list":
      return listOf(rule, sheet, call).includes(String(apiValue(value)).toLowerCase());
    case "textLength":
      return compare(String(apiValue(value)).length, rule, sheet, call);
    case "wholeNumber":
      return typeof value === "number" && Number.isInteger(value) && compare(value, rule, sheet, call);
    case "decimal":
    case "date":
    case "time":
      return typeof value === "number" && compare(value, rule, sheet, call);
    default:
      throw notSimulated(`DataValidation.Valid of a ${validation.type} rule`);
  }
}

function listOf(rule: Record<string, unknown>, sheet: SheetModel, call: Call): string[] {
  const source = String(rule.source);
  // Commas separate the items whatever the language (office-js#2128).
  if (!source.startsWith("=")) return source.split(",").map((item) => item.trim().toLowerCase());
  const range = rangeAt(source.slice(1), sheet, call);
  const items: string[] = [];
  for (let row = range.area.top; row <= bottom(range.area); row += 1) {
    for (let column = range.area.left; column <= right(range.area); column += 1) {
      items.push(String(apiValue(cellAt(range.sheet, row, column)?.value ?? null)).toLowerCase());
    }
  }
  return items;
}

function compare(value: number, rule: Record<string, unknown>, sheet: SheetModel, call: Call): boolean {
  const first = limit(rule.formula1, sheet, call);
  const second = rule.formula2 === undefined ? NaN : limit(rule.formula2, sheet, call);
  switch (rule.operator) {
    case "Between":
      return value >= first && value <= second;
    case "NotBetween":
      return value < first || value > second;
    case "EqualTo":
      return value === first;
    case "NotEqualTo":
      return value !== first;
    case "GreaterThan":
      return value > first;
    case "GreaterThanOrEqualTo":
      return value >= first;
    case "LessThan":
      return value < first;
    case "LessThanOrEqualTo":
      return value <= first;
    default:
      throw notSimulated(`validation operator ${String(rule.operator)}`);
  }
}

/** A number, a date as text, or the value of one cell. */
function limit(formula: unknown, sheet: SheetModel, call: Call): number {
  if (typeof formula === "number") return formula;
  const text = String(formula);
  if (!text.startsWith("=")) return numberOf(parseTyped(text, "General").value);
  const asNumber = Number(text.slice(1));
  if (!Number.isNaN(asNumber)) return asNumber;
  const { sheet: where, area } = rangeAt(text.slice(1), sheet, call);
  return numberOf(cellAt(where, area.top, area.left)?.value ?? null);
}

function numberOf(value: Scalar): number {
  return typeof value === "number" ? value : NaN;
}
