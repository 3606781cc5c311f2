import { cellAddress, quotedSheet, type CellOutput } from "./cells";
import type { Columns, Values } from "./column";
import { columnKey, languageOfHeadings, type Table, type TableCells } from "./table";
import { sheetWords } from "./words";

/** A cell that does not say what its column means: it is named, and never taken for nil or for blank. */
export interface Unreadable {
  /** `'Comités'!L14` */
  readonly address: string;
  /** Heading as the sheet has it. */
  readonly heading: string;
  /** The text seen; "" for a cell that is blank although it is needed. */
  readonly text: string;
  /** What is meant: the name of a kind of column. */
  readonly meaning: string;
  /** The words that the column chooses from, in the sheet's language; "" when it does not. */
  readonly choices: string;
}

/** A body row that was read. */
export interface RowRead<V> {
  /** Zero-based body row. */
  readonly index: number;
  readonly values: V;
}

/** The rows of a table, with every cell that could not be read. */
export interface Reading<C extends Columns, K extends keyof C & string> {
  /** Rows that are not blank in the columns read; an unreadable cell gives what a blank one would. */
  readonly rows: readonly RowRead<Values<C, K>>[];
  readonly unreadable: readonly Unreadable[];
  /** A cell as it is seen, and where, for saying what is wrong with its value. */
  readonly at: (index: number, key: K) => Unreadable;
  readonly isUnreadable: (index: number, key: K) => boolean;
}

/**
 * Reads columns of a table. People edit it, so every cell is checked: what cannot be read is named with its address
 * and never guessed at.
 * @param columns those that are needed: the rows have no other, and `cells` must have been read with them.
 */
export function readRows<C extends Columns, K extends keyof C & string>(
  table: Table<C>,
  cells: TableCells<K> | null,
  columns: readonly K[],
): Reading<C, K> {
  if (cells === null) return { rows: [], unreadable: [], at: unseen, isUnreadable: () => false };
  const at = (index: number, key: K): Unreadable => {
    const column = cells.places[key];
    const { kind } = columnOf(table, key);
    const words = sheetWords(languageOfHeadings(table, cells));
    return {
      address: `${quotedSheet(cells.sheet)}!${cellAddress(cells.bodyRow + index, cells.bodyColumn + column)}`,
      heading: cells.headings[column] ?? "",
      text: String(cells.rows[index]?.[column] ?? "").trim(),
      meaning: kind.name,
      choices: kind.choices?.(words).join(", ") ?? "",
    };
  };
  const unasked = columns.find(
    (key) =>
      cells.places[key] === undefined && cells.headings.some((heading) => columnKey(table, heading) === key),
  );
  // What was not read must not look blank. A column of a later edition than the table's is blank indeed.
  if (unasked !== undefined) throw new Error(`${table.table} was read without ${unasked}.`);
  const rows: RowRead<Values<C, K>>[] = [];
  const refused = new Map<string, Unreadable>();
  cells.rows.forEach((row, index) => {
    const found = columns.map((key) => row[cells.places[key]] ?? "");
    if (found.every(isBlank)) return;
    const values = columns.map((key, place) => {
      const { kind } = columnOf(table, key);
      const cell = found[place] ?? "";
      const value = isBlank(cell) ? kind.blank : kind.read(cell);
      if (value !== undefined) return [key, value] as const;
      refused.set(`${index} ${key}`, at(index, key));
      return [key, kind.blank] as const;
    });
    rows.push({ index, values: Object.fromEntries(values) as unknown as Values<C, K> });
  });
  return {
    rows,
    unreadable: [...refused.values()],
    at,
    isUnreadable: (index, key) => refused.has(`${index} ${key}`),
  };
}

function columnOf<C extends Columns, K extends keyof C>({ declared }: Table<C>, key: K): C[K] {
  return declared[key];
}

function unseen(): never {
  throw new Error("No row was read.");
}

function isBlank(cell: CellOutput): boolean {
  return typeof cell === "string" && cell.trim() === "";
}

/** The same values, none of them blank. */
type Known<V, N extends keyof V> = V & { readonly [P in N]: NonNullable<V[P]> };

/**
 * The rows in which all the columns needed have a value. The others are left out whole, and every cell that is
 * missing in them is told, blank ones too.
 */
export function wholeRows<C extends Columns, K extends keyof C & string, N extends K>(
  { rows, at }: Reading<C, K>,
  needed: readonly N[],
): {
  readonly rows: readonly RowRead<Known<Values<C, K>, N>>[];
  readonly lacking: readonly Unreadable[];
} {
  const lacking: Unreadable[] = [];
  const whole = rows.filter((row): row is RowRead<Known<Values<C, K>, N>> => {
    const missing = needed.filter((key) => row.values[key] === null || row.values[key] === "");
    lacking.push(...missing.map((key) => at(row.index, key)));
    return missing.length === 0;
  });
  return { rows: whole, lacking };
}
