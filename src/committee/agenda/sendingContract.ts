import type { Day } from "../../domain/basis/day";
import type { DraftContent } from "../mail/mailDraft";

/** The agenda of the next committee, ready to be sent. */
export interface AgendaSending {
  readonly day: Day;
  readonly time: string;
  readonly due: Day;
  /** The day it was sent; null when it was not. */
  readonly sent: Day | null;
  readonly mail: DraftContent;
  /** The short text as an address that opens a mail program. */
  readonly mailto: string;
  /** Participants without an address in the settings, by name or role. */
  readonly withoutAddress: readonly string[];
  /** False when what the agenda is made from has changed since its sheet was written. */
  readonly isUpToDate: boolean;
  /** Whether this Excel can give itself as a PDF. */
  readonly givesPdf: boolean;
}

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
