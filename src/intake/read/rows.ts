import type { Cents } from "../../domain/basis/money";
import { centsBesideWord } from "../cells/numbers";
import { cellAddress } from "../cells/a1";
import { LineSums } from "./lineSums";
import { type Layout, sheetRow } from "../find/layout";
import { message, quoted, type IntakeMessage, type RejectionCode } from "../messages";
import { isBlank, isBlankRow } from "../cells/plainText";
import type { CellValue, SheetGrid } from "../cells/sheetGrid";
import type { IgnoredRow, RejectedRow } from "../source";
import { mayBeTotal, totalWordingOf, type TotalWording } from "../find/totals";
import { CellColumn, Words } from "./tableColumns";

/** Called about every 2,000 rows: reports, gives way to the event loop, or throws to cancel. */
export type Pause = (rowsDone: number) => Promise<void>;

const ROWS_BETWEEN_PAUSES = 2_000;

export type Row = readonly CellValue[];

/** How the rows of a table are told apart; columns are grid indexes. */
export interface RowShape {
  /** Client code, or the name when there is no code; -1 when the table has neither. */
  readonly key: number;
  /** Client name beside the code, else -1. */
  readonly name: number;
  /** Columns with amounts, the one that totals are compared on first. */
  readonly amounts: readonly number[];
  /** Columns that only a real line fills (document, dates); empty when the key alone makes a line. */
  readonly evidence: readonly number[];
  /** The row's amount as the sheet writes it, in cents; null when unreadable or blank. */
  amountOf(row: Row, index: number): Cents | null;
}

/** Reads one line and says what became of it. */
export type LineReader = (row: Row, index: number) => LineOutcome;

/** A line that was read: its amount as the sheet writes it, null when it has none. Else why it was not. */
export type LineOutcome = Cents | null | LineNotRead;

interface LineNotRead {
  readonly amount: Cents | null;
  readonly rejected?: RejectedRow;
  /** Set when the line is left out on purpose. */
  readonly ignored?: IgnoredRow["reason"];
  /** What of the amount is not read of a line that is: the part that is paid. */
  readonly paid?: Cents;
}

export interface RowsRead {
  readonly rowsRead: number;
  readonly ignored: readonly IgnoredRow[];
  readonly rejected: readonly RejectedRow[];
  /** The sheet's own grand total in cents, and its row. */
  readonly total: { readonly amount: Cents; readonly index: number } | null;
  /** Subtotals and totals that differ from the lines they should add up. */
  readonly mismatches: readonly { readonly index: number; readonly difference: Cents }[];
  /** Grid rows of the first lines read, for showing how they were understood. */
  readonly firstRows: readonly number[];
  /** Sum of the lines left out on purpose. */
  readonly leftOut: Cents;
}

/** So many rows show how a table is understood. */
const FIRST_ROWS = 5;

/** A row that may be a sum: settled when all lines are known. */
interface DoubtfulRow {
  readonly index: number;
  readonly amount: Cents | null;
  readonly wording: TotalWording | null;
  readonly label: string;
  /** True when it has no client, or a client's name without the code the other lines have. */
  readonly unnamed: boolean;
}

/** A rejection with the address of the cell that says why, and what an unreadable amount there seems to come to. */
export function rejection(
  grid: SheetGrid,
  index: number,
  column: number,
  code: RejectionCode,
  amount: Cents | null,
  values: IntakeMessage["values"] = {},
): RejectedRow {
  const address = cellAddress(grid.sheet, grid.firstRow + index, grid.firstColumn + Math.max(0, column));
  const seen = code === "amount-unreadable" ? centsBesideWord(grid.values[index]?.[column]) : null;
  return { address, reason: message(code, values), amount: amount ?? seen };
}

const NO_LABEL = { wording: null, label: "" } as const;

/** Walks the rows below the headings and keeps the books on every one of them: none is lost. */
export class RowWalk {
  private readonly ignored: IgnoredRow[] = [];
  private readonly rejected: RejectedRow[] = [];
  /** By grid row; not a number where there is no line, or one without an amount. */
  private readonly lineAmounts: Float64Array;
  private readonly doubtful: DoubtfulRow[] = [];
  /** Clients come again and again: each name is looked at once. */
  private readonly wordings = new Words((label) => totalWordingOf(String(label)));
  private readonly keys: CellColumn;
  private readonly names: CellColumn;
  /** The amounts that totals are compared on; null where the table has none. */
  private readonly amounts: CellColumn | null;
  private readonly evidence: readonly CellColumn[];
  private readonly firstRows: number[] = [];
  private readonly keyHeading: string;
  private leftOut: Cents = 0;
  private rowsRead = 0;

