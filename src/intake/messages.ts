import type { Finding, Message } from "./source";

/** Why a row could not be used. */
export const REJECTION_CODES = [
  "cell-error",
  "amount-missing",
  "amount-unreadable",
  "client-missing",
  "item-incomplete",
  "currency-without-rate",
  "unverified-total",
  "month-unreadable",
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];

/** What the reader should know of how a sheet was understood. */
export const WARNING_CODES = [
  "due-date-missing",
  "due-date-unreadable",
  "document-date-unreadable",
  "due-before-document",
  "date-order-assumed",
  "date-order-contradicted",
  "dates-perhaps-swapped",
  "decimal-mark-assumed",
  "amounts-in-thousands",
  "amounts-rounded",
  "open-amount-assumed",
  "credit-notes-positive",
  "credit-notes-turned-negative",
  "sheet-in-currency",
  "currency-taken",
  "currency-converted",
  "currency-missing",
  "rows-matched",
  "row-does-not-add-up",
  "rows-do-not-add-up",
  "subtotal-differs",
  "sheet-total-differs",
  "bucket-open-ended",
  "overdue-not-split",
  "code-missing",
  "joined-by-name",
  "codes-alike",
  "codes-written",
  "names-of-code",
  "sheet-superseded",
  "sheets-added-up",
  "counted-twice",
  "receivables-differ",
  "reference-date-differs",
  "day-below",
  "day-below-doubted",
  "cover-status-unknown",
  "cover-dates-unreadable",
  "cover-negative",
  "dates-repaired",
  "duplicate-documents",
  "dates-far-off",
  "amounts-outsized",
  "credit-exceeds-invoices",
  "clients-without-cover",
  "cover-without-client",
  "accounts-left-out",
  "account-left-out",
  "documents-after-date",
  "paid-left-out",
  "type-added",
  "suppliers-left-out",
  "columns-compete",
  "confidence-low",
  "headings-lost",
  "twin-columns-moved",
  "layout-changed",
  "sheets-of-unknown-day",
  "lines-above-headings",
  "table-below",
  "exposure-part-unreadable",
  "limit-unreadable",
  "limit-without-rate",
  "judgment-later",
  "rating-unknown-scale",
  "insurer-spelt",
  "insurers-alike",
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];

/** Why no receivables were found. */
export const NOT_FOUND_CODES = [
  "workbook-empty",
  "looks-like-sales",
  "looks-like-bank-statement",
  "looks-like-orders",
  "orders-worth",
  "looks-like-payables",
  "client-not-found",
  "amount-not-found",
  "due-date-not-found",
  "nothing-like-receivables",
  "sheet-not-recognised",
  "suppliers-apart",
  "nothing-read",
  "nothing-left",
  "left-out-old",
  "left-out-rejected",
  "left-out-currency",
  "left-out-answered",
] as const;

type NotFoundCode = (typeof NOT_FOUND_CODES)[number];

/** Every code of the intake's messages; the locales put each into words (intake.json). */
export type IntakeMessageCode = RejectionCode | WarningCode | NotFoundCode;

/**
 * A message of the intake. Amounts are in units with their cents (1234.56), days are `YYYY-MM-DD`,
 * addresses are A1 with the sheet's name; texts from cells are shortened.
 */
export interface IntakeMessage extends Message {
  readonly code: IntakeMessageCode;
}

const LONGEST_TEXT = 60;

/** A cell's text as a message quotes it: one line, at most 60 characters. */
export function quoted(cell: string | number | boolean): string {
  const text = String(cell).replace(/\s+/g, " ").trim();
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}

/** Builds a message. */
export function message(code: IntakeMessageCode, values: Message["values"] = {}): IntakeMessage {
  return { code, values };
}

/** Cells named of a finding, the first ones. */
export const CELLS_NAMED = 20;

/** Cells that a sentence names before it counts the others. */
const CELLS_SAID = 5;

/**
 * The cells of a fault for a sentence, which names the first of several and counts the others: `{{cells, cells}}`.
 * @param rows how many there are; `addresses` may be the first ones alone.
 */
export function cellsSaid(addresses: readonly string[], rows: number): { readonly cells?: string } {
  if (rows < 2) return {};
  const named = addresses.slice(0, CELLS_SAID);
  const [first = ""] = named;
  const sheet = first.slice(0, first.lastIndexOf("!") + 1);
  const short = named.map((address, place) =>
    place > 0 && address.startsWith(sheet) ? address.slice(sheet.length) : address,
  );
  return { cells: [...short, ...(rows > named.length ? [`+${rows - named.length}`] : [])].join("\n") };
}

interface Remark {
  rows: number;
  readonly values: Record<string, string | number>;
  readonly addresses: string[];
}

/** Remarks that are no reason to look at a row. */
const PLAIN: ReadonlySet<WarningCode> = new Set<WarningCode>(["rows-matched"]);

/** Counts rows of one kind of remark and keeps the first addresses, so that 10,000 rows give one message. */
export class RowRemarks {
  private readonly remarks = new Map<WarningCode, Remark>();

  /** `values` are those of a row of that remark; the message bears those of the first one. */
  add(code: WarningCode, values: () => Record<string, string | number> & { readonly address: string }): void {
    const remark = this.remarks.get(code);
    if (remark === undefined) {
      const first = values();
      this.remarks.set(code, { rows: 1, values: first, addresses: [first.address] });
      return;
    }
    remark.rows += 1;
    if (remark.addresses.length < CELLS_NAMED) remark.addresses.push(values().address);
  }

  messages(sheet: string): readonly IntakeMessage[] {
    return [...this.remarks].map(([code, { rows, values, addresses }]) =>
      message(code, { sheet, rows, ...values, ...cellsSaid(addresses, rows) }),
    );
  }

  /** The same as findings, with the cells. */
  findings(sheet: string): readonly Finding[] {
    return [...this.remarks]
      .filter(([code]) => !PLAIN.has(code))
      .map(([code, { rows, values, addresses }]) => {
        const said = { sheet, rows, ...values, ...cellsSaid(addresses, rows) };
        return { message: message(code, said), addresses, rows };
      });
  }
}
