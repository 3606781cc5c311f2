import { withClientCodes } from "../../domain/protocol/clientCodes";
import { agendaDue, committeeOnHoliday } from "../../domain/committee/committeeCalendar";
import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import { localDay, type Day } from "../../domain/basis/day";
import { dsoFigures, type Dso } from "../../domain/receivables/dso";
import type { HistoryEntry } from "../../domain/committee/history";
import type { Policy } from "../../domain/policy/policy";
import { Problem } from "../../domain/basis/problem";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import { agendaDocument } from "../../documents/agenda/agendaDocument";
import { AGENDA_LAYOUT } from "../../documents/agenda/agendaLayout";
import { rulesText } from "../../documents/agenda/agendaWords";
import { askPage, planPage, type PageNote, type StandingPage } from "../../excel/page/printedPage";
import { AGENDA_PAGE } from "../../excel/sheets/printedSheets";
import { ALL_CLIENTS } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { createCommittees } from "../../excel/sheets/committeesSheet";
import { decorateTogether, type Decoration } from "../../excel/host/decorations";
import { createHistory } from "../../excel/sheets/historySheet";
import { HISTORY_TABLE } from "../../book/history";
import { sheetWords } from "../../book/words";
import { askWritable, sheetOrder } from "../../excel/sheets/ownSheets";
import { addSheets, type NewSheets } from "../../excel/sheets/newSheets";
import { runMaking } from "../../excel/sheets/makingSheets";
import type { TableContent } from "../../excel/table/ownTables";
import { PROTOCOL_TABLE } from "../../book/protocol";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { prepareTableWrites, type TablePlan } from "../../excel/table/tableWrites";
import type { Message } from "../../intake/source";
import type { AgendaSummary } from "./agendaContract";
import { agendaPage, frozenFigures, type AgendaPage } from "./agendaPage";
import { pageContent } from "../port/pageContent";
import { refusedWarnings } from "../port/refusedWarnings";
import { clientStandings, type ClientStanding } from "../port/clientStanding";
import { wholeHistory } from "../port/committeeFile";
import type { AbsentClient } from "../../domain/results/fall";
import {
  absenceFields,
  committeeDays,
  committeePlan,
  COMMITTEE_COLUMNS,
  figureFields,
  statedCommittees,
  type CommitteeFields,
} from "../port/committeeRows";
import { type TaskControl, ensureWanted } from "../port/task";
import {
  clientPoints,
  historyAsItStands,
  historyDays,
  historyPlan,
  historyRow,
  isOfCommittee,
  keptCodes,
  POINT_COLUMNS,
  withNotes,
  type ClientPoint,
} from "../port/historyRows";
import { gatheringWarnings, PEOPLE_COLUMNS, statedPeople, type Participant } from "../port/people";
import { policyStamp } from "../port/policyStamp";
import type { KeptPortfolio, Portfolio } from "../analysis/readPortfolio";
import { crossedNameWarnings } from "../port/lostRows";
import { protocolEntries } from "../port/protocolRows";
import { readBookBeside, type Book, type WorkbookState } from "../port/workbookState";
import type { Language } from "../../locales/translator";
import { toCells } from "../../book/writing";
import { committeeToCome } from "../../domain/committee/whichCommittee";

/**
 * Writes the agenda of the next committee from the Clients sheet as people see it, with the protocol and the
 * history; keeps the figures of that day in the history and the committee in its table. Done again for the
 * same committee it updates in place; once the agenda has been sent, its figures stay as they were.
 * @param kept the portfolio of the last analysis: its sales give the DSO of that day.
 * @throws Problem "not-analysed" when there is no Clients sheet yet; "clients-unreadable".
 */
