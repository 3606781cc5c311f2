import { toUnits, type Cents } from "../../domain/basis/money";
import { dateOf, dayOf, isoDay, type Day } from "../../domain/basis/day";
import { answerTo, ask } from "../find/ask";
import { sourceColumn, type Layout } from "../find/layout";
import { message, quoted, type IntakeMessage } from "../messages";
import { QUESTIONS, type Question, type QuestionKind } from "../question";
import { isSupplierAccount, partyBelow, partyOfAccount, type Party } from "../find/lineWords";
import type { UnknownType } from "../find/unknownWords";
import type { OpenState } from "./openState";

/** Share of the lines from which dates that cannot be right are no slip of the pen. */
const MANY = 0.02;

/** Share of the documents, or of their amounts, from which those after the day of the figures speak against that day; fewer are told. */
const MANY_LATER = 0.2;

/** Rows kept to be shown. */
const SHOWN = 20;

/** The balance read of the table, in cents, and what of it the readings that are left open would add. */
interface Balance {
  readonly read: Cents;
  readonly paid: Cents;
}

interface Noted {
  rows: number;
  sum: Cents;
  column: number;
  readonly first: number[];
}

function nothing(column: number): Noted {
  return { rows: 0, sum: 0, column, first: [] };
}

function note(noted: Noted, index: number, amount: Cents): void {
  noted.rows += 1;
  noted.sum += amount;
  if (noted.first.length < SHOWN) noted.first.push(index);
}

/**
 * What a list of open items leaves open: lines that are paid, suppliers among the clients, due dates before their
 * documents, documents after the day of the figures. Counts them as they are read, and knows what was answered.
 */
export class ItemQuestions {
  private readonly suppliers = nothing(-1);
  /** Lines beside the suppliers', and those whose party nobody knows. */
  private ours = 0;
  private unknownParties = 0;
  private readonly apart: Noted;
  private readonly later: Noted;
  private readonly reversed: Noted;
  private dated = 0;
  private documents = 0;
  private documentsSum: Cents = 0;
  private put = 0;
  /** True when lines that are paid count all the same, as answered. */
  readonly keepsPaid: boolean;
  /** True when lines of suppliers count all the same, as answered. */
  readonly keepsSuppliers: boolean;
  /** True when lines that a word sets apart count all the same, as answered. */
  readonly keepsApart: boolean;
  private readonly isSwapped: boolean;
  private readonly leavesLater: boolean;

  constructor(
    private readonly layout: Layout,
    private readonly day: Day | null,
  ) {
    const { columns } = layout;
    this.apart = nothing(layout.apart?.index ?? -1);
    this.later = nothing(columns.documentDate?.index ?? -1);
    this.reversed = nothing(columns.dueDate?.index ?? -1);
    this.keepsPaid = this.answered("lines-paid") === "kept";
    this.keepsSuppliers = this.answered("suppliers-among") === "kept";
    this.keepsApart = this.answered("parties-apart") === "kept";
    this.isSwapped = this.answered("dates-reversed") === "swapped";
    this.leavesLater = this.answered("documents-later") === "left-out";
  }

  /** What was answered to a question of that kind, whichever column it is about. */
  private answered(kind: QuestionKind): string | null {
    const subjects = this.layout.answers.filter((answer) => answer.kind === kind);
    return subjects.length === 0
      ? null
      : (answerTo(this.layout, kind, subjects[0]?.subject ?? "")?.choice ?? null);
  }

  noteSupplier(index: number, amount: Cents, column: number): void {
    this.suppliers.column = column;
    note(this.suppliers, index, amount);
  }

  noteApart(index: number, amount: Cents): void {
    note(this.apart, index, amount);
  }

  /** True where a word or a control account says who the supplier is: the beginning of a code says it less plainly. */
  private isPartySaid(): boolean {
    const { column, first } = this.suppliers;
    if (column === this.layout.columns.clientCode?.index) return false;
    const { heading } = sourceColumn(this.layout, column);
    const text = String(this.layout.grid.values[first[0] ?? -1]?.[column] ?? "");
    return (partyBelow(heading, text) ?? partyOfAccount(text, heading)) !== null || isSupplierAccount(text);
  }

  /** A line of the list that tells parties apart: a client's, or one of a party that nobody knows. */
  noteParty(party: Party | null): void {
    if (party === null) this.unknownParties += 1;
    else this.ours += 1;
  }

  noteDocument(index: number, documentDate: Day, amount: Cents): void {
    this.documents += 1;
    this.documentsSum += Math.abs(amount);
    if (this.day !== null && documentDate > this.day) note(this.later, index, amount);
  }

  /** True for a document after the day of the figures when those are to be left out. */
  leavesOut(documentDate: Day | null): boolean {
    return this.leavesLater && this.day !== null && documentDate !== null && documentDate > this.day;
  }

  noteDates(index: number, documentDate: Day, dueDate: Day): void {
    this.dated += 1;
    if (dueDate >= documentDate) return;
    note(this.reversed, index, 0);
    if (swap(dueDate) >= documentDate) this.put += 1;
  }

  /** The due date, with day and month put the other way round where that was answered and it is before its document. */
  swapped(dueDate: Day, documentDate: Day | null): Day {
    return this.isSwapped && documentDate !== null && dueDate < documentDate ? swap(dueDate) : dueDate;
  }

