import { toUnits, type Cents } from "../../domain/basis/money";
import { cellAddress } from "../cells/a1";
import { ask } from "../find/ask";
import { bucketOf, isOldestBucket } from "../find/buckets";
import { matchHeading, normaliseHeading } from "../find/headings";
import { isOfPercent, paidShareOf, partPaid, type PaidShare } from "../find/paidShare";
import { unreadColumns, unreadFigures } from "../find/unread";
import { QUESTIONS, type Question } from "../question";
import { amountColumns } from "../read/columnReading";
import { dayOfText } from "../cells/dates";
import { sheetRow, sourceColumn, type Layout, type RivalColumn } from "../find/layout";
import { message, quoted, type IntakeMessage, type WarningCode } from "../messages";
import { sampleRows } from "../find/columnProfile";
import { sumOfLines } from "../read/lineSums";
import type { TableReading } from "../read/reading";
import { looseCents } from "../cells/numbers";
import { isBlank } from "../cells/plainText";
import type { CellValue } from "../cells/sheetGrid";
import type { Field, Finding, IgnoredRow, SourceStatus, UnreadColumn } from "../source";

/** Below this a table is likely, not sure, to be of its kind. */
const SURE = 0.6;

/** What was assumed to read a table, and might as well be otherwise. */
const ASSUMPTIONS: ReadonlySet<string> = new Set<WarningCode>([
  "date-order-assumed",
  "dates-perhaps-swapped",
  "decimal-mark-assumed",
  "open-amount-assumed",
]);

/**
 * The reading with its status, what is asked where it is doubtful, and why among its findings. What the user decided
 * for this very layout is not doubted again.
 */
export function withStatus<R extends TableReading>(layout: Layout, reading: R): R {
  const doubts = doubtsOf(layout, reading);
  const open = doubts.filter(({ question }) => question?.answer == null);
  const asked = doubts.flatMap(({ question }) => (question === null ? [] : [question]));
  const findings = [...open.map(asFinding), ...reading.source.findings];
  return {
    ...reading,
    questions: [...(reading.questions ?? []), ...asked],
    source: { ...reading.source, status: statusOf(layout, open), findings },
  };
}

/** Why a reading is doubtful, and the question that settles it; null for one that is settled on the sheet's card. */
interface Doubt {
  readonly said: IntakeMessage;
  readonly question: Question | null;
}

function statusOf({ decision, lost, moved, key }: Layout, doubts: readonly Doubt[]): SourceStatus {
  if (decision === null) return doubts.length > 0 ? "doubtful" : "found";
  return isChanged(decision.layout, key) || lost.length + moved.length > 0 ? "changed" : "confirmed";
}

/** A decision without a layout, typed by hand, holds for any. */
function isChanged(decided: string, key: string): boolean {
  return decided !== "" && decided !== key;
}

function doubtsOf(layout: Layout, reading: TableReading): readonly Doubt[] {
  const { decision, lost, moved, key } = layout;
  const { sheet } = layout.grid;
  if (decision !== null) {
    const changed = isChanged(decision.layout, key) ? [message("layout-changed", { sheet })] : [];
    const gone = lost.length === 0 ? [] : [message("headings-lost", { sheet, headings: lost.join(", ") })];
    const elsewhere =
      moved.length === 0 ? [] : [message("twin-columns-moved", { sheet, headings: moved.join(", ") })];
    return [...gone, ...elsewhere, ...changed].map((said) => ({ said, question: null }));
  }
  const found = [
    ...unsure(layout, reading),
    ...linesAbove(layout),
    ...tableBelow(layout, reading.source.ignored),
    ...rivalry(layout),
    ...reading.warnings
      .filter(({ code }) => ASSUMPTIONS.has(code))
      .flatMap((said) => [assumption(layout, said, reading.source.ignored), ...wordsBeside(layout, said)]),
  ];
  // Of cover, clients and sales no figure waits for an answer.
  return isReceivables(layout) ? found : found.map(({ said }) => ({ said, question: null }));
}

function isReceivables({ kind }: Layout): boolean {
  return kind === "open-items" || kind === "aged-balance";
}

