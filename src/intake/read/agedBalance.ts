import { EXPOSURE_PARTS, type ClientRecord } from "../../domain/client/client";
import {
  AGEING_PARTS,
  NO_AGEING,
  type AgedBalanceLine,
  type Ageing,
} from "../../domain/receivables/receivables";
import { toUnits, type Cents } from "../../domain/basis/money";
import { AccountsLeftOut, accountRole, ledgerAccount } from "./accounts";
import { cellAddress } from "../cells/a1";
import { dayOfCell } from "../cells/dates";
import { partOf, rangeOfField } from "../find/bucketParts";
import type { ClientNumber } from "./clientRegistry";
import { amountColumns, Rounding, type AmountColumn } from "./columnReading";
import { readCurrencies, type CurrencyReading } from "./currency";
import { ExposureColumns, withPartsOnly } from "./exposureParts";
import { bothSums } from "./itemQuestions";
import { NOT_DUE, sideBySide, type BucketRange } from "../find/buckets";
import { answerTo, ask } from "../find/ask";
import { daySaid } from "../find/referenceDate";
import { nestedBuckets, type Nested } from "./nested";
import { repeatedPlaces } from "./repeated";
import { sumRows } from "./sumRows";
import { bucketOfCell, isSupplierAccount, partyOfCell } from "../find/lineWords";
import { sourceColumn, type BucketColumn, type Layout, type LayoutColumn } from "../find/layout";
import { ClientCells } from "./lines";
import { message, quoted, RowRemarks, type IntakeMessage, type RejectionCode } from "../messages";
import { isBlank, isErrorText } from "../cells/plainText";
import { dayBelowTold, Records, sourceOf, type ReadingContext, type TableReading } from "./reading";
import { rejection, RowWalk, type LineOutcome, type Row } from "./rows";
import type { CellValue } from "../cells/sheetGrid";
import { QUESTIONS, type Question, type QuestionKind } from "../question";
import type { Field } from "../source";

type Part = keyof Ageing;

type Writable<T> = { -readonly [Property in keyof T]: T[Property] };

/** Rows may be off by so much (in cents) where a program rounded each figure by itself. */
export const ROUNDING = 100;

/** Rows that do not add up are told one by one up to this many. */
const ROWS_TOLD = 20;

/** True when the range reaches into later buckets than the one it is counted in. */
function reachesFurther({ from, to }: BucketRange): boolean {
  if (from > 120) return false;
  return to === null || partOf({ from: to, to: null }) !== partOf({ from, to });
}

interface PartColumn {
  readonly part: Part;
  readonly amounts: AmountColumn;
  /** The narrower range whose amount this one holds, as answered; null for a range of its own. */
  readonly less: AmountColumn | null;
}

/** What a cell of the column of buckets says: its bucket, or a word that is none, whose bucket is null until answered. */
interface CellBucket {
  readonly part: Part | null;
  readonly isWord: boolean;
}

/** An aged balance as read, with the rows whose parts do not make their balance. */
export interface AgedBalanceReading extends TableReading<Records<AgedBalanceLine>> {
  readonly gaps: readonly Gap[];
}

/** A row whose parts do not make its balance: by how much the balance is larger, and its row in the grid. */
export interface Gap {
  readonly index: number;
  readonly difference: Cents;
}

/** Reads an aged balance: one line per client, taken as it stands. */
export async function readAgedBalance(layout: Layout, context: ReadingContext): Promise<AgedBalanceReading> {
  return new AgedBalanceReader(layout, context).read();
}

/** Different words looked at in a column of buckets, and those asked about one by one. */
const MOST_BUCKETS = 200;
const MOST_WORDS = 6;

/** Between the words of a question about several. */
const WORDS_APART = " · ";

/** Grid rows on which a word stands, and what they come to. */
interface NotedWord {
  readonly rows: number[];
  sum: Cents;
}

/** Days that a month stands for. */
const MONTH = 30;

