import type { AgendaSending } from "./agendaContract";

export interface SendingActions {
  /**
   * The agenda of the next committee as a mail. Writes nothing.
   * @throws Problem "agenda-not-prepared"
   */
  readAgendaSending(): Promise<AgendaSending>;
  /**
   * The agenda as Excel makes a PDF of it, its sheet in front.
   * @throws Problem "no-pdf"
   */
  agendaPdf(): Promise<Uint8Array<ArrayBuffer>>;
  /** The weekly meeting as the text of an iCalendar file. */
  meetingInvitation(): Promise<string>;
}
