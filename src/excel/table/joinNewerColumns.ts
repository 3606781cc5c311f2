import { columnKeys, newerColumns, type TableLayout } from "../../book/table";
import type { Language } from "../../locales/translator";
import { decorate } from "../host/decorations";
import type { WorkbookContext } from "../host/session";
import { addColumns, type TableContent } from "./ownTables";

/**
 * Gives a table the columns that did not exist when it was made, at its right.
 * @param standing the table as it was read, some of its columns or all; null when there is none.
 * @returns what this Excel refused: the columns are then added the next time.
 */
export async function joinNewerColumns(
  context: WorkbookContext,
  layout: TableLayout,
  standing: TableContent | null,
  language: Language,
): Promise<string[]> {
  if (standing === null) return [];
  // The keys of all headings, those of columns that were not read too.
  const keys = columnKeys(layout, standing.headings);
  const joined = newerColumns(layout, keys);
  if (joined.length === 0) return [];
  const apply = () => addColumns(context, layout, standing, joined, language);
  return decorate(context, [{ name: "columns", apply }]);
}
