import { looseCents } from "../cells/numbers";
import { plainText } from "../cells/plainText";
import { answerTo, ask } from "../find/ask";
import { sampleRows } from "../find/columnProfile";
import { sourceColumn, type Layout, type LayoutColumn } from "../find/layout";
import { isOfPercent } from "../find/paidShare";
import { unreadFigures } from "../find/unread";
import { toUnits } from "../../domain/basis/money";
import { QUESTIONS, type Question } from "../question";
import type { IgnoredRow } from "../source";
import { sumOfLines } from "./lineSums";

/** Words of money that came, or of credits set against an amount. */
const PAYMENT =
  /\b(?:regl|paye|paie|vers(?:e|at|am)|acompte|avance|arrhes|encaiss|recu|impute|avoir|paid|payment|recei|settled|applied|deposit|advance|prepa|\w*zahl(?:ung|t)|geldeing|gutschr|cobr|pago|pagad|anticip|a cuenta|abonad|incass|accont|pagam|pagat|\w*beta(?:ling|ald)|ontvang|voorschot|voldaan)/;

/** … of what is left, of what is taken back for another reason, and of what is no amount that was paid. */
const OTHER =
  /\b(?:rest|sold|a (?:regl|pay|enc|ver|rec)|non|open|due|outst|unpaid|remain|offen|pend|resid|da |te |retard|late|penal|frais|fee|tva|vat|iva|btw|n[bo] |mode|delai|jour|day|tag)/;

/** Words of a column that holds all payments together. */
const IN_ALL = /\b(?:total|cumul|cumule|gesamt|summe|somme|totaal|insgesamt|in tutto|to date)\b/;

/** The columns that say in amounts what is paid of a line, and what is asked of them. */
export interface PaidColumns {
  /** To be taken off together; none where the table has no such column. */
  readonly columns: readonly LayoutColumn[];
  /** Those that another one may hold, and the column of what was billed. */
  readonly doubted: readonly LayoutColumn[];
  readonly billed: LayoutColumn | null;
}

export const NOTHING_PAID: PaidColumns = { columns: [], doubted: [], billed: null };

/**
 * A payment on account, a second instalment, a credit: each in its own column, all are taken off. A column that is
 * never less than another one may hold it, as a total does: that is asked. The sum of the others is read alone.
 */
export function paidColumns(layout: Layout): PaidColumns {
  const { paidAmount, openAmount, originalAmount } = layout.columns;
  if (paidAmount === undefined) return NOTHING_PAID;
  const billed = openAmount ?? originalAmount;
  const isBeside = openAmount !== undefined && originalAmount !== undefined;
  const others = billed === undefined || isBeside ? [] : paymentsBeside(layout, billed, paidAmount);
  if (others.length === 0 || billed === undefined) return { ...NOTHING_PAID, columns: [paidAmount] };
  const all = [paidAmount, ...others];
  const total = all.find((column) => isTotal(layout, billed, column, without(all, column)));
  if (total !== undefined) return { ...NOTHING_PAID, columns: [total] };
  const main = all.find((column) => without(all, column).every((other) => holds(layout, column, other)));
  if (main === undefined || areNumbered(all)) return { ...NOTHING_PAID, columns: all };
  const doubted = without(all, main);
  const isDeducted = ({ index }: LayoutColumn): boolean =>
    answerTo(layout, "amount-paid", sourceColumn(layout, index).heading)?.choice === "deducted";
  return { columns: [main, ...doubted.filter(isDeducted)], doubted, billed };
}

function without(columns: readonly LayoutColumn[], column: LayoutColumn): readonly LayoutColumn[] {
  return columns.filter((each) => each !== column);
}

