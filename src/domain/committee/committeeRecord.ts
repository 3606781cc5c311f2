import type { Ageing } from "../receivables/receivables";
import type { Cents } from "../basis/money";
import type { Colour } from "../policy/grid";
import type { Day } from "../basis/day";

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
  readonly agendaClients: number;
  /** Clients of the whole portfolio by colour. */
  readonly counts: Readonly<Record<Colour, number>>;
  /** Sums over the whole portfolio. */
  readonly exposure: Cents;
  readonly balance: Cents;
  readonly ageing: Ageing;
  readonly countedOverdue: Cents;
  readonly uncovered: Cents;
  /** Count-back DSO, best possible DSO, in days; null without sales in the workbook. */
  readonly dso: number | null;
  readonly bestDso: number | null;
  readonly decisions: number;
  readonly arbitrations: number;
  /** Actions whose due date fell since the committee before, and those of them done by it. */
  readonly actionsDue: number;
  readonly actionsOnTime: number;
  /** The policy it was run with, short and readable. */
  readonly policy: string;
}
