import { ITEM_MARKS } from "../../domain/receivables/openItems";
import { unknownClient, type ClientRecord } from "../../domain/client/client";
import type { Cents } from "../../domain/basis/money";
import { isoDay, type Day } from "../../domain/basis/day";
import { AccountsLeftOut, accountRole, ledgerAccount, type AccountRole } from "./accounts";
import { cellAddress } from "../cells/a1";
import { amountColumns, dateColumns, Rounding, type AmountColumn, type DateColumn } from "./columnReading";
import type { ClientNumber } from "./clientRegistry";
import { readCurrencies, type CurrencyReading } from "./currency";
import { DueDates } from "./dueDates";
import { addParts } from "./exposureParts";
import { itemFindings } from "./itemFindings";
import { ItemQuestions } from "./itemQuestions";
import { answerTo } from "../find/ask";
import { matchHeading, normaliseHeading } from "../find/headings";
import { sourceColumn, type Layout, type LayoutColumn, type WordTold } from "../find/layout";
import {
  isSupplierAccount,
  creditCodeOf,
  isCreditNumber,
  isCreditType,
  isRetentionType,
  partyOfCell,
  partyOfFlow,
  partyOfPair,
  sideOf,
  type Party,
} from "../find/lineWords";
import { ClientCells, isUnusable } from "./lines";
import { message, quoted, RowRemarks, type IntakeMessage, type RejectionCode } from "../messages";
import { OpenState, type Open } from "./openState";
import { NOTHING_PAID, paidColumns, paymentsAsked, type PaidColumns } from "./paidColumns";
import { paidShareOf } from "../find/paidShare";
import { totalWordingOf } from "../find/totals";
import { daySaid, type DaySaid } from "../find/referenceDate";
import { typesOf, unknownTypes, wordApart, type UnknownType } from "../find/unknownWords";
import { isBlank, onOneLine, plainText, trimmed } from "../cells/plainText";
import {
  dayBelowTold,
  type ReadingContext,
  type TableReading,
  type Writable,
  ItemRecords,
  Records,
  sourceOf,
} from "./reading";
import { rejection, RowWalk, type LineOutcome, type Row } from "./rows";
import type { CellValue } from "../cells/sheetGrid";
import { CellColumn, Words } from "./tableColumns";
import { WaitingLines } from "./waitingLines";
import type { Field } from "../source";

const NO = /^(?:[0./: -]+|n|no|non|nee|nein|false|faux|ok)$/;