class AgedBalanceReader {
  private readonly lines: Records<AgedBalanceLine>;
  private readonly exposures: Records<ClientRecord>;
  private readonly exposure: ExposureColumns;
  private readonly remarks = new RowRemarks();
  private readonly warnings: IntakeMessage[] = [];
  private readonly parts: readonly PartColumn[];
  private readonly balance: AmountColumn | null;
  private readonly credits: AmountColumn | null;
  /** How the column of unallocated credits enters the balance: added, taken off, or already in the buckets. */
  private readonly creditSign: 1 | -1 | 0;
  private readonly currency: CurrencyReading;
  private readonly rounding = new Rounding();
  private readonly clients: ClientCells;
  private readonly code: number;
  private readonly name: number;
  /** The column with the bucket of each line where every line is of one; -1 where buckets are columns. */
  private readonly bucketColumn: number;
  private readonly bucketsOfCells = new Map<CellValue, CellBucket>();
  private readonly lineOf = new Map<ClientNumber, Writable<AgedBalanceLine>>();
  private readonly account: number;
  private readonly accountsLeftOut = new AccountsLeftOut();
  private readonly supplierRows: number[] = [];
  private supplierSum: Cents = 0;
  /** Lines that do not say whose they are, in a list that tells it of others. */
  private unknownParties = 0;
  private readonly gaps: Gap[] = [];
  /** Grid rows of what all others add up to, whatever they are called. */
  private readonly sums: ReadonlySet<number>;
  /** Words of the column of buckets that are none, with the rows they stand on. */
  private readonly unknownBuckets = new Map<string, NotedWord>();
  /** Grid rows that repeat earlier ones, client, bucket and amount, where each bucket has a line of its own. */
  private readonly repeated: ReadonlySet<number>;
  private repeatedSum: Cents = 0;
  /** Grid rows of documents below their client's row, which holds their sum. */
  private readonly details: ReadonlySet<number>;
  /** Where a balance larger than its parts is counted: as answered, else as it would be proposed. */
  private readonly remainder: "notDue" | "over120";
  private unbalanced = 0;
  private unbalancedSum: Cents = 0;
  private sum: Cents = 0;

  constructor(
    private readonly layout: Layout,
    private readonly context: ReadingContext,
  ) {
    this.lines = new Records<AgedBalanceLine>(layout, context.registry);
    this.exposures = new Records<ClientRecord>(layout, context.registry);
    this.exposure = new ExposureColumns(layout, this.remarks);
    this.clients = new ClientCells(layout);
    this.bucketColumn = layout.buckets.length > 0 ? -1 : (layout.columns.ageBucket?.index ?? -1);
    if (this.bucketColumn >= 0) this.readBuckets();
    this.account = ledgerAccount(layout);
    this.warnings.push(...this.exposure.warnings);
    const { balance, unallocatedCredits } = layout.columns;
    const nested = this.answered("buckets-nested", "nested") ? nestedBuckets(layout) : [];
    const buckets = withNested(this.bucketColumns(), nested);
    const optional = [balance, unallocatedCredits].filter(
      (column): column is LayoutColumn => column !== undefined,
    );
    const { columns, warnings } = amountColumns(layout, [...buckets, ...optional]);
    this.warnings.push(...warnings);
    const reading = (column: LayoutColumn | undefined): AmountColumn | null => {
      return columns.find(({ index }) => index === column?.index) ?? null;
    };
    this.parts = buckets.map((bucket, place) => ({
      part: partOf(bucket.range),
      amounts: columns[place] as AmountColumn,
      less: reading(nested.find(({ outer }) => outer.index === bucket.index)?.inner),
    }));
    this.balance = reading(balance);
    this.credits = reading(unallocatedCredits);
    this.currency = readCurrencies(layout, balance ?? (buckets[0] as LayoutColumn), context.options);
    this.warnings.push(...this.currency.warnings);
    this.code = layout.columns.clientCode?.index ?? -1;
    this.name = layout.columns.clientName?.index ?? -1;
    this.creditSign = this.signOfCredits();
    this.remainder = remainderOf(layout);
    this.sums = sumRows(layout);
    this.repeated = new Set(this.bucketColumn < 0 ? [] : repeatedPlaces(this.lineKeys()));
    this.details = detailRows(layout, (row) => this.figures(row)?.balance ?? null);
  }

