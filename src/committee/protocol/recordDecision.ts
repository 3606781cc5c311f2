import { languageOfHeadings } from "../../book/table";
import { CLIENTS_TABLE } from "../../book/clients";
import type { Values } from "../../book/column";
import { PROTOCOL_TABLE, type ProtocolColumn } from "../../book/protocol";
import { readRows } from "../../book/reading";
import { toCells } from "../../book/writing";
import { Problem } from "../../domain/basis/problem";
import { toUnits } from "../../domain/basis/money";
import type { ActionStatus, ProtocolEntry } from "../../domain/protocol/protocol";
import { literal, type CellInput, type CellOutput } from "../../book/cells";
import { askClientPlaces, askRowAt } from "../../excel/sheets/clientRow";
import { sheetWords } from "../../book/words";
import type { RowInput, TableCells } from "../../book/table";
import type { TableContent } from "../../excel/table/ownTables";
import { numbered, surveyProtocol, type ProtocolSurvey } from "../../excel/sheets/protocolTable";
import { appendRow } from "../../excel/table/rowAppend";
import { readRow, type RowChange } from "../../excel/table/rowChange";
import { askWholeRows, type Beside, type KnownRows } from "../../excel/table/rowSurvey";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { differences } from "../../excel/host/writeCells";
import { leftCells } from "./leftCells";
import type { DecisionDraft, Recorded } from "./protocolContract";
import { nextNumber, settledSurvey } from "./protocolNumbers";
import { onlyReading, sayingWritten } from "../port/written";
import { refusedWarnings } from "../port/refusedWarnings";
import { entryAt } from "../port/protocolRows";
import { presentClients, type ClientColumn } from "../port/clientStanding";
import { unreadableWarnings } from "../port/unreadable";
import type { Message } from "../../intake/source";
import type { Language } from "../../locales/translator";

/** Excel's longest text in a cell. */
const MOST_CHARACTERS = 32_767;

/**
 * Adds a decision to the protocol, with the client's figures as they stand in the Clients sheet, and reads it
 * back. Sent again after a failure, it is found rather than added twice: the same words about the same client
 * in the same committee are the same decision.
 * @throws Problem "no-protocol", "text-too-long", "not-saved", and what stands in the way of writing.
 */
export async function recordDecision(session: ExcelSession, draft: DecisionDraft): Promise<Recorded> {
  ensureFits(draft);
  return session.run((workbook) => record(workbook, draft), "one");
}

/** The same in a run that does other things too. */
export async function record(
  workbook: WorkbookContext,
  draft: DecisionDraft,
  closing: ((language: Language) => RowChange<ProtocolColumn>) | null = null,
): Promise<Recorded> {
  const client = askFigures(workbook, draft.clientCode);
  let alike: Alike | undefined;
  const { survey, notices } = await settledSurvey(workbook, {
    first: client.first,
    then: (known) => {
      client.then();
      alike = askAlike(workbook, known, typedCells(draft, languageOfHeadings(PROTOCOL_TABLE, known.head)));
    },
  });
  const { figures, notices: unread } = await client.figures();
  const language = languageOfHeadings(PROTOCOL_TABLE, survey.head);
  const typed = typedCells(draft, language);
  const recorded = await sameDecision(workbook, survey, typed, alike);
  if (recorded !== null) {
    return { entry: recorded, alreadyStood: true, notices: [...notices, ...refusedWarnings(survey.refused)] };
  }
  const number = nextNumber(survey);
  const cells = toCells(PROTOCOL_TABLE, figures, language);
  const left = leftCells({ ...draft, status: statusOf(draft) }, language);
  const row = { number, ...cells, ...typed, ...left };
  const { names, row: added } = await appendRow(workbook, survey, row, closing?.(language));
  if (names.filter((cell) => cell === number).length === 1) {
    const stands = () => sheetWords(language).t("workbook:protocol.row", { number });
    const read = added ?? (await sayingWritten(stands, () => readRow(workbook, survey, numbered(number))));
    if (read.rows.every(isSameIn(read.keys, typed, (key) => NAMING.has(key)))) {
      return {
        entry: entryAt(read, 0),
        alreadyStood: false,
        notices: [...notices, ...unread, ...refusedWarnings(survey.refused)],
      };
    }
  }
  // Somebody recorded in the same moment and took the same number, or has it alone since doubles were told apart.
  const settled = await settledSurvey(workbook);
  const entry = await sameDecision(workbook, settled.survey, typed);
  if (entry === null) throw new Problem("not-saved");
  const warnings = refusedWarnings([...survey.refused, ...settled.survey.refused]);
  return { entry, alreadyStood: false, notices: [...notices, ...unread, ...settled.notices, ...warnings] };
}

/** The row of a decision as it was recorded; null when there is none, or it was taken back. */
export async function findRecorded(
  workbook: WorkbookContext,
  draft: DecisionDraft,
): Promise<ProtocolEntry | null> {
  const survey = await surveyProtocol(workbook);
  return sameDecision(workbook, survey, typedCells(draft, languageOfHeadings(PROTOCOL_TABLE, survey.head)));
}

/** @throws Problem "text-too-long" naming how many characters are too many. */
export function ensureFits(texts: object): void {
  for (const text of Object.values(texts)) {
    if (typeof text === "string" && text.length > MOST_CHARACTERS) {
      throw new Problem("text-too-long", { count: text.length, most: MOST_CHARACTERS });
    }
  }
}

/** Text from people as a cell keeps it: as typed, never a formula, line breaks as Excel has them. */
export function typedText(text: string): string {
  return literal(text.replace(/\r\n?/g, "\n"));
}

