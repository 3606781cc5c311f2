import { actionsToReview, type ReviewedAction } from "../../domain/protocol/actionReview";
import { isOpen, openActions } from "../../domain/protocol/actions";
import { adviceFor, type Advice } from "../../domain/committee/advisedThreshold";
import { buildAgenda, type Agenda, type AgendaMarks } from "../../domain/committee/agenda";
import { figureRules } from "../../domain/committee/agendaRules";
import { pendingArbitrations } from "../../domain/protocol/arbitration";
import type { CommitteeRecord, PortfolioFigures } from "../../domain/committee/committeeRecord";
import { committeesWithFigures, preparedCommittees } from "../../domain/results/committeeTrend";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import { colourInGrid, COLOURS, type Colour, type Grid } from "../../domain/policy/grid";
import type { AgendaMatter } from "../../documents/agenda/agendaMatter";
import { OTHER_CLIENTS, type HistoryEntry } from "../../domain/committee/history";
import type { Parameters, Policy } from "../../domain/policy/policy";
import {
  LATEST_DECISIONS,
  byClient,
  byNumber,
  decisionsOf,
  type ActionKind,
  type ProtocolEntry,
} from "../../domain/protocol/protocol";
import { addAgeings } from "../../domain/receivables/receivables";
import { heldPromise } from "../../domain/protocol/promises";
import { undecidedInARow } from "../../domain/committee/undecidedWeeks";
import { blockedClients } from "../../domain/protocol/shipmentBlocks";
import type { AbsentClient } from "../../domain/results/fall";
import { successesSince } from "../../domain/results/successes";
import type { ClientStanding } from "../port/clientStanding";
import type { ClientPoint } from "../port/historyRows";
import { members, type Participant } from "../port/people";

/** What the agenda says, with all that is known of its clients and of those who take part. */
export interface AgendaPage extends AgendaMatter {
  readonly present: readonly Participant[];
  readonly agenda: Agenda<ClientStanding>;
  readonly clients: ReadonlyMap<string, ClientStanding>;
  /** The threshold with which everything on it would fit the hour. */
  readonly advice: () => Advice;
}

/** What an agenda is made from. */
export interface AgendaSources {
  readonly day: Day;
  readonly today: Day;
  readonly referenceDate: Day;
  readonly clients: readonly ClientStanding[];
  readonly entries: readonly ProtocolEntry[];
  readonly committees: readonly CommitteeRecord[];
  readonly history: readonly ClientPoint<"countedOverdue">[];
  /** Clients that are missing from the file. */
  readonly absent: readonly Pick<AbsentClient, "clientCode">[];
  readonly people: readonly Participant[];
  readonly policy: Pick<Policy, "parameters" | "grid">;
  /** What was noted on the agenda of an earlier committee. */
  readonly earlier?: AgendaMatter["earlier"];
}

const REQUESTS: ReadonlySet<ActionKind | null> = new Set(["new-client", "payment-terms"] as const);
const MOST_SUCCESSES = 5;

