import { withClientCodes } from "../../domain/protocol/clientCodes";
import { minutesDocument, MINUTES_LAYOUT } from "../../documents/closing/minutesDocument";
import { committeeAfter, committeeToCome, committeeToClose } from "../../domain/committee/whichCommittee";
import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import { closedCommittees } from "../../domain/results/comparison";
import { isoDay, localDay, type Day } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { ALL_CLIENTS } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { createCommittees } from "../../excel/sheets/committeesSheet";
import { decorateTogether, type Decoration } from "../../excel/host/decorations";
import { sheetWords } from "../../book/words";
import { addSheets } from "../../excel/sheets/newSheets";
import { runMaking } from "../../excel/sheets/makingSheets";
import { planPage, askPage } from "../../excel/page/printedPage";
import { MINUTES_PAGE } from "../../excel/sheets/printedSheets";
import { askWritable, sheetOrder } from "../../excel/sheets/ownSheets";
import type { TableContent } from "../../excel/table/ownTables";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { sortNewestFirst, surveyProtocol } from "../../excel/sheets/protocolTable";
import type { ExcelSession, WorkbookContext } from "../../excel/host/session";
import { PEOPLE_TABLE } from "../../book/settings";
import { prepareTableWrites } from "../../excel/table/tableWrites";
import type { Message } from "../../intake/source";
import { PEOPLE_COLUMNS, statedPeople, type Participant } from "../port/people";
import { refusedWarnings } from "../port/refusedWarnings";
import { attendance, presentText } from "./attendance";
import { clientStandings } from "../port/clientStanding";
import type { Closing, ClosingRequest, MeetingClosed, ProtocolSent } from "./closingContract";
import { writeCommittee } from "../port/committeeFile";
import type { AbsentClient } from "../../domain/results/fall";
import {
  absenceFields,
  committeePlan,
  COMMITTEE_COLUMNS,
  figureFields,
  statedCommittees,
  type CommitteeFields,
} from "../port/committeeRows";
import { minutesPage, type MinutesPage } from "./minutesPage";
import { pageContent } from "../port/pageContent";
import { policyStamp } from "../port/policyStamp";
import { protocolEntries } from "../port/protocolRows";
import { toCells } from "../../book/writing";
import { readBook, type Book, type WorkbookState, sheetNames } from "../port/workbookState";
import type { Language } from "../../locales/translator";

/** A committee as its workbook shows it. */
export interface HeldCommittee {
  readonly page: MinutesPage;
  readonly people: readonly Participant[];
  /** Clients that are missing from the file. */
  readonly absent: readonly AbsentClient[];
  /** The whole protocol. */
  readonly entries: readonly ProtocolEntry[];
  /** Its row; undefined when it has none. */
  readonly committee: CommitteeRecord | undefined;
  readonly hasResults: boolean;
  readonly committees: TableContent | null;
  readonly hasProtocol: boolean;
  readonly warnings: readonly Message[];
}

