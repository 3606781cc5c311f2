import { eachPlace } from "../../domain/basis/eachPlace";
import { isBlank, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import type { Field } from "../source";
import { sampleRows } from "./columnProfile";
import { looseCents } from "../cells/numbers";
import { type Table } from "./columnsByValue";
import { matchHeading } from "./headings";
import type { Layout, LayoutColumn, LinesApart } from "./layout";
import {
  creditCodeOf,
  isChargeType,
  isCreditType,
  isInvoiceType,
  isRetentionType,
  lineStatusOf,
  partyOf,
  sideOf,
} from "./lineWords";
import { billedType, isMarked, isNumberedApart, linesByType, sumOfLines } from "./typeMarks";

type Columns = Readonly<Partial<Record<Field, LayoutColumn>>>;

/** Lines of each side from which their signs are no chance, and the share of them that has to have it. */
const LEAST_LINES = 2;
const MOST_LINES = 0.75;

/** More different words are names, not sides of a list. */
const MOST_WORDS = 6;

/** Beginnings of accounts looked at: a class, a group, an account. */
const BEGINNINGS = [1, 2, 3];

/**
 * Lines that a word nobody knows, or the beginning of their account, sets apart, that are negative where the others
 * are positive, and whose clients have no other lines: they may be suppliers'. Null where there are none.
 */
export function linesApart(table: Table, columns: Columns): LinesApart | null {
  const key = columns.clientCode ?? columns.clientName;
  const amountOf = amountReader(columns);
  if (key === undefined || amountOf === null) return null;
  const { grid, header, profileOf } = table;
  const rows = sampleRows(header.index + 1, grid.values.length).flatMap((row) => {
    const cells = grid.values[row] ?? [];
    const amount = amountOf(cells);
    return amount === 0 || isBlank(cells[key.index]) ? [] : [{ cells, amount, client: cells[key.index] }];
  });
  if (rows.filter(({ amount }) => amount < 0).length < LEAST_LINES) return null;
  const { documentType: _type, account, clientCode, ...others } = columns;
  const taken = new Set(Object.values(others).map(({ index }) => index));
  const worded = header.cells.flatMap((wordings, index) => {
    const { words, values } = profileOf(index);
    const isWorded = words >= 0.9 && values.length > 1 && values.length <= MOST_WORDS;
    return wordings.length > 0 && isWorded && !taken.has(index) ? [{ index, digits: 0 }] : [];
  });
  const accounts = [account, clientCode].flatMap((column) => {
    const isNumbered =
      column !== undefined && profileOf(column.index).values.every((text) => NUMBER.test(text));
    return isNumbered ? BEGINNINGS.map((digits) => ({ index: column.index, digits })) : [];
  });
  for (const place of [...worded, ...accounts]) {
    const word = wordOfNegative(rows, place);
    if (word !== null) return { ...place, word };
  }
  return null;
}

/** A client's number long enough to be an account. */
const NUMBER = /^\d{4,}$/;

interface SampledRow {
  readonly cells: readonly CellValue[];
  readonly amount: number;
  readonly client: CellValue | undefined;
}

function wordOfNegative(rows: readonly SampledRow[], place: Omit<LinesApart, "word">): string | null {
  const byWord = new Map<string, SampledRow[]>();
  for (const row of rows) {
    const word = wordApart(row.cells[place.index], place.digits);
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [row]);
    else known.push(row);
  }
  if (byWord.size < 2 || byWord.size > MOST_WORDS) return null;
  for (const [word, own] of byWord) {
    const others = rows.filter((row) => !own.includes(row));
    const negative = own.filter(({ amount }) => amount < 0).length;
    const positive = others.filter(({ amount }) => amount > 0).length;
    const isApart = negative >= LEAST_LINES && negative >= MOST_LINES * own.length;
    if (!isApart || positive < LEAST_LINES || positive < MOST_LINES * others.length) continue;
    const clients = new Set(own.map(({ client }) => client));
    const isKnown = isUnderstood(word) || lineStatusOf(word) !== null;
    if (!isKnown && !others.some(({ client }) => clients.has(client))) return word;
  }
  return null;
}

