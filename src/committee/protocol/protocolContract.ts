import type { Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import type { HistoryEntry } from "../../domain/committee/history";
import type { NumberRun } from "../../domain/protocol/goneNumbers";
import type { ActionKind, ProtocolEntry, ProtocolFacts } from "../../domain/protocol/protocol";
import type { Message } from "../../intake/source";

/** A decision as the user typed it: enough of it is prefilled that a text and Enter record it. */
export interface DecisionDraft {
  readonly committeeDate: Day;
  /** Blank for a decision that is about no client. */
  readonly clientCode: string;
  readonly decision: string;
  readonly kind: ActionKind | null;
  /** The words of a kind that users added; used when `kind` is null. */
  readonly kindText?: string;
  readonly topic?: string;
  readonly owner?: string;
  readonly dueDate?: Day | null;
  /** An information is done as soon as it is recorded. */
  readonly status?: "to-do" | "in-progress" | "done";
  /** What the kind asks for: amount promised, disputed or asked; last day of a release, day of a visit. */
  readonly amount?: Cents | null;
  readonly until?: Day | null;
  /** Number of the row this one continues, e.g. the block that a release ends. */
  readonly origin?: number | null;
}

/** What became of a decision that was recorded: it stands in the table as it reads back from there. */
export interface Recorded {
  readonly entry: ProtocolEntry;
  /** The same decision stood there already, as when it is sent again after an answer that never came. */
  readonly alreadyStood: boolean;
  /** What else was put in order on the way: rows without number, numbers given twice. */
  readonly notices: readonly Message[];
}

/** A decision or a review just written: enough to take it back. */
export interface Written {
  /** The row added or reviewed, as it read back. */
  readonly entry: ProtocolEntry;
  /** The row reviewed as it was before; null for a row that was added. */
  readonly before: ProtocolEntry | null;
  /** The row that continues an action that was put off. */
  readonly continuation: ProtocolEntry | null;
}

/** What a committee says of an action it reviews. */
export type Review =
  | { readonly outcome: "done"; readonly doneOn: Day; readonly result: string }
  | { readonly outcome: "to-do" | "in-progress" | "dropped"; readonly result: string }
  | {
      readonly outcome: "postponed";
      readonly committeeDate: Day;
      readonly dueDate: Day;
      readonly owner?: string;
      readonly result: string;
    };

/** What a committee says of a row that people changed or typed outside the pane. */
export type EditAnswer =
  | {
      readonly outcome: "accepted";
      /** Given to a typed row that names no committee. */
      readonly committeeDate: Day;
      /** Of the client that a typed row is about; "" for none. */
      readonly clientCode: string;
    }
  | { readonly outcome: "corrected" };

export interface Reviewed {
  /** The row reviewed, as it reads back. */
  readonly entry: ProtocolEntry;
  /** The row that continues it when it was postponed. */
  readonly continuation: ProtocolEntry | null;
  /** How often the action has been put off now. */
  readonly timesPostponed: number;
  /** Put off for the third time or more: the committee should hear it. */
  readonly isTooOften: boolean;
  readonly notices: readonly Message[];
}

/** Both sides in their own words, and what the arbiter is asked. */
export interface ArbitrationRequest {
  readonly salesPosition: string;
  readonly financePosition: string;
  readonly question: string;
  readonly rulingDue: Day | null;
}

export interface ArbitrationRequested {
  readonly entry: ProtocolEntry;
  /** Who arbitrates by the settings; null when nobody is named there. */
  readonly arbiter: Person | null;
  readonly notices: readonly Message[];
}

/** Somebody of the settings' table of people. */
export interface Person {
  readonly role: string;
  readonly name: string;
  readonly email: string;
}

export interface Ruling {
  readonly ruling: string;
  readonly rulingDate: Day;
}

/** How a client stood at one committee. */
export type HistoryPoint = Pick<
  HistoryEntry,
  "committeeDate" | "colour" | "exposure" | "validCover" | "uncovered" | "countedOverdue" | "oldestDaysLate"
>;

/** Everything the workbook remembers of one client. */
export interface ClientHistory {
  /** Oldest committee first, of those with the client on the agenda. */
  readonly points: readonly HistoryPoint[];
  /** Newest first. */
  readonly decisions: readonly ProtocolEntry[];
  readonly brokenPromises: readonly ProtocolEntry[];
  readonly keptPromises: readonly ProtocolEntry[];
  readonly arbitrations: readonly ProtocolEntry[];
  /** The block in force today, or null. */
  readonly block: ProtocolEntry | null;
  /** The decision that opened its account, while its first months of payment are followed; else null. */
  readonly opening: ProtocolEntry | null;
  readonly warnings: readonly Message[];
}

/** What to look for; what is left out does not narrow the search. */
export interface DecisionSearch {
  /** Words that must all stand somewhere in the row, in any case, with or without accents. */
  readonly text?: string;
  readonly clientCode?: string;
  readonly owner?: string;
  readonly kind?: ActionKind;
  readonly status?: ProtocolEntry["status"];
  /** Only actions that are open though they were due before this day. */
  readonly lateOn?: Day;
  /** First and last committee, both included. */
  readonly from?: Day;
  readonly to?: Day;
}

export interface DecisionsFound {
  /** Newest first. */
  readonly entries: readonly ProtocolEntry[];
  readonly warnings: readonly Message[];
}

/** What the protocol says without its words, for the pane's first look. */
interface ProtocolState {
  readonly facts: readonly ProtocolFacts[];
  readonly warnings: readonly Message[];
}

/** The protocol's use cases. Every method throws a `Problem` for what a user can understand and act upon. */
export interface ProtocolActions {
  /** Makes sure that the protocol can be written to, before the user types. */
  ensureProtocolWritable(): Promise<void>;
  /** What is due, blocked, promised or waiting for the arbiter; nothing is written. */
  readProtocolState(): Promise<ProtocolState>;
  /** Adds a row with the client's figures of this moment, and reads it back. */
  recordDecision(draft: DecisionDraft): Promise<Recorded>;
  /**
   * Takes back what was just written: an added row keeps its number and counts for nothing any more, an action
   * put off is open again, a review is said again as it was.
   * @returns the row reviewed as it reads back, or the row that was added.
   * @throws RowChanged
   */
  undo(written: Written): Promise<Recorded>;
  /**
   * Says what became of an action. Postponing it adds a row that points back.
   * @param seen the row as the user saw it.
   * @throws RowChanged when it is not that any more.
   */
  reviewAction(seen: ProtocolEntry, review: Review): Promise<Reviewed>;
  /**
   * Accepts or corrects work done in the sheet: nothing is overwritten but by this word.
   * @param seen the row as the user saw it.
   * @throws RowChanged
   */
  settleEdit(seen: ProtocolEntry, answer: EditAnswer): Promise<Recorded>;
  /** @throws RowChanged */
  requestArbitration(seen: ProtocolEntry, request: ArbitrationRequest): Promise<ArbitrationRequested>;
  /** @throws RowChanged */
  recordRuling(seen: ProtocolEntry, ruling: Ruling): Promise<Recorded>;
  /** Takes note that rows are gone from the protocol: they are not said again. */
  noteGone(gone: readonly NumberRun[]): Promise<void>;
  /** Gives numbers to rows typed by hand and settles numbers given twice. */
  settleProtocol(): Promise<readonly Message[]>;
  /** Puts the newest rows first unless people sorted the table themselves; false when their sort was kept. */
  sortProtocol(): Promise<boolean>;
  clientHistory(clientCode: string): Promise<ClientHistory>;
  searchDecisions(search: DecisionSearch): Promise<DecisionsFound>;
  /** Selects the row on the protocol's sheet. @throws Problem "row-hidden" when a filter hides it there. */
  showDecision(number: number): Promise<void>;
}
