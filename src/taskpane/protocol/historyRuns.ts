import type { HistoryPoint } from "../../committee/protocol/protocolContract";
import type { Day } from "../../domain/basis/day";
import type { Colour } from "../../domain/policy/grid";

/** Committees running at which a client kept one colour. */
export interface ColourRun {
  readonly colour: Colour | null;
  readonly from: Day;
  readonly to: Day;
  readonly committees: number;
}

/** The colours of a client over time, the newest first. */
export function colourRuns(points: readonly HistoryPoint[]): ColourRun[] {
  const runs: ColourRun[] = [];
  for (const { colour, committeeDate } of points) {
    const last = runs.at(-1);
    if (last !== undefined && last.colour === colour) {
      runs[runs.length - 1] = { ...last, to: committeeDate, committees: last.committees + 1 };
    } else {
      runs.push({ colour, from: committeeDate, to: committeeDate, committees: 1 });
    }
  }
  return runs.reverse();
}
