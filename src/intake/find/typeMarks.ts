import { looseCents } from "../cells/numbers";
import { isBlank, plainText } from "../cells/plainText";
import type { SheetGrid } from "../cells/sheetGrid";
import type { Field } from "../source";
import type { LayoutColumn } from "./layout";
import { isCreditType } from "./lineWords";

type Columns = Readonly<Partial<Record<Field, LayoutColumn>>>;

/** A line of a document type, with what may tell that it is paid or credited. */
interface TypedLine {
  readonly row: number;
  readonly cents: number;
  readonly client: string;
  readonly isDated: boolean;
  readonly document: string;
  /** Client and amount together. */
  readonly owed: string;
}

/** Lines by the word of their type, in lower case: those of the rows given that have an amount and a type. */
export function linesByType(
  { values }: Pick<SheetGrid, "values">,
  columns: Columns,
  rows: readonly number[],
  amount: number,
): ReadonlyMap<string, readonly TypedLine[]> {
  const [column = -1, due = -1, document = -1, client = -1] = [
    columns.documentType?.index,
    columns.dueDate?.index,
    columns.document?.index,
    (columns.clientCode ?? columns.clientName)?.index,
  ];
  const lines = new Map<string, TypedLine[]>();
  for (const row of rows) {
    const cells = values[row] ?? [];
    const cents = looseCents(cells[amount]) ?? 0;
    const type = cells[column];
    if (cents === 0 || type === undefined || type === "") continue;
    const word = plainText(String(type));
    const line = {
      row,
      cents,
      client: String(cells[client] ?? ""),
      isDated: due < 0 || !isBlank(cells[due]),
      document: String(cells[document] ?? ""),
      owed: `${String(cells[client] ?? "")}\n${cents}`,
    };
    const known = lines.get(word);
    if (known === undefined) lines.set(word, [line]);
    else known.push(line);
  }
  return lines;
}

/** Letters that begin a document's number. */
const LETTERS = /^[a-z]{2,}/i;

/** Share of the other lines that must have a due date, and of a type's lines that must offset another one. */
const MOST_LINES = 0.75;

/** True for lines that look like what is paid or credited beside those of other types. */
export function isMarked(own: readonly TypedLine[], others: readonly TypedLine[]): boolean {
  if (others.length === 0) return false;
  const dated = others.filter(({ isDated }) => isDated).length;
  const isUndated = own.every(({ isDated }) => !isDated) && dated >= MOST_LINES * others.length;
  const isNumbered = own.every(({ document }) => isCreditType(LETTERS.exec(document)?.[0] ?? ""));
  const owed = new Set(others.map((line) => line.owed));
  const offset = own.filter((line) => owed.has(line.owed)).length;
  // Of two types that offset each other the rarer one is what was paid.
  return isUndated || isNumbered || (own.length < others.length && offset >= MOST_LINES * own.length);
}

/** Lines of other types to each line of one whose numbers set it apart. */
const LEAST_ALIKE = 3;

/**
 * True for the few lines of a type whose documents are numbered otherwise than all others, which begin alike: receipts
 * among invoices, or those of another branch, whose name their numbers mostly begin with.
 */
export function isNumberedApart(
  word: string,
  own: readonly TypedLine[],
  others: readonly TypedLine[],
): boolean {
  const beginningOf = ({ document }: TypedLine): string => /^[a-z]+/.exec(plainText(document))?.[0] ?? "";
  const beginnings = new Set(own.map(beginningOf));
  const [beginning = "", ...more] = new Set(others.map(beginningOf));
  if (beginning === "" || more.length > 0 || beginnings.has(beginning)) return false;
  const isNamed = [...beginnings].some((each) => each !== "" && word.startsWith(each));
  return !isNamed && others.length >= LEAST_ALIKE * own.length;
}

/** True where the lines of one word, all of them positive, look like what is paid or credited beside the others. */
export function hasMarkedType(
  grid: Pick<SheetGrid, "values">,
  columns: Columns,
  rows: readonly number[],
  amount: number,
): boolean {
  const lines = [...linesByType(grid, columns, rows, amount)];
  if (lines.some(([, own]) => own.some(({ cents }) => cents < 0))) return false;
  return lines.some(([word, own]) => {
    const others = lines.flatMap(([other, each]) => (other === word ? [] : each));
    if (own.length >= others.length) return false;
    const isTold = areApart(others) || own.every(({ isDated }) => !isDated);
    return (isTold && isMarked(own, others)) || isNumberedApart(word, own, others);
  });
}

/** Subscriptions bill the same amount to the same client again and again: none of them is paid by another one. */
function areApart(lines: readonly TypedLine[]): boolean {
  return new Set(lines.map(({ owed }) => owed)).size === lines.length;
}

/** So few types, of which none is known, are kinds of entries; more are rather names of something else. */
const MOST_UNTOLD = 4;

/**
 * The type that comes to most where a client has lines of two types: they are what happened with it, not what kind of
 * client it is, and that one is what was billed. Null where each client has its own.
 */
export function billedType(lines: ReadonlyMap<string, readonly TypedLine[]>): string | null {
  if (lines.size < 2 || lines.size > MOST_UNTOLD || !areOfSameClients(lines)) return null;
  const [largest] = [...lines].sort(([, one], [, other]) => sumOfLines(other) - sumOfLines(one));
  return largest?.[0] ?? null;
}

function areOfSameClients(lines: ReadonlyMap<string, readonly TypedLine[]>): boolean {
  const typeOf = new Map<string, string>();
  return [...lines].some(([word, own]) =>
    own.some(({ client }) => {
      const known = typeOf.get(client) ?? word;
      typeOf.set(client, known);
      return known !== word;
    }),
  );
}

/** What the lines come to as they are written, in cents. */
export function sumOfLines(lines: readonly TypedLine[]): number {
  return lines.reduce((total, { cents }) => total + cents, 0);
}
