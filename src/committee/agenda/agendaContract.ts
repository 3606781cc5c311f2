import type { Day } from "../../domain/basis/day";
import type { Advice } from "../../domain/committee/advisedThreshold";
import type { Message } from "../../intake/source";
import type { Told } from "../../domain/committee/toldPeople";
import type { MailToSend } from "../mail/mailToSend";
import type { PersonalMails } from "../mail/personalMails";
import type { TaskControl } from "../port/task";

/** What preparing an agenda did. */
export interface AgendaSummary {
  readonly day: Day;
  readonly time: string;
  /** Clients on the agenda. */
  readonly clients: number;
  /** Minutes the items take together, and how many clients do not fit in the hour. */
  readonly minutes: number;
  readonly notFitting: number;
  /** The threshold with which they would; null where all fit. */
  readonly advised: Advice | null;
  /** Rows struck because they left the agenda since it was sent. */
  readonly struck: number;
  /** The day by which the agenda must leave, and the day it left; null when it has not. */
  readonly due: Day;
  readonly sent: Day | null;
  /** Gentle warnings, unreadable cells and what this Excel could not dress up, in the workbook's words. */
  readonly warnings: readonly Message[];
  readonly written: { readonly sheetsCreated: readonly string[]; readonly cellsChanged: number };
}

/** An agenda that was sent: its figures are frozen. */
export interface AgendaSent {
  readonly committee: Day;
  readonly sent: Day;
}

/** What the credit manager does with the agenda of the next committee. */
export interface AgendaActions {
  /** Writes the agenda of the next committee from the Clients sheet, the protocol and the history. */
  prepareAgenda(control: TaskControl): Promise<AgendaSummary>;
  /**
   * Notes that the agenda of the next committee was sent; a day noted before stays.
   * @param day when it was sent; today unless told.
   * @throws Problem "agenda-not-prepared" when there is none for that committee.
   */
  markAgendaSent(day?: Day): Promise<AgendaSent>;
  /**
   * The agenda of the next committee as a mail. Writes nothing.
   * @throws Problem "agenda-not-prepared"
   */
  readAgendaSending(): Promise<AgendaSending>;
  /** Notes that somebody's own message about a committee has left; a day noted before stays. */
  noteAgendaMail(committee: Day, name: string): Promise<Told>;
  /** The weekly meeting as the text of an iCalendar file. */
  meetingInvitation(): Promise<string>;
}

/** The agenda of the next committee, ready to be sent. */
export interface AgendaSending extends MailToSend {
  readonly day: Day;
  readonly time: string;
  readonly due: Day;
  /** The day it was sent; null when it was not. */
  readonly sent: Day | null;
  /** False when what the agenda is made from has changed since its sheet was written. */
  readonly isUpToDate: boolean;
  /** Each salesperson's clients, each owner's late actions. */
  readonly personal: PersonalMails;
}
