import { severity, type Colour, type Grades } from "../policy/grid";
import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";

/** How a client stands on a day, as far as the next committees compare with it. */
export interface Standing {
  /** As shown. */
  readonly colour: Colour;
  readonly computedColour: Colour;
  readonly grades: Grades;
  readonly countedOverdue: Cents;
  readonly uncovered: Cents;
}

/**
 * How a client stood at the last committee held: what changes and waits for improvement are measured from.
 * It stands in columns of the Clients sheet.
 */
export interface ClientMemory extends Omit<Standing, "computedColour"> {
  readonly committeeDate: Day;
  /** Committees running whose computed colour was better than the one shown. */
  readonly betterRuns: number;
}

/**
 * The memory to keep once a committee has been held on how the client stood for it. The same committee, or one
 * before, is not counted again however often the analysis is run.
 */
export function rollMemory(
  { colour, computedColour, grades, countedOverdue, uncovered }: Standing,
  memory: ClientMemory | null,
  committeeDate: Day,
): ClientMemory {
  if (memory !== null && memory.committeeDate >= committeeDate) return memory;
  const isBetter = severity(computedColour) < severity(colour);
  const betterRuns = isBetter ? (memory?.betterRuns ?? 0) + 1 : 0;
  return { committeeDate, colour, grades, countedOverdue, uncovered, betterRuns };
}
