import type { HandOver } from "../../excel/host/handOver";
import type { Translator } from "../../locales/translator";
import { type Participant, recipientsAmong } from "../port/people";
import type { Mail } from "./mail";
import { mailHtml } from "./mailHtml";
import { mailText, mailtoLink } from "./mailText";
import type { DraftContent } from "./mailDraft";

/** A mail in every way it can be sent, to these people; those without an address are named. */
export function mailToSend(
  mail: Mail,
  people: readonly Participant[],
  words: Translator,
  handsOver: HandOver,
): MailToSend {
  const recipients = recipientsAmong(people);
  return {
    mail: { subject: mail.subject, html: mailHtml(mail, words), text: mailText(mail, words), recipients },
    mailto: handsOver.mailLinks ? mailtoLink(mail, recipients, words) : null,
    asFile: handsOver.downloads,
    withoutAddress: people
      .filter((person) => recipientsAmong([person]).length === 0)
      .map(({ name, role }) => name || role),
  };
}

/** A mail ready to be copied, and whatever else this Excel lets out. */
export interface MailToSend {
  readonly mail: DraftContent;
  /** The short text as an address that opens a mail program; null where none opens or the text is too long. */
  readonly mailto: string | null;
  /** Whether a file that the pane offers arrives. */
  readonly asFile: boolean;
  /** People it is for without an address in the settings, by name or role. */
  readonly withoutAddress: readonly string[];
}
