import { fitOf, profileColumn, sampleRows, type ColumnProfile } from "./columnProfile";
import { EXPOSURE_PARTS } from "../../domain/client/client";
import { dateOf, dayOf, type Day } from "../../domain/basis/day";
import { SOURCE_KINDS, type SourceKind } from "../../domain/receivables/sourceKind";
import { dayOfNumber, isDateText, monthOfCell } from "../cells/dates";
import { rangeOfField } from "./bucketParts";
import { decidedBuckets, decisionFor, layDecision, type DecidedColumns } from "./decisions";
import {
  bucketOf,
  isKnownHeading,
  isOldestBucket,
  matchHeading,
  normaliseHeading,
  type BucketRange,
  type HeadingMatch,
} from "./headings";
import {
  headingText,
  layoutKey,
  twinName,
  type BucketColumn,
  type Layout,
  type LayoutColumn,
  type LayoutHeading,
  type MonthColumn,
  type RivalColumn,
} from "./layout";
import { centsOfCell } from "../cells/numbers";
import { isBlank, plainText } from "../cells/plainText";
import { referenceDateOf } from "./referenceDate";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import { answeredColumns, answersFor, answerTo } from "./ask";
import type { Answer } from "../question";
import type { Field, SourceColumn, SourceDecision } from "../source";

/** Headings are looked for in this many rows: titles, legends and filters stand above them. */
const HEADER_SEARCH_ROWS = 400;

/** So many known headings in a row are good ones: a better row is then looked for not far below only. */
const GOOD_HEADINGS = 4;
const ROWS_AFTER_GOOD_HEADINGS = 100;

/** Header rows compared in depth, those with the most known headings. */
const HEADER_CANDIDATES = 8;

/** Below this a table is something else. */
const LEAST_CONFIDENCE = 0.5;

/** One row of headings, or two read together ("Échu" over "1–30"); cells by column of the grid. */
interface HeaderRow {
  readonly index: number;
  /** The wordings to try for each column, the most complete first; none where there is no heading. */
  readonly cells: readonly (readonly Wording[])[];
}

/** A heading as it stands, and what it says whatever the kind of source. */
interface Wording {
  readonly text: string;
  readonly normal: string;
  readonly bucket: BucketRange | null;
  readonly month: Day | null;
  /** True when it is one of the headings of some kind of source. */
  readonly known: boolean;
}

/** What else a table may tell beside its main figures: limits beside an aged balance, salespeople beside limits. */
const ALSO_TOLD: Readonly<Record<SourceKind, readonly SourceKind[]>> = {
  "open-items": [],
  "aged-balance": ["cover", "clients"],
  cover: ["clients"],
  clients: ["cover"],
  sales: [],
};

/** Such a second reading needs less, as the table is known to be one. */
const LEAST_CONFIDENCE_BESIDE = 0.45;

/**
 * What a sheet can be read as: first its main kind, then what the same table tells besides. Empty when the
 * sheet is something else. What the user decided about it stands above what is found.
 */
export function detect(
  grid: SheetGrid,
  decisions: readonly SourceDecision[] = [],
  answers: readonly Answer[] = [],
): readonly Layout[] {
  const layouts = possibleLayouts(grid, decisions, answers);
  const decided = layouts.find(({ decision }) => decision !== null);
  const first = decided ?? layouts[0];
  const main = first === undefined ? undefined : firstBlock(first, layouts);
  if (main === undefined) return [];
  const doubted = main.confidence < LEAST_CONFIDENCE || isAboutSuppliers(grid);
  if (doubted && main.decision === null) return [];
  const beside = ALSO_TOLD[main.kind].flatMap((kind) => {
    const layout = layouts.find((each) => each.kind === kind && each.headerIndex === main.headerIndex);
    return layout !== undefined && layout.confidence >= LEAST_CONFIDENCE_BESIDE ? [layout] : [];
  });
  return [main, ...beside];
}

