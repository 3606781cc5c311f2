import type { Cents } from "../../domain/basis/money";
import { dateOf, dayOf, type Day } from "../../domain/basis/day";
import { isBlank, plainText } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import { answerTo } from "../find/ask";
import { sourceColumn, type Layout } from "../find/layout";
import {
  isSurelyPaid,
  lineStatusOf,
  paidFlagOf,
  yesOrNo,
  type LineStatus,
  type PaidFlag,
} from "../find/lineWords";
import { partPaid, type PaidShare } from "../find/paidShare";
import type { AmountColumn, DateColumn } from "./columnReading";
import { Words, type CellColumn } from "./tableColumns";

/** A heading names an open amount from this score on; below, the amount may be the document's. */
const NAMED = 0.75;

/** Rows kept to be shown. */
const ROWS_SHOWN = 20;

/** Share of the lines called paid from which dates of payment before their documents are no slips of the pen. */
const MANY = 0.02;

/** Words of a column of statuses asked about one by one; more of them are no statuses. */
const MOST_WORDS = 6;

/** The columns that tell whether a line is still open. */
export interface StateColumns {
  /** What is paid of each amount, in one column or several. */
  readonly paidAmounts: readonly AmountColumn[];
  /** Which part of each amount is paid, where no column of amounts says it. */
  readonly paidShare: PaidShare | null;
  readonly paidDate: DateColumn | null;
  readonly issued: DateColumn | null;
  readonly status: CellColumn;
  readonly open: CellColumn;
  readonly billed: CellColumn;
}

/** What of a line's amount is open, in cents; "paid" when nothing is, "unreadable" where the amount paid is. */
export type Open = Cents | "paid" | "unreadable";

/** A word that says neither paid nor open, and the lines that bear it. */
export interface UnknownWord {
  readonly word: string;
  rows: number;
  sum: Cents;
  readonly first: number[];
}

/**
 * Whether a line is still open, and for how much: what is paid is taken off where the table has the amount billed
 * alone. An open amount named as one is taken as it stands, unless its line is called paid.
 */
export class OpenState {
  private readonly statuses = new Words((cell) => this.said(cell));
  private readonly isNamed: boolean;
  /** What "yes" says in the column of statuses; null where it holds words. */
  private readonly flag: PaidFlag | null;
  /** The only word of the column that says that a line is paid, in lower case, as answered. */
  private readonly paidWord: string | null;
  /** Lines left out or reduced because they are paid, and by how much. */
  paidRows = 0;
  paidSum: Cents = 0;
  /** Lines partly paid of which no column says how much, and what they bill. */
  partlyRows = 0;
  partlySum: Cents = 0;
  readonly firstPartly: number[] = [];
  private readonly leavesPartly: boolean;
  /** Grid rows of the first of those that are paid. */
  readonly firstPaid: number[] = [];
  /** Statuses that say neither paid nor open, where nothing else tells it. */
  private readonly unknownWords = new Map<string, UnknownWord>();
  private openRows = 0;
  /** Lines whose cells contradict each other, or leave it open whether they are paid. */
  private doubtfulRows = 0;
  private paidBeforeIssued = 0;

  constructor(
    private readonly layout: Layout,
    private readonly columns: StateColumns,
    private readonly day: Day | null,
  ) {
    const { openAmount, originalAmount } = layout.columns;
    const isBeside =
      openAmount !== undefined && originalAmount !== undefined && columns.paidAmounts.length > 0;
    this.leavesPartly = layout.answers.some(
      ({ kind, choice }) => kind === "partly-paid" && choice === "left-out",
    );
    this.flag = paidFlagOf(layout.columns.status?.heading ?? "");
    const { status } = columns;
    const answer = status.isThere
      ? answerTo(layout, "unknown-words", sourceColumn(layout, status.index).heading)
      : null;
    this.paidWord = answer?.choice === "word" ? plainText(answer.heading) : null;
    this.isNamed = (openAmount?.score ?? 0) >= NAMED || isBeside || isSigned(layout);
  }

  /** True when a column tells what is paid of the amounts, or which side they are of. */
  get tells(): boolean {
    const { paidAmounts, paidShare, paidDate, status } = this.columns;
    if (isSigned(this.layout)) return true;
    return !this.isNamed && (paidAmounts.length > 0 || (paidShare ?? paidDate) !== null || status.isThere);
  }

  /** True where every amount is open as it is written: it is called so, and no column tells of a payment. */
  get takesAsWritten(): boolean {
    const { status, paidDate } = this.columns;
    return this.isNamed && !status.isThere && paidDate === null;
  }

  /** Grid index of the column that tells what is paid. */
  get column(): number {
    const { paidAmounts, paidShare, paidDate, status } = this.columns;
    if (this.isNamed) return status.isThere ? status.index : (paidDate?.index ?? -1);
    return (paidAmounts[0] ?? paidShare ?? paidDate ?? status).index;
  }

  /** The headings of the columns that tell together what is paid; null where one column tells it. */
  get paidHeadings(): string | null {
    const { paidAmounts } = this.columns;
    return this.isNamed || paidAmounts.length < 2
      ? null
      : paidAmounts.map(({ heading }) => heading).join(" + ");
  }