  constructor(
    private readonly layout: Layout,
    private readonly shape: RowShape,
    private readonly readLine: LineReader,
  ) {
    this.lineAmounts = new Float64Array(layout.grid.values.length).fill(Number.NaN);
    const { key, name, amounts, evidence } = shape;
    this.keys = new CellColumn(layout, key);
    this.names = new CellColumn(layout, name);
    this.amounts = amounts[0] === undefined ? null : new CellColumn(layout, amounts[0]);
    this.evidence = evidence.map((column) => new CellColumn(layout, column));
    const heading = key < 0 ? "" : layout.grid.values[layout.headerIndex]?.[key];
    this.keyHeading = typeof heading === "string" ? heading.trim() : "";
  }

  async walk(pause: Pause): Promise<RowsRead> {
    const { values } = this.layout.grid;
    const first = this.layout.headerIndex + 1;
    const end = lastFilledRow(values) + 1;
    for (let index = first; index < end; index++) {
      this.visit(values[index] as Row, index);
      if ((index - first) % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) await pause(index - first + 1);
    }
    return this.close();
  }

  private visit(row: Row, index: number): void {
    if (this.isLine(row)) this.line(row, index);
    else this.visitOther(row, index);
  }

  /** A plain line: a client that is no sum's label, an amount, and a document or a date where the table has them. */
  private isLine(row: Row): boolean {
    const keyCell = this.keys.of(row);
    if (keyCell === "" || this.amounts?.of(row) === "") return false;
    if (typeof keyCell === "string") {
      if (this.wordingOf(keyCell) !== null || this.isKeyHeading(keyCell) || isBlank(keyCell)) return false;
    }
    const nameCell = this.names.of(row);
    if (typeof nameCell === "string" && nameCell !== "" && this.isSumWord(nameCell)) return false;
    return this.evidence.length === 0 || this.isEvident(row);
  }

  private isEvident(row: Row): boolean {
    const { evidence } = this;
    // By place: a function or an iterator made for each row is more to collect than the row is to read.
    for (let place = 0; place < evidence.length; place += 1) {
      if (!isBlank(evidence[place]?.of(row))) return true;
    }
    return false;
  }

  /** "Sous-total Dupont" in the name's column is a sum even beside a code; "Total Énergies" is not. */
  private isSumWord(text: string): boolean {
    const wording = this.wordingOf(text);
    return wording !== null && wording !== "named";
  }

  private wordingOf(label: string): TotalWording | null {
    return mayBeTotal(label) ? this.wordings.meaningOf(label) : null;
  }

  private hasEvidence(row: Row): boolean {
    const { evidence } = this.shape;
    if (evidence.length === 0) return true;
    for (const column of evidence) {
      if (!isBlank(row[column])) return true;
    }
    return false;
  }

  /** A row whose client has a code of its own beside the words, or a document and a date: "Répartition 2000". */
  private isOfClient(row: Row): boolean {
    const { key, name } = this.shape;
    const cell = key < 0 ? "" : row[key];
    if (cell === undefined || isBlank(cell)) return false;
    const isWording = typeof cell === "string" && this.wordingOf(cell) !== null;
    return (name >= 0 && !isWording) || this.isDocument(row);
  }

  /** A document and a date, or two dates, of which none is a sum's label. */
  private isDocument(row: Row): boolean {
    const filled = this.shape.evidence.map((column) => row[column]).filter((cell) => !isBlank(cell));
    return (
      filled.length > 1 && filled.every((cell) => typeof cell !== "string" || this.wordingOf(cell) === null)
    );
  }

  private isKeyHeading(text: string): boolean {
    return text.length >= this.keyHeading.length && text.trim() === this.keyHeading;
  }

  private isHeading(text: string, column: number): boolean {
    const heading = this.layout.grid.values[this.layout.headerIndex]?.[column];
    return typeof heading === "string" && heading.trim() === text.trim();
  }

  private line(row: Row, index: number): void {
    const outcome = this.readLine(row, index);
    let amount: Cents | null;
    if (outcome === null || typeof outcome === "number") {
      this.count(index);
      amount = outcome;
    } else {
      if (outcome.paid !== undefined) {
        this.count(index);
        this.leftOut += outcome.paid;
      } else if (outcome.ignored !== undefined) {
        this.ignore(index, outcome.ignored);
        this.leftOut += outcome.amount ?? 0;
      } else if (outcome.rejected !== undefined) this.rejected.push(outcome.rejected);
      amount = outcome.amount;
    }
    if (amount !== null) this.lineAmounts[index] = amount;
  }

  private count(index: number): void {
    this.rowsRead += 1;
    if (this.firstRows.length < FIRST_ROWS) this.firstRows.push(index);
  }

  private ignore(index: number, reason: IgnoredRow["reason"]): void {
    this.ignored.push({ row: sheetRow(this.layout.grid, index), reason });
  }

