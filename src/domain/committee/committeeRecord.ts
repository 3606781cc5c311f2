import type { Ageing } from "../receivables/receivables";
import type { Cents } from "../basis/money";
import type { Colour } from "../policy/grid";
import type { Day } from "../basis/day";

/** Sums and counts of a whole portfolio. */
export interface PortfolioFigures {
  /** Clients by colour. */
  readonly counts: Readonly<Record<Colour, number>>;
  readonly exposure: Cents;
  readonly balance: Cents;
  readonly ageing: Ageing;
  readonly countedOverdue: Cents;
  readonly uncovered: Cents;
}

/** One committee: when and where it was held, what it looked at, what it decided. */
export interface CommitteeRecord {
  readonly date: Day;
  /** "8:30" */
  readonly time: string;
  readonly place: string;
  /** Names and roles, as one text. */
  readonly present: string;
  /** Day the figures are of; null when the row was typed by hand. */
  readonly referenceDate: Day | null;
  readonly agendaSent: Day | null;
  /** Day the meeting was closed in the pane. */
  readonly closed: Day | null;
  readonly protocolSent: Day | null;
  readonly nextDate: Day | null;
  /** Clients on the agenda. */
  readonly agendaClients: number | null;
  /** The figures of that day; null when none were noted, or when one of them cannot be read. */
  readonly figures: PortfolioFigures | null;
  /** Figures were noted, whether they can still be read or not: no others take their place. */
  readonly isNoted: boolean;
  /** Clients missing from the file that day, and the overdue they were last seen with; null when not noted. */
  readonly absentClients: number | null;
  readonly absentOverdue: Cents | null;
  /** Count-back DSO, best possible DSO, in days; null without sales in the workbook. */
  readonly dso: number | null;
  readonly bestDso: number | null;
  /** Nil before the meeting is closed; null when the cell cannot be read. */
  readonly decisions: number | null;
  readonly arbitrations: number | null;
  /** Actions whose due date fell since the committee before, and those of them done by it. */
  readonly actionsDue: number | null;
  readonly actionsOnTime: number | null;
  /** The policy it was run with, short and readable. */
  readonly policy: string;
  /** Whose own messages have left, before the meeting and after it: "Anne Roux 15/01/2026; …". */
  readonly clientsTold: string;
  /** ISO code of its amounts; "" when not noted: that of the committees after it. */
  readonly currency: string;
  readonly actionsTold: string;
}
