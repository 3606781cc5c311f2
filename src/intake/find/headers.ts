import { dayOfNumber, isDateText, monthOfCell } from "../cells/dates";
import { isBlank, plainText } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { isoDay, type Day } from "../../domain/basis/day";
import { bucketOf, daysNamed, NOT_DUE, saysLate, saysNotDue, type BucketRange } from "./buckets";
import { intervalOf, type WrittenInterval } from "./dateIntervals";
import { isKnownHeading, matchHeading, normaliseHeading } from "./headings";
import { sideOf } from "./lineWords";
import { headingText, twinName, type LayoutColumn, type LayoutHeading } from "./layout";
import type { Field, SourceColumn, SourceDecision } from "../source";

/** Headings are looked for in this many rows: titles, legends and filters stand above them. */
const HEADER_SEARCH_ROWS = 400;

/** So many known headings in a row are good ones: a better row is then looked for not far below only. */
const GOOD_HEADINGS = 4;
const ROWS_AFTER_GOOD_HEADINGS = 100;

/** Header rows compared in depth, those with the most known headings. */
const HEADER_CANDIDATES = 8;

/** One row of headings, or two read together ("Échu" over "1–30"); cells by column of the grid. */
export interface HeaderRow {
  readonly index: number;
  /** The wordings to try for each column, the most complete first; none where there is no heading. */
  readonly cells: readonly (readonly Wording[])[];
}

/** A heading as it stands, and what it says whatever the kind of source. */
export interface Wording {
  readonly text: string;
  readonly normal: string;
  readonly bucket: BucketRange | null;
  readonly month: Day | null;
  readonly interval: WrittenInterval | null;
  /** True when it is one of the headings of some kind of source. */
  readonly known: boolean;
}

export function headerCandidates(
  grid: SheetGrid,
  decisions: readonly SourceDecision[] = [],
): readonly HeaderRow[] {
  const candidates: { readonly header: HeaderRow; readonly known: number }[] = [];
  const read = wordingReader(decidedHeadings(decisions));
  let end = Math.min(grid.values.length, HEADER_SEARCH_ROWS);
  let most = 0;
  for (let row = 0; row < end; row++) {
    for (const header of headersAt(grid, row, read)) {
      const known = knownHeadings(header);
      if (known >= 2) candidates.push({ header, known });
      if (known <= most) continue;
      most = known;
      if (known >= GOOD_HEADINGS) end = Math.min(end, row + ROWS_AFTER_GOOD_HEADINGS);
    }
  }
  // Stable: of rows that say as much, the first comes first, and one row before two together.
  candidates.sort((a, b) => b.known - a.known);
  const worthwhile = candidates.filter(({ known }) => 2 * known >= most);
  return worthwhile.slice(0, HEADER_CANDIDATES).map(({ header }) => header);
}

function headersAt(grid: SheetGrid, row: number, read: WordingReader): readonly HeaderRow[] {
  const single = singleRow(grid, row, read);
  const dates = rowsOfDates(grid, row, read);
  const double = dates === null ? doubleRow(grid, row, read) : null;
  return [dates ?? single, ...(double === null ? [] : [double])].map((header) =>
    withSideUnnamed(grid, withClientUnnamed(grid, withRangesInARow(header), read), read),
  );
}

/** Ranges that have to follow one another before words beside them are of no matter. */
const LEAST_IN_A_ROW = 2;

/** Ranges that all end earlier are no days: "0-1", "1-2", "2-3" of a unit that no word tells. */
const LEAST_DAYS = 10;

/**
 * Ranges of days that follow one another over the columns ("P1 (1-30)", "P2 (31-60)", "P3 (61-90)", "P4 (91 u. mehr)")
 * are buckets whatever the words around them.
 */
