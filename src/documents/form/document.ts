import type { Colour } from "../../domain/policy/grid";
import type { SheetNames } from "../../locales/translator";
import type { Format, Value } from "./formats";

/** What a document says, before it is a sheet, a mail or plain text. Every text in it is plain. */
export interface Document {
  /** Of its mail. */
  readonly subject: string;
  readonly title: string;
  /** Lines below the title: where, who, figures of which day. */
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
  readonly footer: string;
  /** The sheet that has everything, where a mail leaves rows out. */
  readonly readIn: keyof SheetNames;
}

/** A part with its heading; one without a heading goes on with what stands above it. */
export type Section = SectionHead & (Facts | Prose | Table | Sides);

interface SectionHead {
  /** Names the section for its place on the sheet. */
  readonly name: string;
  readonly heading: string;
  /** On the sheet alone: what a mail has no room for and leads to the workbook for. */
  readonly isDetail?: true;
  /** On paper it begins a page. */
  readonly startsPage?: boolean;
}

/** Figures, each with its change when it is known. */
export interface Facts {
  readonly kind: "facts";
  readonly facts: readonly Fact[];
  /** What the figures and their changes are of, where that is said beside them: "Au 14/01", "Depuis le 09/01". */
  readonly now?: string;
  readonly since?: string;
}

export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: Value;
  readonly format: Format;
  readonly change?: Value;
  readonly changeFormat?: Format;
}

/** Lines of prose. */
interface Prose {
  readonly kind: "prose";
  readonly lines: readonly string[];
}

/** Clients, actions, decisions: rows of typed columns. */
export interface Table {
  readonly kind: "table";
  /** A mail says the rows one after the other, as names in a sentence. */
  readonly isRunOn?: true;
  /** Said once, before the rows that come only if there is time. */
  readonly later?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Two opinions side by side, with the same room. */
export interface Sides {
  readonly kind: "sides";
  readonly sides: readonly [Side, Side];
}

interface Side {
  readonly title: string;
  readonly text: string;
}

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly format: Format;
  /**
   * Where a mail, which a phone must show too, puts it: the row's title, quietly behind it, strongly behind it, as a
   * figure in a column of its own, or on a line below.
   */
  readonly role: "title" | "aside" | "alert" | "figure" | "line";
  /** On the sheet alone. */
  readonly isDetail?: true;
}

export interface Row {
  /**
   * Names what the row is about: `client:0410221`, `action:12 client:0410221`; one that begins without a colon,
   * `late action:12`, says again what stands elsewhere. Absent for a row that nobody refers to.
   */
  readonly key?: string;
  /** A mail marks the row with it; the sheet has a column for it where it differs within a section. */
  readonly colour?: Colour;
  /** Comes only if there is time: behind all that does not. */
  readonly isLater?: true;
  /** By column key; absent or null is blank. */
  readonly cells: Readonly<Record<string, Value>>;
}

/** The rows that come in any case, and those that come if there is time. */
export function inTurn<Each extends Pick<Row, "isLater">>(
  rows: readonly Each[],
): [now: Each[], later: Each[]] {
  const first = rows.findIndex(({ isLater }) => isLater);
  return first < 0 ? [[...rows], []] : [rows.slice(0, first), rows.slice(first)];
}

/** The same document with at most so many rows in each section, and what was left out said in its place. */
export function shortened(document: Document, most: number, more: (count: number) => string): Document {
  const sections = document.sections.flatMap((section): Section[] => {
    if (section.kind !== "table" || section.rows.length <= most) return [section];
    const left = section.rows.length - most;
    return [
      { ...section, rows: section.rows.slice(0, most) },
      { kind: "prose", name: section.name, heading: "", lines: [more(left)] },
    ];
  });
  return { ...document, sections };
}
