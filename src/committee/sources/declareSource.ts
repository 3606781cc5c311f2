import type { ExcelSession } from "../../excel/host/session";
import { possibleHeadings } from "../../intake/find/detect";
import type { TaskControl } from "../port/task";
import type { DeclareActions } from "./declareContract";
import type { SheetToDeclare } from "./sourcesContract";
import { foreignSheets, readState } from "../port/workbookState";
import { readSheets } from "../port/readSheets";

/** Titles and legends may stand above the headings, hardly more than this. */
const FIRST_ROWS = 60;

/** What the pane can do to declare a source by hand. */
export function declareActions(session: ExcelSession): DeclareActions {
  return { sheetsToDeclare: (control) => sheetsToDeclare(session, control) };
}

async function sheetsToDeclare(session: ExcelSession, control: TaskControl): Promise<SheetToDeclare[]> {
  const state = await readState(session);
  const grids = await readSheets(session, foreignSheets(state), control, FIRST_ROWS);
  return grids
    .map((grid) => ({ sheet: grid.sheet, rows: possibleHeadings(grid) }))
    .filter(({ rows }) => rows.length > 0);
}
