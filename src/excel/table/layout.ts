import { folded } from "../../domain/basis/text";
import {
  LANGUAGES,
  translator,
  type Language,
  type SheetNames,
  type TextKey,
  type Translator,
} from "../../locales/translator";
import type { CellInput } from "../host/cells";

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
  | "CC_Answers";

/** One column of a table of ours. */
export interface ColumnLayout {
  /** Key of its heading in the locales: `workbook:columns.<table>.<key>`. */
  readonly key: string;
  /** en-US number format of its cells. */
  readonly format?: string;
  /** Width in points. */
  readonly width: number;
  readonly wrap?: boolean;
  readonly align?: "Left" | "Center" | "Right";
  /** An amount whose sum stands above its heading. */
  readonly total?: true;
  /** Detail that folds away: neighbours fold together, into the column on their right. */
  readonly detail?: true;
  /** People fill it in: a refresh never writes it, and keeps rows that hold something in it. */
  readonly people?: true;
  /**
   * The edition of the table that the column came with, when not the first. A table made before has none of
   * an edition's columns and is given them; one that lacks some of them has lost them.
   */
  readonly since?: number;
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

/** A row to write, by column key; a key that is absent is left as it stands. */
export type RowInput = Readonly<Record<string, CellInput>>;

/** Whole units; nil is a dash, so that the eye finds what is owed. */
export const MONEY_FORMAT = '#,##0;-#,##0;"–"';
export const DAY_FORMAT = "dd/mm/yyyy";
export const TEXT_FORMAT = "@";

const TRANSLATORS = new Map<string, Translator>();

/**
 * The words of the workbook in one language.
 * @param currency ISO code of the amounts in its sentences; needed only where there are some.
 * @param sheets what our sheets are called; needed only where sentences name some.
 */
export function sheetWords(language: Language, currency = "EUR", sheets?: SheetNames): Translator {
  const key = [language, currency, ...Object.values(sheets ?? {})].join("/");
  const known = TRANSLATORS.get(key);
  if (known !== undefined) return known;
  const words = translator(language, currency, sheets);
  TRANSLATORS.set(key, words);
  return words;
}

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
