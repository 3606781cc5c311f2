import { looseCents } from "../cells/numbers";
import { isBlank } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { totalWordingOf } from "./totals";

const HEADINGS: readonly CellValue[] = ["Code client", "Nom client"];

/** A code and a name in one cell: "411023 - Distillerie du Val", "Client C12 : Ondine". */
const CODE_AND_NAME =
  /^(?:(?:code |compte )?(?:client|customer|kunde|cliente|klant) ?:? ?)?(\S*\d\S*?) ?[-–—:] ?(.+)$/i;
const NAME_ALONE = /^(?:client|customer|kunde|cliente|klant) ?: ?(.+)$/i;

/** So few clients in a sheet of that form are rather titles. */
const LEAST_LABELS = 2;

/**
 * The sheet with two columns more, the client's code and name, for a list that names each client once, in a
 * row of its own above its lines. Null when the sheet has no such rows.
 */
export function withClientLabels(grid: SheetGrid): SheetGrid | null {
  const header = headerOf(grid);
  if (header < 0 || !hasLabels(grid, header)) return null;
  let client: readonly CellValue[] = ["", ""];
  let lines: (readonly CellValue[])[] = [];
  const values = grid.values.map((row, index) => {
    if (index === header) return [...row, ...HEADINGS];
    const label = index > header ? labelOf(row, grid.values[index + 1]) : null;
    if (label !== null) {
      client = clientOf(label);
      lines = [];
    }
    const isLine = index > header && row.some(isFigure) && !isSum(row);
    if (isLine && isSumOfBlock(row, lines, client)) return [...row, "", SUM];
    if (isLine) lines.push(row);
    return [...row, ...(isLine ? client : ["", ""])];
  });
  return { ...grid, values };
}

/** What the client's column says of a row that adds up the lines of its client, whatever the sheet calls it. */
const SUM = "Total";

/**
 * True for a row below the lines of a client that has a label, and no figure but what they add up to ("Cumul tiers"):
 * it has no date, as they have. Beside a single line, the label of a sum has no number in it, as a document's has.
 */
function isSumOfBlock(
  row: readonly CellValue[],
  lines: readonly (readonly CellValue[])[],
  client: readonly CellValue[],
): boolean {
  const filled = row.flatMap((cell, column) => (isBlank(cell) ? [] : [{ cell, column }]));
  const figures = filled.filter(({ cell }) => isFigure(cell));
  const [label] = filled;
  if (label === undefined || isFigure(label.cell) || filled.length !== figures.length + 1) return false;
  if (lines.length === 0 || (lines.length === 1 && hasOwnNumber(String(label.cell), client))) return false;
  const isFuller = lines.every((line) => line.filter((cell) => !isBlank(cell)).length > filled.length);
  return isFuller && figures.every(({ cell, column }) => looseCents(cell) === sumOf(lines, column));
}

/** True for a label with a number that its client's own name and code have not. */
function hasOwnNumber(label: string, client: readonly CellValue[]): boolean {
  const known = client.join(" ");
  return label.split(/\s+/).some((word) => /\d/.test(word) && !known.includes(word));
}

function sumOf(lines: readonly (readonly CellValue[])[], column: number): number {
  return lines.reduce((sum, line) => sum + (looseCents(line[column] ?? "") ?? 0), 0);
}

/** Rows looked at for names: a list of that form shows it soon. */
const ROWS_LOOKED_AT = 400;

function hasLabels({ values }: SheetGrid, header: number): boolean {
  let labels = 0;
  const end = Math.min(values.length, header + ROWS_LOOKED_AT);
  for (let row = header + 1; row < end; row++) {
    if (labelOf(values[row] ?? [], values[row + 1]) !== null) labels += 1;
  }
  return labels >= LEAST_LABELS;
}

/** The first row with several texts and no number, over a row with numbers or a label. */
function headerOf(grid: SheetGrid): number {
  return grid.values.slice(0, ROWS_LOOKED_AT).findIndex((row) => {
    const filled = row.filter((cell) => !isBlank(cell));
    return filled.length >= 3 && filled.every((cell) => typeof cell === "string");
  });
}

/** The text of a row that has nothing else and stands over a line or another such row; null for any other. */
function labelOf(row: readonly CellValue[], next: readonly CellValue[] | undefined): string | null {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length === 0 || filled.length > 2 || !filled.every((cell) => typeof cell === "string"))
    return null;
  if (next === undefined || !next.some(isFigure)) return null;
  return isSum(row) ? null : filled.join(" - ").trim();
}

/** A number, or an amount with decimals that stands there as a text. */
function isFigure(cell: CellValue): boolean {
  if (typeof cell !== "string") return typeof cell === "number";
  return DECIMALS.test(cell) && looseCents(cell) !== null;
}

const DECIMALS = /\d[.,]\d{2}(?!\d)/;

function isSum(row: readonly CellValue[]): boolean {
  return row.some((cell) => typeof cell === "string" && cell !== "" && totalWordingOf(cell) !== null);
}

function clientOf(label: string): readonly [code: string, name: string] {
  const both = CODE_AND_NAME.exec(label);
  if (both !== null) return [both[1] ?? "", both[2] ?? ""];
  return ["", NAME_ALONE.exec(label)?.[1] ?? label];
}
