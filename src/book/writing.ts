import type { Language } from "../locales/translator";
import type { CellInput } from "./cells";
import type { Columns, Values } from "./column";
import type { RowInput, Table } from "./table";
import { sheetWords } from "./words";

/**
 * Some values of a row as its cells hold them, in the workbook's language. A value that is blank clears its cell,
 * one that is absent leaves it.
 */
export function toCells<C extends Columns>(
  table: Table<C>,
  values: Partial<Values<C>>,
  language: Language,
): RowInput {
  const words = sheetWords(language);
  const row: Record<string, CellInput> = {};
  for (const [key, value] of Object.entries<unknown>(values)) {
    const column = table.declared[key];
    if (column !== undefined && value !== undefined) row[key] = column.kind.write(value, words);
  }
  return row;
}
