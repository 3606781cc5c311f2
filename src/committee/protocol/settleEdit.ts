import { literal, type CellOutput } from "../../book/cells";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { languageOfHeadings, type RowInput } from "../../book/table";
import { sheetWords } from "../../book/words";
import { Problem } from "../../domain/basis/problem";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { toCells } from "../../book/writing";
import { changesOf } from "../../domain/protocol/sheetEdits";
import { numbered } from "../../excel/sheets/protocolTable";
import { readRow, updateRow } from "../../excel/table/rowChange";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import type { TableContent } from "../../excel/table/ownTables";
import { refusedWarnings } from "../port/refusedWarnings";
import { entryAt } from "../port/protocolRows";
import { changeEntry, checkOf } from "./changeEntry";
import { leftCells } from "./leftCells";
import type { EditAnswer, Recorded } from "./protocolContract";
import { settledSurvey } from "./protocolNumbers";
import { askFigures } from "./recordDecision";
import { JUDGED_FIELDS } from "./rowChanged";
import { takeBack } from "./takeBack";

type Accepted = Extract<EditAnswer, { outcome: "accepted" }>;

/** What the committee looked at before it said yes or no. */
const EDIT_FIELDS = [...JUDGED_FIELDS, "owner", "committeeDate", "clientName"] as const;

/**
 * What a committee says of work done in the sheet. Accepted, the row stays as people left it; in one typed by
 * hand the blank cells alone are filled: the committee's day, the client's code and its figures of this moment.
 * Corrected, status, due date and owner are again those that the committee left, and a typed row is taken back.
 * @throws RowChanged when somebody changed the row since the user saw it; Problem "row-gone".
 */
export async function settleEdit(
  session: ExcelSession,
  seen: ProtocolEntry,
  answer: EditAnswer,
): Promise<Recorded> {
  return session.run(async (workbook) => {
    if (answer.outcome === "accepted") return accept(workbook, seen, answer);
    const { entry, notices } = await (seen.left === null
      ? takeBack(workbook, seen)
      : restore(workbook, seen, seen.left));
    return { entry, alreadyStood: false, notices };
  }, "one");
}

function restore(workbook: WorkbookContext, seen: ProtocolEntry, left: NonNullable<ProtocolEntry["left"]>) {
  return changeEntry(workbook, {
    seen,
    fields: EDIT_FIELDS,
    cells: (language) => ({
      status: literal(sheetWords(language).t(`workbook:statuses.${left.status}`)),
      dueDate: left.dueDate ?? "",
      owner: literal(left.owner),
      // An action that is to be done again was not done on a day.
      ...(left.status !== "done" && { doneOn: "" }),
    }),
    isDone: isSettled,
  });
}

function isSettled(now: ProtocolEntry): boolean {
  return now.left !== null && changesOf(now).length === 0;
}

async function accept(
  workbook: WorkbookContext,
  seen: ProtocolEntry,
  { committeeDate, clientCode }: Accepted,
): Promise<Recorded> {
  const { number, status } = seen;
  const fills = seen.left === null && clientCode !== "";
  const client = askFigures(workbook, fills ? clientCode : "");
  const { survey, notices } = await settledSurvey(workbook, client);
  const { figures, notices: unread } = await client.figures();
  if (number === null) throw new Problem("row-gone", { number: "–" });
  const row = numbered(number);
  const before = await readRow(workbook, survey, row);
  const language = languageOfHeadings(PROTOCOL_TABLE, survey.head);
  const frozen = toCells(PROTOCOL_TABLE, figures, language);
  const typed = seen.left === null ? { committeeDate, clientCode: literal(clientCode), ...frozen } : {};
  const after = await updateRow(workbook, survey, {
    row,
    check: checkOf({ seen, fields: EDIT_FIELDS, isDone: isSettled }),
    cells: {
      ...whereBlank(before, typed),
      // A status that is none of the four cannot be kept: the row stays on the list.
      ...(status !== null && leftCells({ ...seen, status }, language)),
    },
  });
  const warnings = refusedWarnings(survey.refused);
  return { entry: entryAt(after, 0), alreadyStood: false, notices: [...notices, ...unread, ...warnings] };
}

/** Only what nobody filled in. */
function whereBlank({ keys, rows }: TableContent<ProtocolColumn>, cells: RowInput): RowInput {
  const standing = (key: string): CellOutput => rows[0]?.[keys.indexOf(key)] ?? "";
  return Object.fromEntries(Object.entries(cells).filter(([key]) => standing(key) === ""));
}
