import { isoDay, localDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import type { ExcelSession } from "../../excel/host/session";
import type { AgendaSent } from "./agendaContract";
import { HISTORY_TABLE } from "../../book/history";
import { readLongTables } from "../../excel/table/readLongTables";
import { readCommittees, writeCommitteeRow } from "../port/committeeFile";
import { historyDays } from "../port/historyRows";
import { readState } from "../port/workbookState";
import { committeeToCome } from "../../domain/committee/whichCommittee";
import { committeeDays } from "../port/committeeRows";

/**
 * Notes the day on which the agenda of the next committee was sent: from then on its figures are frozen and
 * what leaves it is struck. A day noted before stays.
 * @throws Problem "agenda-not-prepared" when the history has nothing of that committee.
 */
export async function markAgendaSent(
  session: ExcelSession,
  now: Date,
  day: Day = localDay(now),
): Promise<AgendaSent> {
  const state = await readState(session);
  const committee = committeeToCome(committeeDays(state.committees), now, state.policy.parameters);
  return session.run(async (workbook) => {
    const committees = await readCommittees(workbook);
    const [history] = await readLongTables(workbook, [
      { layout: HISTORY_TABLE, columns: ["committeeDate"] },
    ] as const);
    const record = committees.find(({ date }) => date === committee);
    if (record === undefined || !historyDays(history).has(committee)) {
      throw new Problem("agenda-not-prepared", { day: isoDay(committee) });
    }
    if (record.agendaSent !== null) return { committee, sent: record.agendaSent };
    await writeCommitteeRow(workbook, committee, { agendaSent: day }, state.language ?? "fr");
    return { committee, sent: day };
  });
}