function withRangesInARow(header: HeaderRow): HeaderRow {
  const named = header.cells.map(([first]) => {
    return first === undefined || first.month !== null || first.interval !== null
      ? null
      : daysNamed(first.text);
  });
  const ranges = named
    .flatMap((days) => (days?.length === 2 && days[0] < days[1] ? [days] : []))
    .sort(([one], [other]) => one - other);
  const follow = ranges.every(([from], place) => {
    const end = ranges[place - 1]?.[1];
    return end === undefined ? from <= 1 : from === end || from === end + 1;
  });
  const end = ranges.at(-1)?.[1];
  if (!follow || end === undefined || end < LEAST_DAYS || ranges.length < LEAST_IN_A_ROW) return header;
  return {
    ...header,
    cells: header.cells.map((wordings, index) => {
      const [first, ...others] = wordings;
      const days = named[index];
      if (first === undefined || days == null || wordings.some(({ bucket }) => bucket !== null))
        return wordings;
      const bucket = rangeInARow(days, end);
      return bucket === null ? wordings : [{ ...first, bucket, known: true }, ...others];
    }),
  };
}

function rangeInARow(days: readonly number[], end: number): BucketRange | null {
  const [from = 0, to] = days;
  if (to !== undefined)
    return from < to ? { from: from === 0 || from % 30 === 0 ? from + 1 : from, to } : null;
  return from === end || from === end + 1 ? { from: end + 1, to: null } : null;
}

/** Rows below the headings looked at for clients without a heading. */
const ROWS_OF_CLIENTS = 40;

/** The heading given to the client's column where the sheet has none over it. */
const CLIENT_HEADING = "Client";

/**
 * A first column without a heading, beside buckets or amounts, holds the clients when no heading names them: reports
 * that print the client's name on the left have none there.
 */
function withClientUnnamed(grid: SheetGrid, header: HeaderRow, read: WordingReader): HeaderRow {
  const first = header.cells.findIndex((wordings) => wordings.length > 0);
  if (first < 1 || knownHeadings(header) < 2) return header;
  if (header.cells.some((wordings) => wordings.some(({ normal }) => namesClient(normal)))) return header;
  const below = grid.values.slice(header.index + 1, header.index + 1 + ROWS_OF_CLIENTS);
  const names = header.cells.slice(0, first).map((_, index) => {
    return below.filter((row) => typeof row[index] === "string" && /\p{L}{2}/u.test(row[index])).length;
  });
  const most = Math.max(...names);
  if (most === 0) return header;
  // "TOTAL" may stand in a column of its own, before that of the names.
  const column = names.indexOf(most);
  return {
    ...header,
    cells: header.cells.map((wordings, index) => (index === column ? [read(CLIENT_HEADING)] : wordings)),
  };
}

/** The heading given to a column of sides where the sheet has none over it. */
const SIDE_HEADING = "D/C";

/** A column without a heading that holds both sides of an account and nothing else tells the signs of the amounts. */
function withSideUnnamed(grid: SheetGrid, header: HeaderRow, read: WordingReader): HeaderRow {
  if (knownHeadings(header) < LEAST_HEADINGS) return header;
  const below = grid.values.slice(header.index + 1, header.index + 1 + ROWS_OF_CLIENTS);
  const column = header.cells.findIndex((wordings, index) => {
    if (wordings.length > 0) return false;
    const cells = below.map((row) => row[index] ?? "").filter((cell) => !isBlank(cell));
    const sides = new Set(cells.map((cell) => (typeof cell === "string" ? sideOf(cell) : null)));
    return sides.size === 2 && !sides.has(null);
  });
  if (column < 0) return header;
  const cells = header.cells.map((wordings, index) => (index === column ? [read(SIDE_HEADING)] : wordings));
  return { ...header, cells };
}

function namesClient(normal: string): boolean {
  return matchHeading(normal, "aged-balance").some(
    ({ meaning, score }) => (meaning === "clientCode" || meaning === "clientName") && score > 0.6,
  );
}

