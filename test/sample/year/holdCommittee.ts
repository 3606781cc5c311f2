import type { Meeting, MeetingStep } from "../../../src/committee/meeting/meetingContract";
import type { DecisionDraft } from "../../../src/committee/protocol/protocolContract";
import type { AgendaSummary } from "../../../src/committee/agenda/agendaContract";
import type { Analysis } from "../../../src/committee/analysis/analysisContract";
import { dateOf, type Day } from "../../../src/domain/basis/day";
import { sheetWords } from "../../../src/book/words";
import { isOpen } from "../../../src/domain/protocol/actions";
import type { ProtocolEntry } from "../../../src/domain/protocol/protocol";
import type { NeedsDecision } from "../../../src/committee/port/needsDecision";
import {
  analyseAgreeing,
  openCommittee,
  patience,
  type CommitteeOptions,
  type OpenCommittee,
} from "../../scenarios/openCommittee";
import { asColleague } from "../../scenarios/openProtocol";
import { seededRandom } from "../random";
import { committeeDay, figuresDay } from "./calendar";
import { NAMES, yearCast, type CastMember } from "./cast";
import { habitFor, maintained, requestOf, reviewOf, type Sitting } from "./habits";
import { pasteExport, startWorkbook } from "./pasteExport";
import { CONTACTS, PEOPLE, SCRIPT, type ScriptedArbitration } from "./script";
import { keepBooks, portfolioOn, type YearBooks } from "./yearPortfolio";

/** A workbook in which committees are held week after week. */
export interface Year {
  readonly committee: OpenCommittee;
  readonly books: YearBooks;
  /** What was asked of the arbiter and awaits his ruling, by number of the decision. */
  readonly asked: Map<number, ScriptedArbitration>;
  /** Decisions as they stood when they were last touched, by number. */
  readonly known: Map<number, ProtocolEntry>;
  /** Everything done in meetings, in its order. */
  readonly calls: Call[];
}

/** What use cases cost. */
interface Cost {
  readonly requests: number;
  /** Both ways. */
  readonly bytes: number;
}

/** The parts of a week whose cost is told apart; the meeting is opened as one, then each call counts. */
export type WeekPart = "analyse" | "agenda" | "opening" | "closing";

/** One thing done while the committee sat. */
interface Call extends Cost {
  readonly useCase: "record" | "review" | "postpone" | "ask" | "rule";
}

/** A committee that was held, as its use cases told it. */
export interface HeldWeek {
  readonly number: number;
  readonly day: Day;
  readonly analysis: Analysis;
  /** What had to be agreed to before the analysis was written. */
  readonly asked: readonly NeedsDecision[];
  readonly agenda: AgendaSummary;
  readonly meeting: Meeting;
  /** The rows this committee added, as they were recorded. */
  readonly recorded: readonly ProtocolEntry[];
  readonly costs: Readonly<Record<WeekPart, Cost>>;
  readonly calls: readonly Call[];
}

const FRENCH = { language: "fr", referenceDate: null } as const;

/** Opens the year's workbook on the eve of the first committee, with the exports of that day. */
export async function openYear(
  cast: readonly CastMember[] = yearCast(),
  options: CommitteeOptions = {},
): Promise<Year> {
  const books = keepBooks(cast);
  const first = committeeDay(1);
  const model = await startWorkbook(portfolioOn(books, figuresDay(first)), YEAR_FILE_NAME);
  const committee = await openCommittee(model, { now: at(first - 1, 10), ...options });
  return { committee, books, asked: new Map(), known: new Map(), calls: [] };
}

export const YEAR_FILE_NAME = "exemple-comite-credit-apres-un-an.xlsx";

/** The Thursday before a committee: the week's exports are pasted and analysed. */
export async function eveOf({ committee, books }: Year, number: number) {
  const day = committeeDay(number);
  committee.now = at(day - 1, 10);
  pasteExport(committee.model, portfolioOn(books, figuresDay(day)));
  return analyseAgreeing(committee, FRENCH);
}

/**
 * A whole week: exports pasted and analysed, agenda prepared and sent, the meeting held step by step, closed,
 * its protocol sent; every quarter the results are written for the management committee. Everything goes
 * through what the pane offers.
 */
