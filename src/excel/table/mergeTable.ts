import type { CellInput, CellOutput } from "../../book/cells";
import type { RowInput, TableLayout } from "../../book/table";
import type { TableContent } from "./ownTables";
import { writeRows } from "./refreshTable";
import { liftState, putFiltersBack, putTotalsBack, readState } from "./tableFilters";
import type { Written } from "../host/decorations";
import type { WorkbookContext } from "../host/session";
import { differences } from "../host/writeCells";

/**
 * Brings rows into a table that people edit too: a row is found by the columns that name it, only cells
 * that differ are written, new rows are added below, and every other row stays as it is.
 *
 * @param names keys of the columns that together name a row.
 * @returns how many cells differed, new rows' cells included, and a filter that could not be put back.
 */
export async function mergeTable(
  context: WorkbookContext,
  layout: TableLayout,
  content: TableContent,
  names: readonly string[],
  rows: readonly RowInput[],
): Promise<Written> {
  const { wanted, added } = planMerge(content, names, rows);
  const found = differences(wanted, content.rows);
  if (found.cells === 0) return { cells: 0, refused: [] };
  const table = context.workbook.tables.getItem(layout.table);
  const state = await readState(context, table, content);
  liftState(state);
  await writeRows(context, layout, content, found, added);
  putTotalsBack(state);
  await context.sync();
  return { cells: found.cells, refused: await putFiltersBack(context, [state]) };
}

/**
 * Takes rows out of a table, whatever filters stand; what people put below it moves up with the table alone.
 * @param gone zero-based body rows, in any order.
 * @returns a filter that could not be put back.
 */
export async function removeRows(
  context: WorkbookContext,
  layout: TableLayout,
  content: TableContent,
  gone: readonly number[],
): Promise<readonly string[]> {
  if (gone.length === 0) return [];
  const table = context.workbook.tables.getItem(layout.table);
  const state = await readState(context, table, content);
  liftState(state);
  // Bottom-up, so that the places of the rows still to go do not shift.
  for (const row of gone.toSorted((a, b) => b - a)) table.rows.getItemAt(row).delete();
  putTotalsBack(state);
  await context.sync();
  return putFiltersBack(context, [state]);
}

/** For each body row the cells it should hold (null = as it stands), new rows last; blank rows are taken first. */
function planMerge(
  content: TableContent,
  names: readonly string[],
  rows: readonly RowInput[],
): { readonly wanted: CellInput[][]; readonly added: number } {
  const { keys } = content;
  const nameOf = (cells: readonly (CellInput | undefined)[]) =>
    names.map((key) => nameText(cells[keys.indexOf(key)])).join("\n");
  const missing = new Map(rows.map((row) => [nameOf(keys.map((key) => (key ? row[key] : ""))), row]));
  const inColumns = (row: RowInput) => keys.map((key): CellInput => (key ? (row[key] ?? null) : null));
  const wanted = content.rows.map((cells) => {
    const name = nameOf(cells);
    const row = missing.get(name);
    missing.delete(name);
    return row === undefined ? null : inColumns(row);
  });
  const left = [...missing.values()];
  const merged = wanted.map((cells, index) => {
    if (cells !== null) return cells;
    const row = isBlank(content.rows[index] ?? []) ? left.shift() : undefined;
    return row === undefined ? keys.map(() => null) : inColumns(row);
  });
  return { wanted: [...merged, ...left.map(inColumns)], added: left.length };
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
