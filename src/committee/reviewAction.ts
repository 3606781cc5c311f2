import { timesPostponed, TOO_MANY_POSTPONEMENTS } from "../domain/actions";
import type { ActionStatus, ProtocolEntry } from "../domain/protocol";
import { literal } from "../excel/cells";
import { sheetWords, type RowInput, type SheetLanguage } from "../excel/layout";
import { FACT_COLUMNS, readProtocol } from "../excel/protocolSheet";
import type { ExcelSession, WorkbookContext } from "../excel/session";
import { changeEntry } from "./changeEntry";
import type { DecisionDraft, Review, Reviewed } from "./protocolContract";
import { protocolFacts } from "./protocolRows";
import { ensureFits, record, typedText } from "./recordDecision";
import { JUDGED_FIELDS } from "./rowChanged";

/**
 * Says what became of an action. A due date is committed once: postponing adds a row that points back, then
 * closes the old one. Sent again after a failure, what stands already is found and not written twice.
 * @throws RowChanged when somebody changed the row since the user saw it.
 */
export async function reviewAction(
  session: ExcelSession,
  seen: ProtocolEntry,
  review: Review,
): Promise<Reviewed> {
  ensureFits(review);
  return session.run((workbook) =>
    review.outcome === "postponed" ? postpone(workbook, seen, review) : close(workbook, seen, review),
  );
}

type Closing = Exclude<Review, { outcome: "postponed" }>;
type Postponing = Extract<Review, { outcome: "postponed" }>;

async function close(workbook: WorkbookContext, seen: ProtocolEntry, review: Closing): Promise<Reviewed> {
  const { outcome, result } = review;
  const doneOn = review.outcome === "done" ? review.doneOn : null;
  const { entry, notices } = await changeEntry(workbook, {
    seen,
    fields: JUDGED_FIELDS,
    cells: (language) => ({
      ...statusCell(outcome, language),
      doneOn: doneOn ?? "",
      result: typedText(result),
    }),
    isDone: (now) => now.status === outcome && now.doneOn === doneOn && now.result === asKept(result),
  });
  return { entry, continuation: null, timesPostponed: 0, isTooOften: false, notices };
}

function statusCell(status: ActionStatus, language: SheetLanguage): RowInput {
  return { status: literal(sheetWords(language).t(`workbook:statuses.${status}`)) };
}

/** A text as it reads back. */
function asKept(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

async function postpone(
  workbook: WorkbookContext,
  seen: ProtocolEntry,
  review: Postponing,
): Promise<Reviewed> {
  // The old row is closed first: were it changed meanwhile, nothing must be added. Closing it names no new
  // number, so that a failure between the two leaves a row that says what is missing.
  const closed = await changeEntry(workbook, {
    seen,
    fields: JUDGED_FIELDS,
    cells: (language) => ({
      ...statusCell("dropped", language),
      result: typedText(putOffText(review, language)),
    }),
    isDone: (now) => now.status === "dropped" && isPutOff(now, review),
  });
  const { entry: continuation, notices } = await record(workbook, continuationOf(seen, review));
  const { entries } = protocolFacts(await readProtocol(workbook, FACT_COLUMNS));
  const times = timesPostponed(entries, continuation);
  return {
    entry: closed.entry,
    continuation,
    timesPostponed: times,
    isTooOften: times >= TOO_MANY_POSTPONEMENTS,
    notices: [...closed.notices, ...notices],
  };
}

/** "Reporté au 12/06/2026", then what was said. */
function putOffText({ dueDate, result }: Postponing, language: SheetLanguage): string {
  const words = sheetWords(language);
  const until = words.t("workbook:protocol.postponed", { day: words.day(dueDate, "short") });
  return result.trim() === "" ? until : `${until}\n${result}`;
}

function isPutOff({ result }: ProtocolEntry, review: Postponing): boolean {
  return (["fr", "en"] as const).some((language) => result === asKept(putOffText(review, language)));
}

function continuationOf(seen: ProtocolEntry, review: Postponing): DecisionDraft {
  return {
    committeeDate: review.committeeDate,
    clientCode: seen.clientCode,
    topic: seen.topic,
    decision: seen.decision,
    kind: seen.kind,
    kindText: seen.kindText,
    owner: review.owner ?? seen.owner,
    dueDate: review.dueDate,
    status: "to-do",
    amount: seen.amount,
    // A plan promised for a day that has come is promised for the new one.
    until: seen.until === null ? null : Math.max(seen.until, review.dueDate),
    origin: seen.number,
  };
}
