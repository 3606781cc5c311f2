import type { Punctuality } from "../../domain/protocol/actions";
import type { ArbitrationRate } from "../../domain/protocol/arbitration";
import type { Day } from "../../domain/basis/day";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Message } from "../../intake/source";
import type { ClientSummary } from "../port/clientStanding";
import type { Told } from "../../domain/committee/toldPeople";
import type { MailToSend } from "../mail/mailToSend";
import type { PersonalMails } from "../mail/personalMails";

/** Somebody whom the settings name, and whether he is taken to have been present. */
export interface Attendee {
  readonly role: string;
  readonly name: string;
  readonly isPresent: boolean;
}

/** A committee as it stands when the meeting ends, before it is closed. */
export interface Closing {
  readonly day: Day;
  readonly time: string;
  readonly people: readonly Attendee[];
  /** Others whom its row names as present: guests. */
  readonly guests: string;
  /** Red clients without a decision, the least covered first. */
  readonly undecided: readonly ClientSummary[];
  /** What was decided, by number. */
  readonly decisions: readonly ProtocolEntry[];
  /** Earlier actions that were looked at. */
  readonly reviewed: number;
  readonly punctuality: Punctuality;
  readonly pending: readonly ProtocolEntry[];
  readonly rate: ArbitrationRate;
  /** Weeks over which the rate is measured, and the share above which it is signalled. */
  readonly weeks: number;
  readonly signal: number;
  /** The day to propose for the next committee, or the one noted already. */
  readonly nextDate: Day;
  /** The public holiday that moved the proposal; null when none did. */
  readonly holiday: string | null;
  readonly closed: Day | null;
  readonly protocolSent: Day | null;
  /** Whether two committees or more have figures: the results then have something to compare. */
  readonly hasResults: boolean;
  readonly warnings: readonly Message[];
}

/** What the user says as the meeting ends. */
export interface ClosingRequest {
  readonly day: Day;
  /** Names of the people ticked as present. */
  readonly present: readonly string[];
  readonly guests: string;
  readonly nextDate: Day;
  /** Codes of red clients whom the user has seen to stay without a decision. */
  readonly withoutDecision: readonly string[];
}

/** What closing did. */
export interface MeetingClosed {
  readonly day: Day;
  readonly closed: Day;
  readonly decisions: number;
  readonly nextDate: Day;
  /** What this Excel could not dress up. */
  readonly warnings: readonly Message[];
  readonly written: { readonly sheetsCreated: readonly string[]; readonly cellsChanged: number };
}

/** A protocol that was sent. */
export interface ProtocolSent {
  readonly committee: Day;
  readonly sent: Day;
}

/** The list of blocked clients as a message to those who deliver. */
export interface BlockedMail {
  /** Today. */
  readonly day: Day;
  /** How many clients are blocked then, and how many are released for a while. */
  readonly blocked: number;
  readonly released: number;
  readonly message: MailToSend;
  readonly warnings: readonly Message[];
}

export interface ClosingActions {
  /** The clients whose shipments are blocked today, as a message. Writes nothing. */
  blockedMail(): Promise<BlockedMail>;
  /**
   * Reads what a committee has done so far; writes nothing.
   * @param day the committee; the one held last when it is null.
   */
  readClosing(day: Day | null): Promise<Closing>;
  /**
   * Writes the minutes' sheet and completes the committee's row. Done again, it brings both up to date.
   * @throws Problem "reds-undecided" naming red clients without a decision whom the request does not name.
   */
  closeMeeting(request: ClosingRequest): Promise<MeetingClosed>;
  /**
   * Notes that the protocol of a committee was sent; a day noted before stays.
   * @param day when it was sent; today unless told.
   * @throws Problem "committee-not-closed"
   */
  markProtocolSent(committee: Day, day?: Day): Promise<ProtocolSent>;
  /**
   * The protocol of a closed committee as a mail. Writes nothing.
   * @throws Problem "committee-not-closed"
   */
  protocolMail(committee: Day): Promise<MailToSend>;
  /**
   * Each owner's open actions after a closed committee, a message each. Writes nothing.
   * @throws Problem "committee-not-closed"
   */
  actionMails(committee: Day): Promise<PersonalMails>;
  /** Notes that somebody's own message after a committee has left; a day noted before stays. */
  noteActionMail(committee: Day, name: string): Promise<Told>;
  /**
   * The request to the arbiter about a decision, by its number. Writes nothing.
   * @throws Problem "row-gone"
   */
  arbitrationRequestMail(number: number): Promise<MailToSend>;
}
