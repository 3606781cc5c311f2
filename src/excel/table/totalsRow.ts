import type { CellInput, CellOutput } from "../../book/cells";
import type { TableLayout } from "../../book/table";
import type { TableContent } from "./ownTables";
import { columnReference, comparedFormula } from "./structured";

/** Sum of a table's column over the rows that a filter leaves in view. */
export function totalFormula(table: string, heading: string): string {
  return `=SUBTOTAL(109,${columnReference(table, heading)})`;
}

/**
 * What should stand in the row above a table's headings: the live sum of each amount, and a word in the column
 * `labelled`. Above the headings the sums stay in view, and rows can be added below without moving them.
 * @param cells the row's formulas as read, over the table's columns; what people wrote there is left.
 * @returns null for a cell that is to be left as it stands.
 */
export function totalCells(
  layout: TableLayout,
  { keys, headings }: Pick<TableContent, "keys" | "headings">,
  label: { readonly key: string; readonly text: string },
  cells: readonly CellOutput[],
): CellInput[] {
  const totalled = new Set(layout.columns.filter(({ total }) => total).map(({ key }) => key));
  return keys.map((key, column) => {
    const found = String(cells[column] ?? "");
    const isOurs = comparedFormula(found).startsWith(`=SUBTOTAL(109,${layout.table.toUpperCase()}[`);
    if (key !== null && totalled.has(key)) {
      const wanted = totalFormula(layout.table, headings[column] ?? "");
      const isFree = found === "" || isOurs;
      return isFree && comparedFormula(found) !== comparedFormula(wanted) ? wanted : null;
    }
    if (key === label.key) return found === "" || isOurs ? label.text : null;
    return isOurs ? "" : null;
  });
}
