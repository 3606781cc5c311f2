import { severity, type Colour } from "../policy/grid";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import type { FigureRule } from "./agendaRules";

/** The rule that brings a client to the agenda, strongest first. */
export type AgendaRule = FigureRule | "action-due" | "blocked" | "pinned";

/** What is known of a client besides its classification. */
export interface AgendaMarks {
  /** By which rules the client's own figures bring it (see `figureRules`). */
  readonly figures: ReadonlyMap<string, readonly FigureRule[]>;
  readonly actionDue: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  /** An insurer or a court should have been told. */
  readonly deadlinePassed: ReadonlySet<string>;
}

/** What an order by urgency looks at. */
interface UrgentClient {
  readonly clientCode: string;
  readonly colour: Colour;
  readonly uncovered: Cents;
  readonly overdueOutOfDispute: Cents;
}

/** What the choice, the order and the minutes of the agenda look at. */
export interface AgendaCandidate extends UrgentClient {
  readonly exposure: Cents;
  /** It had another colour at the last committee, or was not known. */
  readonly hasEntered: boolean;
  /** One of its grades is another than at the last committee. */
  readonly hasMoved: boolean;
  readonly isUpToDate: boolean;
}

export interface AgendaItem<Client extends AgendaCandidate> {
  readonly client: Client;
  readonly rules: readonly AgendaRule[];
  readonly minutes: number;
  /** False for what the hour has no room for: "si le temps le permet", in its own place. */
  readonly fits: boolean;
}

/** What is spoken about besides clients, counted. */
export interface AgendaBusiness {
  readonly actions: number;
  readonly arbitrations: number;
  readonly requests: number;
  readonly successes: number;
}

export interface Agenda<Client extends AgendaCandidate> {
  /** In the one order of paper, mail and meeting. */
  readonly items: readonly AgendaItem<Client>[];
  /** For each part besides the clients: nil for a part that has nothing. */
  readonly minutesOf: Readonly<Record<keyof AgendaBusiness, number>>;
  /** Everything together, whether it fits or not. */
  readonly minutes: number;
  /** What fits: at most the hour, unless what is fixed is longer already. */
  readonly plannedMinutes: number;
  /** Clients that the hour has no room for. */
  readonly notFitting: number;
}

const NO_BUSINESS: AgendaBusiness = { actions: 0, arbitrations: 0, requests: 0, successes: 0 };

/** A client whose declaration is overdue is spoken about as long as this at least. */
const PASSED_DEADLINE_MINUTES = 2;

/**
 * Chooses, orders and times the clients of the next committee (credit committee rules, §4). Time is given only
 * to what is there; what does not fit the hour keeps its place and is marked.
 */
export function buildAgenda<Client extends AgendaCandidate>(
  clients: readonly Client[],
  parameters: Parameters,
  marks: AgendaMarks,
  business: AgendaBusiness = NO_BUSINESS,
): Agenda<Client> {
  const rulesOf = ({ clientCode }: Client): AgendaRule[] => rulesFor(clientCode, marks);
  const chosen = mostUrgentFirst(
    clients.filter((client) => rulesOf(client).length > 0),
    ({ hasEntered }) => hasEntered,
  );
  const minutesOf = businessMinutes(business, parameters);
  const fixed = Object.values(minutesOf).reduce((sum, minutes) => sum + minutes, 0);
  let used = fixed;
  const items = chosen.map((client) => {
    const minutes = minutesFor(client, parameters, marks);
    used += minutes;
    return {
      client,
      rules: rulesOf(client),
      minutes,
      fits: minutes === 0 || used <= parameters.meetingMinutes,
    };
  });
  const late = items.filter(({ fits }) => !fits);
  return {
    items,
    minutesOf,
    minutes: used,
    plannedMinutes: used - late.reduce((sum, { minutes }) => sum + minutes, 0),
    notFitting: late.length,
  };
}

/**
 * Red, orange, green; inside a colour those that have just entered it, then by uncovered and overdue out of
 * dispute together, descending (credit committee rules, §4).
 */
export function mostUrgentFirst<Client extends UrgentClient>(
  clients: readonly Client[],
  hasEntered: (client: Client) => boolean,
): Client[] {
  // What is compared is worked out once: of thousands of clients each is compared with many.
  const ranked = clients.map((client) => {
    return { client, rank: 2 * severity(client.colour) + Number(hasEntered(client)), stake: atStake(client) };
  });
  ranked.sort((a, b) => {
    return b.rank - a.rank || b.stake - a.stake || BY_CODE.compare(a.client.clientCode, b.client.clientCode);
  });
  return ranked.map(({ client }) => client);
}

/** Of thousands of clients with nothing at stake each is compared with many: the rules of the order are found once. */
const BY_CODE = new Intl.Collator("en");

function atStake(client: UrgentClient): Cents {
  return client.uncovered + client.overdueOutOfDispute;
}

function rulesFor(clientCode: string, marks: AgendaMarks): AgendaRule[] {
  const rules: AgendaRule[] = [...(marks.figures.get(clientCode) ?? [])];
  if (marks.actionDue.has(clientCode)) rules.push("action-due");
  if (marks.blocked.has(clientCode)) rules.push("blocked");
  if (marks.pinned.has(clientCode)) rules.push("pinned");
  return rules;
}

/** One minute an action up to the policy's; an arbitration as long as a red client, a request as an orange one. */
function businessMinutes(
  { actions, arbitrations, requests, successes }: AgendaBusiness,
  parameters: Parameters,
): Record<keyof AgendaBusiness, number> {
  return {
    actions: Math.min(actions, parameters.actionsMinutes),
    arbitrations: arbitrations * parameters.redMinutes,
    requests: requests * parameters.orangeMinutes,
    successes: successes > 0 ? parameters.successesMinutes : 0,
  };
}

/** A red about which nothing is new, and an orange that pays in time, take half of their colour's minutes. */
function minutesFor(client: AgendaCandidate, parameters: Parameters, marks: AgendaMarks): number {
  const { clientCode, colour, hasEntered, hasMoved, isUpToDate } = client;
  const whole = parameters[`${colour}Minutes`];
  const isNews = hasEntered || hasMoved || marks.actionDue.has(clientCode);
  const isShort = colour === "red" ? !isNews : colour === "orange" && isUpToDate;
  const minutes = isShort ? Math.ceil(whole / 2) : whole;
  return marks.deadlinePassed.has(clientCode) ? Math.max(minutes, PASSED_DEADLINE_MINUTES) : minutes;
}
