import type { CellInput, CellOutput } from "../../book/cells";
import { columnKeys, type RowInput, type TableLayout } from "../../book/table";
import { placeOf, toProblem } from "../host/excelProblem";
import type { WorkbookContext } from "../host/session";
import { Lifting, sendLifting, showTotalsAgain } from "./lifting";
import { formatRows, type TableContent } from "./ownTables";
import {
  ensureColumns,
  ensureMeant,
  ensureWritten,
  isMeant,
  nameColumn,
  namesIn,
  onlyColumn,
  planChange,
  tableOf,
  updateRow,
  withColumns,
  type RowChange,
} from "./rowChange";
import {
  asInput,
  firstRow,
  giveBack,
  headingsIn,
  inFormat,
  loadHeadings,
  queueRow,
  sameHeadings,
} from "./rowGiveBack";
import { isBlankRow, surveyAnew, type RowSurvey } from "./rowSurvey";
import { isFiltering } from "./tableFilters";

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
  const cells: CellsUnder = (keys) => keys.map((key) => (key === null ? null : (row[key] ?? null)));
  return add(context, survey, { row, cells }, closing);
}

/** Once the row stands it is not added again, whatever moves while the rest is done. */
async function add<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  added: NewRow,
  closing: RowChange<K> | null,
): Promise<Appended<K>> {
  const row = closing?.row ?? null;
  const finish = await withColumns(survey, row, (each) => append(context, each, added, closing));
  return finish();
}

/** The cells of a row to add, for a table's columns as they stand. */
type CellsUnder = (keys: readonly (string | null)[], headings: readonly string[]) => readonly CellInput[];

interface NewRow {
  /** What is known of it by column of ours. */
  readonly row: RowInput;
  readonly cells: CellsUnder;
}

/**
 * Writes the row and that to close.
 * @param opens what moves down where something stands below: the cells below the table, or whole rows of the sheet.
 * @returns what is left to do once they are written.
 */
async function append<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  added: NewRow,
  closing: RowChange<K> | null,
  opens: "cells" | "rows" = "cells",
): Promise<() => Promise<Appended<K>>> {
  const { layout, head, isBlank, isOccupiedBelow, refused } = survey;
  const closed = closing === null ? null : await planChange(context, survey, closing);
  // Excel refuses to take totals away from a filtered table (office-js#994).
  const hasFilteredTotals = survey.showsTotals && survey.filters.some(isFiltering);
  const table = tableOf(context, survey);
  const formats = formatsOf(layout, head.keys);
  const cells = added.cells(head.keys, head.headings).map((cell, index) => inFormat(cell, formats[index]));
  if (isBlank) {
    survey.noteAdded?.(added.row);
    const filled = await fillBlankRow(context, survey, cells, formats);
    if (filled !== null) return () => Promise.resolve(filled);
  }
  // A table of another width, or without the row to close, is refused before anything is changed.
  const header = loadHeadings(table);
  table.getDataBodyRange().getRow(0).numberFormat = [formats.map(() => null)];
  const lifting = new Lifting(context, survey);
  if (hasFilteredTotals || closed?.lifts === true) lifting.filters();
  const closedRow = closed === null ? null : queueRow(table, closed.row, closed.cells);
  // The new row stands where totals are: they come back once it has joined the table.
  lifting.totals();
  const under = isOccupiedBelow
    ? null
    : table.getDataBodyRange().getRowsBelow(1).load("values,formulas,numberFormat");
  const room = isOccupiedBelow ? openRoom(table, opens) : table.getDataBodyRange().getRowsBelow(1);
  room.numberFormat = [formats];
  survey.noteAdded?.(added.row);
  room.values = [cells];
  room.load("values,rowIndex");
  const body = table.getDataBodyRange().load("rowIndex,rowCount");
  const names = nameColumn(table, survey).load("values");
  try {
    await sendLifting(context, [lifting], refused);
  } catch (error) {
    // Totals and a filter have come since the survey: nothing was done.
    if (!hasFilteredTotals && /^Table\.showTotals$/i.test(placeOf(error))) {
      return append(context, await surveyAnew(survey), added, closing, opens);
    }
    // People's merged note below would be torn apart: their whole rows move down instead.
    const couldMove = isOccupiedBelow && opens === "cells" && toProblem(error).code === "merged-cells";
    if (!couldMove) throw error;
    return append(context, survey, added, closing, "rows");
  }
  const headings = headingsIn(header);
  const isMoved = !sameHeadings(headings, head.headings);
  const isJoined = room.rowIndex < body.rowIndex + body.rowCount;
  const stray = under === null ? null : strayRow(under, headings);
  const settle = async () => {
    if (!isJoined) await join(context, survey, room);
    const written = { row: room.rowIndex - body.rowIndex, headings, after: firstRow(room.values) };
    if (isMoved) await putUnderHeadings(context, survey, added, written);
    else ensureWritten(cells, written.after);
    if (stray !== null) await add(context, await surveyAnew(survey), stray, null);
    if (closing !== null && closed !== null && closedRow !== null) {
      const met = closedRow();
      if (isMeant(survey, closing.row, met)) await ensureMeant(context, survey, closed, met);
      else {
        await giveBack(context, survey, [met]);
        await updateRow(context, await surveyAnew(survey), closing);
      }
    }
  };
  return async () => {
    await untilTotalsAreBack(context, survey, lifting, settle);
    if (isJoined && !isMoved && stray === null) return { names: onlyColumn(names), row: rowAt(survey, room) };
    return { names: await namesIn(context, await surveyAnew(survey)), row: null };
  };
}