  /** What each row says of a client's bucket; "" for a row that is no line of one. */
  private lineKeys(): readonly string[] {
    const { grid, headerIndex } = this.layout;
    const cells = [this.code, this.name, this.bucketColumn, this.balance?.index ?? -1];
    return grid.values.map((row, index) =>
      index <= headerIndex || cells.slice(2).some((column) => isBlank(row[column]))
        ? ""
        : cells.map((column) => row[column] ?? "").join("\n"),
    );
  }

  private answered(asked: QuestionKind, wanted: string): boolean {
    return this.layout.answers.some(({ kind, choice }) => kind === asked && choice === wanted);
  }

  /** A bucket's range as answered: none is late, or the month of the figures is the first that is not. */
  private answeredRange(range: BucketRange): BucketRange {
    if (this.answered("aged-by-invoice", "not-due")) return NOT_DUE;
    if (range.isAhead === true && this.answered("months-ahead", "to-come")) return NOT_DUE;
    if (range.isRelative !== true || !this.answered("months-back", "current")) return range;
    const { from, to } = range;
    return from <= MONTH ? NOT_DUE : { from: from - MONTH, to: to === null ? null : to - MONTH };
  }

  /** The buckets; when the sheet has only a total overdue, that is counted as least late, and said. */
  private bucketColumns(): readonly BucketColumn[] {
    const { columns, grid } = this.layout;
    const { sheet } = grid;
    const buckets = this.layout.buckets.map((bucket) => ({
      ...bucket,
      range: this.answeredRange(bucket.range),
    }));
    if (this.bucketColumn >= 0) return [];
    for (const { heading, range } of buckets.filter((bucket) => reachesFurther(bucket.range))) {
      this.warnings.push(message("bucket-open-ended", { sheet, heading, days: range.from }));
    }
    const late = buckets.some(({ range }) => range.from > 0);
    if (late || columns.overdue === undefined) return buckets;
    this.warnings.push(message("overdue-not-split", { sheet, heading: columns.overdue.heading }));
    return [...buckets, { ...columns.overdue, range: { from: 1, to: null } }];
  }

  async read(): Promise<AgedBalanceReading> {
    const key = this.code >= 0 ? this.code : this.name;
    const columns = [this.balance, ...this.parts.map(({ amounts }) => amounts), this.credits];
    const amountIndexes = columns.filter((column) => column !== null).map(({ index }) => index);
    const shape = {
      key,
      name: this.code >= 0 ? this.name : -1,
      amounts: amountIndexes,
      evidence: this.bucketColumn < 0 ? [] : [this.bucketColumn],
      amountOf: (row: Row) => this.figures(row)?.balance ?? null,
    };
    const walk = new RowWalk(this.layout, shape, (row, index) => this.line(row, index));
    const rows = await walk.walk(this.context.pause);
    const facts = {
      dateOrder: null,
      sumRead: this.sum,
      comparable: !this.currency.mixed,
      rounding: this.rounding,
      columns: [
        this.balance,
        this.credits,
        ...this.parts.map(({ amounts }) => amounts),
        ...this.exposure.columns,
      ].filter((column) => column !== null),
      remarks: this.remarks,
    };
    const { source, warnings, explained } = sourceOf(this.layout, rows, facts);
    this.tellUnbalancedTogether();
    const remarks = this.remarks.messages(this.layout.grid.sheet);
    return {
      source,
      records: this.lines,
      clientFacts: this.exposures,
      gaps: this.gaps,
      explained,
      currency: this.currency.said,
      questions: [
        ...this.currency.questions,
        ...this.suppliersAsked(),
        ...this.repeatedAsked(),
        ...this.bucketWordsAsked(),
      ],
      warnings: [
        ...dayBelowTold(
          this.layout,
          daySaid(this.layout, facts.dateOrder),
          this.context.options.referenceDate,
        ),
        ...this.warnings,
        ...remarks,
        ...this.accountsLeftOut.messages(this.layout.grid.sheet),
        ...warnings,
      ],
    };
  }

