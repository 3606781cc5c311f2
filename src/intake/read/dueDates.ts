import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { END_OF_MONTH_READINGS, type EndOfMonthReading } from "../../domain/policy/policy";
import { bucketOf } from "../../domain/receivables/ageing";
import { dueDateUnder, parsePaymentTerm, type PaymentTerm } from "../../domain/receivables/paymentTerms";
import { isDateText } from "../cells/dates";
import { isBlank } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import { ask } from "../find/ask";
import type { Layout } from "../find/layout";
import { QUESTIONS, type Question } from "../question";
import type { DateColumn } from "./columnReading";
import { Words, type CellColumn } from "./tableColumns";

/** Rows looked at to tell the reference date and how the file reads an end of month. */
const ROWS_COMPARED = 2_000;

/** Share of the rows that have to agree. */
const MOST = 0.9;

/** Fewer lines do not tell that days count from the documents' dates. */
const LEAST_OF_AGE = 2;

/** Where the columns that tell a due date stand. */
interface Columns {
  readonly due: DateColumn | null;
  readonly issued: DateColumn | null;
  readonly daysLate: CellColumn;
  readonly terms: CellColumn;
}

/**
 * When each line of a table is due: by its date, else by its days late, else by the payment term on the line counted
 * from the document's date (credit committee rules, §2).
 */
export class DueDates {
  /** The day the days late are counted to, as due dates and days late tell it together; null when they do not. */
  readonly deducedDay: Day | null;
  private readonly words = new Words(termIn);
  private readonly reading: EndOfMonthReading;
  /** Rows whose term is an end of month that nothing tells how to read, where it matters to their range of days late … */
  private readonly openEnds: number[] = [];
  /** … and the same of credits, which stand in no range unless all signs are turned. */
  private readonly openEndsOfCredits: number[] = [];
  private readonly isReadingTold: boolean;
  private readonly countsDaysLate: boolean;
  /** Grid rows looked at to tell the day and the reading: from the first of these up to the second. */
  private readonly first: number;
  private readonly end: number;

  /** `day` is the day the figures are of, where the sheet or the user says it. */
  constructor(
    private readonly layout: Layout,
    private readonly columns: Columns,
    private readonly day: Day | null,
    private readonly proposed: EndOfMonthReading,
  ) {
    this.first = layout.headerIndex + 1;
    this.end = Math.min(layout.grid.values.length, this.first + ROWS_COMPARED);
    this.deducedDay = this.dayTold(columns.due);
    this.countsDaysLate = columns.daysLate.isThere && !this.countsFromDocuments(columns.issued);
    const told = this.readingTold();
    this.isReadingTold = told !== null;
    this.reading = told ?? this.answered() ?? proposed;
  }

  /** The line's due date where its own column has none; null when nothing tells it. A credit's amount is below nil. */
  derived(row: number, documentDate: Day | null, amount: Cents): Day | null {
    const { due, daysLate, terms } = this.columns;
    const day = this.deducedDay ?? this.day;
    if (this.countsDaysLate && day !== null) {
      const days = daysOf(daysLate.at(row));
      if (days !== null) return day - days;
    }
    if (documentDate === null) return null;
    const term = this.termOf(due?.cellAt(row) ?? "") ?? this.termOf(terms.at(row));
    if (term === null) return null;
    if (term.endOfMonth && !this.isReadingTold && day !== null && doReadingsPart(term, documentDate, day)) {
      (amount > 0 ? this.openEnds : this.openEndsOfCredits).push(row);
    }
    return dueDateUnder(term, documentDate, this.reading);
  }

  /**
   * Asks how an end of month is read where no due date of the table tells it (credit committee rules, §6).
   * @param sum what the table comes to: below nil, its credits may be what is owed.
   */
  questions(sum: Cents): readonly Question[] {
    const { layout } = this;
    const openEnds = sum < 0 ? [...this.openEnds, ...this.openEndsOfCredits] : this.openEnds;
    const [first] = openEnds;
    if (first === undefined) return [];
    const { due, terms } = this.columns;
    const isInDue = due !== null && this.termOf(due.cellAt(first)) !== null;
    const question = ask(layout, "end-of-month", {
      column: isInDue ? due.index : terms.index,
      rows: openEnds,
      values: { rows: openEnds.length, count: openEnds.length },
      choices: QUESTIONS["end-of-month"],
      proposed: QUESTIONS["end-of-month"].indexOf(this.proposed),
    });
    return [question];
  }

