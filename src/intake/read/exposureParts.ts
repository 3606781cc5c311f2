import {
  EXPOSURE_PARTS,
  unknownClient,
  type ClientRecord,
  type ExposureParts,
} from "../../domain/client/client";
import { cellAddress } from "../cells/a1";
import { amountColumns, type AmountColumn } from "./columnReading";
import { columnsOf, type Layout } from "../find/layout";
import { quoted, type IntakeMessage, type RowRemarks } from "../messages";
import { isBlank } from "../cells/plainText";
import type { Row } from "./rows";

const NO_PARTS: ExposureParts = {
  deliveriesNotInvoiced: 0,
  ordersNotDelivered: 0,
  billsNotMatured: 0,
  deposits: 0,
};

/** Reads the parts of the exposure that a table states, in the company's currency. */
export class ExposureColumns {
  readonly columns: readonly AmountColumn[];
  readonly warnings: readonly IntakeMessage[];
  private readonly fields: readonly (keyof ExposureParts)[];

  constructor(
    private readonly layout: Layout,
    private readonly remarks: RowRemarks,
  ) {
    const { columns, warnings } = amountColumns(layout, columnsOf(layout, EXPOSURE_PARTS));
    this.columns = columns;
    this.warnings = warnings;
    this.fields = EXPOSURE_PARTS.filter((field) => layout.columns[field] !== undefined);
  }

  /**
   * The parts of a row in cents; null when it states none. Deposits count as positive whatever sign the sheet
   * gives them. A cell that cannot be read counts as nil and is remarked upon.
   */
  read(row: Row, index: number): ExposureParts | null {
    let stated = false;
    const parts = { ...NO_PARTS };
    this.columns.forEach((column, place) => {
      const cell = row[column.index];
      const field = this.fields[place];
      if (cell === undefined || isBlank(cell) || field === undefined) return;
      const amount = column.read(cell);
      if (amount === null) {
        this.remarks.add("exposure-part-unreadable", () => ({
          address: this.address(index, column.index),
          value: quoted(cell),
        }));
        return;
      }
      stated = true;
      parts[field] = field === "deposits" ? Math.abs(amount) : amount;
    });
    return stated ? parts : null;
  }

  private address(row: number, column: number): string {
    const { sheet, firstRow, firstColumn } = this.layout.grid;
    return cellAddress(sheet, firstRow + row, firstColumn + column);
  }
}

/** The parts of several lines of one client together. */
export function addParts(first: ExposureParts, second: ExposureParts): ExposureParts {
  return {
    deliveriesNotInvoiced: first.deliveriesNotInvoiced + second.deliveriesNotInvoiced,
    ordersNotDelivered: first.ordersNotDelivered + second.ordersNotDelivered,
    billsNotMatured: first.billsNotMatured + second.billsNotMatured,
    deposits: first.deposits + second.deposits,
  };
}

/** A client of whom nothing but its parts of the exposure is known. */
export function withPartsOnly(exposureParts: ExposureParts): ClientRecord {
  return { ...unknownClient("", ""), exposureParts };
}
