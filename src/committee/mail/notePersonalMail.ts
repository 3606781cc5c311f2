import { COMMITTEES_TABLE } from "../../book/committees";
import { sheetWords } from "../../book/words";
import { isoDay, localDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { toldIn, withTold, type Told } from "../../domain/committee/toldPeople";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { newerColumns } from "../../book/table";
import { addColumns, type TableContent } from "../../excel/table/ownTables";
import { readLongTables } from "../../excel/table/readLongTables";
import type { Language } from "../../locales/translator";
import { writeCommittee } from "../port/committeeFile";
import { COMMITTEE_COLUMNS, committeePlan, statedCommittees } from "../port/committeeRows";
import { readBook } from "../port/workbookState";

const COMMITTEES = { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS } as const;

/**
 * Notes in a committee's row that somebody's own message has left today; a day noted before stays.
 * @param about "clientsTold" before the meeting, "actionsTold" after it.
 * @throws Problem "agenda-not-prepared" when that committee has no row.
 */
export async function notePersonalMail(
  session: ExcelSession,
  committee: Day,
  about: "clientsTold" | "actionsTold",
  name: string,
  now: Date,
): Promise<Told> {
  const { state, tables } = await readBook(session, [COMMITTEES] as const);
  const [rows] = tables;
  const language = state.language ?? "fr";
  const record = statedCommittees(rows).committees.find(({ date }) => date === committee);
  if (rows === null || record === undefined) {
    throw new Problem("agenda-not-prepared", { day: isoDay(committee) });
  }
  const before = toldIn(record[about], name);
  if (before !== null) return before;
  const noted = withTold(record[about], name, sheetWords(language).day(localDay(now), "short"));
  const { refused } = await session.run(async (workbook) => {
    const whole = await withNewerColumns(workbook, rows, language);
    return writeCommittee(workbook, committeePlan(whole, committee, { [about]: noted }, language));
  });
  session.say(refused);
  return { on: localDay(now) };
}

/** A table made before these columns existed is given them, and read again. */
async function withNewerColumns(
  workbook: WorkbookContext,
  content: TableContent,
  language: Language,
): Promise<TableContent> {
  const newer = newerColumns(COMMITTEES_TABLE, content.keys);
  if (newer.length === 0) return content;
  addColumns(workbook, COMMITTEES_TABLE, content, newer, language);
  await workbook.sync();
  const [again] = await readLongTables(workbook, [COMMITTEES] as const);
  return again ?? content;
}