export async function holdCommittee(year: Year, number: number): Promise<HeldWeek> {
  const { committee } = year;
  const { actions } = committee;
  const day = committeeDay(number);
  const meter = costMeter(committee);
  const { analysis, asked } = await eveOf(year, number);
  if (number === 1) await settle(committee);
  await changePolicy(committee, analysis, number);
  const analyse = meter();
  const agenda = await actions.agenda.prepareAgenda(patience());
  await actions.agenda.markAgendaSent();
  const prepared = meter();
  committee.now = at(day, 8, 30);
  const meeting = await actions.meeting.openMeeting(null, patience());
  const opening = meter();
  const before = year.calls.length;
  const recorded = await sit(year, analysis, meeting, {
    number,
    day,
    nextDay: committeeDay(number + 1),
    random: seededRandom(1_000 + number),
  });
  meter();
  committee.now = at(day, 9, 25);
  await close(committee, number);
  const closing = meter();
  if (number % COMMITTEES_A_QUARTER === 0) await actions.results.refreshResults();
  return {
    number,
    day,
    analysis,
    asked,
    agenda,
    meeting,
    recorded,
    costs: { analyse, agenda: prepared, opening, closing },
    calls: year.calls.slice(before),
  };
}

/** The management committee sees the results every quarter. */
const COMMITTEES_A_QUARTER = 13;

/** Tells what was spent since it was asked last. */
function costMeter({ excel }: OpenCommittee): () => Cost {
  excel.meters.reset();
  return () => {
    const { requests, bytesIn, bytesOut } = excel.meters;
    excel.meters.reset();
    return { requests, bytes: bytesIn + bytesOut };
  };
}

function at(day: Day, hours: number, minutes = 0): Date {
  const date = dateOf(day);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), hours, minutes);
}

/** After the first analysis the settings are filled in by hand: who sits there, where, in which company. */
async function settle({ actions, excel }: OpenCommittee): Promise<void> {
  await asColleague(excel, (context) => {
    const people = context.workbook.tables.getItem("CC_People").getDataBodyRange();
    const { creditManager, salesDirector, financeDirector, arbiter } = PEOPLE;
    people.getCell(0, 1).getResizedRange(3, 1).values = [
      creditManager,
      salesDirector,
      financeDirector,
      arbiter,
    ].map(({ name, email }) => [name, email]);
    const contact = sheetWords("fr").t("workbook:roles.salesperson");
    context.workbook.tables.getItem("CC_People").rows.add(
      undefined,
      CONTACTS.map(({ name, email }) => [contact, name, email]),
    );
  });
  await changeParameters(actions, {
    companyName: "Verreries de Brasselune SAS",
    meetingPlace: "Salle Cristal",
  });
}

/** The committee at which the threshold of the agenda is raised: small clients no longer come by themselves. */
export const THRESHOLD_CHANGED = 25;

/** What changes in the policy besides: a colour forced for some weeks while a letter of credit is drawn up. */
async function changePolicy(
  { actions }: OpenCommittee,
  { clients }: Analysis,
  number: number,
): Promise<void> {
  if (number === THRESHOLD_CHANGED) await changeParameters(actions, { agendaMinimumExposure: 75_000_00 });
  if (number !== OVERRIDE_FROM) return;
  const client = clients.find(({ clientName }) => clientName === NAMES.harrowmere);
  if (client === undefined) throw new Error(`${NAMES.harrowmere} is not on the Clients sheet`);
  const from = committeeDay(number);
  const { creditManager } = PEOPLE;
  await actions.policy.addOverride(
    {
      clientCode: client.clientCode,
      colour: "orange",
      reason: "Lettre de crédit en cours d'émission",
      who: creditManager.name,
      from,
      until: from + 28,
    },
    client.clientName,
  );
}

const OVERRIDE_FROM = 21;

async function changeParameters(
  actions: OpenCommittee["actions"],
  changes: Partial<
    NonNullable<
      Awaited<ReturnType<OpenCommittee["actions"]["policy"]["readCreditPolicy"]>>
    >["policy"]["parameters"]
  >,
): Promise<void> {
  const stated = await actions.policy.readCreditPolicy();
  if (stated === null) throw new Error("There are no settings");
  const { policy } = stated;
  await actions.policy.keepPolicy(policy, { ...policy, parameters: { ...policy.parameters, ...changes } });
}

/** Goes through the meeting as the pane leads it: rulings, reviews, then the clients. */
async function sit(
  year: Year,
  analysis: Analysis,
  meeting: Meeting,
  sitting: Sitting,
): Promise<ProtocolEntry[]> {
  const recorded: ProtocolEntry[] = [];
  for (const step of meeting.steps) {
    if (step.kind === "arbitration") await rule(year, step.entry, sitting.day);
    if (step.kind === "review") recorded.push(...(await review(year, step, sitting)));
  }
  for (const draft of scripted(year, analysis, sitting)) {
    recorded.push(await record(year, draft.draft, draft.arbitration, sitting));
  }
  for (const step of meeting.steps) {
    if (step.kind !== "client") continue;
    const { client, fits } = step;
    const own = [...year.known.values()].filter(({ clientCode }) => clientCode === client.clientCode);
    const isBusy = own.some(isOpen) || own.some(({ committeeDate }) => committeeDate === sitting.day);
    const isDecided = own.some(({ committeeDate }) => committeeDate === sitting.day);
    // What the hour has no room for is maintained, too: no red client goes without a word.
    const habit =
      (fits ? habitFor(client, isBusy, sitting) : null) ?? (isDecided ? null : maintained(client));
    if (habit === null) continue;
    const draft = { ...habit.draft, committeeDate: sitting.day, clientCode: client.clientCode };
    recorded.push(await record(year, draft, habit.arbitration, sitting));
  }
  return recorded;
}

