import { agendaDocument } from "../../documents/agenda/agendaDocument";
import { agendaDue } from "../../domain/committee/committeeCalendar";
import { isoDay, localDay } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { sheetWords } from "../../book/words";
import type { ExcelSession } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { agendaMails } from "./agendaMails";
import { agendaPage } from "./agendaPage";
import { mailToSend } from "../mail/mailToSend";
import { meetingInvitation } from "./meetingInvitation";
import { PEOPLE_COLUMNS, recipientsAmong, statedPeople } from "../port/people";
import { agendaSources, earlierNotes, isAgendaUpToDate, readAgendaBook } from "./prepareAgenda";
import { readBook, workbookWords } from "../port/workbookState";
import type { AgendaSending } from "./agendaContract";
import { committeeToCome } from "../../domain/committee/whichCommittee";
import { committeeDays } from "../port/committeeRows";

/**
 * The agenda of the next committee as a mail to those who take part.
 * @throws Problem "agenda-not-prepared" when its sheet is for another committee, or there is none.
 */
export async function readAgendaSending(session: ExcelSession, now: Date): Promise<AgendaSending> {
  const book = await readAgendaBook(session);
  const { state } = book;
  const { parameters } = state.policy;
  const day = committeeToCome(committeeDays(state.committees), now, state.policy.parameters);
  const read = agendaSources(book, day);
  if (read.agenda.day !== day) throw new Problem("agenda-not-prepared", { day: isoDay(day) });
  const page = agendaPage({
    ...read,
    day,
    today: localDay(now),
    policy: state.policy,
    earlier: earlierNotes(read.agenda, day),
  });
  const words = workbookWords(state);
  const document = agendaDocument(page, words);
  return {
    day,
    time: page.time,
    due: agendaDue(day, parameters),
    sent: read.committee?.agendaSent ?? null,
    ...mailToSend(document, session.file.address, page.present, words, session.handsOver),
    personal: agendaMails(page, read.people, read.committee?.clientsTold ?? "", {
      workbook: session.file.address,
      words,
      handsOver: session.handsOver,
    }),
    isUpToDate: isAgendaUpToDate(state, read, page),
  };
}

/** The weekly meeting from the next committee on, as the settings have it. */
export async function weeklyMeeting(session: ExcelSession, now: Date): Promise<string> {
  const { state, tables } = await readBook(session, [
    { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
  ] as const);
  const { parameters } = state.policy;
  const { people } = statedPeople(tables[0]);
  const present = people.filter(({ isArbiter, isContact }) => !isArbiter && !isContact);
  const organizer = recipientsAmong(present.filter(({ isCreditManager }) => isCreditManager))[0] ?? null;
  return meetingInvitation(
    {
      day: committeeToCome(committeeDays(state.committees), now, state.policy.parameters),
      time: parameters.meetingTime,
      place: parameters.meetingPlace,
      parameters,
      organizer,
      attendees: recipientsAmong(present).filter(({ email }) => email !== organizer?.email),
      now,
    },
    sheetWords(state.language ?? "fr"),
  );
}
