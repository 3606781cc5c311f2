import { ageOpenItems, receivablesFromAgedBalance } from "../../domain/receivables/ageing";
import { byUrgency } from "../../domain/committee/agenda";
import { classify, NOTHING_KNOWN, type ClassifiedClient } from "../../domain/colour/classification";
import type { ClientRecord } from "../../domain/client/client";
import type { Day } from "../../domain/basis/day";
import { assignCovers } from "../../domain/cover/groupCover";
import type { Policy } from "../../domain/policy/policy";
import { Problem } from "../../domain/basis/problem";
import type { ClientReceivables } from "../../domain/receivables/receivables";
import { CLIENTS_TABLE, readReferenceDate } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../excel/sheets/committeesSheet";
import { sheetWords } from "../../excel/table/layout";
import { readOverridesTable } from "../../excel/sheets/overridesTable";
import { FACT_COLUMNS, PROTOCOL_TABLE } from "../../excel/sheets/protocolSheet";
import { readLongTables } from "../../excel/table/readLongTables";
import { findOwnSheets, type OwnSheets } from "../../excel/sheets/ownSheets";
import { listSheets, readValues, type SheetExtent, type SheetValues } from "../../excel/host/readSheets";
import type { ExcelSession } from "../../excel/host/session";
import { readPolicyTables } from "../../excel/sheets/settingsSheet";
import { readSourcesTables } from "../../excel/sheets/sourcesTables";
import type { Intake, SourceDecision } from "../../intake/source";
import type { Translator } from "../../locales/translator";
import { MEMORY_COLUMNS, type CommitteeFile, type KnowledgeTables } from "../analysis/clientKnowledge";
import { LIST_COLUMNS } from "../analysis/clientRows";
import { COMMITTEE_COLUMNS } from "./committeeRows";
import type { TaskControl } from "../contract";
import { readAccepted, type AcceptedDifference } from "./differences";
import { readPolicy, type StatedPolicy } from "./policySheet";
import { readRates } from "./ratesSheet";
import { readDecisions } from "./sourcesSheet";

/** How the workbook stands: every sheet's extent, ours among them, the policy and what was decided of sources. */
export interface WorkbookState extends StatedPolicy, KnowledgeTables {
  readonly extents: readonly SheetExtent[];
  readonly own: OwnSheets;
  readonly decisions: readonly SourceDecision[];
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

const CLIENT_COLUMNS: Readonly<Record<StateDetail, readonly string[]>> = {
  none: [],
  list: LIST_COLUMNS,
  knowledge: MEMORY_COLUMNS,
};

/** Reads how the workbook stands, without the finance team's cells. */
export async function readState(session: ExcelSession, detail: StateDetail = "none"): Promise<WorkbookState> {
  return session.run(async (workbook) => {
    const extents = await listSheets(workbook);
    const isKnown = detail === "knowledge";
    const [clients, protocol, committees] = await readLongTables(workbook, [
      { layout: CLIENTS_TABLE, columns: CLIENT_COLUMNS[detail] },
      { layout: PROTOCOL_TABLE, columns: isKnown ? FACT_COLUMNS : [] },
      { layout: COMMITTEES_TABLE, columns: isKnown ? COMMITTEE_COLUMNS : ["date", "nextDate"] },
    ] as const);
    const figuresOf = isKnown && clients !== null ? await readReferenceDate(workbook) : null;
    const own = await findOwnSheets(workbook, extents);
    const stated = readPolicy(await readPolicyTables(workbook));
    const tables = await readSourcesTables(workbook);
    const overrides = await readOverridesTable(workbook);
    const { decisions, warnings } = readDecisions(tables.sources);
    const { rates, warnings: rateWarnings } = readRates(tables.rates);
    return {
      ...stated,
      extents,
      own,
      decisions,
      rates,
      accepted: readAccepted(tables.differences),
      clients,
      figuresOf,
      protocol,
      committees,
      overrides,
      isSettingsWhole: [overrides, tables.rates, tables.sources, tables.differences].every(
        (table) => table !== null,
      ),
      warnings: [...stated.warnings, ...warnings, ...rateWarnings],
    };
  });
}

/** The words of the workbook, with amounts in the company's currency; French before it is set up. */
export function workbookWords({ language, policy }: Pick<WorkbookState, "language" | "policy">): Translator {
  return sheetWords(language ?? "fr", policy.parameters.companyCurrency);
}

/** The finance team's sheets: all that are not ours. */
export function foreignSheets({ extents, own }: WorkbookState): SheetExtent[] {
  const ours = new Set(Object.values(own.names));
  return extents.filter(({ sheet, used }) => used !== null && !ours.has(sheet));
}

/**
 * Reads the finance team's sheets, whole or their first rows, with progress.
 * @throws Problem "cancelled" when the user stops it.
 */
export async function readSheets(
  session: ExcelSession,
  extents: readonly SheetExtent[],
  control: TaskControl,
  maximumRows?: number,
): Promise<SheetValues[]> {
  const cellsOf = ({ used }: SheetExtent) =>
    used === null ? 0 : Math.min(used.rows, maximumRows ?? used.rows) * used.columns;
  const total = extents.reduce((sum, extent) => sum + cellsOf(extent), 0);
  let read = 0;
  const onCells = (cells: number) => {
    read += cells;
    ensureWanted(control);
    control.onProgress({ step: "reading", done: total === 0 ? 1 : read / total });
  };
  return session.run(async (workbook) => {
    const grids: SheetValues[] = [];
    for (const extent of extents) grids.push(await readValues(workbook, extent, { maximumRows, onCells }));
    return grids;
  });
}

/** @throws Problem "cancelled" when the user has stopped the task. */
export function ensureWanted(control: TaskControl): void {
  if (control.signal.aborted) throw new Problem("cancelled");
}

/** Lets the pane draw and hear a click on cancel. */
export async function breathe(control: TaskControl): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  ensureWanted(control);
}

/**
 * All clients with receivables, aged, joined with cover, client sheet and what committees know of them,
 * classified, most urgent first.
 */
export function classifyPortfolio(
  intake: Intake,
  policy: Policy,
  referenceDate: Day,
  knowledgeOf: (clientCode: string) => CommitteeFile = () => NOTHING_KNOWN,
): ClassifiedClient[] {
  const records = new Map(intake.clients.map((record) => [record.clientCode, record]));
  const accounts = receivablesOf(intake, records, policy, referenceDate).map((receivables) => ({
    receivables,
    record: records.get(receivables.clientCode) ?? null,
  }));
  const covers = assignCovers(accounts, intake.coverLines, policy.parameters, referenceDate);
  const clients = accounts.map((account) => {
    const { clientCode } = account.receivables;
    const coverLines = covers.get(clientCode) ?? [];
    return classify({ ...account, coverLines, ...knowledgeOf(clientCode) }, policy, referenceDate);
  });
  return clients.sort(byUrgency);
}

function receivablesOf(
  intake: Intake,
  records: ReadonlyMap<string, ClientRecord>,
  { parameters: { residue } }: Policy,
  referenceDate: Day,
): ClientReceivables[] {
  if (intake.openItems.length === 0) {
    return intake.agedBalance.map((line) => receivablesFromAgedBalance(line, residue));
  }
  const termDays = (code: string) => records.get(code)?.termDays ?? null;
  return ageOpenItems(intake.openItems, { referenceDate, termDays, residue });
}