  private visitOther(row: Row, index: number): void {
    if (this.isEmpty(row)) return this.ignore(index, isBlankRow(row) ? "blank" : "note");
    if (this.repeatsHeadings(row)) return this.ignore(index, "repeated-header");
    const { key, name } = this.shape;
    const keyed = key >= 0 && !isBlank(row[key]);
    const named = name >= 0 && !isBlank(row[name]);
    const found = this.sumLabel(row);
    const hasAmount = this.shape.amounts.some((column) => !isBlank(row[column]));
    const evident = this.hasEvidence(row);
    if (hasAmount && !this.isOfClient(row) && this.isShareRow(row, !keyed && !named, found.wording))
      return this.ignore(index, "percent");
    // A label of shares over figures that are none names nothing.
    const { wording, label } = found.wording === "share" ? NO_LABEL : found;
    if (!keyed && this.isLoneText(row)) return this.ignore(index, "note");
    if (!hasAmount) return this.withoutAmount(row, index, { keyed, named, evident, wording });
    const lineLike = this.shape.evidence.length > 0 ? evident : keyed;
    const surelyLine = lineLike && (keyed || named || this.shape.evidence.length > 0);
    if (surelyLine && !this.isSumByWord(wording, row, keyed)) return this.line(row, index);
    this.doubtful.push({
      index,
      amount: this.shape.amountOf(row, index),
      wording,
      label: label === "" ? quoted(row[name >= 0 ? name : Math.max(0, key)] ?? "") : quoted(label),
      unnamed: !keyed,
    });
  }

  /**
   * Whether a row with all that a line needs is a sum all the same. A code of its own beside the wording, or
   * a document and a date, make it a line: "TOTAL ÉNERGIES" is a client, and so is "TOTAL".
   */
  private isSumByWord(wording: TotalWording | null, row: Row, keyed: boolean): boolean {
    if (wording === null || (keyed && this.isDocument(row))) return false;
    const keyCell = this.shape.key < 0 ? "" : row[this.shape.key];
    const codeIsWording = typeof keyCell === "string" && this.wordingOf(keyCell) !== null;
    return !keyed || codeIsWording || wording !== "named";
  }

  /** Rows without any amount: a line that lacks it, or a text. */
  private withoutAmount(
    row: Row,
    index: number,
    {
      keyed,
      named,
      evident,
      wording,
    }: { keyed: boolean; named: boolean; evident: boolean; wording: TotalWording | null },
  ): void {
    const lineLike = this.shape.evidence.length > 0 ? evident && (keyed || named) : keyed && named;
    if (lineLike && wording === null) this.line(row, index);
    else this.ignore(index, wording === null ? "note" : wording === "grand" ? "total" : "subtotal");
  }

  private isEmpty(row: Row): boolean {
    const [first, last] = this.layout.span;
    for (let column = first; column <= last; column++) {
      if (!isBlank(row[column])) return false;
    }
    return true;
  }

  /** A sentence that happens to stand in the column of an amount or of the name. */
  private isLoneText(row: Row): boolean {
    const filled = row.slice(this.layout.span[0], this.layout.span[1] + 1).filter((cell) => !isBlank(cell));
    const [cell] = filled;
    return filled.length === 1 && typeof cell === "string" && /\p{L}{3}/u.test(cell) && !mayBeTotal(cell);
  }

  private repeatsHeadings(row: Row): boolean {
    const [first, last] = this.layout.span;
    let same = 0;
    for (let column = first; column <= last; column++) {
      const cell = row[column];
      if (typeof cell === "number" && !isBlank(cell) && same < 2) return false;
      if (typeof cell === "string" && cell.trim() !== "" && this.isHeading(cell, column)) same += 1;
    }
    return same >= 2;
  }

  private sumLabel(row: Row): { readonly wording: TotalWording | null; readonly label: string } {
    const [first, last] = this.layout.span;
    for (let column = first; column <= last; column++) {
      const cell = row[column];
      if (typeof cell !== "string" || cell === "") continue;
      const wording = this.wordingOf(cell);
      if (wording !== null) return { wording, label: cell };
    }
    return NO_LABEL;
  }

  /** A row of shares: called so, or with no client and figures that are parts of 1. */
  private isShareRow(row: Row, anonymous: boolean, wording: TotalWording | null): boolean {
    if (!anonymous && wording !== "share") return false;
    const cells = this.shape.amounts.map((column) => row[column]).filter((cell) => !isBlank(cell));
    if (cells.every((cell) => typeof cell === "string" && /%\s*$/.test(cell))) return true;
    const shares = cells.filter((cell) => typeof cell === "number");
    if (shares.length < cells.length) return false;
    const [whole = 0, ...parts] = shares;
    const sum = parts.reduce((total, part) => total + part, 0);
    if (wording === "share") return [whole, sum, whole + sum].some(isWhole);
    return parts.length > 1 && Math.abs(whole - 1) < 1e-6 && Math.abs(sum - 1) < 0.01;
  }

