import { timesPostponed, TOO_MANY_POSTPONEMENTS } from "../../domain/protocol/actions";
import { Problem } from "../../domain/basis/problem";
import { byNumber, type ActionStatus, type ProtocolEntry } from "../../domain/protocol/protocol";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { type RowInput } from "../../book/table";
import { FACT_COLUMNS, readProtocol } from "../../excel/sheets/protocolSheet";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { numbered } from "../../excel/sheets/protocolTable";
import { changeEntry, checkOf, type EntryChange } from "./changeEntry";
import { leftCells } from "./leftCells";
import type { DecisionDraft, Recorded, Review, Reviewed } from "./protocolContract";
import { protocolFacts } from "../port/protocolRows";
import { ensureFits, findRecorded, record, typedText } from "./recordDecision";
import { JUDGED_FIELDS, RowChanged } from "./rowChanged";
import { takeBack } from "./takeBack";
import type { Language } from "../../locales/translator";

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
  return session.run(
    (workbook) =>
      review.outcome === "postponed" ? postpone(workbook, seen, review) : close(workbook, seen, review),
    "one",
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
      ...leftCells({ ...seen, status: outcome }, language),
    }),
    isDone: (now) => now.status === outcome && now.doneOn === doneOn && now.result === asKept(result),
  });
  return { entry, continuation: null, timesPostponed: 0, isTooOften: false, notices };
}

function statusCell(status: ActionStatus, language: Language): RowInput {
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
  const change: EntryChange = {
    seen,
    fields: JUDGED_FIELDS,
    cells: (language) => ({
      ...statusCell("dropped", language),
      result: typedText(putOffText(review, language)),
      ...leftCells({ ...seen, status: "dropped" }, language),
    }),
    isDone: (now) => now.status === "dropped" && isPutOff(now, review),
  };
  // The new row is added and the old one closed in one request: both, or neither.
  const added = await addContinuation(workbook, change, continuationOf(seen, review));
  const { entry: continuation } = added;
  // Closed with it, or by an earlier try whose answer never came; else it is closed now.
  const closed = await changeEntry(workbook, change);
  const notices = [...added.notices, ...closed.notices];
  const { entries } = protocolFacts(await readProtocol(workbook, FACT_COLUMNS));
  const times = timesPostponed(byNumber(entries), continuation);
  return {
    entry: closed.entry,
    continuation,
    timesPostponed: times,
    isTooOften: times >= TOO_MANY_POSTPONEMENTS,
    notices,
  };
}

/** @throws RowChanged when somebody changed the old row in the same moment: the new one is taken back. */
async function addContinuation(
  workbook: WorkbookContext,
  change: EntryChange,
  draft: DecisionDraft,
): Promise<Recorded> {
  const { seen, cells } = change;
  if (seen.number === null) throw new Problem("row-gone", { number: "–" });
  const closing = { row: numbered(seen.number), check: checkOf(change) };
  try {
    return await record(workbook, draft, (language) => ({ ...closing, cells: cells(language) }));
  } catch (error) {
    if (error instanceof RowChanged) await takeBackDouble(workbook, draft);
    throw error;
  }
}

/** Takes back the row added for an action that, as it turns out, is not to be put off like that. */
async function takeBackDouble(workbook: WorkbookContext, draft: DecisionDraft): Promise<void> {
  const entry = await findRecorded(workbook, draft);
  if (entry !== null) await takeBack(workbook, entry);
}

/** "Reporté au 12/06/2026", then what was said. */
function putOffText({ dueDate, result }: Postponing, language: Language): string {
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
