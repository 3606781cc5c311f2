import type { ExcelSession } from "../../excel/host/session";
import { possibleHeadings } from "../../intake/find/detect";
import type { TaskControl } from "../contract";
import type { DeclareActions, SheetToDeclare } from "./declareContract";
import { foreignSheets, readSheets, readState } from "../port/readPortfolio";

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