  /** Settles the doubtful rows against the lines, and closes the books. */
  private close(): RowsRead {
    if (this.doubtful.length === 0) return this.books(null, []);
    const unlabelled = this.settleUnlabelled();
    const labelled = this.withoutClients(this.doubtful.filter(({ wording }) => wording !== null));
    const sums = [...labelled, ...unlabelled].sort((a, b) => a.index - b.index);
    const ledger = new LineSums(this.lineAmounts, sums);
    const lastSum = labelled.filter(({ amount }) => amount !== null).at(-1)?.index ?? -1;
    const mismatches: { index: number; difference: Cents }[] = [];
    let total: RowsRead["total"] = null;
    for (const row of sums) {
      const difference = ledger.difference(row);
      if (row.wording === "named" && difference !== 0 && this.mayBeClient(row)) {
        this.reject(row);
        continue;
      }
      const reason = sumKind(row, ledger, lastSum);
      this.ignore(row.index, reason);
      if (reason === "total" && row.amount !== null) total = { amount: row.amount, index: row.index };
      else if (difference !== null && difference !== 0) mismatches.push({ index: row.index, difference });
    }
    return this.books(total, mismatches);
  }

  /**
   * The sums without those that are clients of such a name: they add nothing up, and with them the lines make the
   * sheet's own total, which they do not make without.
   */
  private withoutClients(labelled: readonly DoubtfulRow[]): readonly DoubtfulRow[] {
    const total = labelled.filter(({ amount }) => amount !== null).at(-1);
    if (total === undefined || total.amount === null || total.wording === "named") return labelled;
    const ledger = new LineSums(this.lineAmounts, labelled);
    if (ledger.linesAfter(total.index) > 0) return labelled;
    const others = labelled.filter((row) => {
      return row !== total && !row.unnamed && row.amount !== null && ledger.difference(row) !== 0;
    });
    const missing = others.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    if (others.length === 0 || ledger.all + missing !== total.amount) return labelled;
    for (const { index } of others) this.line(this.layout.grid.values[index] as Row, index);
    return labelled.filter((row) => !others.includes(row));
  }

  private books(total: RowsRead["total"], mismatches: RowsRead["mismatches"]): RowsRead {
    this.ignored.sort((a, b) => a.row - b.row);
    const { rowsRead, ignored, rejected, firstRows, leftOut } = this;
    return { rowsRead, ignored, rejected, total, mismatches, firstRows, leftOut };
  }

  /** In a table without codes, "Total Dupont" that adds nothing up may be a client. */
  private mayBeClient(row: DoubtfulRow): boolean {
    return this.shape.name < 0 && !row.unnamed;
  }

  private reject(row: DoubtfulRow): void {
    const column = this.shape.key < 0 ? (this.shape.amounts[0] ?? 0) : this.shape.key;
    const values = { label: row.label };
    this.rejected.push(
      rejection(this.layout.grid, row.index, column, "unverified-total", row.amount, values),
    );
  }

  /** Rows with an amount and no label: sums where the figures say so, else lines with what they have. */
  private settleUnlabelled(): readonly DoubtfulRow[] {
    const rows = this.doubtful.filter(({ wording }) => wording === null);
    if (rows.length === 0) return [];
    const ledger = new LineSums(this.lineAmounts, this.doubtful);
    // A lone line and its equal beside it are rather two lines, unless only lines have a document or a date.
    const leastLines = this.shape.evidence.length > 0 ? 1 : 2;
    const sums = rows.filter((row) => ledger.addsUp(row, leastLines));
    const kept = new Set(sums);
    for (const row of rows) {
      if (!kept.has(row)) this.line(this.layout.grid.values[row.index] as Row, row.index);
    }
    return sums;
  }
}

/** A sum with lines or other sums after it is a subtotal, unless it is called a grand total. */
function sumKind(row: DoubtfulRow, ledger: LineSums, lastSum: number): "total" | "subtotal" {
  if (row.wording === "grand") return "total";
  if (row.wording === "sub") return "subtotal";
  // The last client's sum ends a list as a grand total would, but makes its lines alone.
  if (row.amount !== ledger.all && ledger.difference(row) === 0) return "subtotal";
  if (ledger.linesBefore(row.index) === 0) return row.amount === ledger.all ? "total" : "subtotal";
  return ledger.linesAfter(row.index) > 0 || lastSum > row.index ? "subtotal" : "total";
}

/** All of something, as shares make it: 1, or 100 %. */
function isWhole(sum: number): boolean {
  return Math.abs(sum - 1) < 0.01 || Math.abs(sum - 100) < 1;
}

function lastFilledRow(values: SheetGrid["values"]): number {
  let last = values.length - 1;
  while (last >= 0 && isBlankRow(values[last] as Row)) last -= 1;
  return last;
}
