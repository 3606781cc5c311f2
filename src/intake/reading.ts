import type { Cents } from "../domain/money";
import { toUnits } from "../domain/money";
import { cellAddress } from "./a1";
import type { ClientIdentity, ClientRegistry } from "./clientRegistry";
import type { Rounding } from "./columnReading";
import type { Rates } from "./currency";
import { sheetRow, sourceColumns, type Layout } from "./layout";
import { message, type IntakeMessage } from "./messages";
import { referenceDateOf } from "./referenceDate";
import type { Pause, RowsRead } from "./rows";
import type { DateOrder, Source } from "./source";

/** What every table is read with. */
export interface ReadingContext {
  readonly registry: ClientRegistry;
  readonly pause: Pause;
  readonly options: { readonly companyCurrency: string; readonly rates: Rates };
}

type Writable<T> = { -readonly [Property in keyof T]: T[Property] };

/** A record whose client is filled in once every sheet is read. */
export interface OfClient {
  readonly clientCode: string;
  readonly clientName?: string;
}

/** The records of a table, each with its client, who gets a code and a name when all sheets are read. */
export class Records<T extends OfClient> {
  private readonly drafts: Writable<T>[] = [];
  private readonly clients: ClientIdentity[] = [];

  /** `record` is filled in place later: its client's code and name are left "" until then. */
  add(client: ClientIdentity, record: Writable<T>): void {
    this.drafts.push(record);
    this.clients.push(client);
  }

  /** The records with their clients' code and name as settled. */
  settled(): readonly T[] {
    for (let place = 0; place < this.drafts.length; place++) {
      const record = this.drafts[place] as Writable<OfClient>;
      const client = this.clients[place] as ClientIdentity;
      record.clientCode = client.code;
      if (record.clientName !== undefined) record.clientName = client.name;
    }
    return this.drafts;
  }
}

/** A table as read: how it was understood, its records, and what to know of them. */
export interface TableReading<T extends OfClient> {
  readonly source: Source;
  readonly records: Records<T>;
  readonly warnings: readonly IntakeMessage[];
}

/** What the reader of a kind knows of its table beside the rows. */
export interface TableFacts {
  readonly dateOrder: DateOrder | null;
  readonly sumRead: Cents;
  /** False when the amounts are in several currencies: their sum is no figure. */
  readonly comparable: boolean;
  readonly rounding: Rounding | null;
}

/** Above this many, rows that do not add up are told together. */
const MISMATCHES_TOLD = 10;

/** The source with its reconciliation: the sheet's own total against what was read and what was refused. */
export function sourceOf(
  layout: Layout,
  rows: RowsRead,
  facts: TableFacts,
): { readonly source: Source; readonly warnings: readonly IntakeMessage[] } {
  const { grid } = layout;
  const sheetTotal = facts.comparable ? (rows.total?.amount ?? null) : null;
  const source: Source = {
    sheet: grid.sheet,
    kind: layout.kind,
    headerRow: sheetRow(grid, layout.headerIndex),
    columns: sourceColumns(layout),
    confidence: layout.confidence,
    referenceDate: referenceDateOf(layout, facts.dateOrder),
    dateOrder: facts.dateOrder,
    rowsRead: rows.rowsRead,
    ignored: rows.ignored,
    rejected: rows.rejected,
    sheetTotal,
    sumRead: facts.sumRead,
  };
  const warnings = [...reconciliation(source, facts.rounding), ...mismatchWarnings(layout, rows, facts)];
  return { source, warnings };
}

function reconciliation(source: Source, rounding: Rounding | null): readonly IntakeMessage[] {
  const { sheet, sheetTotal, sumRead, rejected } = source;
  const warnings: IntakeMessage[] = [];
  const leftOut = rounding?.leftOut ?? 0;
  if (rounding !== null && rounding.rows > 0) {
    warnings.push(message("amounts-rounded", { sheet, rows: rounding.rows, difference: toUnits(leftOut) }));
  }
  const refused = rejected.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const difference = sheetTotal === null ? 0 : sheetTotal - sumRead - refused - leftOut;
  if (sheetTotal !== null && difference !== 0) {
    const values = { total: toUnits(sheetTotal), read: toUnits(sumRead), rejected: toUnits(refused) };
    warnings.push(message("sheet-total-differs", { sheet, ...values, difference: toUnits(difference) }));
  }
  return warnings;
}

function mismatchWarnings(layout: Layout, rows: RowsRead, facts: TableFacts): readonly IntakeMessage[] {
  // Cents rounded row by row may move a subtotal by some; several currencies make none add up.
  if (!facts.comparable || (facts.rounding?.rows ?? 0) > 0) return [];
  const { grid } = layout;
  return rows.mismatches.slice(0, MISMATCHES_TOLD).map(({ index, difference }) => {
    const column = layout.columns.balance ?? layout.columns.openAmount ?? layout.columns.clientCode;
    const address = cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + (column?.index ?? 0));
    return message("subtotal-differs", { address, difference: toUnits(difference) });
  });
}
