import type { StatedLimit } from "../../domain/client/client";
import { cellAddress } from "../cells/a1";
import { isBlank } from "../cells/plainText";
import { columnsOf, type Layout } from "../find/layout";
import { quoted, type IntakeMessage, type RowRemarks } from "../messages";
import { amountColumns, dateColumns, type AmountColumn, type DateColumn } from "./columnReading";
import { worthOf } from "./currency";
import type { ReadingContext } from "./reading";
import type { Row } from "./rows";

/** Reads the company's own limit of each client (encours autorisé, plafond) with its review date. */
export class LimitColumns {
  readonly columns: readonly (AmountColumn | DateColumn)[];
  readonly warnings: readonly IntakeMessage[];
  private readonly amount: AmountColumn | undefined;
  private readonly review: DateColumn | undefined;

  constructor(
    private readonly layout: Layout,
    private readonly remarks: RowRemarks,
    private readonly options: Pick<ReadingContext["options"], "companyCurrency" | "rates">,
  ) {
    const amounts = amountColumns(layout, columnsOf(layout, ["internalLimit"]));
    const dates = dateColumns(layout, columnsOf(layout, ["limitReviewDate"]), null);
    [this.amount] = amounts.columns;
    [this.review] = dates.columns;
    this.columns = [...amounts.columns, ...dates.columns];
    this.warnings = [...amounts.warnings, ...dates.warnings];
  }

  /**
   * The limit of a row: nil says that nothing is sold on credit, a blank that no limit is known. What cannot be
   * read, is negative, or is in a currency without a rate, is no limit, and named; another currency, which the
   * cell or the heading tells, is converted at its rate.
   */
  read(row: Row, index: number): StatedLimit | null {
    if (this.amount === undefined) return null;
    const cell = row[this.amount.index];
    if (cell === undefined || isBlank(cell)) return null;
    const amount = this.amount.read(cell);
    const { grid } = this.layout;
    const column = grid.firstColumn + this.amount.index;
    const address = () => cellAddress(grid.sheet, grid.firstRow + index, column);
    if (amount === null || amount < 0) {
      this.remarks.add("limit-unreadable", () => ({ address: address(), value: quoted(cell) }));
      return null;
    }
    const worth = worthOf(cell, this.amount.heading, this.options);
    if ("without" in worth) {
      const said = { value: quoted(cell), currency: worth.without };
      this.remarks.add("limit-without-rate", () => ({ address: address(), ...said }));
      return null;
    }
    if (worth.rate !== 1) this.remarks.add("currency-converted", () => ({ address: address(), ...worth }));
    return {
      amount: Math.round(amount * worth.rate),
      reviewDate: this.review === undefined ? null : this.review.read(row[this.review.index]),
    };
  }
}
