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
}

/** What the choice and the order of the agenda look at. */
export interface AgendaCandidate {
  readonly clientCode: string;
  readonly colour: Colour;
  readonly exposure: Cents;
  readonly uncovered: Cents;
  readonly oldestDaysLate: number;
}

export interface AgendaItem<Client extends AgendaCandidate> {
  readonly client: Client;
  readonly rules: readonly AgendaRule[];
  readonly minutes: number;
  /** False for what the hour has no room for: "si le temps le permet". */
  readonly fits: boolean;
}

export interface Agenda<Client extends AgendaCandidate> {
  /** Red, orange, green; inside a colour by uncovered then oldest overdue. */
  readonly items: readonly AgendaItem<Client>[];
  readonly actionsMinutes: number;
  readonly successesMinutes: number;
  /** All items, actions and successes together, whether they fit or not. */
  readonly minutes: number;
  /** Those that fit, actions and successes together: at most the hour. */
  readonly plannedMinutes: number;
  /** What the hour has no room for, by uncovered amount. */
  readonly ifTimeAllows: readonly AgendaItem<Client>[];
}

/** Chooses, orders and times the clients of the next committee (credit committee rules, §4). */
export function buildAgenda<Client extends AgendaCandidate>(
  clients: readonly Client[],
  parameters: Parameters,
  marks: AgendaMarks,
): Agenda<Client> {
  const { actionsMinutes, successesMinutes } = parameters;
  const chosen = clients
    .map((client) => ({ client, rules: rulesFor(client.clientCode, marks) }))
    .filter(({ rules }) => rules.length > 0)
    .sort((a, b) => byUrgency(a.client, b.client));
  let used = actionsMinutes + successesMinutes;
  const items = chosen.map(({ client, rules }) => {
    const minutes = minutesFor(client, parameters);
    used += minutes;
    return { client, rules, minutes, fits: minutes === 0 || used <= parameters.meetingMinutes };
  });
  const late = items.filter(({ fits }) => !fits);
  return {
    items,
    actionsMinutes,
    successesMinutes,
    minutes: used,
    plannedMinutes: used - late.reduce((sum, { minutes }) => sum + minutes, 0),
    ifTimeAllows: late.sort((a, b) => b.client.uncovered - a.client.uncovered),
  };
}

/** Red, orange, green; inside a colour by uncovered, then by oldest overdue, both descending. */
export function byUrgency(a: AgendaCandidate, b: AgendaCandidate): number {
  return (
    severity(b.colour) - severity(a.colour) ||
    b.uncovered - a.uncovered ||
    b.oldestDaysLate - a.oldestDaysLate ||
    a.clientCode.localeCompare(b.clientCode, "en")
  );
}

function rulesFor(clientCode: string, marks: AgendaMarks): AgendaRule[] {
  const rules: AgendaRule[] = [...(marks.figures.get(clientCode) ?? [])];
  if (marks.actionDue.has(clientCode)) rules.push("action-due");
  if (marks.blocked.has(clientCode)) rules.push("blocked");
  if (marks.pinned.has(clientCode)) rules.push("pinned");
  return rules;
}

function minutesFor(client: AgendaCandidate, parameters: Parameters): number {
  return parameters[`${client.colour}Minutes`];
}