export async function prepareAgenda(
  session: ExcelSession,
  control: TaskControl,
  now: Date,
  kept: KeptPortfolio,
): Promise<AgendaSummary> {
  control.onProgress({ step: "reading", done: 0 });
  const book = await readAgendaBook(session);
  const { state } = book;
  const { parameters } = state.policy;
  const day = committeeToCome(committeeDays(state.committees), now, state.policy.parameters);
  return runMaking(session, async (workbook) => {
    const read = await readForWriting(workbook, book, day);
    ensureWanted(control);
    const { people } = read;
    const page = agendaPage({
      ...read,
      day,
      today: localDay(now),
      policy: state.policy,
      earlier: earlierNotes(read.agenda, day),
    });
    const plan = await planWrites(workbook, state, read, page, kept.current);
    control.onProgress({ step: "writing", done: 0 });
    const lostFilters = await plan.send();
    const refused = [...lostFilters, ...(await decorateTogether(workbook, plan.decorations()))];
    const { agenda } = page;
    return {
      day,
      time: page.time,
      clients: agenda.items.length,
      minutes: agenda.minutes,
      notFitting: agenda.notFitting,
      advised: agenda.notFitting === 0 ? null : page.advice(),
      struck: plan.struck,
      due: agendaDue(day, parameters),
      sent: read.committee?.agendaSent ?? null,
      warnings: [
        ...state.warnings,
        ...read.warnings,
        ...holidayWarnings(day, state.language ?? "fr"),
        ...gatheringWarnings(people, page.place, parameters.maximumPeople),
        ...refusedWarnings(refused),
      ],
      written: { sheetsCreated: plan.sheetsCreated, cellsChanged: plan.cells },
    };
  });
}

/** A committee on a public holiday is said, with the working day before it. */
function holidayWarnings(day: Day, language: Language): Message[] {
  const found = committeeOnHoliday(day);
  if (found === null) return [];
  const words = sheetWords(language);
  const { holiday, proposed } = found;
  const values = { day: words.day(day, "long"), holiday, proposed: words.day(proposed, "long") };
  return [{ code: "committee-on-holiday", values }];
}

/** What an agenda is made from, and what stands of it already. */
export interface AgendaRead {
  readonly referenceDate: Day;
  readonly clients: readonly ClientStanding[];
  /** Clients that are missing from the file. */
  readonly absent: readonly AbsentClient[];
  readonly entries: ReturnType<typeof protocolEntries>["entries"];
  readonly warnings: readonly Message[];
  readonly people: readonly Participant[];
  readonly committees: readonly CommitteeRecord[];
  /** The row of this very committee. */
  readonly committee: CommitteeRecord | undefined;
  readonly history: readonly ClientPoint<"countedOverdue">[];
  readonly agenda: StandingPage;
  readonly tables: { readonly history: TableContent | null; readonly committees: TableContent | null };
}

/** What successes are told from, besides the rows that are rewritten. */
const HISTORY_READ = [...POINT_COLUMNS, "countedOverdue"] as const;

