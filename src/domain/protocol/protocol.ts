import type { Colour } from "../policy/grid";
import { groupBy } from "../basis/groupBy";
import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";

/** Statuses of a decision or action: À faire, En cours, Fait, Abandonné. */
export const ACTION_STATUSES = ["to-do", "in-progress", "done", "dropped"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** States of an arbitration: none, asked of the arbiter, ruled. */
export const ARBITRATION_STATES = ["none", "asked", "ruled"] as const;
type ArbitrationState = (typeof ARBITRATION_STATES)[number];

/** Kinds of action the protocol starts with; users extend the list in the settings. */
export const ACTION_KINDS = [
  "sales-action",
  "client-reminder",
  "raise-limit",
  "lower-limit",
  "cover-request",
  "dispute-handling",
  "shipment-block",
  "shipment-release",
  "payment-terms",
  "payment-plan",
  "guarantee",
  "joint-visit",
  "insurer-declaration",
  "due-date-extension",
  "litigation",
  "write-off",
  "indemnity",
  "delivery-priority",
  "new-client",
  "information",
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/**
 * One row of the protocol: a decision or an action, kept for ever (credit committee rules, §5). People edit
 * the table too: what cannot be read in a cell is null, never guessed.
 */
export interface ProtocolEntry {
  /** Null for a row typed by hand that has no number yet. */
  readonly number: number | null;
  readonly committeeDate: Day | null;
  readonly clientCode: string;
  readonly clientName: string;
  /** The client's figures, frozen that day; null when nobody filled them in. */
  readonly colour: Colour | null;
  readonly exposure: Cents | null;
  readonly uncovered: Cents | null;
  readonly countedOverdue: Cents | null;
  readonly oldestDaysLate: number | null;
  readonly topic: string;
  readonly decision: string;
  /** Null for a kind that users added themselves: its words are in `kindText`. */
  readonly kind: ActionKind | null;
  readonly kindText: string;
  readonly owner: string;
  readonly dueDate: Day | null;
  /** A blank status is to do; null for a word that is none of the statuses. */
  readonly status: ActionStatus | null;
  readonly doneOn: Day | null;
  readonly result: string;
  /** True for a row taken back right after it was recorded: it keeps its number and counts for nothing. */
  readonly cancelled: boolean;
  readonly salesPosition: string;
  readonly financePosition: string;
  readonly arbitration: ArbitrationState;
  readonly ruling: string;
  readonly rulingDate: Day | null;
  /** Number of the row this one continues. */
  readonly origin: number | null;
  /** Amount promised, disputed, asked of the insurer, …; null when the kind needs none. */
  readonly amount: Cents | null;
  /** Last day of a release, day of a visit, …; null when the kind needs none. */
  readonly until: Day | null;
  /** What the arbiter is asked. */
  readonly question: string;
  /** Day by which the ruling is needed. */
  readonly rulingDue: Day | null;
  /** Who sells to the client, frozen that day. */
  readonly salesperson: string;
  /** The row as the committee that touched it last left it; null when none is known to have. */
  readonly left: LeftRow | null;
}

/** What people change outside the pane, as a committee left it (credit committee rules, §5). */
interface LeftRow {
  readonly status: ActionStatus;
  readonly dueDate: Day | null;
  readonly owner: string;
}

/**
 * What a row says besides its words and frozen figures: enough to know what is due, blocked, promised or
 * waiting for the arbiter, at a fraction of the size of the whole protocol.
 */
export type ProtocolFacts = Pick<
  ProtocolEntry,
  | "number"
  | "committeeDate"
  | "clientCode"
  | "colour"
  | "kind"
  | "kindText"
  | "owner"
  | "dueDate"
  | "status"
  | "doneOn"
  | "cancelled"
  | "arbitration"
  | "rulingDate"
  | "origin"
  | "amount"
  | "until"
  | "rulingDue"
>;

/** Rows by client, in the order given, for looking at many clients without going through all rows for each. */
export function byClient<Entry extends Pick<ProtocolEntry, "clientCode">>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  return groupBy(entries, ({ clientCode }) => clientCode);
}

/** Rows to be found by their number; of two rows with one number, the later. */
export type NumberedRows<Entry> = ReadonlyMap<number | null, Entry>;

/** The rows by their number, made once for all that is looked up in them. */
export function byNumber<Entry extends Pick<ProtocolEntry, "number">>(
  entries: readonly Entry[],
): NumberedRows<Entry> {
  return new Map(entries.map((entry) => [entry.number, entry]));
}

/** Oldest first: by committee, then by number; rows without either come first. */
export function chronologically(
  a: Pick<ProtocolEntry, "committeeDate" | "number">,
  b: Pick<ProtocolEntry, "committeeDate" | "number">,
): number {
  return (a.committeeDate ?? 0) - (b.committeeDate ?? 0) || (a.number ?? 0) - (b.number ?? 0);
}

/** What was decided about a client, newest first; rows taken back are left out. */
export function decisionsOf<Entry extends ProtocolFacts>(entries: readonly Entry[], client: string): Entry[] {
  return entries
    .filter(({ clientCode, cancelled }) => clientCode === client && !cancelled)
    .sort((a, b) => chronologically(b, a));
}

/** As many decisions tell what was decided of a client lately, on the agenda, the card and in the meeting. */
export const LATEST_DECISIONS = 3;

/** No protocol has so many rows: a higher number was typed, or pasted, by mistake. */
export const MOST_NUMBER = 999_999;
