import { resultsDocument } from "../../documents/results/resultsDocument";
import type { ExcelSession } from "../../excel/host/session";
import { type MailToSend, mailToSend } from "../mail/mailToSend";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { readBook, workbookWords } from "../port/workbookState";
import { RESULTS_READ, resultsRead } from "./readResults";

/** The page for the management committee as a mail to the directors. Writes nothing. */
export async function resultsMail(
  session: ExcelSession,
  kept: KeptPortfolio,
  now: Date,
): Promise<MailToSend> {
  const book = await readBook(session, RESULTS_READ);
  const { state } = book;
  const { results, people } = resultsRead(book, kept, now);
  const words = workbookWords(state);
  const document = resultsDocument(results, words);
  const directors = people.filter(({ isDirector, name }) => isDirector && name !== "");
  return mailToSend(document, session.file.address, directors, words, session.handsOver);
}
