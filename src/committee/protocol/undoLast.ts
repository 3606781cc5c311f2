import { isSameAction } from "../../domain/protocol/actions";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { literal } from "../../book/cells";
import { sheetWords } from "../../book/words";
import { type RowInput } from "../../book/table";
import { readNumber, surveyProtocol } from "../../excel/sheets/protocolTable";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { changeEntry } from "./changeEntry";
import type { Recorded } from "./protocolContract";
import { entryAt } from "../port/protocolRows";
import { ARBITRATION_FIELDS, JUDGED_FIELDS } from "./rowChanged";
import type { Language } from "../../locales/translator";

/**
 * Takes back a row just recorded. No row is ever deleted: it keeps its number, is dropped with "saisie
 * annulée" as its result, and counts for nothing. When it put an action off, that action is open again.
 * @throws RowChanged when somebody has worked on the row since.
 */
export async function undoLast(session: ExcelSession, entry: ProtocolEntry): Promise<Recorded> {
  return session.run(async (workbook) => {
    const undone = await takeBack(workbook, entry);
    const reopened = await reopenOrigin(workbook, entry);
    const notices = [...undone.notices, ...reopened];
    return { entry: undone.entry, alreadyStood: entry.cancelled, notices };
  });
}

/** Takes back one row, and nothing else. */
export function takeBack(workbook: WorkbookContext, entry: ProtocolEntry) {
  return changeEntry(workbook, {
    seen: entry,
    fields: [...JUDGED_FIELDS, ...ARBITRATION_FIELDS],
    cells: takenBack,
    isDone: ({ cancelled }) => cancelled,
  });
}

function takenBack(language: Language): RowInput {
  const words = sheetWords(language);
  return {
    status: literal(words.t("workbook:statuses.dropped")),
    doneOn: "",
    result: literal(words.t("workbook:protocol.cancelled")),
    arbitration: literal(words.t("workbook:arbitration.none")),
  };
}

/** The action that the row put off is to be done again, by the due date it had. */
async function reopenOrigin(workbook: WorkbookContext, entry: ProtocolEntry) {
  if (entry.origin === null) return [];
  const survey = await surveyProtocol(workbook);
  const place = survey.content.keys.indexOf("number");
  if (!survey.content.rows.some((cells) => cells[place] === entry.origin)) return [];
  const origin = entryAt(await readNumber(workbook, survey, entry.origin), 0);
  const isPutOff = origin.status === "dropped" && !origin.cancelled;
  if (!isPutOff || !isSameAction(origin, entry)) return [];
  const { notices } = await changeEntry(workbook, {
    seen: origin,
    fields: JUDGED_FIELDS,
    cells: (language) => ({
      status: literal(sheetWords(language).t("workbook:statuses.to-do")),
      result: "",
    }),
    isDone: ({ status }) => status === "to-do",
  });
  return notices;
}
