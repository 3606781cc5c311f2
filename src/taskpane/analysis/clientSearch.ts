import { folded } from "../../domain/basis/text";
import type { Day } from "../../domain/basis/day";
import { COLOURS } from "../../domain/policy/grid";
import type { ClientSummary } from "../../committee/port/clientStanding";
import type { ClientFilter, ClientSort } from "../state/paneView";

/** What must be declared within so many days is worth a tile of its own. */
export const SOON_DAYS = 10;

/** Whether something must be declared about a client within ten days, or should have been. */
export function isDeclaredSoon({ declareBy }: ClientSummary, today: Day): boolean {
  return declareBy !== null && declareBy <= today + SOON_DAYS;
}

/** The clients whose name or code holds every word typed, whatever the case and the accents. */
export function clientsNamed(clients: readonly ClientSummary[], typed: string): readonly ClientSummary[] {
  const wanted = folded(typed).split(" ").filter(Boolean);
  if (wanted.length === 0) return clients;
  return clients.filter(({ clientName, clientCode }) => {
    const text = folded(`${clientName} ${clientCode}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** Clients with the reds first; inside a colour they keep their order. */
export function redFirst(clients: readonly ClientSummary[]): readonly ClientSummary[] {
  return COLOURS.flatMap((colour) => clients.filter((client) => client.colour === colour));
}

/** The clients that the filter shows, in its order. */
export function matchingClients(
  clients: readonly ClientSummary[],
  filter: ClientFilter,
  today: Day,
): readonly ClientSummary[] {
  const matching = clientsNamed(clients, filter.search).filter((client) => {
    if (filter.colours.size > 0 && !filter.colours.has(client.colour)) return false;
    if (filter.only === "turnedRed" && !client.hasTurnedRed) return false;
    if (filter.only === "declareSoon" && !isDeclaredSoon(client, today)) return false;
    return filter.salesperson === null || client.salesperson === filter.salesperson;
  });
  return sorted(matching, filter.sort);
}

function sorted(clients: readonly ClientSummary[], sort: ClientSort): readonly ClientSummary[] {
  switch (sort) {
    case "rank":
      return redFirst(clients);
    case "name":
      return [...clients].sort((a, b) => a.clientName.localeCompare(b.clientName));
    default:
      return [...clients].sort((a, b) => b[sort] - a[sort]);
  }
}

/** The salespeople of the clients, in the order of the alphabet. */
export function salespeopleOf(clients: readonly ClientSummary[]): readonly string[] {
  const names = new Set(clients.map(({ salesperson }) => salesperson).filter((name) => name !== ""));
  return [...names].sort((a, b) => a.localeCompare(b));
}
