import { bottom, formatArea, right } from "../address";
import type { Area, SheetModel, WorkbookModel } from "../model";
import { evaluateFormulas } from "./recalculate";
import { translateFormula } from "./translateFormula";

/** A formula of a conditional format or a validation that does not work. */
export interface BrokenRule {
  readonly sheet: string;
  /** The cell that it was computed for. */
  readonly address: string;
  readonly formula: string;
  /** Excel's error, or "not computed" when the engine cannot tell. */
  readonly value: string;
}

interface RuleFormula {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/**
 * Computes the formulas of all rules for the first and the last cell of each of their areas, as Excel does for every
 * cell. A list's formula is a range: it is none of these.
 */
export function brokenRules(workbook: WorkbookModel): BrokenRule[] {
  const formulas = workbook.sheets.flatMap((sheet) => [
    ...sheet.conditionalFormats.flatMap(({ rule, areas }) => atCorners(sheet, areas, formulasIn(rule))),
    ...sheet.validations
      .filter(({ type }) => type !== "List")
      .flatMap(({ rule, areas }) => atCorners(sheet, areas, formulasIn(rule))),
  ]);
  const values = evaluateFormulas(workbook, formulas);
  return formulas.flatMap(({ sheet, row, column, formula }, index) => {
    const value = values[index];
    const isError = typeof value === "object" && value !== null;
    if (value !== undefined && !isError) return [];
    const address = formatArea({ top: row, left: column, rows: 1, columns: 1 });
    return [{ sheet: sheet.name, address, formula, value: isError ? value.error : "not computed" }];
  });
}

/** The texts of a rule that are formulas, wherever they stand in it. */
function formulasIn(rule: unknown): string[] {
  if (typeof rule === "string") return rule.startsWith("=") ? [rule] : [];
  return typeof rule === "object" && rule !== null ? Object.values(rule).flatMap(formulasIn) : [];
}

/** Formulas are written for the first cell of the first area. */
function atCorners(sheet: SheetModel, areas: readonly Area[], formulas: readonly string[]): RuleFormula[] {
  const [first] = areas;
  if (first === undefined) return [];
  return formulas.flatMap((formula) =>
    areas.flatMap((area) => {
      const corners = [
        { row: area.top, column: area.left },
        { row: bottom(area), column: right(area) },
      ];
      return corners.map(({ row, column }) => ({
        ...{ sheet, row, column },
        formula: withOwnPlace(translateFormula(formula, row - first.top, column - first.left), row, column),
      }));
    }),
  );
}

/** ROW() and COLUMN() mean the cell that the rule is computed for. */
function withOwnPlace(formula: string, row: number, column: number): string {
  return formula.replace(/\bROW\(\s*\)/gi, String(row + 1)).replace(/\bCOLUMN\(\s*\)/gi, String(column + 1));
}
