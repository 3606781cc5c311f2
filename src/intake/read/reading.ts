import type { ClientRecord } from "../../domain/client/client";
import { type Cents, toUnits } from "../../domain/basis/money";
import { isoDay, type Day } from "../../domain/basis/day";
import { ItemColumns, OpenItems } from "../../domain/receivables/openItems";
import type { EndOfMonthReading } from "../../domain/policy/policy";
import { cellAddress } from "../cells/a1";
import { exampleRow } from "../find/ask";
import type { ClientNumber, ClientRegistry } from "./clientRegistry";
import type { Rounding } from "./columnReading";
import type { Rates } from "./currency";
import {
  fieldColumns,
  furtherBuckets,
  sheetRow,
  sourceColumn,
  sourceColumns,
  type Layout,
  type LayoutColumn,
} from "../find/layout";
import { message, quoted, type IntakeMessage, type RowRemarks } from "../messages";
import { isBlank, onOneLine } from "../cells/plainText";
import { ClientCells } from "./lines";
import { referenceDateOf, type DaySaid } from "../find/referenceDate";
import type { Pause, RowsRead } from "./rows";
import type { CellValue } from "../cells/sheetGrid";
import { WholeNumbers } from "../cells/wholeNumbers";
import type { ExampleRow, Question } from "../question";
import type { DateOrder, DifferenceLine, Field, Finding, Source } from "../source";

/** What every table is read with. */
export interface ReadingContext {
  readonly registry: ClientRegistry;
  readonly pause: Pause;
  readonly options: {
    /** ISO code; null while the company has not chosen one. */
    readonly companyCurrency: string | null;
    readonly rates: Rates;
    /** The day the user says the figures are of. */
    readonly referenceDate: Day | null;
    /** How an end of month is read where the file's own due dates do not tell it. */
    readonly endOfMonthReading: EndOfMonthReading;
  };
}

export type Writable<T> = { -readonly [Property in keyof T]: T[Property] };

/** A record whose client is filled in once every sheet is read. */
export interface OfClient {
  readonly clientCode: string;
  readonly clientName?: string;
}

/** Of which client and which row the records of a table are; what they hold is kept by kind. */
export class TableRecords {
  protected readonly clients: WholeNumbers;
  private readonly rows: WholeNumbers;
  private names: ClientCells | null = null;

  constructor(
    private readonly layout: Layout,
    protected readonly registry: ClientRegistry,
  ) {
    const rows = layout.grid.values.length;
    this.clients = new WholeNumbers(rows);
    this.rows = new WholeNumbers(rows);
  }

  /** Says whose the record is that was added last, and its row in the grid. */
  place(client: ClientNumber, row: number): void {
    this.clients.push(client);
    this.rows.push(row);
  }

  get length(): number {
    return this.rows.length;
  }

  /** How many clients the sheets read so far have, these records' among them. */
  get knownClients(): number {
    return this.registry.size;
  }

  clientAt(place: number): ClientNumber {
    return this.clients.at(place);
  }

  /** The client's name as the record's row writes it, "" for none. */
  nameAt(place: number): string {
    this.names ??= new ClientCells(this.layout);
    return onOneLine(String(this.names.nameOf(this.rows.at(place))));
  }

  /** The cell of that field in the record's row, or of the first of the fields that the table has. */
  addressAt(place: number, ...fields: readonly Field[]): string {
    const { grid } = this.layout;
    const row = grid.firstRow + this.rows.at(place);
    return cellAddress(grid.sheet, row, grid.firstColumn + this.columnOf(fields));
  }

  /** The record's row to look at, with the address of the same cell. */
  exampleAt(place: number, ...fields: readonly Field[]): ExampleRow {
    return exampleRow(this.layout, this.rows.at(place), this.columnOf(fields));
  }

  /** The row that a cell of the table stands in, to be looked at. */
  exampleIn(address: string): ExampleRow {
    const { grid, span } = this.layout;
    const row = Number(/\d+$/.exec(address)?.[0] ?? 1) - 1 - grid.firstRow;
    const addressAt = (index: number): string =>
      cellAddress(grid.sheet, grid.firstRow + row, grid.firstColumn + index);
    let column = span[0];
    while (column < span[1] && addressAt(column) !== address) column += 1;
    return { ...exampleRow(this.layout, row, column), address };
  }

  private columnOf(fields: readonly Field[]): number {
    const { columns, span } = this.layout;
    const wanted: readonly Field[] = [...fields, "clientCode", "clientName"];
    return wanted.map((field) => columns[field]).find((each) => each !== undefined)?.index ?? span[0];
  }
}

