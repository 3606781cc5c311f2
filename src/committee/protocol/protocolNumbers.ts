import type { CellOutput } from "../../book/cells";
import type { ProtocolColumn } from "../../book/protocol";
import { MOST_NUMBER } from "../../domain/protocol/protocol";
import { surveyProtocol, type ProtocolSurvey } from "../../excel/sheets/protocolTable";
import { takeInBelow } from "../../excel/table/rowAppend";
import { writeSeen, type SeenCell } from "../../excel/table/rowChange";
import { isBlankRow, readWholeRows, type Beside } from "../../excel/table/rowSurvey";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { givenNumber } from "../port/protocolRows";
import { onlyReading } from "../port/written";
import type { Message } from "../../intake/source";

/** Settles the numbers in a run of its own; what could not be put back is said apart. */
export async function settleProtocol(session: ExcelSession): Promise<readonly Message[]> {
  const { survey, notices } = await session.run((workbook) => settledSurvey(workbook));
  session.say(survey.refused);
  return notices;
}

/**
 * The protocol as it stands once rows just below it are taken in, rows typed by hand have a number, what is no
 * number has become one, and numbers given twice are settled: the lower of two rows gets a new one, and a row that continues it, of its
 * client, points to the new one. Only these cells are written.
 * @param beside what else is asked in the requests of the survey, last when nothing is left to settle.
 */
export async function settledSurvey(
  workbook: WorkbookContext,
  beside?: Beside<ProtocolColumn>,
): Promise<SettledSurvey> {
  return settle(workbook, await onlyReading(() => surveyProtocol(workbook, beside)), beside);
}

export interface SettledSurvey {
  /** With what could not be put back on the way. */
  readonly survey: ProtocolSurvey;
  readonly notices: readonly Message[];
}

async function settle(
  workbook: WorkbookContext,
  survey: ProtocolSurvey,
  beside: Beside<ProtocolColumn> | undefined,
): Promise<SettledSurvey> {
  const count = survey.strays;
  if (count > 0) {
    await takeInBelow(workbook, survey, count);
    const settled = await settle(workbook, await surveySettled(workbook, survey, beside), beside);
    const taken: Message = { code: "protocol-taken-in", values: { count } };
    return { ...settled, notices: [taken, ...settled.notices] };
  }
  const cells = [...misnumbered(survey), ...(await unnumbered(workbook, survey))];
  if (cells.length === 0) return { survey, notices: [] };
  const numbered = withNumbers(survey, cells);
  survey.noteAdded?.({ number: Math.max(...numbered.map(({ becomes }) => becomes)) });
  const missed = await writeSeen(workbook, survey, numbered);
  const notices = missed === 0 ? noticesOf(numbered) : [];
  return { survey: await surveySettled(workbook, survey, beside), notices };
}

/** The protocol after a write: what could not be put back is still to be said. */
async function surveySettled(
  workbook: WorkbookContext,
  { refused }: ProtocolSurvey,
  beside: Beside<ProtocolColumn> | undefined,
): Promise<ProtocolSurvey> {
  return { ...(await surveyProtocol(workbook, beside)), refused };
}

/** The next number: above every number ever given, also to rows that are gone or to which others point back. */
export function nextNumber({ content, lastNumber }: ProtocolSurvey): number {
  const columns = [content.keys.indexOf("number"), content.keys.indexOf("origin")];
  const kept = lastNumber <= MOST_NUMBER ? lastNumber : 0;
  return (
    1 +
    content.rows.reduce(
      (highest, row) =>
        columns.reduce((most, column) => Math.max(most, givenNumber(row[column]) ?? 0), highest),
      kept,
    )
  );
}

/** A number to be written, or an origin that follows one. */
type NumberCell = SeenCell<"number" | "origin">;

type Unsettled = Omit<NumberCell, "becomes"> & {
  /** The number that the row keeps, read from text; null for a new one. */
  readonly keeps: number | null;
  /** Rows whose origin follows the row's new number. */
  readonly followers: readonly number[];
};

/**
 * Rows whose number is text, no number, or given before: of several the first keeps it, one that is a number
 * before one that is text.
 */
function misnumbered({ content }: ProtocolSurvey): Unsettled[] {
  const { rows, keys } = content;
  const place = { number: keys.indexOf("number"), origin: keys.indexOf("origin") };
  const client = (row: number) => String(rows[row]?.[keys.indexOf("clientCode")] ?? "");
  const keepers = new Map<number, number>();
  for (const isText of [false, true]) {
    rows.forEach((row, index) => {
      const number = givenNumber(row[place.number]);
      const isTurn = (typeof row[place.number] === "string") === isText;
      if (number !== null && isTurn && !keepers.has(number)) keepers.set(number, index);
    });
  }
  return rows.flatMap((row, index): Unsettled[] => {
    const was = row[place.number] ?? "";
    const number = givenNumber(was);
    if (was === "" || (typeof was === "number" && number !== null && keepers.get(number) === index))
      return [];
    const keeper = number === null ? undefined : keepers.get(number);
    if (keeper === index) return [{ row: index, key: "number", was, keeps: number, followers: [] }];
    const isFollower = (other: readonly CellOutput[], at: number) =>
      other[place.origin] === was &&
      (keeper === undefined || (client(at) === client(index) && client(at) !== client(keeper)));
    const followers = rows.flatMap((other, at) => (isFollower(other, at) ? [at] : []));
    return [{ row: index, key: "number", was, keeps: null, followers }];
  });
}

/** Rows without number that hold something in any column. */
async function unnumbered(workbook: WorkbookContext, survey: ProtocolSurvey): Promise<Unsettled[]> {
  if (survey.isBlank) return [];
  const place = survey.content.keys.indexOf("number");
  const without = survey.content.rows.flatMap((row, index) => (row[place] === "" ? [index] : []));
  const whole = await readWholeRows(workbook, survey, without);
  return without
    .filter((_, index) => !isBlankRow(whole.rows[index] ?? []))
    .map((row) => ({ row, key: "number", was: "", keeps: null, followers: [] }));
}

function withNumbers(survey: ProtocolSurvey, cells: readonly Unsettled[]): NumberCell[] {
  let next = nextNumber(survey);
  return cells.flatMap(({ followers, keeps, ...cell }): NumberCell[] => {
    const becomes = keeps ?? next;
    if (keeps === null) next += 1;
    return [
      { ...cell, becomes },
      ...followers.map((row) => ({ row, key: "origin" as const, was: cell.was, becomes })),
    ];
  });
}

function noticesOf(cells: readonly NumberCell[]): Message[] {
  return cells
    .filter(({ key }) => key === "number")
    .map(({ was, becomes }): Message => {
      const number = givenNumber(was);
      if (was === "") return { code: "protocol-numbered", values: { number: becomes } };
      if (number === null)
        return { code: "protocol-number-replaced", values: { from: String(was), to: becomes } };
      if (number === becomes) return { code: "protocol-number-was-text", values: { number } };
      return { code: "protocol-renumbered", values: { from: number, to: becomes } };
    });
}
