import type { CommitteeOutcome } from "../../domain/committee/closing";
import type { PortfolioFigures } from "../../domain/committee/committeeRecord";
import type { Day } from "../../domain/basis/day";
import type { Cents } from "../../domain/basis/money";
import type { Criteria } from "../../domain/policy/policy";
import type { Colour } from "../../domain/policy/grid";
import type { Punctuality } from "../../domain/protocol/actions";
import type { ArbitrationRate } from "../../domain/protocol/arbitration";
import type { ProtocolEntry } from "../../domain/protocol/protocol";

/** A red client about whom nothing was decided. */
export interface UndecidedClient {
  readonly clientCode: string;
  readonly clientName: string;
  readonly colour: Colour;
  readonly salesperson: string;
  readonly exposure: Cents;
  readonly uncovered: Cents;
  readonly countedOverdue: Cents;
}

/** What the minutes of a committee say, before they are put into words. */
export interface MinutesMatter extends CommitteeOutcome<ProtocolEntry> {
  readonly day: Day;
  readonly time: string;
  readonly place: string;
  readonly company: string;
  /** Names and roles, as one text. */
  readonly present: string;
  readonly referenceDate: Day | null;
  /** What the colours are made of. */
  readonly criteria: Criteria;
  readonly portfolio: Pick<PortfolioFigures, "counts" | "exposure" | "countedOverdue" | "uncovered">;
  /** Actions whose due date fell since the committee before, and those of them done by it. */
  readonly punctuality: Punctuality;
  /** Arbitrations asked for and not ruled, of whatever committee. */
  readonly pending: readonly ProtocolEntry[];
  readonly rate: ArbitrationRate;
  readonly weeks: number;
  /** Above this share of decisions sent to arbitration the organisation should ask itself why. */
  readonly signal: number;
  readonly undecided: readonly UndecidedClient[];
  /** The blocks of shipments in force as the meeting ends, the oldest first. */
  readonly blocked: readonly ProtocolEntry[];
  readonly nextDate: Day | null;
}
