import type { SheetToDeclare } from "./sourcesContract";
import type { ExcelSession } from "../../excel/host/session";
import { possibleHeadings } from "../../intake/find/headers";
import type { TaskControl } from "../port/task";
import { foreignSheets, readState } from "../port/workbookState";
import { readSheets } from "../port/readSheets";

/** Titles and legends may stand above the headings, hardly more than this. */
const FIRST_ROWS = 60;

/** Every sheet that is not ours with the rows that could be its headings. Writes nothing. */
export async function sheetsToDeclare(
  session: ExcelSession,
  control: TaskControl,
): Promise<SheetToDeclare[]> {
  const state = await readState(session);
  const grids = await readSheets(session, foreignSheets(state), control, FIRST_ROWS);
  return grids
    .map((grid) => ({ sheet: grid.sheet, rows: possibleHeadings(grid) }))
    .filter(({ rows }) => rows.length > 0);
}
