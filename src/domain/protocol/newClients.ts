import type { Day } from "../basis/day";
import type { NamedClient } from "../client/client";
import { folded } from "../basis/text";
import { chronologically, type ProtocolEntry } from "./protocol";

/** Three months of payment, after the longest term that the law allows an invoice. */
const DAYS_FOLLOWED = 92 + 60;

/** Whether a decision is about a client, by code, or by the name under which a new client was brought. */
export function isOpeningOf(
  {
    kind,
    clientCode,
    clientName,
    topic,
  }: Pick<ProtocolEntry, "kind" | "clientCode" | "clientName" | "topic">,
  client: NamedClient,
): boolean {
  if (kind !== "new-client") return false;
  if (clientCode !== "") return clientCode === client.clientCode;
  const name = folded(client.clientName);
  return name !== "" && [topic, clientName].some((text) => folded(text) === name);
}

/**
 * The decision that opened a client's account, while its first three months of payment are looked at beside what was
 * expected; null for every other client. One that was given up or taken back opens nothing.
 */
export function openingOf(
  entries: readonly ProtocolEntry[],
  client: NamedClient,
  day: Day,
): ProtocolEntry | null {
  const openings = entries.filter((entry) => {
    const since = entry.doneOn ?? entry.committeeDate;
    const isFollowed = since !== null && since <= day && since >= day - DAYS_FOLLOWED;
    return isOpeningOf(entry, client) && !entry.cancelled && entry.status !== "dropped" && isFollowed;
  });
  return openings.sort(chronologically).at(-1) ?? null;
}
