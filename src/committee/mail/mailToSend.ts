import type { Translator } from "../../locales/translator";
import { type Participant, recipientsAmong } from "../port/people";
import type { Mail } from "./mail";
import { mailHtml } from "./mailHtml";
import { mailText, mailtoLink } from "./mailText";
import type { DraftContent } from "./mailDraft";

/** A mail in every way it can be sent, to these people; those without an address are named. */
export function mailToSend(mail: Mail, people: readonly Participant[], words: Translator): MailToSend {
  const recipients = recipientsAmong(people);
  return {
    mail: { subject: mail.subject, html: mailHtml(mail, words), text: mailText(mail, words), recipients },
    mailto: mailtoLink(mail, recipients, words),
    withoutAddress: people
      .filter((person) => recipientsAmong([person]).length === 0)
      .map(({ name, role }) => name || role),
  };
}

/** A mail ready to be sent in any of the three ways. */
export interface MailToSend {
  readonly mail: DraftContent;
  /** The short text as an address that opens a mail program. */
  readonly mailto: string;
  /** People it is for without an address in the settings, by name or role. */
  readonly withoutAddress: readonly string[];
}
