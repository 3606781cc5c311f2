import type { CellOutput } from "../../book/cells";
import {
  isBlankRow,
  readWholeRows,
  surveyProtocol,
  takeInStrays,
  writeNumbers,
  type NumberCell,
  type ProtocolSurvey,
} from "../../excel/sheets/protocolTable";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { refusedWarnings } from "../port/refusedWarnings";
import type { Message } from "../../intake/source";

/** Settles the numbers in a run of its own. */
export async function settleProtocol(session: ExcelSession): Promise<readonly Message[]> {
  return session.run(async (workbook) => (await settledSurvey(workbook)).notices);
}

/**
 * The protocol as it stands once rows just below it are taken in, rows typed by hand have a number, and
 * numbers given twice are settled: the lower of two rows gets a new one, and a row that continues it, of its
 * client, points to the new one. Only these cells are written.
 */
export async function settledSurvey(
  workbook: WorkbookContext,
): Promise<{ readonly survey: ProtocolSurvey; readonly notices: readonly Message[] }> {
  const survey = await surveyProtocol(workbook);
  if (survey.strays > 0) {
    const count = await takeInStrays(workbook, survey);
    const settled = await settledSurvey(workbook);
    return { ...settled, notices: [{ code: "protocol-taken-in", values: { count } }, ...settled.notices] };
  }
  const cells = [...doubles(survey), ...(await unnumbered(workbook, survey))];
  if (cells.length === 0) return { survey, notices: [] };
  const numbered = withNumbers(survey, cells);
  const missed = await writeNumbers(workbook, survey, numbered);
  const notices = [...(missed === 0 ? noticesOf(numbered) : []), ...refusedWarnings(survey.refused)];
  return { survey: await surveyProtocol(workbook), notices };
}

/** The next number: above every number given, also to rows that are gone and to which others point back. */
export function nextNumber({ content }: ProtocolSurvey): number {
  const columns = [content.keys.indexOf("number"), content.keys.indexOf("origin")];
  return (
    1 +
    content.rows.reduce(
      (highest, row) =>
        columns.reduce((most, column) => Math.max(most, wholeNumber(row[column] ?? "") ?? 0), highest),
      0,
    )
  );
}

function wholeNumber(cell: CellOutput): number | null {
  return typeof cell === "number" && Number.isInteger(cell) && cell > 0 ? cell : null;
}

type Unsettled = Omit<NumberCell, "becomes"> & {
  /** Rows whose origin follows the row's new number. */
  readonly followers: readonly number[];
};

function doubles({ content }: ProtocolSurvey): Unsettled[] {
  const { rows, keys } = content;
  const place = { number: keys.indexOf("number"), origin: keys.indexOf("origin") };
  const client = (row: number) => String(rows[row]?.[keys.indexOf("clientCode")] ?? "");
  const first = new Map<number, number>();
  return rows.flatMap((row, index): Unsettled[] => {
    const number = wholeNumber(row[place.number] ?? "");
    if (number === null) return [];
    const keeper = first.get(number);
    if (keeper === undefined) {
      first.set(number, index);
      return [];
    }
    const isFollower = (other: readonly CellOutput[], at: number) =>
      other[place.origin] === number && client(at) === client(index) && client(at) !== client(keeper);
    const followers = rows.flatMap((other, at) => (isFollower(other, at) ? [at] : []));
    return [{ row: index, key: "number", was: number, followers }];
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
    .map((row) => ({ row, key: "number", was: "", followers: [] }));
}

function withNumbers(survey: ProtocolSurvey, cells: readonly Unsettled[]): NumberCell[] {
  const next = nextNumber(survey);
  return cells.flatMap(({ followers, ...cell }, index): NumberCell[] => [
    { ...cell, becomes: next + index },
    ...followers.map((row) => ({ row, key: "origin" as const, was: cell.was, becomes: next + index })),
  ]);
}

function noticesOf(cells: readonly NumberCell[]): Message[] {
  return cells
    .filter(({ key }) => key === "number")
    .map(({ was, becomes }): Message =>
      was === ""
        ? { code: "protocol-numbered", values: { number: becomes } }
        : { code: "protocol-renumbered", values: { from: Number(was), to: becomes } },
    );
}
