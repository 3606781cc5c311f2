import type { Colour } from "./grid";
import type { Cents } from "./money";
import type { Day } from "./day";

/** Statuses of a decision or action: À faire, En cours, Fait, Abandonné. */
export const ACTION_STATUSES = ["to-do", "in-progress", "done", "dropped"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** States of an arbitration: none, asked of the arbiter, ruled. */
export const ARBITRATION_STATES = ["none", "asked", "ruled"] as const;
export type ArbitrationState = (typeof ARBITRATION_STATES)[number];

/** Kinds of action the protocol starts with; users extend the list in the settings. */
export const ACTION_KINDS = [
  "sales-action",
  "client-reminder",
  "cover-request",
  "dispute-handling",
  "shipment-block",
  "shipment-release",
  "payment-terms",
  "payment-plan",
  "guarantee",
  "joint-visit",
  "insurer-declaration",
  "litigation",
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
  readonly overdue: Cents | null;
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
}