/** The word of a cell that may set its line apart: its text, or that many of its first digits. */
export function wordApart(cell: CellValue | undefined, digits: number): string {
  const text = plainText(String(cell ?? ""));
  return digits === 0 ? text : text.slice(0, digits);
}

/** Reads what a row adds to what is owed, in cents: its open amount, else debit less credit; null where none stands. */
export function amountReader(columns: Columns): ((cells: readonly CellValue[]) => number) | null {
  const { openAmount, originalAmount, debit, credit } = columns;
  const open = openAmount ?? (debit === undefined || credit === undefined ? originalAmount : undefined);
  if (open !== undefined) return (cells) => looseCents(cells[open.index]) ?? 0;
  if (debit === undefined || credit === undefined) return null;
  return (cells) => (looseCents(cells[debit.index]) ?? 0) - (looseCents(cells[credit.index]) ?? 0);
}

/** True for a word that is known to say what a line is of, whose it is, or which side it stands on. */
function isUnderstood(word: string): boolean {
  return (
    word === "" ||
    isCreditType(word) ||
    isInvoiceType(word) ||
    isRetentionType(word) ||
    isChargeType(word) ||
    partyOf(word) !== null ||
    sideOf(word) !== null
  );
}

/** A type of documents that nobody knows, and whether its lines look like what takes from the balance. */
export interface UnknownType {
  readonly word: string;
  /** Grid rows of its lines. */
  readonly rows: readonly number[];
  /** What its lines come to as they are written, in cents. */
  readonly sum: number;
  readonly looksLikeCredit: boolean;
  /** True where no type of the table is known, none is marked, and each client has its own: its lines add, and it is told. */
  readonly isUntold: boolean;
}

const WORDED = /\p{L}/u;

/** Marks of a series: letters, or one word with a number ("P1", "Tranche 2"). */
const MARK = /^(?:\p{L}|\p{L}{1,9}[ .-]?\d{1,2})$/u;

/** Words of a list of ranges before they are rather names. */
const MOST_RANGES = 12;

/** Headings that may call a range by a mark, as they may call a kind of client: "Klasse", "Niveau". */
const OF_MARKS =
  /^(?:classe?|klasse|clase|niveau|level|stufe|stage|stade|scaglione|staffel|rang|code retard)$/;

/**
 * The column that says how late each line is in words that nobody knows, where the table has no date at all: below a
 * heading of ranges, or marks that differ from line to line of one client. Each of them is asked about.
 */
export function rangesUntold({ header, grid, profileOf }: Table, columns: Columns): LayoutColumn | null {
  const isDated = header.cells.some((wordings, index) => wordings.length > 0 && profileOf(index).dates > 0.5);
  const key = columns.clientCode ?? columns.clientName;
  if (isDated || key === undefined || columns.balance === undefined) return null;
  const taken = new Set(Object.values(columns).map(({ index }) => index));
  const rows = sampleRows(header.index + 1, grid.values.length).map((row) => grid.values[row] ?? []);
  const variesAt = (index: number): boolean => {
    const pairs = new Set(rows.map((row) => `${row[key.index] ?? ""}\n${row[index] ?? ""}`));
    return pairs.size > new Set(rows.map((row) => row[key.index])).size;
  };
  for (const [index, wordings] of header.cells.entries()) {
    const [wording] = wordings;
    if (wording === undefined || taken.has(index)) continue;
    const { values } = profileOf(index);
    const isList = values.length > 1 && values.length <= MOST_RANGES;
    if (!isList || !values.every((value) => WORDED.test(value))) continue;
    const named = matchHeading(wording.normal, "aged-balance").find(({ meaning }) => meaning === "ageBucket");
    const areMarks = areSeries(values) && (named !== undefined || OF_MARKS.test(wording.normal));
    if ((named?.score ?? 0) >= CALLED_RANGE || (areMarks && variesAt(index)))
      return { index, heading: wording.text, score: CALLED_RANGE };
  }
  return null;
}

