import type { Day } from "../domain/basis/day";
import type { Cents } from "../domain/basis/money";
import type { SourceKind } from "../domain/receivables/sourceKind";
import type { Ageing } from "../domain/receivables/receivables";

/**
 * What may be asked of a sheet, and what can be answered. A choice that is a field ("over120") says that the
 * column asked about holds it; "column" is chosen with the heading of a column, "word" with a word of one. The locales
 * put each question and each choice into words (questions.json).
 */
export const QUESTIONS = {
  /** What amounts are written in, where a heading or a title says thousands or millions. */
  "amount-unit": ["thousands", "millions", "units"],
  /** "12,345" among amounts with two decimals: thousands written the other way round, or three decimals. */
  "three-decimals": ["thousands", "decimals"],
  /** The same documents a second time: the export stands there twice. */
  "pasted-twice": ["once", "twice"],
  /** Dates years away from the day of the figures: days counted from 1904, or another century. */
  "dates-shifted": ["1904", "century", "as-written"],
  /** A result that is seldom right: nothing is due, everything is old, one client owes all, rows are rejected. */
  "nothing-due": ["right", "document-date", "late"],
  "all-old": ["right", "left-out"],
  "one-client": ["right", "left-out"],
  "many-rejected": ["go-on", "left-out"],
  /** A column of amounts that is not read and explains why rows do not add up to their balance. */
  "unread-bucket": ["notDue", "d1_30", "d31_60", "d61_90", "d91_120", "over90", "over120", "not-read"],
  /** Buckets that make less than the balance, and no column that explains it. */
  "parts-short": ["notDue", "over120"],
  /** A bucket without which the rows add up: it repeats others. */
  "bucket-twice": ["subtotal", "bucket"],
  /** Lines that a date, an amount or a word calls paid, where no column says what is open. */
  "lines-paid": ["left-out", "kept"],
  /** A word of a column of statuses that says neither that a line is paid nor that it is open. */
  "status-word": ["open", "paid"],
  /** Lines called partly paid, and no column says how much. */
  "partly-paid": ["in-full", "left-out"],
  /** Lines of suppliers among those of clients. */
  "suppliers-among": ["left-out", "kept"],
  /** Negative lines that a word nobody knows sets apart, of clients without any other line: perhaps suppliers'. */
  "parties-apart": ["left-out", "kept"],
  /** A type of documents, written as positive amounts, that no word says to add or to take. */
  "type-word": ["adds", "takes"],
  /** Documents after the day of the figures. */
  "documents-later": ["kept", "left-out"],
  /** Due dates before their documents: day and month may stand the other way round. */
  "dates-reversed": ["as-written", "swapped"],
  /** Terms at the end of a month, of which no due date tells the reading: the end first, or the days first. */
  "end-of-month": ["month-then-days", "days-then-month"],
  /** Ranges that count from the invoice's date, as a title says. */
  "aged-by-invoice": ["as-late", "not-due"],
  /** Amounts in another currency than the company's, of which no rate is known, or in several. */
  "other-currency": ["as-written", "left-out"],
  /** Months counted back ("M", "M-1") and none said to be to come: the month itself may not be due yet. */
  "months-back": ["as-late", "current"],
  /** Months counted ahead ("M+1") where no column is said to be late: they may be months late, or to come. */
  "months-ahead": ["as-late", "to-come"],
  /** A range of days late that no bucket read has, and an unread column of amounts that may be it. */
  "bucket-hole": ["notDue", "d1_30", "d31_60", "d61_90", "d91_120", "over90", "over120", "not-read"],
  /** An unread column of amounts that are never positive, where no balance tells whether they take from what is owed. */
  "credits-column": ["credits", "not-read"],
  /** Amounts of clients that are nearly all negative: the list is kept from the other side. */
  "signs-turned": ["turned", "as-written"],
  /** Lines of which neither a date nor a term tells when they are due. */
  "due-unknown": ["not-due", "document-date", "late"],
  /** Ranges that overlap ("> 30" beside "> 60"), whose amounts may hold one another. */
  "buckets-nested": ["nested", "apart"],
  /** The same ranges under two headings, of which no word says what is not due: the one on the left, or the other. */
  "ranges-twice": ["left-not-due", "right-not-due", "added"],
  /** A range of days late that no column has. */
  "range-missing": ["complete", "in-before", "not-read"],
  /** A word in the column of buckets that is none. */
  "bucket-word": ["notDue", "d1_30", "d31_60", "d61_90", "d91_120", "over90", "over120"],
  /** The others of them, where they are too many to be asked about one by one. */
  "bucket-words": ["notDue", "d1_30", "d31_60", "d61_90", "d91_120", "over90", "over120"],
  /** A table that is not surely of its kind. */
  "sheet-kind": ["right", "not-read"],
  /** Rows with a client and a figure over the headings: they are read by no column. */
  "lines-above": ["left-out", "not-read"],
  /** Words of other headings below the table: the rows after them may be another one's. */
  "table-below": ["left-out", "read"],
  /** Two columns that suit one field as well and say different things. */
  "columns-compete": ["column"],
  /** Text dates that are days of both orders, and nothing tells which. */
  "date-order": ["dmy", "mdy"],
  /** Real dates among texts, whose day and month were put the other way round when the file was opened. */
  "dates-mixed": ["swapped", "as-written"],
  /** Amounts of three digits behind one mark, and nothing tells what the mark is. */
  "decimal-mark": ["comma", "dot"],
  /** An amount that no heading calls open. */
  "open-amount": ["open", "column", "not-read"],
  /** A column of amounts that never hold more than the line's: perhaps what is paid of them. */
  "amount-paid": ["deducted", "not-paid"],
  /** A few words that nobody knows, where no column says which lines are paid: one of them may say it, or several. */
  "unknown-words": ["nothing", "word", "each"],
  /** A word that nobody knows, whose lines explain why the lines do not make the sheet's own total. */
  "word-total": ["takes", "left-out", "counts"],
  /** Two sheets of the same list and of no known day. */
  "which-list": ["kept", "other"],
  /** Two sheets of the same amounts on the same days, under other names or numbers. */
  "figures-twice": ["once", "added"],
  /** A client column that no heading names. */
  "client-column": ["column", "not-read"],
  /** A column of due dates that no heading names. */
  "due-date-column": ["column", "not-read"],
  /** Codes that differ by their zeros alone, in one sheet, under different names. */
  "codes-alike": ["same", "apart"],
  /** One code under names that have no word in common. */
  "names-of-code": ["same", "apart"],
  /** Two tables in which most codes that both have stand beside unrelated names. */
  "codes-of-sheets": ["same", "apart"],
  /** Blank clients below a client: its lines, or clients that are missing. */
  "clients-blank": ["same", "missing"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type QuestionKind = keyof typeof QUESTIONS;

export const QUESTION_KINDS = Object.keys(QUESTIONS) as readonly QuestionKind[];

/** What names a question: the same next week, whatever the rows and wherever the columns stand. */
export interface QuestionKey {
  readonly kind: QuestionKind;
  readonly sheet: string;
  readonly sourceKind: SourceKind;
  /** The layout it was asked for (`Source.layout`): a sheet of another name may have it next week. */
  readonly layout: string;
  /** The heading it is about, as the sheet writes it; the day of the figures (`YYYY-MM-DD`) for a result; else "". */
  readonly subject: string;
}

/** What was chosen; `heading` is "" but for the choice of a column, or of a word. */
export interface Chosen {
  readonly choice: string;
  readonly heading: string;
}

/** An answer as it is kept: applied again to the same sheet, or to the same layout under another name. */
export type Answer = QuestionKey & Chosen;

/** What the receivables come to under a choice. */
export type ReadTotals = Ageing & { readonly balance: Cents; readonly clients: number };

export interface Choice extends Chosen {
  /** What everything read comes to with it; null until it was read so. */
  readonly totals: ReadTotals | null;
}

/** A row to look at: an address with the sheet's name, and what stands in its first cells and the one asked about. */
export interface ExampleRow {
  readonly address: string;
  readonly cells: readonly ExampleCell[];
}

/** A cell as it stands; a real date and an amount (in units) as what they are, for the reader's language. */
export type ExampleCell = string | { readonly day: Day } | { readonly amount: number };

/** A question about a sheet, raised before a figure of it is used. */
export interface Question extends QuestionKey {
  /** The column it is about, zero-based on the sheet. */
  readonly column: { readonly column: number; readonly heading: string } | null;
  /** Two rows to look at. */
  readonly examples: readonly ExampleRow[];
  /** Fill the sentence: amounts in units with their cents, counts, texts. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly choices: readonly Choice[];
  /** The place of the choice that is proposed. */
  readonly proposed: number;
  /**
   * True where nothing the sheet says speaks against what is proposed: it is read so without waiting for an answer,
   * said with the sums of both readings, and can be changed.
   */
  readonly isTaken: boolean;
  /** The answer kept for it, when there is one: it is then not asked again. */
  readonly answer: Chosen | null;
}

/** True for a choice that names a column by its heading, or a word as the sheet writes it. */
export function isNamedChoice(choice: string): boolean {
  return choice === "column" || choice === "word";
}

const OF_FIELDS: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  "columns-compete",
  "client-column",
  "due-date-column",
]);

/** True for a question whose subject is a field of the product, not a heading of the sheet. */
export function isAboutField(kind: QuestionKind): boolean {
  return OF_FIELDS.has(kind);
}
