import type { Colour } from "./grid";
import type { Day } from "./day";

/** A forced colour (dérogation), with its reason, who wanted it and until when (credit committee rules, §3). */
export interface Override {
  readonly clientCode: string;
  readonly colour: Colour;
  readonly reason: string;
  readonly who: string;
  readonly from: Day | null;
  /** Last day, included. */
  readonly until: Day;
}
