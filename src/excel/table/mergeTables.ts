import type { CellInput, CellOutput } from "../../book/cells";
import type { RowInput, TableLayout } from "../../book/table";
import type { TableContent } from "./ownTables";
import { writeTables, type TablePlan } from "./tableWrites";
import type { Written } from "../host/decorations";
import type { WorkbookContext } from "../host/session";

/** Rows to bring into a table that people edit too. */
export interface Merge {
  readonly layout: TableLayout;
  readonly content: TableContent;
  /** Keys of the columns that together name a row. */
  readonly names: readonly string[];
  readonly rows: readonly RowInput[];
  /** Zero-based body rows to take out, in ascending order; what people put below moves up with the table alone. */
  readonly gone?: readonly number[];
}

/**
 * Brings rows into tables that people edit too: a row is found by the columns that name it, only cells
 * that differ are written, new rows are added below, and every other row stays as it is. All tables go out together.
 *
 * @returns how many cells differed, new rows' cells included, and a filter that could not be put back.
 */
export async function mergeTables(context: WorkbookContext, merges: readonly Merge[]): Promise<Written> {
  return writeTables(context, merges.map(planMerge));
}

/** For each body row the row it should hold (null = as it stands), the others below; blank rows are taken first. */
function planMerge({ layout, content, names, rows, gone = [] }: Merge): TablePlan {
  const nameOf = (cell: (key: string) => CellInput | undefined) =>
    names.map((key) => nameText(cell(key))).join("\n");
  const missing = new Map(
    rows.map((row) => [nameOf((key) => (content.keys.includes(key) ? row[key] : "")), row]),
  );
  const found = content.rows.map((cells) => {
    const name = nameOf((key) => cells[content.keys.indexOf(key)]);
    const row = missing.get(name);
    missing.delete(name);
    return row ?? null;
  });
  const added = [...missing.values()];
  const wantedRows = found.map((row, index) => {
    if (row !== null) return row;
    return isBlank(content.rows[index] ?? []) ? (added.shift() ?? null) : null;
  });
  return { layout, content, wantedRows, added, gone };
}

/** Text without the apostrophe it is sent with, in one case: people retype names. */
function nameText(cell: CellInput | undefined): string {
  return String(cell ?? "")
    .replace(/^'/, "")
    .trim()
    .toLowerCase();
}

function isBlank(cells: readonly CellOutput[]): boolean {
  return cells.every((cell) => cell === "");
}
