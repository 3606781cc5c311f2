import type { StatedLimit } from "../../domain/client/client";
import { cellAddress } from "../cells/a1";
import { isBlank } from "../cells/plainText";
import { columnsOf, type Layout } from "../find/layout";
import { quoted, type IntakeMessage, type RowRemarks } from "../messages";
import { amountColumns, dateColumns, type AmountColumn, type DateColumn } from "./columnReading";
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
   * read, or is negative, is no limit, and named.
   */
  read(row: Row, index: number): StatedLimit | null {
    if (this.amount === undefined) return null;
    const cell = row[this.amount.index];
    if (cell === undefined || isBlank(cell)) return null;
    const amount = this.amount.read(cell);
    if (amount === null || amount < 0) {
      const { grid } = this.layout;
      const column = grid.firstColumn + this.amount.index;
      this.remarks.add("limit-unreadable", () => ({
        address: cellAddress(grid.sheet, grid.firstRow + index, column),
        value: quoted(cell),
      }));
      return null;
    }
    return {
      amount,
      reviewDate: this.review === undefined ? null : this.review.read(row[this.review.index]),
    };
  }
}
