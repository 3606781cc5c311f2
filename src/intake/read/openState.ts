import type { Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { isBlank } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import type { Layout } from "../find/layout";
import { lineStatusOf, type LineStatus } from "../find/lineWords";
import type { AmountColumn, DateColumn } from "./columnReading";
import type { Row } from "./rows";

/** A heading names an open amount from this score on; below, the amount may be the document's. */
const NAMED = 0.75;

/** Rows kept to be shown. */
const ROWS_SHOWN = 20;

/** The columns that tell whether a line is still open. */
export interface StateColumns {
  readonly paidAmount: AmountColumn | null;
  readonly paidDate: DateColumn | null;
  /** Grid index; -1 when there is none. */
  readonly status: number;
}

/**
 * Whether a line is still open, and for how much: what is paid is taken off where the table has the amount billed
 * alone. An open amount named as one is taken as it stands.
 */
export class OpenState {
  private readonly statuses = new Map<CellValue, LineStatus | null>();
  private readonly isNamed: boolean;
  /** Lines left out or reduced because they are paid, and by how much. */
  paidRows = 0;
  paidSum: Cents = 0;
  /** Lines partly paid of which no column says how much. */
  partlyRows = 0;
  /** Lines called paid beside an open amount. */
  contradictedRows = 0;
  /** Grid rows of the first of them. */
  readonly firstPaid: number[] = [];

  constructor(
    layout: Layout,
    private readonly columns: StateColumns,
    private readonly day: Day | null,
  ) {
    this.isNamed = (layout.columns.openAmount?.score ?? 0) >= NAMED || isSigned(layout);
  }

  /** True when a column tells what is paid of the amounts. */
  get tells(): boolean {
    const { paidAmount, paidDate, status } = this.columns;
    return !this.isNamed && (paidAmount !== null || paidDate !== null || status >= 0);
  }

  /** Grid index of the column that tells what is paid. */
  get column(): number {
    const { paidAmount, paidDate, status } = this.columns;
    return paidAmount?.index ?? paidDate?.index ?? status;
  }

  statusAt(row: Row): LineStatus | null {
    const { status } = this.columns;
    const cell = status < 0 ? "" : row[status];
    if (cell === undefined || isBlank(cell)) return null;
    const known = this.statuses.get(cell);
    if (known !== undefined) return known;
    const said = lineStatusOf(String(cell));
    this.statuses.set(cell, said);
    return said;
  }

  /** What of a billed amount is open; null for a line that is paid. Amounts in cents. */
  openOf(amount: Cents, row: Row, index: number): Cents | null {
    const { paidAmount, paidDate } = this.columns;
    const status = this.statusAt(row);
    if (this.isNamed) {
      if (status === "closed" && amount !== 0) this.contradictedRows += 1;
      return amount;
    }
    if (paidAmount !== null) {
      const paid = isBlank(row[paidAmount.index]) ? 0 : Math.abs(paidAmount.readAt(row, index) ?? 0);
      if (paid === 0) return status === "closed" ? this.paid(amount, amount, index) : amount;
      return this.paid(amount, amount < 0 ? -paid : paid, index);
    }
    const isPaid = status === "closed" || (paidDate !== null && this.isPaidBy(paidDate, row));
    if (status === "partly") this.partlyRows += 1;
    return isPaid ? this.paid(amount, amount, index) : amount;
  }

  private paid(amount: Cents, paid: Cents, index: number): Cents | null {
    this.paidRows += 1;
    this.paidSum += paid;
    if (this.firstPaid.length < ROWS_SHOWN) this.firstPaid.push(index);
    return amount === paid ? null : amount - paid;
  }

  /** A payment to come is none yet: what is paid after the day of the figures was open on it. */
  private isPaidBy(paidDate: DateColumn, row: Row): boolean {
    const cell = row[paidDate.index];
    if (isBlank(cell)) return false;
    const day = paidDate.read(cell);
    if (day === null) return lineStatusOf(String(cell)) === "closed";
    return this.day === null || day <= this.day;
  }
}

/** Debits and credits state movements, not what is open of each document. */
function isSigned({ columns }: Layout): boolean {
  return columns.openAmount === undefined && columns.debit !== undefined && columns.credit !== undefined;
}