  /**
   * True when every line says the same of itself in all its cells, and some are paid and some are not: amounts
   * paid are no more than what is billed, dates of payment are past and their heading calls them so, statuses are known.
   */
  get isEvident(): boolean {
    const isPlausible = this.paidBeforeIssued <= MANY * this.paidRows;
    const isRead = !this.layout.assumed.includes("paidDate");
    return (
      isRead &&
      !this.isNamed &&
      this.doubtfulRows === 0 &&
      this.openRows > 0 &&
      isPlausible &&
      this.day !== null
    );
  }

  /** What the status in that row of the grid says. */
  statusAt(row: number): LineStatus | null {
    const { status } = this.columns;
    if (!status.isThere) return null;
    const cell = status.at(row);
    return isBlank(cell) ? this.ofBlank() : this.statuses.meaningOf(cell);
  }

  private said(cell: CellValue): LineStatus | null {
    return this.flagged(cell) ?? lineStatusOf(String(cell)) ?? this.answeredOf(String(cell));
  }

  private flagged(cell: CellValue): LineStatus | null {
    const isYes = this.flag === null ? null : yesOrNo(cell);
    if (isYes === null) return null;
    return isYes === (this.flag === "paid") ? "closed" : "open";
  }

  /** "Payée" left blank says open; "Ouvert" left blank may say paid, or nothing: that is asked. */
  private ofBlank(): LineStatus | null {
    if (this.flag === "open") return this.answeredOf(NOTHING);
    return this.flag === "paid" ? "open" : null;
  }

  private answeredOf(word: string): LineStatus | null {
    const answer = answerTo(this.layout, "status-word", wordOf(word));
    if (answer !== null) return answer.choice === "paid" ? "closed" : "open";
    if (this.paidWord === null) return null;
    return plainText(word) === this.paidWord ? "closed" : "open";
  }

  /** A word says so by itself, or was answered to. */
  private isSurelyPaid(cell: CellValue): boolean {
    return (
      isSurelyPaid(String(cell)) ||
      (lineStatusOf(String(cell)) === null && this.answeredOf(String(cell)) === "closed")
    );
  }

  /** What of a billed amount is open. Amounts in cents. */
  openOf(amount: Cents, row: number): Open {
    const { paidAmounts, paidShare } = this.columns;
    const isBesidePaid = paidAmounts.length > 0 || paidShare !== null;
    const open = this.isNamed
      ? this.openOfNamed(amount, row)
      : isBesidePaid
        ? this.openBesidePaid(this.paidAt(amount, row), amount, row)
        : this.openByWord(amount, row);
    if (typeof open === "number" && open !== 0) this.openRows += 1;
    return open;
  }

  /** An open amount stands as it is; a line that is called paid all the same contradicts it. */
  private openOfNamed(amount: Cents, row: number): Open {
    const isCalledPaid = this.statusAt(row) === "closed" || this.isWholeBesideDate(row);
    return isCalledPaid && amount !== 0 ? this.paid(amount, amount, row) : amount;
  }

  /**
   * A date of payment beside an open amount that is all that was billed, for all that is known: of a part paid it
   * would be less.
   */
  private isWholeBesideDate(row: number): boolean {
    const { paidDate, open, billed } = this.columns;
    if (paidDate === null || !open.isThere) return false;
    if (billed.isThere && billed.at(row) !== open.at(row)) return false;
    return this.isPaidBy(paidDate, row);
  }

  /** What is paid of that amount by its column of amounts, or of shares; nothing where it is blank, null where unreadable. */
  private paidAt(amount: Cents, row: number): Cents | null {
    const { paidAmounts, paidShare } = this.columns;
    if (paidAmounts.length > 0) return sumAt(paidAmounts, row);
    const cell = this.layout.grid.values[row]?.[paidShare?.index ?? -1] ?? "";
    const part = isBlank(cell) || paidShare === null ? 0 : partPaid(paidShare, cell);
    return part === null ? null : Math.round(amount * part);
  }

  private openBesidePaid(read: Cents | null, amount: Cents, row: number): Open {
    if (read === null) return "unreadable";
    const paid = amount < 0 ? -Math.abs(read) : Math.abs(read);
    const isClosed = this.statusAt(row) === "closed";
    if (Math.abs(paid) > Math.abs(amount) || (isClosed && paid !== amount)) this.doubtfulRows += 1;
    if (paid !== 0) return this.paid(amount, paid, row);
    return isClosed && amount !== 0 ? this.paid(amount, amount, row) : amount;
  }

