import { OTHER_CLIENTS, type HistoryEntry } from "../../domain/committee/history";
import { COVER_GRADES, OVERDUE_GRADES, SIGNATURE_GRADES, type Grades } from "../../domain/policy/grid";
import { toUnits } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { AGEING_PARTS } from "../../domain/receivables/receivables";
import { literal, type CellInput, type CellOutput } from "../../excel/host/cells";
import { HISTORY_TABLE } from "../../excel/sheets/historySheet";
import { sheetWords, type RowInput } from "../../excel/table/layout";
import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import type { TablePlan } from "../../excel/table/tableWrites";
import { ageingIn, centsIn, dayIn, numberIn, textIn, wordIn, type CellRecord } from "./cellReading";
import { colourFrom } from "./cellWords";
import type { Language } from "../../locales/translator";

/** Every column of the history. */
export const HISTORY_COLUMNS = HISTORY_TABLE.columns.map(({ key }) => key);

/** The rows of the history that have a date; columns that were not read are nil, blank or null. */
export function historyEntries(content: TableContent): HistoryEntry[] {
  return recordsOf(content).flatMap((record) => {
    const committeeDate = dayIn(record["committeeDate"]);
    return committeeDate === null ? [] : [entryOf(committeeDate, record)];
  });
}

function entryOf(committeeDate: Day, record: CellRecord): HistoryEntry {
  return {
    committeeDate,
    clientCode: textIn(record["clientCode"]),
    clientName: textIn(record["client"]),
    colour: colourFrom(record["colour"]),
    computedColour: colourFrom(record["computedColour"]),
    grades: gradesOf(record),
    exposure: centsIn(record["exposure"]),
    validCover: centsIn(record["validCover"]),
    uncovered: centsIn(record["uncovered"]),
    balance: centsIn(record["balance"]),
    ageing: ageingIn(record),
    countedOverdue: centsIn(record["countedOverdue"]),
    oldestDaysLate: numberIn(record["oldestDaysLate"]) ?? 0,
    averageDaysLate: numberIn(record["averageDaysLate"]),
    disputed: centsIn(record["disputed"]),
    rating: textIn(record["rating"]),
    salesperson: textIn(record["salesperson"]),
    group: textIn(record["group"]),
    reasons: textIn(record["reasons"]),
    rules: textIn(record["rules"]),
  };
}

/** The three grades of a row of ours, an unknown signature counting as middling; null unless all are there. */
function gradesOf(record: CellRecord): Grades | null {
  const cover = wordIn(record["coverGrade"], COVER_GRADES, "grades");
  const signature = wordIn(record["signature"], [...SIGNATURE_GRADES, "unknown"] as const, "grades");
  const overdue = wordIn(record["overdueGrade"], OVERDUE_GRADES, "grades");
  if (cover === null || signature === null || overdue === null) return null;
  return { cover, signature: signature === "unknown" ? "medium" : signature, overdue };
}

/** An entry as its table keeps it, in the workbook's language. */
export function historyRow(entry: HistoryEntry, language: Language): RowInput {
  const words = sheetWords(language);
  const { colour, computedColour, grades } = entry;
  const grade = (key: Grades[keyof Grades] | undefined): CellInput =>
    key === undefined ? "" : literal(words.t(`workbook:grades.${key}`));
  return {
    committeeDate: entry.committeeDate,
    clientCode: literal(entry.clientCode),
    client: literal(entry.clientName),
    colour: colour === null ? "" : literal(words.t(`workbook:colours.${colour}`)),
    computedColour: computedColour === null ? "" : literal(words.t(`workbook:colours.${computedColour}`)),
    coverGrade: grade(grades?.cover),
    signature: grade(grades?.signature),
    overdueGrade: grade(grades?.overdue),
    exposure: toUnits(entry.exposure),
    validCover: toUnits(entry.validCover),
    uncovered: toUnits(entry.uncovered),
    balance: toUnits(entry.balance),
    ...Object.fromEntries(AGEING_PARTS.map((part) => [part, toUnits(entry.ageing[part])])),
    countedOverdue: toUnits(entry.countedOverdue),
    oldestDaysLate: entry.oldestDaysLate,
    averageDaysLate: entry.averageDaysLate ?? "",
    disputed: toUnits(entry.disputed),
    rating: literal(entry.rating),
    salesperson: literal(entry.salesperson),
    group: literal(entry.group),
    reasons: literal(entry.reasons),
    rules: literal(entry.rules),
  };
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
