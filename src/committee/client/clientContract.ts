import type { Message } from "../../intake/source";
import type { ExposureParts } from "../../domain/client/client";
import type { CoverLine } from "../../domain/cover/cover";
import type { Day } from "../../domain/basis/day";
import type { Deadline } from "../../domain/cover/deadline";
import type { InternalLimit } from "../../domain/cover/internalLimit";
import type { Uninsured } from "../../domain/cover/insurersClock";
import type { Colour, Grades } from "../../domain/policy/grid";
import type { LatePenalties } from "../../domain/receivables/latePenalty";
import type { Cents } from "../../domain/basis/money";
import type { Override } from "../../domain/policy/override";
import type { ActionKind, ProtocolEntry } from "../../domain/protocol/protocol";
import type { AccountMonth } from "../../domain/protocol/newClients";
import type { PaymentBehaviour } from "../../domain/receivables/paymentBehaviour";
import type { DeducedTerm } from "../../domain/receivables/termReading";
import type { TimelineDay } from "../../domain/protocol/clientTimeline";
import type { Ageing, OpenItem } from "../../domain/receivables/receivables";
import type { SignatureQuality } from "../../domain/policy/signature";
import type { TaskControl } from "../port/task";

/** One open item as the card lists it. */
export interface CardItem extends Pick<
  OpenItem,
  "document" | "documentDate" | "dueDate" | "amount" | "disputed"
> {
  /** 0 when it is not late or has no due date. */
  readonly daysLate: number;
  /** Days by which its due date is beyond the legal payment term; 0 when it is not. */
  readonly daysBeyondLegalTerm: number;
}

/** One line of cover with whether it counts on the reference date. */
export interface CardCover extends Omit<CoverLine, "clientCode" | "clientName"> {
  readonly isValid: boolean;
}

export interface CardRating {
  readonly provider: string;
  readonly value: string;
  readonly date: Day | null;
  /** Null when no scale knows the value. */
  readonly quality: SignatureQuality | null;
  /** The rating that the classification uses. */
  readonly isUsed: boolean;
}

/** What the payment terms are, and what they are under the law (C. com. L441-10). */
export interface LegalCheck {
  /** As the client sheet states it; "" when it does not. */
  readonly term: string;
  /** The reading of an end of month that the client follows, and what told it; null for a term without one. */
  readonly endOfMonth: Pick<DeducedTerm, "reading" | "deducedFrom"> | null;
  /** Days by which the invoices are due later than agreed, on average; null when unknown. */
  readonly drift: number | null;
  /** Most days by which the agreed term goes beyond the limit; null when the term is not understood. */
  readonly termBeyond: number | null;
  /** Items due later than the law lets them be. */
  readonly itemsBeyond: number;
}

/** A decision that the client's figures suggest, ready to be recorded. Its words are the workbook's. */
export interface Suggestion {
  readonly kind: ActionKind;
  readonly decision: string;
  readonly amount: Cents | null;
  readonly dueDate: Day | null;
  /** Number of the row it continues: the block that a release ends. */
  readonly origin: number | null;
  /** Who it falls to; "" for whoever the committee names. */
  readonly owner: string;
}