/** A wording as sure as this can be nothing but a range of days late. */
const CALLED_RANGE = 0.75;

function areSeries(values: readonly string[]): boolean {
  const stems = new Set(values.map((value) => (value.length === 1 ? "" : value.replace(/\d+$/, ""))));
  return stems.size === 1 && values.every((value) => MARK.test(value));
}

/** Types before they are rather names or texts. */
const MOST_TYPES = 8;

/** The first few different document types of a table, in lower case, more than usual of them where there are. */
export function typesOf({ grid, headerIndex }: Layout, column: number): ReadonlySet<string> {
  const written = new Set<string>();
  if (column < 0) return written;
  const heading = grid.values[headerIndex]?.[column];
  let last: CellValue = "";
  eachPlace(headerIndex + 1, grid.values.length, (row) => {
    const cell = grid.values[row]?.[column];
    // Most rows bear the type of the row before.
    if (cell === last || cell === undefined || cell === heading || written.size > MOST_TYPES) return;
    if (cell !== "") written.add(String(cell));
    last = cell;
  });
  return new Set([...written].map(plainText));
}

function rowsBelow({ grid, headerIndex }: Layout): readonly number[] {
  return Array.from({ length: grid.values.length - headerIndex - 1 }, (_, place) => headerIndex + 1 + place);
}

/** "VE1" and "VE2" are two of one kind: sales of two places, not a sale and its payment. */
function areOfOneKind(types: ReadonlySet<string>): boolean {
  const kinds = new Set([...types].map((type) => type.replace(/\d+/g, "")));
  return types.size > 1 && kinds.size === 1 && !kinds.has("");
}

/** A code of two or three letters says nothing where credits are written negative. */
const SHORT_CODE = 4;

/**
 * Types of documents written as positive amounts, of which no word says whether they add or take, where others of the
 * table are known or something marks them: no due date where the others have one, a document's number that begins as
 * a credit's, the amount of another line of the same client.
 *
 * @param types what `typesOf` gives of the table.
 */
export function unknownTypes(layout: Layout, types: ReadonlySet<string>): readonly UnknownType[] {
  const { columns } = layout;
  const amount = columns.openAmount ?? columns.originalAmount;
  const unknown = [...types].filter((type) => !isUnderstood(type) && /[\p{L}\d]/u.test(type));
  const isOther = types.size > MOST_TYPES || columns.side !== undefined || creditCodeOf(types) !== null;
  if (amount === undefined || unknown.length === 0 || isOther || areOfOneKind(types)) return [];
  const lines = linesByType(layout.grid, columns, rowsBelow(layout), amount.index);
  const isKnown = [...types].some((type) => isCreditType(type) || isInvoiceType(type));
  const hasNegative = [...lines.values()].some((own) => own.some(({ cents }) => cents < 0));
  // Where nothing is negative and no type is known, any but what was billed may be a payment.
  const billed = isKnown || hasNegative ? null : billedType(lines);
  return unknown.flatMap((word): UnknownType[] => {
    const own = lines.get(word) ?? [];
    if (own.length === 0 || own.some(({ cents }) => cents < 0)) return [];
    const others = [...lines].flatMap(([other, each]) => (other === word ? [] : each));
    const looksLikeCredit = isMarked(own, others);
    const isTold = isKnown && !(hasNegative && word.length < SHORT_CODE);
    const isOneOfSome = billed !== null && word !== billed;
    const isUntold = !looksLikeCredit && !isKnown && !hasNegative && billed === null && lines.size > 1;
    // A number under a heading of types may number anything: its lines have to be marked.
    const isSaid = looksLikeCredit || (WORDED.test(word) && (isTold || isOneOfSome || isUntold));
    if (!isSaid && !isNumberedApart(word, own, others)) return [];
    return [{ word, rows: own.map(({ row }) => row), sum: sumOfLines(own), looksLikeCredit, isUntold }];
  });
}
