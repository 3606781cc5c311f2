import type { Day } from "../../domain/basis/day";
import type { PortfolioFigures } from "../../domain/committee/committeeRecord";
import type { Message } from "../../intake/source";

/** What the week's steps depend on besides the finance team's sheets. */
export interface Week {
  /** The committee that the week is about: the last one until its protocol has left, else the next one. */
  readonly committee: Day;
  /** "8:30" */
  readonly time: string;
  readonly place: string;
  readonly agendaDue: Day;
  /** Day of the figures on the Clients sheet; null before the first analysis. */
  readonly clientsDay: Day | null;
  /** Day of the figures of the committee before; null before the second one. */
  readonly lastDay: Day | null;
  /** The portfolio's figures of that committee, in cents; null when there was none, or a cell of them cannot be read. */
  readonly lastFigures: Pick<PortfolioFigures, "exposure" | "countedOverdue" | "uncovered"> | null;
  readonly isPrepared: boolean;
  readonly agendaSent: Day | null;
  readonly closed: Day | null;
  readonly protocolSent: Day | null;
  readonly openActions: number;
  readonly lateActions: number;
  /** Rows of the protocol that people changed or typed in the sheet and that no committee has reviewed yet. */
  readonly sheetEdits: number;
  /** The public holiday that the committee falls on, and the working day before; null when it is none. */
  readonly holiday: { readonly name: string; readonly proposed: Day } | null;
  /** Nothing was prepared yet, and nobody has filled in the set-up form or left it aside. */
  readonly isSetUpOffered: boolean;
  /** Cells that do not read, and gentle warnings: too many people, a director's office as the place. */
  readonly warnings: readonly Message[];
}

export interface WeekActions {
  /** Reads where the week stands. Writes nothing. */
  readWeek(): Promise<Week>;
}