function keep({ known }: Year, entry: ProtocolEntry): ProtocolEntry {
  if (entry.number === null) throw new Error("A decision has no number");
  known.set(entry.number, entry);
  return entry;
}

/** Does one thing and notes what it cost. */
async function counted<Done>(year: Year, useCase: Call["useCase"], act: () => Promise<Done>): Promise<Done> {
  const meter = costMeter(year.committee);
  const done = await act();
  year.calls.push({ useCase, ...meter() });
  return done;
}

async function rule(year: Year, entry: ProtocolEntry, day: Day): Promise<void> {
  const { ruling = "" } = year.asked.get(entry.number ?? 0) ?? {};
  const ruled = await counted(year, "rule", () =>
    year.committee.actions.protocol.recordRuling(entry, { ruling, rulingDate: day }),
  );
  keep(year, ruled.entry);
}

async function review(
  year: Year,
  step: Extract<MeetingStep, { kind: "review" }>,
  sitting: Sitting,
): Promise<ProtocolEntry[]> {
  const said = reviewOf(step, sitting);
  const { entry, continuation } = await counted(
    year,
    said.outcome === "postponed" ? "postpone" : "review",
    () => year.committee.actions.protocol.reviewAction(step.entry, said),
  );
  keep(year, entry);
  return continuation === null ? [] : [keep(year, continuation)];
}

async function record(
  year: Year,
  draft: DecisionDraft,
  arbitration: ScriptedArbitration | null,
  { nextDay }: Sitting,
): Promise<ProtocolEntry> {
  const { actions } = year.committee;
  const { entry } = await counted(year, "record", () => actions.protocol.recordDecision(draft));
  if (arbitration === null) return keep(year, entry);
  const disputed = await counted(year, "ask", () =>
    actions.protocol.requestArbitration(entry, requestOf(arbitration, nextDay)),
  );
  year.asked.set(entry.number ?? 0, arbitration);
  return keep(year, disputed.entry);
}

interface ScriptedDraft {
  readonly draft: DecisionDraft;
  readonly arbitration: ScriptedArbitration | null;
}

/** The year's own events of this committee; those of clients whom a smaller year does not follow are left out. */
function scripted({ known }: Year, analysis: Analysis, { number, day }: Sitting): ScriptedDraft[] {
  return SCRIPT.filter(({ committee }) => committee === number).flatMap((event): ScriptedDraft[] => {
    const code = event.client === "" ? "" : codeOf(event.client, analysis, known);
    if (code === null) return [];
    const { kind, decision, topic, owner, amount, due, until, release, arbitration = null } = event;
    const dueDate = kind === "information" && due === undefined ? null : day + 7 * (due ?? 1);
    const block = [...known.values()].findLast(
      (own) => own.clientCode === code && own.kind === "shipment-block",
    );
    const draft = {
      committeeDate: day,
      clientCode: code,
      kind,
      decision,
      dueDate,
      ...(topic !== undefined && { topic }),
      ...(owner !== undefined && { owner }),
      ...(amount !== undefined && { amount: amount * 100 }),
      ...(until !== undefined && { until: day + 7 * until }),
      ...(release === true && { origin: block?.number ?? null }),
    };
    return [{ draft, arbitration }];
  });
}

/** Account number of a client who owes something, or of one that was decided about before. */
function codeOf(name: string, { clients }: Analysis, known: Year["known"]): string | null {
  const standing = clients.find((client) => client.clientName === name)?.clientCode;
  return standing ?? [...known.values()].find(({ clientName }) => clientName === name)?.clientCode ?? null;
}

async function close({ actions }: OpenCommittee, number: number): Promise<void> {
  const closing = await actions.closing.readClosing(null);
  await actions.closing.closeMeeting({
    day: closing.day,
    present: closing.people.filter(({ isPresent }) => isPresent).map(({ name }) => name),
    guests: closing.guests,
    nextDate: committeeDay(number + 1),
    withoutDecision: closing.undecided.map(({ clientCode }) => clientCode),
  });
  await actions.closing.markProtocolSent(closing.day);
}
