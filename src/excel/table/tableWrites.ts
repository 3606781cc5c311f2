import { Problem } from "../../domain/basis/problem";
import type { CellInput } from "../../book/cells";
import { TEXT_FORMAT } from "../../book/kinds";
import type { RowInput, TableLayout } from "../../book/table";
import { formatRows, type TableContent } from "./ownTables";
import type { Written } from "../host/decorations";
import { Lifting, sendLifting } from "./lifting";
import { filtersOf, isFiltering, type TableFilters } from "./tableFilters";
import type { WorkbookContext } from "../host/session";
import { differences, writeDifferences, type Differences } from "../host/writeCells";

/** What should change in one table of ours. */
export interface TablePlan {
  readonly layout: TableLayout;
  readonly content: TableContent;
  /** For each body row the cells it should hold; null leaves a cell, or the whole row, as it stands. */
  readonly wantedRows: readonly (RowInput | null)[];
  readonly added: readonly RowInput[];
  /** Body rows to remove. */
  readonly gone: readonly number[];
}

/** Changes of several tables that are ready to go out together. */
export interface TableWrites {
  /** How many cells differ, new rows' cells included. */
  readonly cells: number;
  /**
   * Writes everything, puts filters back and looks at the height that every table has come to.
   * @param beside queues whatever else belongs to the same request.
   * @param settle what is done with the rows once they stand and before filters are put back.
   * @returns filters that could not be put back, for the report of what was refused.
   * @throws Problem when a table has not the height it should have.
   */
  send(beside?: () => Promise<unknown>, settle?: () => Promise<unknown>): Promise<string[]>;
}

/**
 * Looks at filters and at what stands below, once for all tables and with what the caller has queued, so that what
 * follows is one request whatever the number of tables. Nothing is written yet.
 */
export async function prepareTableWrites(
  context: WorkbookContext,
  plans: readonly TablePlan[],
): Promise<TableWrites> {
  return prepare(context, duePlans(plans));
}

/**
 * Brings tables to what is planned for them, in requests of their own: none when nothing differs.
 * @param settle what is done with the rows once they stand and before filters are put back, e.g. sorting, which is
 *   due whether anything differs or not; it returns what was refused.
 * @returns how many cells differed, new rows' cells included, and what could not be put back.
 * @throws Problem when a table has not the height it should have.
 */
export async function writeTables(
  context: WorkbookContext,
  plans: readonly TablePlan[],
  settle?: () => Promise<readonly string[]>,
): Promise<Written> {
  const due = settle === undefined ? duePlans(plans) : plans.map(withDifferences);
  if (due.length === 0) return { cells: 0, refused: [] };
  const writes = await prepare(context, due);
  let settled: readonly string[] = [];
  const settling = async () => (settled = (await settle?.()) ?? []);
  const lost = await writes.send(undefined, settling);
  return { cells: writes.cells, refused: [...settled, ...lost] };
}

/** A plan with the cells that differ. */
interface DuePlan {
  readonly plan: TablePlan;
  readonly found: Differences;
}

function withDifferences(plan: TablePlan): DuePlan {
  return { plan, found: differencesOf(plan) };
}

/** The plans that change something. */
function duePlans(plans: readonly TablePlan[]): DuePlan[] {
  return plans.map(withDifferences).filter(({ plan, found }) => found.cells > 0 || plan.gone.length > 0);
}

/** Whether a plan changes anything. */
export function changesRows(plan: TablePlan): boolean {
  return duePlans([plan]).length > 0;
}

async function prepare(context: WorkbookContext, due: readonly DuePlan[]): Promise<TableWrites> {
  const open = due.map(({ plan, found }) => ({ plan, found, ...loadTable(context, plan) }));
  await context.sync();
  const tables = open.map((each) => ({ ...each, state: stateOf(each.table, each.plan.content) }));
  return {
    cells: open.reduce((sum, { found }) => sum + found.cells, 0),
    send: async (beside, settle) => {
      const liftings = tables.map((each) => lift(context, each));
      const refused: string[] = [];
      let bodies: readonly Excel.Range[] = [];
      await sendLifting(context, liftings, refused, async () => {
        for (const each of tables) await queueRows(context, each);
        liftings.forEach((lifting) => lifting.totalsBack());
        bodies = tables.map(({ table }) => table.getDataBodyRange().load("rowCount"));
        await beside?.();
        await context.sync();
        await settle?.();
      });
      tables.forEach(({ plan }, index) => ensureHeight(plan, bodies[index]?.rowCount ?? 0));
      return refused;
    },
  };
}

/** What stands in the way of writing rows of a table. */
interface TableState {
  readonly filters: TableFilters;
  readonly showsTotals: boolean;
}

/** A table that was looked at just before it is written. */
interface OpenTable extends DuePlan, LoadedTable {
  readonly state: TableState;
}

