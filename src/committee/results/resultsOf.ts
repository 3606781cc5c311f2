import type { MonthlySales } from "../../domain/client/client";
import { identifyClients } from "../../domain/client/clientIdentity";
import {
  followedBy,
  historiesOf,
  improvements,
  lossesByYear,
  lostToRed,
  outcomesByKind,
  salesAround,
} from "../../domain/results/clientOutcomes";
import { arbitrationReading, committeeRates, wholeRates } from "../../domain/results/committeeRates";
import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import { beforeCurrency, closedCommittees, compare } from "../../domain/results/comparison";
import { hasFigures, interruptionsOf, overdueRate } from "../../domain/results/committeeTrend";
import { departuresOf } from "../../domain/results/fall";
import { whoDecides } from "../../domain/results/whoDecides";
import type { Cents } from "../../domain/basis/money";
import type { Day } from "../../domain/basis/day";
import { OTHER_CLIENTS } from "../../domain/committee/history";
import { looksAtCover } from "../../domain/policy/looksAtCover";
import type { Parameters } from "../../domain/policy/policy";
import { chronologically, type ProtocolEntry } from "../../domain/protocol/protocol";
import type { Message } from "../../intake/source";
import { type Participant, nameOf } from "../port/people";
import { isTermsRefused } from "./termsRefused";
import type { ClientPoint } from "../port/historyRows";
import type { ResultsPoint } from "../../documents/results/resultsMatter";
import type { Results } from "./resultsContract";
import { folded } from "../../domain/basis/text";

/** What results are made from. */
export interface ResultsSources {
  readonly committees: readonly CommitteeRecord[];
  readonly history: readonly ClientPoint<"exposure" | "validCover" | "uncovered" | "countedOverdue">[];
  readonly entries: readonly ProtocolEntry[];
  readonly people: readonly Participant[];
  readonly parameters: Parameters;
  /** Each client's salesperson by client code, as the Clients sheet has it. */
  readonly salespeople: ReadonlyMap<string, string>;
  /** Null when they have not been read since the pane opened. */
  readonly sales: readonly MonthlySales[] | null;
  readonly next: Day;
  /** Dates that the Results sheet shows; null when there is none. */
  readonly shown: readonly (Day | null)[] | null;
  readonly warnings: readonly Message[];
}

/** A payment within two weeks of a shipment block is told beside it. */
const TWO_WEEKS = 14;

/** Cover and visits take their time: insurers answer within weeks, and so do clients. */
const TWELVE_WEEKS = 84;

/** Puts the results together from what the workbook remembers. */
export function resultsOf(sources: ResultsSources): Results {
  const { parameters, sales, people } = sources;
  const everClosed = closedCommittees(sources.committees);
  const otherCurrency = beforeCurrency(everClosed, parameters.companyCurrency);
  const isComparable = (day: Day | null) =>
    otherCurrency === null || (day !== null && day > otherCurrency.until);
  const closed = everClosed.filter(({ date }) => isComparable(date));
  const committees = closed.filter(hasFigures);
  const { arbitrationWeeks: weeks, arbitrationShare: signal } = parameters;
  const points = pointsOf(closed, weeks);
  const isHeld = heldOnly(sources.committees, everClosed);
  const history = sources.history.filter(
    ({ clientCode, committeeDate }) =>
      clientCode !== OTHER_CLIENTS && isComparable(committeeDate) && isHeld(committeeDate),
  );
  const identities = identifyClients(history, folded);
  const histories = historiesOf(history, identities);
  const entries = sources.entries
    .filter(
      ({ cancelled, committeeDate }) => !cancelled && isComparable(committeeDate) && isHeld(committeeDate),
    )
    .sort(chronologically);
  const refused = entries.filter(isTermsRefused);
  const departures = departuresOf(entries).sort((a, b) => a.day - b.day);
  const compared = committees.map((committee) => ({ ...committee, ...committee.figures }));
  const absent = absentByDay(committees);
  const comparison = compare(
    compared,
    departures,
    absent,
    closed.map(({ date }) => date),
  );
  return {
    points,
    looksAtCover: looksAtCover(parameters),
    comparison,
    arbitration: arbitrationReading(points, weeks, signal),
    weeks,
    signal,
    punctualitySince: wholeRates(points, "punctuality", weeks)?.first.date ?? null,
    improvements: improvements(histories, points.at(-1)?.date ?? 0, entries, departures, identities),
    lost: lostToRed(histories),
    salesHeld: salesAround(refused, sales ?? [], identities),
    termsRefused: refused.length,
    sales: sales === null ? "unread" : sales.length === 0 ? "none" : "read",
    blocks: followedBy(entries, ["shipment-block"], histories, identities, "countedOverdue", TWO_WEEKS),
    cover: followedBy(entries, ["cover-request"], histories, identities, "validCover", TWELVE_WEEKS),
    visits: followedBy(entries, ["joint-visit"], histories, identities, "countedOverdue", TWELVE_WEEKS),
    losses: lossesByYear(departures),
    departures,
    who: whoDecides(
      closed.map(({ date }) => date),
      history,
      entries,
      sources.salespeople,
    ),
    kinds: outcomesByKind(entries, histories, identities),
    ...interruptionsOf(closed),
    otherCurrency,
    codeChanges: identities.codeChanges,
    mergedGroups: identities.mergedGroups,
    decisions: new Map(entries.flatMap((entry) => (entry.number === null ? [] : [[entry.number, entry]]))),
    presenter: nameOf(people, "salesDirector"),
    company: parameters.companyName,
    currency: parameters.companyCurrency,
    nextDate: comparison === null ? sources.next : null,
    sheet: standingSheet(sources.shown, points.at(-1)?.date ?? null),
    warnings: sources.warnings,
  };
}

/** Whether a day is not that of a committee that is prepared and not closed: it proves nothing yet. */
function heldOnly(
  committees: readonly CommitteeRecord[],
  closed: readonly CommitteeRecord[],
): (day: Day | null) => boolean {
  const held = new Set(closed.map(({ date }) => date));
  const open = new Set(committees.map(({ date }) => date).filter((date) => !held.has(date)));
  return (day) => day === null || !open.has(day);
}

/** The overdue that clients missing from the file were last seen with, by committee. */
function absentByDay(committees: readonly CommitteeRecord[]): ReadonlyMap<Day, Cents> {
  return new Map(committees.map(({ date, absentOverdue }) => [date, absentOverdue ?? 0]));
}

function pointsOf(committees: readonly CommitteeRecord[], weeks: number): ResultsPoint[] {
  return committees.filter(hasFigures).map((committee): ResultsPoint => {
    const { date, figures, absentClients, absentOverdue, dso, bestDso } = committee;
    const { ageing, countedOverdue, balance, counts, uncovered } = figures;
    const { d1_30, d31_60, d61_90, d91_120, over120 } = ageing;
    return {
      date,
      overdue: { d1_30, d31_60, d61_90, d91_120, over120 },
      countedOverdue,
      absentOverdue: absentOverdue ?? 0,
      absentClients: absentClients ?? 0,
      balance,
      overdueRate: overdueRate(figures),
      dso,
      bestDso,
      delayDso: dso === null || bestDso === null ? null : dso - bestDso,
      counts,
      uncovered,
      ...committeeRates(committees, date, weeks),
    };
  });
}

function standingSheet(shown: ResultsSources["shown"], last: Day | null): Results["sheet"] {
  if (shown === null) return "absent";
  return last === null || shown.includes(last) ? "current" : "behind";
}
