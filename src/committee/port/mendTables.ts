import { COMMITTEES_TABLE } from "../../book/committees";
import { HISTORY_TABLE } from "../../book/history";
import type { CellOutput } from "../../book/cells";
import type { TableLayout } from "../../book/table";
import type { ExcelSession } from "../../excel/host/session";
import { CLIENTS_TABLE } from "../../book/clients";
import { OVERRIDES_TABLE } from "../../book/settings";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { RESULTS_TABLE } from "../../book/results";
import { POLICY_TABLES } from "../../excel/sheets/settingsSheet";
import { SOURCES_TABLES } from "../../excel/sheets/sourcesTables";
import { restoreTable } from "../../excel/table/restoreTable";
import { forgetPlaces, headingsIn } from "../../excel/table/standing";

/** Tables whose sheets hold a list of clients or of committees, with amounts or days. */
const LISTS: readonly TableLayout[] = [
  CLIENTS_TABLE,
  PROTOCOL_TABLE,
  HISTORY_TABLE,
  COMMITTEES_TABLE,
  RESULTS_TABLE,
];

const LAYOUTS: readonly TableLayout[] = [...LISTS, ...POLICY_TABLES, OVERRIDES_TABLE, ...SOURCES_TABLES];

/**
 * Makes a table again of what people converted to a range, renamed or took the headings from. Its cells stay.
 * @throws Problem "table-deleted" when its cells are gone.
 */
export async function mendTable(session: ExcelSession, table: string): Promise<void> {
  const layout = LAYOUTS.find((each) => each.table === table);
  if (layout !== undefined) await session.run((workbook) => restoreTable(workbook, layout));
}

/**
 * Lets the next run make a table anew that is gone, as the user has agreed to; with it all others of its sheet
 * that are gone.
 */
export async function beginAnew(session: ExcelSession, table: string): Promise<void> {
  const sheet = LAYOUTS.find((each) => each.table === table)?.sheet;
  const together = LAYOUTS.filter((layout) => layout.sheet === sheet);
  await session.run((workbook) =>
    forgetPlaces(
      workbook,
      together.map((layout) => layout.table),
    ),
  );
}

/** Whether a sheet holds a list of ours that is no table any more, or a copy of one: it is nobody's receivables. */
export function isListOfOurs(rows: readonly (readonly CellOutput[])[]): boolean {
  return headingsIn(LISTS, rows) !== null;
}
