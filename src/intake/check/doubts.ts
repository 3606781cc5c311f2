import { cellAddress } from "../cells/a1";
import { dayOfText } from "../cells/dates";
import { sourceColumn, type Layout, type RivalColumn } from "../find/layout";
import { message, type IntakeMessage, type WarningCode } from "../messages";
import { sampleRows } from "../find/columnProfile";
import type { OfClient, TableReading } from "../read/reading";
import { centsOfText } from "../cells/numbers";
import { isBlank } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import type { Field, Finding, IgnoredRow, SourceStatus } from "../source";

/** Below this a table is likely, not sure, to be of its kind. */
const SURE = 0.6;

/** What was assumed to read a table, and might as well be otherwise. */
const ASSUMPTIONS: ReadonlySet<string> = new Set<WarningCode>([
  "date-order-assumed",
  "dates-perhaps-swapped",
  "decimal-mark-assumed",
  "open-amount-assumed",
]);

/**
 * The reading with its status, and why it is doubtful or changed among its findings. What the user decided
 * for this very layout is not doubted again.
 */
export function withStatus<R extends TableReading<OfClient>>(layout: Layout, reading: R): R {
  const doubts = doubtsOf(layout, reading);
  const findings = [...doubts.map(asFinding), ...reading.source.findings];
  return { ...reading, source: { ...reading.source, status: statusOf(layout, doubts), findings } };
}

function statusOf({ decision, lost, moved, key }: Layout, doubts: readonly IntakeMessage[]): SourceStatus {
  if (decision === null) return doubts.length > 0 ? "doubtful" : "found";
  return isChanged(decision.layout, key) || lost.length + moved.length > 0 ? "changed" : "confirmed";
}

/** A decision without a layout, typed by hand, holds for any. */
function isChanged(decided: string, key: string): boolean {
  return decided !== "" && decided !== key;
}

function doubtsOf(
  layout: Layout,
  { warnings, source }: Pick<TableReading<OfClient>, "warnings" | "source">,
): readonly IntakeMessage[] {
  const { decision, confidence, lost, moved, key, kind } = layout;
  const { sheet } = layout.grid;
  if (decision !== null) {
    const changed = isChanged(decision.layout, key) ? [message("layout-changed", { sheet })] : [];
    const gone = lost.length === 0 ? [] : [message("headings-lost", { sheet, headings: lost.join(", ") })];
    const elsewhere =
      moved.length === 0 ? [] : [message("twin-columns-moved", { sheet, headings: moved.join(", ") })];
    return [...gone, ...elsewhere, ...changed];
  }
  const unsure = confidence < SURE ? [message("confidence-low", { sheet, kind })] : [];
  return [
    ...unsure,
    ...linesAbove(layout),
    ...tableBelow(layout, source.ignored),
    ...rivalry(layout),
    ...warnings.filter(({ code }) => ASSUMPTIONS.has(code)),
  ];
}

function asFinding(doubt: IntakeMessage): Finding {
  const { address, rows } = doubt.values;
  return {
    message: doubt,
    addresses: typeof address === "string" ? [address] : [],
    rows: typeof rows === "number" ? rows : 0,
  };
}

/** Rows over the headings with a client and a figure where the table has its own. */
function linesAbove({ grid, headerIndex, columns }: Layout): readonly IntakeMessage[] {
  const key = (columns.clientCode ?? columns.clientName)?.index ?? -1;
  const figures = FIGURES.map((field) => columns[field]?.index).filter((index) => index !== undefined);
  const rows = grid.values.slice(0, headerIndex).flatMap((row, index) => {
    const isLine = !isBlank(row[key]) && figures.some((column) => isFigure(row[column]));
    return isLine ? [index] : [];
  });
  const [first] = rows;
  if (first === undefined) return [];
  const address = cellAddress(grid.sheet, grid.firstRow + first, grid.firstColumn + key);
  return [message("lines-above-headings", { sheet: grid.sheet, rows: rows.length, address })];
}

/** Fewer texts than this after a blank row are a note. */
const LEAST_HEADINGS = 3;

/**
 * Words after a blank row, one of them where the table has its figures: headings of something else, whose lines
 * would count as this table's.
 */
function tableBelow(layout: Layout, ignored: readonly IgnoredRow[]): readonly IntakeMessage[] {
  const { grid, headerIndex, columns, buckets, months } = layout;
  const named = FIGURES.map((field) => columns[field]).filter((column) => column !== undefined);
  const figures = [...named, ...buckets, ...months].map(({ index }) => index);
  const headings = grid.values[headerIndex] ?? [];
  const isOther = (index: number): boolean => {
    const row = grid.values[index] ?? [];
    const filled = row.filter((cell) => !isBlank(cell));
    if (filled.length < LEAST_HEADINGS || !filled.every(isWord)) return false;
    return figures.some((column) => !isBlank(row[column]) && row[column] !== headings[column]);
  };
  const blank = ignored.filter(({ reason }) => reason === "blank");
  const afterBlank = blank.map(({ row }) => row - grid.firstRow);
  const first = afterBlank.find(isOther);
  if (first === undefined) return [];
  const row = grid.values[first] ?? [];
  const column = row.findIndex((cell) => !isBlank(cell));
  const address = cellAddress(grid.sheet, grid.firstRow + first, grid.firstColumn + column);
  return [message("table-below", { sheet: grid.sheet, address })];
}

function isWord(cell: CellValue): boolean {
  return typeof cell === "string" && /\p{L}{2}/u.test(cell) && !/\d/.test(cell);
}

const FIGURES: readonly Field[] = ["openAmount", "debit", "credit", "balance", "granted", "amount"];

function isFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || cell === "" || dayOfText(cell, "dmy") !== null) return false;
  return centsOfText(cell, ",") !== null || centsOfText(cell, ".") !== null;
}

/** Two columns that suit one field as well and say different things. */
function rivalry(layout: Layout): readonly IntakeMessage[] {
  return layout.rivals
    .filter((rival) => saysOtherwise(layout, rival))
    .map(({ field, column }) => {
      const nameAt = (index: number) => sourceColumn(layout, index).heading;
      const heading = nameAt(layout.columns[field]?.index ?? -1);
      return message("columns-compete", { sheet: layout.grid.sheet, heading, other: nameAt(column.index) });
    });
}

function saysOtherwise({ grid, headerIndex, columns }: Layout, { field, column }: RivalColumn): boolean {
  const chosen = columns[field]?.index ?? column.index;
  return sampleRows(headerIndex + 1, grid.values.length).some((row) => {
    const [first, second] = [grid.values[row]?.[chosen], grid.values[row]?.[column.index]];
    return first !== second && first !== "" && second !== "";
  });
}
