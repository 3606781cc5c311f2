import type { CellInput, CellOutput } from "../../book/cells";
import type { RowInput, TableLayout } from "../../book/table";
import { placeOf, toProblem } from "../host/excelProblem";
import type { WorkbookContext } from "../host/session";
import { formatRows, type TableContent } from "./ownTables";
import {
  asInput,
  ensureMeant,
  ensureWritten,
  firstRow,
  inFormat,
  nameColumn,
  namesIn,
  onlyColumn,
  planChange,
  queueChange,
  settleMoved,
  syncLifting,
  tableOf,
  withColumns,
  type RowChange,
} from "./rowChange";
import { isBlankRow, type RowSurvey } from "./rowSurvey";

/** What stands after a row was added. */
export interface Appended<K extends string> {
  /** The names of all rows. */
  readonly names: readonly CellOutput[];
  /** The row as Excel gives it back, in the request that wrote it; null when it had to be made to join the table. */
  readonly row: TableContent<K> | null;
}

/**
 * Adds a row below the last one and reads it back. Where the table ends is found out by Excel as it writes,
 * so that two people who write at once write two rows (office-js docs, co-authoring). Filters stay on: what
 * stands below a table is not hidden by them. What people put below moves down.
 *
 * @param closing a row to change with it, both or none.
 * @returns what stands after the write.
 * @throws Problem "not-saved" when the row does not read back as it was written.
 */
export async function appendRow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  row: RowInput,
  closing: RowChange<K> | null = null,
): Promise<Appended<K>> {
  return withColumns(survey, closing?.row ?? null, (each) => append(context, each, row, closing));
}

/** @param opens what moves down where something stands below: the cells below the table, or whole rows of the sheet. */
async function append<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  row: RowInput,
  closing: RowChange<K> | null,
  opens: "cells" | "rows" = "cells",
): Promise<Appended<K>> {
  const { layout, head, isBlank, isOccupiedBelow, hasFilteredTotals } = survey;
  const closed = closing === null ? null : await planChange(context, survey, closing);
  const table = tableOf(context, survey);
  const formats = head.keys.map((key) => formatOf(layout, key));
  const cells = head.keys.map((key, index): CellInput => {
    return key === null ? null : inFormat(row[key] ?? null, formats[index]);
  });
  if (isBlank) {
    survey.noteAdded?.(row);
    const filled = await fillBlankRow(context, survey, cells, formats);
    if (filled !== null) return filled;
  }
  // The new row stands where totals are: they come back once it has joined the table.
  const standing = loadTotals(context, survey);
  if (hasFilteredTotals) table.clearFilters();
  table.showTotals = false;
  const under = isOccupiedBelow ? null : table.getDataBodyRange().getRowsBelow(1).load("values");
  // First of all: where Excel refuses, nothing has been changed.
  const room = isOccupiedBelow ? openRoom(table, opens) : table.getDataBodyRange().getRowsBelow(1);
  // A row of another width is refused before anything is written.
  room.numberFormat = [formats];
  const closedRow = closed === null ? null : queueChange(table, closed);
  survey.noteAdded?.(row);
  room.values = [cells];
  room.load("values,rowIndex");
  const body = table.getDataBodyRange().load("rowIndex,rowCount");
  const names = nameColumn(table, survey).load("values");
  try {
    await syncLifting(context, survey, hasFilteredTotals || closed?.lifts === true);
  } catch (error) {
    // Totals and a filter have come since the survey: nothing was done.
    if (!hasFilteredTotals && /^Table\.showTotals$/i.test(placeOf(error))) {
      return append(context, await survey.again(), row, closing, opens);
    }
    // People's merged note below would be torn apart: their whole rows move down instead.
    const couldMove = isOccupiedBelow && opens === "cells" && toProblem(error).code === "merged-cells";
    if (!couldMove) throw error;
    return append(context, survey, row, closing, "rows");
  }
  ensureWritten(cells, firstRow(room.values));
  if (closed !== null && closedRow !== null) {
    const moved = await settleMoved(context, survey, closed, closedRow);
    await ensureMeant(context, survey, closed, moved?.before ?? firstRow(closedRow.values));
  }
  const isJoined = room.rowIndex < body.rowIndex + body.rowCount;
  if (!isJoined) {
    // Rows written below a table do not always join it (office-js#3191). Somebody may have shown totals meanwhile.
    table.showTotals = false;
    table.resize(table.getRange().getBoundingRect(room));
    const worksheet = context.workbook.worksheets.getItem(head.sheet);
    formatRows(worksheet, layout, room.rowIndex, 1, { column: head.bodyColumn, keys: head.keys });
    await context.sync();
  }
  const stray = firstRow(under?.values ?? []);
  if (!isBlankRow(stray)) await writeBelow(context, survey, stray, formats);
  await showTotalsAgain(context, survey, standing);
  return isJoined && isBlankRow(stray)
    ? { names: onlyColumn(names), row: rowAt(survey, room) }
    : { names: await namesIn(context, survey), row: null };
}

