import type { Cents } from "../../domain/basis/money";
import { cellAddress } from "../cells/a1";
import type { ClientNumber, ClientRegistry } from "./clientRegistry";
import type { AmountColumn } from "./columnReading";
import type { ClientSplit, Layout } from "../find/layout";
import { quoted } from "../messages";
import { isBlank, isErrorText } from "../cells/plainText";
import { rejection, type LineOutcome, type Row } from "./rows";
import { CellColumn, Words } from "./tableColumns";
import type { CellValue } from "../cells/sheetGrid";
import type { Field, RejectedRow } from "../source";

/** Code and name of a row's client, whichever columns they stand in, one cell for both among them; "" for none. */
export class ClientCells {
  private readonly code: CellColumn;
  private readonly name: CellColumn;
  /** Code and name where one cell holds both. */
  private readonly parts: Words<ReturnType<ClientSplit>> | null;

  constructor(layout: Layout) {
    const { columns, clientSplit } = layout;
    this.code = new CellColumn(layout, columns.clientCode?.index ?? -1);
    this.name = new CellColumn(layout, columns.clientName?.index ?? -1);
    this.parts = clientSplit === null ? null : new Words((cell) => clientSplit(String(cell)));
  }

  /** Of a row of the grid. */
  codeOf(row: number): CellValue {
    return this.partsOf(row)?.code ?? usable(this.code.at(row));
  }

  nameOf(row: number): CellValue {
    return this.partsOf(row)?.name ?? usable(this.name.at(row));
  }

  private partsOf(row: number): ReturnType<ClientSplit> {
    if (this.parts === null) return null;
    return this.parts.meaningOf((this.code.isThere ? this.code : this.name).at(row));
  }
}

/** Access to one table's cells by field, as every reader of a kind needs it. */
export class TableCells {
  private readonly clients: ClientCells;

  constructor(
    private readonly layout: Layout,
    private readonly registry: ClientRegistry,
  ) {
    this.clients = new ClientCells(layout);
  }

  /** Grid index of a field's column, -1 when the table has none. */
  at(field: Field): number {
    return this.layout.columns[field]?.index ?? -1;
  }

  cell(row: Row, field: Field): CellValue {
    return row[this.at(field)] ?? "";
  }

  /** Trimmed text of a cell, "" when blank or an error. */
  text(row: Row, field: Field): string {
    const cell = this.cell(row, field);
    return isUnusable(cell) ? "" : String(cell).replace(/\s+/g, " ").trim();
  }

  /** The key and name columns for telling rows apart: the name is the key of a table without codes. */
  keyColumns(): { readonly key: number; readonly name: number } {
    const code = this.at("clientCode");
    return code >= 0 ? { key: code, name: this.at("clientName") } : { key: this.at("clientName"), name: -1 };
  }

  /** The row's client, or null when it names none. */
  client(index: number): ClientNumber | null {
    const code = this.clients.codeOf(index);
    const name = this.clients.nameOf(index);
    return code === "" && name === "" ? null : this.registry.identify(code, name);
  }

  address(index: number, field: Field): string {
    const { grid } = this.layout;
    return cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + Math.max(0, this.at(field)));
  }

  clientMissing(index: number, amount: Cents | null): LineOutcome {
    const { key } = this.keyColumns();
    return { amount, rejected: rejection(this.layout.grid, index, key, "client-missing", amount) };
  }

  /** Why an amount cell cannot be used. */
  amountRefused(row: Row, index: number, column: AmountColumn): RejectedRow {
    const cell = row[column.index] ?? "";
    const code = isBlank(cell) ? "amount-missing" : isUnusable(cell) ? "cell-error" : "amount-unreadable";
    return rejection(this.layout.grid, index, column.index, code, null, { value: quoted(cell) });
  }
}

/** The cell, "" for one that names nothing. */
function usable(cell: CellValue): CellValue {
  return cell === "" || isUnusable(cell) ? "" : cell;
}

/** True for a blank cell or an error: it names nothing. */
export function isUnusable(cell: CellValue): boolean {
  return isBlank(cell) || (typeof cell === "string" && isErrorText(cell));
}