/**
 * The rows that could be one of headings, for a user to say which it is: those with several texts. `row` is the
 * one-based row of the sheet.
 */
export function possibleHeadings(
  grid: SheetGrid,
): readonly { readonly row: number; readonly headings: readonly SourceColumn[] }[] {
  const read = wordingReader(NONE_DECIDED);
  return grid.values.flatMap((cells, index) => {
    if (cells.filter((cell) => typeof cell === "string" && isHeadingCell(cell)).length < 2) return [];
    const headings = headingNames({ grid, header: singleRow(grid, index, read) });
    const columns = headings.map(({ index: at, name }) => ({ column: grid.firstColumn + at, heading: name }));
    return [{ row: grid.firstRow + index + 1, headings: columns }];
  });
}

/** Every heading of the row under the name that the user sees, the wording read where one was. */
export function headingNames(
  { grid, header }: { readonly grid: SheetGrid; readonly header: HeaderRow },
  columns: Partial<Record<Field, LayoutColumn>> = {},
): readonly LayoutHeading[] {
  const read = new Map(Object.values(columns).map(({ index, heading }) => [index, heading]));
  const named = header.cells.flatMap((wordings, index) => {
    const text = read.get(index) ?? wordings[0]?.text;
    return text === undefined || text === "" ? [] : [{ index, text }];
  });
  const byText = new Map<string, number[]>();
  for (const { index, text } of named) byText.set(text, [...(byText.get(text) ?? []), index]);
  return named.map(({ index, text }) => {
    const twins = byText.get(text) ?? [];
    const place = twins.indexOf(index) + 1;
    return { index, text, name: twins.length === 1 ? text : twinName(text, place, grid.firstColumn + index) };
  });
}

/** Fewer headings than this are a note or a legend. */
const LEAST_HEADINGS = 3;

/** The headings of a row condensed, one per line; null when the row is none of headings. */
export function headingKey(row: readonly CellValue[]): string | null {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length < LEAST_HEADINGS || !filled.every(isHeadingCell)) return null;
  if (filled.some((cell) => typeof cell === "number" && bucketOf(cell) === null)) return null;
  if (filled.some(isDate)) return null;
  const wordings = filled.map(wordingReader(NONE_DECIDED));
  if (wordings.filter(({ known }) => known).length < LEAST_HEADINGS) return null;
  return wordings.map(({ normal }) => normal).join("\n");
}

function isDate(cell: CellValue): boolean {
  return typeof cell === "number" ? dayOfNumber(cell) !== null : isDateText(String(cell));
}

const NONE_DECIDED: ReadonlySet<string> = new Set();

function knownHeadings(header: HeaderRow): number {
  return header.cells.filter((wordings) => wordings.some(({ known }) => known)).length;
}

type WordingReader = (cell: CellValue) => Wording;

/** Headings that the user said to be some, as `normaliseHeading` gives them. */
function decidedHeadings(decisions: readonly SourceDecision[]): ReadonlySet<string> {
  const names = decisions.flatMap(({ columns }) => Object.values(columns));
  return new Set(
    names
      .map(headingText)
      .map(normaliseHeading)
      .filter((name) => name !== ""),
  );
}

/** So many wordings are kept from one reading to the next. */
const MOST_KEPT = 5_000;

const KEPT = new Map<CellValue, Wording>();

/**
 * Reads each different cell once: data rows are looked at too, and repeat themselves. A workbook is read again for each
 * choice of what is asked: what its headings say is kept from one reading to the next.
 */
function wordingReader(decided: ReadonlySet<string>): WordingReader {
  if (KEPT.size > MOST_KEPT) KEPT.clear();
  const known = decided.size === 0 ? KEPT : new Map<CellValue, Wording>();
  return (cell) => {
    const wording = known.get(cell) ?? readWording(cell, decided);
    known.set(cell, wording);
    return wording;
  };
}

