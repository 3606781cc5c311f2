import type { OpenItems } from "../domain/receivables/openItems";
import type { AgedBalanceLine } from "../domain/receivables/receivables";
import type { Cents } from "../domain/basis/money";
import type { ClientRecord, MonthlySales } from "../domain/client/client";
import type { CoverLine } from "../domain/cover/cover";
import type { EndOfMonthReading } from "../domain/policy/policy";
import type { Day } from "../domain/basis/day";
import type { DateOrder, SourceKind } from "../domain/receivables/sourceKind";
import type { Answer, Question } from "./question";

export type { DateOrder, SourceKind };

/** What a column of a source means. */
export type Field =
  | "account"
  | "clientCode"
  | "clientName"
  | "legalId"
  | "document"
  | "documentType"
  | "documentDate"
  | "dueDate"
  | "originalAmount"
  | "openAmount"
  | "debit"
  | "credit"
  | "matching"
  | "paidAmount"
  | "paidDate"
  | "status"
  | "side"
  | "daysLate"
  | "ageBucket"
  | "currency"
  | "disputed"
  | "balance"
  | "overdue"
  | "notDue"
  | "d1_30"
  | "d31_60"
  | "d61_90"
  | "d91_120"
  | "over120"
  | "over90"
  | "unallocatedCredits"
  | "group"
  | "salesperson"
  | "paymentTerms"
  | "rating"
  | "ratingProvider"
  | "ratingDate"
  | "insolvent"
  | "insolvencyDate"
  | "internalLimit"
  | "limitReviewDate"
  | "turnover"
  | "deliveriesNotInvoiced"
  | "ordersNotDelivered"
  | "billsNotMatured"
  | "deposits"
  | "insurer"
  | "coverKind"
  | "coverNature"
  | "granted"
  | "requested"
  | "coverFrom"
  | "coverTo"
  | "coverStatus"
  | "insuredShare"
  | "month"
  | "amount";

/** Where a field stands: zero-based sheet column and the heading found there. */
export interface SourceColumn {
  readonly column: number;
  readonly heading: string;
}

