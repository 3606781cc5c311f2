import { actionPunctuality, type Punctuality } from "../../domain/protocol/actions";
import {
  arbitrationRate,
  pendingArbitrations,
  type ArbitrationRate,
} from "../../domain/protocol/arbitration";
import { outcomeOf, undecidedReds, type CommitteeOutcome } from "../../domain/committee/closing";
import type { CommitteeRecord, PortfolioFigures } from "../../domain/committee/committeeRecord";
import type { Day } from "../../domain/basis/day";
import type { Parameters } from "../../domain/policy/policy";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { portfolioOf } from "../agenda/agendaPage";
import type { ClientStanding } from "../port/clientStanding";

/** What the minutes of a committee say, before they are put into words: a sheet and a mail are made of them. */
export interface MinutesPage extends CommitteeOutcome<ProtocolEntry> {
  readonly day: Day;
  readonly time: string;
  readonly place: string;
  readonly company: string;
  /** Names and roles, as one text. */
  readonly present: string;
  readonly referenceDate: Day | null;
  readonly portfolio: PortfolioFigures;
  /** Actions whose due date fell since the committee before, and those of them done by it. */
  readonly punctuality: Punctuality;
  /** Arbitrations asked for and not ruled, of whatever committee. */
  readonly pending: readonly ProtocolEntry[];
  readonly rate: ArbitrationRate;
  readonly weeks: number;
  /** Above this share of decisions sent to arbitration the organisation should ask itself why. */
  readonly signal: number;
  readonly undecided: readonly ClientStanding[];
  readonly nextDate: Day | null;
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
    present: committee?.present ?? "",
    referenceDate: committee?.referenceDate ?? sources.referenceDate,
    // The agenda's figures, which the meeting had before it, when it had one.
    portfolio: committee?.figures ?? portfolioOf(clients),
    punctuality: actionPunctuality(entries, last ?? -Infinity, day),
    pending: pendingArbitrations(entries),
    rate: arbitrationRate(entries, day, weeks, signal),
    weeks,
    signal,
    undecided: undecidedReds(clients, entries, day),
    nextDate: committee?.nextDate ?? null,
    currency: parameters.companyCurrency,
  };
}