  asked(state: OpenState, balance: Balance): readonly Question[] {
    const { layout } = this;
    const questions: Question[] = [];
    const answeredPaid = this.answered("lines-paid") !== null;
    if (state.paidRows > 0 || answeredPaid) {
      const values = {
        rows: state.paidRows,
        count: state.paidRows,
        amount: toUnits(balance.paid),
        ...bothSums(balance.read, balance.paid, this.keepsPaid),
        ...(state.paidHeadings === null ? {} : { heading: state.paidHeadings }),
      };
      questions.push(
        ask(layout, "lines-paid", {
          column: state.column,
          rows: state.firstPaid,
          values,
          choices: ["left-out", "kept"],
          isTaken: state.isEvident,
        }),
      );
    }
    for (const { word, rows, sum, first } of state.wordsToAsk) {
      const values = { word, rows, count: rows, amount: toUnits(sum) };
      questions.push(
        ask(layout, "status-word", {
          column: state.column,
          rows: first,
          values,
          choices: ["open", "paid"],
          subject: word,
        }),
      );
    }
    if (state.partlyRows > 0) {
      const values = { rows: state.partlyRows, count: state.partlyRows, amount: toUnits(state.partlySum) };
      questions.push(
        ask(layout, "partly-paid", {
          column: state.column,
          rows: state.firstPartly,
          values,
          choices: QUESTIONS["partly-paid"],
        }),
      );
    }
    if (this.suppliers.rows > 0) {
      const sums = bothSums(balance.read, this.suppliers.sum, this.keepsSuppliers);
      // Clients beside suppliers, and every line says which it is: nothing is left to ask.
      const isTaken = this.ours > 0 && this.unknownParties === 0 && this.isPartySaid();
      questions.push(this.ask("suppliers-among", this.suppliers, ["left-out", "kept"], { sums, isTaken }));
    }
    if (this.apart.rows > 0) {
      const sums = bothSums(balance.read, this.apart.sum, this.keepsApart);
      const { index, word } = layout.apart ?? { index: -1, word: "" };
      const written = quoted(layout.grid.values[this.apart.first[0] ?? -1]?.[index] ?? "");
      const said = { word: layout.apart?.digits === 0 ? written : `${word}…` };
      questions.push(this.ask("parties-apart", this.apart, ["left-out", "kept"], { sums, said }));
    }
    const isMuchLater = Math.abs(this.later.sum) > MANY_LATER * this.documentsSum;
    if (this.later.rows > MANY_LATER * this.documents || isMuchLater || this.leavesLater) {
      questions.push(this.ask("documents-later", this.later, ["kept", "left-out"]));
    }
    if (this.reversed.rows > MANY * this.dated || this.isSwapped) {
      const proposed = this.put >= this.reversed.rows / 2 ? 1 : 0;
      questions.push(this.ask("dates-reversed", this.reversed, ["as-written", "swapped"], { proposed }));
    }
    return questions;
  }

  /** What is asked of types of documents that nobody knows. */
  ofTypes(types: readonly UnknownType[]): readonly Question[] {
    const { layout } = this;
    const column = layout.columns.documentType?.index ?? -1;
    return types.map(({ word, rows, sum, looksLikeCredit, isUntold }) => {
      const written = quoted(layout.grid.values[rows[0] ?? -1]?.[column] ?? "");
      const values = { word: written, rows: rows.length, count: rows.length, amount: toUnits(sum) };
      const proposed = looksLikeCredit ? 1 : 0;
      return ask(layout, "type-word", {
        column,
        rows,
        values,
        choices: ["adds", "takes"],
        proposed,
        isTaken: isUntold,
        subject: word,
      });
    });
  }

  private ask(
    kind: QuestionKind,
    noted: Noted,
    choices: readonly string[],
    { sums = {}, said = {}, proposed = 0, isTaken = false }: Partial<Stand> = {},
  ): Question {
    const values = {
      ...sums,
      ...said,
      rows: noted.rows,
      count: noted.rows,
      amount: toUnits(noted.sum),
      put: this.put,
      day: this.day === null ? "" : isoDay(this.day),
    };
    return ask(this.layout, kind, {
      column: noted.column,
      rows: noted.first,
      values,
      choices,
      proposed,
      isTaken,
    });
  }

  /** What is told beside the questions. */
  warnings(): readonly IntakeMessage[] {
    if (this.later.rows === 0 || this.day === null) return [];
    const { sheet } = this.layout.grid;
    const { heading } = sourceColumn(this.layout, this.later.column);
    const { rows } = this.later;
    const values = {
      sheet,
      heading,
      rows,
      count: rows,
      amount: toUnits(this.later.sum),
      day: isoDay(this.day),
    };
    return [message("documents-after-date", values)];
  }
}

/** How a question stands beside its rows: what the sheet says, sums of both readings, the choice proposed, whether it is taken unasked. */
interface Stand {
  readonly said: { readonly word?: string };
  readonly sums: Partial<BothSums>;
  readonly proposed: number;
  readonly isTaken: boolean;
}

interface BothSums {
  readonly without: number;
  readonly with: number;
}

/** The table's balance without and with lines that are in question, in units. */
export function bothSums(read: Cents, inQuestion: Cents, areKept: boolean): BothSums {
  const without = areKept ? read - inQuestion : read;
  return { without: toUnits(without), with: toUnits(without + inQuestion) };
}

/** 4 March for 3 April; a day above 12 is no month. */
function swap(day: Day): Day {
  const date = dateOf(day);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  return dayOfMonth > 12 ? day : dayOf(date.getUTCFullYear(), dayOfMonth, month);
}
