import { HISTORY_TABLE } from "../../book/history";
import { readRows, wholeRows, type Reading, type Unreadable } from "../../book/reading";
import type { RowInput, TableCells } from "../../book/table";
import { toCells } from "../../book/writing";
import { OTHER_CLIENTS, type HistoryEntry } from "../../domain/committee/history";
import type { Day } from "../../domain/basis/day";
import { codeReader } from "../../domain/protocol/clientCodes";
import type { PastWeek } from "../../domain/receivables/paymentBehaviour";
import { literal, type CellOutput } from "../../book/cells";
import { type TableContent } from "../../excel/table/ownTables";
import type { TablePlan } from "../../excel/table/tableWrites";
import type { Message } from "../../intake/source";
import { textIn } from "./cellReading";
import { unreadableWarnings } from "./unreadable";
import type { Language } from "../../locales/translator";

/** Figures of a client that are followed over time. */
type Figure = "exposure" | "validCover" | "uncovered" | "countedOverdue" | "oldestDaysLate";

/** A client as it stood for one committee, with some of its figures. */
export type ClientPoint<F extends Figure> = Pick<
  HistoryEntry,
  "committeeDate" | "clientCode" | "clientName" | "colour" | "group" | F
>;

/** The clients at each committee, with a warning for each cell that cannot be read. */
export interface StatedHistory<F extends Figure> {
  readonly points: readonly ClientPoint<F>[];
  readonly warnings: readonly Message[];
}

/** What every point of the history is told from. */
export const POINT_COLUMNS = ["committeeDate", "clientCode", "client", "colour", "group"] as const;

/**
 * Reads how clients stood for each committee.
 * @param figures those that are needed: a row in which one is missing or cannot be read is left out, and named.
 */
export function clientPoints<F extends Figure>(
  content: TableCells<(typeof POINT_COLUMNS)[number] | F> | null,
  figures: readonly F[],
): StatedHistory<F> {
  const columns = [...POINT_COLUMNS, ...figures];
  const reading = readRows(HISTORY_TABLE, content, columns);
  const { rows: whole, lacking } = wholeRows(reading, ["committeeDate", "clientCode", ...figures]);
  const { rows, again } = firstOfEach(whole);
  const isTold = new Set(lacking.map(({ address }) => address));
  return {
    points: rows.map(({ values }) => {
      const { client: clientName, ...point } = values;
      return { ...point, clientName } as unknown as ClientPoint<F>;
    }),
    warnings: [
      ...unreadableWarnings(lacking, "point"),
      ...unreadableWarnings([
        ...reading.unreadable.filter(({ address }) => !isTold.has(address)),
        ...clearedColours(reading),
      ]),
      ...twiceWarnings(again.map(({ index }) => reading.at(index, "clientCode"))),
    ],
  };
}

/** The cells of colours that people cleared with their whole column: no client has one any more. */
function clearedColours<K extends keyof typeof HISTORY_TABLE.declared>({
  rows,
  at,
  isUnreadable,
}: Reading<typeof HISTORY_TABLE.declared, "clientCode" | "colour" | K>): Unreadable[] {
  const clients = rows.filter(({ values }) => values.clientCode !== OTHER_CLIENTS);
  const blank = clients.filter(
    ({ index, values }) => values.colour === null && !isUnreadable(index, "colour"),
  );
  return blank.length > 1 && blank.length === clients.length
    ? blank.map(({ index }) => at(index, "colour"))
    : [];
}

/** Rows of the history: of those that people have copied, a client once for each committee. */
function firstOfEach<
  R extends { readonly values: { readonly committeeDate: Day | null; readonly clientCode: string } },
>(rows: readonly R[]): { readonly rows: readonly R[]; readonly again: readonly R[] } {
  const first = new Map<string, R>();
  for (const row of rows) {
    const { committeeDate, clientCode } = row.values;
    const key = `${committeeDate} ${clientCode}`;
    if (!first.has(key)) first.set(key, row);
  }
  const kept = new Set(first.values());
  return { rows: [...kept], again: rows.filter((row) => !kept.has(row)) };
}

function twiceWarnings(again: readonly Unreadable[]): readonly Message[] {
  const [first] = again;
  if (first === undefined) return [];
  return [{ code: "history-twice", values: { count: again.length, address: first.address } }];
}

/** The days of committees that the history has rows of. */
export function historyDays(content: TableCells<"committeeDate"> | null): ReadonlySet<Day> {
  const { rows } = readRows(HISTORY_TABLE, content, ["committeeDate"]);
  return new Set(rows.flatMap(({ values: { committeeDate } }) => committeeDate ?? []));
}

/** What tells how late clients were at earlier committees. */
export const BEHAVIOUR_COLUMNS = ["committeeDate", "clientCode", "overdueGrade"] as const;

/** How late each client was at the committees that saw it. */
interface StatedBehaviour {
  /** By client code. */
  readonly seen: ReadonlyMap<string, readonly PastWeek[]>;
  readonly committees: ReadonlySet<Day>;
  readonly warnings: readonly Message[];
}

/**
 * Reads at which committees clients were late; a row without a grade tells nothing, one that is no grade is named.
 * @param codes codes of the clients, for those that lost their zeros.
 */
