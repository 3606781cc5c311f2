import type { Day } from "../../domain/basis/day";
import { changeSince, hasEntered } from "../../domain/colour/change";
import type { ClassifiedClient } from "../../domain/colour/classification";
import { adviceFor, type Advice } from "../../domain/committee/advisedThreshold";
import { buildAgenda } from "../../domain/committee/agenda";
import { figureRules } from "../../domain/committee/agendaRules";
import type { Parameters } from "../../domain/policy/policy";

/** How long an agenda is. */
export interface AgendaSize {
  readonly clients: number;
  readonly minutes: number;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * The agenda that a policy makes of the clients' figures, on a day. Actions due and pins, which no policy
 * changes, are left out.
 */
function agendaUnder(clients: readonly ClassifiedClient[], parameters: Parameters, day: Day) {
  const candidates = clients.map((client) => {
    const change = changeSince(client, client.memory);
    return {
      ...client,
      group: client.record?.group ?? "",
      limit: client.limit?.amount ?? null,
      deadline: firstOf(client.declaration?.deadline ?? null, client.claims?.deadline ?? null),
      hasEntered: hasEntered(change),
      hasMoved: change.kind === "grades",
      isUpToDate: client.grades.overdue === "up-to-date",
    };
  });
  type Candidate = (typeof candidates)[number];
  const codes = (isMarked: (client: Candidate) => boolean) =>
    new Set(candidates.filter(isMarked).map(({ clientCode }) => clientCode));
  return buildAgenda(candidates, parameters, {
    figures: figureRules(candidates, parameters, day),
    blocked: codes(({ blockedSince }) => blockedSince !== null),
    deadlinePassed: codes(({ deadline }) => deadline !== null && deadline < day),
    actionDue: NOBODY,
    pinned: NOBODY,
  });
}

function firstOf(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/** How long the agenda of the clients' figures is under a policy. */
export function agendaSize(
  clients: readonly ClassifiedClient[],
  parameters: Parameters,
  day: Day,
): AgendaSize {
  const { items, minutes } = agendaUnder(clients, parameters, day);
  return { clients: items.length, minutes };
}

/** The threshold with which the meeting would fit its hour, both thresholds set to it; else what none can take away. */
export function advisedFor(clients: readonly ClassifiedClient[], parameters: Parameters, day: Day): Advice {
  const exposure = clients.reduce((sum, client) => sum + Math.max(0, client.exposure), 0);
  return adviceFor((changed) => agendaUnder(clients, changed, day), exposure, parameters);
}
