import { isOpen } from "./actions";
import { byClient, chronologically, type ProtocolFacts } from "./protocol";
import type { Day } from "../basis/day";

/**
 * The clients whose shipments are blocked on a day, with the row of the block. The day is the user's, not
 * that of the figures: decisions take effect when they are taken.
 *
 * A block stands from its committee on, until its own last day when it has one, unless it was dropped. A
 * release after it
 * - without last day ends it for good;
 * - with a last day suspends it through that day. Then it stands again only while its row is still open
 *   (à faire, en cours): a block marked done was dealt with, and its release ends it.
 */
export function blockedClients<Entry extends ProtocolFacts>(
  entries: readonly Entry[],
  day: Day,
): ReadonlyMap<string, Entry> {
  const blocked = new Map<string, Entry>();
  for (const [client, clientEntries] of byClient(entries.filter(isBlockOrRelease))) {
    const { block, suspendedUntil } = standingBlock(clientEntries, day);
    if (client === "" || block === null) continue;
    const isSuspended = suspendedUntil !== null && (day <= suspendedUntil || !isOpen(block));
    const isOver = block.until !== null && block.until < day;
    if (!isSuspended && !isOver) blocked.set(client, block);
  }
  return blocked;
}

/**
 * Last day of the release that a client has on a day; null when there is none or it has no last day. While
 * it lasts, no block is proposed: a client just released must not be blocked again.
 */
export function releasedUntil(entries: readonly ProtocolFacts[], client: string, day: Day): Day | null {
  const clientEntries = entries.filter((entry) => entry.clientCode === client && isBlockOrRelease(entry));
  let last: Day | null = null;
  for (const entry of inForce(clientEntries, day)) {
    if (entry.kind === "shipment-block") last = null;
    else if (entry.until !== null) last = Math.max(last ?? 0, entry.until);
  }
  return last !== null && last >= day ? last : null;
}

function standingBlock<Entry extends ProtocolFacts>(
  entries: readonly Entry[],
  day: Day,
): { readonly block: Entry | null; readonly suspendedUntil: Day | null } {
  let block: Entry | null = null;
  let suspendedUntil: Day | null = null;
  for (const entry of inForce(entries, day)) {
    if (entry.kind === "shipment-block") {
      block = entry;
      suspendedUntil = null;
    } else if (entry.until === null) {
      block = null;
    } else {
      suspendedUntil = Math.max(suspendedUntil ?? 0, entry.until);
    }
  }
  return { block, suspendedUntil };
}

function isBlockOrRelease({ kind }: ProtocolFacts): boolean {
  return kind === "shipment-block" || kind === "shipment-release";
}

/** In the order in which they were decided, those of days to come left out. */
function inForce<Entry extends ProtocolFacts>(entries: readonly Entry[], day: Day): Entry[] {
  return entries
    .filter(({ status, cancelled, committeeDate }) => {
      return status !== "dropped" && !cancelled && (committeeDate ?? 0) <= day;
    })
    .sort(chronologically);
}