  /** The row's figures in cents as written, or null when a cell is unreadable. Blank cells are nil. */
  private figures(row: Row): (Ageing & { readonly balance: Cents }) | null {
    const parts: Record<Part, Cents> = { ...NO_AGEING };
    let sum = 0;
    for (const { part, amounts, less } of this.parts) {
      const held = nilIfBlank(amounts, row);
      const inside = less === null ? 0 : nilIfBlank(less, row);
      if (held === null || inside === null) return null;
      const amount = held - inside;
      parts[part] += amount;
      sum += amount;
    }
    const credits = this.credits === null || this.creditSign === 0 ? 0 : nilIfBlank(this.credits, row);
    if (credits === null) return null;
    parts.unallocatedCredits = credits * this.creditSign + 0;
    sum += parts.unallocatedCredits;
    const written =
      this.balance === null || isBlank(row[this.balance.index])
        ? sum
        : this.balance.read(row[this.balance.index]);
    if (written === null || this.bucketColumn < 0)
      return written === null ? null : { ...parts, balance: written };
    const { part } = this.bucketAt(row);
    return part === null ? { ...parts, balance: written } : { ...parts, [part]: written, balance: written };
  }

  private line(row: Row, index: number): LineOutcome {
    const code = this.clients.codeOf(index);
    const name = this.clients.nameOf(index);
    const written = this.figures(row);
    if (this.details.has(index)) return { amount: null, ignored: "detail" };
    if (this.sums.has(index)) return { amount: null, ignored: "total" };
    if (written === null) return this.refuse(row, index);
    const left = this.notOurs(row, index, written.balance);
    if (left !== null) return left;
    if (code === "" && name === "") {
      return this.reject(index, Math.max(this.code, this.name), "client-missing", written.balance);
    }
    const line = this.inCompanyCurrency(written, row);
    if (typeof line === "string") {
      const { column } = this.currency;
      return this.reject(index, column, "currency-without-rate", written.balance, { currency: line });
    }
    if (this.code >= 0 && code === "" && isBlank(row[this.code])) {
      this.remarks.add("code-missing", () => ({ address: this.address(index, this.code) }));
    }
    if (this.balance?.isFiner === true) this.rounding.note(row[this.balance.index], written.balance);
    const client = this.context.registry.identify(code, name);
    if (this.repeated.has(index)) {
      this.repeatedSum += line.balance;
      if (!this.answered("pasted-twice", "twice")) return { amount: written.balance, ignored: "repeated" };
    }
    if (this.bucketColumn >= 0) this.noteBucket(row, index, line.balance);
    this.addLine(client, { clientCode: "", clientName: "", ...this.balanced(line, index) }, index);
    this.readExposure(client, row, index);
    this.sum += line.balance;
    return written.balance;
  }

  /** One line a client: where each bucket has a line of its own, they are added up. */
  private addLine(client: ClientNumber, line: Writable<AgedBalanceLine>, index: number): void {
    const known = this.bucketColumn < 0 ? undefined : this.lineOf.get(client);
    if (known === undefined) {
      this.lineOf.set(client, line);
      this.lines.add(client, line, index);
      return;
    }
    for (const part of AGEING_PARTS) known[part] += line[part];
    known.balance += line.balance;
  }

