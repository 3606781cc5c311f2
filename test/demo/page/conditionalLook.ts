import { bottom, right } from "../../simulator/address";
import { cellAt } from "../../simulator/cells";
import type { CellStyle, ConditionalFormatModel, Scalar, SheetModel } from "../../simulator/model";
import type { RuleEvaluator } from "./ruleEvaluator";

interface RuleFormat {
  fill?: { color?: string };
  font?: { color?: string; bold?: boolean; italic?: boolean };
}

interface Rule {
  custom?: { rule?: { formula?: string }; format?: RuleFormat };
  cellValue?: { rule?: { operator?: string; formula1?: string; formula2?: string }; format?: RuleFormat };
  textComparison?: { rule?: { operator?: string; text?: string }; format?: RuleFormat };
}

/** Excel's operators of "cell value" rules, as formulas around the cell X and the rule's operands A and B. */
const OPERATORS: Readonly<Record<string, string>> = {
  EqualTo: "X=A",
  NotEqualTo: "X<>A",
  GreaterThan: "X>A",
  GreaterThanOrEqual: "X>=A",
  LessThan: "X<A",
  LessThanOrEqual: "X<=A",
  Between: "AND(X>=A,X<=B)",
  NotBetween: "OR(X<A,X>B)",
};

/**
 * What the sheet's conditional formats add to cells, by "row_column" (zero-based). The format of highest
 * priority (lowest number) is kept where several set the same thing. Formats of other kinds (bars, scales, icons)
 * and rules that cannot be evaluated add nothing.
 */
export function conditionalLooks(sheet: SheetModel, holds: RuleEvaluator): Map<string, CellStyle> {
  const looks = new Map<string, CellStyle>();
  for (const format of [...sheet.conditionalFormats].sort((one, other) => one.priority - other.priority)) {
    const look = lookOf(format.rule);
    if (look) addLook(looks, sheet, format, look, holds);
  }
  return looks;
}

function addLook(
  looks: Map<string, CellStyle>,
  sheet: SheetModel,
  format: ConditionalFormatModel,
  look: CellStyle,
  holds: RuleEvaluator,
): void {
  const origin = format.areas[0];
  if (!origin) return;
  for (const area of format.areas) {
    for (let row = area.top; row <= Math.min(bottom(area), sheet.rows.length - 1); row += 1) {
      for (let column = area.left; column <= right(area); column += 1) {
        const formula = formulaOf(format.rule, sheet, row, column);
        const at = { sheet, row, column, originRow: origin.top, originColumn: origin.left };
        if (formula === null || holds(formula, at) !== true) continue;
        const key = `${row}_${column}`;
        looks.set(key, { ...look, ...looks.get(key) });
      }
    }
  }
}

function formulaOf(rule: Rule, sheet: SheetModel, row: number, column: number): string | null {
  if (rule.custom?.rule?.formula !== undefined) return asFormula(rule.custom.rule.formula);
  const value = cellAt(sheet, row, column)?.value ?? null;
  if (rule.cellValue?.rule) return value === null ? null : comparison(rule.cellValue.rule, value);
  if (rule.textComparison?.rule) return textFormula(rule.textComparison.rule, value);
  return null;
}

function comparison(
  rule: { operator?: string; formula1?: string; formula2?: string },
  value: Scalar,
): string | null {
  const shape = OPERATORS[rule.operator ?? ""];
  if (shape === undefined || typeof value === "object") return null;
  const cell = typeof value === "string" ? quoted(value) : `(${String(value)})`;
  const operand = (text: string | undefined) => `(${(text ?? "").replace(/^=/, "")})`;
  const parts: Readonly<Record<string, string>> = {
    X: cell,
    A: operand(rule.formula1),
    B: operand(rule.formula2),
  };
  return `=${shape.replace(/\b[XAB]\b/g, (name) => parts[name] ?? name)}`;
}

function textFormula(rule: { operator?: string; text?: string }, value: Scalar): string | null {
  if (typeof value !== "string" || rule.text === undefined) return null;
  const found = value.toLowerCase().indexOf(rule.text.toLowerCase());
  const atEnd = value.toLowerCase().endsWith(rule.text.toLowerCase());
  const outcomes: Readonly<Record<string, boolean>> = {
    Contains: found >= 0,
    NotContains: found < 0,
    BeginsWith: found === 0,
    EndsWith: atEnd,
  };
  const outcome = outcomes[rule.operator ?? ""];
  return outcome === undefined ? null : outcome ? "=TRUE" : "=FALSE";
}

function lookOf(rule: Rule): CellStyle | null {
  const format = (rule.custom ?? rule.cellValue ?? rule.textComparison)?.format;
  if (!format) return null;
  return {
    ...(format.fill?.color ? { fill: format.fill.color } : {}),
    ...(format.font?.color ? { fontColor: format.font.color } : {}),
    ...(format.font?.bold ? { bold: true } : {}),
    ...(format.font?.italic ? { italic: true } : {}),
  };
}

function asFormula(text: string): string {
  return text.startsWith("=") ? text : `=${text}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
