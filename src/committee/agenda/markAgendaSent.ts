import { isoDay, localDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { keepNumber } from "../../excel/host/names";
import { AGENDA_SENT } from "../../excel/sheets/protocolTraces";
import type { ExcelSession } from "../../excel/host/session";
import type { AgendaSent } from "./agendaContract";
import { HISTORY_TABLE } from "../../book/history";
import { COMMITTEES_TABLE } from "../../book/committees";
import { writeCommittee } from "../port/committeeFile";
import { historyDays } from "../port/historyRows";
import { readBook } from "../port/workbookState";
import { committeeToCome } from "../../domain/committee/whichCommittee";
import { COMMITTEE_COLUMNS, committeeDays, committeePlan, statedCommittees } from "../port/committeeRows";

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
  const { state, tables } = await readBook(session, [
    { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
    { layout: HISTORY_TABLE, columns: ["committeeDate"] },
  ] as const);
  const [rows, history] = tables;
  const committee = committeeToCome(committeeDays(state.committees), now, state.policy.parameters);
  const record = statedCommittees(rows).committees.find(({ date }) => date === committee);
  if (rows === null || record === undefined || !historyDays(history).has(committee)) {
    throw new Problem("agenda-not-prepared", { day: isoDay(committee) });
  }
  if (record.agendaSent !== null) return { committee, sent: record.agendaSent };
  const plan = committeePlan(rows, committee, { agendaSent: day }, state.language ?? "fr");
  const { refused } = await session.run((workbook) => {
    keepNumber(workbook, AGENDA_SENT, committee);
    return writeCommittee(workbook, plan);
  });
  session.say(refused);
  return { committee, sent: day };
}