  /** Paid by its status or by a date of payment; where both stand, both have to say so. */
  private openByWord(amount: Cents, row: number): Open {
    const { paidDate, status: column } = this.columns;
    const status = this.statusAt(row);
    if (status === "partly") {
      this.notePartly(amount, row);
      if (this.leavesPartly) return "paid";
    }
    const isDated = paidDate !== null && this.isPaidBy(paidDate, row);
    const isPaid = status === "closed" || isDated;
    if (status !== null && paidDate !== null && (status === "closed") !== isDated) this.doubtfulRows += 1;
    if (status === null && paidDate === null) this.noteUnknown(column.at(row), amount, row);
    // "Ouvert" left blank may say paid, or nothing.
    if (status === null && this.flag === "open") this.doubtfulRows += 1;
    if (status === "closed" && !this.isSurelyPaid(column.at(row))) this.doubtfulRows += 1;
    if (isDated && this.isBeforeIssued(paidDate, row)) this.paidBeforeIssued += 1;
    return isPaid ? this.paid(amount, amount, row) : amount;
  }

  private notePartly(amount: Cents, index: number): void {
    this.partlyRows += 1;
    this.partlySum += amount;
    if (this.firstPartly.length < ROWS_SHOWN) this.firstPartly.push(index);
  }

  private noteUnknown(cell: CellValue, amount: Cents, index: number): void {
    const isNothing = this.flag === "open" && isBlank(cell);
    if (!isNothing && (typeof cell === "boolean" || !/\p{L}/u.test(String(cell)))) return;
    const word = wordOf(isNothing ? NOTHING : String(cell));
    let known = this.unknownWords.get(word);
    if (known === undefined) {
      if (this.unknownWords.size > MOST_WORDS) return;
      known = { word, rows: 0, sum: 0, first: [] };
      this.unknownWords.set(word, known);
    }
    known.rows += 1;
    known.sum += amount;
    if (known.first.length < ROWS_SHOWN) known.first.push(index);
  }

  private paid(amount: Cents, paid: Cents, index: number): Open {
    this.paidRows += 1;
    this.paidSum += paid;
    if (this.firstPaid.length < ROWS_SHOWN) this.firstPaid.push(index);
    return amount === paid ? "paid" : amount - paid;
  }

  /** A payment to come is none yet, and may be one that is only expected. */
  private isPaidBy(paidDate: DateColumn, row: number): boolean {
    const cell = paidDate.cellAt(row);
    if (isBlank(cell)) return false;
    const day = paidDate.read(cell);
    if (isNoDate(cell, day)) return false;
    if (day === null) {
      const said = lineStatusOf(String(cell));
      if (said === null) this.doubtfulRows += 1;
      return said === "closed";
    }
    if (this.day !== null && day > this.day) this.doubtfulRows += 1;
    return this.day === null || day <= this.day;
  }

  private isBeforeIssued(paidDate: DateColumn, row: number): boolean {
    const [paid, document] = [paidDate.readAt(row), this.columns.issued?.readAt(row) ?? null];
    return paid !== null && document !== null && paid < document;
  }

  /** True where words that say nothing of a payment are too many to be asked about one by one. */
  get hasTooManyWords(): boolean {
    return this.unknownWords.size > MOST_WORDS;
  }

  /** The words to ask about; none where they are too many to be statuses. Beside paid lines the blanks are in doubt with them. */
  get wordsToAsk(): readonly UnknownWord[] {
    if (this.hasTooManyWords) return [];
    return [...this.unknownWords.values()].filter(({ word }) => word !== NOTHING || this.paidRows === 0);
  }
}

/** What a question calls a blank cell. */
const NOTHING = "–";

/** A status as it names itself in a question: as written, without what Excel does not tell apart. */
function wordOf(cell: string): string {
  return cell.replace(/\s+/g, " ").trim();
}

/**
 * Debits and credits, in two columns or told apart by a letter, state movements: together they make what is open, and
 * no document's amount is what is left of it.
 */
function isSigned({ columns }: Layout): boolean {
  const { openAmount, debit, credit, side, originalAmount } = columns;
  const isTwo = openAmount === undefined && debit !== undefined && credit !== undefined;
  return isTwo || (side !== undefined && (openAmount === undefined || originalAmount === undefined));
}

/** Before and after these days programs write dates that stand for none: 1753, 1900, 4712, 9999. */
const [FIRST_PAYMENT, LAST_PAYMENT] = [dayOf(1990, 1, 1), dayOf(2100, 1, 1)];

/** Of numbers that are no days of receivables the first days of 1900 and those of these years; others are unreadable. */
const [FIRST_DAYS, FAR_YEARS] = [3, [2999, 4712, 9999]];

/** True for what stands in the place of a date where there is none: "00.00.0000", "-", 31/12/9999. */
function isNoDate(cell: CellValue, day: Day | null): boolean {
  if (day !== null) return day < FIRST_PAYMENT || day > LAST_PAYMENT;
  if (typeof cell === "number") {
    return (cell >= 0 && cell < FIRST_DAYS) || FAR_YEARS.includes(dateOf(cell).getUTCFullYear());
  }
  return /^[0\s./:-]+$/.test(String(cell));
}

/** What those columns come to in a row, blank cells for nothing; null where one is unreadable. */
function sumAt(columns: readonly AmountColumn[], row: number): Cents | null {
  let sum: Cents = 0;
  for (const column of columns) {
    const read = isBlank(column.cellAt(row)) ? 0 : column.readAt(row);
    if (read === null) return null;
    sum += columns.length === 1 ? read : Math.abs(read);
  }
  return sum;
}
