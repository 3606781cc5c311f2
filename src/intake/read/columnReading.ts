import { type Cents, toUnits } from "../../domain/basis/money";
import { dateOf, dayOf, type Day } from "../../domain/basis/day";
import { eachPlace } from "../../domain/basis/eachPlace";
import { cellAddress } from "../cells/a1";
import {
  dayOfCell,
  dayOfNumber,
  dayOfText,
  decideDateOrder,
  noDateEvidence,
  orderOfTexts,
  weighDateOrder,
  type DateEvidence,
} from "../cells/dates";
import { UNIT_FACTORS, unitOf, unitSaid } from "../find/amountUnit";
import { answerTo } from "../find/ask";
import { sourceColumn, type Layout, type LayoutColumn } from "../find/layout";
import { message, type IntakeMessage } from "../messages";
import {
  centsOfNumber,
  centsOfPlainText,
  centsOfText,
  decideDecimalMark,
  endsInThreeDigits,
  hasDecimals,
  mayBeThousands,
  noDecimalEvidence,
  vote,
  weighDecimalMark,
  type DecimalEvidence,
  type DecimalMark,
} from "../cells/numbers";
import { plainText } from "../cells/plainText";
import { CellColumn, Words } from "./tableColumns";
import type { CellValue } from "../cells/sheetGrid";
import type { DateOrder } from "../source";

/** Reads one column's amounts. */
export class AmountColumn {
  constructor(
    readonly index: number,
    readonly heading: string,
    readonly mark: DecimalMark,
    private readonly amounts: AmountCells,
    /** What one of its amounts is in units: 1,000 where it is written in thousands. */
    private readonly factor = 1,
    /** True when "12,345" among its decimals is twelve thousand. */
    private readonly hasThousands = false,
  ) {}

  /** True when a number of it has more decimals than cents: thousands are multiplied before they are rounded. */
  get isFiner(): boolean {
    return this.factor === 1 && this.amounts.isFiner;
  }

  /** The cell in that row of the grid. */
  cellAt(row: number): CellValue {
    return this.amounts.cells.at(row);
  }

  /** In cents, of the cell in that row of the grid; null when blank or unreadable. */
  readAt(row: number): Cents | null {
    const { cells, cents, mark } = this.amounts;
    const isKnown = this.factor === 1 && (mark === null || mark === this.mark);
    return (isKnown ? cents[row] : null) ?? this.read(cells.at(row));
  }

  /** In cents; null when blank or unreadable. */
  read(cell: CellValue | undefined): Cents | null {
    if (typeof cell === "number") return centsOfNumber(cell * this.factor);
    if (typeof cell !== "string" || cell === "") return null;
    const isThousands = this.hasThousands && mayBeThousands(cell, this.mark);
    return centsOfText(cell, isThousands ? otherMark(this.mark) : this.mark, this.factor);
  }
}

/**
 * What rounding amounts to cents left out: a sheet whose cells have more decimals shows a total that the
 * cents do not make, and the difference is explained by this.
 */
export class Rounding {
  rows = 0;
  private units = 0;

  note(cell: CellValue | undefined, cents: Cents): void {
    if (typeof cell !== "number" || !isFinerThan(cell, cents)) return;
    this.rows += 1;
    this.units += cell - toUnits(cents);
  }

  /** In cents, rounded. */
  get leftOut(): Cents {
    return Math.round(this.units * 100) + 0;
  }
}

/** Reads one column's dates. */
export class DateColumn {
  private readonly texts = new Words((cell) => dayOfText(String(cell), this.order));

  constructor(
    private readonly cells: CellColumn,
    readonly heading: string,
    private readonly order: DateOrder,
    /** True when days and months of its real dates were swapped and are to be put right. */
    private readonly isSwapped = false,
  ) {}

  get index(): number {
    return this.cells.index;
  }

  /** The cell in that row of the grid. */
  cellAt(row: number): CellValue {
    return this.cells.at(row);
  }

  /** The day in that row of the grid; null when blank or unreadable. */
  readAt(row: number): Day | null {
    return this.read(this.cells.at(row));
  }

  /** Null when blank or unreadable. */
  read(cell: CellValue | undefined): Day | null {
    if (typeof cell === "number") {
      const day = dayOfNumber(cell);
      return this.isSwapped && day !== null ? withDayAndMonthSwapped(day) : day;
    }
    return typeof cell !== "string" || cell === "" ? null : this.texts.meaningOf(cell);
  }
}

type TextCounts = ReadonlyMap<string, number>;

