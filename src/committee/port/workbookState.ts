import { type ClientFile } from "../../domain/colour/clientFile";
import type { Day } from "../../domain/basis/day";
import { withTextCodes } from "../../book/clientCodes";
import { RESULTS_TABLE } from "../../book/results";
import { HISTORY_TABLE } from "../../book/history";
import { CLIENTS_TABLE } from "../../book/clients";
import { askReferenceDate } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { ACTIONS_TABLE, OVERRIDES_TABLE, PEOPLE_TABLE } from "../../book/settings";
import { POLICY_READ } from "../../excel/sheets/settingsSheet";
import { ANSWERS_TABLE, DIFFERENCES_TABLE, RATES_TABLE, SOURCES_TABLE } from "../../book/sources";
import { cellAddress, quotedSheet } from "../../book/cells";
import { doubledHeadings, type TableLayout } from "../../book/table";
import { sheetWords } from "../../book/words";
import { FACT_COLUMNS, type FactColumn } from "../../excel/sheets/protocolSheet";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { readLongTables, wholeTable, type Contents, type LongTable } from "../../excel/table/readLongTables";
import { askOwnSheets, namesOfSheets, type OwnSheets } from "../../excel/sheets/ownSheets";
import { askCalculation, recalculate } from "../../excel/host/calculation";
import { readingDaysFrom1900 } from "../../excel/host/dateSystem";
import { askSheets, type SheetExtent } from "../../excel/host/readSheets";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import type { Answer } from "../../intake/question";
import type { Message, SourceDecision } from "../../intake/source";
import type { SheetNames, Translator } from "../../locales/translator";
import { LIST_COLUMNS, type ClientColumn } from "./clientStanding";
import { CALENDAR_COLUMNS } from "./committeeRows";
import { BEHAVIOUR_COLUMNS } from "./historyRows";
import { readAccepted, type AcceptedDifference } from "./differences";
import { readPolicy, type StatedPolicy } from "./policySheet";
import { onlyReading } from "./written";
import { readRates, readDecisions } from "./sourcesSheet";
import { readAnswers } from "./answersSheet";
import type { OverridesContent } from "./overrides";
import type { TableContent } from "../../excel/table/ownTables";

/** The tables that say more of clients than the finance team's sheets do; null when not created yet. */
export interface KnowledgeTables {
  /** The Clients table, with at least `MEMORY_COLUMNS`. */
  readonly clients: TableContent<ClientColumn> | null;
  /** The day that its figures are of. */
  readonly figuresOf: Day | null;
  readonly protocol: TableContent<FactColumn> | null;
  readonly committees: TableContent<(typeof CALENDAR_COLUMNS)[number]> | null;
  readonly overrides: OverridesContent | null;
  /** How late clients were at earlier committees. */
  readonly history: TableContent<(typeof BEHAVIOUR_COLUMNS)[number]> | null;
}

/** What committees have left of a client: overrides, memory, promises, blocks, steps with the insurer. */
export type CommitteeFile = Omit<
  ClientFile,
  "receivables" | "coverLines" | "record" | "term" | "drift" | "limit"
>;

/** What tells how a client stands, to be remembered: in the Clients table, and in the history of a committee. */
export const STANDING_COLUMNS = [
  "clientCode",
  "colour",
  "computedColour",
  "coverGrade",
  "signature",
  "overdueGrade",
  "countedOverdue",
  "uncovered",
] as const;

/** What the Clients table remembers of a client: all of it or nothing. */
export const REMEMBERED = [
  "memoryDate",
  "memoryColour",
  "memoryCoverGrade",
  "memorySignature",
  "memoryOverdueGrade",
  "memoryOverdue",
  "memoryUncovered",
  "betterRuns",
] as const;

/** Columns of the Clients table that tell how clients stand and stood at the last committee. */
export const MEMORY_COLUMNS = ["client", ...STANDING_COLUMNS, ...REMEMBERED] as const;

