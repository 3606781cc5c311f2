import { unknownClient, type ClientRecord } from "../../domain/client/client";
import type { OpenItem } from "../../domain/receivables/receivables";
import type { Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { AccountsLeftOut, accountRole, ledgerAccount, type AccountRole } from "./accounts";
import { cellAddress } from "../cells/a1";
import { amountColumns, dateColumns, Rounding, type AmountColumn, type DateColumn } from "./columnReading";
import type { ClientNumber } from "./clientRegistry";
import { readCurrencies, type CurrencyReading } from "./currency";
import { DueDates } from "./dueDates";
import { addParts } from "./exposureParts";
import { ItemFindings } from "./itemFindings";
import { ItemQuestions } from "./itemQuestions";
import { answerTo } from "../find/ask";
import { matchHeading, normaliseHeading } from "../find/headings";
import { sourceColumn, type Layout, type LayoutColumn } from "../find/layout";
import {
  isSupplierAccount,
  creditCodeOf,
  isCreditType,
  isRetentionType,
  partyOfCell,
  sideOf,
  type Party,
} from "../find/lineWords";
import { ClientCells, isUnusable } from "./lines";
import { message, quoted, RowRemarks, type IntakeMessage, type RejectionCode } from "../messages";
import { OpenState, type Open } from "./openState";
import { referenceDateOf } from "../find/referenceDate";
import { typesOf, unknownTypes, wordApart, type UnknownType } from "../find/unknownWords";
import { isBlank, plainText } from "../cells/plainText";
import { type ReadingContext, type TableReading, type Writable, Records, sourceOf } from "./reading";
import { rejection, RowWalk, type LineOutcome, type Row } from "./rows";
import type { CellValue } from "../cells/sheetGrid";
import type { Field } from "../source";

const NO = /^(?:0|n|no|non|nee|nein|false|faux|-|ok)$/;

/** Reads an open-item sheet: one line per document. */
export async function readOpenItems(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<OpenItem>> {
  const reader = new OpenItemReader(layout, context);
  return reader.read();
}

/** What an account states beside receivables goes into the exposure (credit committee rules, §2). */
const EXPOSURE_OF: ReadonlyMap<AccountRole, "billsNotMatured" | "deposits" | "deliveriesNotInvoiced"> =
  new Map([
    ["bills", "billsNotMatured"],
    ["deposits", "deposits"],
    ["deliveries", "deliveriesNotInvoiced"],
  ]);

/** What the lines of a table tell of a client beside what it owes. */
interface ClientFacts {
  salesperson: string;
  paymentTerms: string;
  exposureParts: ClientRecord["exposureParts"];
}

/** A wording as sure as this names an open amount wherever it stands in a heading. */
const CALLED_OPEN = 0.65;

function isCalledOpen(heading: string): boolean {
  return matchHeading(normaliseHeading(heading), "open-items").some(
    ({ meaning, score }) => meaning === "openAmount" && score > CALLED_OPEN,
  );
}

/** Titles of lists that hold what is open and nothing else. */
const OPEN_LIST =
  /\b(?:restes?|impayes?|echeanciers?|encours|creances?|balance|open items?|open invoices?|outstanding|unpaid|receivables?|aged|ageing|aging|offene?r? posten|op[ -]liste|fallige?|pendientes?|vencid[oa]s?|scadenzario|partite aperte|scadut[oi]|openstaande?|recouvrement|non (?:regle|solde|lettre|echu)e?s?)\b/;

/** True where the sheet's name or a title above the table calls the list one of what is open. */
function saysOpen({ grid, headerIndex }: Layout): boolean {
  const titles = grid.values.slice(0, headerIndex).flat();
  return [grid.sheet, ...titles].some((text) => typeof text === "string" && OPEN_LIST.test(plainText(text)));
}

class OpenItemReader {
  private readonly items: Records<OpenItem>;
  private readonly clientFacts: Records<ClientRecord>;
  private readonly factsOf = new Map<ClientNumber, ClientFacts>();
  private readonly findings: ItemFindings;
  private readonly questions: ItemQuestions;
  private readonly remarks = new RowRemarks();
  private readonly warnings: IntakeMessage[] = [];
  private readonly accountsLeftOut = new AccountsLeftOut();
  private readonly clients: ClientCells;
  private readonly state: OpenState;
  private readonly dueDates: DueDates;
  private readonly open: AmountColumn | null;
  private readonly debit: AmountColumn | null;
  private readonly credit: AmountColumn | null;
  private readonly amounts: readonly number[];
  private readonly due: DateColumn | null;
  private readonly issued: DateColumn | null;
  private readonly dates: ReturnType<typeof dateColumns>;
  private readonly currency: CurrencyReading;
  private readonly creditSign: 1 | -1;
  /** The code of credit notes where only the other one beside it tells; null otherwise. */
  private readonly creditCode: string | null;
  private readonly code: number;
  private readonly name: number;
  private readonly document: number;
  private readonly matching: number;
  /** The column of general accounts when the sheet is a ledger that holds clients' accounts; else -1. */
  private readonly account: number;
  private readonly disputedColumn: number;
  private readonly status: number;
  private readonly type: number;
  private readonly side: number;
  private readonly party: number;
  private readonly partyHeading: string;
  private readonly salesperson: number;
  private readonly terms: number;
  private readonly tellsFacts: boolean;
  /** By client, 1 once all facts that the table has are known of it. */
  private readonly isTold: Uint8Array;
  private readonly creditTypes = new Map<CellValue, boolean>();
  private readonly unknownTypes: readonly UnknownType[];
  /** The types, in lower case, that take from the balance though they are written positive. */
  private readonly takenTypes: ReadonlySet<string>;
  private readonly retentionTypes = new Map<CellValue, boolean>();
  private readonly sides = new Map<CellValue, "debit" | "credit" | null>();
  private readonly parties = new Map<CellValue, Party | null>();
  private readonly rounding = new Rounding();
  private readonly day: Day | null;
  private sum: Cents = 0;
  /** What lines that are paid, in whole or part, would add to the sum, in the company's currency. */
  private paidSum: Cents = 0;

  constructor(
    private readonly layout: Layout,
    private readonly context: ReadingContext,
  ) {
    this.items = new Records<OpenItem>(layout, context.registry);
    this.clientFacts = new Records<ClientRecord>(layout, context.registry);
    this.findings = new ItemFindings(this.items, layout.grid.values.length);
    this.clients = new ClientCells(layout);
    const at = (field: Field): number => layout.columns[field]?.index ?? -1;
    const amount = amountColumn(layout);
    const sides = amount === null ? [layout.columns.debit, layout.columns.credit] : [];
    const { paidAmount } = layout.columns;
    const wanted = [amount, ...sides, paidAmount].filter((column): column is LayoutColumn => column != null);
    const { columns, warnings } = amountColumns(layout, wanted);
    this.warnings.push(...warnings);
    const paid = columns.find(({ index }) => index === paidAmount?.index) ?? null;
    const figures = columns.filter((column) => column !== paid);
    this.open = amount === null ? null : (figures[0] ?? null);
    this.debit = amount === null ? (figures[0] ?? null) : null;
    this.credit = amount === null ? (figures[1] ?? null) : null;
    this.amounts = figures.map(({ index }) => index);
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
    [this.side, this.status] = [at("side"), at("status")];
    [this.salesperson, this.terms] = [at("salesperson"), at("paymentTerms")];
    this.party = layout.party ?? this.type;
    this.partyHeading = this.party < 0 ? "" : sourceColumn(layout, this.party).heading;
    this.account = ledgerAccount(layout);
    this.tellsFacts = this.salesperson >= 0 || this.terms >= 0;
    this.isTold = new Uint8Array(context.registry.size + layout.grid.values.length);
    this.creditCode = creditCodeOf(typesOf(layout, this.type));
    this.unknownTypes = this.open === null ? [] : unknownTypes(layout);
    this.takenTypes = new Set(this.unknownTypes.filter((type) => this.takes(type)).map(({ word }) => word));
    this.creditSign = this.signOfCredits();
    const titled = referenceDateOf(layout, this.dates.order);
    const endOfMonth = context.options.endOfMonthReading;
    const late = { due: this.due, issued: this.issued, daysLate: at("daysLate"), terms: this.terms };
    this.dueDates = new DueDates(layout, late, titled ?? context.options.referenceDate, endOfMonth);
    this.day = context.options.referenceDate ?? titled ?? this.dueDates.deducedDay;
    this.state = new OpenState(
      layout,
      {
        paidAmount: paid,
        paidDate: dated("paidDate"),
        issued: this.issued,
        status: this.status,
        billed: at("originalAmount"),
      },
      this.day,
    );
    this.questions = new ItemQuestions(layout, this.day);
    this.assumedAmount(amount);
  }

  private readDates(): ReturnType<typeof dateColumns> {
    const { documentDate, dueDate, paidDate } = this.layout.columns;
    const wanted = [dueDate, documentDate, paidDate].filter((column) => column !== undefined);
    const pair =
      documentDate === undefined || dueDate === undefined ? null : { earlier: documentDate, later: dueDate };
    const dates = dateColumns(this.layout, wanted, pair);
    this.warnings.push(...dates.warnings);
    return dates;
  }

  /** An amount that no heading calls open is taken for it; what is paid of it, where a column tells, is asked instead. */
  private assumedAmount(amount: LayoutColumn | null): void {
    // What makes a running balance line by line is what is open, whatever it is called.
    if (
      amount === null ||
      amount.score === 1 ||
      isCalledOpen(amount.heading) ||
      this.state.tells ||
      saysOpen(this.layout)
    )
      return;
    this.warnings.push(
      message("open-amount-assumed", { sheet: this.layout.grid.sheet, heading: amount.heading }),
    );
  }

  async read(): Promise<TableReading<OpenItem>> {
    const { daysLate } = this.layout.columns;
    const evidence = [
      this.document,
      this.due?.index ?? -1,
      this.issued?.index ?? -1,
      daysLate?.index ?? -1,
    ].filter((index) => index >= 0);
    const key = this.code >= 0 ? this.code : this.name;
    const name = this.code >= 0 ? this.name : -1;
    const amountOf = (row: Row, index: number): Cents | null => this.amountOf(row, index);
    const shape = { key, name, amounts: this.amounts, evidence, amountOf };
    const walk = new RowWalk(this.layout, shape, (row, index) => this.line(row, index));
    await this.context.pause(0);
    const rows = await walk.walk(this.context.pause);
    await this.context.pause(this.layout.grid.values.length);
    this.keepFacts();
    const { sheet } = this.layout.grid;
    if (this.state.hasTooManyWords) {
      const heading = this.open?.heading ?? "";
      this.warnings.push(message("open-amount-assumed", { sheet, heading }));
    }
    const source = sourceOf(this.layout, rows, {
      dateOrder: this.dates.order,
      sumRead: this.sum,
      comparable: !this.currency.mixed,
      rounding: this.rounding,
      columns: [this.open, this.debit, this.credit, this.due, this.issued].filter(
        (column) => column !== null,
      ),
      remarks: this.remarks,
      findings: this.findings.findings(sheet),
      deducedDay: this.dueDates.deducedDay,
    });
    return {
      source: source.source,
      explained: source.explained,
      records: this.items,
      clientFacts: this.clientFacts,
      currency: this.currency.said,
      questions: [
        ...this.currency.questions,
        ...this.questions.asked(this.state, { read: this.sum, paid: this.paidSum }),
        ...this.questions.ofTypes(this.unknownTypes),
      ],
      warnings: [
        ...this.warnings,
        ...this.remarks.messages(sheet),
        ...this.accountsLeftOut.messages(sheet),
        ...this.questions.warnings(),
        ...source.warnings,
      ],
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

  /** Two marks of a credit on one amount are still one credit. */
  private signed(amount: Cents | null, row: Row): Cents | null {
    if (amount === null) return null;
    if (this.side >= 0 && this.isCreditSide(row[this.side])) return -Math.abs(amount) + 0;
    if (amount <= 0) return amount;
    if (this.takenTypes.size > 0 && this.takenTypes.has(plainText(String(row[this.type])))) return -amount;
    return this.creditSign < 0 && this.isCredit(row[this.type]) ? -amount : amount;
  }

  /** Whether a type nobody knows takes from the balance: as answered, else as its lines look. */
  private takes({ word, looksLikeCredit }: UnknownType): boolean {
    const answer = answerTo(this.layout, "type-word", word);
    return answer === null ? looksLikeCredit : answer.choice === "takes";
  }

  private isCreditSide(cell: CellValue | undefined): boolean {
    if (cell === undefined || cell === "") return false;
    const known = this.sides.get(cell);
    if (known !== undefined) return known === "credit";
    const side = sideOf(String(cell));
    this.sides.set(cell, side);
    return side === "credit";
  }

  private line(row: Row, index: number): LineOutcome {
    const billed = this.amountOf(row, index);
    if (billed === null) return this.refuse(row, index, this.amounts[0] ?? 0, null);
    if (this.open?.isFiner === true && this.creditSign > 0 && this.takenTypes.size === 0) {
      this.rounding.note(row[this.open.index], billed);
    }
    const role = this.account >= 0 ? accountRole(row[this.account]) : "receivable";
    if (this.party >= 0 || role === "other") {
      const left = this.notOurs(row, index, billed, role);
      if (left !== null) return left;
    }
    const { apart } = this.layout;
    if (apart !== null && wordApart(row[apart.index], apart.digits) === apart.word) {
      this.questions.noteApart(index, billed);
      if (!this.questions.keepsApart) return { amount: billed, ignored: "supplier" };
    }
    const code = this.codeOf(row);
    const name = this.clients.nameOf(row);
    if (code === "" && name === "") {
      return this.reject(index, this.code < 0 ? this.name : this.code, "client-missing", billed);
    }
    if (this.matching >= 0 && this.isMatched(row[this.matching])) {
      this.remarks.add("rows-matched", () => ({ address: this.address(index, this.matching) }));
      return { amount: billed, ignored: "matched" };
    }
    const left = this.state.openOf(billed, row, index);
    if (left === "unreadable") return this.refusePaid(row, index, billed);
    const open = this.questions.keepsPaid ? billed : left;
    const amount = this.inOwnCurrency(open === "paid" ? billed : open, row);
    if (typeof amount !== "number") {
      return this.reject(index, this.currency.column, "currency-without-rate", billed, {
        currency: amount.without,
      });
    }
    if (left !== billed) this.notePaid(left, billed, amount, row);
    if (open === "paid") return { amount: billed, ignored: "paid" };
    const exposure = role === "receivable" ? undefined : EXPOSURE_OF.get(role);
    if (exposure !== undefined) {
      this.addExposure(this.context.registry.identify(code, name), exposure, amount);
      return { amount: billed, ignored: "other-account" };
    }
    const documentDate = this.dayIn(this.issued, row, index, "document-date-unreadable");
    const dueDate = this.dueDateOf(row, index, documentDate);
    const document = this.documentOf(row);
    if (dueDate === null && documentDate === null && this.isIncomplete(row)) {
      return this.reject(index, this.amounts[0] ?? 0, "item-incomplete", billed);
    }
    if (this.questions.leavesOut(documentDate)) return { amount: billed, ignored: "paid" };
    this.remarkDates(row, index, dueDate, documentDate, billed);
    if (this.code >= 0 && code === "" && isBlank(row[this.code])) {
      this.remarks.add("code-missing", () => ({ address: this.address(index, this.code) }));
    }
    if (this.type >= 0) this.remarkCreditNote(row, index, billed);
    const client = this.context.registry.identify(code, name);
    if (this.tellsFacts) this.noteFacts(client, row);
    const isRetention = role === "retention" || (this.type >= 0 && this.isRetention(row[this.type]));
    const item = {
      clientCode: "",
      clientName: "",
      document,
      // A retention is not late before its own date: no term of the client counts for it.
      documentDate: isRetention && dueDate === null ? null : documentDate,
      dueDate,
      amount,
      disputed: this.isDisputed(row),
    };
    // A spread for every line would cost more than all else that is done of it.
    const marked = role === "doubtful" ? { ...item, doubtful: true as const } : item;
    this.items.add(client, isRetention ? { ...marked, retention: true } : marked, index);
    this.findings.look(item, client);
    this.sum += amount;
    // What the sheet's own sums hold of a line partly paid is what it bills.
    return open === billed ? billed : { amount: billed, paid: billed - open };
  }

  private inOwnCurrency(amount: Cents, row: Row): ReturnType<CurrencyReading["convert"]> {
    return this.currency.mixed ? this.currency.convert(amount, row[this.currency.column]) : amount;
  }

  /** `amount` is what counts of the line, or all of it where nothing does, in the company's currency. */
  private notePaid(left: Open, billed: Cents, amount: Cents, row: Row): void {
    const whole = left === "paid" || this.questions.keepsPaid ? amount : this.inOwnCurrency(billed, row);
    const open = typeof left === "number" ? this.inOwnCurrency(left, row) : 0;
    if (typeof whole === "number" && typeof open === "number") this.paidSum += whole - open;
  }

  private refusePaid(row: Row, index: number, billed: Cents): LineOutcome {
    const { column } = this.state;
    return this.reject(index, column, "amount-unreadable", billed, { value: quoted(row[column] ?? "") });
  }

  /** Suppliers and accounts that are no clients'; null for a line that is ours. */
  private notOurs(row: Row, index: number, amount: Cents, role: AccountRole): LineOutcome {
    if (this.party >= 0) {
      const party = this.partyAt(row[this.party]);
      if (party === "supplier") {
        this.questions.noteSupplier(index, amount, this.party);
        if (!this.questions.keepsSuppliers) return { amount, ignored: "supplier" };
      } else this.questions.noteParty(party);
    }
    if (role !== "other") return null;
    const cell = row[this.account];
    if (isSupplierAccount(cell ?? "")) {
      this.questions.noteSupplier(index, amount, this.account);
      // An account says whose it is; a list is one of accounts only where clients' stand in it too.
      this.questions.noteParty("client");
      if (this.questions.keepsSuppliers) return null;
    }
    this.accountsLeftOut.add(cell, amount);
    return { amount, ignored: "other-account" };
  }

  private partyAt(cell: CellValue | undefined): Party | null {
    if (cell === undefined || cell === "") return null;
    const known = this.parties.get(cell);
    if (known !== undefined) return known;
    const party = partyOfCell(String(cell), this.partyHeading, this.party === this.code);
    this.parties.set(cell, party);
    return party;
  }

  /** A letter of a match, or a word that says yes. */
  private isMatched(cell: CellValue | undefined): boolean {
    if (cell === undefined || isBlank(cell) || cell === false) return false;
    return typeof cell !== "string" || !NO.test(cell.trim().toLowerCase());
  }

  /** The first salesperson and terms that a line of the client tells; later lines are not looked at. */
  private noteFacts(client: ClientNumber, row: Row): void {
    if (this.isTold[client] === 1) return;
    const known = this.factsFor(client);
    if (this.salesperson >= 0 && known.salesperson === "") {
      known.salesperson = textOf(row[this.salesperson]);
    }
    if (this.terms >= 0 && known.paymentTerms === "") known.paymentTerms = textOf(row[this.terms]);
    const lacksSalesperson = this.salesperson >= 0 && known.salesperson === "";
    const lacksTerms = this.terms >= 0 && known.paymentTerms === "";
    if (!lacksSalesperson && !lacksTerms) this.isTold[client] = 1;
  }

  private factsFor(client: ClientNumber): ClientFacts {
    const known = this.factsOf.get(client);
    if (known !== undefined) return known;
    const facts: ClientFacts = { salesperson: "", paymentTerms: "", exposureParts: null };
    this.factsOf.set(client, facts);
    return facts;
  }

  private addExposure(
    client: ClientNumber,
    part: "billsNotMatured" | "deposits" | "deliveriesNotInvoiced",
    amount: Cents,
  ): void {
    const facts = this.factsFor(client);
    const none = { deliveriesNotInvoiced: 0, ordersNotDelivered: 0, billsNotMatured: 0, deposits: 0 };
    const stated = part === "deposits" ? -amount : amount;
    facts.exposureParts = addParts(facts.exposureParts ?? none, { ...none, [part]: stated + 0 });
  }

  private keepFacts(): void {
    for (const [client, { salesperson, paymentTerms, exposureParts }] of this.factsOf) {
      const record: Writable<ClientRecord> = unknownClient("", "");
      record.salesperson = salesperson;
      record.paymentTerms = paymentTerms;
      record.exposureParts = exposureParts;
      this.clientFacts.add(client, record, this.layout.headerIndex);
    }
  }

  /** The line's own due date, else what days late or a term tell. */
  private dueDateOf(row: Row, index: number, documentDate: Day | null): Day | null {
    const own = this.due === null ? null : this.due.read(row[this.due.index]);
    if (own !== null) return this.questions.swapped(own, documentDate);
    const derived = this.dueDates.derived(row, documentDate);
    const { due } = this;
    if (derived === null && due !== null) this.dayIn(due, row, index, "due-date-unreadable");
    return derived;
  }

  /** The client's code; in a ledger without an auxiliary account on the line, its general account. */
  private codeOf(row: Row): CellValue {
    const code = this.clients.codeOf(row);
    if (code !== "" || this.account < 0 || this.clients.nameOf(row) !== "") return code;
    const account = row[this.account] as CellValue;
    return isUnusable(account) ? "" : account;
  }

  /** Neither number nor date where the table has columns for them: rather a line of something else. */
  private isIncomplete(row: Row): boolean {
    const late = this.layout.columns.daysLate?.index ?? -1;
    const columns = [this.document, this.due?.index ?? -1, this.issued?.index ?? -1, late].filter(
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
    if (this.status >= 0 && this.state.statusAt(row) === "disputed") return true;
    if (this.disputedColumn < 0) return false;
    const cell = row[this.disputedColumn];
    if (cell === undefined || cell === "" || cell === false || cell === 0) return false;
    return cell === true || !NO.test(plainText(String(cell)));
  }

  private dayIn(
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
    if (documentDate !== null) this.questions.noteDocument(index, documentDate, written);
    if (this.due === null || written <= 0) return;
    const { index: column } = this.due;
    if (dueDate === null && isBlank(row[column])) {
      this.remarks.add("due-date-missing", () => ({ address: this.address(index, column) }));
    }
    if (dueDate !== null && documentDate !== null) this.questions.noteDates(index, documentDate, dueDate);
    if (dueDate !== null && documentDate !== null && dueDate < documentDate) {
      this.remarks.add("due-before-document", () => ({ address: this.address(index, column) }));
    }
  }

  private remarkCreditNote(row: Row, index: number, written: Cents): void {
    if (written === 0 || this.creditSign > 0 !== written > 0 || !this.isCredit(row[this.type])) return;
    const code = this.creditSign > 0 ? "credit-notes-positive" : "credit-notes-turned-negative";
    this.remarks.add(code, () => ({ address: this.address(index, this.type) }));
  }

  private isCredit(cell: CellValue | undefined): boolean {
    if (cell === undefined || typeof cell !== "string" || cell === "") return false;
    const known = this.creditTypes.get(cell);
    if (known !== undefined) return known;
    const credit = isCreditType(cell) || plainText(cell) === this.creditCode;
    this.creditTypes.set(cell, credit);
    return credit;
  }

  private isRetention(cell: CellValue | undefined): boolean {
    if (typeof cell !== "string" || cell === "") return false;
    const known = this.retentionTypes.get(cell);
    if (known !== undefined) return known;
    const retention = isRetentionType(cell);
    this.retentionTypes.set(cell, retention);
    return retention;
  }

  /**
   * Credit notes and payments written without a sign count as negative only when the whole sheet writes none: no
   * amount of it is below nil. Else a positive credit note is kept as written, and reported.
   */
  private signOfCredits(): 1 | -1 {
    if (this.type < 0 || this.open === null || this.side >= 0) return 1;
    let credits = 0;
    const { values } = this.layout.grid;
    for (let index = this.layout.headerIndex + 1; index < values.length; index++) {
      const row = values[index] as Row;
      const amount = this.open.readAt(row, index) ?? 0;
      if (amount < 0) return 1;
      if (amount > 0 && this.isCredit(row[this.type])) credits += 1;
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

/** Trimmed text of a cell, "" when it holds none. */
function textOf(cell: CellValue | undefined): string {
  return cell === undefined || isUnusable(cell) ? "" : String(cell).replace(/\s+/g, " ").trim();
}

/** The column of the open amounts: named so, or the document's amount when nothing else stands there. */
function amountColumn(layout: Layout): LayoutColumn | null {
  const { openAmount, originalAmount, debit, credit } = layout.columns;
  if (openAmount !== undefined) return openAmount;
  if (debit !== undefined && credit !== undefined) return null;
  return originalAmount === undefined ? null : { ...originalAmount, score: 0.6 * originalAmount.score };
}
