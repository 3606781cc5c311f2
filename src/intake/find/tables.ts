import { withClientLabels } from "./clientLabels";
import { detect, type Choices } from "./detect";
import { headsNumbers } from "./columnsByValue";
import { headingKey } from "./headers";
import type { Layout } from "./layout";
import { isBlank, isBlankRow } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { visitThinRows } from "../cells/thinRows";

/** A table beside or below another one has to be this sure: else it is part of that one, or a note. */
const SURE_BESIDE = 0.6;

/**
 * The tables of a sheet, each with its main kind first: most have one. Others stand below it after a blank
 * row under headings of their own, or to its right after a blank column.
 * @param pause awaited between what takes long the first time.
 */
export async function tablesOf(
  grid: SheetGrid,
  choices: Choices,
  pause: () => Promise<void>,
): Promise<readonly (readonly Layout[])[]> {
  const below = cut(grid, blockStarts(grid));
  await pause();
  const apart = (await allRead(below, choices, pause)) ?? (await allRead(sideBySide(grid), choices, pause));
  if (apart !== null) return apart;
  const whole = await read(grid, choices, pause);
  return whole.length > 0 ? [whole] : [];
}

/** The parts as tables when there are several and each is surely one; else null. */
async function allRead(
  parts: readonly SheetGrid[],
  choices: Choices,
  pause: () => Promise<void>,
): Promise<readonly (readonly Layout[])[] | null> {
  if (parts.length < 2) return null;
  const found: (readonly Layout[])[] = [];
  for (const part of parts) found.push(await read(part, choices, pause));
  return found.every((layouts) => (layouts[0]?.confidence ?? 0) >= SURE_BESIDE) ? found : null;
}

/** As the sheet stands, else with the names that stand above their lines written beside each. */
async function read(
  grid: SheetGrid,
  choices: Choices,
  pause: () => Promise<void>,
): Promise<readonly Layout[]> {
  const layouts = await detect(grid, choices, pause);
  if (layouts.length > 0 && !isOfNumbers(layouts[0])) return layouts;
  const labelled = withClientLabels(grid);
  const found = labelled === null ? [] : await detect(labelled, choices, pause);
  return found.length > 0 ? found : layouts;
}

/** A mere number for a client, and no other document: it is the document's where clients' names stand above the lines. */
function isOfNumbers(layout: Layout | undefined): boolean {
  const { clientCode, clientName, document } = layout?.columns ?? {};
  const isOther = layout?.kind !== "open-items" || clientName !== undefined || document !== undefined;
  return !isOther && clientCode !== undefined && headsNumbers(clientCode.heading);
}

/** Rows of a block looked at for headings: a title may stand above them. */
const ROWS_OF_TITLE = 4;

/** Grid rows where a block begins, after a blank row, that has other headings than the block before. */
function blockStarts(grid: SheetGrid): readonly number[] {
  const starts: number[] = [];
  let previous: string | null = null;
  let start = 0;
  let afterBlank = true;
  visitThinRows(grid, (row) => {
    const cells = grid.values[row] as readonly CellValue[];
    if (isBlankRow(cells)) return (afterBlank = true);
    if (afterBlank) start = row;
    afterBlank = false;
    const isAtTop = row - start < ROWS_OF_TITLE;
    const key = isAtTop ? headingKey(cells) : null;
    if (key === null || key === previous) return isAtTop;
    if (previous === null || !isAlike(previous, key)) starts.push(previous === null ? 0 : start);
    previous = key;
    return true;
  });
  return starts;
}

/** Headings repeated with a word more or less are still the same table's. */
function isAlike(first: string, second: string): boolean {
  const [one, other] = [new Set(first.split("\n")), second.split("\n")];
  const shared = other.filter((heading) => one.has(heading)).length;
  return 2 * shared > Math.min(one.size, other.length);
}

/** The parts that begin at those rows; none where there is but one: rows are copied for several alone. */
function cut(grid: SheetGrid, starts: readonly number[]): readonly SheetGrid[] {
  if (starts.length < 2) return [];
  return starts.map((start, place) => ({
    ...grid,
    firstRow: grid.firstRow + start,
    values: grid.values.slice(start, starts[place + 1]),
  }));
}

/** The parts of a sheet apart by a blank column, when each has headings of its own. */
function sideBySide(grid: SheetGrid): readonly SheetGrid[] {
  const header = grid.values.findIndex((row) => headingKey(row) !== null);
  const headings = grid.values[header];
  if (headings === undefined) return [];
  const gaps = headings.flatMap((cell, column) => {
    return isBlank(cell) && isBlankBelow(grid, header, column) ? [column] : [];
  });
  const starts = [0, ...gaps.map((column) => column + 1)];
  const parts = starts
    .map((start, place) => ({ start, end: gaps[place] ?? headings.length }))
    .filter(({ start, end }) => start < end);
  if (parts.length < 2) return [];
  if (parts.some(({ start, end }) => headingKey(headings.slice(start, end)) === null)) return [];
  return parts.map(({ start, end }) => ({
    ...grid,
    firstColumn: grid.firstColumn + start,
    values: grid.values.map((row) => row.slice(start, end)),
  }));
}

function isBlankBelow({ values }: SheetGrid, header: number, column: number): boolean {
  for (let row = header; row < values.length; row++) {
    if (!isBlank(values[row]?.[column])) return false;
  }
  return true;
}
