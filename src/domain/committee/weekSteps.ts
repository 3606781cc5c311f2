import type { Day } from "../basis/day";

/** The week of a committee, in order (credit committee rules, §1). */
const WEEK_STEPS = ["data", "classified", "agenda", "meeting", "protocol", "actions"] as const;
type WeekStep = (typeof WEEK_STEPS)[number];

/** What the steps depend on. */
export interface WeekFacts {
  readonly today: Day;
  readonly hasReceivables: boolean;
  /** Day of the figures in the workbook, of those on the Clients sheet, and of those of the last committee. */
  readonly dataDay: Day | null;
  readonly clientsDay: Day | null;
  readonly lastDay: Day | null;
  /** The committee that the week is about. */
  readonly committee: Day;
  readonly agendaDue: Day;
  readonly agendaSent: Day | null;
  readonly closed: Day | null;
  readonly protocolSent: Day | null;
  readonly openActions: number;
}

/** Where a step stands. */
export interface StepStanding {
  readonly step: WeekStep;
  readonly isDone: boolean;
  /** The one step to take now. */
  readonly isNext: boolean;
  /** Days by which it should have been done; 0 when it is not late. */
  readonly daysLate: number;
  /** When it was done, or is to be done; null when no day is known. */
  readonly day: Day | null;
}

/**
 * The steps of a week with their states. The agenda leaves by its deadline, the protocol on the day of the
 * meeting; the other steps have no deadline of their own.
 */
export function weekSteps(facts: WeekFacts): StepStanding[] {
  const { today, committee, agendaDue, agendaSent, closed, protocolSent } = facts;
  const isHeld = closed !== null || protocolSent !== null || today > committee;
  const hasNewData =
    facts.hasReceivables &&
    (facts.dataDay === null || facts.lastDay === null || facts.dataDay > facts.lastDay);
  const isClassified =
    facts.clientsDay !== null && (facts.dataDay === null || facts.clientsDay >= facts.dataDay);
  // Once the meeting was held, what led to it is behind: nothing is asked for any more.
  const done: Record<WeekStep, boolean> = {
    data: isHeld || hasNewData,
    classified: isHeld || (hasNewData && isClassified),
    agenda: isHeld || agendaSent !== null,
    meeting: isHeld,
    protocol: protocolSent !== null,
    actions: facts.openActions === 0,
  };
  const late: Partial<Record<WeekStep, number>> = {
    agenda: done.agenda ? 0 : today - agendaDue,
    protocol: done.protocol || !isHeld ? 0 : today - committee,
  };
  const days: Record<WeekStep, Day | null> = {
    data: facts.dataDay,
    classified: facts.clientsDay,
    agenda: agendaSent ?? (isHeld ? null : agendaDue),
    meeting: closed ?? committee,
    protocol: protocolSent ?? committee,
    actions: null,
  };
  const next = WEEK_STEPS.find((step) => !done[step] && step !== "actions");
  return WEEK_STEPS.map((step) => ({
    step,
    isDone: done[step],
    // The meeting is taken on its day, not as soon as its agenda has left.
    isNext: step === next && (step !== "meeting" || today >= committee),
    daysLate: Math.max(0, late[step] ?? 0),
    day: days[step],
  }));
}