/** The records of a table, each with its client, who gets a code and a name when all sheets are read. */
export class Records<T extends OfClient> extends TableRecords {
  private readonly drafts: Writable<T>[] = [];
  private isSettled = false;

  /** `record` is filled in place later: its client's code and name are left "" until then. */
  add(client: ClientNumber, record: Writable<T>, row: number): void {
    this.drafts.push(record);
    this.place(client, row);
  }

  recordAt(place: number): T {
    return this.drafts[place] as T;
  }

  /** True where no client has two of the records: none is to be put together with another, once every sheet is read. */
  isOneEach(): boolean {
    if (!this.registry.isOneCodeEach) return false;
    const seen = new Uint8Array(this.knownClients);
    for (let place = 0; place < this.length; place += 1) {
      const client = this.clientAt(place);
      if (seen[client] === 1) return false;
      seen[client] = 1;
    }
    return true;
  }

  /** The records with their clients' code and name as settled, once every sheet is read. */
  settled(): readonly T[] {
    if (this.isSettled) return this.drafts;
    this.isSettled = true;
    this.drafts.forEach((record: Writable<OfClient>, place) => {
      const client = this.registry.clientOf(this.clientAt(place));
      record.clientCode = client.clientCode;
      if (record.clientName !== undefined) record.clientName = client.clientName;
    });
    return this.drafts;
  }
}

/** The open items of a table, by column: there may be a hundred thousand. */
export class ItemRecords extends TableRecords {
  readonly columns: ItemColumns;
  private items: OpenItems | null = null;

  constructor(layout: Layout, registry: ClientRegistry) {
    super(layout, registry);
    this.columns = new ItemColumns(layout.grid.values.length);
  }

  /** The items with their clients as settled, once every sheet is read. */
  settled(): OpenItems {
    const { registry } = this;
    this.items ??= new OpenItems(this.columns, this.clients.all(), registry.all(), registry.isOneCodeEach);
    return this.items;
  }
}

/** A table as read: how it was understood, its records, and what to know of them. */
export interface TableReading<R extends TableRecords = TableRecords> {
  readonly source: Source;
  readonly records: R;
  readonly warnings: readonly IntakeMessage[];
  /** What explains a difference between the sheet's total and the rows read, as far as rows tell it. */
  readonly explained: Explained;
  /** What the table tells of its clients beside what they owe: parts of the exposure, salesperson, terms. */
  readonly clientFacts?: Records<ClientRecord>;
  /** The currency that the table says all its amounts are in; null when it says none. */
  readonly currency?: string | null;
  /** What reading it could not settle by itself. */
  readonly questions?: readonly Question[];
}

/** Amounts that stand in the sheet and not among the rows read. */
export interface Explained {
  readonly leftOut: Cents;
  readonly lines: readonly DifferenceLine[];
}

/** Reads the cells of one column: amounts in cents, dates as serials. */
interface ColumnReader {
  readonly index: number;
  read(cell: CellValue | undefined): number | null;
}

/** What the reader of a kind knows of its table beside the rows. */
export interface TableFacts {
  readonly dateOrder: DateOrder | null;
  readonly sumRead: Cents;
  /** False when the amounts are in several currencies: their sum is no figure. */
  readonly comparable: boolean;
  readonly rounding: Rounding | null;
  /** The columns that hold amounts and dates. */
  readonly columns: readonly ColumnReader[];
  readonly remarks: RowRemarks | null;
  readonly findings?: readonly Finding[];
  /** The day of the figures as the reader knows it; what the sheet says unless told. */
  readonly day?: Day | null;
}

/** Above this many, rows that do not add up are told together. */
const MISMATCHES_TOLD = 10;