/** A message the locales put into words; `values` fill its placeholders. */
export interface Message {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A row that could not be used, with the cell that says why. */
export interface RejectedRow {
  /** A1 address with sheet name, e.g. `'Open items'!C12`. */
  readonly address: string;
  readonly reason: Message;
  /** Its amount where one could be read: part of the reconciliation. */
  readonly amount: Cents | null;
}

/**
 * A row left out for a stated reason. Totals and subtotals are recognised, never added up; "matched" items
 * bear a matching letter: they are paid; lines of an "other-account" of a ledger are no clients' (not 411);
 * "paid" ones bear a payment's date or are called so; a "supplier" is owed by us; a "detail" stands in a sum read;
 * a "repeated" one says again what an earlier one says.
 */
export interface IgnoredRow {
  /** One-based sheet row. */
  readonly row: number;
  readonly reason:
    | "blank"
    | "total"
    | "subtotal"
    | "percent"
    | "repeated-header"
    | "note"
    | "matched"
    | "other-account"
    | "paid"
    | "supplier"
    | "detail"
    | "repeated";
}

/** One source as found and read in the workbook: the proof of how it was understood. */
export interface Source {
  readonly sheet: string;
  readonly kind: SourceKind;
  /** One-based sheet row of the headings (the last one when they take two rows). */
  readonly headerRow: number;
  readonly columns: Readonly<Partial<Record<Field, SourceColumn>>>;
  /** 0 to 1. */
  readonly confidence: number;
  /** The day the figures are of, when the sheet says it. */
  readonly referenceDate: Day | null;
  /** How text dates were read, when there were some. */
  readonly dateOrder: DateOrder | null;
  /**
   * Data rows used, ignored and rejected: together, every row from the headings to the last row of the
   * sheet that has something in it. Blank rows after that are not counted.
   */
  readonly rowsRead: number;
  readonly ignored: readonly IgnoredRow[];
  readonly rejected: readonly RejectedRow[];
  /** The sheet's own grand total of the amounts, when it has one. */
  readonly sheetTotal: Cents | null;
  /** Sum of the rows read. */
  readonly sumRead: Cents;
  /** Its headings condensed: the same next week although columns have moved. */
  readonly layout: string;
  readonly status: SourceStatus;
  /** Every heading of its table, for choosing another column. */
  readonly headings: readonly SourceColumn[];
  /** Its first rows as understood, by field, in the user's terms (amounts in cents, days as serials). */
  readonly preview: readonly Readonly<Partial<Record<Field, string | number>>>[];
  /** Duplicates and suspicious rows. */
  readonly findings: readonly Finding[];
  /** True when it is read, but not among the records: another sheet is of a later day, or an answer leaves it aside. */
  readonly superseded?: boolean;
  /** Which answer leaves it aside. */
  readonly leftOut?: Message;
  /** Columns beside `columns` that were read too: further buckets of a field, one column per month, more ratings. */
  readonly otherColumns?: readonly (SourceColumn & { readonly field: Field })[];
  /** Columns that hold amounts, dates or statuses and are not read. */
  readonly unread?: readonly UnreadColumn[];
  /** What is asked of it, answered or not. */
  readonly questions?: readonly Question[];
  /** The answers that it was read with. */
  readonly answers?: readonly Answer[];
}

/**
 * What the user decided about one source: confirmed once, kept in the workbook, applied again to the same
 * layout even when its columns have moved.
 */
export interface SourceDecision {
  readonly sheet: string;
  readonly kind: SourceKind;
  /** False: this sheet is not to be read as this kind. */
  readonly isUsed: boolean;
  /** Heading of the column each field stands in, as the sheet writes it; "" = no column. Fields not named are found. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** Null: decided from the values. */
  readonly dateOrder: DateOrder | null;
  /** Days and months silently swapped for days ≤ 12 are put right. */
  readonly repairsSwappedDates: boolean;
  /** The layout it was decided for (`Source.layout`). */
  readonly layout: string;
}

/** Whether a source may be read without asking. */
export type SourceStatus =
  /** Found without doubt, not confirmed yet. */
  | "found"
  /** Something about it should be asked before its figures are used. */
  | "doubtful"
  /** Decided by the user for this very layout. */
  | "confirmed"
  /** Decided by the user, but the sheet's headings have changed since. */
  | "changed";

/** What deserves a look in a source: never an error by itself. */
export interface Finding {
  readonly message: Message;
  /** Cells concerned, the first ones when there are many. */
  readonly addresses: readonly string[];
  readonly rows: number;
}

/** The same name over several client codes: perhaps one group. Proposed, never merged unasked. */
export interface GroupProposal {
  readonly name: string;
  readonly codes: readonly string[];
}

/** One line of what explains a difference. */
export interface DifferenceLine {
  /** The cell concerned, when it is one; else the client says it. */
  readonly address: string | null;
  readonly clientCode: string;
  readonly clientName: string;
  /** What the other figure holds for it; null when unknown (an unreadable amount). */
  readonly stated: Cents | null;
  readonly read: Cents;
}

/** A sum read, compared to the cent with what another place states for it. */
export interface Reconciliation {
  readonly against: "sheet-total" | "aged-balance";
  readonly kind: SourceKind;
  readonly sheet: string;
  /** Sheet of the other figure: the same one for its own total. */
  readonly otherSheet: string;
  readonly read: Cents;
  readonly stated: Cents;
  /** stated − read. */
  readonly difference: Cents;
  /** Part of the difference that rejected rows with a readable amount make. */
  readonly rejected: Cents;
  /** Part of it that rows left out on purpose (matched, other accounts) and rounding to cents make. */
  readonly leftOut: Cents;
  /** What remains: difference − rejected − leftOut. */
  readonly unexplained: Cents;
  /** Where it comes from, the largest first, at most 100. */
  readonly lines: readonly DifferenceLine[];
  /** How many lines there are in all. */
  readonly lineCount: number;
}

/** A column of a table that nothing is read from, and what stands in it. */
export interface UnreadColumn extends SourceColumn {
  readonly holds: "amounts" | "dates" | "statuses" | "words";
}

/** A sheet that nothing was read from, with what it looks like or lacks. */
export interface NotRead {
  readonly sheet: string;
  readonly reason: Message;
  /** Its headings, those that mean nothing to the product first: each can be chosen by hand. */
  readonly headings: readonly HeadingSeen[];
}

/** A heading of a sheet that was not read. */
export interface HeadingSeen extends SourceColumn {
  /** True where it means something to the product, and is not enough, or of no use, to read the sheet. */
  readonly isKnown: boolean;
}

/** Everything the finance team's sheets say. */
export interface Intake {
  readonly sources: readonly Source[];
  /** The user's reference date, else the newest of the receivables found; null when no sheet says one. */
  readonly referenceDate: Day | null;
  /** How an end of month among the terms of a client sheet is read, as answered; null where nothing was. */
  readonly endOfMonthReading: EndOfMonthReading | null;
  /** The only currency that the receivables are said to be in, as ISO code; null for none, or several. */
  readonly currency: string | null;
  readonly openItems: OpenItems;
  readonly agedBalance: readonly AgedBalanceLine[];
  readonly coverLines: readonly CoverLine[];
  readonly clients: readonly ClientRecord[];
  /** Codes of the client lists, whether their clients owe something or not. */
  readonly listedClients: ReadonlySet<string>;
  readonly sales: readonly MonthlySales[];
  readonly groupProposals: readonly GroupProposal[];
  /** Sums read against the sheets' own totals, and open items against the aged balance of the same day. */
  readonly reconciliation: readonly Reconciliation[];
  /** Sheets with something in them that were not read. */
  readonly notRead: readonly NotRead[];
  readonly warnings: readonly Message[];
}
