import { type ClientFile } from "../../domain/colour/clientFile";
import type { Day } from "../../domain/basis/day";
import { RESULTS_TABLE } from "../../book/results";
import { HISTORY_TABLE } from "../../book/history";
import { CLIENTS_TABLE } from "../../book/clients";
import { readReferenceDate } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { sheetWords } from "../../book/words";
import { readOverridesTable } from "../../excel/sheets/overridesTable";
import { FACT_COLUMNS, type FactColumn } from "../../excel/sheets/protocolSheet";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { readLongTables } from "../../excel/table/readLongTables";
import { findOwnSheets, namesOfSheets, type OwnSheets } from "../../excel/sheets/ownSheets";
import { askCalculation, recalculate } from "../../excel/host/calculation";
import { readingDaysFrom1900 } from "../../excel/host/dateSystem";
import { listSheets, type SheetExtent } from "../../excel/host/readSheets";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { readPolicyTables } from "../../excel/sheets/settingsSheet";
import { readSourcesTables } from "../../excel/sheets/sourcesTables";
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
import type { TableContent } from "../../excel/table/ownTables";

/** The tables that say more of clients than the finance team's sheets do; null when not created yet. */
export interface KnowledgeTables {
  /** The Clients table, with at least `MEMORY_COLUMNS`. */
  readonly clients: TableContent<ClientColumn> | null;
  /** The day that its figures are of. */
  readonly figuresOf: Day | null;
  readonly protocol: TableContent<FactColumn> | null;
  readonly committees: TableContent<(typeof CALENDAR_COLUMNS)[number]> | null;
  readonly overrides: TableContent | null;
  /** How late clients were at earlier committees. */
  readonly history: TableContent<(typeof BEHAVIOUR_COLUMNS)[number]> | null;
}

/** What committees have left of a client: overrides, memory, promises, blocks, steps with the insurer. */
export type CommitteeFile = Omit<ClientFile, "receivables" | "coverLines" | "record" | "term" | "limit">;

/** Columns of the Clients table that tell how clients stand and stood at the last committee. */
export const MEMORY_COLUMNS = [
  "clientCode",
  "client",
  "colour",
  "computedColour",
  "coverGrade",
  "signature",
  "overdueGrade",
  "countedOverdue",
  "uncovered",
  "memoryDate",
  "memoryColour",
  "memoryCoverGrade",
  "memorySignature",
  "memoryOverdueGrade",
  "memoryOverdue",
  "memoryUncovered",
  "betterRuns",
] as const;

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

/**
 * Reads how the workbook stands, without the finance team's cells.
 * @throws Problem "dates-from-1904": every use case that reads or writes days begins here.
 */
export async function readState(session: ExcelSession, detail: StateDetail = "none"): Promise<WorkbookState> {
  return onlyReading(() => session.run((workbook) => standing(workbook, detail)));
}

async function standing(workbook: WorkbookContext, detail: StateDetail): Promise<WorkbookState> {
  const calculation = askCalculation(workbook);
  const extents = await readingDaysFrom1900(workbook, () => listSheets(workbook));
  const isKnown = detail === "knowledge";
  const [clients, protocol, committees, history] = await readLongTables(workbook, [
    { layout: CLIENTS_TABLE, columns: CLIENT_COLUMNS[detail] },
    { layout: PROTOCOL_TABLE, columns: isKnown ? FACT_COLUMNS : [] },
    { layout: COMMITTEES_TABLE, columns: CALENDAR_COLUMNS },
    { layout: HISTORY_TABLE, columns: isKnown ? BEHAVIOUR_COLUMNS : [] },
    // Read elsewhere: here it is only known to stand.
    { layout: RESULTS_TABLE, columns: [] },
  ] as const);
  const figuresOf = isKnown && clients !== null ? await readReferenceDate(workbook) : null;
  const sheets = await findOwnSheets(workbook, extents);
  const policyTables = await readPolicyTables(workbook);
  const stated = readPolicy(policyTables);
  const tables = await readSourcesTables(workbook);
  const overrides = await readOverridesTable(workbook);
  const { accepted, warnings: refused } = readAccepted(tables.differences);
  const { decisions, warnings } = readDecisions(tables.sources);
  const { answers, warnings: answerWarnings } = readAnswers(tables.answers);
  const { rates, warnings: rateWarnings } = readRates(tables.rates);
  return {
    ...stated,
    extents,
    ownSheets: sheets,
    calculatesByHand: calculation.isManual(),
    decisions,
    answers,
    rates,
    accepted,
    clients,
    figuresOf,
    protocol,
    committees,
    overrides,
    history,
    isSettingsWhole: [
      overrides,
      policyTables.insurers,
      tables.rates,
      tables.sources,
      tables.differences,
      tables.answers,
    ].every((table) => table !== null),
    warnings: [...stated.warnings, ...warnings, ...answerWarnings, ...rateWarnings, ...refused],
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