export function statedBehaviour(
  content: TableCells<(typeof BEHAVIOUR_COLUMNS)[number]> | null,
  codes: readonly string[],
): StatedBehaviour {
  const readCode = codeReader(codes);
  const { rows: read, unreadable, at } = readRows(HISTORY_TABLE, content, BEHAVIOUR_COLUMNS);
  const { rows, again } = firstOfEach(read);
  const seen = new Map<string, PastWeek[]>();
  const committees = new Set<Day>();
  for (const { values } of rows) {
    const { committeeDate, overdueGrade } = values;
    const clientCode = readCode(values.clientCode);
    if (committeeDate === null) continue;
    committees.add(committeeDate);
    if (overdueGrade === null) continue;
    const weeks = seen.get(clientCode) ?? [];
    weeks.push({ committeeDate, isLate: overdueGrade !== "up-to-date" });
    seen.set(clientCode, weeks);
  }
  const twice = twiceWarnings(again.map(({ index }) => at(index, "clientCode")));
  return { seen, committees, warnings: [...unreadableWarnings(unreadable), ...twice] };
}

/** An entry as its table keeps it, in the workbook's language. */
export function historyRow(entry: HistoryEntry, language: Language): RowInput {
  const { clientName: client, grades, ageing, ...columns } = entry;
  const { cover: coverGrade = null, signature = null, overdue: overdueGrade = null } = grades ?? {};
  return toCells(
    HISTORY_TABLE,
    { ...columns, ...ageing, client, coverGrade, signature, overdueGrade },
    language,
  );
}

/** Whether a body row of the history is of a committee. */
export function isOfCommittee(content: TableContent, date: Day): (row: readonly CellOutput[]) => boolean {
  const column = content.keys.indexOf("committeeDate");
  return (row) => row[column] === date;
}

/** Codes of the clients whose row of that date holds something of people's own: it is not taken away. */
export function keptCodes(content: TableContent, date: Day): Set<string> {
  const codeColumn = content.keys.indexOf("clientCode");
  const isOfDate = isOfCommittee(content, date);
  const kept = content.rows.filter((row) => isOfDate(row) && holdsOwn(content, row));
  return new Set(
    kept.map((row) => textIn(row[codeColumn])).filter((clientCode) => clientCode !== OTHER_CLIENTS),
  );
}

/** The agenda's notes and columns that people added are theirs. */
function holdsOwn({ keys }: TableContent, row: readonly CellOutput[]): boolean {
  return row.some((cell, column) => (keys[column] === null || keys[column] === "notes") && cell !== "");
}

/**
 * Puts the rows of one committee in the place of those it has: exactly one per client. Rows of clients who
 * are no longer among them go; every other row stays as it is.
 * @param content with the rows of that date read whole.
 */
export function historyPlan(
  content: TableContent,
  date: Day,
  entries: readonly HistoryEntry[],
  language: Language,
): TablePlan {
  const isOfDate = isOfCommittee(content, date);
  const codeColumn = content.keys.indexOf("clientCode");
  const missing = new Map(entries.map((entry) => [entry.clientCode, historyRow(entry, language)]));
  const gone: number[] = [];
  const matched = content.rows.map((row, index) => {
    if (!isOfDate(row)) return null;
    const clientCode = textIn(row[codeColumn]);
    const wanted = missing.get(clientCode);
    missing.delete(clientCode);
    if (wanted === undefined) gone.push(index);
    return wanted ?? null;
  });
  const left = [...missing.values()];
  // A new table's only row is blank: it is taken first.
  const wantedRows = matched.map((row, index) => {
    const isBlank = row === null && content.rows[index]?.every((cell) => cell === "");
    return isBlank && content.rows.length === 1 ? (left.shift() ?? null) : row;
  });
  return { layout: HISTORY_TABLE, content, wantedRows, added: left, gone };
}

/** A plan that leaves every row of the history as it stands. */
export function historyAsItStands(content: TableContent): TablePlan {
  return { layout: HISTORY_TABLE, content, wantedRows: content.rows.map(() => null), added: [], gone: [] };
}

/** A note about a client; without a code, about none in particular. */
interface ClientNote {
  readonly clientCode: string;
  readonly text: string;
}

/**
 * Keeps what people typed on the agenda of an earlier committee beside that committee's rows, before its page
 * makes room for the next one; notes about clients without a row stand on the row of the others.
 */
export function withNotes(plan: TablePlan, date: Day, notes: readonly ClientNote[]): TablePlan {
  const { content } = plan;
  const isOfDate = isOfCommittee(content, date);
  const column = (key: string) => content.keys.indexOf(key);
  const codes = new Set(content.rows.filter(isOfDate).map((row) => textIn(row[column("clientCode")])));
  const byCode = new Map<string, string[]>();
  for (const { clientCode, text } of notes) {
    const rowCode = codes.has(clientCode) ? clientCode : OTHER_CLIENTS;
    byCode.set(rowCode, [
      ...(byCode.get(rowCode) ?? []),
      rowCode === clientCode ? text : `${clientCode} : ${text}`,
    ]);
  }
  const wantedRows = plan.wantedRows.map((wanted, index) => {
    const row = content.rows[index] ?? [];
    const texts = isOfDate(row) ? byCode.get(textIn(row[column("clientCode")])) : undefined;
    if (texts === undefined) return wanted;
    const before = textIn(row[column("notes")]);
    const added = texts.filter((text) => !before.includes(text));
    return { ...wanted, notes: literal([before, ...added].filter((text) => text !== "").join("\n")) };
  });
  return { ...plan, wantedRows };
}
