import type { CellValue, SheetGrid } from "../../src/intake/cells/sheetGrid";
import { openItemsMatrix } from "../sample/portfolio";

export const SEED = 7;

const COLUMNS = 20;
const ITEMS_PER_CLIENT = 10;

/**
 * A sheet of so many open items, for measuring: 20 columns, its amounts as texts ("1234,56"), columns nobody
 * reads beside its own, a client to ten items; parsed from JSON as Excel's answers are.
 */
export function wideGrid(items: number): SheetGrid {
  const values = asWideText(openItemsMatrix(items, SEED, items / ITEMS_PER_CLIENT));
  return { sheet: "Pièces ouvertes", hidden: false, firstRow: 0, firstColumn: 0, values };
}

function asWideText(values: SheetGrid["values"]): CellValue[][] {
  const amounts = new Set(["Montant devise", "Restant dû (EUR)"]);
  const isAmount = (values[0] ?? []).map((heading) => amounts.has(String(heading)));
  const wide = values.map((row, index) => {
    const cells = row.map((cell, column) => {
      return index > 0 && isAmount[column] ? String(cell).replace(".", ",") : cell;
    });
    const spare = Array.from({ length: COLUMNS - row.length }, (_, place) => {
      return index === 0 ? `Libre ${place + 1}` : "x";
    });
    return [...cells, ...spare];
  });
  return JSON.parse(JSON.stringify(wide)) as CellValue[][];
}
