import type { KeptPortfolio } from "../analysis/readPortfolio";
import { notePersonalMail } from "../mail/notePersonalMail";
import type { Desk } from "../port/desk";
import type { AgendaActions } from "./agendaContract";
import { readAgendaSending, weeklyMeeting } from "./agendaSending";
import { markAgendaSent } from "./markAgendaSent";
import { prepareAgenda } from "./prepareAgenda";

/** What the credit manager does with the agenda of the next committee, over one session with Excel. */
export function agendaActions({ session, clock }: Desk, kept: KeptPortfolio): AgendaActions {
  return {
    prepareAgenda: (control) => prepareAgenda(session, control, clock(), kept),
    markAgendaSent: (day) => markAgendaSent(session, clock(), day),
    readAgendaSending: () => readAgendaSending(session, clock()),
    noteAgendaMail: (committee, name) => notePersonalMail(session, committee, "clientsTold", name, clock()),
    meetingInvitation: () => weeklyMeeting(session, clock()),
  };
}