/** Everything the committee wants to know of one client, on the day of the figures. */
export interface ClientCard {
  readonly clientCode: string;
  readonly clientName: string;
  readonly referenceDate: Day;
  readonly group: string;
  /** The other accounts of its group. */
  readonly accounts: readonly {
    readonly clientCode: string;
    readonly clientName: string;
    readonly exposure: Cents;
  }[];
  readonly salesperson: string;
  readonly colour: Colour;
  /** What the policy gives before an override or a wait for improvement. */
  readonly computedColour: Colour;
  /** The override in force. */
  readonly override: Override | null;
  /** Longest override that the policy allows. */
  readonly overrideMaximumDays: number;
  /** The facts behind the colour, in the pane's language. */
  readonly reasons: string;
  readonly grades: Grades;
  /** As the Clients sheet says them; "" when it says nothing. */
  readonly wayOut: string;
  readonly change: string;
  readonly blockProposal: string;
  readonly balance: Cents;
  readonly exposure: Cents;
  /** What the exposure holds beside the balance; null with receivables alone. */
  readonly exposureParts: ExposureParts | null;
  readonly validCover: Cents;
  readonly uncovered: Cents;
  readonly countedOverdue: Cents;
  readonly oldestDaysLate: number;
  /** True when an aged balance gives only the bucket: the days are then at least so many. */
  readonly oldestIsMinimum: boolean;
  readonly averageDaysLate: number | null;
  readonly disputed: Cents;
  /** The part of the overdue that is disputed, and the overdue out of dispute (échu hors litige). */
  readonly disputedOverdue: Cents;
  readonly overdueOutOfDispute: Cents;
  /** The company's own limit; null when unknown. */
  readonly limit: InternalLimit | null;
  readonly excess: Cents;
  /** Exposure less what the insurer would pay, and the share that it insures; null when unknown. */
  readonly retainedRisk: Cents | null;
  readonly insuredShare: number | null;
  /** How late it was at the last committees; null when none saw it. */
  readonly behaviour: PaymentBehaviour | null;
  /** The shipment block in force, as the protocol stands now. */
  readonly block: ProtocolEntry | null;
  /** The decision that opened its account, while its first months of payment are followed; else null. */
  readonly opening: ProtocolEntry | null;
  /** The months since, as committees and today's figures saw them; none for any other client. */
  readonly openingMonths: readonly AccountMonth[];
  /** Last day of the release in force. */
  readonly releasedUntil: Day | null;
  /** New deliveries are no longer insured (état de manquement). */
  readonly uninsured: Uninsured | null;
  /** Day by which claims are declared in its proceedings. */
  readonly claims: Deadline | null;
  readonly ageing: Ageing;
  /** Overdue first, the oldest first, then by due date; null when the figures come from an aged balance. */
  readonly items: readonly CardItem[] | null;
  /** Null without items. */
  readonly penalties: LatePenalties | null;
  readonly legal: LegalCheck;
  readonly cover: readonly CardCover[];
  readonly ratings: readonly CardRating[];
  readonly declaration: Deadline | null;
  /** What its figures suggest to decide, what holds the rest first. */
  readonly suggestions: readonly Suggestion[];
  /** What happened to it since its first committee, newest first. */
  readonly timeline: readonly TimelineDay<ProtocolEntry>[];
  /** Null when the Clients sheet has no column for it yet. */
  readonly isPinned: boolean | null;
  readonly note: string | null;
  /** Cells that do not read. */
  readonly warnings: readonly Message[];
}

/** What the credit manager can do with one client. */
export interface ClientActions {
  /** Selects the client's row on the Clients sheet. @throws Problem "row-hidden" when a filter hides it there. */
  showClient(clientCode: string): Promise<void>;
  /**
   * The card of a client from the last analysis; the sources are read again when the pane has not analysed yet.
   * @throws NeedsDecision as the analysis does; Problem "client-not-in-file" for a client of whom
   * no source says anything; "not-analysed" without its row of the Clients sheet.
   */
  clientCard(clientCode: string, control: TaskControl): Promise<ClientCard>;
  /**
   * Tells the client of the selected row, now and whenever the user selects another one; null when the row
   * names none.
   * @returns what ends it.
   */
  followSelection(onClient: (clientCode: string | null) => void): Promise<() => void>;
  /** Puts the client on every agenda, or no longer. */
  pinClient(clientCode: string, isPinned: boolean): Promise<void>;
  /**
   * Keeps a note on the client in the Clients sheet.
   * @param before the note as the card showed it.
   * @throws Problem "note-changed" when the sheet has another one by now.
   */
  noteClient(clientCode: string, note: string, before: string): Promise<void>;
}
