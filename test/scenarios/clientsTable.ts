import type { WorkbookModel } from "../simulator/model";
import { sheetNamed, tableNamed, valuesOf } from "../simulator/workbook";

/** The rows of the Clients sheet's table, each by its headings. */
export function clientsTable(model: WorkbookModel): Record<string, string | number | boolean>[] {
  const { area } = tableNamed(model, "CC_Clients");
  const rows = valuesOf(sheetNamed(model, "Clients"), `A${area.top + 1}:BZ${area.top + area.rows}`);
  const headings = rows[0]!.slice(0, area.columns).map(String);
  return rows.slice(1).map((row) => Object.fromEntries(headings.map((name, index) => [name, row[index]!])));
}