  /** Suppliers and accounts that are no clients'; null for a line that is ours. */
  private notOurs(row: Row, index: number, amount: Cents): LineOutcome {
    const { party } = this.layout;
    const cell = party === null ? "" : row[party];
    const heading = party === null ? "" : sourceColumn(this.layout, party).heading;
    const named =
      cell === undefined || cell === "" ? null : partyOfCell(String(cell), heading, party === this.code);
    if (party !== null && named === null) this.unknownParties += 1;
    const isSupplier = named === "supplier";
    const account = this.account < 0 ? "" : row[this.account];
    // A client's row over those of its documents names no account.
    const role = account === undefined || isBlank(account) ? "receivable" : accountRole(account);
    if (isSupplier || (role === "other" && isSupplierAccount(row[this.account] ?? ""))) {
      this.supplierRows.push(index);
      this.supplierSum += amount;
      return this.answered("suppliers-among", "kept") ? null : { amount, ignored: "supplier" };
    }
    if (role !== "other") return null;
    this.accountsLeftOut.add(row[this.account], amount);
    return { amount, ignored: "other-account" };
  }

  private suppliersAsked(): readonly Question[] {
    const { supplierRows: rows, layout } = this;
    if (rows.length === 0) return [];
    const column = layout.party ?? this.account;
    const isKept = this.answered("suppliers-among", "kept");
    const sums = bothSums(this.sum, this.supplierSum, isKept);
    const values = { rows: rows.length, count: rows.length, amount: toUnits(this.supplierSum), ...sums };
    // Codes that begin with C and F say it less plainly than words do.
    const isTaken = this.lines.length > 0 && this.unknownParties === 0 && column !== this.code;
    return [ask(layout, "suppliers-among", { column, rows, values, choices: ["left-out", "kept"], isTaken })];
  }

  private repeatedAsked(): readonly Question[] {
    if (this.repeated.size === 0) return [];
    const sums = bothSums(this.sum, this.repeatedSum, this.answered("pasted-twice", "twice"));
    const values = {
      rows: this.repeated.size,
      count: this.repeated.size,
      once: sums.without,
      twice: sums.with,
    };
    return [
      ask(this.layout, "pasted-twice", {
        column: this.balance?.index ?? null,
        rows: [...this.repeated],
        values,
        choices: QUESTIONS["pasted-twice"],
        subject: "",
      }),
    ];
  }

  /** The bucket that the line's own cell names, looked at once for all lines that say the same. */
  private bucketAt(row: Row): CellBucket {
    const cell = row[this.bucketColumn] ?? "";
    const known = this.bucketsOfCells.get(cell);
    if (known !== undefined) return known;
    const range = bucketOfCell(cell);
    const part = range === null ? this.answeredBucket(cell) : partOf(range);
    const bucket = { part, isWord: range === null && !isBlank(cell) };
    this.bucketsOfCells.set(cell, bucket);
    return bucket;
  }

  /** What was answered of a word that is no bucket; null while nothing is. */
  private answeredBucket(cell: CellValue): Part | null {
    const word = wordOf(cell);
    const among = this.layout.answers.find(
      ({ kind, subject }) => kind === "bucket-words" && subject.split(WORDS_APART).includes(word),
    );
    const choice = (answerTo(this.layout, "bucket-word", word) ?? among)?.choice;
    const range = choice === undefined ? undefined : rangeOfField(choice as Field);
    return range === undefined ? null : partOf(range);
  }

