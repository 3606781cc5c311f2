import type { Cents } from "../../domain/basis/money";
import { cellAddress } from "../cells/a1";
import type { ClientNumber, ClientRegistry } from "./clientRegistry";
import type { AmountColumn } from "./columnReading";
import type { ClientSplit, Layout } from "../find/layout";
import { quoted } from "../messages";
import { isBlank, isErrorText } from "../cells/plainText";
import { rejection, type LineOutcome, type Row } from "./rows";
import type { CellValue } from "../cells/sheetGrid";
import type { Field, RejectedRow } from "../source";

/** Code and name of a row's client, whichever columns they stand in, one cell for both among them; "" for none. */
export class ClientCells {
  private readonly code: number;
  private readonly name: number;
  private readonly split: ClientSplit | null;
  private readonly known = new Map<CellValue, { readonly code: string; readonly name: string } | null>();

  constructor({ columns, clientSplit }: Layout) {
    this.code = columns.clientCode?.index ?? -1;
    this.name = columns.clientName?.index ?? -1;
    this.split = clientSplit;
  }

  codeOf(row: Row): CellValue {
    if (this.split === null) return this.code < 0 ? "" : usable(row[this.code] as CellValue);
    const parts = this.partsOf(row);
    return parts === null ? (this.code < 0 ? "" : usable(this.cell(row))) : parts.code;
  }

  nameOf(row: Row): CellValue {
    if (this.split === null) return this.name < 0 ? "" : usable(row[this.name] as CellValue);
    const parts = this.partsOf(row);
    return parts === null ? (this.name < 0 ? "" : usable(this.cell(row))) : parts.name;
  }

  private cell(row: Row): CellValue {
    return row[Math.max(this.code, this.name)] ?? "";
  }

  private partsOf(row: Row): { readonly code: string; readonly name: string } | null {
    const cell = this.cell(row);
    const known = this.known.get(cell);
    if (known !== undefined) return known;
    const parts = this.split === null ? null : this.split(String(cell));
    this.known.set(cell, parts);
    return parts;
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
  client(row: Row): ClientNumber | null {
    const code = this.clients.codeOf(row);
    const name = this.clients.nameOf(row);
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
