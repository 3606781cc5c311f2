import { isLate, isOpen } from "../../domain/protocol/actions";
import { agendaDue, committeeOnHoliday } from "../../domain/committee/committeeCalendar";
import { preparedCommittees } from "../../domain/results/committeeTrend";
import { localDay } from "../../domain/basis/day";
import { committeeOfTheWeek, committeeToCome } from "../../domain/committee/whichCommittee";
import { CLIENTS_TABLE } from "../../book/clients";
import { askReferenceDate } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { FACT_COLUMNS } from "../../excel/sheets/protocolSheet";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { readLongTables } from "../../excel/table/readLongTables";
import type { ExcelSession } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { POLICY_READ } from "../../excel/sheets/settingsSheet";
import { statedCommittees, COMMITTEE_COLUMNS } from "../port/committeeRows";
import { gatheringWarnings, PEOPLE_COLUMNS, statedPeople } from "../port/people";
import { readPolicy } from "../port/policySheet";
import { protocolFacts } from "../port/protocolRows";
import type { Week } from "./weekContract";

/** Reads where the week stands, from our own tables alone. */
export async function readWeek(session: ExcelSession, now: Date): Promise<Week> {
  const read = await session.run(async (workbook) => {
    const clientsDay = askReferenceDate(workbook);
    const [parameters, grid, ratings, insurers, committees, people, protocol, clients] = await readLongTables(
      workbook,
      [
        ...POLICY_READ,
        { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
        { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
        { layout: PROTOCOL_TABLE, columns: FACT_COLUMNS },
        { layout: CLIENTS_TABLE, columns: [] },
      ] as const,
    );
    const { policy } = readPolicy({ parameters, grid, ratings, insurers });
    const hasClients = clients !== null;
    return {
      policy,
      committees,
      people,
      protocol,
      clientsDay: hasClients ? clientsDay() : null,
      clients: hasClients,
    };
  });
  const { parameters } = read.policy;
  const today = localDay(now);
  const { committees, warnings } = statedCommittees(read.committees);
  const next = committeeToCome(committees, now, parameters);
  const focus = committeeOfTheWeek(committees, next, today);
  const committee = focus?.date ?? next;
  const place = focus?.place || parameters.meetingPlace;
  const protocol = protocolFacts(read.protocol);
  const open = protocol.entries.filter((entry) => isOpen(entry));
  const { people, warnings: unnamed } = statedPeople(read.people);
  const holiday = committeeOnHoliday(committee);
  const before = preparedCommittees(committees).findLast(({ date }) => date < committee);
  return {
    committee,
    time: focus?.time || parameters.meetingTime,
    place,
    agendaDue: agendaDue(committee, parameters),
    clientsDay: read.clientsDay,
    lastDay: before?.referenceDate ?? null,
    lastFigures: before?.figures ?? null,
    isPrepared: (focus?.referenceDate ?? null) !== null,
    agendaSent: focus?.agendaSent ?? null,
    closed: focus?.closed ?? null,
    protocolSent: focus?.protocolSent ?? null,
    openActions: open.length,
    lateActions: open.filter((entry) => isLate(entry, today)).length,
    holiday: holiday === null ? null : { name: holiday.holiday, proposed: holiday.proposed },
    isSetUpOffered: read.clients && committees.length === 0 && !parameters.setUpAnswered,
    warnings: [
      ...warnings,
      ...protocol.warnings,
      ...unnamed,
      ...gatheringWarnings(people, place, parameters.maximumPeople),
    ],
  };
}