  /** The buckets that the cells of the column name, side by side: "bis 60 Tage" begins where "bis 30 Tage" ends. */
  private readBuckets(): void {
    const { grid, headerIndex } = this.layout;
    const cells = new Set<CellValue>();
    for (let row = headerIndex + 1; row < grid.values.length; row++) {
      const cell = grid.values[row]?.[this.bucketColumn];
      if (cell !== undefined && cells.size < MOST_BUCKETS) cells.add(cell);
    }
    const named = [...cells].flatMap((cell) => {
      const range = bucketOfCell(cell);
      return range === null ? [] : [{ cell, range }];
    });
    // "M+1" is a month to come beside "M-1"; alone it may as well be a month late, and is asked about.
    const isBack = named.some(({ range }) => range.isRelative === true && range.from > MONTH);
    const ranged = isBack ? named : named.filter(({ range }) => range.isRelative !== true);
    if (!isBack) for (const cell of cells) this.setApart(cell);
    for (const { cell, range } of sideBySide(ranged)) {
      this.bucketsOfCells.set(cell, { part: partOf(range), isWord: false });
    }
  }

  /** A month told by its distance from that of the figures, of which nothing says whether it is to come, as a word. */
  private setApart(cell: CellValue): void {
    if (bucketOfCell(cell)?.isRelative !== true) return;
    this.bucketsOfCells.set(cell, { part: this.answeredBucket(cell), isWord: true });
  }

  private noteBucket(row: Row, index: number, amount: Cents): void {
    if (!this.bucketAt(row).isWord) return;
    const word = wordOf(row[this.bucketColumn] ?? "");
    const known = this.unknownBuckets.get(word) ?? { rows: [], sum: 0 };
    known.rows.push(index);
    this.unknownBuckets.set(word, { rows: known.rows, sum: known.sum + amount });
  }

  /** The words that are no bucket, those of the largest amounts one by one, and all others together. */
  private bucketWordsAsked(): readonly Question[] {
    const words = [...this.unknownBuckets].sort(([, one], [, other]) => {
      return Math.abs(other.sum) - Math.abs(one.sum);
    });
    const alone = words.length > MOST_WORDS ? words.slice(0, MOST_WORDS - 1) : words;
    const others = words.slice(alone.length);
    return [
      ...alone.map(([word, noted]) => this.askOfWords("bucket-word", word, noted)),
      ...(others.length === 0 ? [] : [this.askOfOthers(others)]),
    ];
  }

  private askOfOthers(words: readonly (readonly [string, NotedWord])[]): Question {
    const rows = words.flatMap(([, noted]) => noted.rows);
    const sum = words.reduce((total, [, noted]) => total + noted.sum, 0);
    const names = words.map(([word]) => word).sort();
    return this.askOfWords(
      "bucket-words",
      names.join(WORDS_APART),
      { rows, sum },
      {
        words: names.length,
        first: names.slice(0, 3).map(quoted).join("\n"),
      },
    );
  }

  private askOfWords(
    kind: "bucket-word" | "bucket-words",
    word: string,
    { rows, sum }: NotedWord,
    more: Question["values"] = {},
  ): Question {
    const choices = QUESTIONS[kind];
    const values = { word, rows: rows.length, count: rows.length, amount: toUnits(sum), ...more };
    const likely = choices.findIndex((choice) => choice === this.likelyBucket());
    const proposed = Math.max(0, likely);
    return ask(this.layout, kind, {
      column: this.bucketColumn,
      rows,
      values,
      choices,
      proposed,
      subject: word,
    });
  }

  /** What an unknown word most likely names: what is not due where no known one does, else the oldest. */
  private likelyBucket(): "notDue" | "over90" | "over120" {
    const known = new Set(
      [...this.bucketsOfCells.values()].filter(({ isWord }) => !isWord).map(({ part }) => part),
    );
    if (!known.has("notDue")) return "notDue";
    return known.has("d91_120") ? "over120" : "over90";
  }

  /** The parts of the exposure that the line states; its currency is known to have a rate. */
  private readExposure(client: ClientNumber, row: Row, index: number): void {
    const stated = this.exposure.read(row, index);
    if (stated === null) return;
    const parts = { ...stated };
    const cell = row[this.currency.column];
    for (const part of this.currency.mixed ? EXPOSURE_PARTS : []) {
      const amount = this.currency.convert(parts[part], cell);
      if (typeof amount === "number") parts[part] = amount;
    }
    this.exposures.add(client, withPartsOnly(parts), index);
  }