function readWording(cell: CellValue, decided: ReadonlySet<string>): Wording {
  const text = writtenAs(cell).replace(/\s+/g, " ").trim();
  const normal = normaliseHeading(String(cell));
  const month = monthOfHeading(cell);
  const interval = typeof cell === "string" ? intervalOf(text) : null;
  // "11/2025" is a month, no range from the eleventh day on.
  const isDated = interval !== null || (month !== null && OF_CENTURY.test(text));
  const bucket = isDated ? null : bucketOf(cell);
  const named = typeof cell === "string" && (decided.has(normal) || isKnownHeading(normal));
  const known = bucket !== null || month !== null || interval !== null || named;
  return { text, normal, bucket, month, interval, known };
}

const OF_CENTURY = /(?<!\d)20\d{2}(?!\d)/;

/** A month as a column heading: the serial of its first day, or a text naming month and year. */
function monthOfHeading(value: CellValue): Day | null {
  const month = monthOfCell(value);
  return typeof value !== "number" || value === month ? month : null;
}

/** Longer texts are sentences, not headings. */
const LONGEST_HEADING = 80;

/** Numbers that head a column are days late (30, 60, 90) or serials of months: before 2119. */
const LATEST_MONTH = 80_000;

function isHeadingCell(cell: CellValue | undefined): cell is string | number {
  if (typeof cell === "number") return Number.isInteger(cell) && cell > 0 && cell < LATEST_MONTH;
  return typeof cell === "string" && cell.length <= LONGEST_HEADING && !isBlank(cell);
}

function singleRow(grid: SheetGrid, index: number, read: WordingReader): HeaderRow {
  const row = grid.values[index] ?? [];
  const ends = monthEndsIn(row);
  const cells = row.map((cell, column) => {
    if (!isHeadingCell(cell)) return [];
    const month = ends.has(column) ? monthOfCell(cell) : null;
    return [month === null ? read(cell) : { ...read(cell), month, known: true }];
  });
  return { index, cells };
}

/** Last days of months beside one another from which they head the columns of those months, and are no dates of a line. */
const LEAST_ENDS = 3;
const LONGEST_MONTH = 31;

/** The columns of real dates that are the last days of months, each a month from the one on its left. */
function monthEndsIn(row: readonly CellValue[]): ReadonlySet<number> {
  const columns = new Set<number>();
  let run: number[] = [];
  for (const [column, cell] of row.entries()) {
    const isEnd = typeof cell === "number" && isHeadingCell(cell) && monthOfCell(cell + 1) === cell + 1;
    const before = row[column - 1];
    const isNext = typeof before === "number" && Math.abs(Number(cell) - before) <= LONGEST_MONTH;
    run = !isEnd ? [] : isNext ? [...run, column] : [column];
    if (run.length >= LEAST_ENDS) for (const each of run) columns.add(each);
  }
  return columns;
}

/**
 * Headings over two rows: a merged one above ("Échu") holds for the blank cells to its right. Null when the
 * lower row is no row of headings: it has numbers, or only one text.
 */
function doubleRow(grid: SheetGrid, index: number, read: WordingReader): HeaderRow | null {
  const upper = grid.values[index - 1];
  const lower = grid.values[index];
  if (upper === undefined || lower === undefined) return null;
  if (!couldBeHeadings(lower) || filledCells(upper) < 2 || upper.some(isFigure)) return null;
  let above = "";
  const uppers: string[] = [];
  const cells = lower.map((below, column) => {
    const cell = upper[column];
    if (isHeadingCell(cell)) above = String(cell);
    uppers.push(above);
    if (isHeadingCell(below)) return [read(`${above} ${below}`), read(below)];
    return isHeadingCell(cell) ? [read(cell)] : [];
  });
  return { index, cells: withNotDueAside(cells, uppers) };
}

/** Dates over dates from which they head columns by the time in which amounts fell due. */
const LEAST_OF_DATES = 2;

