import type { Document } from "../../documents/form/document";
import { mailHtml } from "../../documents/form/mailHtml";
import { mailText, mailtoLink } from "../../documents/form/mailText";
import type { HandOver } from "../../excel/host/handOver";
import type { Translator } from "../../locales/translator";
import { type Participant, recipientsAmong } from "../port/people";
import type { DraftContent } from "./mailDraft";

/**
 * A document as a mail in every way it can be sent, to these people; those without an address are named.
 * @param workbook the address that it leads to; null where others can open none.
 */
export function mailToSend(
  document: Document,
  workbook: string | null,
  people: readonly Participant[],
  words: Translator,
  handsOver: HandOver,
): MailToSend {
  const recipients = recipientsAmong(people);
  const addresses = recipients.map(({ email }) => email);
  return {
    mail: {
      subject: document.subject,
      html: mailHtml(document, workbook, words),
      text: mailText(document, workbook, words),
      recipients,
    },
    mailto: handsOver.mailLinks ? mailtoLink(document, workbook, addresses, words) : null,
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
