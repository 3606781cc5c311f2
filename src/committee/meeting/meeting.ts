import { withClientCodes } from "../../domain/protocol/clientCodes";
import { rulesText } from "../../documents/agenda/agendaWords";
import type { AgendaAction } from "../../documents/agenda/agendaMatter";
import { daysLate, timesPostponed } from "../../domain/protocol/actions";
import { committeeAfter, committeeToCome, committeeToHold } from "../../domain/committee/whichCommittee";
import { heldPromise } from "../../domain/protocol/promises";
import { localDay, type Day } from "../../domain/basis/day";
import { deadlineOn } from "../../domain/cover/deadline";
import type { Parameters } from "../../domain/policy/policy";
import {
  LATEST_DECISIONS,
  ACTION_KINDS,
  byClient,
  byNumber,
  chronologically,
  decisionsOf,
  type ProtocolEntry,
} from "../../domain/protocol/protocol";
import { Problem } from "../../domain/basis/problem";
import { ALL_CLIENTS } from "../../excel/sheets/clientsSheet";
import { COMMITTEES_TABLE } from "../../book/committees";
import { sheetWords, isWord } from "../../book/words";
import type { TableContent } from "../../excel/table/ownTables";
import { PROTOCOL_TABLE } from "../../book/protocol";
import type { ExcelSession } from "../../excel/host/session";
import { ACTIONS_TABLE, PEOPLE_TABLE } from "../../book/settings";
import type { Translator, Language } from "../../locales/translator";
import { agendaPage, type AgendaPage } from "../agenda/agendaPage";
import { readRows } from "../../book/reading";
import type { Message } from "../../intake/source";
import { unreadableWarnings } from "../port/unreadable";
import { clientStandings, type ClientStanding } from "../port/clientStanding";
import { statedCommittees, COMMITTEE_COLUMNS } from "../port/committeeRows";
import { type TaskControl, ensureWanted } from "../port/task";
import {
  MEETING_SECTIONS,
  type BegunMeeting,
  type GoneRow,
  type ListedKind,
  type Meeting,
  type MeetingClient,
  type MeetingStep,
} from "./meetingContract";
import { PEOPLE_COLUMNS, statedPeople, type Participant } from "../port/people";
import { crossedNameWarnings, goneRows, lostRowWarnings } from "../port/lostRows";
import { protocolEntries } from "../port/protocolRows";
import { askTraces } from "../../excel/sheets/protocolTraces";
import { runsText } from "../../domain/protocol/goneNumbers";
import { knownOfGone } from "./goneRows";
import { readBookBeside } from "../port/workbookState";
import { suggestionsFor } from "../client/suggestions";
import { unvisitedClients } from "../../domain/protocol/jointVisits";
import { folded } from "../../domain/basis/text";
import { clientsMeant, sheetEdits, type SheetEdit } from "../../domain/protocol/sheetEdits";