/** Reads an open-item sheet: one line per document. */
export async function readOpenItems(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<ItemRecords>> {
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

/** What a line's type says of its amount. */
interface TypeOfLine {
  readonly isCredit: boolean;
  readonly isRetention: boolean;
  /** It takes from the balance though it is written positive. */
  readonly isTaken: boolean;
  /** None of that, and no party's: the line is what its other cells say. */
  readonly isPlain: boolean;
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
  private readonly items: ItemRecords;
  private readonly clientFacts: Records<ClientRecord>;
  /** By client. */
  private readonly factsOf: (Writable<ClientRecord> | undefined)[];
  /** The lines kept whose clients are still to be found. */
  private readonly waiting: WaitingLines;
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
  private readonly payments: PaidColumns;
  private readonly due: DateColumn | null;
  private readonly issued: DateColumn | null;
  private readonly dates: ReturnType<typeof dateColumns>;
  private readonly currency: CurrencyReading;
  private readonly currencies: CellColumn;
  private readonly creditSign: 1 | -1;
  /** The code of credit notes where only the other one beside it tells; null otherwise. */
  private readonly creditCode: string | null;
  private readonly code: CellColumn;
  private readonly name: CellColumn;
  private readonly document: CellColumn;
  private readonly matching: CellColumn;
  /** The general accounts when the sheet is a ledger that holds clients' accounts; else no column. */
  private readonly account: CellColumn;
  private readonly disputed: CellColumn;
  private readonly status: CellColumn;
  private readonly type: CellColumn;
  private readonly side: CellColumn;
  private readonly party: CellColumn;
  private readonly salesperson: CellColumn;
  private readonly terms: CellColumn;
  /** The columns of which a document has one at least. */
  private readonly evidence: readonly CellColumn[];
  private readonly tellsFacts: boolean;
  /** By client, 1 once all facts that the table has are known of it. */
  private readonly isTold: Uint8Array;
  private readonly types = new Words((cell) => this.typeOf(cell));
  private readonly sides = new Words((cell) => (cell === "" ? null : sideOf(String(cell))));
  private readonly parties: Words<Party | null>;
  private readonly disputes = new Words(isDispute);
  /** The column that may set lines apart, and whether its cells do. */
  private readonly apart: CellColumn;
  private readonly isApart = new Words((cell) => this.isSetApart(cell));
  /** Words that were answered to, each with its column. */
  private readonly told: readonly (WordTold & { readonly column: CellColumn })[];
  private readonly unknownTypes: readonly UnknownType[];
  /** The types, in lower case, that take from the balance though they are written positive. */
  private readonly takenTypes: ReadonlySet<string>;
  private readonly rounding = new Rounding();
  /** The day that the sheet says by its words, and by its words or its values. */
  private said: DaySaid | null;
  /** A day below the table that is not believed, and the grid row of a document after it. */
  private contradiction: (DaySaid & { readonly later: number }) | null = null;
  private readonly sheetDay: Day | null;
  private readonly day: Day | null;
  private sum: Cents = 0;
  /** What lines that are paid, in whole or part, would add to the sum, in the company's currency. */
  private paidSum: Cents = 0;

  constructor(
    private readonly layout: Layout,
    private readonly context: ReadingContext,
  ) {
    this.items = new ItemRecords(layout, context.registry);
    this.waiting = new WaitingLines(context.registry, (client, row) => {
      if (this.tellsFacts) this.noteFacts(client, row);
      this.items.place(client, row);
    });
    this.clientFacts = new Records<ClientRecord>(layout, context.registry);
    this.clients = new ClientCells(layout);
    const at = (field: Field): number => layout.columns[field]?.index ?? -1;
    const column = (field: Field): CellColumn => new CellColumn(layout, at(field));
    const amount = amountColumn(layout);
    const sides = amount === null ? [layout.columns.debit, layout.columns.credit] : [];
    const share = layout.columns.paidAmount === undefined ? null : paidShareOf(layout);
    const paidShare = share?.index === layout.columns.paidAmount?.index ? share : null;
    this.payments = paidShare === null ? paidColumns(layout) : NOTHING_PAID;
    const paidAt = new Set(this.payments.columns.map(({ index }) => index));
    const unpaid = [amount, ...sides].filter((side): side is LayoutColumn => side != null);
    const wanted = [...unpaid.filter(({ index }) => !paidAt.has(index)), ...this.payments.columns];
    const { columns, warnings } = amountColumns(layout, wanted);
    this.warnings.push(...warnings);
    const paid = columns.filter(({ index }) => paidAt.has(index));
    const figures = columns.filter((column) => !paid.includes(column));
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
    this.currencies = new CellColumn(layout, this.currency.column);
    [this.code, this.name, this.document] = [column("clientCode"), column("clientName"), column("document")];
    [this.matching, this.disputed, this.type] = [
      column("matching"),
      column("disputed"),
      column("documentType"),
    ];
    [this.side, this.status] = [column("side"), column("status")];
    [this.salesperson, this.terms] = [column("salesperson"), column("paymentTerms")];
    this.party = new CellColumn(layout, layout.party ?? this.type.index);
    this.parties = this.readParties();
    this.account = new CellColumn(layout, ledgerAccount(layout));
    this.apart = new CellColumn(layout, layout.apart?.index ?? -1);
    this.told = layout.wordsTold.map((each) => ({ ...each, column: new CellColumn(layout, each.index) }));
    this.evidence = (["document", "dueDate", "documentDate", "daysLate"] as const)
      .map(column)
      .filter(({ isThere }) => isThere);
    this.tellsFacts = this.salesperson.isThere || this.terms.isThere;
    const mostClients = context.registry.size + layout.grid.values.length;
    this.isTold = new Uint8Array(mostClients);
    this.factsOf = new Array<Writable<ClientRecord> | undefined>(context.registry.size);
    const types = typesOf(layout, this.type.index);
    this.creditCode = creditCodeOf(types);
    this.unknownTypes = this.open === null ? [] : unknownTypes(layout, types);
    this.takenTypes = new Set(this.unknownTypes.filter((type) => this.takes(type)).map(({ word }) => word));
    this.creditSign = this.signOfCredits();
    this.said = this.daySaid();
    const titled = this.said?.day ?? null;
    const endOfMonth = context.options.endOfMonthReading;
    const late = { due: this.due, issued: this.issued, daysLate: column("daysLate"), terms: this.terms };
    this.dueDates = new DueDates(layout, late, titled ?? context.options.referenceDate, endOfMonth);
    // Days late are counted to the day of the figures, whatever a row below them says.
    if (this.said?.row !== null && this.dueDates.deducedDay !== null) this.said = null;
    this.sheetDay = this.said?.day ?? this.dueDates.deducedDay;
    this.day = context.options.referenceDate ?? this.sheetDay;
    this.state = new OpenState(
      layout,
      {
        paidAmounts: paid,
        paidShare,
        paidDate: dated("paidDate"),
        issued: this.issued,
        status: this.status,
        open: column("openAmount"),
        billed: column("originalAmount"),
      },
      this.day,
    );
    this.questions = new ItemQuestions(layout, this.day);
    this.assumedAmount(amount);
  }

  /** The day the sheet says, unless a row below the table alone says it and documents are of a later one. */
  private daySaid(): DaySaid | null {
    const said = daySaid(this.layout, this.dates.order);
    if (said === null || said.row === null || this.issued === null) return said;
    for (let row = this.layout.headerIndex + 1; row < said.row; row++) {
      if ((this.issued.readAt(row) ?? 0) <= said.day) continue;
      this.contradiction = { ...said, later: row };
      return null;
    }
    return said;
  }

  /** Says which cell tells a day that documents contradict, where nothing else tells one. */
  private dayDoubted(): readonly IntakeMessage[] {
    if (this.contradiction === null || this.issued === null || this.day !== null) return [];
    const { later, ...said } = this.contradiction;
    const [told] = dayBelowTold(this.layout, said, null);
    const values = {
      ...told?.values,
      laterAddress: this.address(later, this.issued.index),
      later: isoDay(this.issued.readAt(later) ?? said.day),
    };
    return [message("day-below-doubted", values)];
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

  async read(): Promise<TableReading<ItemRecords>> {
    const key = (this.code.isThere ? this.code : this.name).index;
    const name = this.code.isThere ? this.name.index : -1;
    const evidence = this.evidence.map(({ index }) => index);
    const amountOf = (_: Row, index: number): Cents | null => this.amountOf(index);
    const shape = { key, name, amounts: this.amounts, evidence, amountOf };
    const mayBePlain = this.mayHavePlainLines();
    const walk = new RowWalk(this.layout, shape, (row, index) => {
      return (mayBePlain ? this.plainLine(row, index) : null) ?? this.line(index);
    });
    await this.context.pause(0);
    const rows = await walk.walk(this.context.pause);
    this.waiting.findClients();
    await this.context.pause(this.layout.grid.values.length);
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
      findings: itemFindings(this.items, sheet),
      day: this.sheetDay,
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
        ...this.dueDates.questions(this.sum),
        ...paymentsAsked(this.layout, this.payments, rows.ignored),
      ],
      warnings: [
        ...this.warnings,
        ...this.remarks.messages(sheet),
        ...this.accountsLeftOut.messages(sheet),
        ...this.questions.warnings(),
        ...dayBelowTold(this.layout, this.said, this.context.options.referenceDate),
        ...this.dayDoubted(),
        ...source.warnings,
      ],
    };
  }

  /** The row's amount in cents as written, signed: debit less credit where they stand apart. */
  private amountOf(row: number): Cents | null {
    if (this.open !== null) return this.signed(this.open.readAt(row), row);
    const hasDebit = this.debit !== null && !isBlank(this.debit.cellAt(row));
    const hasCredit = this.credit !== null && !isBlank(this.credit.cellAt(row));
    const owed = hasDebit ? this.debit.readAt(row) : 0;
    const paid = hasCredit ? this.credit.readAt(row) : 0;
    return owed === null || paid === null || (!hasDebit && !hasCredit) ? null : owed - paid;
  }

  /** Two marks of a credit on one amount are still one credit. */
  private signed(amount: Cents | null, row: number): Cents | null {
    if (amount === null) return null;
    if (this.side.isThere && this.sides.meaningOf(this.side.at(row)) === "credit")
      return -Math.abs(amount) + 0;
    if (amount <= 0) return amount;
    if (this.told.length > 0 && this.toldAt(row) === "takes") return -amount;
    const { isCredit, isTaken } = this.types.meaningOf(this.type.at(row));
    return isTaken || (this.creditSign < 0 && isCredit) ? -amount : amount;
  }

  /** Whether a type nobody knows takes from the balance: as answered, else as its lines look. */
  private takes({ word, looksLikeCredit }: UnknownType): boolean {
    const answer = answerTo(this.layout, "type-word", word);
    return answer === null ? looksLikeCredit : answer.choice === "takes";
  }

  /**
   * Whether lines may be read by `plainLine`: no column says of them what takes a look at other lines, at an answer, or
   * at more than a word to understand.
   */
  private mayHavePlainLines(): boolean {
    const { layout, open, issued, due } = this;
    if (open === null || open.isFiner || issued === null || due === null || !this.code.isThere) return false;
    const { clientSplit, party, wordsTold } = layout;
    const isOther = clientSplit !== null || party !== null || wordsTold.length > 0 || this.currency.mixed;
    const isTold = [this.account, this.apart, this.side].some(({ isThere }) => isThere);
    return !isOther && !isTold && this.state.takesAsWritten;
  }

  /**
   * What a line comes to of which a look tells that it is an invoice and nothing else: of a client, dated, due after its
   * date, of no dispute, match or kind to be looked into. Null for any other: `line` would read these alike, but asks
   * each line for all that any table may say, and most lines of most tables are such invoices.
   */
  private plainLine(row: Row, index: number): Cents | null {
    const { open, issued, due, type } = this;
    const amount = open?.readAt(index) ?? 0;
    if (amount <= 0 || this.disputed.of(row) !== "" || this.matching.of(row) !== "") return null;
    if (!this.types.meaningOf(type.of(row)).isPlain) return null;
    const documentDate = issued?.read(row[issued.index]) ?? null;
    const dueDate = due?.read(row[due.index]) ?? null;
    if (documentDate === null || dueDate === null || dueDate < documentDate) return null;
    const code = this.code.of(row);
    const name = this.name.of(row);
    if (isUnusable(code) || isUnusable(name) || this.questions.leavesOut(documentDate)) return null;
    if (this.party.isThere) this.questions.noteParty(null);
    this.remarkDates(index, dueDate, documentDate, amount);
    this.keep(code, name, index, documentDate, dueDate, amount, 0);
    return amount;
  }

  private keep(
    code: CellValue,
    name: CellValue,
    row: number,
    issued: Day | null,
    due: Day | null,
    amount: Cents,
    marks: number,
  ): void {
    this.items.columns.add(this.documentOf(row), issued, due, amount, marks);
    this.waiting.add(code, name, row);
    this.sum += amount;
  }

  private line(row: number): LineOutcome {
    const billed = this.amountOf(row);
    if (billed === null) return this.refuse(row);
    if (this.open?.isFiner === true && this.creditSign > 0 && this.takenTypes.size === 0) {
      this.rounding.note(this.open.cellAt(row), billed);
    }
    const role = this.account.isThere ? accountRole(this.account.at(row)) : "receivable";
    if (this.party.isThere || role === "other") {
      const left = this.notOurs(row, billed, role);
      if (left !== null) return left;
    }
    if (this.apart.isThere && this.isApart.meaningOf(this.apart.at(row))) {
      this.questions.noteApart(row, billed);
      if (!this.questions.keepsApart) return { amount: billed, ignored: "supplier" };
    }
    // The sheet's own total does not hold such a line.
    if (this.told.length > 0 && this.toldAt(row) === "left-out") return { amount: 0, ignored: "supplier" };
    const code = this.codeOf(row);
    const name = this.clients.nameOf(row);
    if (code === "" && name === "") {
      return this.reject(row, (this.code.isThere ? this.code : this.name).index, "client-missing", billed);
    }
    if (this.matching.isThere && isMatched(this.matching.at(row))) {
      this.remarks.add("rows-matched", () => ({ address: this.address(row, this.matching.index) }));
      return { amount: billed, ignored: "matched" };
    }
    const left = this.state.openOf(billed, row);
    if (left === "unreadable") return this.refusePaid(row, billed);
    const open = this.questions.keepsPaid ? billed : left;
    const amount = this.inOwnCurrency(open === "paid" ? billed : open, row);
    if (typeof amount !== "number") {
      return this.reject(row, this.currency.column, "currency-without-rate", billed, {
        currency: amount.without,
      });
    }
    if (left !== billed) this.notePaid(left, billed, amount, row);
    if (open === "paid") return { amount: billed, ignored: "paid" };
    const exposure = role === "receivable" ? undefined : EXPOSURE_OF.get(role);
    if (exposure !== undefined) {
      this.waiting.findClients();
      this.addExposure(this.context.registry.identify(code, name), exposure, amount);
      return { amount: billed, ignored: "other-account" };
    }
    const documentDate = this.dayIn(this.issued, row, "document-date-unreadable");
    const dueDate = this.dueDateOf(row, documentDate, billed);
    if (dueDate === null && documentDate === null) {
      if (this.isSumOfClient(row)) return { amount: null, ignored: "subtotal" };
      if (this.isIncomplete(row)) return this.reject(row, this.amounts[0] ?? 0, "item-incomplete", billed);
    }
    if (this.questions.leavesOut(documentDate)) return { amount: billed, ignored: "paid" };
    this.remarkDates(row, dueDate, documentDate, billed);
    if (this.code.isThere && code === "" && isBlank(this.code.at(row))) {
      this.remarks.add("code-missing", () => ({ address: this.address(row, this.code.index) }));
    }
    if (this.type.isThere) this.remarkCreditNote(row, billed);
    const isRetention = role === "retention" || this.types.meaningOf(this.type.at(row)).isRetention;
    // A retention is not late before its own date: no term of the client counts for it.
    const issued = isRetention && dueDate === null ? null : documentDate;
    const marks =
      (this.isDisputed(row) ? ITEM_MARKS.disputed : 0) |
      (role === "doubtful" ? ITEM_MARKS.doubtful : 0) |
      (isRetention ? ITEM_MARKS.retention : 0);
    this.keep(code, name, row, issued, dueDate, amount, marks);
    // What the sheet's own sums hold of a line partly paid is what it bills.
    return open === billed ? billed : { amount: billed, paid: billed - open };
  }

  private inOwnCurrency(amount: Cents, row: number): ReturnType<CurrencyReading["convert"]> {
    return this.currency.mixed ? this.currency.convert(amount, this.currencies.at(row)) : amount;
  }

  /** `amount` is what counts of the line, or all of it where nothing does, in the company's currency. */
  private notePaid(left: Open, billed: Cents, amount: Cents, row: number): void {
    const whole = left === "paid" || this.questions.keepsPaid ? amount : this.inOwnCurrency(billed, row);
    const open = typeof left === "number" ? this.inOwnCurrency(left, row) : 0;
    if (typeof whole === "number" && typeof open === "number") this.paidSum += whole - open;
  }

  /** Beside its client a sum without a date, called so in the column of documents: "Sous-total". */
  private isSumOfClient(row: number): boolean {
    const cell = this.document.at(row);
    const wording = typeof cell === "string" ? totalWordingOf(cell) : null;
    return wording === "sub" || wording === "total" || wording === "grand";
  }

  private refusePaid(row: number, billed: Cents): LineOutcome {
    const { column } = this.state;
    const cell = new CellColumn(this.layout, column).at(row);
    return this.reject(row, column, "amount-unreadable", billed, { value: quoted(cell) });
  }

  /** Suppliers and accounts that are no clients'; null for a line that is ours. */
  private notOurs(row: number, amount: Cents, role: AccountRole): LineOutcome {
    if (this.party.isThere) {
      const party = this.parties.meaningOf(this.party.at(row));
      if (party === "supplier") {
        this.questions.noteSupplier(row, amount, this.party.index);
        if (!this.questions.keepsSuppliers) return { amount, ignored: "supplier" };
      } else this.questions.noteParty(party);
    }
    if (role !== "other") return null;
    const cell = this.account.at(row);
    if (isSupplierAccount(cell)) {
      this.questions.noteSupplier(row, amount, this.account.index);
      // An account says whose it is; a list is one of accounts only where clients' stand in it too.
      this.questions.noteParty("client");
      if (this.questions.keepsSuppliers) return null;
    }
    this.accountsLeftOut.add(cell, amount);
    return { amount, ignored: "other-account" };
  }

  /** What a word of the line was answered to do; null where none of them was asked about. */
  private toldAt(row: number): WordTold["as"] | null {
    const found = this.told.find(({ column, word }) => plainText(String(column.at(row))) === word);
    return found?.as ?? null;
  }

  private isSetApart(cell: CellValue): boolean {
    const { apart } = this.layout;
    return apart !== null && wordApart(cell, apart.digits) === apart.word;
  }

  private readParties(): Words<Party | null> {
    const { index, isThere } = this.party;
    const heading = isThere ? sourceColumn(this.layout, index).heading : "";
    const isCode = index === this.code.index;
    // What stands below no heading of parties counts in a column found to tell them alone.
    const isFound = this.layout.party !== null;
    const byColumn = (text: string): Party | null => partyOfFlow(text) ?? partyOfPair(text, heading);
    return new Words((cell) => {
      const text = String(cell);
      return cell === "" ? null : (partyOfCell(text, heading, isCode) ?? (isFound ? byColumn(text) : null));
    });
  }

  /** The first salesperson and terms that a line of the client tells; later lines are not looked at. */
  private noteFacts(client: ClientNumber, row: number): void {
    if (this.isTold[client] === 1) return;
    const known = this.factsFor(client);
    if (known.salesperson === "") known.salesperson = textOf(this.salesperson.at(row));
    if (known.paymentTerms === "") known.paymentTerms = textOf(this.terms.at(row));
    const lacksSalesperson = this.salesperson.isThere && known.salesperson === "";
    const lacksTerms = this.terms.isThere && known.paymentTerms === "";
    if (!lacksSalesperson && !lacksTerms) this.isTold[client] = 1;
  }

  /** What the lines of a table tell of a client beside what it owes. */
  private factsFor(client: ClientNumber): Writable<ClientRecord> {
    const known = this.factsOf[client];
    if (known !== undefined) return known;
    const facts: Writable<ClientRecord> = unknownClient("", "");
    this.factsOf[client] = facts;
    this.clientFacts.add(client, facts, this.layout.headerIndex);
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

  /** The line's own due date, else what days late or a term tell. */
  private dueDateOf(row: number, documentDate: Day | null, amount: Cents): Day | null {
    const own = this.due === null ? null : this.due.readAt(row);
    if (own !== null) return this.questions.swapped(own, documentDate);
    const derived = this.dueDates.derived(row, documentDate, amount);
    const { due } = this;
    if (derived === null && due !== null) this.dayIn(due, row, "due-date-unreadable");
    return derived;
  }

  /** The client's code; in a ledger without an auxiliary account on the line, its general account. */
  private codeOf(row: number): CellValue {
    const code = this.clients.codeOf(row);
    if (code !== "" || !this.account.isThere || this.clients.nameOf(row) !== "") return code;
    const account = this.account.at(row);
    return isUnusable(account) ? "" : account;
  }

  /** Neither number nor date where the table has columns for them: rather a line of something else. */
  private isIncomplete(row: number): boolean {
    return this.evidence.length > 0 && this.evidence.every((column) => isBlank(column.at(row)));
  }

  private documentOf(row: number): string {
    const cell = this.document.at(row);
    return typeof cell === "string" ? trimmed(cell) : String(cell);
  }

  private isDisputed(row: number): boolean {
    return (
      (this.status.isThere && this.state.statusAt(row) === "disputed") ||
      this.disputes.meaningOf(this.disputed.at(row))
    );
  }

  private dayIn(
    column: DateColumn | null,
    row: number,
    unreadable: "due-date-unreadable" | "document-date-unreadable",
  ): Day | null {
    if (column === null) return null;
    const day = column.readAt(row);
    const cell = day === null ? column.cellAt(row) : "";
    if (cell !== 0 && !isBlank(cell)) {
      this.remarks.add(unreadable, () => ({
        address: this.address(row, column.index),
        value: quoted(cell),
      }));
    }
    return day;
  }

  private remarkDates(row: number, dueDate: Day | null, documentDate: Day | null, written: Cents): void {
    if (documentDate !== null) this.questions.noteDocument(row, documentDate, written);
    if (this.due === null || written <= 0) return;
    const { due } = this;
    if (dueDate === null && isBlank(due.cellAt(row))) {
      this.remarks.add("due-date-missing", () => ({ address: this.address(row, due.index) }));
    }
    if (dueDate === null || documentDate === null) return;
    this.questions.noteDates(row, documentDate, dueDate);
    if (dueDate < documentDate) {
      this.remarks.add("due-before-document", () => ({ address: this.address(row, due.index) }));
    }
  }

  private remarkCreditNote(row: number, written: Cents): void {
    if (written === 0 || this.creditSign > 0 !== written > 0 || !this.isCredit(row)) return;
    const code = this.creditSign > 0 ? "credit-notes-positive" : "credit-notes-turned-negative";
    this.remarks.add(code, () => ({ address: this.address(row, this.type.index) }));
  }

  private isCredit(row: number): boolean {
    return this.types.meaningOf(this.type.at(row)).isCredit;
  }

  private typeOf(cell: CellValue): TypeOfLine {
    const plain = plainText(String(cell));
    const isText = typeof cell === "string" && cell !== "";
    const isCreditWord = isText && (isCreditType(cell) || plain === this.creditCode);
    const isCredit = isCreditWord || isCreditNumber(cell, this.layout.columns.documentType?.heading ?? "");
    const isRetention = isText && isRetentionType(cell);
    const isTaken = this.takenTypes.has(plain);
    const isOther = isCredit || isRetention || isTaken || this.parties.meaningOf(cell) !== null;
    return { isCredit, isRetention, isTaken, isPlain: !isOther };
  }

  /**
   * Credit notes and payments written without a sign count as negative only when the whole sheet writes none: no
   * amount of it is below nil. Else a positive credit note is kept as written, and reported.
   */
  private signOfCredits(): 1 | -1 {
    if (!this.type.isThere || this.open === null || this.side.isThere) return 1;
    let credits = 0;
    const { length } = this.layout.grid.values;
    for (let row = this.layout.headerIndex + 1; row < length; row++) {
      const amount = this.open.readAt(row) ?? 0;
      if (amount < 0) return 1;
      if (amount > 0 && this.isCredit(row)) credits += 1;
    }
    return credits > 0 ? -1 : 1;
  }

  private address(index: number, column: number): string {
    const { grid } = this.layout;
    return cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + column);
  }

  private refuse(row: number): LineOutcome {
    const columns = [this.open, this.debit, this.credit].filter((column) => column !== null);
    const unreadable = columns.find((column) => !isBlank(column.cellAt(row)) && column.readAt(row) === null);
    if (unreadable === undefined) return this.reject(row, this.amounts[0] ?? 0, "amount-missing", null);
    const cell = unreadable.cellAt(row);
    const code = isUnusable(cell) ? "cell-error" : "amount-unreadable";
    return this.reject(row, unreadable.index, code, null, { value: quoted(cell) });
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

/** A letter of a match, or a word that says yes. */
function isMatched(cell: CellValue): boolean {
  if (isBlank(cell) || cell === false) return false;
  return typeof cell !== "string" || !NO.test(cell.trim().toLowerCase());
}

/** A mark in a column of disputes, unless it says no. */
function isDispute(cell: CellValue): boolean {
  if (cell === "" || cell === false || cell === 0) return false;
  return cell === true || !NO.test(plainText(String(cell)));
}

/** Trimmed text of a cell, "" when it holds none. */
function textOf(cell: CellValue): string {
  return isUnusable(cell) ? "" : onOneLine(String(cell));
}

/** The column of the open amounts: named so, or the document's amount when nothing else stands there. */
function amountColumn(layout: Layout): LayoutColumn | null {
  const { openAmount, originalAmount, debit, credit } = layout.columns;
  if (openAmount !== undefined) return openAmount;
  if (debit !== undefined && credit !== undefined) return null;
  return originalAmount === undefined ? null : { ...originalAmount, score: 0.6 * originalAmount.score };
}
