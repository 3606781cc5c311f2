import type { Day } from "../basis/day";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import { byClient, type ProtocolFacts } from "./protocol";

/** Credit manager and salesperson go and see the largest clients: as many as one can in a few months. */
const LARGEST = 10;

/** A client as far as its size goes. */
interface SizedClient {
  readonly clientCode: string;
  readonly exposure: Cents;
}

/**
 * The largest exposures that nobody has visited for six months, unless the policy says otherwise, and that no visit is
 * planned of: a joint visit of credit manager and salesperson is proposed (credit committee rules, §1).
 */
export function unvisitedClients(
  clients: readonly SizedClient[],
  entries: readonly ProtocolFacts[],
  { agendaMinimumExposure, visitWeeks }: Pick<Parameters, "agendaMinimumExposure" | "visitWeeks">,
  day: Day,
): ReadonlySet<string> {
  const visits = byClient(entries.filter(isVisit));
  const largest = clients
    .filter(({ exposure }) => exposure >= agendaMinimumExposure)
    .sort((a, b) => b.exposure - a.exposure)
    .slice(0, LARGEST);
  const isVisited = (code: string) =>
    (visits.get(code) ?? []).some((visit) => (visitDay(visit) ?? day) >= day - 7 * visitWeeks);
  return new Set(largest.flatMap(({ clientCode }) => (isVisited(clientCode) ? [] : clientCode)));
}

function isVisit({ kind, status, cancelled }: ProtocolFacts): boolean {
  return kind === "joint-visit" && status !== "dropped" && !cancelled;
}

/** When it took place or is to take place; one that nobody dated may still be to come. */
function visitDay({ doneOn, until, dueDate, committeeDate }: ProtocolFacts): Day | null {
  return doneOn ?? until ?? dueDate ?? committeeDate;
}