/** What a committee is closed from. */
export const HELD_READ = [
  ALL_CLIENTS,
  { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
  { layout: PROTOCOL_TABLE, columns: PROTOCOL_TABLE.columns.map(({ key }) => key) },
] as const;

/**
 * A committee, the one held last when no day is told.
 * @throws Problem "not-analysed" when there is no Clients sheet.
 */
export function heldCommittee(
  { state: { policy, warnings, figuresOf }, tables }: Book<typeof HELD_READ>,
  asked: Day | null,
  now: Date,
): HeldCommittee {
  const [clients, committees, people, protocol] = tables;
  if (clients === null) throw new Problem("not-analysed");
  const { parameters } = policy;
  const named = statedPeople(people);
  const stated = protocolEntries(protocol);
  const held = statedCommittees(committees);
  const records = held.committees;
  const { clients: standings, absent, warnings: noted } = clientStandings(clients);
  const entries = withClientCodes(
    stated.entries,
    standings.map(({ clientCode }) => clientCode),
  );
  const next = committeeToCome(records, now, parameters);
  const day = asked ?? committeeToClose(localDay(now), next, records, entries);
  const page = minutesPage({
    day,
    referenceDate: figuresOf,
    clients: standings,
    entries,
    committees: records,
    parameters,
  });
  return {
    page,
    people: named.people,
    absent,
    entries,
    committee: records.find(({ date }) => date === day),
    hasResults: closedCommittees(closedOn(records, day)).length > 1,
    committees,
    hasProtocol: protocol !== null,
    warnings: [...warnings, ...noted, ...named.warnings, ...stated.warnings, ...held.warnings],
  };
}

/** The committees as they stand once the one of that day is closed. */
function closedOn(records: readonly CommitteeRecord[], day: Day): CommitteeRecord[] {
  return records.map((record) =>
    record.date === day ? { ...record, closed: record.closed ?? day } : record,
  );
}

/** What the pane shows before a committee is closed. */
export async function readClosing(session: ExcelSession, asked: Day | null, now: Date): Promise<Closing> {
  const book = await readBook(session, HELD_READ);
  const { state } = book;
  const { page, people, committee, hasResults, warnings } = heldCommittee(book, asked, now);
  const following = committeeAfter(page.day, state.policy.parameters);
  const noted = committee?.nextDate ?? null;
  const { day, time, undecided, decisions, reviewed, punctuality, pending, rate, weeks, signal } = page;
  return {
    day,
    time,
    ...attendance(people, page.present),
    undecided,
    decisions,
    reviewed: reviewed.length,
    punctuality,
    pending,
    rate,
    weeks,
    signal,
    nextDate: noted ?? following.day,
    holiday: noted === null ? following.holiday : null,
    closed: committee?.closed ?? null,
    protocolSent: committee?.protocolSent ?? null,
    hasResults,
    warnings,
  };
}

/**
 * Ends a meeting: writes its minutes, ready to be printed, completes its row among the committees and puts the
 * protocol's newest rows first unless people sorted it. Interrupted, it is completed when it is done again.
 * @throws Problem "reds-undecided" when a red client has no decision and the user did not confirm it.
 */
export async function closeMeeting(
  session: ExcelSession,
  request: ClosingRequest,
  now: Date,
): Promise<MeetingClosed> {
  const book = await readBook(session, HELD_READ);
  const { state } = book;
  const language = state.language ?? "fr";
  const committee = heldCommittee(book, request.day, now);
  return runMaking(session, async (workbook) => {
    const present = presentText(committee.people, request.present, request.guests);
    const page: MinutesPage = { ...committee.page, present, nextDate: request.nextDate };
    ensureConfirmed(page, request);
    const closed = committee.committee?.closed ?? localDay(now);
    const fields = { ...closingFields(page, committee, closed), policy: policyStamp(state.policy, language) };
    const done = await write(workbook, state, committee, page, fields, language);
    const refused = [...done.refused, ...(committee.hasProtocol ? await sorted(workbook) : [])];
    return {
      day: page.day,
      closed,
      decisions: page.decisions.length,
      nextDate: request.nextDate,
      warnings: [...committee.warnings, ...refusedWarnings(refused)],
      written: { sheetsCreated: done.sheetsCreated, cellsChanged: done.cells },
    };
  });
}

/**
 * Puts the protocol's newest rows first. Merged cells or a protected sheet stand in the way of that alone: the
 * meeting is closed all the same.
 * @returns what was refused.
 */
async function sorted(workbook: WorkbookContext): Promise<string[]> {
  try {
    await sortNewestFirst(workbook, await surveyProtocol(workbook));
    return [];
  } catch {
    return ["sort"];
  }
}

function ensureConfirmed({ undecided }: MinutesPage, { withoutDecision }: ClosingRequest): void {
  const open = undecided.filter(({ clientCode }) => !withoutDecision.includes(clientCode));
  if (open.length === 0) return;
  throw new Problem("reds-undecided", {
    clients: open.map(({ clientName, clientCode }) => clientName || clientCode).join(", "),
  });
}

/** What closing says of a committee; the figures too when no agenda has noted them. */
function closingFields(
  page: MinutesPage,
  { committee, absent, entries }: HeldCommittee,
  closed: Day,
): CommitteeFields {
  const figures: CommitteeFields =
    committee?.isNoted === true
      ? {}
      : {
          time: page.time,
          place: page.place,
          referenceDate: page.referenceDate,
          ...figureFields(page.portfolio),
          currency: page.currency,
          ...absenceFields(absent, entries),
        };
  return {
    ...figures,
    present: page.present,
    closed,
    nextDate: page.nextDate,
    decisions: page.decisions.length,
    arbitrations: page.decisions.filter(({ arbitration }) => arbitration !== "none").length,
    actionsDue: page.punctuality.due,
    actionsOnTime: page.punctuality.onTime,
  };
}

/** Minutes and row in one request, so that they say the same. */
async function write(
  workbook: WorkbookContext,
  state: WorkbookState,
  { committees }: HeldCommittee,
  page: MinutesPage,
  fields: CommitteeFields,
  language: Language,
): Promise<{
  readonly cells: number;
  readonly sheetsCreated: readonly string[];
  readonly refused: readonly string[];
}> {
  const { ownSheets, extents } = state;
  const absent = (["minutes", "committees"] as const).filter((sheet) => ownSheets.names[sheet] === null);
  const { minutes: standing, committees: committeesSheet } = ownSheets.names;
  const ensure = askWritable(
    workbook,
    [standing, committeesSheet].filter((name) => name !== null),
    absent.length > 0,
  );
  const askedPage = askPage(workbook, MINUTES_PAGE, standing);
  const plans =
    committees === null ? [] : [committeePlan(committees, page.day, fields, language, ["present"])];
  const tables = await prepareTableWrites(workbook, plans);
  ensure();
  const before = askedPage();
  const created = await addSheets(workbook, absent, language, extents);
  const sheet = { name: created.minutes ?? standing ?? "", isNew: created.minutes !== undefined };
  const words = sheetWords(language, page.currency, { ...sheetNames(state), ...created });
  const content = pageContent(page.day, page.company, minutesDocument(page, words), MINUTES_LAYOUT, words);
  const minutes = planPage(MINUTES_PAGE, content, { sheet, page: before, wasSent: false });
  const decorations: Decoration[] = [...minutes.decorations(workbook)];
  let cells = minutes.cells + tables.cells;
  const lostFilters = await tables.send(async () => {
    if (created.committees !== undefined) {
      const row = toCells(COMMITTEES_TABLE, { date: page.day, ...fields }, language);
      const made = await createCommittees(
        workbook,
        [row],
        language,
        created.committees,
        looksAtCover(state.policy.parameters),
      );
      decorations.push(...made.decorations);
      cells += made.cells;
    }
    // Last: where the table cannot be made, no page stands for it.
    await minutes.queue(workbook);
  });
  decorations.push(...sheetOrder(workbook, ownSheets, created, extents));
  return {
    cells,
    sheetsCreated: Object.values(created),
    refused: [...lostFilters, ...(await decorateTogether(workbook, decorations))],
  };
}

/**
 * Notes the day on which the protocol of a committee was sent; a day noted before stays.
 * @throws Problem "committee-not-closed"
 */
export async function markProtocolSent(
  session: ExcelSession,
  committee: Day,
  day: Day,
): Promise<ProtocolSent> {
  const { state, tables } = await readBook(session, [
    { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  ] as const);
  const [rows] = tables;
  const record = statedCommittees(rows).committees.find(({ date }) => date === committee);
  if (rows === null || record === undefined || record.closed === null) {
    throw new Problem("committee-not-closed", { day: isoDay(committee) });
  }
  if (record.protocolSent !== null) return { committee, sent: record.protocolSent };
  const plan = committeePlan(rows, committee, { protocolSent: day }, state.language ?? "fr");
  session.say((await session.run((workbook) => writeCommittee(workbook, plan))).refused);
  return { committee, sent: day };
}
