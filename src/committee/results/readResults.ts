import { CLIENTS_TABLE } from "../../book/clients";
import { COMMITTEES_TABLE } from "../../book/committees";
import { HISTORY_TABLE } from "../../book/history";
import type { TableContent } from "../../excel/table/ownTables";
import { FACT_COLUMNS } from "../../excel/sheets/protocolSheet";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { RESULTS_TABLE } from "../../book/results";
import type { ExcelSession } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { statedCommittees, COMMITTEE_COLUMNS } from "../port/committeeRows";
import { clientPoints, POINT_COLUMNS } from "../port/historyRows";
import type { Message } from "../../intake/source";
import { readRows } from "../../book/reading";
import { PEOPLE_COLUMNS, statedPeople, type Participant } from "../port/people";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { protocolEntries } from "../port/protocolRows";
import { readBook, type Book } from "../port/workbookState";
import type { Results } from "./resultsContract";
import { resultsOf } from "./resultsOf";
import { committeeToCome } from "../../domain/committee/whichCommittee";

/** What the outcomes of clients are told from; the history's other columns are not read. */
const FIGURES = ["exposure", "validCover", "uncovered", "countedOverdue"] as const;

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
  readonly clients: TableContent | null;
  readonly history: TableContent | null;
  readonly people: readonly Participant[];
}

/** What was achieved, from the committees, the history and the protocol. Writes nothing. */
export async function readResults(session: ExcelSession, kept: KeptPortfolio, now: Date): Promise<Results> {
  return resultsRead(await readBook(session, RESULTS_READ), kept, now).results;
}

/** What results are made from: of every long table the columns needed alone. */
export const RESULTS_READ = [
  { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  { layout: HISTORY_TABLE, columns: [...POINT_COLUMNS, ...FIGURES] },
  { layout: PROTOCOL_TABLE, columns: PROTOCOL_READ },
  { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
  { layout: CLIENTS_TABLE, columns: ["clientCode", "salesperson"] },
  { layout: RESULTS_TABLE, columns: ["date"] },
] as const;

/** Results as the tables tell them. */
export function resultsRead(
  { state: { policy, warnings }, tables }: Book<typeof RESULTS_READ>,
  kept: KeptPortfolio,
  now: Date,
): ResultsRead {
  const [committees, history, protocol, people, clients, shown] = tables;
  const { parameters } = policy;
  const stated = protocolEntries(protocol, PROTOCOL_READ);
  const held = statedCommittees(committees);
  const points = clientPoints(history, FIGURES);
  const named = statedPeople(people);
  const results = resultsOf({
    committees: held.committees,
    history: points.points,
    entries: stated.entries,
    people: named.people,
    parameters,
    salespeople: salespeopleOf(clients),
    sales: kept.current?.intake.sales ?? null,
    next: committeeToCome(held.committees, now, parameters),
    shown:
      shown === null ? null : readRows(RESULTS_TABLE, shown, ["date"]).rows.map(({ values }) => values.date),
    warnings: [
      ...warnings,
      ...stated.warnings,
      ...held.warnings,
      ...points.warnings,
      ...withoutRow(history, held),
      ...named.warnings,
    ],
  });
  return { results, committees, protocol, clients, history, people: named.people };
}

/** Says of committees that have figures in the history and whose own row people have deleted that they do not count. */
function withoutRow(
  history: TableContent<"committeeDate"> | null,
  { committees, warnings }: ReturnType<typeof statedCommittees>,
): readonly Message[] {
  // The row of one whose day does not read stands: that is said with its cell.
  if (warnings.length > 0) return [];
  const listed = new Set(committees.map(({ date }) => date));
  const { rows, at } = readRows(HISTORY_TABLE, history, ["committeeDate"]);
  const lost = rows.filter(
    ({ values: { committeeDate } }) => committeeDate !== null && !listed.has(committeeDate),
  );
  const [first] = lost;
  if (first === undefined) return [];
  const count = new Set(lost.map(({ values }) => values.committeeDate)).size;
  const { address } = at(first.index, "committeeDate");
  return [{ code: "committees-without-row", values: { count, address } }];
}

function salespeopleOf(
  clients: TableContent<"clientCode" | "salesperson"> | null,
): ReadonlyMap<string, string> {
  const { rows } = readRows(CLIENTS_TABLE, clients, ["clientCode", "salesperson"]);
  return new Map(rows.map(({ values: { clientCode, salesperson } }) => [clientCode, salesperson.trim()]));
}
