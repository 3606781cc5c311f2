import { personalActions } from "../../documents/closing/personalActions";
import { isoDay, localDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { peopleIn } from "../../domain/committee/namedPeople";
import { openActions } from "../../domain/protocol/actions";
import type { ExcelSession } from "../../excel/host/session";
import { actionDates } from "../mail/actionDates";
import { ownMatters, personalMail, type PersonalMails } from "../mail/personalMails";
import { readBook, workbookWords } from "../port/workbookState";
import { HELD_READ, heldCommittee } from "./closeMeeting";

/**
 * After a committee, each owner's open actions as one message, whether he sits in the committee or not (credit
 * committee rules, §5). Writes nothing.
 * @throws Problem "committee-not-closed"
 */
export async function actionMails(session: ExcelSession, committee: Day, now: Date): Promise<PersonalMails> {
  const book = await readBook(session, HELD_READ);
  const { state } = book;
  const held = heldCommittee(book, committee, now);
  const record = held.committee;
  if (record === undefined || record.closed === null) {
    throw new Problem("committee-not-closed", { day: isoDay(committee) });
  }
  const words = workbookWords(state);
  const { people, page } = held;
  const open = openActions(held.entries);
  const sending = { workbook: session.file.address, words, handsOver: session.handsOver };
  const matters = ownMatters([], open, people, { client: () => "", action: ({ owner }) => owner });
  return {
    committee,
    mails: matters.map((own) => {
      const document = personalActions(
        {
          name: own.person.name,
          company: page.company,
          committee,
          next: record.nextDate,
          today: localDay(now),
          entries: own.actions,
        },
        words,
      );
      const dates = actionDates(own.actions, page.company, now, words);
      return personalMail(own, document, dates, record.actionsTold, sending);
    }),
    unassigned: 0,
    hasNoSalesperson: false,
    unowned: open.filter(
      ({ owner, kind, dueDate }) =>
        (kind !== "information" || dueDate !== null) && peopleIn(owner, people).length === 0,
    ).length,
  };
}