/** Writes the row of somebody else below the table again, who had written it in the same moment: it had not joined yet. */
async function writeBelow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  row: readonly CellOutput[],
  formats: readonly (string | null)[],
): Promise<void> {
  const table = tableOf(context, survey);
  table.showTotals = false;
  const room = table.getDataBodyRange().getRowsBelow(1);
  room.numberFormat = [[...formats]];
  room.values = [row.map((cell, index) => asInput(cell, formats[index]))];
  await context.sync();
}

/** A row that was loaded with its values and place. */
function rowAt<K extends string>({ head }: RowSurvey<K>, { rowIndex, values }: Excel.Range): TableContent<K> {
  return { ...head, bodyRow: rowIndex, rows: values as CellOutput[][] };
}

/** Queues room for a row below the table. */
function openRoom(table: Excel.Table, opens: "cells" | "rows"): Excel.Range {
  const next = table.getDataBodyRange().getRowsBelow(1);
  if (opens === "cells") return next.insert("Down");
  next.getEntireRow().insert("Down");
  return table.getDataBodyRange().getRowsBelow(1);
}

/** @returns null when somebody else has taken the blank row meanwhile: his row is put back. */
async function fillBlankRow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  cells: readonly CellInput[],
  formats: readonly (string | null)[],
): Promise<Appended<K> | null> {
  const table = tableOf(context, survey);
  const before = table.getDataBodyRange().getRow(0).load("formulas,values");
  const row = table.getDataBodyRange().getRow(0);
  row.numberFormat = [[...formats]];
  row.values = [[...cells]];
  const after = table.getDataBodyRange().getRow(0).load("values,rowIndex");
  const names = nameColumn(table, survey).load("values");
  await context.sync();
  const current = firstRow(before.values);
  const formulas = firstRow(before.formulas);
  if (isBlankRow(current)) {
    ensureWritten(cells, firstRow(after.values));
    return { names: onlyColumn(names), row: rowAt(survey, after) };
  }
  row.values = [current.map((cell, index) => asInput(cell, formats[index], formulas[index]))];
  await context.sync();
  return null;
}

function formatOf(layout: TableLayout, key: string | null): string | null {
  const column = layout.columns.find((each) => each.key === key);
  return column === undefined ? null : (column.format ?? "General");
}

/**
 * Lets the table take in rows of its own that stand just below it. Joining areas never makes it smaller.
 * @param count how many of them.
 */
export async function takeInBelow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  count: number,
): Promise<void> {
  const { head, hasFilteredTotals } = survey;
  const table = tableOf(context, survey);
  const standing = loadTotals(context, survey);
  // A table that shows totals is not resized, and they stand between it and the rows.
  if (hasFilteredTotals) table.clearFilters();
  table.showTotals = false;
  // By where they stood: should a colleague have taken them in already, nothing more is.
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const rows = table.worksheet.getRangeByIndexes(bodyRow + bodyRows, bodyColumn, count, keys.length);
  table.resize(table.getRange().getBoundingRect(rows));
  await syncLifting(context, survey, hasFilteredTotals);
  await showTotalsAgain(context, survey, standing);
}

/** Queues the question whether the table shows totals just then. */
function loadTotals<K extends string>(context: WorkbookContext, survey: RowSurvey<K>): Excel.Table {
  return tableOf(context, survey).load("showTotals");
}

/** Shows totals that stood and had to make room, in a request of its own: the rows stand whether it succeeds or not. */
async function showTotalsAgain<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  standing: Excel.Table,
): Promise<void> {
  if (!standing.showTotals) return;
  tableOf(context, survey).showTotals = true;
  await context.sync();
}
