import type { CellInput, CellOutput } from "../../book/cells";
import type { WorkbookContext } from "./session";

/** Well under the 5 MB that Excel on the web accepts, with room for what surrounds the values. */
const REQUEST_BYTES = 2_500_000;

/**
 * Writes a block of cells from a zero-based corner, in as few requests as its size allows; null leaves
 * a cell as it stands. Texts must already be `literal`. A block of one piece waits for the caller's sync; of several,
 * none does: the last of one table and that of the next would be too large together.
 */
export async function fillBlock(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  row: number,
  column: number,
  rows: readonly (readonly CellInput[])[],
): Promise<void> {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const pieces = piecesBySize(rows, REQUEST_BYTES);
  for (const { start, count } of pieces) {
    const range = worksheet.getRangeByIndexes(row + start, column, count, width);
    range.values = rows.slice(start, start + count).map((cells) => [...cells]);
    // One sync per piece is the purpose: a request for all of them would be refused.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    if (pieces.length > 1) await context.sync();
  }
}

/** Cells to write over what stands: equal ones are null. */
export interface Differences {
  readonly rows: (readonly CellInput[])[];
  /** How many cells differ. */
  readonly cells: number;
}

/**
 * Compares what should stand with what stands (as read from `Range.values`, so without apostrophes).
 * A wanted null means "whatever stands"; numbers are equal to the precision Excel keeps.
 */
export function differences(
  wanted: readonly (readonly CellInput[])[],
  current: readonly (readonly CellOutput[])[],
): Differences {
  let cells = 0;
  const rows = wanted.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null || sameCell(cell, current[r]?.[c] ?? "")) return null;
      cells += 1;
      return cell;
    }),
  );
  return { rows, cells };
}

function sameCell(wanted: string | number | boolean, cell: CellOutput): boolean {
  if (typeof wanted === "number" && typeof cell === "number") {
    return Math.abs(wanted - cell) <= Math.abs(wanted) * 1e-14;
  }
  return (typeof wanted === "string" && wanted.startsWith("'") ? wanted.slice(1) : wanted) === cell;
}

/**
 * Writes differences from a zero-based corner, as one range for each run of rows that have some, only
 * as wide as they need: a refresh that changes twenty rows sends twenty rows.
 */
export async function writeDifferences(
  context: WorkbookContext,
  worksheet: Excel.Worksheet,
  row: number,
  column: number,
  { rows }: Differences,
): Promise<void> {
  for (const { first, last } of runsOfChanges(rows)) {
    const block = rows.slice(first, last + 1);
    const left = Math.min(...block.map((cells) => cells.findIndex((cell) => cell !== null)));
    const right = Math.max(...block.map((cells) => cells.findLastIndex((cell) => cell !== null)));
    const narrow = block.map((cells) => cells.slice(left, right + 1));
    await fillBlock(context, worksheet, row + first, column + left, narrow);
  }
}

function runsOfChanges(rows: readonly (readonly CellInput[])[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  rows.forEach((cells, index) => {
    if (cells.every((cell) => cell === null)) return;
    const run = runs.at(-1);
    if (run !== undefined && run.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  });
  return runs;
}

/**
 * Cuts a block of rows into pieces whose JSON stays under `bytes`, each at least one row: Excel on the
 * web refuses a request over 5 MB.
 * @returns for each piece its first row and how many rows follow.
 */
function piecesBySize(
  rows: readonly (readonly CellInput[])[],
  bytes: number,
): { readonly start: number; readonly count: number }[] {
  const pieces: { start: number; count: number }[] = [];
  let size = 0;
  rows.forEach((row, index) => {
    const rowSize = bytesOf(JSON.stringify(row));
    const last = pieces.at(-1);
    if (last === undefined || size + rowSize > bytes) {
      pieces.push({ start: index, count: 1 });
      size = rowSize;
    } else {
      last.count += 1;
      size += rowSize;
    }
  });
  return pieces;
}

/** Bytes of a text as requests carry it (UTF-8): an accent takes two, the space between thousands three. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    // A pair of surrogates makes four of its two units.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
