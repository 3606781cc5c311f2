import type { Colour, Grades } from "./grid";
import type { Cents } from "./money";
import type { Day } from "./day";

/**
 * How a client stood at the last committee held: what changes and waits for improvement are measured from.
 * It stands in columns of the Clients sheet.
 */
export interface ClientMemory {
  readonly committeeDate: Day;
  /** As shown that day. */
  readonly colour: Colour;
  readonly grades: Grades;
  readonly countedOverdue: Cents;
  readonly uncovered: Cents;
  /** Committees running whose computed colour was better than the one shown. */
  readonly betterRuns: number;
}