/** How the workbook stands: every sheet's extent, ours among them, the policy and what was decided of sources. */
export interface WorkbookState extends StatedPolicy, KnowledgeTables {
  readonly extents: readonly SheetExtent[];
  readonly ownSheets: OwnSheets;
  /** Whether its formulas wait for somebody to press F9. */
  readonly calculatesByHand: boolean;
  readonly decisions: readonly SourceDecision[];
  /** What was answered to questions about sources. */
  readonly answers: readonly Answer[];
  /** Company-currency value of one unit of each other currency. */
  readonly rates: Readonly<Record<string, number>>;
  readonly accepted: readonly AcceptedDifference[];
  /** False when the settings lack one of the tables beside the policy's. */
  readonly isSettingsWhole: boolean;
}

/**
 * What is read of our own clients, protocol and committees: nothing but that they are ours, what the pane
 * lists, or what the classification must know.
 */
export type StateDetail = "none" | "list" | "knowledge";

const CLIENT_COLUMNS: Readonly<Record<StateDetail, readonly ClientColumn[]>> = {
  none: [],
  list: LIST_COLUMNS,
  knowledge: MEMORY_COLUMNS,
};

/** The workbook at one moment: how it stands, and the tables that a use case asked for. */
export interface Book<T extends readonly LongTable[]> {
  readonly state: WorkbookState;
  /** Null for a table that was not created yet. */
  readonly tables: Contents<T>;
}

/**
 * Reads how the workbook stands, without the finance team's cells, and the tables that a use case needs, in two
 * requests whatever their number; what is longer than an answer can be follows in more.
 * @throws Problem "dates-from-1904": every use case that reads or writes days begins here.
 */
export async function readBook<T extends readonly LongTable[]>(
  session: ExcelSession,
  also: T,
  detail: StateDetail = "none",
): Promise<Book<T>> {
  return readBookBeside(session, also, () => () => undefined, detail);
}

/**
 * As `readBook`, with something else that is asked in the second request.
 * @param ask queues it, once it is known which sheets are ours and where the tables asked for stand, their rows still
 *   blank; it may be called again, and the last answer counts.
 */
export async function readBookBeside<T extends readonly LongTable[], B>(
  session: ExcelSession,
  also: T,
  ask: (workbook: WorkbookContext, ownSheets: OwnSheets, places: Contents<T>) => () => B,
  detail: StateDetail = "none",
): Promise<Book<T> & { readonly beside: B }> {
  return onlyReading(() =>
    session.run((workbook) =>
      readingDaysFrom1900(workbook, async () => {
        const asked: (() => B)[] = [];
        const book = await bookOf(workbook, also, detail, (own, places) =>
          asked.push(ask(workbook, own, places)),
        );
        return { ...book, beside: (asked.at(-1) as () => B)() };
      }),
    ),
  );
}

/** As `readBook`, for what needs no table beside. */
export async function readState(session: ExcelSession, detail: StateDetail = "none"): Promise<WorkbookState> {
  return (await readBook(session, [] as const, detail)).state;
}

/** What every use case reads. */
function stateTables(detail: StateDetail) {
  const isKnown = detail === "knowledge";
  return [
    { layout: CLIENTS_TABLE, columns: CLIENT_COLUMNS[detail] },
    { layout: PROTOCOL_TABLE, columns: isKnown ? FACT_COLUMNS : [] },
    { layout: COMMITTEES_TABLE, columns: CALENDAR_COLUMNS },
    { layout: HISTORY_TABLE, columns: isKnown ? BEHAVIOUR_COLUMNS : [] },
    ...POLICY_READ,
    wholeTable(RATES_TABLE),
    wholeTable(SOURCES_TABLE),
    wholeTable(DIFFERENCES_TABLE),
    wholeTable(ANSWERS_TABLE),
    wholeTable(OVERRIDES_TABLE),
  ] as const;
}

/** Read elsewhere: here they are only known to stand. */
const ONLY_STANDING = [RESULTS_TABLE, PEOPLE_TABLE, ACTIONS_TABLE];