/** The different texts of each column and how often each stands there: dates repeat themselves a lot. */
function textCounts(layout: Layout, columns: readonly LayoutColumn[]): readonly TextCounts[] {
  const { values } = layout.grid;
  const counts = columns.map(() => new Map<string, number>());
  // All columns of a row at once: to reach a row takes longer than to look at its cells.
  eachPlace(layout.headerIndex + 1, values.length, (row) => {
    const cells = values[row] as readonly CellValue[];
    for (let place = 0; place < columns.length; place += 1) {
      const cell = cells[(columns[place] as LayoutColumn).index];
      if (typeof cell === "string" && cell !== "") countText(counts[place] as Map<string, number>, cell);
    }
  });
  return counts;
}

function countText(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1);
}

/** One amount column looked at once: what it says of its decimal mark, and the amounts that are plain. */
class AmountCells {
  readonly evidence = noDecimalEvidence();
  readonly cells: CellColumn;
  /**
   * By grid row; null where the cell is blank, unreadable, or wants the longer way of reading. A plain array: numbers
   * read out of a Float64Array take memory of their own wherever they are kept.
   */
  readonly cents: (Cents | null)[];
  /** The decimal mark that `cents` are read with; null when all of them are the same with any. */
  mark: DecimalMark | null = null;
  isFiner = false;
  /** A text ends in a comma or a dot and three digits. */
  hasThreeDigits = false;

  constructor(layout: Layout, column: number) {
    this.cells = new CellColumn(layout, column);
    this.cents = new Array<Cents | null>(this.cells.length).fill(null);
    eachPlace(layout.headerIndex + 1, this.cells.length, (row) => this.read(row));
  }

  private read(row: number): void {
    const cell = this.cells.at(row);
    if (typeof cell === "number") this.cents[row] = this.readNumber(cell);
    else if (typeof cell === "string" && cell !== "") this.cents[row] = this.readText(cell);
  }

  private readNumber(cell: number): Cents | null {
    const amount = centsOfNumber(cell);
    if (amount !== null) this.isFiner ||= isFinerThan(cell, amount);
    return amount;
  }

  private readText(cell: string): Cents | null {
    const tried: DecimalMark = this.mark ?? (cell.includes(".") ? "." : ",");
    const amount = centsOfPlainText(cell, tried);
    if (amount === null) {
      weighDecimalMark(cell, this.evidence);
      this.hasThreeDigits ||= endsInThreeDigits(cell);
    } else if (hasDecimals(cell)) {
      this.mark = tried;
      vote(tried, this.evidence);
    }
    return amount;
  }
}

/** The columns of amounts that were read of each table: what asks about them later need not read them again. */
const READ = new WeakMap<Layout, Map<number, AmountCells>>();

function amountsOf(layout: Layout, column: number): AmountCells {
  const known = READ.get(layout) ?? new Map<number, AmountCells>();
  READ.set(layout, known);
  const cells = known.get(column) ?? new AmountCells(layout, column);
  known.set(column, cells);
  return cells;
}

/** The grid indexes of the columns of amounts, of those read, of which a text ends in a mark and three digits. */
export function withThreeDigits(layout: Layout): readonly number[] {
  return [...(READ.get(layout) ?? [])].flatMap(([column, { hasThreeDigits }]) =>
    hasThreeDigits ? [column] : [],
  );
}

function isFinerThan(units: number, cents: Cents): boolean {
  return Math.abs(units * 100 - cents) > 0.001;
}

/** Decides the decimal mark of each amount column, from its own texts first, then the others of the sheet. */
export function amountColumns(
  layout: Layout,
  columns: readonly LayoutColumn[],
): { readonly columns: readonly AmountColumn[]; readonly warnings: readonly IntakeMessage[] } {
  const cells = columns.map(({ index }) => amountsOf(layout, index));
  const shared = sharedMark(cells.map(({ evidence }) => evidence));
  const warnings: IntakeMessage[] = [];
  const read = columns.map(({ index, heading }, place) => {
    const amounts = cells[place] as AmountCells;
    const found = decideDecimalMark(amounts.evidence, shared);
    const { assumed } = found;
    const mark = assumed ? (answeredMark(layout) ?? found.mark) : found.mark;
    const values = { sheet: layout.grid.sheet, heading };
    if (assumed) warnings.push(message("decimal-mark-assumed", values));
    const factor = UNIT_FACTORS[unitOf(layout, index)];
    const said = factor === 1 ? null : unitSaid(layout, index);
    // A title speaks of all columns: it is told once.
    if (said !== null && !warnings.some(({ values: told }) => told["said"] === said.text)) {
      warnings.push(message("amounts-in-thousands", { sheet: layout.grid.sheet, said: said.text, factor }));
    }
    const { groupsByComma, groupsByDot } = amounts.evidence;
    const hasThousands = groupsByComma + groupsByDot > 0 && readsThousands(layout, index, mark);
    return new AmountColumn(index, heading, mark, amounts, factor, hasThousands);
  });
  return { columns: read, warnings };
}

