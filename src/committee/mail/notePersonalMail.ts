import { isoDay, localDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { toldIn, withTold, type Told } from "../../domain/committee/toldPeople";
import { sheetWords } from "../../book/words";
import type { ExcelSession } from "../../excel/host/session";
import { readCommittees, writeCommitteeRow } from "../port/committeeFile";
import { readState } from "../port/workbookState";

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
  const { language } = await readState(session);
  const words = sheetWords(language ?? "fr");
  return session.run(async (workbook) => {
    const record = (await readCommittees(workbook)).find(({ date }) => date === committee);
    if (record === undefined) throw new Problem("agenda-not-prepared", { day: isoDay(committee) });
    const before = toldIn(record[about], name);
    if (before !== null) return before;
    const noted = withTold(record[about], name, words.day(localDay(now), "short"));
    await writeCommitteeRow(workbook, committee, { [about]: noted }, language ?? "fr");
    return { on: localDay(now) };
  });
}