async function bookOf<T extends readonly LongTable[]>(
  workbook: WorkbookContext,
  also: T,
  detail: StateDetail,
  beside: (ownSheets: OwnSheets, places: Contents<T>) => void,
): Promise<Book<T>> {
  const calculation = askCalculation(workbook);
  const sheets = askSheets(workbook);
  const ownSheets = askOwnSheets(workbook);
  const figuresOf = askReferenceDate(workbook);
  const asked = stateTables(detail);
  const alongside = (places: readonly (TableContent | null)[]) => {
    sheets.askExtents();
    beside(ownSheets(sheets.list()), places.slice(asked.length) as unknown as Contents<T>);
  };
  const read = withTextCodes(await readLongTables(workbook, [...asked, ...also], alongside, ONLY_STANDING));
  const extents = sheets.extents();
  const doubled = doubledWarnings([...asked, ...also], read);
  const known = stated(read.slice(0, asked.length) as unknown as Contents<ReturnType<typeof stateTables>>);
  const state = {
    extents,
    ownSheets: ownSheets(extents),
    calculatesByHand: calculation.isManual(),
    figuresOf: figuresOf(),
    ...known,
    warnings: [...known.warnings, ...doubled],
  };
  return { state, tables: read.slice(asked.length) as unknown as Contents<T> };
}

/** Says of each column that bears the heading of another one which of them is read. */
function doubledWarnings(
  tables: readonly LongTable[],
  read: readonly (TableContent | null)[],
): readonly Message[] {
  const seen = new Set<TableLayout>();
  return tables.flatMap(({ layout }, index) => {
    const content = read[index] ?? null;
    if (content === null || seen.has(layout)) return [];
    seen.add(layout);
    const { sheet, bodyRow, bodyColumn, headings } = content;
    const address = (column: number) =>
      `${quotedSheet(sheet)}!${cellAddress(bodyRow - 1, bodyColumn + column)}`;
    return doubledHeadings(layout, content).map(({ column, used }) => ({
      code: "doubled-heading",
      values: { heading: headings[column] ?? "", address: address(column), used: address(used) },
    }));
  });
}

/** What the tables say that every use case reads. */
function stated([
  clients,
  protocol,
  committees,
  history,
  parameters,
  grid,
  ratings,
  insurers,
  ...others
]: Contents<ReturnType<typeof stateTables>>) {
  const [ratesTable, sources, differences, answersTable, overrides] = others;
  const policy = readPolicy({ parameters, grid, ratings, insurers });
  const { accepted, warnings: refused } = readAccepted(differences);
  const { decisions, warnings } = readDecisions(sources);
  const { answers, warnings: answerWarnings } = readAnswers(answersTable);
  const { rates, warnings: rateWarnings } = readRates(ratesTable);
  return {
    ...policy,
    decisions,
    answers,
    rates,
    accepted,
    clients,
    protocol,
    committees,
    overrides,
    history,
    isSettingsWhole: [insurers, ...others].every((table) => table !== null),
    warnings: [...policy.warnings, ...warnings, ...answerWarnings, ...rateWarnings, ...refused],
  };
}

/**
 * Computes the formulas of a workbook with manual calculation: those of the finance team before they are read, ours
 * after what they depend on was written.
 * @returns the warning that what they show may be out of date, when Excel refuses.
 */
export async function recalculated(
  workbook: WorkbookContext,
  { calculatesByHand }: Pick<WorkbookState, "calculatesByHand">,
): Promise<readonly Message[]> {
  if (!calculatesByHand || (await recalculate(workbook))) return [];
  return [{ code: "not-recalculated", values: {} }];
}

/** The words of the workbook, with amounts in the company's currency and our sheets' names; French before it is set up. */
export function workbookWords(state: StandingSheets & Pick<WorkbookState, "policy">): Translator {
  return sheetWords(state.language ?? "fr", state.policy.parameters.companyCurrency, sheetNames(state));
}

type StandingSheets = Pick<WorkbookState, "language" | "ownSheets" | "extents">;

/** What each of our sheets is called, or will be in the workbook's language. */
export function sheetNames({ language, ownSheets, extents }: StandingSheets): SheetNames {
  return namesOfSheets(ownSheets, language ?? "fr", extents);
}

/** The finance team's sheets: all that are not ours. */
export function foreignSheets({ extents, ownSheets }: WorkbookState): SheetExtent[] {
  const ours = new Set(Object.values(ownSheets.names));
  return extents.filter(({ sheet, used }) => used !== null && !ours.has(sheet));
}