/** Headings repeated down a table: it begins at the first of them, though the last may look as good. */
function firstBlock(main: Layout, layouts: readonly Layout[]): Layout {
  const alike = layouts.filter(
    ({ kind, columns, confidence }) =>
      kind === main.kind && confidence >= LEAST_CONFIDENCE && places(columns) === places(main.columns),
  );
  return alike.reduce((first, each) => (each.headerIndex < first.headerIndex ? each : first), main);
}

function places(columns: Layout["columns"]): string {
  return Object.entries(columns)
    .map(([field, { index, heading }]) => `${field}:${index}:${normaliseHeading(heading)}`)
    .sort()
    .join("|");
}

/** Every reading of a sheet that has what its kind needs, the surest first. */
function possibleLayouts(
  grid: SheetGrid,
  decisions: readonly SourceDecision[],
  answers: readonly Answer[],
): readonly Layout[] {
  const layouts = headerCandidates(grid, decisions).flatMap((header) => {
    const profileOf = profiler(grid, header.index + 1);
    return SOURCE_KINDS.map((kind) => fitOrDecided({ grid, kind, header, profileOf }, decisions, answers));
  });
  const found = layouts.filter((layout): layout is Layout => layout !== null);
  return found.sort((a, b) => b.confidence - a.confidence || a.headerIndex - b.headerIndex);
}

const SUPPLIERS =
  /\b(?:fournisseurs?|suppliers?|vendors?|payables|accounts payable|kreditoren|proveedores|fornitori)\b/;

/** What we owe is no receivable, though it looks the same: a title, the sheet's name or the headings say so. */
export function isAboutSuppliers(grid: SheetGrid): boolean {
  const above = grid.values.slice(0, 12).flat();
  const titles = above.filter((cell) => typeof cell === "string" && cell.length < 80);
  const clients = /\b(?:clients?|customers?|debtors?)\b/;
  const texts = [grid.sheet, ...titles].map((cell) => plainText(String(cell)));
  return texts.some((text) => SUPPLIERS.test(text)) && !texts.some((text) => clients.test(text));
}

type Profiler = (column: number) => ColumnProfile;

function profiler(grid: SheetGrid, firstRow: number): Profiler {
  const rows = sampleRows(firstRow, grid.values.length);
  const known = new Map<number, ColumnProfile>();
  return (column) => {
    const profile = known.get(column) ?? profileColumn(grid, column, rows);
    known.set(column, profile);
    return profile;
  };
}

function headerCandidates(grid: SheetGrid, decisions: readonly SourceDecision[] = []): readonly HeaderRow[] {
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
  const double = doubleRow(grid, row, read);
  return double === null ? [single] : [single, double];
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

/** Fewer headings than this are a note or a legend. */
const LEAST_HEADINGS = 3;

/** The headings of a row condensed, one per line; null when the row is none of headings. */
export function headingKey(row: readonly CellValue[]): string | null {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length < LEAST_HEADINGS || !filled.every(isHeadingCell)) return null;
  if (filled.some((cell) => typeof cell === "number" && bucketOf(cell) === null)) return null;
  if (filled.some(isDate)) return null;
  const wordings = filled.map((cell) => readWording(cell, NONE_DECIDED));
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

/** Reads each different cell once: data rows are looked at too, and repeat themselves. */
function wordingReader(decided: ReadonlySet<string>): WordingReader {
  const known = new Map<CellValue, Wording>();
  return (cell) => {
    const wording = known.get(cell) ?? readWording(cell, decided);
    known.set(cell, wording);
    return wording;
  };
}

function readWording(cell: CellValue, decided: ReadonlySet<string>): Wording {
  const text = String(cell).replace(/\s+/g, " ").trim();
  const normal = normaliseHeading(String(cell));
  const bucket = bucketOf(cell);
  const month = monthOfHeading(cell);
  const named = typeof cell === "string" && (decided.has(normal) || isKnownHeading(normal));
  return { text, normal, bucket, month, known: bucket !== null || month !== null || named };
}

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
  const cells = (grid.values[index] ?? []).map((cell) => (isHeadingCell(cell) ? [read(cell)] : []));
  return { index, cells };
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
  const cells = lower.map((below, column) => {
    const cell = upper[column];
    if (isHeadingCell(cell)) above = String(cell);
    if (isHeadingCell(below)) return [read(`${above} ${below}`), read(below)];
    return isHeadingCell(cell) ? [read(cell)] : [];
  });
  return { index, cells };
}

