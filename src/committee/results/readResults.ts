import type { CurrentOverdue } from "../../domain/results/clientOutcomes";
import { CLIENTS_TABLE } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../excel/sheets/committeesSheet";
import { HISTORY_TABLE } from "../../excel/sheets/historySheet";
import { recordsOf, type TableContent } from "../../excel/table/ownTables";
import { FACT_COLUMNS, PROTOCOL_TABLE } from "../../excel/sheets/protocolSheet";
import { readLongTables } from "../../excel/table/readLongTables";
import { RESULTS_TABLE } from "../../excel/sheets/resultsSheet";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../excel/sheets/settingsSheet";
import { centsIn, dayIn, textIn } from "../port/cellReading";
import { colourFrom } from "../port/cellWords";
import { committeeRecords, COMMITTEE_COLUMNS } from "../port/committeeRows";
import { historyEntries } from "../port/historyRows";
import { participants } from "../port/people";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { protocolEntries } from "../port/protocolRows";
import { readState, type WorkbookState } from "../port/workbookState";
import type { Results } from "./resultsContract";
import { resultsOf } from "./resultsOf";
import { committeeToCome } from "../../domain/committee/whichCommittee";

/** What the outcomes of clients are told from; the history's other columns are not read. */
const HISTORY_READ = [
  "committeeDate",
  "clientCode",
  "client",
  "colour",
  "exposure",
  "validCover",
  "uncovered",
  "countedOverdue",
  "group",
] as const;

/** Besides the facts, what the lists show of a decision. */
const PROTOCOL_READ = [
  ...FACT_COLUMNS,
  "client",
  "exposure",
  "uncovered",
  "overdue",
  "topic",
  "decision",
] as const;

/** Results with the tables that the sheet's formulas refer to. */
export interface ResultsRead {
  readonly results: Results;
  readonly committees: TableContent | null;
  readonly protocol: TableContent | null;
  readonly people: TableContent | null;
}

/** What was achieved, from the committees, the history and the protocol. Writes nothing. */
export async function readResults(session: ExcelSession, kept: KeptPortfolio, now: Date): Promise<Results> {
  const state = await readState(session);
  const { results } = await session.run((workbook) => readResultsTables(workbook, state, kept, now));
  return results;
}

/** Reads what results are made from, of every long table the columns needed alone. */
export async function readResultsTables(
  workbook: WorkbookContext,
  { policy, warnings }: Pick<WorkbookState, "policy" | "warnings">,
  kept: KeptPortfolio,
  now: Date,
): Promise<ResultsRead> {
  const [committees, history, protocol, people, clients, shown] = await readLongTables(workbook, [
    { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
    { layout: HISTORY_TABLE, columns: HISTORY_READ },
    { layout: PROTOCOL_TABLE, columns: PROTOCOL_READ },
    { layout: PEOPLE_TABLE, columns: PEOPLE_TABLE.columns.map(({ key }) => key) },
    { layout: CLIENTS_TABLE, columns: ["clientCode", "colour", "countedOverdue"] },
    { layout: RESULTS_TABLE, columns: ["date"] },
  ] as const);
  const { parameters } = policy;
  const stated = protocolEntries(protocol);
  const records = committeeRecords(committees);
  const results = resultsOf({
    committees: records,
    history: history === null ? [] : historyEntries(history),
    entries: stated.entries,
    people: participants(people),
    parameters,
    current: clients === null ? null : currentOverdue(clients),
    sales: kept.current?.intake.sales ?? null,
    next: committeeToCome(records, now, parameters),
    shown: shown === null ? null : recordsOf(shown).map((record) => dayIn(record["date"])),
    warnings: [...warnings, ...stated.warnings],
  });
  return { results, committees, protocol, people };
}

/** A row without a colour is of a client that the file leaves out: its nil is not what it owes. */
function currentOverdue(clients: TableContent): CurrentOverdue {
  const present = recordsOf(clients).filter((record) => colourFrom(record["colour"]) !== null);
  return new Map(present.map((record) => [textIn(record["clientCode"]), centsIn(record["countedOverdue"])]));
}
