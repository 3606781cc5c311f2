import { byUrgency, type ClassifiedClient } from "./classification";
import type { Parameters } from "./policy";

/** The rule that brings a client to the agenda, strongest first. */
export type AgendaRule = "red" | "exposure" | "action-due" | "blocked" | "pinned";

/** What is known of a client besides its classification. */
export interface AgendaMarks {
  readonly actionDue: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
}

export const NO_MARKS: AgendaMarks = { actionDue: new Set(), blocked: new Set(), pinned: new Set() };

export interface AgendaItem {
  readonly client: ClassifiedClient;
  readonly rules: readonly AgendaRule[];
  readonly minutes: number;
  /** False for what the hour has no room for: "si le temps le permet". */
  readonly fits: boolean;
}

export interface Agenda {
  /** Red, orange, green; inside a colour by uncovered then oldest overdue. */
  readonly items: readonly AgendaItem[];
  readonly actionsMinutes: number;
  readonly successesMinutes: number;
  /** All items, actions and successes together, whether they fit or not. */
  readonly minutes: number;
}

/** Chooses, orders and times the clients of the next committee (credit committee rules, §4). */
export function buildAgenda(
  clients: readonly ClassifiedClient[],
  parameters: Parameters,
  marks: AgendaMarks = NO_MARKS,
): Agenda {
  const { actionsMinutes, successesMinutes } = parameters;
  const chosen = clients
    .map((client) => ({ client, rules: rulesFor(client, parameters, marks) }))
    .filter(({ rules }) => rules.length > 0)
    .sort((a, b) => byUrgency(a.client, b.client));
  let used = actionsMinutes + successesMinutes;
  const items = chosen.map(({ client, rules }) => {
    const minutes = minutesFor(client, parameters);
    used += minutes;
    return { client, rules, minutes, fits: minutes === 0 || used <= parameters.meetingMinutes };
  });
  return { items, actionsMinutes, successesMinutes, minutes: used };
}

function rulesFor(client: ClassifiedClient, parameters: Parameters, marks: AgendaMarks): AgendaRule[] {
  const code = client.receivables.clientCode;
  const rules: AgendaRule[] = [];
  if (client.colour === "red") rules.push("red");
  if (client.exposure >= parameters.agendaMinimumExposure) rules.push("exposure");
  if (marks.actionDue.has(code)) rules.push("action-due");
  if (marks.blocked.has(code)) rules.push("blocked");
  if (marks.pinned.has(code)) rules.push("pinned");
  return rules;
}

function minutesFor(client: ClassifiedClient, parameters: Parameters): number {
  return parameters[`${client.colour}Minutes`];
}