/** A date or an amount with decimals: what data rows hold and headings do not. */
function isFigure(cell: CellValue): boolean {
  if (typeof cell !== "string") return false;
  return isDateText(cell) || /\d[.,]\d\d\D{0,3}$/.test(cell);
}

function filledCells(row: readonly CellValue[]): number {
  return row.filter((cell) => !isBlank(cell)).length;
}

function couldBeHeadings(row: readonly CellValue[]): boolean {
  return filledCells(row) >= 2 && row.every((cell) => typeof cell === "string" || monthOfCell(cell) !== null);
}

interface Candidate {
  readonly field: Field;
  readonly column: LayoutColumn;
}

interface Place {
  readonly grid: SheetGrid;
  readonly kind: SourceKind;
  readonly header: HeaderRow;
  readonly profileOf: Profiler;
}

/** Share of the decided headings that a row must have to be the row that was decided about. */
const LEAST_DECIDED = 0.5;

/** The kind as found, or as decided for this sheet; null when it is not that kind, or said not to be. */
function fitOrDecided(
  place: Place,
  decisions: readonly SourceDecision[],
  answers: readonly Answer[],
): Layout | null {
  const found = fitKind(place, null, []);
  if (decisions.length + answers.length === 0) return found;
  const names = headingNames(place);
  const key = found?.key ?? layoutKey(names);
  const given = answersFor(answers, place.grid.sheet, place.kind, key);
  const answered = given.length === 0 ? found : fitKind(place, null, given);
  const fit = answered === null ? null : { ...answered, key };
  const decision = decisionFor(decisions, place.grid.sheet, place.kind, key);
  if (decision === null) return fit;
  if (!decision.isUsed) return null;
  const decided = layDecision(decision, [...(fit?.headings ?? []), ...names]);
  const layout = decided.found < LEAST_DECIDED ? null : fitKind(place, decided, given);
  return layout === null ? fit : { ...layout, key };
}

function fitKind(place: Place, decided: DecidedColumns | null, answers: readonly Answer[]): Layout | null {
  const { grid, kind, header, profileOf } = place;
  const found = withoutLedgerAccount(headingCandidates(kind, header, profileOf));
  const candidates = decided === null ? found : found.filter((each) => isLeftToFind(each, decided));
  const columns = { ...withoutRunningBalance(assign(candidates), place), ...chosenColumns(decided) };
  const bucketsFound = kind === "aged-balance" ? bucketColumns(header, columns, place) : [];
  const bucketsDecided = decided === null ? bucketsFound : decidedBuckets(bucketsFound, decided);
  const buckets = kind === "aged-balance" ? answeredBuckets(bucketsDecided, answers, place) : [];
  const months = kind === "sales" && columns.month === undefined ? monthColumns(header, profileOf) : [];
  const evidence = { kind, columns, buckets, months, header, grid, profileOf };
  const confidence = confidenceOf(evidence);
  if (decided === null ? confidence === 0 : !isReadable(evidence)) return null;
  const span = spanOf(header, columns);
  const within = ({ index }: Pick<LayoutHeading, "index">): boolean => index >= span[0] && index <= span[1];
  return {
    grid,
    kind,
    headerIndex: header.index,
    columns,
    buckets,
    months,
    moreRatings: otherRatings(candidates, columns),
    span,
    confidence: decided === null ? confidence : decided.found,
    key: layoutKey(headingNames(place).filter(within)),
    headings: headingNames(place, columns).filter(within),
    rivals: rivalsOf(candidates, columns),
    decision: decided?.decision ?? null,
    lost: decided?.lost ?? [],
    moved: decided?.moved ?? [],
    answers,
  };
}