/** A table that is likely, not sure, to be of its kind: what it was read as, with two of its rows. */
function unsure(layout: Layout, { source }: TableReading): readonly Doubt[] {
  const { confidence, kind, columns, buckets, grid } = layout;
  const isAnswered = layout.answers.some((answer) => answer.kind === "sheet-kind");
  if (confidence >= SURE && !isAnswered) return [];
  const amount =
    columns.openAmount ?? columns.originalAmount ?? columns.debit ?? columns.balance ?? buckets[0] ?? null;
  const client = (columns.clientName ?? columns.clientCode)?.heading ?? "";
  const values = {
    client,
    rows: source.rowsRead,
    count: source.rowsRead,
    amount: toUnits(source.sumRead ?? 0),
  };
  const question = ask(layout, "sheet-kind", {
    column: amount?.index ?? null,
    rows: sampledRows(layout),
    values,
    choices: QUESTIONS["sheet-kind"],
    subject: "",
  });
  return [{ said: message("confidence-low", { sheet: grid.sheet, kind }), question }];
}

/** Grid rows that stand for all of the table: the first ones, and some of the others. */
function sampledRows({ grid, headerIndex }: Layout): readonly number[] {
  return sampleRows(headerIndex + 1, grid.values.length);
}

/** What was assumed of a column that a message names, as a question about it. */
function assumption(layout: Layout, said: IntakeMessage, ignored: readonly IgnoredRow[]): Doubt {
  const named = String(said.values["heading"] ?? "");
  const column = layout.headings.find(({ text, name }) => text === named || name === named)?.index ?? null;
  const about = { column, rows: rowsWith(layout, column), subject: "" };
  switch (said.code) {
    case "date-order-assumed":
      return { said, question: ask(layout, "date-order", { ...about, choices: QUESTIONS["date-order"] }) };
    case "dates-perhaps-swapped": {
      const rows = Number(said.values["rows"] ?? 0);
      const values = { rows, count: rows };
      return {
        said,
        question: ask(layout, "dates-mixed", { ...about, values, choices: QUESTIONS["dates-mixed"] }),
      };
    }
    case "decimal-mark-assumed": {
      const [read] =
        column === null ? [] : amountColumns(layout, [{ index: column, heading: named, score: 1 }]).columns;
      const proposed = read?.mark === "." ? 1 : 0;
      return {
        said,
        question: ask(layout, "decimal-mark", { ...about, choices: QUESTIONS["decimal-mark"], proposed }),
      };
    }
    default:
      return { said, question: openAmount(layout, column, ignored) };
  }
}

/** Where nothing tells what is paid of the amounts, the words that nobody knows may: each column of them is asked about. */
function wordsBeside(layout: Layout, said: IntakeMessage): readonly Doubt[] {
  if (said.code !== "open-amount-assumed" || layout.columns.status !== undefined) return [];
  const isOfWords = ({ holds }: UnreadColumn): boolean => holds === "words" || holds === "statuses";
  const share = paidShareOf(layout)?.index;
  const columns = unreadColumns(layout)
    .filter(isOfWords)
    .map(({ column }) => column - layout.grid.firstColumn);
  return columns
    .filter((index) => index !== share)
    .slice(0, COLUMNS_OF_WORDS)
    .map((index) => ({ said, question: unknownWords(layout, index) }));
}

/** Columns of words asked about, and words of one that are offered: more can be answered to one by one. */
const COLUMNS_OF_WORDS = 2;
const WORDS_OFFERED = 6;

function unknownWords(layout: Layout, column: number): Question {
  const rows = new Map<string, number>();
  for (const row of rowsWith(layout, column)) {
    const word = quoted(layout.grid.values[row]?.[column] ?? "");
    if (!rows.has(word)) rows.set(word, row);
  }
  const words = [...rows.keys()].slice(0, WORDS_OFFERED);
  const choices = ["nothing", ...words.map((word) => ({ choice: "word", heading: word }))];
  if (words.length > 2) choices.push("each");
  const amountHeading = (layout.columns.openAmount ?? layout.columns.originalAmount)?.heading ?? "";
  const values = { words: words.join("\n"), amountHeading };
  return ask(layout, "unknown-words", { column, rows: [...rows.values()], values, choices });
}

