import { codeReader } from "../domain/protocol/clientCodes";
import type { TableCells } from "./table";

/**
 * Gives codes that Excel has made numbers of, in any of the tables, back as the text that they are elsewhere in
 * them, with the zeros they began with. One that stands nowhere as text is left as it is.
 * @param known codes known besides.
 */
export function withTextCodes<T extends Pick<TableCells, "keys" | "rows">>(
  tables: readonly (T | null)[],
  known: readonly string[] = [],
): (T | null)[] {
  const cells = tables.flatMap((table) => {
    const column = codeColumn(table);
    return table === null || column < 0 ? [] : table.rows.map((row) => row[column] ?? "");
  });
  if (!cells.some((cell) => typeof cell === "number")) return [...tables];
  const read = codeReader([...cells.filter((cell) => typeof cell === "string"), ...known]);
  return tables.map((table) => {
    const column = codeColumn(table);
    if (table === null || column < 0) return table;
    const rows = table.rows.map((row) => {
      const cell = row[column];
      if (typeof cell !== "number") return row;
      const code = read(String(cell));
      return code === String(cell) ? row : row.with(column, code);
    });
    return { ...table, rows };
  });
}

function codeColumn(table: Pick<TableCells, "keys"> | null): number {
  return table?.keys.indexOf("clientCode") ?? -1;
}
