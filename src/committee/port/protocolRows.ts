import type { CellOutput } from "../../book/cells";
import { wordNamed } from "../../book/kinds";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { readRows, type Reading, type Unreadable } from "../../book/reading";
import type { TableCells } from "../../book/table";
import type { Values } from "../../book/column";
import { isWord } from "../../book/words";
import {
  ACTION_KINDS,
  MOST_NUMBER,
  type ProtocolEntry,
  type ProtocolFacts,
} from "../../domain/protocol/protocol";
import { FACT_COLUMNS, PROTOCOL_COLUMNS, type FactColumn } from "../../excel/sheets/protocolSheet";
import type { Message } from "../../intake/source";
import { gatheredByColumn, unreadableWarnings } from "./unreadable";

/** The protocol as it stands, with a warning for each cell that cannot be read. */
export interface StatedProtocol<Entry> {
  readonly entries: readonly Entry[];
  readonly warnings: readonly Message[];
}

/**
 * Reads the protocol's rows, in the order in which they stand. People edit them, so every cell is checked:
 * what cannot be read is named with its address and left out, never guessed. Words are understood in every
 * language; a kind of action that users added is kept by its words.
 * @param columns those that were read, the facts among them; the others are blank.
 */
export function protocolEntries(
  content: TableCells<FactColumn> | null,
  columns: readonly ProtocolColumn[] = PROTOCOL_COLUMNS,
): StatedProtocol<ProtocolEntry> {
  const reading = readRows(PROTOCOL_TABLE, content as TableCells<ProtocolColumn> | null, columns);
  return {
    entries: reading.rows.map(({ index, values }) => entryOf({ ...BLANK, ...values }, index, reading)),
    warnings: [
      ...unreadableWarnings([...reading.unreadable, ...clearedCells(reading, columns)]),
      ...lostClients(reading),
    ],
  };
}

/** What the product writes into each of its rows. */
const ALWAYS_WRITTEN = ["number", "committeeDate", "decision"] as const;

/** What it writes into nearly each of them: it is said when no row has any. */
const NEARLY_ALWAYS = ["actionKind", "colour", "exposure", "uncovered", "overdue", "oldestDaysLate"] as const;

/** Cells that people cleared in rows that a committee left; told only where those were read that tell such rows. */
function clearedCells(
  { rows, at, isUnreadable }: Reading<Declared, ProtocolColumn>,
  columns: readonly ProtocolColumn[],
): Unreadable[] {
  if (!columns.includes("leftStatus")) return [];
  const left = rows.filter(({ values }) => values.leftStatus !== null);
  const ofClients = left.filter(({ values }) => values.clientCode !== "");
  const blankIn = (among: typeof left, key: ProtocolColumn) =>
    columns.includes(key)
      ? among
          .filter(
            ({ index, values }) => (values[key] === null || values[key] === "") && !isUnreadable(index, key),
          )
          .map(({ index }) => at(index, key))
      : [];
  const statusless = rows.filter(
    ({ values }) => values.leftStatus === null && (values.leftDueDate !== null || values.leftOwner !== ""),
  );
  return [
    ...blankIn(statusless, "leftStatus"),
    ...ALWAYS_WRITTEN.flatMap((key) => blankIn(left, key)),
    ...blankIn(ofClients, "client"),
    ...NEARLY_ALWAYS.flatMap((key) => {
      const blank = blankIn(ofClients, key);
      return blank.length > 1 && blank.length === ofClients.length ? blank : [];
    }),
  ];
}

/** The same from the columns of `FACT_COLUMNS` alone. */
export function protocolFacts(content: TableCells<FactColumn> | null): StatedProtocol<ProtocolFacts> {
  const reading = readRows(PROTOCOL_TABLE, content, FACT_COLUMNS);
  return {
    entries: reading.rows.map(({ index, values }) => factsOf(values, index, reading)),
    warnings: [...unreadableWarnings(reading.unreadable), ...lostClients(reading)],
  };
}

/** Rows that froze a client's colour and have no client any more: people merged its cell, or cleared it. */
function lostClients<K extends ProtocolColumn>({
  rows,
  at,
  isUnreadable,
}: Reading<Declared, FactColumn | K>): Message[] {
  const lost = rows.flatMap(({ index, values: { number, clientCode, colour } }): Message[] => {
    if (clientCode !== "" || colour === null || isUnreadable(index, "clientCode")) return [];
    const { address, heading: column } = at(index, "clientCode");
    return [{ code: "protocol-client-lost", values: { address, column, number: number ?? "?", value: "" } }];
  });
  return gatheredByColumn(lost);
}

/** The number of a row, typed as text too; null for what no row was ever given. */
export function givenNumber(cell: CellOutput | undefined): number | null {
  const isDigits = typeof cell === "string" && /^\s*\d{1,6}\s*$/.test(cell);
  const number = isDigits ? Number(cell) : cell;
  return typeof number === "number" && Number.isInteger(number) && number > 0 && number <= MOST_NUMBER
    ? number
    : null;
}

/** One body row as an entry; what cannot be read in it is null. */
export function entryAt(content: TableCells<ProtocolColumn>, row: number): ProtocolEntry {
  const cells = { ...content, rows: [content.rows[row] ?? []] };
  const reading = readRows(PROTOCOL_TABLE, cells, PROTOCOL_COLUMNS);
  return entryOf({ ...BLANK, ...reading.rows[0]?.values }, 0, reading);
}

type Declared = typeof PROTOCOL_TABLE.declared;
type Row = Values<Declared>;

/** What a row without anything says. */
const BLANK = Object.fromEntries(
  Object.entries(PROTOCOL_TABLE.declared).map(([key, { kind }]) => [key, kind.blank]),
) as unknown as Row;

function entryOf(row: Row, index: number, reading: Reading<Declared, ProtocolColumn>): ProtocolEntry {
  const { leftStatus, leftDueDate, leftOwner, ...values } = row;
  const { client, overdue, exposure, uncovered, oldestDaysLate, topic, decision, result } = values;
  const { salesPosition, financePosition, ruling, question, salesperson } = values;
  return {
    ...factsOf(values, index, reading),
    clientName: client,
    exposure,
    uncovered,
    countedOverdue: overdue,
    oldestDaysLate,
    topic,
    decision,
    result,
    salesPosition,
    financePosition,
    ruling,
    question,
    salesperson,
    left: leftStatus === null ? null : { status: leftStatus, dueDate: leftDueDate, owner: leftOwner },
  };
}

const kindNamed = wordNamed(ACTION_KINDS, "actionKinds");

function factsOf<K extends FactColumn>(
  values: Pick<Row, FactColumn>,
  index: number,
  { isUnreadable }: Pick<Reading<Declared, K>, "isUnreadable">,
): ProtocolFacts {
  const { actionKind: kindText, arbitration, result, ...facts } = values;
  // A blank status is to do; a word that is none of the statuses is not known.
  const status = values.status ?? (isUnreadable(index, "status" as K) ? null : "to-do");
  return {
    ...facts,
    kind: kindNamed(kindText) ?? null,
    kindText,
    status,
    cancelled: status === "dropped" && isWord(result, "protocol.cancelled"),
    arbitration: arbitration ?? "none",
  };
}
