import { isSameAction } from "../../domain/protocol/actions";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { numbered, surveyProtocol } from "../../excel/sheets/protocolTable";
import { readRow } from "../../excel/table/rowChange";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { changeEntry } from "./changeEntry";
import { leftCells } from "./leftCells";
import type { Recorded, Written } from "./protocolContract";
import { entryAt } from "../port/protocolRows";
import { reviewAction } from "./reviewAction";
import { JUDGED_FIELDS } from "./rowChanged";
import { takeBack } from "./takeBack";

/**
 * Takes back what was just written: a row that was added is taken back, and when it put an action off, that
 * action is open again; a review is said again as it was.
 * @returns the row reviewed as it reads back, or the row that was added.
 * @throws RowChanged when somebody has worked on the row since.
 */
export async function undo(session: ExcelSession, written: Written): Promise<Recorded> {
  const { entry, before, continuation } = written;
  if (before === null || continuation !== null) return undoAdded(session, continuation ?? entry, before);
  const outcome = before.status === "in-progress" ? "in-progress" : "to-do";
  const restored = await reviewAction(session, entry, { outcome, result: before.result });
  return { entry: restored.entry, alreadyStood: false, notices: restored.notices };
}

async function undoAdded(
  session: ExcelSession,
  added: ProtocolEntry,
  before: ProtocolEntry | null,
): Promise<Recorded> {
  return session.run(async (workbook) => {
    const taken = await takeBack(workbook, added);
    const reopened = await reopenOrigin(workbook, added);
    return {
      entry: before === null ? taken.entry : (reopened?.entry ?? before),
      alreadyStood: added.cancelled,
      notices: [...taken.notices, ...(reopened?.notices ?? [])],
    };
  }, "one");
}

/**
 * The action that a row put off is to be done again, by the due date it had.
 * @returns the action as it reads back, which somebody may have opened or done meanwhile; null without one.
 */
async function reopenOrigin(
  workbook: WorkbookContext,
  entry: ProtocolEntry,
): Promise<Omit<Recorded, "alreadyStood"> | null> {
  if (entry.origin === null) return null;
  const survey = await surveyProtocol(workbook);
  const place = survey.content.keys.indexOf("number");
  if (!survey.content.rows.some((cells) => cells[place] === entry.origin)) return null;
  const origin = entryAt(await readRow(workbook, survey, numbered(entry.origin)), 0);
  if (!isSameAction(origin, entry)) return null;
  const isPutOff = origin.status === "dropped" && !origin.cancelled;
  if (!isPutOff) return { entry: origin, notices: [] };
  return changeEntry(workbook, {
    seen: origin,
    fields: JUDGED_FIELDS,
    cells: (language) => ({
      status: literal(sheetWords(language).t("workbook:statuses.to-do")),
      result: "",
      ...leftCells({ ...origin, status: "to-do" }, language),
    }),
    isDone: ({ status }) => status === "to-do",
  });
}
