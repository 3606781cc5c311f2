import { folded } from "../domain/basis/text";
import { LANGUAGES, type Language, type SheetNames, type TextKey } from "../locales/translator";
import type { CellInput, CellOutput } from "./cells";
import type { Columns, Look } from "./column";
import { sheetWords } from "./words";

/** Our sheets; their names follow the workbook's language. */
export type OwnSheet = keyof SheetNames;

/** Our tables; their names are the same in every language. */
export type OwnTable =
  | "CC_Clients"
  | "CC_Protocol"
  | "CC_History"
  | "CC_Committees"
  | "CC_Results"
  | "CC_Parameters"
  | "CC_Grid"
  | "CC_Ratings"
  | "CC_People"
  | "CC_Actions"
  | "CC_Overrides"
  | "CC_Sources"
  | "CC_Rates"
  | "CC_Differences"
  | "CC_Answers"
  | "CC_Insurers";

/** One column of a table of ours. */
export interface ColumnLayout extends Look {
  /** Key of its heading in the locales: `workbook:columns.<table>.<key>`. */
  readonly key: string;
}

/** A table of ours: where it stands and what its columns are. */
export interface TableLayout {
  readonly table: OwnTable;
  readonly sheet: OwnSheet;
  /** Zero-based cell of its first heading. */
  readonly row: number;
  readonly column: number;
  readonly columns: readonly ColumnLayout[];
}

/** A table of ours as it is declared. */
export interface Table<C extends Columns> extends TableLayout {
  readonly declared: C;
  readonly columns: readonly (Look & { readonly key: keyof C & string })[];
}

/** Key of a column that the locales have a heading for. */
type HeadingKey<T extends OwnTable> = TextKey extends infer Key
  ? Key extends `workbook:columns.${T}.${infer K}`
    ? K
    : never
  : never;

/**
 * Declares a table: its columns by key, in order.
 * @param place the sheet, and the zero-based cell of the first heading.
 */
export function declareTable<T extends OwnTable, C extends Columns>(
  table: T,
  place: Pick<TableLayout, "sheet" | "row" | "column">,
  declared: C & Record<Exclude<keyof C, HeadingKey<T>>, never>,
): Table<C> {
  const columns = Object.entries<Look>(declared).map(([key, look]) => ({ ...look, key }));
  return { table, ...place, declared, columns };
}

/** Cells of a table of ours as they were read, with where they stand. */
export interface TableCells<K extends string = never> {
  readonly sheet: string;
  readonly headings: readonly string[];
  /** For each column of the sheet's table its key; null for one of the users' own, or one that was not read. */
  readonly keys: readonly (string | null)[];
  /** Where each column that was read stands in the rows: of two that bear the same heading the first counts. */
  readonly places: Readonly<Record<K, number>>;
  readonly rows: readonly (readonly CellOutput[])[];
  /** Zero-based sheet cell of the first body row's first cell. */
  readonly bodyRow: number;
  readonly bodyColumn: number;
}

/** A row to write, by column key; a key that is absent is left as it stands. */
export type RowInput = Readonly<Record<string, CellInput>>;

/** The name of a sheet of ours in a language. */
export function sheetName(sheet: OwnSheet, language: Language): string {
  return sheetWords(language).t(`workbook:sheets.${sheet}`);
}

/** The heading of a column in a language. */
export function headingOf(table: OwnTable, key: string, language: Language): string {
  return sheetWords(language).t(`workbook:columns.${table}.${key}` as TextKey);
}

/**
 * Key of the column a heading names in any supported language, whatever its case, accents and spaces, since
 * people retouch headings; null for a column of the users' own.
 */
export function columnKey(layout: TableLayout, heading: string): string | null {
  return keysOf(layout).get(folded(heading)) ?? null;
}

/**
 * Key of each column of a table by its heading. Of several that mean the same, the one whose heading is ours to the
 * letter counts, in the language of most others, then the first; the others are the users' own.
 */
export function columnKeys(layout: TableLayout, headings: readonly string[]): (string | null)[] {
  const keys = headings.map((heading) => columnKey(layout, heading));
  if (new Set(keys).size === keys.length) return keys;
  const language = languageOfHeadings(layout, { headings, keys });
  const best = new Map<string, number>();
  const isOurs = (key: string, column: number) => headings[column] === headingOf(layout.table, key, language);
  keys.forEach((key, column) => {
    if (key === null) return;
    const other = best.get(key);
    if (other === undefined || (!isOurs(key, other) && isOurs(key, column))) best.set(key, column);
  });
  return keys.map((key, column) => (key !== null && best.get(key) === column ? key : null));
}

/** What Excel puts into a heading that people have cleared. */
const CLEARED_HEADING = /^(?:column|colonne)\d+$/i;

/**
 * Whether headings can be those of a table of ours: with hardly a column of ours it is somebody else's. Headings that
 * people have cleared may have been ours; of a table of one column they tell nothing.
 */
