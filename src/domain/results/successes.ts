import type { Colour } from "../policy/grid";
import type { Day } from "../basis/day";
import type { HistoryEntry } from "../committee/history";
import type { Cents } from "../basis/money";
import type { Parameters } from "../policy/policy";
import { byClient, chronologically, type ProtocolFacts } from "../protocol/protocol";

/** What got better for a client since the last committee. */
export type SuccessFact =
  | { readonly kind: "back-to-green"; readonly before: Colour }
  | { readonly kind: "paid"; readonly paid: Cents; readonly left: Cents }
  | { readonly kind: "released"; readonly paid: Cents };

/** A client's successes and the decisions that came before them: no cause is claimed. */
export interface ClientSuccess<Entry> {
  readonly clientCode: string;
  readonly clientName: string;
  readonly facts: readonly SuccessFact[];
  /** Newest first, three at most. */
  readonly precededBy: readonly Entry[];
}

/** A client as it stands now. */
export interface StandingNow {
  readonly colour: Colour;
  readonly countedOverdue: Cents;
}

type Before = Pick<HistoryEntry, "clientCode" | "clientName" | "colour" | "countedOverdue">;

/** Decisions older than this are not named beside a success. */
const DAYS_BEFORE = 84;
const MOST_DECISIONS = 3;

/**
 * The successes to make known (credit committee rules, §1): clients of the last committee that are green
 * again, whose counted overdue fell by a serious amount, or whose shipments were released after a payment.
 * Largest payment first.
 * @param before the rows of the last committee, that of the other clients left out.
 * @param now a client who is not there owes nothing any more.
 */
export function successesSince<Entry extends ProtocolFacts>(
  last: Day,
  before: readonly Before[],
  now: ReadonlyMap<string, StandingNow>,
  entries: readonly Entry[],
  { seriousAmount }: Pick<Parameters, "seriousAmount">,
): ClientSuccess<Entry>[] {
  const decisions = byClient(entries.filter(({ cancelled, status }) => !cancelled && status !== "dropped"));
  const found = before.map(({ clientCode, clientName, colour, countedOverdue }) => {
    const clientEntries = decisions.get(clientCode) ?? [];
    const current = now.get(clientCode);
    const left = current?.countedOverdue ?? 0;
    const paid = countedOverdue - left;
    const facts: SuccessFact[] = [];
    if (current?.colour === "green" && colour !== null && colour !== "green") {
      facts.push({ kind: "back-to-green", before: colour });
    }
    if (paid >= seriousAmount) facts.push({ kind: "paid", paid, left });
    if (paid > 0 && clientEntries.some((entry) => isRelease(entry, last)))
      facts.push({ kind: "released", paid });
    const precededBy = clientEntries
      // An information, such as that things are maintained, brings no success about.
      .filter(
        ({ committeeDate, kind }) =>
          kind !== "information" && committeeDate !== null && committeeDate >= last - DAYS_BEFORE,
      )
      .sort((a, b) => chronologically(b, a))
      .slice(0, MOST_DECISIONS);
    return { paid, success: { clientCode, clientName, facts, precededBy } };
  });
  return found
    .filter(({ success }) => success.facts.length > 0)
    .sort((a, b) => b.paid - a.paid || a.success.clientCode.localeCompare(b.success.clientCode, "en"))
    .map(({ success }) => success);
}

function isRelease({ kind, committeeDate }: ProtocolFacts, last: Day): boolean {
  return kind === "shipment-release" && committeeDate !== null && committeeDate >= last;
}
