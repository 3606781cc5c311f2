import type { CodeChange } from "../../domain/client/clientIdentity";
import type {
  BeforeAfter,
  Improvement,
  KindOutcome,
  LostToRed,
  SalesHeld,
  YearOfLosses,
} from "../../domain/results/clientOutcomes";
import type { ArbitrationReading } from "../../domain/results/committeeRates";
import type { Comparison, OtherCurrency } from "../../domain/results/comparison";
import type { Departure } from "../../domain/results/fall";
import type { WhoDecides } from "../../domain/results/whoDecides";
import type { CommitteeGap, PolicyChange } from "../../domain/results/committeeTrend";
import type { Day } from "../../domain/basis/day";
import type { Colour } from "../../domain/policy/grid";
import type { Cents } from "../../domain/basis/money";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { OverdueBucket } from "../../domain/receivables/receivables";

/** One committee as the charts show it. Amounts in cents, shares as fractions; null where nothing can be said. */
export interface ResultsPoint {
  readonly date: Day;
  readonly overdue: Readonly<Record<OverdueBucket, Cents>>;
  /** Counted overdue (échu retenu). */
  readonly countedOverdue: Cents;
  /** Overdue that clients missing from the file were last seen with, and how many they are. */
  readonly absentOverdue: Cents;
  readonly absentClients: number;
  readonly balance: Cents;
  readonly overdueRate: number | null;
  /** Days; null without sales in the workbook on that day. */
  readonly dso: number | null;
  readonly bestDso: number | null;
  readonly delayDso: number | null;
  readonly counts: Readonly<Record<Colour, number>>;
  readonly uncovered: Cents;
  /** Actions done by their due date ÷ due, of the committees of the last 12 weeks. */
  readonly punctuality: number | null;
  /** Decisions sent to arbitration ÷ decisions, of the committees of the last 12 weeks. */
  readonly arbitrationRate: number | null;
}

/** What the committees achieved, every figure with what it was computed from. Nothing claims a cause. */
export interface ResultsMatter {
  /** The closed committees, oldest first: one that is only prepared proves nothing. */
  readonly points: readonly ResultsPoint[];
  /** False where no cover is looked at: what is uncovered would be the exposure again. */
  readonly looksAtCover: boolean;
  /** The first closed committees against the last ones; null before the second. */
  readonly comparison: Comparison | null;
  readonly arbitration: ArbitrationReading | null;
  /** The first committee whose punctuality is over whole weeks, when there is a later one to compare with it. */
  readonly punctualitySince: Day | null;
  /** Weeks over which punctuality and arbitration rate are measured, and the share that is signalled. */
  readonly weeks: number;
  readonly signal: number;
  /** Largest fall first, at the last of the points. */
  readonly improvements: readonly Improvement[];
  readonly lost: readonly LostToRed[];
  /** Sales held although longer terms were refused; empty when `sales` is not "read". */
  readonly salesHeld: readonly SalesHeld[];
  /** Decisions that refused longer terms. */
  readonly termsRefused: number;
  /** Sales are read with the analysis: "unread" before the first one since the pane opened. */
  readonly sales: "read" | "unread" | "none";
  /** Shipment blocks: overdue on the day and within 14 days after it. */
  readonly blocks: readonly BeforeAfter[];
  /** Cover requests: valid cover on the day and 12 weeks after. */
  readonly cover: readonly BeforeAfter[];
  /** Joint visits: overdue on the day and 12 weeks after. */
  readonly visits: readonly BeforeAfter[];
  readonly losses: readonly YearOfLosses[];
  /** The losses and indemnities themselves, oldest first. */
  readonly departures: readonly Departure[];
  readonly who: WhoDecides;
  readonly kinds: readonly KindOutcome[];
  readonly gaps: readonly CommitteeGap[];
  readonly policyChanges: readonly PolicyChange[];
  /** Committees in a currency that the company no longer has: none of their amounts is told. */
  readonly otherCurrency: OtherCurrency | null;
  readonly codeChanges: readonly CodeChange[];
  /** Groups of which several accounts count as one client. */
  readonly mergedGroups: readonly string[];
  /** The decisions that the lists name, by number. */
  readonly decisions: ReadonlyMap<number, ProtocolEntry>;
  /** The commercial director's name, "" when the settings name nobody. */
  readonly presenter: string;
  readonly company: string;
  /** ISO code of the amounts. */
  readonly currency: string;
  /** When there is no comparison yet: the day of the next committee, when there will be one. */
  readonly nextDate: Day | null;
}
