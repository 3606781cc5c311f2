import { columnLetters } from "../../book/cells";
import { excelCode } from "../host/excelProblem";
import type { ExcelSession, WorkbookContext } from "../host/session";
import type { Ask, Fact, ProbeAnswer } from "./probe";

/** Each probe's corner of the scratch sheet lies below and right of the one before: rows and columns are its own. */
const CORNER = { rows: 60, columns: 8 } as const;

/** What a probe works on. */
export interface Bench {
  readonly workbook: WorkbookContext;
  readonly session: Pick<ExcelSession, "file">;
  /** The scratch sheet. */
  readonly sheet: Excel.Worksheet;
  /** The sheet that the user had in front. */
  readonly home: Excel.Worksheet;
  readonly ask: Ask;
  /** Cells of the probe's own corner, which begins at "A1". */
  readonly range: (local: string) => Excel.Range;
  /** The address on the sheet of cells of the corner; works on whole formulas too. */
  readonly at: (local: string) => string;
}

/** Tries something of Excel. */
export type ProbeRun = (bench: Bench) => Promise<ProbeAnswer>;

/** Turns addresses of the corner of the probe with this number into those of the sheet. */
export function cornerOf(number: number): (local: string) => string {
  const { rows, columns } = CORNER;
  return (local) =>
    local.replace(/\b([A-H])(\d+)\b/g, (_, letter: string, row: string) => {
      const column = letter.charCodeAt(0) - 65 + columns * (number - 1);
      return columnLetters(column) + String(Number(row) + rows * (number - 1));
    });
}

/**
 * Sends what is queued, with what `queue` adds to it.
 * @returns "done", or Excel's code where it refuses.
 */
export async function tried(workbook: WorkbookContext, queue: () => unknown): Promise<string> {
  try {
    queue();
    await workbook.sync();
    return "done";
  } catch (error) {
    const code = excelCode(error);
    if (code === null) throw error;
    return code;
  }
}

/**
 * Sends what is queued with the load of an object.
 * @returns what `read` takes from it, or Excel's code where it refuses.
 */
export async function told<Loaded, Found>(
  workbook: WorkbookContext,
  loaded: Loaded,
  read: (loaded: Loaded) => Found,
): Promise<Found | string> {
  const outcome = await tried(workbook, () => undefined);
  return outcome === "done" ? read(loaded) : outcome;
}

/** Puts values into cells of the corner and makes a table of them, their first row being its headings. */
export function tableOf({ sheet, range, at }: Bench, local: string, values: Fact[][]): Excel.Table {
  range(local).values = values;
  return sheet.tables.add(at(local), true);
}