const MEETING_READ = [
  ALL_CLIENTS,
  { layout: COMMITTEES_TABLE, columns: COMMITTEE_COLUMNS },
  { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
  { layout: ACTIONS_TABLE, columns: ["kind"] },
  { layout: PROTOCOL_TABLE, columns: PROTOCOL_TABLE.columns.map(({ key }) => key) },
] as const;

/** Opens the committee that is to be held, from the Clients sheet and the protocol. Writes nothing. */
export async function openMeeting(
  session: ExcelSession,
  begun: BegunMeeting | null,
  control: TaskControl,
  now: Date,
): Promise<Meeting> {
  control.onProgress({ step: "reading", done: 0 });
  const {
    state,
    tables,
    beside: traces,
  } = await readBookBeside(session, MEETING_READ, (workbook, _own, places) =>
    askTraces(workbook, places[4], places[1]),
  );
  ensureWanted(control);
  const [clientRows, committeeRows, people, actions, protocol] = tables;
  const { figuresOf: referenceDate } = state;
  if (clientRows === null || referenceDate === null) throw new Problem("not-analysed");
  const { parameters } = state.policy;
  const language = state.language ?? "fr";
  const today = localDay(now);
  const held = statedCommittees(committeeRows);
  const { committees } = held;
  const day = committeeToHold(today, committeeToCome(committees, now, parameters), committees);
  const { entries: typed, warnings } = protocolEntries(protocol);
  const { clients, warnings: noted } = clientStandings(clientRows);
  const entries = withClientCodes(
    typed,
    clients.map(({ clientCode }) => clientCode),
  );
  const { people: known, warnings: unnamed } = statedPeople(people);
  const listed = listedKinds(actions, language);
  const sources = {
    day,
    today,
    referenceDate,
    clients,
    entries,
    committees,
    people: known,
    policy: state.policy,
  };
  const page = agendaPage({ ...sources, history: [], absent: [] });
  const clientOf = clientReader(page, entries, parameters, sheetWords(language, parameters.companyCurrency));
  const isBegun = begun?.day === day;
  const last = committees.findLast(({ date }) => date < day)?.date ?? null;
  const gone = await knownOfGone(session, goneRows(protocol, traces), entries, state.ownSheets);
  const steps = [
    ...goneStep(gone),
    ...sheetEdits(entries, last).map((edit) => editStep(edit, clients, clientOf)),
    ...meetingSteps(page, clientOf, parameters),
  ];
  return {
    day,
    time: page.time,
    today,
    criteria: parameters,
    minutes: parameters.meetingMinutes,
    nextDay: committeeAfter(day, parameters).day,
    steps: isBegun ? stepsAsBegun(steps, begun.steps, { entries, day, clientOf }) : steps,
    done: page.actions.filter(({ isOpen }) => !isOpen).map(({ entry }) => entry),
    recorded: entries
      .filter(({ committeeDate, cancelled }) => committeeDate === day && !cancelled)
      .sort(chronologically),
    kinds: listed.kinds,
    owners: owners(known, entries),
    arbiter: known.find(({ isArbiter, name }) => isArbiter && name !== "")?.name ?? null,
    isClosed: committees.some(({ date, closed }) => date === day && closed !== null),
    workbookLanguage: language,
    // Rows that are gone have a step of their own.
    warnings: [
      ...noted,
      ...warnings,
      ...lostRowWarnings([], traces),
      ...crossedNameWarnings(entries, clients),
      ...unnamed,
      ...listed.warnings,
      ...held.warnings,
    ],
  };
}

type ClientReader = (clientCode: string) => MeetingClient | null;

function clientReader(
  page: AgendaPage,
  entries: readonly ProtocolEntry[],
  parameters: Parameters,
  words: Translator,
): ClientReader {
  const rules = new Map(
    page.agenda.items.map((item) => [item.client.clientCode, rulesText(item.rules, words)]),
  );
  const entriesOf = byClient(entries);
  const unvisited = unvisitedClients([...page.clients.values()], entries, parameters, page.day);
  const made = new Map<string, MeetingClient>();
  const make = (client: ClientStanding): MeetingClient => {
    const { clientCode } = client;
    const block = page.blocks.get(clientCode) ?? null;
    const own = entriesOf.get(clientCode) ?? [];
    const before = decisionsOf(own, clientCode).filter(
      ({ committeeDate }) => committeeDate === null || committeeDate < page.day,
    );
    return {
      ...client,
      declaration:
        client.declaration === null ? null : deadlineOn(client.declaration, parameters, page.referenceDate),
      rules: rules.get(clientCode) ?? "",
      before: before.slice(0, LATEST_DECISIONS),
      block,
      suggestions: suggestionsFor(
        client,
        { block, entries: own, isUnvisited: unvisited.has(clientCode), day: page.day, parameters },
        words,
      ),
    };
  };
  return (clientCode) => {
    const client = page.clients.get(clientCode);
    if (client === undefined) return null;
    const found = made.get(clientCode) ?? make(client);
    made.set(clientCode, found);
    return found;
  };
}

/** In the order of the agenda (credit committee rules, §4): actions, arbitrations, red, orange, requests, green, the rest. */
function meetingSteps(page: AgendaPage, clientOf: ClientReader, parameters: Parameters): MeetingStep[] {
  const { agenda } = page;
  // What this very committee recorded is not on its own list when the meeting is opened again.
  const isEarlier = ({ committeeDate }: ProtocolEntry) => committeeDate === null || committeeDate < page.day;
  const asked = page.arbitrations.filter(isEarlier);
  const isAsked = new Set(asked.map(({ number }) => number));
  // A decision that waits for the arbiter is not reviewed before he ruled.
  const open = page.actions.filter(
    ({ entry, isOpen }) =>
      isOpen && isEarlier(entry) && !(entry.number !== null && isAsked.has(entry.number)),
  );
  const actionMinutes = agenda.minutesOf.actions / Math.max(1, open.length);
  const steps: MeetingStep[] = [
    ...open.map((action) => reviewStep(action, "actions", actionMinutes, clientOf)),
    ...asked.map((entry): MeetingStep => ({
      kind: "arbitration",
      key: `arbitration:${keyOf(entry)}`,
      section: "arbitrations",
      minutes: parameters.redMinutes,
      fits: true,
      client: clientOf(entry.clientCode),
      entry,
    })),
    ...agenda.items.flatMap(({ client, minutes, fits }): MeetingStep[] => {
      const found = clientOf(client.clientCode);
      if (found === null || client.colour === "green") return [];
      const key = `client:${client.clientCode}`;
      return [{ kind: "client", key, section: client.colour, minutes, fits, client: found }];
    }),
    ...greensStep(agenda.items, clientOf),
    ...page.requests.filter(isEarlier).map((entry) => {
      const action = { entry, daysLate: 0, postponed: 0, promise: null };
      return reviewStep(action, "requests", parameters.orangeMinutes, clientOf);
    }),
    { kind: "other", key: "other", section: "other", minutes: 0, fits: true, client: null },
  ];
  return steps.sort((a, b) => MEETING_SECTIONS.indexOf(a.section) - MEETING_SECTIONS.indexOf(b.section));
}

/** One step for all greens of the agenda, in their order: they ask for a look, not for a decision each. */
function greensStep(items: AgendaPage["agenda"]["items"], clientOf: ClientReader): MeetingStep[] {
  const greens = items.filter(({ client }) => client.colour === "green");
  const clients = greens.flatMap(({ client }) => clientOf(client.clientCode) ?? []);
  if (clients.length === 0) return [];
  const minutes = greens.reduce((sum, item) => sum + item.minutes, 0);
  const fits = greens.every((item) => item.fits);
  return [{ kind: "greens", key: "greens", section: "green", minutes, fits, client: null, clients }];
}

/** Rows taken out of the protocol are looked at first: what they decided is on no list any more. */
function goneStep(gone: readonly GoneRow[]): MeetingStep[] {
  if (gone.length === 0) return [];
  const key = `gone:${runsText(gone)}`;
  return [{ kind: "gone", key, section: "actions", minutes: 0, fits: true, client: null, gone }];
}

/** Work done in the sheet is looked at before the actions it is about. */
function editStep(
  { entry, changes, isTyped }: SheetEdit<ProtocolEntry>,
  clients: readonly ClientStanding[],
  clientOf: ClientReader,
): MeetingStep {
  const meant = clientsMeant(entry, clients).map(({ clientCode, clientName }) => ({
    clientCode,
    clientName,
  }));
  const [only, ...others] = meant;
  return {
    kind: "edit",
    key: `edit:${keyOf(entry)}`,
    section: "actions",
    minutes: 0,
    fits: true,
    client: only === undefined || others.length > 0 ? null : clientOf(only.clientCode),
    entry,
    changes,
    isTyped,
    meant,
  };
}

function reviewStep(
  { entry, daysLate: late, postponed, promise }: Omit<AgendaAction, "isOpen">,
  section: "actions" | "requests",
  minutes: number,
  clientOf: ClientReader,
): MeetingStep {
  return {
    kind: "review",
    key: `action:${keyOf(entry)}`,
    section,
    minutes,
    fits: true,
    client: clientOf(entry.clientCode),
    entry,
    daysLate: late,
    postponed,
    promise,
  };
}

/** A row typed by hand may have no number yet. */
function keyOf({ number, clientCode, committeeDate, decision }: ProtocolEntry): string {
  return number === null ? `${clientCode} ${committeeDate ?? ""} ${decision.slice(0, 60)}` : String(number);
}

interface BegunContext {
  readonly entries: readonly ProtocolEntry[];
  readonly day: Day;
  readonly clientOf: ClientReader;
}

/**
 * The steps of a meeting that was begun, in the order it began with: what the committee closed since stays on
 * its list, what came up meanwhile is added where it belongs.
 */
function stepsAsBegun(
  fresh: readonly MeetingStep[],
  begun: readonly string[],
  { entries, day, clientOf }: BegunContext,
): MeetingStep[] {
  const freshOf = new Map(fresh.map((step) => [step.key, step]));
  const rows = byNumber(entries);
  const kept = begun.flatMap((key): MeetingStep[] => {
    const step = freshOf.get(key);
    if (step !== undefined) return [step];
    const [kind, id = ""] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const entry = rows.get(Number(id));
    if (kind === "client") return clientStep(clientOf(id));
    // The committee took note, or the rows are back.
    if (kind === "gone") return [];
    if (entry === undefined || entry.cancelled) return [];
    if (kind === "edit") {
      // Settled: it stays on the list with nothing left to say yes or no to.
      const client = clientOf(entry.clientCode);
      const settled = { changes: [], isTyped: false, meant: [] };
      return [{ kind: "edit", key, section: "actions", minutes: 0, fits: true, client, entry, ...settled }];
    }
    if (kind === "action") {
      const action = {
        entry,
        daysLate: daysLate(entry, day),
        postponed: timesPostponed(rows, entry),
        promise: heldPromise(entry, rows, clientOf(entry.clientCode)?.countedOverdue ?? null, day),
      };
      return [reviewStep(action, "actions", 0, clientOf)];
    }
    const client = clientOf(entry.clientCode);
    return [{ kind: "arbitration", key, section: "arbitrations", minutes: 0, fits: true, client, entry }];
  });
  const isKept = new Set(kept.map(({ key }) => key));
  return fresh
    .flatMap((step) => (step.kind === "greens" ? greensLeft(step, isKept) : step))
    .filter(({ key }) => !isKept.has(key))
    .reduce<MeetingStep[]>((steps, step) => insertedBySection(steps, step), kept);
}

/** The greens without those who have a step of their own: they were of another colour when the meeting began. */
function greensLeft(
  step: Extract<MeetingStep, { kind: "greens" }>,
  isKept: ReadonlySet<string>,
): MeetingStep[] {
  const clients = step.clients.filter(({ clientCode }) => !isKept.has(`client:${clientCode}`));
  return clients.length === 0 ? [] : [{ ...step, clients }];
}

/** A client who left the agenda while the committee sat stays on its list. */
function clientStep(client: MeetingClient | null): MeetingStep[] {
  if (client === null) return [];
  const { clientCode, colour } = client;
  return [{ kind: "client", key: `client:${clientCode}`, section: colour, minutes: 0, fits: true, client }];
}

function insertedBySection(steps: readonly MeetingStep[], step: MeetingStep): MeetingStep[] {
  const rank = ({ section }: MeetingStep) => MEETING_SECTIONS.indexOf(section);
  const at = steps.findIndex((other) => rank(other) > rank(step));
  return at < 0 ? [...steps, step] : steps.toSpliced(at, 0, step);
}

/** The kinds of the settings' list, in its order; the product's own when the list is empty. */
function listedKinds(
  content: TableContent<"kind"> | null,
  language: Language,
): { readonly kinds: readonly ListedKind[]; readonly warnings: readonly Message[] } {
  const words = sheetWords(language);
  const { rows, unreadable } = readRows(ACTIONS_TABLE, content, ["kind"]);
  const warnings = unreadableWarnings(unreadable);
  const texts = rows.map(({ values }) => values.kind).filter((text) => text !== "");
  if (texts.length === 0) {
    const kinds = ACTION_KINDS.map((kind) => ({ kind, text: words.t(`workbook:actionKinds.${kind}`) }));
    return { kinds, warnings };
  }
  const kinds = texts.map((text) => ({
    kind: ACTION_KINDS.find((kind) => isWord(text, `actionKinds.${kind}`)) ?? null,
    text,
  }));
  return { kinds, warnings };
}

const MOST_OWNERS = 60;

/** Names for the list of owners, each once whatever its capitals and accents. */
function owners(people: readonly Participant[], entries: readonly ProtocolEntry[]): string[] {
  const names = new Map<string, string>();
  const newestFirst = [...entries].sort((a, b) => chronologically(b, a));
  for (const name of [
    ...people.map((person) => person.name),
    ...newestFirst.map(({ owner }) => owner.trim()),
  ]) {
    if (name !== "" && !names.has(folded(name))) names.set(folded(name), name);
  }
  return [...names.values()].slice(0, MOST_OWNERS);
}