/** What the user typed, as cells: what makes a decision this one and no other. */
function typedCells(draft: DecisionDraft, language: Language): RowInput {
  const words = sheetWords(language);
  const { kind, kindText = "", topic = "", owner = "", dueDate, amount, until, origin } = draft;
  const status = statusOf(draft);
  return {
    committeeDate: draft.committeeDate,
    clientCode: literal(draft.clientCode),
    topic: typedText(topic),
    decision: typedText(draft.decision),
    actionKind: kind === null ? typedText(kindText) : literal(words.t(`workbook:actionKinds.${kind}`)),
    owner: typedText(owner),
    dueDate: orBlank(dueDate),
    status: literal(words.t(`workbook:statuses.${status}`)),
    doneOn: status === "done" ? draft.committeeDate : "",
    arbitration: literal(words.t("workbook:arbitration.none")),
    origin: orBlank(origin),
    amount: amount == null ? "" : toUnits(amount),
    until: orBlank(until),
  };
}

function statusOf({ status, kind }: DecisionDraft): ActionStatus {
  return status ?? (kind === "information" ? "done" : "to-do");
}

function orBlank(value: number | null | undefined): CellInput {
  return value ?? "";
}

/** Columns that people and reviews change later: a decision stays itself whatever they say. */
const CHANGING: ReadonlySet<string> = new Set<ProtocolColumn>(["status", "doneOn", "arbitration"]);

/** What tells a decision that was just added from all others: nobody retypes it in that very moment. */
const NAMING: ReadonlySet<string> = new Set<ProtocolColumn>([
  "committeeDate",
  "clientCode",
  "topic",
  "decision",
]);

/** What the decisions about one client in one committee have in common. */
const COMMON: ReadonlySet<string> = new Set<ProtocolColumn>(["committeeDate", "clientCode"]);

type IsSame = (row: readonly CellOutput[]) => boolean;

/** Whether a row has what was typed, in those of its columns that are wanted. */
function isSameIn(
  keys: readonly (string | null)[],
  typed: RowInput,
  isWanted: (key: string) => boolean,
): IsSame {
  const wanted = keys.map((key) => (key !== null && isWanted(key) ? (typed[key] ?? null) : null));
  return (row) => differences([wanted], [row]).cells === 0;
}

/** The rows about a decision's client in its committee, whole, once the caller has synced. */
interface Alike {
  readonly likely: IsSame;
  readonly count: number;
  readonly whole: () => TableContent<ProtocolColumn>;
}

function askAlike(workbook: WorkbookContext, known: KnownRows<ProtocolColumn>, typed: RowInput): Alike {
  const { keys, rows } = known.content;
  const likely = isSameIn(keys, typed, (key) => COMMON.has(key));
  const found = rows.flatMap((row, index) => (likely(row) ? [index] : []));
  return { likely, count: found.length, whole: askWholeRows(workbook, known, found) };
}

/**
 * A row, not taken back, with all that was typed; of several the last.
 * @param asked what was asked in the requests of the survey.
 */
async function sameDecision(
  workbook: WorkbookContext,
  survey: ProtocolSurvey,
  typed: RowInput,
  asked?: Alike,
  triesLeft = 5,
): Promise<ProtocolEntry | null> {
  const alike = asked ?? askAlike(workbook, survey, typed);
  if (asked === undefined && alike.count > 0) await workbook.sync();
  const whole = alike.whole();
  if (!whole.rows.every(alike.likely)) {
    // Somebody has just sorted or inserted rows: other rows were read.
    if (triesLeft === 0) throw new Problem("not-saved");
    return sameDecision(workbook, await surveyProtocol(workbook), typed, undefined, triesLeft - 1);
  }
  const exactly = isSameIn(survey.content.keys, typed, (key) => !CHANGING.has(key));
  const found = whole.rows.flatMap((row, index) => (exactly(row) ? [entryAt(whole, index)] : []));
  return found.filter(({ cancelled }) => !cancelled).at(-1) ?? null;
}

/** Columns of the Clients sheet that the protocol freezes. */
const FROZEN = [
  "client",
  "colour",
  "exposure",
  "uncovered",
  "countedOverdue",
  "oldestDaysLate",
  "salesperson",
] as const;

/** What a decision freezes of its client, with a notice for each cell that does not read: it is left blank. */
interface FrozenFigures {
  readonly figures: Partial<Values<typeof PROTOCOL_TABLE.declared>>;
  readonly notices: readonly Message[];
}

/** A client's figures as they stand on the Clients sheet, for a row that freezes them, asked beside a survey. */
interface AskedFigures extends Beside<ProtocolColumn> {
  readonly then: () => void;
  /** Once both are answered. */
  readonly figures: () => Promise<FrozenFigures>;
}

/** A client's figures; none of an unknown one. */
export function askFigures(workbook: WorkbookContext, clientCode: string): AskedFigures {
  let places: ReturnType<typeof askClientPlaces> | undefined;
  let row: ReturnType<typeof askRowAt> | undefined;
  return {
    first: () => {
      if (clientCode !== "") places = askClientPlaces(workbook);
    },
    then: () => {
      if (places !== undefined) row = askRowAt(workbook, places(), clientCode, FROZEN);
    },
    figures: async () => frozenFigures(row === undefined ? null : await onlyReading(row)),
  };
}

function frozenFigures(client: TableCells<ClientColumn> | null): FrozenFigures {
  const [row] = readRows(CLIENTS_TABLE, client, FROZEN).rows;
  if (client === null || row === undefined) return { figures: {}, notices: [] };
  const { countedOverdue: overdue, ...figures } = row.values;
  const notices = unreadableWarnings(presentClients(client, FROZEN).faults, "frozen");
  return { figures: { ...figures, overdue }, notices };
}