  private inCompanyCurrency(
    line: Ageing & { readonly balance: Cents },
    row: Row,
  ): (Ageing & { readonly balance: Cents }) | string {
    if (!this.currency.mixed) return line;
    const cell = row[this.currency.column];
    const converted = { ...line };
    for (const part of Object.keys(line) as (Part | "balance")[]) {
      const amount = this.currency.convert(line[part], cell);
      if (typeof amount !== "number") return amount.without;
      converted[part] = amount;
    }
    // Parts are converted one by one; the balance follows them, so that rounding opens no gap of its own.
    return partsSum(line) === line.balance ? { ...converted, balance: partsSum(converted) } : converted;
  }

  /**
   * The line with parts that add up to its balance, which stands. A difference is kept for the questions and
   * told with its cell: a larger balance counts where `remainder` says, a smaller one as a credit. What rounding
   * makes adds no lateness.
   */
  private balanced(
    line: Ageing & { readonly balance: Cents },
    index: number,
  ): Ageing & { readonly balance: Cents } {
    const difference = line.balance - partsSum(line);
    if (difference === 0) return line;
    if (!this.isOfUnknownBucket(index)) this.gaps.push({ index, difference });
    const hasNotDue = this.parts.some(({ part }) => part === "notDue");
    if (hasNotDue || difference < 0) this.tellUnbalanced(index, difference);
    const remainder = difference > ROUNDING ? this.remainder : "notDue";
    return difference > 0
      ? { ...line, [remainder]: line[remainder] + difference }
      : { ...line, unallocatedCredits: line.unallocatedCredits + difference };
  }

  /** The word is asked about, and its answer says where the whole line goes: nothing is missing beside it. */
  private isOfUnknownBucket(index: number): boolean {
    const row = this.bucketColumn < 0 ? undefined : this.layout.grid.values[index];
    if (row === undefined) return false;
    const { part, isWord } = this.bucketAt(row);
    return isWord && part === null;
  }

  private tellUnbalanced(index: number, difference: Cents): void {
    this.unbalanced += 1;
    this.unbalancedSum += difference;
    if (this.unbalanced > ROWS_TOLD) return;
    const address = this.address(index, this.balance?.index ?? 0);
    this.warnings.push(message("row-does-not-add-up", { address, difference: toUnits(difference) }));
  }

  private tellUnbalancedTogether(): void {
    if (this.unbalanced <= ROWS_TOLD) return;
    const { sheet } = this.layout.grid;
    const values = { sheet, rows: this.unbalanced, difference: toUnits(this.unbalancedSum) };
    this.warnings.push(message("rows-do-not-add-up", values));
  }

  /** Reads the column of credits in the three ways sheets write it and takes the one that adds up most rows. */
  private signOfCredits(): 1 | -1 | 0 {
    if (this.credits === null || this.balance === null) return 1;
    const rows = { "1": 0, "-1": 0, "0": 0 };
    for (const row of this.layout.grid.values.slice(this.layout.headerIndex + 1)) {
      const credits = this.credits.read(row[this.credits.index]);
      const balance = this.balance.read(row[this.balance.index]);
      if (credits === null || credits === 0 || balance === null) continue;
      const parts = this.parts.reduce((sum, { amounts }) => sum + (nilIfBlank(amounts, row) ?? 0), 0);
      if (parts + credits === balance) rows["1"] += 1;
      if (parts - credits === balance) rows["-1"] += 1;
      if (parts === balance) rows["0"] += 1;
    }
    if (rows["-1"] > rows["1"] && rows["-1"] >= rows["0"]) return -1;
    return rows["0"] > rows["1"] ? 0 : 1;
  }

