import { isLate, isOpen } from "../../domain/protocol/actions";
import { sheetEdits } from "../../domain/protocol/sheetEdits";
import { agendaDue, committeeOnHoliday } from "../../domain/committee/committeeCalendar";
import { preparedCommittees } from "../../domain/results/committeeTrend";
import { isoDay, localDay, type Day } from "../../domain/basis/day";
import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import { committeeOfTheWeek, committeeToCome, committeeToHold } from "../../domain/committee/whichCommittee";
import type { Policy } from "../../domain/policy/policy";
import { CLIENTS_TABLE } from "../../book/clients";
import { askReferenceDate } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { EDITED_COLUMNS } from "../../excel/sheets/protocolSheet";
import { askTraces, type ProtocolTraces } from "../../excel/sheets/protocolTraces";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { readLongTables, type Contents } from "../../excel/table/readLongTables";
import type { Message } from "../../intake/source";
import type { ExcelSession } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { POLICY_READ } from "../../excel/sheets/settingsSheet";
import { statedCommittees, COMMITTEE_COLUMNS } from "../port/committeeRows";
import { gatheringWarnings, PEOPLE_COLUMNS, statedPeople } from "../port/people";
import { readPolicy } from "../port/policySheet";
import { goneRows, lostRowWarnings } from "../port/lostRows";
import { protocolEntries } from "../port/protocolRows";
import type { Week } from "./weekContract";

/** What says where the week stands, beside the policy. */
export const WEEK_TABLES = [
  { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
  { layout: PROTOCOL_TABLE, columns: EDITED_COLUMNS },
  { layout: CLIENTS_TABLE, columns: [] },
] as const;

/** Reads where the week stands, from our own tables alone. */
export async function readWeek(session: ExcelSession, now: Date): Promise<Week> {
  return session.run(async (workbook) => {
    const clientsDay = askReferenceDate(workbook);
    const asked: (() => ProtocolTraces)[] = [];
    const wanted = [...POLICY_READ, ...WEEK_TABLES] as const;
    const [parameters, grid, ratings, insurers, ...tables] = await readLongTables(
      workbook,
      wanted,
      (places) => {
        const [, , , , committees, , protocol] = places;
        asked.push(askTraces(workbook, protocol, committees));
      },
    );
    const { policy } = readPolicy({ parameters, grid, ratings, insurers });
    const traces = (asked.at(-1) as () => ProtocolTraces)();
    return weekIn({ policy, figuresOf: clientsDay(), traces }, tables, now);
  });
}

/**
 * Where the week stands by what was read of the workbook.
 * @param state the policy, the day that the Clients sheet says its figures are of, and what is known of rows of the
 *   protocol that are not in its table.
 */
export function weekIn(
  {
    policy: { parameters },
    figuresOf,
    traces,
  }: { readonly policy: Policy; readonly figuresOf: Day | null; readonly traces: ProtocolTraces },
  [committeesRead, peopleRead, protocolRead, clients]: Contents<typeof WEEK_TABLES>,
  now: Date,
): Week {
  const today = localDay(now);
  const { committees, warnings } = statedCommittees(committeesRead);
  const next = committeeToCome(committees, now, parameters);
  const focus = committeeOfTheWeek(committees, next, today);
  const committee = focus?.date ?? next;
  const place = focus?.place || parameters.meetingPlace;
  const protocol = protocolEntries(protocolRead, EDITED_COLUMNS);
  const held = committeeToHold(today, next, committees);
  const last = committees.findLast(({ date }) => date < held)?.date ?? null;
  const open = protocol.entries.filter((entry) => isOpen(entry));
  const { people, warnings: unnamed } = statedPeople(peopleRead);
  const holiday = committeeOnHoliday(committee);
  const before = preparedCommittees(committees).findLast(({ date }) => date < committee);
  return {
    committee,
    time: focus?.time || parameters.meetingTime,
    place,
    agendaDue: agendaDue(committee, parameters),
    clientsDay: clients === null ? null : figuresOf,
    lastDay: before?.referenceDate ?? null,
    lastFigures: before?.figures ?? null,
    isPrepared: (focus?.referenceDate ?? null) !== null,
    agendaSent: focus?.agendaSent ?? null,
    closed: focus?.closed ?? null,
    protocolSent: focus?.protocolSent ?? null,
    openActions: open.length,
    sheetEdits: sheetEdits(protocol.entries, last).length,
    lateActions: open.filter((entry) => isLate(entry, today)).length,
    holiday: holiday === null ? null : { name: holiday.holiday, proposed: holiday.proposed },
    isSetUpOffered: clients !== null && committees.length === 0 && !parameters.setUpAnswered,
    warnings: [
      ...warnings,
      ...protocol.warnings,
      ...sentWarnings(focus, committeesRead, traces),
      ...lostRowWarnings(goneRows(protocolRead, traces), traces),
      ...unnamed,
      ...gatheringWarnings(people, place, parameters.maximumPeople),
    ],
  };
}

/** Says that the day on which an agenda was sent is gone: what it froze would be free again. */
function sentWarnings(
  focus: CommitteeRecord | null,
  content: Contents<typeof WEEK_TABLES>[0],
  { agendaSent }: ProtocolTraces,
): Message[] {
  if (focus === null || content === null || focus.agendaSent !== null || focus.date !== agendaSent) return [];
  const column = content.headings[content.places.agendaSent] ?? "";
  return [{ code: "agenda-sent-gone", values: { column, sheet: content.sheet, day: isoDay(focus.date) } }];
}
