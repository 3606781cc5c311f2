import type { Model } from "@ironcalc/wasm";
import { columnIndex } from "../../simulator/address";
import { cellAt } from "../../simulator/cells";
import { newEngineWorkbook } from "../../simulator/formulas/engine";
import type { Scalar, SheetModel } from "../../simulator/model";

/** Says whether a conditional format's formula holds for a cell; null when the demo cannot tell. */
export type RuleEvaluator = (formula: string, at: RuleCell) => boolean | null;

/** The cell a rule is asked about, and the top left cell of the format's area, for which its formula is written. */
interface RuleCell {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly originRow: number;
  readonly originColumn: number;
}

const REFERENCE = /("(?:[^"]|"")*")|(?<![\w.!:'\]])(\$?)([A-Z]{1,3})(\$?)([1-9]\d*)(?![\w(:!])/gi;
const NOT_A_CELL = /[!:[\]]/;

/**
 * Evaluates rules by writing the cells they read into them ("=$A2="Rouge"" becomes "="Vert"="Rouge"") and letting
 * the spreadsheet engine compute the outcome, once for each different text: thousands of rows have few.
 * A rule that reads areas, tables or other sheets is not told.
 * @param today the serial that TODAY() stands for
 */
export function ruleEvaluator(today: number): RuleEvaluator {
  const engine = newEngineWorkbook();
  engine.resumeEvaluation();
  const known = new Map<string, boolean | null>();
  return (formula, at) => {
    const written = withValues(formula, at)?.replace(/TODAY\(\)/gi, String(today));
    if (written === undefined) return null;
    const before = known.get(written);
    if (before !== undefined) return before;
    const outcome = compute(engine, written);
    known.set(written, outcome);
    return outcome;
  };
}

function withValues(formula: string, at: RuleCell): string | undefined {
  if (NOT_A_CELL.test(formula.replace(/"(?:[^"]|"")*"/g, ""))) return undefined;
  return formula.replace(
    REFERENCE,
    (
      whole,
      text: string | undefined,
      fixedColumn: string,
      letters: string,
      fixedRow: string,
      digits: string,
    ) => {
      if (text !== undefined) return whole;
      const column = columnIndex(letters) + (fixedColumn ? 0 : at.column - at.originColumn);
      const row = Number(digits) - 1 + (fixedRow ? 0 : at.row - at.originRow);
      return literal(cellAt(at.sheet, row, column)?.value ?? null);
    },
  );
}

function literal(value: Scalar): string {
  if (value === null) return '""';
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? `(${value})` : "NA()";
}

function compute(engine: Model, formula: string): boolean | null {
  try {
    engine.setUserInput(0, 1, 1, formula);
    const shown = engine.getFormattedCellValue(0, 1, 1).toUpperCase();
    return shown === "TRUE" || (shown !== "FALSE" && Number(shown) !== 0 && !Number.isNaN(Number(shown)));
  } catch {
    return null;
  }
}
