import { Problem } from "../../domain/basis/problem";
import { cellAddress, type CellOutput } from "../../book/cells";
import { excelCode } from "./excelProblem";
import { loadTables } from "./names";
import type { WorkbookContext } from "./session";

/** Excel on the web refuses an answer over 5 MB; half of it leaves room for long texts to come. */
export const ANSWER_BYTES = 2_500_000;

/** A sheet and where its values stand, without them. */
export interface SheetExtent {
  readonly sheet: string;
  readonly hidden: boolean;
  /** Zero-based used range of values (formats do not count), or null for a blank sheet. */
  readonly used: {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  } | null;
  /** Names of the native tables on it. */
  readonly tables: readonly string[];
}

/** The values of a sheet's used range, or of its first rows. */
export interface SheetValues {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly values: CellOutput[][];
  /** Number formats of its first rows: a currency may stand in them alone. */
  readonly formats?: {
    readonly firstRow: number;
    readonly firstColumn: number;
    readonly rows: readonly (readonly string[])[];
  };
}

/** A sheet, whether people see it, and the tables on it. */
export type ListedSheet = Pick<SheetExtent, "sheet" | "hidden" | "tables">;

/** All sheets of the workbook, asked for in one request, and how far their values reach, in another. */
export interface AskedSheets {
  /** Once the first request is answered. */
  readonly list: () => ListedSheet[];
  /** Queues the second question; it may be called again. */
  readonly askExtents: () => void;
  /** Once the second request is answered. */
  readonly extents: () => SheetExtent[];
}

/** Queues the question which sheets the workbook has, hidden ones too; the caller syncs. */
export function askSheets(context: WorkbookContext): AskedSheets {
  const worksheets = context.workbook.worksheets.load("items/name,items/visibility");
  const tables = loadTables(context);
  let ranges: readonly Excel.Range[] = [];
  const list = () =>
    worksheets.items.map((worksheet) => ({
      sheet: worksheet.name,
      hidden: worksheet.visibility !== "Visible",
      tables: tables.items.filter((table) => table.worksheet.name === worksheet.name).map(({ name }) => name),
    }));
  const askExtents = () => {
    ranges = worksheets.items.map((worksheet) =>
      worksheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
    );
  };
  return {
    list,
    askExtents,
    extents: () => list().map((sheet, index) => ({ ...sheet, used: extentOf(ranges[index]) })),
  };
}

/** All sheets of the workbook, hidden ones too, in two requests whatever their number. */
export async function listSheets(context: WorkbookContext): Promise<SheetExtent[]> {
  const asked = askSheets(context);
  await context.sync();
  asked.askExtents();
  await context.sync();
  return asked.extents();
}

