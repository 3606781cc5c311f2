import type { PersonalMail, PersonalMails } from "../../src/committee/mail/personalMails";
import { dayOf } from "../../src/domain/basis/day";

/** Messages to two people, one of whom has no address and was written to already. */
export function personalMailsOf(
  own: Partial<PersonalMail> = {},
  over: Partial<PersonalMails> = {},
): PersonalMails {
  const mail = (name: string, email: string): PersonalMail => ({
    name,
    clients: 2,
    actions: 1,
    told: null,
    dates: "BEGIN:VCALENDAR",
    mail: {
      subject: "Vos clients",
      html: "<p>Verrerie</p>",
      text: `Pour ${name}\nVerrerie du Midi`,
      recipients: email === "" ? [] : [{ name, email }],
    },
    mailto: null,
    asFile: true,
    withoutAddress: email === "" ? [name] : [],
    ...own,
  });
  return {
    committee: dayOf(2026, 5, 15),
    mails: [
      mail("Anne Roux", "anne.roux@verrerie-du-lac.example"),
      { ...mail("Zoé Blanc", ""), told: { on: null } },
    ],
    unassigned: 3,
    hasNoSalesperson: false,
    unowned: 1,
    ...over,
  };
}
