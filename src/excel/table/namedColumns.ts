import type { CellOutput } from "../../book/cells";
import { headingOf, type TableLayout } from "../../book/table";
import { LANGUAGES } from "../../locales/translator";
import type { TableHead } from "./ownTables";

/**
 * Queues the reading of some columns of a table of ours by the headings that we give them, in the request that asks
 * where the table stands: nothing must be known of it, and it need not stand.
 * @returns once the caller has synced, the body rows with these columns, the others blank; null when people have
 *   retouched a heading, so that the column is to be read by its place.
 */
export function askNamedColumns(
  table: Excel.Table,
  layout: TableLayout,
  keys: readonly string[],
): (head: Pick<TableHead, "headings" | "keys" | "bodyRows">) => CellOutput[][] | null {
  const asked = keys.map((key) => {
    const headings = new Set(LANGUAGES.map((language) => headingOf(layout.table, key, language)));
    return {
      key,
      named: [...headings].map((heading) => {
        const column = table.columns.getItemOrNullObject(heading);
        return { heading, column, body: column.getDataBodyRange().load("values") };
      }),
    };
  });
  return ({ headings, keys: standing, bodyRows }) => {
    const rows = Array.from({ length: bodyRows }, () => headings.map((): CellOutput => ""));
    for (const { key, named } of asked) {
      const place = standing.indexOf(key);
      const found = named.find(({ heading, column }) => heading === headings[place] && !column.isNullObject);
      const values = found?.body.values as CellOutput[][] | null | undefined;
      if (values?.length !== bodyRows) return null;
      values.forEach(([cell = ""], row) => rows[row]?.splice(place, 1, cell));
    }
    return rows;
  };
}
