import type { Translator } from "../locales/translator";
import type { CellInput, CellOutput } from "./cells";

/** What the cells of a column mean. */
export interface Kind<V> {
  /** Name of what is meant: its words stand in the locales, `workbook:meanings.<name>`. */
  readonly name: "money" | "amount" | "day" | "count" | "number" | "share" | "word" | "text" | "time";
  /** What a blank cell says. */
  readonly blank: V;
  /** What a cell that is not blank says; undefined when it is none of what is meant. */
  read(cell: CellOutput): V | undefined;
  /** How a value stands in a cell, ready to be sent. */
  write(value: V, words: Translator): CellInput;
  /** The words that a cell chooses from, for drop-downs and for whoever typed another. */
  choices?(words: Translator): string[];
  /** Another word than those is one too. */
  readonly isOpen?: true;
}

/**
 * What people may type in the cells of a column: one of its choices, a day, a text of so many characters, a number
 * above another or between two, both included, or a day that is not before that of another column of the row.
 */
export type Accepts =
  | "choices"
  | "day"
  | { readonly length: readonly [minimum: number, maximum: number] }
  | { readonly above: number }
  | { readonly between: readonly [minimum: number, maximum: number] }
  | { readonly notBefore: string };

/** How a column of a table of ours looks, and whose it is. */
export interface Look {
  /** en-US number format of its cells. */
  readonly format?: string | undefined;
  /** Width in points. */
  readonly width: number;
  readonly wrap?: boolean;
  readonly align?: "Left" | "Center" | "Right" | undefined;
  /** What its cells accept; anything when absent. */
  readonly accepts?: Accepts;
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

/** One column as it is declared: what its cells mean, and how they look. */
export interface Column<V> extends Look {
  readonly kind: Kind<V>;
}

/** The columns of a table by key, in the order in which a new sheet has them. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** What the columns of a table say, by key: the type of a row follows from the declaration. */
export type Values<C extends Columns, K extends keyof C = keyof C> = {
  readonly [P in K]: C[P] extends Column<infer V> ? V : never;
};