/** The source with its reconciliation: the sheet's own total against what was read and what was refused. */
export function sourceOf(
  layout: Layout,
  rows: RowsRead,
  facts: TableFacts,
): {
  readonly source: Source;
  readonly warnings: readonly IntakeMessage[];
  readonly explained: Explained;
} {
  const { grid } = layout;
  const sheetTotal = facts.comparable ? (rows.total?.amount ?? null) : null;
  const source: Source = {
    sheet: grid.sheet,
    kind: layout.kind,
    headerRow: sheetRow(grid, layout.headerIndex),
    columns: sourceColumns(layout),
    confidence: layout.confidence,
    referenceDate: facts.day === undefined ? referenceDateOf(layout, facts.dateOrder) : facts.day,
    dateOrder: facts.dateOrder,
    rowsRead: rows.rowsRead,
    ignored: rows.ignored,
    rejected: rows.rejected,
    sheetTotal,
    sumRead: facts.sumRead,
    layout: layout.key,
    status: "found",
    headings: layout.headings.map(({ index }) => sourceColumn(layout, index)),
    preview: previewOf(layout, rows.firstRows, facts.columns),
    findings: [...(facts.findings ?? []), ...(facts.remarks?.findings(grid.sheet) ?? [])],
    otherColumns: furtherBuckets(layout),
  };
  const warnings = [
    ...reconciliation(source, facts.rounding, rows.leftOut),
    ...mismatchWarnings(layout, rows, facts),
  ];
  const leftOut = rows.leftOut + (facts.rounding?.leftOut ?? 0);
  return { source, warnings, explained: { leftOut, lines: explainedLines(layout, rows) } };
}

/** Says that a row below the table alone tells the day of the figures, where nobody has chosen one. */
export function dayBelowTold(
  layout: Layout,
  said: DaySaid | null,
  chosen: Day | null,
): readonly IntakeMessage[] {
  if (said === null || said.row === null || chosen !== null) return [];
  const { address } = exampleRow(layout, said.row, null);
  const text = quoted(layout.grid.values[said.row]?.find((cell) => !isBlank(cell)) ?? "");
  return [message("day-below", { sheet: layout.grid.sheet, address, day: isoDay(said.day), text })];
}

const LONGEST_PREVIEW = 60;

/** The first rows as understood: amounts in cents, days as serials, texts shortened; blank cells left out. */
function previewOf(
  layout: Layout,
  rows: readonly number[],
  readers: readonly ColumnReader[],
): Source["preview"] {
  const columns = Object.entries(fieldColumns(layout)) as [Field, LayoutColumn][];
  return rows.map((row) => {
    const understood: Partial<Record<Field, string | number>> = {};
    for (const [field, { index }] of columns) {
      const cell = layout.grid.values[row]?.[index];
      if (cell === undefined || isBlank(cell)) continue;
      const reader = readers.find((each) => each.index === index);
      const value = reader?.read(cell) ?? null;
      understood[field] = value ?? String(cell).trim().slice(0, LONGEST_PREVIEW);
    }
    return understood;
  });
}

/** The refused rows, whose amounts the sheet's total holds, and the subtotals that do not add up. */
function explainedLines(layout: Layout, rows: RowsRead): readonly DifferenceLine[] {
  const nobody = { clientCode: "", clientName: "", read: 0 };
  const refused = rows.rejected.map(({ address, amount }) => ({ ...nobody, address, stated: amount }));
  const sums = rows.mismatches.map(({ index, difference }) => ({
    ...nobody,
    address: sumAddress(layout, index),
    stated: difference,
  }));
  return [...refused, ...sums];
}

function reconciliation(
  source: Source,
  rounding: Rounding | null,
  onPurpose: Cents,
): readonly IntakeMessage[] {
  const { sheet, sheetTotal, sumRead, rejected } = source;
  const warnings: IntakeMessage[] = [];
  const leftOut = rounding?.leftOut ?? 0;
  if (rounding !== null && rounding.rows > 0) {
    warnings.push(message("amounts-rounded", { sheet, rows: rounding.rows, difference: toUnits(leftOut) }));
  }
  const refused = rejected.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const difference = sheetTotal === null ? 0 : sheetTotal - sumRead - refused - leftOut - onPurpose;
  if (sheetTotal !== null && difference !== 0) {
    const values = { total: toUnits(sheetTotal), read: toUnits(sumRead), rejected: toUnits(refused) };
    warnings.push(message("sheet-total-differs", { sheet, ...values, difference: toUnits(difference) }));
  }
  return warnings;
}

function mismatchWarnings(layout: Layout, rows: RowsRead, facts: TableFacts): readonly IntakeMessage[] {
  // Cents rounded row by row may move a subtotal by some; several currencies make none add up.
  if (!facts.comparable || (facts.rounding?.rows ?? 0) > 0) return [];
  return rows.mismatches.slice(0, MISMATCHES_TOLD).map(({ index, difference }) => {
    const address = sumAddress(layout, index);
    return message("subtotal-differs", { address, difference: toUnits(difference) });
  });
}

function sumAddress({ grid, columns }: Layout, index: number): string {
  const column = columns.balance ?? columns.openAmount ?? columns.clientCode;
  return cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + (column?.index ?? 0));
}