function answeredMark(layout: Layout): DecimalMark | null {
  const choice = answerTo(layout, "decimal-mark", "")?.choice;
  return choice === undefined ? null : choice === "dot" ? "." : ",";
}

/** Whether three digits behind the decimal mark are thousands: as answered, else so where other amounts have fewer. */
function readsThousands(layout: Layout, column: number, mark: DecimalMark): boolean {
  const answer = answerTo(layout, "three-decimals", sourceColumn(layout, column).heading)?.choice;
  return answer === undefined ? threeDecimals(layout, column, mark).length > 0 : answer === "thousands";
}

/** Grid rows of amounts such as "12,345" in a column whose other texts have one or two decimals. */
export function threeDecimals(layout: Layout, column: number, mark: DecimalMark): readonly number[] {
  const cells = new CellColumn(layout, column);
  const rows: number[] = [];
  let hasDecimalsElsewhere = false;
  for (let row = layout.headerIndex + 1; row < cells.length; row++) {
    const cell = cells.at(row);
    if (typeof cell !== "string" || cell === "") continue;
    if (mayBeThousands(cell, mark)) rows.push(row);
    else hasDecimalsElsewhere ||= cell.includes(mark) && hasDecimals(cell.trim());
  }
  return hasDecimalsElsewhere ? rows : [];
}

function otherMark(mark: DecimalMark): DecimalMark {
  return mark === "," ? "." : ",";
}

function sharedMark(evidences: readonly DecimalEvidence[]): DecimalMark | null {
  const commas = evidences.reduce((sum, { comma }) => sum + comma, 0);
  const dots = evidences.reduce((sum, { dot }) => sum + dot, 0);
  return commas === dots ? null : commas > dots ? "," : ".";
}

export interface DateColumns {
  readonly columns: readonly DateColumn[];
  /** How the sheet's text dates were read; null when it has none. */
  readonly order: DateOrder | null;
  readonly warnings: readonly IntakeMessage[];
}

/**
 * Decides the order of each date column from all its texts, then from the other date columns, then by the
 * order in which fewer due dates fall before their documents (`earlier`, `later`).
 */
export function dateColumns(
  layout: Layout,
  columns: readonly LayoutColumn[],
  pair: { readonly earlier: LayoutColumn; readonly later: LayoutColumn } | null,
): DateColumns {
  const written = textCounts(layout, columns);
  const evidences = written.map((counts) => {
    const evidence = noDateEvidence();
    for (const [text, times] of counts) weighDateOrder(text, evidence, times);
    return evidence;
  });
  const shared =
    sharedOrder(evidences) ??
    orderOfTitles(layout) ??
    (pair === null ? null : orderByPair(layout, pair)) ??
    orderOfLanguage(layout);
  const warnings: IntakeMessage[] = [];
  const orders: (DateOrder | null)[] = [];
  const read = columns.map(({ index, heading }, place) => {
    const chosen = layout.decision?.dateOrder ?? null;
    const decided = answeredOrder(layout, orderOf(evidences[place] as DateEvidence, shared, chosen));
    const values = { sheet: layout.grid.sheet, heading };
    if (decided.assumed) warnings.push(message("date-order-assumed", values));
    if (decided.contradicting > 0) {
      warnings.push(message("date-order-contradicted", { ...values, rows: decided.contradicting }));
    }
    const texts = written[place] as TextCounts;
    const swapped = swappedDates(layout, index, decided.order, texts.keys());
    const isAnswered = answerTo(layout, "dates-mixed", "")?.choice === "swapped";
    const isRepaired = swapped !== null && (layout.decision?.repairsSwappedDates === true || isAnswered);
    if (swapped !== null) {
      warnings.push(
        message(isRepaired ? "dates-repaired" : "dates-perhaps-swapped", { ...values, ...swapped }),
      );
    }
    orders.push(decided.order);
    return new DateColumn(new CellColumn(layout, index), heading, decided.order ?? "dmy", isRepaired);
  });
  return { columns: read, order: orders.find((order) => order !== null) ?? null, warnings };
}

/** The order as answered where nothing else tells it. */
function answeredOrder(
  layout: Layout,
  decided: ReturnType<typeof decideDateOrder>,
): ReturnType<typeof decideDateOrder> {
  const choice = decided.assumed ? answerTo(layout, "date-order", "")?.choice : undefined;
  return choice === "dmy" || choice === "mdy" ? { ...decided, order: choice } : decided;
}