  private answered(): EndOfMonthReading | null {
    const choice = this.layout.answers.find(({ kind }) => kind === "end-of-month")?.choice;
    return END_OF_MONTH_READINGS.find((reading) => reading === choice) ?? null;
  }

  private termOf(cell: CellValue): PaymentTerm | null {
    return isBlank(cell) ? null : this.words.meaningOf(cell);
  }

  /** The day that a date and the days late of its line make on nearly all lines. */
  private dayTold(column: DateColumn | null, leastRows = 1): Day | null {
    const { daysLate } = this.columns;
    if (column === null || !daysLate.isThere) return null;
    const told = new Map<Day, number>();
    let rows = 0;
    for (let row = this.first; row < this.end; row++) {
      const [date, days] = [column.readAt(row), daysOf(daysLate.at(row))];
      // Lines that are not late may all bear nil.
      if (date === null || days === null || days === 0) continue;
      rows += 1;
      told.set(date + days, (told.get(date + days) ?? 0) + 1);
    }
    const [best] = [...told].sort(([, one], [, other]) => other - one);
    return best !== undefined && rows >= leastRows && best[1] >= MOST * rows ? best[0] : null;
  }

  /**
   * True for days that count from the documents' dates to the day of the figures. Where all documents have one term,
   * days late make one day with them too, an earlier one.
   */
  private countsFromDocuments(issued: DateColumn | null): boolean {
    const told = this.dayTold(issued, LEAST_OF_AGE);
    return told !== null && (this.day === null || told >= this.day);
  }

  /** The reading of an end of month that the lines with both a term and a due date obey. */
  private readingTold(): EndOfMonthReading | null {
    const { due, issued, terms } = this.columns;
    if (due === null || issued === null || !terms.isThere) return null;
    const obeyed = new Map(END_OF_MONTH_READINGS.map((reading) => [reading, 0]));
    let rows = 0;
    for (let row = this.first; row < this.end; row++) {
      const term = this.termOf(terms.at(row));
      const [dueDate, documentDate] = [due.readAt(row), issued.readAt(row)];
      if (term?.endOfMonth !== true || dueDate === null || documentDate === null) continue;
      rows += 1;
      for (const reading of END_OF_MONTH_READINGS) {
        if (dueDateUnder(term, documentDate, reading) === dueDate)
          obeyed.set(reading, (obeyed.get(reading) ?? 0) + 1);
      }
    }
    return (
      END_OF_MONTH_READINGS.find((reading) => rows > 0 && (obeyed.get(reading) ?? 0) >= MOST * rows) ?? null
    );
  }
}

/** True where the two readings of a term put a line into different ranges of days late. */
export function doReadingsPart(term: PaymentTerm, documentDate: Day, day: Day): boolean {
  const [one, other] = END_OF_MONTH_READINGS.map((reading) =>
    bucketOf(day - dueDateUnder(term, documentDate, reading)),
  );
  return one !== other;
}

/** The term that a cell's words or days say; null when they say none. */
function termIn(cell: CellValue): PaymentTerm | null {
  const isWords = typeof cell === "string" && !isDateText(cell);
  const isDays = typeof cell === "number" && Number.isInteger(cell) && cell >= 0 && cell <= MOST_DAYS;
  return isWords || isDays ? parsePaymentTerm(String(cell)) : null;
}

/** A term in days alone is no longer than a year. */
const MOST_DAYS = 365;

/** Days late in a cell: 85, "85 j", "-20"; null when it holds none. */
function daysOf(cell: CellValue | undefined): number | null {
  if (typeof cell === "number") return Number.isInteger(cell) && Math.abs(cell) < 10_000 ? cell : null;
  if (typeof cell !== "string") return null;
  const found = /^\s*([-+−]?)\s*(\d{1,4})(?: ?[a-z.]{1,7})?\s*$/i.exec(cell);
  if (found === null) return null;
  const days = Number(found[2]);
  return found[1] === "-" || found[1] === "−" ? -days : days;
}
