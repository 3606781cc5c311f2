import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import type { CommitteeRecord, PortfolioFigures } from "../committee/committeeRecord";
import { LONGEST_USUAL_WAIT, preparedCommittees } from "./committeeTrend";
import { fallOf, type Departure, type Fall } from "./fall";

/** From so many closed committees on, means are compared: month-ends swing a weekly figure by 40 %. */
const COMMITTEES_FOR_MEANS = 8;
/** Committees that a mean is taken over. */
const COMMITTEES_OF_A_MEAN = 4;

/** The figures that a comparison needs of a committee. */
export type ComparedCommittee = HeldCommittee & Pick<PortfolioFigures, "countedOverdue" | "ageing">;

type HeldCommittee = Pick<CommitteeRecord, "date" | "referenceDate" | "closed">;

/** What some committees stood at: the mean of their figures, in cents. */
interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly committees: number;
  readonly countedOverdue: Cents;
}

/** The committee at which the counted overdue was lowest or highest. */
export interface Extreme {
  readonly date: Day;
  readonly countedOverdue: Cents;
}

/** The closed committees compared: like with like (credit committee rules, §6). */
export interface Comparison {
  /** Means of four weeks, or the first and the last committee as long as there are fewer than eight. */
  readonly basis: "means" | "ends";
  /** Whether the committees of either mean follow each other week by week: they are four weeks then. */
  readonly isWeekly: boolean;
  readonly before: Period;
  readonly after: Period;
  readonly lowest: Extreme;
  readonly highest: Extreme;
  /**
   * Where the counted overdue goes since the later of the two, and what was lost or indemnified since; null when
   * that is the last committee.
   */
  readonly since: {
    readonly extreme: "lowest" | "highest";
    readonly change: Cents;
    readonly lost: Cents;
  } | null;
  readonly fall: Fall;
  /**
   * What the overdue would stand at had nothing left it but money: `after` and what was lost, credited or is
   * missing. The change that is told is from `before` to this.
   */
  readonly comparable: Cents;
  /** `comparable` less `before`: negative when it fell. */
  readonly change: Cents;
  /** The same as a share of `before` (−0.35 = −35 %); null when nothing was overdue. */
  readonly share: number | null;
  /** Cash that the fall frees, on the assumption that it was paid; 0 when the overdue rose, or nothing is compared. */
  readonly cashFreed: Cents;
  /** Committees that should be compared and whose figures cannot be read: what is left proves no fall. */
  readonly unread: readonly Day[];
}

/**
 * The committees whose figures count, oldest first: closed, with figures. One that is only prepared proves
 * nothing. Of two rows of one date the first counts, as a look-up finds it.
 */
export function closedCommittees<Committee extends HeldCommittee>(
  committees: readonly Committee[],
): Committee[] {
  return preparedCommittees(committees).filter(({ closed }) => closed !== null);
}

/** Committees in another currency: the last of them and what it was in. */
export interface OtherCurrency {
  readonly until: Day;
  readonly currency: string;
}

/**
 * The last committee whose amounts are in another currency than the company's now: neither it nor those before can
 * be compared with those after; null when there is none.
 * @param closed oldest first.
 */
export function beforeCurrency(
  closed: readonly Pick<CommitteeRecord, "date" | "currency">[],
  companyCurrency: string,
): OtherCurrency | null {
  const last = closed.findLast(({ currency }) => currency !== "" && currency !== companyCurrency);
  return last === undefined ? null : { until: last.date, currency: last.currency };
}

/**
 * Compares the first closed committees with the last ones; null before the second.
 * @param departures what left the overdue otherwise than by money, each on its day.
 * @param absent by committee, the overdue last known of clients that its file leaves out, in cents.
 * @param held days of all closed committees, those whose figures cannot be read too.
 */
export function compare(
  committees: readonly ComparedCommittee[],
  departures: readonly Departure[],
  absent: ReadonlyMap<Day, Cents>,
  held: readonly Day[] = [],
): Comparison | null {
  const closed = closedCommittees(committees);
  const [first] = closed;
  const last = closed.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const basis = closed.length >= COMMITTEES_FOR_MEANS ? "means" : "ends";
  const length = basis === "means" ? COMMITTEES_OF_A_MEAN : 1;
  const [old, recent] = [closed.slice(0, length), closed.slice(-length)];
  const [before, after] = [periodOf(old), periodOf(recent)];
  const fall = fallOf(old, recent, departures, absent);
  const comparable = after.countedOverdue + fall.writtenOff + fall.indemnified + fall.credits + fall.absent;
  const change = comparable - before.countedOverdue;
  const unread = unreadOf(held, closed, length);
  return {
    basis,
    isWeekly: [old, recent].every(isWeekByWeek),
    before,
    after,
    ...extremesOf(closed, departures),
    fall,
    comparable,
    change,
    share: before.countedOverdue > 0 ? change / before.countedOverdue : null,
    cashFreed: unread.length > 0 ? 0 : Math.max(0, -change),
    unread,
  };
}

function isWeekByWeek(committees: readonly HeldCommittee[]): boolean {
  return committees.every(
    ({ date }, index) => date - (committees[index - 1]?.date ?? date) <= LONGEST_USUAL_WAIT,
  );
}

/** Of the first and the last committees held, those that have no figures. */
function unreadOf(held: readonly Day[], closed: readonly HeldCommittee[], length: number): Day[] {
  const read = new Set(closed.map(({ date }) => date));
  const compared = new Set([...held.slice(0, length), ...held.slice(-length)]);
  return [...compared].filter((date) => !read.has(date));
}

function periodOf(committees: readonly ComparedCommittee[]): Period {
  const sum = committees.reduce((total, { countedOverdue }) => total + countedOverdue, 0);
  return {
    from: committees[0]?.date ?? 0,
    to: committees.at(-1)?.date ?? 0,
    committees: committees.length,
    countedOverdue: Math.round(sum / committees.length),
  };
}

/** Lowest and highest, the latest of equals, and where it goes since the later of them. */
function extremesOf(
  closed: readonly ComparedCommittee[],
  departures: readonly Departure[],
): Pick<Comparison, "lowest" | "highest" | "since"> {
  const pick = (isBetter: (candidate: Cents, best: Cents) => boolean): Extreme =>
    closed.reduce<Extreme>(
      (best, { date, countedOverdue }) =>
        isBetter(countedOverdue, best.countedOverdue) ? { date, countedOverdue } : best,
      { date: closed[0]?.date ?? 0, countedOverdue: closed[0]?.countedOverdue ?? 0 },
    );
  const lowest = pick((candidate, best) => candidate <= best);
  const highest = pick((candidate, best) => candidate >= best);
  const last = closed.at(-1);
  const extreme = lowest.date > highest.date ? "lowest" : "highest";
  const later = extreme === "lowest" ? lowest : highest;
  if (last === undefined || later.date === last.date) return { lowest, highest, since: null };
  const lost = departures
    .filter(({ day }) => day > later.date && day <= last.date)
    .reduce((sum, { amount }) => sum + amount, 0);
  return {
    lowest,
    highest,
    since: { extreme, change: last.countedOverdue - later.countedOverdue, lost },
  };
}
