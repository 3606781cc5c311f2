import type { Ageing } from "../receivables/receivables";
import type { Colour, Grades } from "../policy/grid";
import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";

/** Code of the history row that sums up every client who was not on that day's agenda. */
export const OTHER_CLIENTS = "*";

/**
 * The figures of one client as they stood for one committee: frozen once, never rewritten. The rows of a
 * committee, the one of the other clients included, add up to the portfolio of that day.
 */
export interface HistoryEntry {
  readonly committeeDate: Day;
  readonly clientCode: string;
  readonly clientName: string;
  /** Null on the row of the other clients. */
  readonly colour: Colour | null;
  /** What the policy gave before an override or a wait for improvement. */
  readonly computedColour: Colour | null;
  readonly grades: Grades | null;
  readonly exposure: Cents;
  readonly validCover: Cents;
  readonly uncovered: Cents;
  readonly balance: Cents;
  readonly ageing: Ageing;
  readonly countedOverdue: Cents;
  readonly oldestDaysLate: number;
  readonly averageDaysLate: number | null;
  readonly disputed: Cents;
  /** Échu hors litige. */
  readonly overdueOutOfDispute: Cents;
  /** The company's own limit; null when unknown, and on the row of the other clients. */
  readonly limit: Cents | null;
  readonly rating: string;
  readonly salesperson: string;
  readonly group: string;
  readonly reasons: string;
  /** Why the client was on the agenda, in the workbook's words. */
  readonly rules: string;
}