/** Other columns whose headings speak of payments and that never hold more than is left of the line. */
function paymentsBeside(layout: Layout, billed: LayoutColumn, paid: LayoutColumn): readonly LayoutColumn[] {
  const { grid, columns, headings } = layout;
  const { credit, debit } = columns;
  const unread = unreadFigures(layout).map(({ column }) => column - grid.firstColumn);
  const free = new Set(credit !== undefined && debit === undefined ? [...unread, credit.index] : unread);
  return headings.flatMap(({ index, text }): LayoutColumn[] => {
    const plain = plainText(text);
    const isNamed = free.has(index) && PAYMENT.test(plain) && !OTHER.test(plain) && !isOfPercent(text);
    if (!isNamed) return [];
    let some = 0;
    for (const row of rowsOf(layout)) {
      const [amount, before, part] = [billed.index, paid.index, index].map((at) => centsAt(layout, row, at));
      if (Math.abs(part ?? 0) > Math.abs(amount ?? 0)) return [];
      const isWithin = Math.abs(part ?? 0) + Math.abs(before ?? 0) <= Math.abs(amount ?? 0);
      // Together more than the line: one of the two holds the other.
      if (!isWithin && Math.abs(part ?? 0) < Math.abs(before ?? 0)) return [];
      if (part !== 0) some += 1;
    }
    return some > 0 ? [{ index, heading: text, score: 1 }] : [];
  });
}

function rowsOf({ headerIndex, grid }: Layout): readonly number[] {
  return sampleRows(headerIndex + 1, grid.values.length);
}

function centsAt({ grid }: Layout, row: number, index: number): number {
  return looseCents(grid.values[row]?.[index]) ?? 0;
}

/**
 * All payments together: none of the others is more, and its heading says so or they would make more than the line;
 * or it is their sum on every line.
 */
function isTotal(
  layout: Layout,
  billed: LayoutColumn,
  column: LayoutColumn,
  others: readonly LayoutColumn[],
): boolean {
  const sumAt = (row: number): number =>
    others.reduce((total, { index }) => total + Math.abs(centsAt(layout, row, index)), 0);
  const amountAt = (row: number): number => Math.abs(centsAt(layout, row, column.index));
  const rows = rowsOf(layout);
  if (rows.every((row) => amountAt(row) === sumAt(row))) return true;
  const isSaid = IN_ALL.test(plainText(column.heading));
  const isOver = rows.some(
    (row) => amountAt(row) + sumAt(row) > Math.abs(centsAt(layout, row, billed.index)),
  );
  return (isSaid || isOver) && others.every((other) => holds(layout, column, other));
}

/** True where a column is never less than another one. */
function holds(layout: Layout, column: LayoutColumn, other: LayoutColumn): boolean {
  return rowsOf(layout).every((row) => {
    const [whole, part] = [column, other].map(({ index }) => Math.abs(centsAt(layout, row, index)));
    return (whole ?? 0) >= (part ?? 0);
  });
}

/** "Règlement 1", "Règlement 2": instalments, of which the first may always be the larger one. */
function areNumbered(columns: readonly LayoutColumn[]): boolean {
  const names = columns.map(({ heading }) => plainText(heading));
  return (
    names.every((name) => /\d/.test(name)) &&
    new Set(names.map((name) => name.replace(/\d+/g, ""))).size === 1
  );
}

/** Whether each column that another one may hold is to be taken off too; `ignored` are the rows that are no lines. */
export function paymentsAsked(
  layout: Layout,
  { doubted, billed }: PaidColumns,
  ignored: readonly IgnoredRow[],
): readonly Question[] {
  // What is paid in full is a line of these columns all the same.
  const noLines = ignored.filter(({ reason }) => reason !== "paid");
  return doubted.map((column) =>
    ask(layout, "amount-paid", {
      column: column.index,
      rows: rowsOf(layout).filter((row) => centsAt(layout, row, column.index) !== 0),
      values: {
        amountHeading: billed?.heading ?? "",
        held: toUnits(sumOfLines(layout, column.index, noLines)),
        whole: toUnits(sumOfLines(layout, billed?.index ?? null, noLines)),
      },
      choices: QUESTIONS["amount-paid"],
      proposed: 1,
    }),
  );
}
