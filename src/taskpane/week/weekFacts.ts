import type { Overview } from "../../committee/sources/sourcesContract";
import type { Week } from "../../committee/week/weekContract";
import { weekSteps, type StepStanding } from "../../domain/committee/weekSteps";
import { hasReceivables } from "../state/paneState";

/** The week's steps from what the pane has read; from the first look alone until the week itself was read. */
export function stepsOf(overview: Overview, week: Week | null): StepStanding[] {
  const { today, referenceDate } = overview;
  return weekSteps({
    today,
    hasReceivables: hasReceivables(overview),
    dataDay: referenceDate,
    clientsDay: overview.clients === null ? null : (week?.clientsDay ?? referenceDate ?? today),
    lastDay: week?.lastDay ?? null,
    committee: week?.committee ?? overview.nextCommittee.day,
    agendaDue: week?.agendaDue ?? overview.agendaDue,
    agendaSent: week?.agendaSent ?? null,
    closed: week?.closed ?? null,
    protocolSent: week?.protocolSent ?? null,
    openActions: week?.openActions ?? 0,
  });
}

/** Whether the agenda of the week's committee stands on its sheet. */
export function isAgendaPrepared(overview: Overview, week: Week | null): boolean {
  return overview.agendaPrepared && (week === null || week.isPrepared);
}