/** Amounts that no heading calls open: they may be what was billed, and another column what is left of it. */
function openAmount(layout: Layout, column: number | null, ignored: readonly IgnoredRow[]): Question {
  const sumOf = (each: number | null): Cents => sumOfLines(layout, each, ignored);
  const share = column === null ? null : paidShareOf(layout);
  const paid = share?.index ?? paidPerhaps(layout, column);
  if (paid !== null) {
    const heading = column === null ? "" : sourceColumn(layout, column).heading;
    const values = {
      amountHeading: heading,
      held: toUnits(share === null ? sumOf(paid) : sumPaid(layout, column ?? -1, share)),
      whole: toUnits(sumOf(column)),
    };
    return ask(layout, "amount-paid", {
      column: paid,
      rows: rowsWith(layout, paid),
      values,
      choices: QUESTIONS["amount-paid"],
    });
  }
  const others = unreadColumns(layout)
    .filter(({ holds, heading }) => holds === "amounts" && !isOfPercent(heading))
    .slice(0, COLUMNS_OFFERED);
  const choices = ["open", ...others.map(({ heading }) => ({ choice: "column", heading }))];
  if (others.length === 0) choices.push("not-read");
  const values = { whole: toUnits(sumOf(column)) };
  return ask(layout, "open-amount", { column, rows: rowsWith(layout, column), values, choices, subject: "" });
}

/** What a column of shares says is paid of the amounts, in cents. */
function sumPaid({ grid, headerIndex }: Layout, column: number, share: PaidShare): Cents {
  return grid.values.slice(headerIndex + 1).reduce((sum, row) => {
    const part = partPaid(share, row[share.index] ?? "") ?? 0;
    return sum + Math.round((looseCents(row[column]) ?? 0) * part);
  }, 0);
}

/** Other columns of amounts offered beside the one that was taken. */
const COLUMNS_OFFERED = 4;

/** A column of amounts of which none is more than the line's, some all of it, and some none. */
function paidPerhaps(layout: Layout, column: number | null): number | null {
  if (column === null) return null;
  const amounts = unreadFigures(layout).filter(({ heading }) => !isRange(heading));
  const found = amounts.find((each) => {
    const index = each.column - layout.grid.firstColumn;
    let [whole, none] = [0, 0];
    for (const row of sampledRows(layout)) {
      const [amount, part] = [column, index].map((at) => looseCents(layout.grid.values[row]?.[at]) ?? 0) as [
        number,
        number,
      ];
      if (part < 0 || part > Math.abs(amount)) return false;
      if (part === 0) none += 1;
      else if (part === amount) whole += 1;
    }
    return whole > 0 && none > 0;
  });
  return found === undefined ? null : found.column - layout.grid.firstColumn;
}

/** A range of days late, or what is not due, is a part of what is owed and no payment. */
function isRange(heading: string): boolean {
  const normal = normaliseHeading(heading);
  const isNotDue = matchHeading(normal, "aged-balance").some(({ meaning }) => meaning === "notDue");
  return isNotDue || bucketOf(heading) !== null || isOldestBucket(normal);
}

function rowsWith(layout: Layout, column: number | null): readonly number[] {
  const rows = sampledRows(layout);
  return column === null ? rows : rows.filter((row) => !isBlank(layout.grid.values[row]?.[column]));
}

function asFinding({ said }: Doubt): Finding {
  const { address, rows } = said.values;
  return {
    message: said,
    addresses: typeof address === "string" ? [address] : [],
    rows: typeof rows === "number" ? rows : 0,
  };
}

