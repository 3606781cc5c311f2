import { COLOURS, type Colour } from "../../domain/policy/grid";
import { toCents, type Cents } from "../../domain/basis/money";
import {
  ACTION_KINDS,
  MOST_NUMBER,
  ACTION_STATUSES,
  ARBITRATION_STATES,
  type ActionKind,
  type ActionStatus,
  type ArbitrationState,
  type ProtocolEntry,
  type ProtocolFacts,
} from "../../domain/protocol/protocol";
import { cellAddress, quotedSheet, type CellOutput } from "../../book/cells";
import { headingOf } from "../../book/table";
import { sheetWords } from "../../book/words";
import type { TableContent } from "../../excel/table/ownTables";
import type { ProtocolColumn } from "../../book/protocol";
import type { Message } from "../../intake/source";
import { type TextKey, LANGUAGES, type Language } from "../../locales/translator";
import { folded } from "../../domain/basis/text";

/** The protocol as it stands, with a warning for each cell that cannot be read. */
export interface StatedProtocol<Entry> {
  readonly entries: readonly Entry[];
  readonly warnings: readonly Message[];
}

/**
 * Reads the protocol's rows, in the order in which they stand. People edit them, so every cell is checked:
 * what cannot be read is named with its address and left out, never guessed. Words are understood in every
 * language; a kind of action that users added is kept by its words.
 */
export function protocolEntries(content: TableContent | null): StatedProtocol<ProtocolEntry> {
  return readEach(content, entryOf);
}

/** The same from the columns of `FACT_COLUMNS` alone. */
export function protocolFacts(content: TableContent | null): StatedProtocol<ProtocolFacts> {
  return readEach(content, factsOf);
}

/** One body row as an entry; what cannot be read in it is null. */
export function entryAt(content: TableContent, row: number): ProtocolEntry {
  return entryOf(cellReader(content, row, []));
}

function readEach<Entry>(
  content: TableContent | null,
  read: (cells: CellReader) => Entry,
): StatedProtocol<Entry> {
  const warnings: Message[] = [];
  const entries: Entry[] = [];
  content?.rows.forEach((cells, row) => {
    const isBlank = cells.every((cell, column) => cell === "" || content.keys[column] === null);
    if (!isBlank) entries.push(read(cellReader(content, row, warnings)));
  });
  return { entries, warnings };
}

function entryOf(cells: CellReader): ProtocolEntry {
  return {
    ...factsOf(cells),
    clientName: cells.text("client"),
    exposure: cells.amount("exposure"),
    uncovered: cells.amount("uncovered"),
    countedOverdue: cells.amount("overdue"),
    oldestDaysLate: cells.whole("oldestDaysLate"),
    topic: cells.text("topic"),
    decision: cells.text("decision"),
    result: cells.text("result"),
    salesPosition: cells.text("salesPosition"),
    financePosition: cells.text("financePosition"),
    ruling: cells.text("ruling"),
    question: cells.text("question"),
  };
}

function factsOf(cells: CellReader): ProtocolFacts {
  const status = cells.isBlank("status") ? "to-do" : cells.word("status", STATUSES);
  const kindText = cells.text("actionKind");
  return {
    number: cells.whole("number"),
    committeeDate: cells.day("committeeDate"),
    clientCode: cells.text("clientCode").trim(),
    colour: cells.word("colour", COLOUR_WORDS),
    kind: KINDS.get(folded(kindText)) ?? null,
    kindText,
    owner: cells.text("owner"),
    dueDate: cells.day("dueDate"),
    status,
    doneOn: cells.day("doneOn"),
    cancelled: status === "dropped" && CANCELLED.has(folded(cells.text("result"))),
    arbitration: cells.word("arbitration", ARBITRATIONS) ?? "none",
    rulingDate: cells.day("rulingDate"),
    origin: cells.whole("origin"),
    amount: cells.amount("amount"),
    until: cells.day("until"),
    rulingDue: cells.day("rulingDue"),
  };
}

/** The words of each value in every language, as compared. */
function wordsOf<T extends string>(values: readonly T[], group: string): ReadonlyMap<string, T> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      values.map((value): [string, T] => [
        folded(sheetWords(language).t(`workbook:${group}.${value}` as TextKey)),
        value,
      ]),
    ),
  );
}

const STATUSES = wordsOf<ActionStatus>(ACTION_STATUSES, "statuses");
const KINDS = wordsOf<ActionKind>(ACTION_KINDS, "actionKinds");
const COLOUR_WORDS = wordsOf<Colour>(COLOURS, "colours");
const ARBITRATIONS = wordsOf<ArbitrationState>(ARBITRATION_STATES, "arbitration");
const CANCELLED = wordsOf(["cancelled"], "protocol");

/** The cells of one row, each checked as it is read. */
interface CellReader {
  isBlank(column: ProtocolColumn): boolean;
  text(column: ProtocolColumn): string;
  whole(column: ProtocolColumn): number | null;
  day(column: ProtocolColumn): number | null;
  amount(column: ProtocolColumn): Cents | null;
  word<T extends string>(column: ProtocolColumn, words: ReadonlyMap<string, T>): T | null;
}

function cellReader(content: TableContent, row: number, warnings: Message[]): CellReader {
  const cells = content.rows[row] ?? [];
  const cellOf = (column: ProtocolColumn) => cells[content.keys.indexOf(column)] ?? "";
  const checked = <T>(column: ProtocolColumn, read: (cell: CellOutput) => T | null): T | null => {
    const cell = cellOf(column);
    if (cell === "") return null;
    const value = read(cell);
    if (value === null) warnings.push(unreadable(content, row, column, cell));
    return value;
  };
  return {
    isBlank: (column) => String(cellOf(column)).trim() === "",
    text: (column) => String(cellOf(column)),
    whole: (column) => checked(column, (cell) => (isWhole(cell) ? cell : null)),
    // An hour typed with the day does not make another day.
    day: (column) => checked(column, (cell) => (isDay(cell) ? Math.floor(cell) : null)),
    amount: (column) => checked(column, (cell) => (typeof cell === "number" ? toCents(cell) : null)),
    word: (column, words) => checked(column, (cell) => words.get(folded(String(cell))) ?? null),
  };
}

function isWhole(cell: CellOutput): cell is number {
  return typeof cell === "number" && Number.isInteger(cell) && cell >= 0 && cell <= MOST_NUMBER;
}

/** From 1 March 1900, the first serial that is the same everywhere, to the last day Excel knows. */
function isDay(cell: CellOutput): cell is number {
  return typeof cell === "number" && cell >= 61 && cell < 2_958_466;
}

function unreadable(content: TableContent, row: number, column: ProtocolColumn, cell: CellOutput): Message {
  const index = content.keys.indexOf(column);
  const address = cellAddress(content.bodyRow + row, content.bodyColumn + index);
  return {
    code: "protocol-cell-unreadable",
    values: {
      address: `${quotedSheet(content.sheet)}!${address}`,
      column: content.headings[index] ?? "",
      value: String(cell),
    },
  };
}

/** The language the protocol's headings are in: its cells are written in the same. */
export function languageOfHeadings({ headings, keys }: Pick<TableContent, "headings" | "keys">): Language {
  const matches = (language: Language) =>
    keys.filter((key, column) => {
      if (key === null) return false;
      return folded(headingOf("CC_Protocol", key, language)) === folded(headings[column] ?? "");
    }).length;
  return matches("en") > matches("fr") ? "en" : "fr";
}