export function areOurs(layout: TableLayout, headings: readonly string[]): boolean {
  const found = new Set(headings.map((heading) => columnKey(layout, heading)).filter((key) => key !== null));
  const cleared = headings.filter((heading) => CLEARED_HEADING.test(heading)).length;
  const first = layout.columns.filter(({ since }) => since === undefined);
  return first.length === 1 || found.size + cleared >= first.length / 2;
}

/** Columns of ours that came with an edition of which a table has none: it was made before. */
export function newerColumns(layout: TableLayout, keys: TableCells["keys"]): ColumnLayout[] {
  return layout.columns.filter(({ since }) => {
    const edition = layout.columns.filter((column) => column.since === since);
    return since !== undefined && edition.every(({ key }) => !keys.includes(key));
  });
}

/** Columns of ours that a table had and has no longer. */
export function lostColumns(layout: TableLayout, keys: TableCells["keys"]): ColumnLayout[] {
  const newer = newerColumns(layout, keys);
  return layout.columns.filter((column) => !keys.includes(column.key) && !newer.includes(column));
}

/**
 * The column whose heading people may have typed over: between the neighbours of a column of ours that is missing
 * stand as many of their own as are missing there, and each is taken for the one in its place. Whether it is that one,
 * the user must say.
 * @returns null when more or fewer stand there.
 */
export function retitledColumn(layout: TableLayout, headings: readonly string[], key: string): number | null {
  const keys = columnKeys(layout, headings);
  const order = layout.columns.map((column) => column.key);
  const place = order.indexOf(key);
  const stands = (each: string) => keys.indexOf(each) >= 0;
  const left = order.slice(0, place).findLast(stands);
  const right = order.slice(place + 1).find(stands);
  const first = left === undefined ? 0 : keys.indexOf(left) + 1;
  const end = right === undefined ? keys.length : keys.indexOf(right);
  if (keys.slice(first, end).some((each) => each !== null)) return null;
  const missing = order.slice(
    left === undefined ? 0 : order.indexOf(left) + 1,
    right === undefined ? order.length : order.indexOf(right),
  );
  // Columns that a table made earlier never had count only where there is room for them.
  const newer = newerColumns(layout, keys).map((column) => column.key);
  const had = missing.filter((each) => !newer.includes(each));
  const each = [missing, had].find(({ length }) => length === end - first);
  return each?.includes(key) ? first + each.indexOf(key) : null;
}

/** Headings that mean what another column of the table is already, with the place of each. */
export function doubledHeadings(
  layout: TableLayout,
  { headings }: Pick<TableCells, "headings">,
): { readonly column: number; readonly used: number }[] {
  const keys = columnKeys(layout, headings);
  return headings.flatMap((heading, column) => {
    const key = keys[column] === null ? columnKey(layout, heading) : null;
    return key === null ? [] : [{ column, used: keys.indexOf(key) }];
  });
}

/** A table of ours as a new sheet has it, its rows apart. */
export function asDeclared<T extends TableLayout>(
  layout: T,
  language: Language,
): Omit<TableCells<T["columns"][number]["key"]>, "sheet" | "rows"> {
  const keys = layout.columns.map(({ key }) => key);
  return {
    headings: keys.map((key) => headingOf(layout.table, key, language)),
    keys,
    places: placesOf(keys),
    bodyRow: layout.row + 1,
    bodyColumn: layout.column,
  };
}

/** Where each of the keys stands; of two that are the same the first counts. */
export function placesOf<K extends string>(keys: readonly (string | null)[]): Record<K, number> {
  const places = new Map<string, number>();
  keys.forEach((key, column) => {
    if (key !== null && !places.has(key)) places.set(key, column);
  });
  return Object.fromEntries(places) as Record<K, number>;
}

/**
 * The language that most headings of a table are in, French when it is even: its cells are written in the same.
 */
export function languageOfHeadings(
  { table }: Pick<TableLayout, "table">,
  { headings, keys }: Pick<TableCells, "headings" | "keys">,
): Language {
  const matches = (language: Language) =>
    keys.filter((key, column) => {
      if (key === null) return false;
      return folded(headingOf(table, key, language)) === folded(headings[column] ?? "");
    }).length;
  return matches("en") > matches("fr") ? "en" : "fr";
}

/** Headings are looked up for every column of every table that is read: each table's are folded once. */
const KEYS = new WeakMap<TableLayout, ReadonlyMap<string, string>>();

function keysOf(layout: TableLayout): ReadonlyMap<string, string> {
  const known = KEYS.get(layout);
  if (known !== undefined) return known;
  const keys = new Map<string, string>();
  for (const { key } of layout.columns) {
    for (const language of LANGUAGES) {
      const heading = folded(headingOf(layout.table, key, language));
      if (!keys.has(heading)) keys.set(heading, key);
    }
  }
  KEYS.set(layout, keys);
  return keys;
}
