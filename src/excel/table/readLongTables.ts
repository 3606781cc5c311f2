import { Problem } from "../../domain/basis/problem";
import { ANSWER_BYTES, valuesIn } from "../host/readSheets";
import { type CellOutput } from "../../book/cells";
import { excelCode } from "../host/excelProblem";
import { columnKeys, lostColumns, placesOf, type TableLayout } from "../../book/table";
import {
  askTables,
  ensureOurs,
  missingColumn,
  standingParts,
  type KeyOf,
  type HeadParts,
  type TableContent,
} from "./ownTables";
import type { WorkbookContext } from "../host/session";
import { ensureStanding } from "./standing";

/** A table that grows for years, and the columns that are asked of it. */
export interface LongTable<T extends TableLayout = TableLayout, K extends KeyOf<T> = KeyOf<T>> {
  readonly layout: T;
  /** Keys of the columns to read; the others read as blank and are not told apart from users' own. */
  readonly columns: readonly K[];
  /** Users' own columns are read too. */
  readonly withOwn?: true;
}

/** A table read whole, users' own columns too. */
export function wholeTable<T extends TableLayout>(layout: T): LongTable<T> {
  return { layout, columns: layout.columns.map(({ key }): KeyOf<T> => key), withOwn: true };
}

/**
 * Reads some columns of tables of ours in two requests: which of them stand, with their headings, then their rows.
 * Rows beyond what one answer can hold follow in as many more. What the caller has queued goes with the first.
 * @param alongside queues what is asked with the rows, once the first request is answered; it is given where the
 *   tables stand, their rows still blank, and may be called again when Excel finds the answer too large.
 * @param others tables of which nothing is read, and that are missed all the same where they stood.
 * @returns for each table its content, or null when it does not exist.
 * @throws Problem "missing-column" for a column asked for; "name-taken" when a table is not ours at all.
 */
export async function readLongTables<T extends readonly LongTable[]>(
  context: WorkbookContext,
  wanted: T,
  alongside?: (places: Contents<T>) => void,
  others: readonly TableLayout[] = [],
): Promise<Contents<T>> {
  // A table of which several want columns is asked for once.
  const layouts = [...new Set(wanted.map(({ layout }) => layout))];
  const asked = askTables(context, layouts);
  await context.sync();
  const parts = await standingParts(context, layouts, asked);
  await ensureStanding(context, others, asked.known);
  const contents = wanted.map((table) => {
    const part = parts[layouts.indexOf(table.layout)];
    return part ? frameOf(table, part) : null;
  });
  await fillRows(
    context,
    contents.flatMap((content, index) => {
      const table = wanted[index];
      return content === null || table === undefined ? [] : [{ ...table, content }];
    }),
    alongside && (() => alongside(contents as Contents<T>)),
  );
  return contents as Contents<T>;
}

/**
 * Reads tables of ours whole; one that does not exist is null.
 * @throws Problem as `readLongTables`.
 */
export function readTables<T extends readonly TableLayout[]>(
  context: WorkbookContext,
  layouts: T,
): Promise<{ [I in keyof T]: TableContent<KeyOf<T[I]>> | null }> {
  return readLongTables(
    context,
    layouts.map((layout) => wholeTable(layout)),
  ) as Promise<{
    [I in keyof T]: TableContent<KeyOf<T[I]>> | null;
  }>;
}

/** What was read of each table: the columns that were asked for. */
export type Contents<T extends readonly LongTable[]> = {
  [I in keyof T]: TableContent<T[I]["columns"][number]> | null;
};

/** A table's content with blank rows, to be filled in. */
export type Frame = TableContent & { readonly rows: CellOutput[][] };

/**
 * The frame of a table of which its head is known.
 * @throws Problem "missing-column" for a column asked for; "name-taken" when the table is not ours at all.
 */
export function frameOf({ layout, columns }: LongTable, parts: HeadParts): Frame {
  const headings = ((parts.header.values as CellOutput[][])[0] ?? []).map(String);
  ensureOurs(layout, headings);
  const found = columnKeys(layout, headings);
  const lost = lostColumns(layout, found).find(({ key }) => columns.includes(key));
  if (lost !== undefined) {
    throw missingColumn(layout, lost.key, { sheet: parts.worksheet.name, headings });
  }
  const { rowIndex, columnIndex, rowCount } = parts.body;
  const keys = found.map((key) => (key !== null && columns.includes(key) ? key : null));
  return {
    sheet: parts.worksheet.name,
    headings,
    keys,
    places: placesOf(keys),
    rows: Array.from({ length: rowCount }, () => headings.map((): CellOutput => "")),
    bodyRow: rowIndex,
    bodyColumn: columnIndex,
    hasFilterButtons: parts.table.showFilterButton,
  };
}

/** Some columns of some rows of one table. */
interface Block {
  readonly content: Frame;
  readonly first: number;
  readonly count: number;
  readonly left: number;
  readonly width: number;
  readonly bytes: number;
}

function fillRows(
  context: WorkbookContext,
  tables: readonly (LongTable & { readonly content: Frame })[],
  alongside?: () => void,
): Promise<void> {
  return fillInPortions(context, tables.flatMap(blocksOf), alongside);
}

/** Of the answer, for what is asked alongside. */
const SHARE_ALONGSIDE = 0.2;