  private refuse(row: Row, index: number): LineOutcome {
    const columns = [this.balance, ...this.parts.map(({ amounts }) => amounts), this.credits];
    const unreadable = columns.find((column) => column !== null && nilIfBlank(column, row) === null);
    const cell = row[unreadable?.index ?? 0] ?? "";
    const balance = this.balance === null ? null : this.balance.read(row[this.balance.index]);
    const code = typeof cell === "string" && isErrorText(cell) ? "cell-error" : "amount-unreadable";
    return this.reject(index, unreadable?.index ?? 0, code, balance, { value: quoted(cell) });
  }

  private address(index: number, column: number): string {
    const { grid } = this.layout;
    return cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + column);
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

/** A word of the column of buckets on one line, as a question names it. */
function wordOf(cell: CellValue): string {
  return String(cell).replace(/\s+/g, " ").trim();
}

/**
 * What a balance holds beside its buckets: what is not due where the sheet has no column for that; where it has
 * one and its buckets end, what is older than they reach. The user may answer otherwise.
 */
export function remainderOf(layout: Layout): "notDue" | "over120" {
  const { balance } = layout.columns;
  const heading = balance === undefined ? "" : sourceColumn(layout, balance.index).heading;
  const answer = answerTo(layout, "parts-short", heading)?.choice;
  if (answer === "notDue" || answer === "over120") return answer;
  const hasNotDue = layout.buckets.some(({ range }) => range.from <= 0);
  return hasNotDue && layout.buckets.every(({ range }) => range.to !== null) ? "over120" : "notDue";
}

/**
 * The rows of documents in a balance that lists them below each client: they have a date where the client's row has
 * none, and make that row's balance. Empty for a balance of clients alone.
 */
function detailRows(layout: Layout, balanceOfRow: (row: Row) => Cents | null): ReadonlySet<number> {
  const { columns, buckets, headings } = layout;
  const read = new Set([...Object.values(columns), ...buckets].map(({ index }) => index));
  const dated = headings.map(({ index }) => index).filter((index) => !read.has(index));
  for (const column of dated) {
    const details = detailsUnder(layout, column, balanceOfRow);
    if (details !== null) return details;
  }
  return new Set();
}

/** The same with the column of the documents' dates; null when those rows do not make the rows above them. */
function detailsUnder(
  { grid, headerIndex }: Layout,
  column: number,
  balanceOfRow: (row: Row) => Cents | null,
): ReadonlySet<number> | null {
  const details = new Set<number>();
  let head: Cents | null = null;
  let rest: Cents = 0;
  for (let index = headerIndex + 1; index < grid.values.length; index++) {
    const row = grid.values[index] as Row;
    const balance = balanceOfRow(row);
    const cell = row[column];
    if (balance === null) continue;
    if (cell === undefined || isBlank(cell)) {
      if (rest !== 0 && head !== null && rest !== head) return null;
      head = balance;
      rest = balance;
    } else {
      if (head === null || dayOfCell(cell, "dmy") === null) return null;
      details.add(index);
      rest -= balance;
    }
  }
  return details.size > 0 && (rest === 0 || rest === head) ? details : null;
}

/** The buckets with what their ranges leave of one another; the widest may be the total overdue. */
function withNested(buckets: readonly BucketColumn[], nested: readonly Nested[]): readonly BucketColumn[] {
  const wider = nested.map(({ outer, rest }) => ({ ...outer, range: rest }));
  const added = wider.filter(({ index }) => !buckets.some((bucket) => bucket.index === index));
  return [...added, ...buckets.map((bucket) => wider.find(({ index }) => index === bucket.index) ?? bucket)];
}

function partsSum(line: Ageing): Cents {
  return (
    line.notDue +
    line.d1_30 +
    line.d31_60 +
    line.d61_90 +
    line.d91_120 +
    line.over120 +
    line.unallocatedCredits
  );
}

function nilIfBlank(column: AmountColumn, row: Row): Cents | null {
  const cell = row[column.index];
  return isBlank(cell) ? 0 : column.read(cell);
}