/** Puts an agenda together: what is on it, in which order, and what stands beside it. */
export function agendaPage(sources: AgendaSources): AgendaPage {
  const { day, clients, entries, people, policy } = sources;
  const { parameters, grid } = policy;
  const committee = sources.committees.find(({ date }) => date === day);
  const last = committeesWithFigures(sources.committees).findLast(({ date }) => date < day) ?? null;
  const before = preparedCommittees(sources.committees).findLast(({ date }) => date < day) ?? null;
  const actions = actionsToReview(entries, day, before?.date ?? null);
  const blocks = blockedClients(entries, sources.today);
  const byCode = new Map(clients.map((client) => [client.clientCode, client]));
  const entriesOf = byClient(entries);
  const rows = byNumber(entries);
  const reviewed = new Set(actions.map(({ entry }) => entry));
  const requests = openActions(entries).filter((entry) => REQUESTS.has(entry.kind) && !reviewed.has(entry));
  const arbitrations = pendingArbitrations(entries);
  const successes = before === null ? [] : successesOf(before.date, sources).slice(0, MOST_SUCCESSES);
  const business = {
    actions: actions.filter(({ isOpen }) => isOpen).length,
    arbitrations: arbitrations.length,
    requests: requests.length,
    successes: successes.length,
  };
  const agendaUnder = (under: Parameters) =>
    buildAgenda(clients, under, marksOf(actions, blocks, sources, under), business);
  const agenda = agendaUnder(parameters);
  return {
    day,
    time: committee?.time || parameters.meetingTime,
    place: committee?.place || parameters.meetingPlace,
    company: parameters.companyName,
    present: members(people),
    referenceDate: sources.referenceDate,
    criteria: parameters,
    worthTelling: parameters.upToDateMaximum,
    meetingMinutes: parameters.meetingMinutes,
    portfolio: portfolioOf(clients),
    last,
    isFirst: before === null,
    actions: actions.map((action) => ({
      ...action,
      promise: heldPromise(
        action.entry,
        rows,
        byCode.get(action.entry.clientCode)?.countedOverdue ?? null,
        day,
      ),
    })),
    upcoming: openActions(entries).filter((entry) => entry.dueDate !== null && !reviewed.has(entry)),
    agenda,
    advice: () => adviceFor(agendaUnder, exposureOf(clients), parameters),
    explained: new Set(
      clients.filter((client) => isExplained(client, grid)).map(({ clientCode }) => clientCode),
    ),
    decisions: new Map(
      agenda.items.map(({ client: { clientCode } }) => [
        clientCode,
        latestDecisions(entriesOf.get(clientCode) ?? [], clientCode),
      ]),
    ),
    blocks,
    undecided: undecidedInARow(
      clients.filter(({ colour }) => colour === "red"),
      sources.committees.filter(({ date, closed }) => date < day && closed !== null).map(({ date }) => date),
      sources.history,
      entries,
    ),
    requests,
    arbitrations,
    successes,
    clients: byCode,
    earlier: sources.earlier ?? NO_NOTES,
  };
}

/** What all clients owe that owe something, which the share of an agenda is of. */
function exposureOf(clients: readonly ClientStanding[]): Cents {
  return clients.reduce((sum, { exposure }) => sum + Math.max(0, exposure), 0);
}

/** The last decisions, and the last open one behind them where each of these is done, as when things were maintained. */
function latestDecisions(entries: readonly ProtocolEntry[], clientCode: string): ProtocolEntry[] {
  const decisions = decisionsOf(entries, clientCode);
  const latest = decisions.slice(0, LATEST_DECISIONS);
  const open = latest.some(isOpen) ? undefined : decisions.find(isOpen);
  return open === undefined ? latest : [...latest, open];
}

const NO_NOTES: AgendaMatter["earlier"] = { day: null, notes: [] };

/** Whether nothing but its grades gives a client its colour: no hard rule, no missing line, no override. */
function isExplained({ grades, colour, computedColour }: ClientStanding, grid: Grid): boolean {
  return grades !== null && colour === computedColour && colourInGrid(grid, grades) === colour;
}

function marksOf(
  actions: readonly ReviewedAction<ProtocolEntry>[],
  blocks: ReadonlyMap<string, ProtocolEntry>,
  { clients, referenceDate, day }: AgendaSources,
  parameters: Parameters,
): AgendaMarks {
  const due = actions.filter(({ entry, isOpen }) => isOpen && entry.dueDate !== null);
  const codes = (isMarked: (client: ClientStanding) => boolean) =>
    new Set(clients.filter(isMarked).map(({ clientCode }) => clientCode));
  const ruled = clients.map((client) => ({ ...client, deadline: firstDeadline(client) }));
  return {
    figures: figureRules(ruled, parameters, day),
    actionDue: new Set(due.map(({ entry }) => entry.clientCode)),
    blocked: new Set(blocks.keys()),
    pinned: codes(({ pinned }) => pinned),
    deadlinePassed: codes((client) => (firstDeadline(client) ?? referenceDate) < referenceDate),
  };
}

