import { columnIndex, columnName, MAX_COLUMNS, MAX_ROWS } from "../address";
import { mapFormula } from "./formulaTokens";

const CORNER = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/;

function moveCorner(corner: string, rows: number, columns: number): string | null {
  const match = CORNER.exec(corner);
  if (match === null) return null;
  const [, first = "", letters = "", second = "", digits = ""] = match;
  // In "$5" the only dollar belongs to the row; with letters, the first belongs to the column.
  const rowFixed = letters === "" ? first === "$" : second === "$";
  const column = letters === "" ? 0 : columnIndex(letters) + (first === "$" ? 0 : columns);
  const row = digits === "" ? 0 : Number(digits) - 1 + (rowFixed ? 0 : rows);
  if (column < 0 || column >= MAX_COLUMNS || row < 0 || row >= MAX_ROWS) return null;
  const movedColumn = letters === "" ? "" : `${first}${columnName(column)}`;
  const movedRow = digits === "" ? "" : `${letters === "" ? first : second}${row + 1}`;
  return movedColumn + movedRow;
}

/**
 * The formula as it reads when copied some rows down and columns to the right: relative references move along, those
 * with "$" stay, and one that would leave the sheet becomes #REF!. Texts and names stay as they are.
 */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapFormula(formula, (token) => {
    if (token.kind !== "reference") return null;
    const sheet = token.text.slice(0, token.text.length - token.local.length);
    const corners = token.local.split(":").map((corner) => moveCorner(corner, rows, columns));
    return sheet + (corners.includes(null) ? "#REF!" : corners.join(":"));
  });
}
