import type { TableModel } from "../model";
import { uniqueAmong } from "./uniqueNames";

/** Adds a column to the table's list, with an id and a name of its own. */
export function insertColumn(table: TableModel, index: number, wanted?: string): void {
  const names = table.columns.map((column) => column.name);
  const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1;
  const name = uniqueAmong(wanted ?? `Column${table.columns.length + 1}`, names);
  table.columns.splice(index, 0, { id, name, totalsFunction: null, totalsLabel: null, totalsFormula: null });
  for (const filter of table.filters) if (filter.column >= index) filter.column += 1;
  table.sort = table.sort.map((field) => ({ ...field, key: field.key + Number(field.key >= index) }));
}
