import { arbitrationRequest } from "../../documents/closing/arbitrationRequest";
import { minutesDocument } from "../../documents/closing/minutesDocument";
import { isoDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { LATEST_DECISIONS, decisionsOf } from "../../domain/protocol/protocol";
import type { ExcelSession } from "../../excel/host/session";
import { attendance } from "./attendance";
import { HELD_READ, heldCommittee } from "./closeMeeting";
import { type MailToSend, mailToSend } from "../mail/mailToSend";
import { nameOf } from "../port/people";
import { readBook, workbookWords } from "../port/workbookState";

/**
 * The protocol of a committee as a mail to those who take part, and to the arbiter who was there or has
 * something to do; contacts get their own actions instead.
 * @throws Problem "committee-not-closed"
 */
export async function protocolMail(session: ExcelSession, committee: Day, now: Date): Promise<MailToSend> {
  const book = await readBook(session, HELD_READ);
  const { state } = book;
  const held = heldCommittee(book, committee, now);
  if (held.committee === undefined || held.committee.closed === null) {
    throw new Problem("committee-not-closed", { day: isoDay(committee) });
  }
  const words = workbookWords(state);
  const mail = minutesDocument(held.page, words);
  const present = new Set(
    attendance(held.people, held.page.present)
      .people.filter(({ isPresent }) => isPresent)
      .map(({ name }) => name),
  );
  const owners = new Set(held.page.decisions.map(({ owner }) => owner));
  return mailToSend(
    mail,
    session.file.address,
    held.people.filter(
      ({ name, isArbiter, isContact }) =>
        name !== "" && !isContact && (!isArbiter || present.has(name) || owners.has(name)),
    ),
    words,
    session.handsOver,
  );
}

/**
 * The request to the arbiter about one decision.
 * @throws Problem "row-gone" when no row has that number any more.
 */
export async function arbitrationRequestMail(
  session: ExcelSession,
  number: number,
  now: Date,
): Promise<MailToSend> {
  const book = await readBook(session, HELD_READ);
  const { state } = book;
  const { page, people, entries } = heldCommittee(book, null, now);
  const entry = entries.find((each) => each.number === number);
  if (entry === undefined) throw new Problem("row-gone", { number });
  const words = workbookWords(state);
  const arbiters = people.filter(({ isArbiter, name }) => isArbiter && name !== "");
  const { company, rate, weeks, signal, criteria } = page;
  const mail = arbitrationRequest(
    {
      entry,
      company,
      rate,
      weeks,
      signal,
      criteria,
      arbiter: arbiters[0]?.name ?? "",
      sales: nameOf(people, "salesDirector"),
      finance: nameOf(people, "financeDirector"),
      before:
        entry.clientCode === ""
          ? []
          : decisionsOf(entries, entry.clientCode)
              .filter((each) => each.number !== number)
              .slice(0, LATEST_DECISIONS),
    },
    words,
  );
  return mailToSend(mail, session.file.address, arbiters, words, session.handsOver);
}