/** Rows written below a table do not always join it (office-js#3191). Somebody may have shown totals meanwhile. */
async function join<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  room: Excel.Range,
): Promise<void> {
  const { layout, head } = survey;
  const table = tableOf(context, survey);
  const lifting = new Lifting(context, survey).filters().totals();
  table.resize(table.getRange().getBoundingRect(room));
  const worksheet = context.workbook.worksheets.getItem(head.sheet);
  formatRows(worksheet, layout, room.rowIndex, 1, { column: head.bodyColumn, keys: head.keys });
  await sendLifting(context, [lifting], survey.refused);
  await showTotalsAgain(context, survey, lifting, survey.refused);
}

/** Does what is left to do while totals make room, and shows them again whatever becomes of it. */
async function untilTotalsAreBack<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  lifting: Lifting,
  settle: () => Promise<void>,
): Promise<void> {
  try {
    await settle();
  } finally {
    await showTotalsAgain(context, survey, lifting, survey.refused);
  }
}

/** Puts the cells of a row that was added while columns moved under their headings. */
async function putUnderHeadings<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  { cells }: NewRow,
  written: { readonly row: number; readonly headings: string[]; readonly after: readonly CellOutput[] },
): Promise<void> {
  const { row, headings, after } = written;
  const keys = columnKeys(survey.layout, headings);
  const values = cells(keys, headings).map((cell): CellOutput => {
    return typeof cell === "string" ? cell.replace(/^'/, "") : (cell ?? "");
  });
  const formats = formatsOf(survey.layout, keys).map((format) => format ?? "General");
  const before = { headings, values, formulas: values, formats };
  const at = headings.map((_, place) => place);
  await giveBack(context, survey, [{ row, rowIndex: row, before, after, at }]);
}

/** The row of somebody else, written below the table in the same moment, which had not joined yet; null for none. */
function strayRow(under: Excel.Range, standingUnder: readonly string[]): NewRow | null {
  const [values, formulas, formats] = [under.values, under.formulas, under.numberFormat].map(firstRow);
  if (values === undefined || isBlankRow(values)) return null;
  const cells: CellsUnder = (_, headings) =>
    headings.map((heading) => {
      const place = standingUnder.indexOf(heading);
      return place < 0 ? null : asInput(values[place] ?? "", formats?.[place], formulas?.[place]);
    });
  return { row: {}, cells };
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

/** @returns null when somebody else has taken the blank row meanwhile: he is given his row back. */
async function fillBlankRow<K extends string>(
  context: WorkbookContext,
  survey: RowSurvey<K>,
  cells: readonly CellInput[],
  formats: readonly (string | null)[],
): Promise<Appended<K> | null> {
  const table = tableOf(context, survey);
  const lifting = new Lifting(context, survey);
  if (survey.filters.some(isFiltering)) lifting.filters();
  const queued = queueRow(table, 0, cells, formats);
  const names = nameColumn(table, survey).load("values");
  await sendLifting(context, [lifting], survey.refused);
  const { before, after, rowIndex, ...rest } = queued();
  const isOurs = isBlankRow(before.values) && sameHeadings(before.headings, survey.head.headings);
  if (isOurs) {
    ensureWritten(cells, after);
    return { names: onlyColumn(names), row: { ...survey.head, bodyRow: rowIndex, rows: [after] } };
  }
  await giveBack(context, survey, [{ before, after, rowIndex, ...rest }]);
  ensureColumns(survey, before.headings);
  return null;
}

function formatsOf(layout: TableLayout, keys: readonly (string | null)[]): (string | null)[] {
  return keys.map((key) => {
    const column = layout.columns.find((each) => each.key === key);
    return column === undefined ? null : (column.format ?? "General");
  });
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
  const { head } = survey;
  const table = tableOf(context, survey);
  // A table that shows totals is not resized, and they stand between it and the rows.
  const lifting = new Lifting(context, survey).filters().totals();
  // By where they stood: should a colleague have taken them in already, nothing more is.
  const { bodyRow, bodyColumn, bodyRows, keys } = head;
  const rows = table.worksheet.getRangeByIndexes(bodyRow + bodyRows, bodyColumn, count, keys.length);
  table.resize(table.getRange().getBoundingRect(rows));
  await sendLifting(context, [lifting], survey.refused);
  await showTotalsAgain(context, survey, lifting, survey.refused);
}