/** The buckets with the columns that were answered to be some. */
function answeredBuckets(
  found: readonly BucketColumn[],
  answers: readonly Answer[],
  place: Place,
): readonly BucketColumn[] {
  if (answers.length === 0) return found;
  const names = headingNames(place);
  const nameOf = (index: number): string => names.find((each) => each.index === index)?.name ?? "";
  const columns = answeredColumns(answers, names);
  const added = columns.flatMap(({ field, ...column }): BucketColumn[] => {
    const range = rangeOfField(field);
    return range === undefined ? [] : [{ ...column, range, score: 1 }];
  });
  const isLeft = ({ index }: BucketColumn): boolean =>
    !added.some((each) => each.index === index) &&
    answerTo({ answers }, "bucket-twice", nameOf(index))?.choice !== "subtotal";
  return [...found.filter(isLeft), ...added];
}

/** Lines looked at to tell a running balance. */
const LINES_COMPARED = 200;

/**
 * Beside debits and credits, a balance that grows line by line by debit less credit is no open amount: its
 * sum is no figure. The debits and credits are read then.
 */
function withoutRunningBalance(
  columns: Partial<Record<Field, LayoutColumn>>,
  { grid, header }: Place,
): Partial<Record<Field, LayoutColumn>> {
  const { openAmount, debit, credit, ...others } = columns;
  if (openAmount === undefined || debit === undefined || credit === undefined) return columns;
  let [running, neither] = [0, 0];
  let previous: number | null = null;
  for (const row of grid.values.slice(header.index + 1, header.index + 1 + LINES_COMPARED)) {
    const [balance, owed, paid] = [row[openAmount.index], row[debit.index], row[credit.index]].map(
      looseCents,
    );
    if (balance == null) continue;
    const movement = (owed ?? 0) - (paid ?? 0);
    if (balance !== movement) {
      if (previous !== null && balance - previous === movement) running += 1;
      else neither += 1;
    }
    previous = balance;
  }
  return running > neither ? { ...others, debit, credit } : columns;
}

/** An amount in cents whatever its decimal mark: enough to compare two columns. */
function looseCents(cell: CellValue | undefined): number | null {
  if (cell === undefined || isBlank(cell)) return null;
  return centsOfCell(cell, ",") ?? centsOfCell(cell, ".");
}

const AUXILIARY = /^(?:comp aux no|compte auxiliaire|compte tiers|code tiers|code client|no client|ct no)$/;

/** Beside an auxiliary account, which names the client, the general account (411000) is no client's code. */
function withoutLedgerAccount(candidates: readonly Candidate[]): readonly Candidate[] {
  const accounts = new Set(
    candidates.filter(({ field }) => field === "account").map(({ column }) => column.index),
  );
  const hasAuxiliary = candidates.some(
    ({ field, column }) => field === "clientCode" && AUXILIARY.test(normaliseHeading(column.heading)),
  );
  return candidates.filter(({ field, column }) => {
    if (field === "account") return hasAuxiliary;
    return !(hasAuxiliary && accounts.has(column.index));
  });
}

function isLeftToFind({ field, column }: Candidate, { columns }: DecidedColumns): boolean {
  if (columns.has(field)) return false;
  return ![...columns.values()].some((decided) => decided?.index === column.index);
}

/** The decided columns, but for buckets, which stand apart; "not due" is both. */
function chosenColumns(decided: DecidedColumns | null): Partial<Record<Field, LayoutColumn>> {
  const chosen: Partial<Record<Field, LayoutColumn>> = {};
  for (const [field, column] of decided?.columns ?? []) {
    const isBucket = rangeOfField(field) !== undefined && field !== "notDue";
    if (column !== null && !isBucket) chosen[field] = column;
  }
  return chosen;
}