/** The first of the days that an insurer and a court set; null without any. */
function firstDeadline({ declaration, claims }: ClientStanding): Day | null {
  if (declaration === null || claims === null) return declaration ?? claims;
  return Math.min(declaration, claims);
}

/** A client that is missing from the file is no success: nobody knows whether it paid. */
function successesOf(
  last: Day,
  { clients, absent, entries, history, policy: { parameters } }: AgendaSources,
) {
  const left = new Set([OTHER_CLIENTS, ...absent.map(({ clientCode }) => clientCode)]);
  const before = history.filter(
    ({ committeeDate, clientCode }) => committeeDate === last && !left.has(clientCode),
  );
  const now = new Map(clients.map((client) => [client.clientCode, client]));
  return successesSince(last, before, now, entries, parameters);
}

/** The figures of the whole portfolio, as a committee's row keeps them. */
export function portfolioOf(clients: readonly ClientStanding[]): PortfolioFigures {
  const sum = (amount: (client: ClientStanding) => number) =>
    clients.reduce((total, client) => total + amount(client), 0);
  const count = (colour: Colour) => clients.filter((client) => client.colour === colour).length;
  return {
    counts: Object.fromEntries(COLOURS.map((colour) => [colour, count(colour)])) as Record<Colour, number>,
    exposure: sum(({ exposure }) => exposure),
    balance: sum(({ balance }) => balance),
    ageing: addAgeings(clients.map(({ ageing }) => ageing)),
    countedOverdue: sum(({ countedOverdue }) => countedOverdue),
    uncovered: sum(({ uncovered }) => uncovered),
  };
}

/**
 * The rows that freeze a committee: one per client on its agenda, or whose row must stay, and one that sums
 * up all others, so that the rows of a date add up to the portfolio.
 * @param kept clients who are not on the agenda any more but on whose row people have noted something.
 */
export function frozenFigures(
  day: Day,
  clients: readonly ClientStanding[],
  rules: ReadonlyMap<string, string>,
  kept: ReadonlySet<string>,
  othersName: (count: number) => string,
): HistoryEntry[] {
  const isShown = ({ clientCode }: ClientStanding) => rules.has(clientCode) || kept.has(clientCode);
  const others = clients.filter((client) => !isShown(client));
  const { exposure, balance, ageing, countedOverdue, uncovered } = portfolioOf(others);
  const rest: HistoryEntry = {
    committeeDate: day,
    clientCode: OTHER_CLIENTS,
    clientName: othersName(others.length),
    colour: null,
    computedColour: null,
    grades: null,
    exposure,
    validCover: others.reduce((sum, { validCover }) => sum + validCover, 0),
    uncovered,
    balance,
    ageing,
    countedOverdue,
    oldestDaysLate: others.reduce((oldest, client) => Math.max(oldest, client.oldestDaysLate), 0),
    averageDaysLate: null,
    disputed: others.reduce((sum, { disputed }) => sum + disputed, 0),
    overdueOutOfDispute: others.reduce((sum, client) => sum + client.overdueOutOfDispute, 0),
    limit: null,
    rating: "",
    salesperson: "",
    group: "",
    reasons: "",
    rules: "",
  };
  return [
    ...clients.filter(isShown).map((client) => frozen(day, client, rules.get(client.clientCode) ?? "")),
    rest,
  ];
}

function frozen(committeeDate: Day, client: ClientStanding, rules: string): HistoryEntry {
  const { clientCode, clientName, countedOverdue } = client;
  const { colour, computedColour, grades, exposure, validCover, uncovered, balance, ageing } = client;
  const { oldestDaysLate, averageDaysLate, disputed, rating, salesperson, group, reasons } = client;
  return {
    committeeDate,
    clientCode,
    clientName,
    colour,
    computedColour: computedColour ?? colour,
    grades,
    exposure,
    validCover,
    uncovered,
    balance,
    ageing,
    countedOverdue,
    oldestDaysLate,
    averageDaysLate,
    disputed,
    overdueOutOfDispute: client.overdueOutOfDispute,
    limit: client.limit,
    rating,
    salesperson,
    group,
    reasons,
    rules,
  };
}
