import { columnLetters } from "../../src/book/cells";
import type { Table } from "../../src/book/table";
import type { Columns } from "../../src/book/column";

/** The address of a cell of a table as the product creates it, by its column and the sheet's row. */
export function cellIn<C extends Columns>(layout: Table<C>, key: keyof C & string, row: number): string {
  const index = layout.columns.findIndex((column) => column.key === key);
  return `${columnLetters(layout.column + index)}${row}`;
}
