import type { MinutesMatter } from "../../documents/closing/minutesMatter";
import { actionPunctuality } from "../../domain/protocol/actions";
import { arbitrationRate, pendingArbitrations } from "../../domain/protocol/arbitration";
import { outcomeOf, undecidedReds } from "../../domain/committee/closing";
import type { CommitteeRecord, PortfolioFigures } from "../../domain/committee/committeeRecord";
import type { Day } from "../../domain/basis/day";
import type { Parameters } from "../../domain/policy/policy";
import { blockedClients } from "../../domain/protocol/shipmentBlocks";
import { chronologically, type ProtocolEntry } from "../../domain/protocol/protocol";
import { portfolioOf } from "../agenda/agendaPage";
import type { ClientStanding } from "../port/clientStanding";

/** What the minutes of a committee say, with all that is known of the clients they name. */
export interface MinutesPage extends MinutesMatter {
  readonly portfolio: PortfolioFigures;
  readonly undecided: readonly ClientStanding[];
  /** ISO code of the amounts. */
  readonly currency: string;
}

/** What minutes are made from. */
export interface MinutesSources {
  readonly day: Day;
  readonly referenceDate: Day | null;
  readonly clients: readonly ClientStanding[];
  readonly entries: readonly ProtocolEntry[];
  readonly committees: readonly CommitteeRecord[];
  readonly parameters: Parameters;
}

/** Puts the minutes of a committee together; who was present and what comes next as its row says. */
export function minutesPage(sources: MinutesSources): MinutesPage {
  const { day, clients, entries, committees, parameters } = sources;
  const committee = committees.find(({ date }) => date === day);
  const last = committees.findLast(({ date }) => date < day)?.date ?? null;
  const { arbitrationWeeks: weeks, arbitrationShare: signal } = parameters;
  return {
    ...outcomeOf(entries, day, last),
    day,
    time: committee?.time || parameters.meetingTime,
    place: committee?.place || parameters.meetingPlace,
    company: parameters.companyName,
    criteria: parameters,
    present: committee?.present ?? "",
    referenceDate: committee?.referenceDate ?? sources.referenceDate,
    // The agenda's figures, which the meeting had before it, when it had one.
    portfolio: committee?.figures ?? portfolioOf(clients),
    punctuality: actionPunctuality(entries, last ?? -Infinity, day),
    pending: pendingArbitrations(entries),
    rate: arbitrationRate(entries, day, weeks, signal),
    weeks,
    signal,
    blocked: [...blockedClients(entries, day).values()].sort(chronologically),
    undecided: undecidedReds(clients, entries, day),
    nextDate: committee?.nextDate ?? null,
    currency: parameters.companyCurrency,
  };
}