/** Whether a decided table has the columns without which there is nothing to read. */
function isReadable({ kind, columns, buckets, months }: Evidence): boolean {
  if (columns.clientCode === undefined && columns.clientName === undefined) return false;
  switch (kind) {
    case "open-items": {
      const sides = columns.debit !== undefined && columns.credit !== undefined;
      return sides || columns.openAmount !== undefined || columns.originalAmount !== undefined;
    }
    case "aged-balance":
      return buckets.length > 0 || columns.overdue !== undefined;
    case "cover":
      return columns.granted !== undefined;
    case "clients":
      return true;
    case "sales":
      return months.length >= 3 || (columns.month !== undefined && columns.amount !== undefined);
  }
}

/** Every heading of the row under the name that the user sees, the wording read where one was. */
function headingNames(
  { grid, header }: Pick<Place, "grid" | "header">,
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

/** Fields of which two columns must not be mistaken: figures would be wrong and still add up. */
const SOLE: ReadonlySet<Field> = new Set<Field>(["openAmount", "balance", "dueDate", "granted", "amount"]);

/** Share of the chosen column's score from which another one might as well be meant. */
const AS_GOOD = 0.9;

/** Columns free for a field that suit it as well as the one taken. */
function rivalsOf(
  candidates: readonly Candidate[],
  columns: Partial<Record<Field, LayoutColumn>>,
): readonly RivalColumn[] {
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  return candidates.filter(({ field, column }) => {
    const chosen = columns[field];
    if (chosen === undefined || !SOLE.has(field) || taken.has(column.index)) return false;
    return column.score >= AS_GOOD * chosen.score;
  });
}

function headingCandidates(kind: SourceKind, header: HeaderRow, profileOf: Profiler): readonly Candidate[] {
  return header.cells.flatMap((wordings, index) => {
    for (const { text, normal } of wordings) {
      const matches = matchHeading(normal, kind);
      if (matches.length > 0)
        return matches.flatMap((match) => candidateOf(match, index, text, profileOf(index)));
    }
    return [];
  });
}

function candidateOf(
  match: HeadingMatch,
  index: number,
  heading: string,
  profile: ColumnProfile,
): readonly Candidate[] {
  if (match.meaning === "other") return [];
  const score = match.score * fitOf(match.meaning, profile);
  return score < 0.15 ? [] : [{ field: match.meaning, column: { index, heading, score } }];
}

/** The best column for each field, each column for one field only; the surest pairs first. */
function assign(candidates: readonly Candidate[]): Partial<Record<Field, LayoutColumn>> {
  const columns: Partial<Record<Field, LayoutColumn>> = {};
  const taken = new Set<number>();
  const ordered = [...candidates].sort(
    (a, b) => b.column.score - a.column.score || a.column.index - b.column.index,
  );
  for (const { field, column } of ordered) {
    if (columns[field] !== undefined || taken.has(column.index)) continue;
    columns[field] = column;
    taken.add(column.index);
  }
  return columns;
}

function otherRatings(
  candidates: readonly Candidate[],
  columns: Partial<Record<Field, LayoutColumn>>,
): readonly LayoutColumn[] {
  const used = new Set(Object.values(columns).map(({ index }) => index));
  return candidates
    .filter(({ field, column }) => field === "rating" && !used.has(column.index) && column.score >= 0.5)
    .map(({ column }) => column);
}

const NOT_DUE: BucketRange = { from: 0, to: 0 };

function bucketColumns(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
  { grid, profileOf }: Pick<Place, "grid" | "profileOf">,
): readonly BucketColumn[] {
  const buckets = header.cells.flatMap((wordings, index): BucketColumn[] => {
    const wording = wordings.find(({ bucket }) => bucket !== null);
    const score = wording === undefined ? 0 : fitOf("d1_30", profileOf(index));
    if (wording?.bucket == null || score < 0.5) return [];
    return [{ index, heading: wording.text, range: wording.bucket, score }];
  });
  const notDue = columns.notDue;
  const dated = [...buckets, ...monthBuckets(header, grid, profileOf)];
  const late = [...dated, ...oldestBucket(header, dated, profileOf)];
  const all = notDue === undefined ? late : [{ ...notDue, range: NOT_DUE }, ...late];
  return all.filter((bucket) => !isSubtotalOf(bucket, all));
}

/**
 * Columns by the month of the due date become days late on the day the sheet is of, counted from the end of
 * the month: lateness is never overstated. None when the sheet does not say its day.
 */
function monthBuckets(header: HeaderRow, grid: SheetGrid, profileOf: Profiler): readonly BucketColumn[] {
  const months = monthColumns(header, profileOf);
  const day = months.length < 2 ? null : referenceDateOf({ grid, headerIndex: header.index }, null);
  if (day === null) return [];
  return months.map(({ month, ...column }) => {
    const to = day - month;
    const next = dateOf(month);
    const end = dayOf(next.getUTCFullYear(), next.getUTCMonth() + 2, 1) - 1;
    return { ...column, range: to <= 0 ? NOT_DUE : { from: Math.max(1, day - end), to } };
  });
}

/** The column of what is older than the last bucket that has an end. */
function oldestBucket(
  header: HeaderRow,
  buckets: readonly BucketColumn[],
  profileOf: Profiler,
): readonly BucketColumn[] {
  const end = Math.max(0, ...buckets.map(({ range }) => range.to ?? Number.POSITIVE_INFINITY));
  if (end === 0 || !Number.isFinite(end)) return [];
  const index = header.cells.findIndex((wordings) => wordings.some(({ normal }) => isOldestBucket(normal)));
  const heading = header.cells[index]?.[0]?.text;
  const score = heading === undefined ? 0 : fitOf("over120", profileOf(index));
  return heading === undefined || score < 0.5
    ? []
    : [{ index, heading, range: { from: end + 1, to: null }, score }];
}

/** "> 90" beside "91-120" and "> 120" is their subtotal. */
function isSubtotalOf(bucket: BucketColumn, all: readonly BucketColumn[]): boolean {
  const { from, to } = bucket.range;
  if (to !== null) return false;
  return all.some(({ range }) => range.to !== null && range.from === from);
}

function monthColumns(header: HeaderRow, profileOf: Profiler): readonly MonthColumn[] {
  return header.cells.flatMap((wordings, index): MonthColumn[] => {
    const wording = wordings.find(({ month }) => month !== null);
    const score = wording === undefined ? 0 : fitOf("d1_30", profileOf(index));
    if (wording?.month == null || score < 0.5) return [];
    return [{ index, heading: wording.text, month: wording.month, score }];
  });
}

/** The headings that stand together around the columns found: notes apart on the same rows are not the table's. */
function spanOf(
  header: HeaderRow,
  columns: Partial<Record<Field, LayoutColumn>>,
): readonly [first: number, last: number] {
  const used = Object.values(columns).map(({ index }) => index);
  let first = Math.min(...used);
  let last = Math.max(...used);
  const filled = (index: number): boolean => (header.cells[index]?.length ?? 0) > 0;
  while (filled(first - 1)) first -= 1;
  while (filled(last + 1)) last += 1;
  return [first, last];
}

interface Evidence {
  readonly kind: SourceKind;
  readonly columns: Partial<Record<Field, LayoutColumn>>;
  readonly buckets: readonly BucketColumn[];
  readonly months: readonly MonthColumn[];
  readonly header: HeaderRow;
  readonly grid: SheetGrid;
  readonly profileOf: Profiler;
}

/** 0 when the kind lacks what it needs, else how much speaks for it, up to 1. */
function confidenceOf(evidence: Evidence): number {
  if (!hasClient(evidence)) return 0;
  const points = POINTS[evidence.kind](evidence);
  return Math.max(0, Math.min(1, points));
}

function scoreOf({ columns }: Evidence, field: Field): number {
  return columns[field]?.score ?? 0;
}

/** A client is named by a code, or by a name that is clearly one ("Libellé" alone is any wording). */
function hasClient(evidence: Evidence): boolean {
  if (scoreOf(evidence, "clientCode") >= 0.2) return true;
  const name = evidence.columns.clientName;
  return name !== undefined && name.score >= 0.5 && normaliseHeading(name.heading) !== "libelle";
}

function clientPoints(evidence: Evidence): number {
  return 0.25 * Math.max(scoreOf(evidence, "clientCode"), scoreOf(evidence, "clientName"));
}

const POINTS: Readonly<Record<SourceKind, (evidence: Evidence) => number>> = {
  "open-items": openItemPoints,
  "aged-balance": agedBalancePoints,
  cover: coverPoints,
  clients: clientSheetPoints,
  sales: salesPoints,
};

/** Headings of what is no receivable: lines of a sale, a bank account, an insurance policy. */
const SALE_LINE =
  /^(?:quantite|quantity|article|produit|product|prix|price|prix unitaire|unit price|designation|sku|montant ht|ht|remise|discount)\b/;
const BANK_LINE =
  /^(?:date valeur|value date|date operation|transaction date|libelle operation|iban|solde progressif|running balance)\b/;
const COVER_LINE = /^(?:assureur|insurer|quotite|garantie|police|agrement|compagnie)\b/;

function headingsLike({ header }: Evidence, pattern: RegExp): number {
  return header.cells.filter((wordings) => wordings.some(({ normal }) => pattern.test(normal))).length;
}

function openItemPoints(evidence: Evidence): number {
  const signed = Math.min(scoreOf(evidence, "debit"), scoreOf(evidence, "credit"));
  const amount = Math.max(scoreOf(evidence, "openAmount"), signed, 0.6 * scoreOf(evidence, "originalAmount"));
  const due = scoreOf(evidence, "dueDate");
  const document = scoreOf(evidence, "document");
  const issued = scoreOf(evidence, "documentDate");
  const openByName = scoreOf(evidence, "openAmount") >= 0.75;
  const isLedger =
    signed >= 0.75 && Math.max(scoreOf(evidence, "matching"), scoreOf(evidence, "account")) > 0;
  const isDated = document > 0 && issued >= 0.4;
  if (amount < 0.25 || (due < 0.4 && !((openByName || isLedger) && isDated))) return 0;
  const against = 0.25 * headingsLike(evidence, SALE_LINE) + 0.4 * headingsLike(evidence, BANK_LINE);
  const cover = 0.2 * headingsLike(evidence, COVER_LINE);
  const points =
    clientPoints(evidence) + 0.25 * amount + 0.3 * due + 0.1 * Math.min(1, document) + 0.15 * issued;
  return points - (due >= 0.4 && openByName ? against / 2 : against) - cover;
}

function agedBalancePoints(evidence: Evidence): number {
  const late = evidence.buckets.filter(({ range }) => range.from > 0).length;
  const notDue = evidence.buckets.length - late;
  const overdue = scoreOf(evidence, "overdue") >= 0.5 ? 1 : 0;
  if (late < 2 && !(notDue > 0 && late + overdue > 0)) return 0;
  const perDocument = openItemPoints(openItemEvidence(evidence)) > 0 ? 0.3 : 0;
  const balance = 0.15 * scoreOf(evidence, "balance");
  const points =
    clientPoints(evidence) + 0.4 * Math.min(1, (late + overdue) / 3) + 0.2 * Math.min(1, notDue) + balance;
  return points - perDocument;
}

/** The same header row read as open items: buckets beside each document are still open items. */
function openItemEvidence(evidence: Evidence): Evidence {
  const candidates = headingCandidates("open-items", evidence.header, evidence.profileOf);
  return { ...evidence, kind: "open-items", columns: assign(candidates) };
}

const COVER_EVIDENCE: readonly Field[] = [
  "insurer",
  "coverStatus",
  "requested",
  "coverFrom",
  "coverTo",
  "insuredShare",
  "coverKind",
  "coverNature",
];

function coverPoints(evidence: Evidence): number {
  const granted = scoreOf(evidence, "granted");
  const signs = COVER_EVIDENCE.filter((field) => scoreOf(evidence, field) >= 0.4).length;
  const needed = granted >= 0.9 ? 0 : granted >= 0.7 ? 1 : 3;
  if (granted < 0.3 || signs < needed) return 0;
  return clientPoints(evidence) + 0.35 * granted + 0.12 * Math.min(4, signs);
}

const CLIENT_ATTRIBUTES: readonly Field[] = [
  "group",
  "salesperson",
  "paymentTerms",
  "rating",
  "insolvent",
  "turnover",
  "legalId",
  ...EXPOSURE_PARTS,
];

function clientSheetPoints(evidence: Evidence): number {
  const signs = CLIENT_ATTRIBUTES.filter((field) => scoreOf(evidence, field) >= 0.4).length;
  if (signs < 1 || repeatsClients(evidence)) return 0;
  return clientPoints(evidence) + 0.1 + 0.12 * Math.min(5, signs);
}

/** A list of documents names the same client again and again; a list of clients hardly ever does. */
function repeatsClients({ columns, profileOf }: Evidence): boolean {
  const key = columns.clientCode ?? columns.clientName;
  return key !== undefined && profileOf(key.index).distinct < 0.8;
}

/** Amounts by month beside what is not due yet are receivables by the month they fell due in. */
const NOT_DUE_HEADING = /^(?:non echu|a echoir|not due|nicht fallig|no vencido|non scaduto|niet vervallen)/;

function salesPoints(evidence: Evidence): number {
  const { months, grid } = evidence;
  if (headingsLike(evidence, NOT_DUE_HEADING) > 0) return 0;
  if (months.length >= 3) return clientPoints(evidence) + 0.4 + 0.02 * Math.min(12, months.length);
  const amount = scoreOf(evidence, "amount");
  const month = scoreOf(evidence, "month");
  const named = /\b(?:ca|chiffre|ventes?|sales|turnover|umsatz)\b/.test(plainText(grid.sheet)) ? 0.15 : 0;
  if (amount < 0.4 || month < 0.4 || (month < 0.8 && amount < 0.8 && named === 0)) return 0;
  return clientPoints(evidence) + 0.25 * amount + 0.25 * month + named;
}

/** What a sheet has of what receivables need, for saying why it is none. */
export interface ReceivableSigns {
  readonly sheet: string;
  readonly client: boolean;
  readonly amount: boolean;
  readonly dueDate: boolean;
  /** Headings of sales lines and of bank statements. */
  readonly saleLines: number;
  readonly bankLines: number;
}

/** The signs of the header row that has most of them; null when no row looks like headings. */
export function receivableSigns(grid: SheetGrid): ReceivableSigns | null {
  const signs = headerCandidates(grid).map((header) => signsOf(grid, header));
  const count = ({ client, amount, dueDate }: ReceivableSigns): number => {
    return Number(client) + Number(amount) + Number(dueDate);
  };
  return signs.sort((a, b) => count(b) - count(a))[0] ?? null;
}

function signsOf(grid: SheetGrid, header: HeaderRow): ReceivableSigns {
  const profileOf = profiler(grid, header.index + 1);
  const columns = assign(headingCandidates("open-items", header, profileOf));
  const evidence: Evidence = {
    kind: "open-items",
    columns,
    buckets: [],
    months: [],
    header,
    grid,
    profileOf,
  };
  const amounts: readonly Field[] = ["openAmount", "originalAmount", "debit"];
  return {
    sheet: grid.sheet,
    client: hasClient(evidence),
    amount: amounts.some((field) => scoreOf(evidence, field) >= 0.25),
    dueDate: scoreOf(evidence, "dueDate") >= 0.4,
    saleLines: headingsLike(evidence, SALE_LINE),
    bankLines: headingsLike(evidence, BANK_LINE),
  };
}