function extentOf(range: Excel.Range | undefined): SheetExtent["used"] {
  if (range === undefined || range.isNullObject) return null;
  return { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}

/** Before anything is known of the cells: numbers, dates and short texts. */
const FIRST_GUESS_BYTES_PER_CELL = 40;

export interface ReadOptions {
  /** Read no more than this many rows. */
  readonly maximumRows?: number;
  /** Called after each block with the cells read since the last; throw in it to stop. */
  onCells?(cells: number): void;
}

/** No table is so large; a value in the sheet's last corner claims more cells than any computer holds. */
const MOST_CELLS = 20_000_000;

/** A range over all columns of a sheet is unbounded: Excel gives null for its values (docs, unbounded ranges). */
const MOST_COLUMNS = 4_096;

/**
 * Reads sheets, those that fit together into one answer in one request, the others block by block as `readValues`.
 * @throws Problem as `readValues`.
 */
export async function readSeveral(
  context: WorkbookContext,
  extents: readonly SheetExtent[],
  options: ReadOptions = {},
): Promise<SheetValues[]> {
  const together = smallOnes(extents, options);
  const found = together.length > 1 ? await readTogether(context, together, options) : [];
  const grids: SheetValues[] = [];
  for (const extent of extents) {
    const grid = found?.[together.indexOf(extent)];
    grids.push(grid ?? (await readValues(context, extent, options)));
  }
  return grids;
}

/** The smallest sheets, as many as one answer surely holds. */
function smallOnes(extents: readonly SheetExtent[], options: ReadOptions): SheetExtent[] {
  const cells = (extent: SheetExtent) => rowsWanted(extent, options) * (extent.used?.columns ?? 0);
  let bytes = 0;
  return extents
    .filter(({ used }) => used !== null && used.columns <= MOST_COLUMNS)
    .toSorted((a, b) => cells(a) - cells(b))
    .filter((extent) => (bytes += cells(extent) * FIRST_GUESS_BYTES_PER_CELL) <= ANSWER_BYTES);
}

/** @returns null when Excel finds the answer too large. */
async function readTogether(
  context: WorkbookContext,
  extents: readonly SheetExtent[],
  options: ReadOptions,
): Promise<SheetValues[] | null> {
  const asked = extents.flatMap((extent) => {
    const { sheet, used } = extent;
    if (used === null) return [];
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const range = worksheet.getRangeByIndexes(
      used.row,
      used.column,
      rowsWanted(extent, options),
      used.columns,
    );
    return [{ extent, used, range, formats: loadFormats(worksheet, used) }];
  });
  const blocks = await readBlocks(
    context,
    asked.map(({ range }) => range),
  );
  if (blocks === "too-large") return null;
  return asked.map(({ extent, used, formats }, index) => {
    const values = blocks[index] ?? [];
    options.onCells?.(values.length * used.columns);
    return gridOf(extent, used, values, formats);
  });
}

function rowsWanted({ used }: SheetExtent, { maximumRows }: ReadOptions): number {
  return used === null ? 0 : Math.min(used.rows, maximumRows ?? used.rows);
}

/** @throws Problem "far-cell" naming the last cell of a used range that no table fills. */
export function ensureNoFarCell(extent: SheetExtent, options: ReadOptions = {}): void {
  const { sheet, used } = extent;
  if (used === null || rowsWanted(extent, options) * used.columns <= MOST_CELLS) return;
  const address = cellAddress(used.row + used.rows - 1, used.column + used.columns - 1);
  throw new Problem("far-cell", { sheet, address });
}

/**
 * Reads a sheet's values block by block, each answer sized by bytes from the last one's, and smaller
 * again when Excel finds one too large. Values may come back null without error above 5 million
 * cells (office-js#6781), which the size of the blocks excludes.
 * @throws Problem "far-cell" naming the last cell of a used range that no table fills; "too-large".
 */
async function readValues(
  context: WorkbookContext,
  extent: SheetExtent,
  options: ReadOptions = {},
): Promise<SheetValues> {
  const { sheet, hidden, used } = extent;
  if (used === null) return { sheet, hidden, firstRow: 0, firstColumn: 0, values: [] };
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const total = rowsWanted(extent, options);
  ensureNoFarCell(extent, options);
  const pieces = columnPieces(used.columns);
  const formats = loadFormats(worksheet, used);
  const values: CellOutput[][] = [];
  let rows = rowsPerBlock(used.columns, FIRST_GUESS_BYTES_PER_CELL);
  while (values.length < total) {
    const count = Math.min(rows, total - values.length);
    const first = used.row + values.length;
    const blocks = await readBlocks(
      context,
      pieces.map(({ start, width }) => worksheet.getRangeByIndexes(first, used.column + start, count, width)),
    );
    if (blocks === "too-large") {
      if (count === 1) throw new Problem("too-large");
      rows = Math.ceil(count / 4);
      continue;
    }
    const [block = []] = blocks;
    for (let row = 0; row < count; row += 1) {
      values.push(blocks.length === 1 ? (block[row] ?? []) : blocks.flatMap((piece) => piece[row] ?? []));
    }
    options.onCells?.(count * used.columns);
    const bytesPerCell = (JSON.stringify(blocks).length / (count * used.columns)) * 1.1;
    rows = rowsPerBlock(used.columns, Math.max(bytesPerCell, 4));
  }
  return gridOf(extent, used, values, formats);
}

function gridOf(
  { sheet, hidden }: SheetExtent,
  used: NonNullable<SheetExtent["used"]>,
  values: CellOutput[][],
  formats: Excel.Range | null,
): SheetValues {
  const place = { firstRow: used.row, firstColumn: used.column };
  const written = formats === null ? null : formatsIn(formats);
  return {
    sheet,
    hidden,
    ...place,
    values,
    ...(written !== null && { formats: { ...place, rows: written } }),
  };
}

/** Rows whose formats are read: titles, headings and the first lines. */
const FORMAT_ROWS = 16;

/** More columns are no list of receivables. */
const FORMAT_COLUMNS = 64;

/** Asks for the formats of the first rows with the first values: no request more. */
function loadFormats(worksheet: Excel.Worksheet, used: NonNullable<SheetExtent["used"]>): Excel.Range | null {
  if (used.columns > FORMAT_COLUMNS) return null;
  const rows = Math.min(used.rows, FORMAT_ROWS);
  return worksheet.getRangeByIndexes(used.row, used.column, rows, used.columns).load("numberFormat");
}

/** Formats are a help: without them the amounts are read all the same. */
function formatsIn(range: Excel.Range): readonly (readonly string[])[] | null {
  const formats = range.numberFormat as unknown[][] | null;
  return formats?.map((row) => row.map(String)) ?? null;
}

function rowsPerBlock(columns: number, bytesPerCell: number): number {
  return Math.max(1, Math.floor(ANSWER_BYTES / (columns * bytesPerCell)));
}

/** Columns cut into runs that Excel gives values for. */
function columnPieces(columns: number): Run[] {
  return Array.from({ length: Math.ceil(columns / MOST_COLUMNS) }, (_, index) => {
    const start = index * MOST_COLUMNS;
    return { start, width: Math.min(MOST_COLUMNS, columns - start) };
  });
}

/** @throws Problem "unexpected" for an answer without values: it is never taken for blank cells. */
async function readBlocks(
  context: WorkbookContext,
  ranges: readonly Excel.Range[],
): Promise<CellOutput[][][] | "too-large"> {
  for (const range of ranges) range.load("values");
  try {
    await context.sync();
  } catch (error) {
    if (excelCode(error) === "ResponsePayloadSizeLimitExceeded") return "too-large";
    throw error;
  }
  return ranges.map((range) => valuesIn(range));
}

/**
 * The values that were loaded of a range.
 * @throws Problem "unexpected" when Excel gave none, as it does for ranges that it finds too large or unbounded.
 */
export function valuesIn(range: Excel.Range): CellOutput[][] {
  const values = range.values as CellOutput[][] | null;
  if (values === null || values.length === 0) throw new Problem("unexpected", {}, "Excel gave no values.");
  return values;
}

/**
 * Reads some columns of an area, in blocks of rows sized by bytes like `readValues`; each block is one
 * request. Columns that are not read are blank.
 * @param columns zero-based within the area, ascending.
 */
export async function readColumns(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  area: { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number },
  columns: readonly number[],
): Promise<CellOutput[][]> {
  const runs = runsOf(columns);
  const values: CellOutput[][] = [];
  let rows = rowsPerBlock(columns.length, FIRST_GUESS_BYTES_PER_CELL);
  while (values.length < area.rows) {
    const count = Math.min(rows, area.rows - values.length);
    const first = area.row + values.length;
    const ranges = runs.map(({ start, width }) =>
      worksheet.getRangeByIndexes(first, area.column + start, count, width),
    );
    const blocks = await readBlocks(context, ranges);
    if (blocks === "too-large") {
      if (count === 1) throw new Problem("too-large");
      rows = Math.ceil(count / 4);
      continue;
    }
    for (let row = 0; row < count; row += 1) values.push(spread(blocks, runs, row, area.columns));
    const bytesPerCell = (JSON.stringify(blocks).length / (count * columns.length)) * 1.1;
    rows = rowsPerBlock(columns.length, Math.max(bytesPerCell, 4));
  }
  return values;
}

/** Numbers that follow one another. */
interface Run {
  readonly start: number;
  readonly width: number;
}

/**
 * Neighbours are read as one range.
 * @param places in ascending order.
 */
export function runsOf(places: readonly number[]): Run[] {
  const runs: { start: number; width: number }[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last.start + last.width === place) last.width += 1;
    else runs.push({ start: place, width: 1 });
  }
  return runs;
}

function spread(
  blocks: readonly CellOutput[][][],
  runs: readonly Run[],
  row: number,
  width: number,
): CellOutput[] {
  const cells = new Array<CellOutput>(width).fill("");
  runs.forEach(({ start }, index) => {
    blocks[index]?.[row]?.forEach((cell, column) => (cells[start + column] = cell));
  });
  return cells;
}

/** Excel takes an address of 8,192 characters (office-js#5198). */
const LONGEST_ADDRESS = 8_000;

/** Addresses of areas of a sheet, as many together as Excel takes in one. */
export function inOneCall(areas: readonly string[]): string[] {
  const calls: string[] = [];
  for (const area of areas) {
    const last = calls.at(-1);
    if (last === undefined || last.length + area.length >= LONGEST_ADDRESS) calls.push(area);
    else calls[calls.length - 1] = `${last},${area}`;
  }
  return calls;
}