/** The order decided by the user, else by the values. */
function orderOf(
  evidence: DateEvidence,
  shared: DateOrder | null,
  chosen: DateOrder | null,
): ReturnType<typeof decideDateOrder> {
  const found = decideDateOrder(evidence, shared);
  if (chosen === null || found.order === null || found.order === "ymd" || chosen === "ymd") return found;
  return { order: chosen, assumed: false, contradicting: chosen === "dmy" ? evidence.mdy : evidence.dmy };
}

function sharedOrder(evidences: readonly DateEvidence[]): DateOrder | null {
  const dmy = evidences.reduce((sum, each) => sum + each.dmy, 0);
  const mdy = evidences.reduce((sum, each) => sum + each.mdy, 0);
  return dmy === mdy ? null : dmy > mdy ? "dmy" : "mdy";
}

/** The order of the dates above the table, which the same hand wrote. */
function orderOfTitles({ grid, headerIndex }: Layout): DateOrder | null {
  return orderOfTexts(grid.values.slice(0, headerIndex).flat());
}

/** Words of headings in languages that write the day first; English is written in both orders. */
const DAY_FIRST =
  /\b(?:echeance|facture|solde|montant|piece|tiers|reste|restant|du|devise|libelle|rechnung\w*|fallig\w*|betrag|kunden?\w*|beleg\w*|vencimiento|factura|importe|saldo|fecha|scadenza|fattura|importo|data|verval\w*|factuur\w*|bedrag|klant\w*|datum)\b/;

/** Day first where two headings are of a language that writes it so; null for English ones. */
function orderOfLanguage({ headings }: Layout): DateOrder | null {
  const said = headings.filter(({ text }) => DAY_FIRST.test(plainText(text)));
  return said.length >= 2 ? "dmy" : null;
}

/** Pairs of dates looked at when no date by itself tells the order. */
const PAIRS_COMPARED = 2_000;

function orderByPair(
  layout: Layout,
  { earlier, later }: { readonly earlier: LayoutColumn; readonly later: LayoutColumn },
): DateOrder | null {
  const reversed = { dmy: 0, mdy: 0 };
  const end = Math.min(layout.grid.values.length, layout.headerIndex + 1 + PAIRS_COMPARED);
  for (let row = layout.headerIndex + 1; row < end; row++) {
    const from = layout.grid.values[row]?.[earlier.index];
    const to = layout.grid.values[row]?.[later.index];
    if (from === undefined || to === undefined) continue;
    if (isReversed(from, to, "dmy")) reversed.dmy += 1;
    if (isReversed(from, to, "mdy")) reversed.mdy += 1;
  }
  if (reversed.dmy === reversed.mdy) return null;
  return reversed.dmy < reversed.mdy ? "dmy" : "mdy";
}

function isReversed(from: CellValue, to: CellValue, order: DateOrder): boolean {
  const first = dayOfCell(from, order);
  const second = dayOfCell(to, order);
  return first !== null && second !== null && second < first;
}

/** Fewer dates than this tell nothing about swapped days and months. */
const LEAST_FOR_SWAP = 4;

/**
 * A file opened under another country's settings turns 03/04 into 4 March and leaves 13/04 a text: every
 * text has a day above 12 and no real date has one. Such a column is reported, never repaired unasked.
 * Returns its real dates, which are the swapped ones, and where the first stands; null for any other column.
 */
function swappedDates(
  layout: Layout,
  index: number,
  order: DateOrder | null,
  written: Iterable<string>,
): { readonly rows: number; readonly address: string } | null {
  if (order === null || order === "ymd") return null;
  const days = [...written].map((text) => dayOfText(text, order)).filter((day) => day !== null);
  if (days.length < LEAST_FOR_SWAP || days.some((day) => dateOf(day).getUTCDate() <= 12)) return null;
  const cells = new CellColumn(layout, index);
  let real = 0;
  let first = -1;
  for (let row = layout.headerIndex + 1; row < cells.length; row++) {
    const cell = cells.at(row);
    const day = typeof cell === "number" ? dayOfNumber(cell) : null;
    if (day === null) continue;
    if (dateOf(day).getUTCDate() > 12) return null;
    if (first < 0) first = row;
    real += 1;
  }
  if (real < LEAST_FOR_SWAP) return null;
  const { grid } = layout;
  const address = cellAddress(grid.sheet, grid.firstRow + first, grid.firstColumn + index);
  return { rows: real, address };
}

/** 4 March for 3 April; a day above 12 was not swapped. */
function withDayAndMonthSwapped(day: Day): Day {
  const date = dateOf(day);
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  return dayOfMonth > 12 ? day : dayOf(date.getUTCFullYear(), dayOfMonth, month);
}
