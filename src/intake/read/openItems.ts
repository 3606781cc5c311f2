import type { OpenItem } from "../../domain/receivables/receivables";
import type { Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { cellAddress } from "../cells/a1";
import { amountColumns, dateColumns, Rounding, type AmountColumn, type DateColumn } from "./columnReading";
import { readCurrencies, type CurrencyReading } from "./currency";
import { ItemFindings } from "./itemFindings";
import type { Layout, LayoutColumn } from "../find/layout";
import { isUnusable, usable } from "./lines";
import { message, quoted, RowRemarks, type IntakeMessage, type RejectionCode } from "../messages";
import { isBlank, plainText } from "../cells/plainText";
import { type ReadingContext, type TableReading, Records, sourceOf } from "./reading";
import { rejection, RowWalk, type LineOutcome, type Row } from "./rows";
import type { CellValue } from "../cells/sheetGrid";
import type { Field } from "../source";

const CREDIT_NOTE =
  /^(?:avoirs?|av|credit notes?|credit memos?|cn|note de credit|out_refund|refund|gutschrift|abono|nota di credito|creditnota)\b/;
const NO = /^(?:0|n|no|non|nee|nein|false|faux|-|ok)$/;

/** Reads an open-item sheet: one line per document. */
export async function readOpenItems(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<OpenItem>> {
  const reader = new OpenItemReader(layout, context);
  return reader.read();
}

class OpenItemReader {
  private readonly items: Records<OpenItem>;
  private readonly findings: ItemFindings;
  private readonly remarks = new RowRemarks();
  private readonly warnings: IntakeMessage[] = [];
  private readonly open: AmountColumn | null;
  private readonly debit: AmountColumn | null;
  private readonly credit: AmountColumn | null;
  private readonly amounts: readonly number[];
  private readonly due: DateColumn | null;
  private readonly issued: DateColumn | null;
  private readonly dates: ReturnType<typeof dateColumns>;
  private readonly currency: CurrencyReading;
  private readonly creditSign: 1 | -1;
  private readonly code: number;
  private readonly name: number;
  private readonly document: number;
  private readonly matching: number;
  /** The column of general accounts when the sheet is a ledger that holds clients' accounts; else -1. */
  private readonly account: number;
  private readonly disputedColumn: number;
  private readonly type: number;
  private readonly currencyColumn: number;
  private readonly creditTypes = new Map<CellValue, boolean>();
  private readonly rounding = new Rounding();
  private sum: Cents = 0;

  constructor(
    private readonly layout: Layout,
    private readonly context: ReadingContext,
  ) {
    this.items = new Records<OpenItem>(layout, context.registry);
    this.findings = new ItemFindings(this.items, layout.grid.values.length);
    const at = (field: Field): number => layout.columns[field]?.index ?? -1;
    const amount = amountColumn(layout);
    const sides = amount === null ? [layout.columns.debit, layout.columns.credit] : [];
    const wanted = [amount, ...sides].filter((column): column is LayoutColumn => column != null);
    const { columns, warnings } = amountColumns(layout, wanted);
    this.warnings.push(...warnings);
    this.open = amount === null ? null : (columns[0] ?? null);
    this.debit = amount === null ? (columns[0] ?? null) : null;
    this.credit = amount === null ? (columns[1] ?? null) : null;
    this.amounts = columns.map(({ index }) => index);
    this.dates = this.readDates();
    const dated = (field: Field): DateColumn | null => {
      return this.dates.columns.find(({ index }) => index === at(field)) ?? null;
    };
    this.due = dated("dueDate");
    this.issued = dated("documentDate");
    this.currency = readCurrencies(layout, wanted[0] as LayoutColumn, context.options);
    this.warnings.push(...this.currency.warnings);
    [this.code, this.name, this.document] = [at("clientCode"), at("clientName"), at("document")];
    [this.matching, this.disputedColumn, this.type] = [at("matching"), at("disputed"), at("documentType")];
    this.currencyColumn = at("currency");
    this.account = this.ledgerAccount();
    this.creditSign = this.signOfCreditNotes();
    this.assumedAmount(amount);
  }

  private readDates(): ReturnType<typeof dateColumns> {
    const { documentDate, dueDate } = this.layout.columns;
    const wanted = [dueDate, documentDate].filter((column) => column !== undefined);
    const pair =
      documentDate === undefined || dueDate === undefined ? null : { earlier: documentDate, later: dueDate };
    const dates = dateColumns(this.layout, wanted, pair);
    this.warnings.push(...dates.warnings);
    return dates;
  }

  private assumedAmount(amount: LayoutColumn | null): void {
    if (amount === null || amount.score > 0.65) return;
    this.warnings.push(
      message("open-amount-assumed", { sheet: this.layout.grid.sheet, heading: amount.heading }),
    );
  }

  async read(): Promise<TableReading<OpenItem>> {
    const evidence = [this.document, this.due?.index ?? -1, this.issued?.index ?? -1].filter(
      (index) => index >= 0,
    );
    const key = this.code >= 0 ? this.code : this.name;
    const name = this.code >= 0 ? this.name : -1;
    const amountOf = (row: Row, index: number): Cents | null => this.amountOf(row, index);
    const shape = { key, name, amounts: this.amounts, evidence, amountOf };
    const walk = new RowWalk(this.layout, shape, (row, index) => this.line(row, index));
    await this.context.pause(0);
    const rows = await walk.walk(this.context.pause);
    await this.context.pause(this.layout.grid.values.length);
    const source = sourceOf(this.layout, rows, {
      dateOrder: this.dates.order,
      sumRead: this.sum,
      comparable: !this.currency.mixed,
      rounding: this.rounding,
      columns: [this.open, this.debit, this.credit, this.due, this.issued].filter(
        (column) => column !== null,
      ),
      remarks: this.remarks,
      findings: this.findings.findings(this.layout.grid.sheet),
    });
    return {
      source: source.source,
      explained: source.explained,
      records: this.items,
      warnings: [...this.warnings, ...this.remarks.messages(this.layout.grid.sheet), ...source.warnings],
    };
  }

  /** The row's amount in cents as written, signed: debit less credit where they stand apart. */
  private amountOf(row: Row, index: number): Cents | null {
    if (this.open !== null) return this.signed(this.open.readAt(row, index), row);
    const debit = this.debit === null ? "" : row[this.debit.index];
    const credit = this.credit === null ? "" : row[this.credit.index];
    const owed = isBlank(debit) ? 0 : this.debit?.readAt(row, index);
    const paid = isBlank(credit) ? 0 : this.credit?.readAt(row, index);
    const blank = isBlank(debit) && isBlank(credit);
    return owed == null || paid == null || blank ? null : owed - paid;
  }

  private signed(amount: Cents | null, row: Row): Cents | null {
    if (this.creditSign > 0 || amount === null || amount <= 0) return amount;
    return this.isCreditNote(row[this.type]) ? -amount : amount;
  }

  private line(row: Row, index: number): LineOutcome {
    const written = this.amountOf(row, index);
    if (written === null) return this.refuse(row, index, this.amounts[0] ?? 0, null);
    if (this.open?.isFiner === true && this.creditSign > 0) {
      this.rounding.note(row[this.open.index], written);
    }
    if (this.account >= 0 && !isClientAccount(row[this.account])) {
      this.remarks.add("accounts-left-out", () => ({ address: this.address(index, this.account) }));
      return { amount: written, ignored: "other-account" };
    }
    const code = this.codeOf(row);
    const name = usable(this.name < 0 ? "" : (row[this.name] as CellValue));
    if (code === "" && name === "") {
      return this.reject(index, this.code < 0 ? this.name : this.code, "client-missing", written);
    }
    if (this.matching >= 0 && !isBlank(row[this.matching])) {
      this.remarks.add("rows-matched", () => ({ address: this.address(index, this.matching) }));
      return { amount: written, ignored: "matched" };
    }
    const amount = this.currency.mixed ? this.currency.convert(written, row[this.currencyColumn]) : written;
    if (typeof amount !== "number") {
      return this.reject(index, this.currencyColumn, "currency-without-rate", written, {
        currency: amount.without,
      });
    }
    const dueDate = this.day(this.due, row, index, "due-date-unreadable");
    const documentDate = this.day(this.issued, row, index, "document-date-unreadable");
    const document = this.documentOf(row);
    if (dueDate === null && documentDate === null && this.isIncomplete(row)) {
      return this.reject(index, this.amounts[0] ?? 0, "item-incomplete", written);
    }
    this.remarkDates(row, index, dueDate, documentDate, written);
    if (this.code >= 0 && code === "" && isBlank(row[this.code])) {
      this.remarks.add("code-missing", () => ({ address: this.address(index, this.code) }));
    }
    if (this.type >= 0) this.remarkCreditNote(row, index, written);
    const client = this.context.registry.identify(code, name);
    const disputed = this.isDisputed(row);
    const item = { clientCode: "", clientName: "", document, documentDate, dueDate, amount, disputed };
    this.items.add(client, item, index);
    this.findings.look(item, client);
    this.sum += amount;
    return written;
  }

  /** The client's code; in a ledger without an auxiliary account on the line, its general account. */
  private codeOf(row: Row): CellValue {
    const code = usable(this.code < 0 ? "" : (row[this.code] as CellValue));
    return code === "" && this.account >= 0 ? usable(row[this.account] as CellValue) : code;
  }

  /**
   * A ledger has debits and credits, and its accounts begin with the class of the chart of accounts: 411 is
   * clients. A ledger without any is taken for one of clients under other numbers.
   */
  private ledgerAccount(): number {
    if (this.debit === null || this.credit === null) return -1;
    const { account, clientCode } = this.layout.columns;
    const column = account ?? clientCode;
    if (column === undefined) return -1;
    const { values } = this.layout.grid;
    for (let row = this.layout.headerIndex + 1; row < values.length; row++) {
      if (isClientAccount(values[row]?.[column.index])) return column.index;
    }
    return -1;
  }

  /** Neither number nor date where the table has columns for them: rather a line of something else. */
  private isIncomplete(row: Row): boolean {
    const columns = [this.document, this.due?.index ?? -1, this.issued?.index ?? -1].filter(
      (index) => index >= 0,
    );
    return columns.length > 0 && columns.every((index) => isBlank(row[index]));
  }

  private documentOf(row: Row): string {
    if (this.document < 0) return "";
    const cell = row[this.document];
    return typeof cell === "string" ? cell.trim() : cell === undefined ? "" : String(cell);
  }

  private isDisputed(row: Row): boolean {
    if (this.disputedColumn < 0) return false;
    const cell = row[this.disputedColumn];
    if (cell === undefined || cell === "" || cell === false || cell === 0) return false;
    return cell === true || !NO.test(plainText(String(cell)));
  }

  private day(
    column: DateColumn | null,
    row: Row,
    index: number,
    unreadable: "due-date-unreadable" | "document-date-unreadable",
  ): Day | null {
    if (column === null) return null;
    const cell = row[column.index];
    const day = column.read(cell);
    if (day === null && cell !== undefined && cell !== 0 && !isBlank(cell)) {
      this.remarks.add(unreadable, () => ({
        address: this.address(index, column.index),
        value: quoted(cell),
      }));
    }
    return day;
  }

  private remarkDates(
    row: Row,
    index: number,
    dueDate: Day | null,
    documentDate: Day | null,
    written: Cents,
  ): void {
    if (this.due === null || written <= 0) return;
    const { index: column } = this.due;
    if (dueDate === null && isBlank(row[column])) {
      this.remarks.add("due-date-missing", () => ({ address: this.address(index, column) }));
    }
    if (dueDate !== null && documentDate !== null && dueDate < documentDate) {
      this.remarks.add("due-before-document", () => ({ address: this.address(index, column) }));
    }
  }

  private remarkCreditNote(row: Row, index: number, written: Cents): void {
    if (written === 0 || this.creditSign > 0 !== written > 0 || !this.isCreditNote(row[this.type])) return;
    const code = this.creditSign > 0 ? "credit-notes-positive" : "credit-notes-turned-negative";
    this.remarks.add(code, () => ({ address: this.address(index, this.type) }));
  }

  private isCreditNote(cell: CellValue | undefined): boolean {
    if (cell === undefined || typeof cell !== "string" || cell === "") return false;
    const known = this.creditTypes.get(cell);
    if (known !== undefined) return known;
    const credit = CREDIT_NOTE.test(plainText(cell));
    this.creditTypes.set(cell, credit);
    return credit;
  }

  /**
   * Credit notes written without a sign count as negative only when the whole sheet writes none: no amount
   * of it is below nil. Else a positive credit note is kept as written, and reported.
   */
  private signOfCreditNotes(): 1 | -1 {
    if (this.type < 0 || this.open === null) return 1;
    let credits = 0;
    const { values } = this.layout.grid;
    for (let index = this.layout.headerIndex + 1; index < values.length; index++) {
      const row = values[index] as Row;
      const amount = this.open.readAt(row, index) ?? 0;
      if (amount < 0) return 1;
      if (amount > 0 && this.isCreditNote(row[this.type])) credits += 1;
    }
    return credits > 0 ? -1 : 1;
  }

  private address(index: number, column: number): string {
    const { grid } = this.layout;
    return cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + column);
  }

  private refuse(row: Row, index: number, column: number, amount: Cents | null): LineOutcome {
    const unreadable =
      this.amounts.find((place) => !isBlank(row[place]) && !this.readable(row, place)) ?? column;
    const cell = row[unreadable] ?? "";
    if (isBlank(cell)) return this.reject(index, column, "amount-missing", amount);
    const code = isUnusable(cell) ? "cell-error" : "amount-unreadable";
    return this.reject(index, unreadable, code, amount, { value: quoted(cell) });
  }

  private readable(row: Row, place: number): boolean {
    return [this.open, this.debit, this.credit].some(
      (column) => column?.index === place && column.read(row[place]) !== null,
    );
  }

  private reject(
    index: number,
    column: number,
    code: RejectionCode,
    amount: Cents | null,
    values: IntakeMessage["values"] = {},
  ): LineOutcome {
    return { amount, rejected: rejection(this.layout.grid, index, column, code, amount, values) };
  }
}

/** 411 in the French chart of accounts: clients. */
function isClientAccount(cell: CellValue | undefined): boolean {
  return cell !== undefined && String(cell).trimStart().startsWith("411");
}

/** The column of the open amounts: named so, or the document's amount when nothing else stands there. */
function amountColumn(layout: Layout): LayoutColumn | null {
  const { openAmount, originalAmount, debit, credit } = layout.columns;
  if (openAmount !== undefined) return openAmount;
  if (debit !== undefined && credit !== undefined) return null;
  return originalAmount === undefined ? null : { ...originalAmount, score: 0.6 * originalAmount.score };
}