/**
 * Headings whose upper row holds first days, or a word ("Before"), and whose lower row the last ones. Null where
 * anything of the upper row stands over no date: a line above another line.
 */
function rowsOfDates(grid: SheetGrid, index: number, read: WordingReader): HeaderRow | null {
  const upper = grid.values[index - 1] ?? [];
  const lower = grid.values[index] ?? [];
  if (!areOverDates(upper, lower)) return null;
  const cells = lower.map((below, column) => {
    if (!isHeadingCell(below)) return [];
    const above = upper[column] ?? "";
    if (isBlank(above)) return [read(below)];
    return [read(`${writtenAs(above)}${isDate(above) ? " - " : " "}${writtenAs(below)}`)];
  });
  return { index, cells };
}

/** True for a row of which everything stands over dates of the next one, and is mostly dates itself. */
export function areOverDates(upper: readonly CellValue[], lower: readonly CellValue[]): boolean {
  const over = [...upper.keys()].filter((column) => !isBlank(upper[column] ?? ""));
  const dates = over.filter((column) => isDate(upper[column] ?? "")).length;
  return dates >= LEAST_OF_DATES && over.every((column) => isDate(lower[column] ?? ""));
}

/** A heading as text: a real date as a day, not as its number. */
function writtenAs(cell: CellValue): string {
  const day = typeof cell === "number" && cell >= FIRST_DATE ? dayOfNumber(cell) : null;
  return day === null ? String(cell) : isoDay(day);
}

/** Numbers from here on (1 January 2000) head a column as dates. */
const FIRST_DATE = 36_526;

/** Of two headings over the same ranges, the one that denies or keeps within something is of what is not due. */
const IN_TIME =
  /\b(?:not|non|pas|nicht|no|niet|sin|senza|sans)\b|^(?:within|dans les|innerhalb|binnen|entro|dentro)\b/;

/**
 * The same ranges under two headings of which one says late ("À venir" and "En retard" over "0-30"): those under the
 * other are not due.
 */
function withNotDueAside(cells: HeaderRow["cells"], uppers: readonly string[]): HeaderRow["cells"] {
  // Beside amounts that are called not due, any others are late.
  const isNotDue = (upper: string): boolean => saysNotDue(upper) || IN_TIME.test(plainText(upper));
  const isNamed = uppers.some(isNotDue);
  const isLate = (upper: string): boolean => (isNamed ? !isNotDue(upper) : saysLate(upper));
  const ranged = cells.flatMap((wordings, column) => {
    const { bucket = null } = wordings[1] ?? {};
    return bucket === null ? [] : [{ column, bucket, isLate: isLate(uppers[column] ?? "") }];
  });
  const others = new Set(ranged.filter(({ isLate }) => !isLate).map(({ column }) => uppers[column]));
  const isTwice = ranged.some(({ isLate, bucket }) => {
    return !isLate && ranged.some((each) => each.isLate && each.bucket.to === bucket.to);
  });
  if (!isTwice || others.size !== 1) return cells;
  return cells.map((wordings, column) => {
    const [both, ...rest] = wordings;
    const isAside = ranged.some((each) => each.column === column && !each.isLate);
    return isAside && both !== undefined ? [{ ...both, bucket: NOT_DUE, known: true }, ...rest] : wordings;
  });
}

/** A date or an amount with decimals: what data rows hold and headings do not. */
function isFigure(cell: CellValue): boolean {
  if (typeof cell === "number") return dayOfNumber(cell) !== null && monthOfCell(cell) !== cell;
  if (typeof cell !== "string") return false;
  return isDateText(cell) || /\d[.,]\d\d\D{0,3}$/.test(cell);
}

function filledCells(row: readonly CellValue[]): number {
  return row.filter((cell) => !isBlank(cell)).length;
}

function couldBeHeadings(row: readonly CellValue[]): boolean {
  return filledCells(row) >= 2 && row.every((cell) => typeof cell === "string" || monthOfCell(cell) !== null);
}