/** Queues that what stands in the way makes room. */
function lift(context: WorkbookContext, { plan: { layout, content }, state }: OpenTable): Lifting {
  const lifting = new Lifting(context, { layout, head: content, ...state });
  if (state.filters.some(isFiltering)) lifting.filters();
  if (state.showsTotals) lifting.totals();
  return lifting;
}

/** Queues the rows of one table. */
async function queueRows(
  context: WorkbookContext,
  { plan, found, table, below, first, state }: OpenTable,
): Promise<void> {
  const { layout, content, gone } = plan;
  if (below !== null) grow(table, plan, below.valueTypes, state.showsTotals);
  const place = { column: content.bodyColumn, keys: columnsOfText(plan, first.numberFormat[0] ?? []) };
  if (place.keys.some((key) => key !== null)) {
    formatRows(table.worksheet, layout, content.bodyRow, content.rows.length, place);
  }
  await writeDifferences(context, table.worksheet, content.bodyRow, content.bodyColumn, found);
  // Bottom-up, so that the places of the rows still to go do not shift.
  for (const row of [...gone].reverse()) table.rows.getItemAt(row).delete();
}

/**
 * Rows written below a table do not always join it (office-js#3191): what was written is counted. A row that a
 * colleague added or deleted meanwhile is his.
 */
function ensureHeight({ layout, content, added, gone }: TablePlan, rowCount: number): void {
  const wanted = Math.max(1, content.rows.length + added.length - gone.length);
  const isShort = added.length > 0 && rowCount < wanted;
  const isLong = gone.length > 0 && rowCount > wanted;
  if (isShort || isLong) {
    throw new Problem("unexpected", {}, `${layout.table} has ${rowCount} rows instead of ${wanted}.`);
  }
}

/**
 * The columns in which a number is to stand that people have given the format of text, of which Excel would make text
 * again, or in which it takes the place of a text.
 * @param formats of the first row.
 */
function columnsOfText(
  { layout, content: { keys, rows }, wantedRows }: TablePlan,
  formats: readonly string[],
): (string | null)[] {
  const isMeant = (key: string) => layout.columns.find((each) => each.key === key)?.format === TEXT_FORMAT;
  const isText = (key: string, column: number) =>
    wantedRows.some((wanted, row) => {
      if (typeof wanted?.[key] !== "number") return false;
      const cell = rows[row]?.[column];
      return (typeof cell === "string" && cell !== "") || (formats[column] === TEXT_FORMAT && !isMeant(key));
    });
  return keys.map((key, column) => (key !== null && isText(key, column) ? key : null));
}

function differencesOf({ content, wantedRows, added }: TablePlan): Differences {
  const inColumns = (row: RowInput | null) =>
    content.keys.map((key): CellInput => (key === null || row === null ? null : (row[key] ?? null)));
  return differences([...wantedRows, ...added].map(inColumns), content.rows);
}

function stateOf(table: Excel.Table, content: TableContent): TableState {
  return { filters: filtersOf(table, content), showsTotals: table.showTotals };
}

interface LoadedTable {
  readonly table: Excel.Table;
  /** From the row below the body on, with the types of its cells; null when nothing is added. */
  readonly below: Excel.Range | null;
  /** The first body row, with its formats. */
  readonly first: Excel.Range;
}

function loadTable(context: WorkbookContext, { layout, content, added }: TablePlan): LoadedTable {
  const table = context.workbook.tables.getItem(layout.table);
  table.load("showTotals");
  // A table without filter buttons is not asked for filters (office-js#3086).
  if (content.hasFilterButtons) table.autoFilter.load("isDataFiltered,criteria");
  const first = table.getDataBodyRange().getRow(0).load("numberFormat");
  if (added.length === 0) return { table, below: null, first };
  const { bodyRow, bodyColumn, keys, rows } = content;
  const below = table.worksheet
    // With the row that a totals row fills.
    .getRangeByIndexes(bodyRow + rows.length, bodyColumn, added.length + 1, keys.length)
    .load("valueTypes");
  return { table, below, first };
}

/**
 * Makes room below a table, moving down what people put there, and lets the table take it.
 * @param below cell types from the row below the body on, the totals row among them when there is one: it is
 *   gone by now, and what stood beneath it has moved up.
 */
function grow(
  table: Excel.Table,
  { layout, content, added }: TablePlan,
  below: readonly string[][],
  showsTotals: boolean,
): void {
  const { bodyRow, bodyColumn, keys, rows } = content;
  const beneath = below.slice(showsTotals ? 1 : 0, added.length + (showsTotals ? 1 : 0));
  if (beneath.some((row) => row.some((type) => type !== "Empty"))) {
    const room = [bodyRow + rows.length, bodyColumn, added.length, keys.length] as const;
    table.worksheet.getRangeByIndexes(...room).insert("Down");
  }
  const height = rows.length + added.length + 1;
  table.resize(table.worksheet.getRangeByIndexes(bodyRow - 1, bodyColumn, height, keys.length));
  formatRows(table.worksheet, layout, bodyRow + rows.length, added.length, { column: bodyColumn, keys });
}