/** What the agenda of a committee is made from, besides its own sheet. */
const AGENDA_READ = [
  ALL_CLIENTS,
  { layout: HISTORY_TABLE, columns: HISTORY_READ },
  { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
  { layout: PROTOCOL_TABLE, columns: PROTOCOL_TABLE.columns.map(({ key }) => key) },
] as const;

/** The workbook with the agenda's sheet as it stands. */
interface AgendaBook extends Book<typeof AGENDA_READ> {
  readonly agenda: StandingPage;
}

/** Reads what the agenda of a committee is made from, and what stands of it, in two requests. */
export async function readAgendaBook(session: ExcelSession): Promise<AgendaBook> {
  const { beside: agenda, ...book } = await readBookBeside(session, AGENDA_READ, (workbook, { names }) =>
    askPage(workbook, AGENDA_PAGE, names.agenda),
  );
  return { ...book, agenda };
}

/** Reads, whole, the rows of the history that the committee and the one before, or that of the page, may change. */
async function readForWriting(workbook: WorkbookContext, book: AgendaBook, day: Day): Promise<AgendaRead> {
  const [, history] = book.tables;
  if (history === null) return agendaSources(book, day, null);
  const before = [...historyDays(history)].filter((each) => each < day);
  const last = before.reduce((latest, each) => Math.max(latest, each), -Infinity);
  const changing = [day, last, book.agenda.day ?? day];
  return agendaSources(book, day, await wholeHistory(workbook, history, changing));
}

/**
 * What the agenda of a committee is made from.
 * @param whole the history with the rows whole that are to be written; as it was read when none is.
 * @throws Problem "not-analysed" when there is no Clients sheet yet; "clients-unreadable".
 */
export function agendaSources(
  { state: { figuresOf }, tables, agenda }: AgendaBook,
  day: Day,
  whole: TableContent | null = tables[1],
): AgendaRead {
  const [clients, history, committees, people, protocol] = tables;
  if (clients === null || figuresOf === null) throw new Problem("not-analysed");
  const { entries, warnings } = protocolEntries(protocol);
  const { clients: standings, absent, warnings: noted } = clientStandings(clients);
  const records = statedCommittees(committees);
  const points = clientPoints(history, ["countedOverdue"]);
  const stated = statedPeople(people);
  const coded = withClientCodes(
    entries,
    standings.map(({ clientCode }) => clientCode),
  );
  const crossed = crossedNameWarnings(coded, standings);
  return {
    referenceDate: figuresOf,
    clients: standings,
    absent,
    entries: coded,
    warnings: [
      ...noted,
      ...warnings,
      ...crossed,
      ...stated.warnings,
      ...records.warnings,
      ...points.warnings,
    ],
    people: stated.people,
    committees: records.committees,
    committee: records.committees.find(({ date }) => date === day),
    history: points.points,
    agenda,
    tables: { history: whole, committees },
  };
}

interface Writes {
  readonly cells: number;
  readonly struck: number;
  readonly sheetsCreated: readonly string[];
  /** @returns filters that could not be put back. */
  send(): Promise<string[]>;
  decorations(): readonly Decoration[];
}

/** Everything that should change, in one request once it is sent. */
async function planWrites(
  workbook: WorkbookContext,
  { ownSheets, extents, policy, ...state }: WorkbookState,
  read: AgendaRead,
  page: AgendaPage,
  analysed: Portfolio | null,
): Promise<Writes> {
  const language = state.language ?? "fr";
  const absent = (["agenda", "history", "committees"] as const).filter(
    (sheet) => ownSheets.names[sheet] === null,
  );
  const { agenda: sheet, history, committees } = ownSheets.names;
  const ensure = askWritable(
    workbook,
    [sheet, history, committees].filter((name) => name !== null),
    absent.length > 0,
  );
  const wasSent = (read.committee?.agendaSent ?? null) !== null;
  const frozen = figuresToFreeze(read, page, language);
  const fields = {
    ...committeeFields(page, policy, language),
    ...absenceFields(read.absent, read.entries),
    ...dsoFields(page, analysed),
  };
  const plans = [
    ...historyPlans(read, page.day, frozen, page.earlier, language),
    // Once sent, the row of a committee says what was sent.
    ...(read.tables.committees === null || wasSent
      ? []
      : [committeePlan(read.tables.committees, page.day, fields, language)]),
  ];
  const tables = await prepareTableWrites(workbook, plans);
  ensure();
  const created = await addSheets(workbook, absent, language, extents);
  const isCoverSeen = looksAtCover(policy.parameters);
  const agenda = planSheet({ ownSheets, policy, language }, read, page, created);
  const decorations: Decoration[] = [...agenda.decorations(workbook)];
  let cells = agenda.cells + tables.cells;
  return {
    get cells() {
      return cells;
    },
    struck: agenda.struck,
    sheetsCreated: Object.values(created),
    send: () =>
      tables.send(async () => {
        if (created.history !== undefined) {
          const rows = frozen.map((entry) => historyRow(entry, language));
          const made = await createHistory(workbook, rows, language, created.history, isCoverSeen);
          decorations.push(...made.decorations);
          cells += made.cells;
        }
        if (created.committees !== undefined) {
          const rows = [toCells(COMMITTEES_TABLE, { date: page.day, ...fields }, language)];
          const made = await createCommittees(workbook, rows, language, created.committees, isCoverSeen);
          decorations.push(...made.decorations);
          cells += made.cells;
        }
        // Last: where a table cannot be made, no page stands for it.
        await agenda.queue(workbook);
      }),
    decorations: () => [...decorations, ...sheetOrder(workbook, ownSheets, created, extents)],
  };
}

/** What the agenda's sheet would change to. */
function planSheet(
  { ownSheets, policy, language }: Pick<WorkbookState, "ownSheets" | "policy" | "language">,
  read: AgendaRead,
  page: AgendaPage,
  created: NewSheets,
) {
  const wasSent = (read.committee?.agendaSent ?? null) !== null;
  const words = sheetWords(language ?? "fr", policy.parameters.companyCurrency);
  const content = pageContent(page.day, page.company, agendaDocument(page, words), AGENDA_LAYOUT, words);
  const name = created.agenda ?? ownSheets.names.agenda ?? "";
  const sheet = { name, isNew: created.agenda !== undefined };
  return planPage(AGENDA_PAGE, content, { sheet, page: read.agenda, wasSent });
}

/** Notes that still stand on the agenda of an earlier committee. */
export function earlierNotes(agenda: StandingPage, day: Day): AgendaPage["earlier"] {
  return agenda.day === day ? { day: null, notes: [] } : notesOf(agenda);
}

/** Whether the agenda's sheet says what a new one would: nothing it is made from has changed since. */
export function isAgendaUpToDate(state: WorkbookState, read: AgendaRead, page: AgendaPage): boolean {
  return read.agenda.day === page.day && planSheet(state, read, page, {}).cells === 0;
}

function notesOf({ day, notes }: StandingPage): { day: Day | null; notes: readonly PageNote[] } {
  return { day, notes: notes.filter(({ key }) => key.includes(":")) };
}

/** The committee's rows unless they are frozen, and notes of an earlier agenda beside that one's rows. */
function historyPlans(
  { tables: { history }, committee }: AgendaRead,
  day: Day,
  frozen: readonly HistoryEntry[],
  earlier: { readonly day: Day | null; readonly notes: AgendaPage["earlier"]["notes"] },
  language: Language,
): TablePlan[] {
  if (history === null) return [];
  const wasSent = (committee?.agendaSent ?? null) !== null;
  const isFrozen = wasSent && history.rows.some(isOfCommittee(history, day));
  const plan = isFrozen ? historyAsItStands(history) : historyPlan(history, day, frozen, language);
  return [earlier.day === null ? plan : withNotes(plan, earlier.day, earlier.notes)];
}

function figuresToFreeze(read: AgendaRead, page: AgendaPage, language: Language) {
  const words = sheetWords(language);
  const rules = new Map(
    page.agenda.items.map(({ client, rules: itemRules }) => [client.clientCode, rulesText(itemRules, words)]),
  );
  const { history } = read.tables;
  const kept = history === null ? new Set<string>() : keptCodes(history, page.day);
  return frozenFigures(page.day, read.clients, rules, kept, (count) =>
    words.t("workbook:history.others", { count, number: words.number(count) }),
  );
}

function committeeFields(page: AgendaPage, policy: Policy, language: Language): CommitteeFields {
  return {
    time: page.time,
    place: page.place,
    present: page.present.map(({ name, role }) => `${name} (${role})`).join(", "),
    referenceDate: page.referenceDate,
    agendaClients: page.agenda.items.length,
    ...figureFields(page.portfolio),
    currency: policy.parameters.companyCurrency,
    policy: policyStamp(policy, language),
  };
}

/**
 * The DSO of the portfolio, when the analysis that its figures come from has read sales. One for which the
 * sales run out is no number: "more than 90 days" cannot stand in a cell that is compared and charted.
 */
function dsoFields({ portfolio, referenceDate }: AgendaPage, analysed: Portfolio | null): CommitteeFields {
  if (analysed === null || analysed.referenceDate !== referenceDate) return {};
  const { balance, ageing } = portfolio;
  const figures = dsoFigures({ balance, notDue: ageing.notDue }, analysed.intake.sales, referenceDate);
  if (figures === null) return {};
  const days = ({ complete, days: dsoDays }: Dso) => (complete ? dsoDays : null);
  return { dso: days(figures.dso), bestDso: days(figures.best) };
}