/** Rows over the headings with a client and a figure where the table has its own. */
function linesAbove(layout: Layout): readonly Doubt[] {
  const { grid, headerIndex, columns } = layout;
  const key = (columns.clientCode ?? columns.clientName)?.index ?? -1;
  const figures = FIGURES.map((field) => columns[field]?.index).filter((index) => index !== undefined);
  const rows = grid.values.slice(0, headerIndex).flatMap((row, index) => {
    const isLine = !isBlank(row[key]) && figures.some((column) => isFigure(row[column]));
    return isLine ? [index] : [];
  });
  const [first] = rows;
  if (first === undefined) return [];
  const address = cellAddress(grid.sheet, grid.firstRow + first, grid.firstColumn + key);
  const amountAt = figures[0] ?? -1;
  const amount = rows.reduce((sum, row) => sum + (looseCents(grid.values[row]?.[amountAt]) ?? 0), 0);
  const values = { rows: rows.length, count: rows.length, amount: toUnits(amount), address };
  return [
    {
      said: message("lines-above-headings", { sheet: grid.sheet, rows: rows.length, address }),
      question: ask(layout, "lines-above", { column: key, rows, values, choices: QUESTIONS["lines-above"] }),
    },
  ];
}

/** Fewer texts than this after a blank row are a note. */
const LEAST_HEADINGS = 3;

/**
 * Words after a blank row, one of them where the table has its figures: headings of something else, whose lines
 * would count as this table's.
 */
function tableBelow(layout: Layout, ignored: readonly IgnoredRow[]): readonly Doubt[] {
  const { grid, headerIndex, columns, buckets, months } = layout;
  const named = FIGURES.map((field) => columns[field]).filter((column) => column !== undefined);
  const figures = [...named, ...buckets, ...months].map(({ index }) => index);
  const headings = grid.values[headerIndex] ?? [];
  const isOther = (index: number): boolean => {
    const row = grid.values[index] ?? [];
    const filled = row.filter((cell) => !isBlank(cell));
    if (filled.length < LEAST_HEADINGS || !filled.every(isWord)) return false;
    return figures.some((column) => !isBlank(row[column]) && row[column] !== headings[column]);
  };
  const blank = ignored.filter(({ reason }) => reason === "blank");
  const afterBlank = blank.map(({ row }) => row - grid.firstRow);
  const first = afterBlank.find(isOther);
  if (first === undefined) return [];
  const row = grid.values[first] ?? [];
  const column = row.findIndex((cell) => !isBlank(cell));
  const address = cellAddress(grid.sheet, grid.firstRow + first, grid.firstColumn + column);
  const text = quoted(row[column] ?? "");
  return [
    {
      said: message("table-below", { sheet: grid.sheet, address }),
      question: ask(layout, "table-below", {
        column,
        rows: [first, first + 1],
        values: { address, text, row: sheetRow(grid, first) },
        choices: QUESTIONS["table-below"],
        subject: text,
      }),
    },
  ];
}

function isWord(cell: CellValue): boolean {
  return typeof cell === "string" && /\p{L}{2}/u.test(cell) && !/\d/.test(cell);
}

const FIGURES: readonly Field[] = ["openAmount", "debit", "credit", "balance", "granted", "amount"];

function isFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || cell === "" || dayOfText(cell, "dmy") !== null) return false;
  return looseCents(cell) !== null;
}

/** Two columns that suit one field as well and say different things. */
function rivalry(layout: Layout): readonly Doubt[] {
  return layout.rivals
    .filter((rival) => saysOtherwise(layout, rival))
    .map(({ field, column }) => {
      const nameAt = (index: number) => sourceColumn(layout, index).heading;
      const chosen = layout.columns[field]?.index ?? -1;
      const [heading, other] = [nameAt(chosen), nameAt(column.index)];
      return {
        said: message("columns-compete", { sheet: layout.grid.sheet, heading, other }),
        question: ask(layout, "columns-compete", {
          column: chosen,
          rows: rowsThatDiffer(layout, chosen, column.index),
          values: { other },
          choices: [heading, other].map((each) => ({ choice: "column", heading: each })),
          subject: field,
        }),
      };
    });
}

function rowsThatDiffer(layout: Layout, one: number, other: number): readonly number[] {
  const { values } = layout.grid;
  return sampledRows(layout).filter((row) => values[row]?.[one] !== values[row]?.[other]);
}

function saysOtherwise(layout: Layout, { field, column }: RivalColumn): boolean {
  const { grid, columns } = layout;
  const chosen = columns[field]?.index ?? column.index;
  return sampledRows(layout).some((row) => {
    const [first, second] = [grid.values[row]?.[chosen], grid.values[row]?.[column.index]];
    return first !== second && first !== "" && second !== "";
  });
}
