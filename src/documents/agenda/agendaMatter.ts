import type { Agenda, AgendaCandidate } from "../../domain/committee/agenda";
import type { PortfolioFigures } from "../../domain/committee/committeeRecord";
import type { CommitteeWithFigures } from "../../domain/results/committeeTrend";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { Grades } from "../../domain/policy/grid";
import type { Criteria } from "../../domain/policy/policy";
import type { ReviewedAction } from "../../domain/protocol/actionReview";
import type { HeldPromise } from "../../domain/protocol/promises";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { TermDrift } from "../../domain/receivables/termDrift";
import type { Ageing } from "../../domain/receivables/receivables";
import type { ClientSuccess } from "../../domain/results/successes";

/** A client as the agenda speaks of it; texts are in the workbook's words. */
export interface AgendaClient extends AgendaCandidate {
  readonly clientName: string;
  /** One sentence of facts. */
  readonly reasons: string;
  readonly oldestDaysLate: number;
  readonly rating: string;
  readonly wayOut: string;
  /** What moved since the last committee. */
  readonly change: string;
  readonly blockProposal: string;
  /** Above the internal limit. */
  readonly excess: Cents;
  /** Day by which the insurer must be told of an unpaid item. */
  readonly declaration: Day | null;
  /** Day by which claims must be declared in its proceedings. */
  readonly claims: Day | null;
  /** What its invoices give it beside the term agreed and the law, in days. */
  readonly drift: TermDrift;
  /** "" where the workbook does not say. */
  readonly salesperson: string;
  readonly note: string;
  readonly ageing: Ageing;
  readonly disputed: Cents;
  /** Null when a cell no longer says one of our words. */
  readonly grades: Grades | null;
  readonly overrideUntil: Day | null;
}

/** What a client is called; its code where it has no name. */
export function nameOf({ clientName, clientCode }: Pick<AgendaClient, "clientName" | "clientCode">): string {
  return clientName || clientCode;
}

/** An action to review; a promise with what its client owed then and owes now. */
export interface AgendaAction extends ReviewedAction<ProtocolEntry> {
  readonly promise: HeldPromise | null;
}

/** What an agenda says, before it is put into words. */
export interface AgendaMatter {
  readonly day: Day;
  readonly time: string;
  readonly place: string;
  readonly company: string;
  readonly present: readonly { readonly name: string; readonly role: string }[];
  readonly referenceDate: Day;
  /** What the colours are made of. */
  readonly criteria: Criteria;
  /** Credits below it are not worth a word to the committee. */
  readonly worthTelling: Cents;
  /** How long a meeting may take. */
  readonly meetingMinutes: number;
  readonly portfolio: PortfolioFigures;
  /** The last committee with figures; null before the second one. */
  readonly last: CommitteeWithFigures | null;
  /** No committee was prepared before. */
  readonly isFirst: boolean;
  readonly actions: readonly AgendaAction[];
  /** Open actions due after the committee and within the fortnight. */
  readonly upcoming: readonly ProtocolEntry[];
  readonly agenda: Agenda<AgendaClient>;
  /** Clients whose colour the grid alone gives: their grades explain it. */
  readonly explained: ReadonlySet<string>;
  /** By client code: the last decisions, newest first, and the block that stands. */
  readonly decisions: ReadonlyMap<string, readonly ProtocolEntry[]>;
  readonly blocks: ReadonlyMap<string, ProtocolEntry>;
  /** By client code: for how many committees in a row nothing was decided about a red client, from two on. */
  readonly undecided: ReadonlyMap<string, number>;
  /** New clients and terms asked for, still open. */
  readonly requests: readonly ProtocolEntry[];
  readonly arbitrations: readonly ProtocolEntry[];
  readonly successes: readonly ClientSuccess<ProtocolEntry>[];
  /** Every client, for what is said beside rows that are about one. */
  readonly clients: ReadonlyMap<string, AgendaClient>;
  /** What was noted on the agenda of an earlier committee; no day when there is none. */
  readonly earlier: {
    readonly day: Day | null;
    readonly notes: readonly { readonly clientCode: string; readonly text: string }[];
  };
}