/** Fills blocks in as few requests as their answers allow; at least one when something is asked alongside. */
async function fillInPortions(
  context: WorkbookContext,
  waiting: Block[],
  alongside?: () => void,
): Promise<void> {
  let also = alongside;
  while (waiting.length > 0 || also !== undefined) {
    const request: Block[] = [];
    const most = also === undefined ? ANSWER_BYTES : (1 - SHARE_ALONGSIDE) * ANSWER_BYTES;
    let bytes = 0;
    while (waiting[0] !== undefined && (request.length === 0 || bytes + waiting[0].bytes <= most)) {
      bytes += waiting[0].bytes;
      request.push(waiting.shift() as Block);
    }
    also?.();
    // A request per portion is the purpose: an answer with everything would be refused.
    if (await fillBlocks(context, request)) also = undefined;
    else if (request.length === 0) throw new Problem("too-large");
    else waiting.unshift(...request.flatMap(halves));
  }
}

/** Runs of neighbouring columns, over as many rows as an answer surely holds. */
function blocksOf({ layout, withOwn, content }: LongTable & { readonly content: Frame }): Block[] {
  const runs: { left: number; width: number; bytes: number }[] = [];
  const all = columnKeys(layout, content.headings);
  content.keys.forEach((key, column) => {
    const isOwn = all[column] === null;
    if (key === null && !(withOwn && isOwn)) return;
    const bytes = bytesPerCell(layout, key);
    const run = runs.at(-1);
    if (run !== undefined && run.left + run.width === column) {
      run.width += 1;
      run.bytes += bytes;
    } else {
      runs.push({ left: column, width: 1, bytes });
    }
  });
  return runs.flatMap(({ left, width, bytes }) => {
    const height = Math.max(1, Math.floor(ANSWER_BYTES / bytes));
    const blocks: Block[] = [];
    for (let first = 0; first < content.rows.length; first += height) {
      const count = Math.min(height, content.rows.length - first);
      blocks.push({ content, first, count, left, width, bytes: bytes * count });
    }
    return blocks;
  });
}

/** About how many bytes a whole row takes in an answer. */
export function bytesPerRow(layout: TableLayout): number {
  return layout.columns.reduce((sum, { key }) => sum + bytesPerCell(layout, key), 0);
}

/** A column is as wide as its usual text is long, over lines that wrap. */
function bytesPerCell(layout: TableLayout, key: string | null): number {
  const column = layout.columns.find((each) => each.key === key);
  const width = column?.width ?? 0;
  return Math.max(14, column?.wrap || width > 200 ? width : width / 4);
}

function halves(block: Block): Block[] {
  if (block.count === 1) throw new Problem("too-large");
  const count = Math.ceil(block.count / 2);
  const half = (first: number, rows: number) => ({
    ...block,
    first,
    count: rows,
    bytes: (block.bytes * rows) / block.count,
  });
  return [half(block.first, count), half(block.first + count, block.count - count)];
}

/** @returns false when the answer would have been too large. */
async function fillBlocks(context: WorkbookContext, blocks: readonly Block[]): Promise<boolean> {
  const ranges = blocks.map(({ content: { sheet, bodyRow, bodyColumn }, first, count, left, width }) =>
    context.workbook.worksheets
      .getItem(sheet)
      .getRangeByIndexes(bodyRow + first, bodyColumn + left, count, width)
      .load("values"),
  );
  try {
    await context.sync();
  } catch (error) {
    if (excelCode(error) === "ResponsePayloadSizeLimitExceeded") return false;
    throw error;
  }
  blocks.forEach(({ content, first, left }, index) => {
    const range = ranges[index];
    if (range === undefined) return;
    valuesIn(range).forEach((cells, row) => content.rows[first + row]?.splice(left, cells.length, ...cells));
  });
  return true;
}

/**
 * The same content with every column of ours read on some rows, e.g. those that are to be compared with
 * what should stand there. The other rows stay as they were read. One request, or as many as the answers need.
 */
export async function withWholeRows(
  context: WorkbookContext,
  layout: TableLayout,
  content: TableContent,
  isWanted: (row: readonly CellOutput[]) => boolean,
): Promise<TableContent> {
  const keys = columnKeys(layout, content.headings);
  const [lost] = lostColumns(layout, keys);
  if (lost !== undefined) throw missingColumn(layout, lost.key, content);
  const whole: Frame = { ...content, keys, rows: content.rows.map((row) => [...row]) };
  const width = content.headings.length;
  const bytes = bytesPerRow(layout);
  const height = Math.max(1, Math.floor(ANSWER_BYTES / bytes));
  const waiting = runsOf(content.rows, isWanted, height).map(({ first, count }): Block => ({
    content: whole,
    first,
    count,
    left: 0,
    width,
    bytes: bytes * count,
  }));
  await fillInPortions(context, waiting);
  return whole;
}

/** Neighbours among the rows that are wanted, so many together at most. */
function runsOf(
  rows: TableContent["rows"],
  isWanted: (row: readonly CellOutput[]) => boolean,
  most: number,
): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  rows.forEach((row, index) => {
    if (!isWanted(row)) return;
    const run = runs.at(-1);
    if (run !== undefined && run.first + run.count === index && run.count < most) run.count += 1;
    else runs.push({ first: index, count: 1 });
  });
  return runs;
}
