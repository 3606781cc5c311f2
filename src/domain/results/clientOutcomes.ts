import type { MonthlySales } from "../client/client";
import type { ClientIdentities } from "../client/clientIdentity";
import { dateOf, type Day } from "../basis/day";
import { severity, type Colour } from "../policy/grid";
import { groupBy } from "../basis/groupBy";
import { OTHER_CLIENTS, type HistoryEntry } from "../committee/history";
import type { Cents } from "../basis/money";
import type { ActionKind, ProtocolEntry } from "../protocol/protocol";
import type { Departure } from "./fall";

/** One client at one committee, its accounts added up. Amounts in cents. */
interface ClientSighting {
  readonly date: Day;
  readonly clientName: string;
  /** How many accounts are added up. */
  readonly accounts: number;
  /** The worst of its accounts. */
  readonly colour: Colour | null;
  readonly exposure: Cents;
  readonly validCover: Cents;
  readonly uncovered: Cents;
  readonly countedOverdue: Cents;
}

/** The history by client: each one's committees, oldest first. */
export type ClientHistories = ReadonlyMap<string, readonly ClientSighting[]>;

type FigureEntry = Pick<
  HistoryEntry,
  | "committeeDate"
  | "clientCode"
  | "clientName"
  | "colour"
  | "exposure"
  | "validCover"
  | "uncovered"
  | "countedOverdue"
>;

/** The history rows by client and date, accounts of one client added up; the row of the others left out. */
export function historiesOf(
  entries: readonly FigureEntry[],
  { identityOf }: ClientIdentities,
): ClientHistories {
  const byClient = new Map<string, Map<Day, ClientSighting>>();
  for (const entry of entries) {
    if (entry.clientCode === OTHER_CLIENTS) continue;
    const identity = identityOf(entry.clientCode);
    const dates = byClient.get(identity) ?? new Map<Day, ClientSighting>();
    byClient.set(identity, dates);
    dates.set(entry.committeeDate, added(dates.get(entry.committeeDate), entry));
  }
  const sorted = [...byClient].map(
    ([identity, dates]) => [identity, [...dates.values()].sort((a, b) => a.date - b.date)] as const,
  );
  return new Map(sorted);
}

function added(sighting: ClientSighting | undefined, entry: FigureEntry): ClientSighting {
  const { committeeDate: date, clientName, colour, exposure, validCover, uncovered, countedOverdue } = entry;
  if (sighting === undefined) {
    return { date, clientName, accounts: 1, colour, exposure, validCover, uncovered, countedOverdue };
  }
  return {
    date,
    clientName: sighting.clientName,
    accounts: sighting.accounts + 1,
    colour: worse(sighting.colour, colour),
    exposure: sighting.exposure + exposure,
    validCover: sighting.validCover + validCover,
    uncovered: sighting.uncovered + uncovered,
    countedOverdue: sighting.countedOverdue + countedOverdue,
  };
}

function worse(a: Colour | null, b: Colour | null): Colour | null {
  if (a === null || b === null) return a ?? b;
  return severity(a) >= severity(b) ? a : b;
}

/** A client whose overdue fell below its mean, and the decisions that came before: no cause is claimed. */
export interface Improvement {
  readonly clientCode: string;
  readonly clientName: string;
  /** Mean of the counted overdue at its committees: a peak would flatter the fall. */
  readonly mean: Cents;
  readonly committees: number;
  /** Counted overdue at the last closed committee. */
  readonly now: Cents;
  /** Of the fall, what was passed to loss or indemnified: no success. */
  readonly lost: Cents;
  /** The rest of the fall from the mean to that committee. */
  readonly fall: Cents;
  /** Numbers of the decisions about the client until it was seen to owe as little as then; oldest first. */
  readonly precededBy: readonly number[];
}

/**
 * The clients whose counted overdue fell most from the mean of their committees to the last closed one, largest fall
 * first. One that this committee did not see, or saw fewer accounts of, is none of them: nobody knows what it owed.
 * @param last day of the last closed committee.
 */
export function improvements(
  histories: ClientHistories,
  last: Day,
  entries: readonly ProtocolEntry[],
  departures: readonly Departure[],
  { identityOf }: ClientIdentities,
): Improvement[] {
  const decisions = groupBy(entries, ({ clientCode }) => identityOf(clientCode));
  const losses = groupBy(departures, ({ clientCode }) => identityOf(clientCode));
  return [...histories]
    .flatMap(([clientCode, sightings]): Improvement[] => {
      const [first] = sightings;
      const seen = sightings.find(({ date }) => date === last);
      const accounts = Math.max(...sightings.map((sighting) => sighting.accounts));
      if (first === undefined || seen === undefined || seen.accounts < accounts) return [];
      const now = seen.countedOverdue;
      const sum = sightings.reduce((total, { countedOverdue }) => total + countedOverdue, 0);
      const mean = Math.round(sum / sightings.length);
      const lost = (losses.get(clientCode) ?? [])
        .filter(({ day }) => day >= first.date && day <= last)
        .reduce((total, { amount }) => total + amount, 0);
      const fall = mean - now - lost;
      if (fall <= 0) return [];
      const above = sightings.findLastIndex(({ countedOverdue }) => countedOverdue > now);
      const fallen = sightings[above + 1]?.date ?? last;
      const precededBy = (decisions.get(clientCode) ?? [])
        .filter(
          ({ kind, committeeDate: on }) =>
            kind !== "information" && on !== null && on >= first.date && on < fallen,
        )
        .flatMap(({ number }) => (number === null ? [] : [number]));
      const { clientName } = first;
      return [{ clientCode, clientName, mean, committees: sightings.length, now, lost, fall, precededBy }];
    })
    .sort((a, b) => b.fall - a.fall || a.clientCode.localeCompare(b.clientCode, "en"));
}

/** A client that became red and still was at its last committee. */
export interface LostToRed {
  readonly clientCode: string;
  readonly clientName: string;
  /** First committee at which it was red without having been so at the one before. */
  readonly since: Day;
  readonly before: Colour;
  readonly exposure: Cents;
  readonly countedOverdue: Cents;
}

/** The clients that turned red and are red at their last committee, latest first. */
export function lostToRed(histories: ClientHistories): LostToRed[] {
  return [...histories]
    .flatMap(([clientCode, sightings]): LostToRed[] => {
      const last = sightings.at(-1);
      if (last?.colour !== "red") return [];
      const turn = sightings.findLastIndex(
        ({ colour }, index) => colour === "red" && index > 0 && sightings[index - 1]?.colour !== "red",
      );
      const before = sightings[turn - 1]?.colour ?? null;
      const since = sightings[turn]?.date;
      if (before === null || since === undefined) return [];
      const { clientName, exposure, countedOverdue } = last;
      return [{ clientCode, clientName, since, before, exposure, countedOverdue }];
    })
    .sort((a, b) => b.since - a.since || a.clientCode.localeCompare(b.clientCode, "en"));
}

/** Figures of a client on the day of a decision and some time after; null when it was on no agenda then. */
export interface BeforeAfter {
  readonly entry: ProtocolEntry;
  readonly before: Cents | null;
  readonly after: Cents | null;
}

type Figure = "countedOverdue" | "validCover" | "uncovered";

/**
 * For decisions of these kinds, a figure at the committee of the decision and at the last committee within
 * `days` days after it. The overdue frozen in the decision's row counts where the history has none.
 */
export function followedBy(
  entries: readonly ProtocolEntry[],
  kinds: readonly ActionKind[],
  histories: ClientHistories,
  { identityOf }: ClientIdentities,
  figure: Figure,
  days: number,
): BeforeAfter[] {
  return entries.flatMap((entry): BeforeAfter[] => {
    const { committeeDate: date, kind } = entry;
    if (date === null || kind === null || !kinds.includes(kind)) return [];
    const sightings = histories.get(identityOf(entry.clientCode)) ?? [];
    const before = sightings.find((sighting) => sighting.date === date)?.[figure];
    const after = sightings.findLast((sighting) => sighting.date > date && sighting.date <= date + days)?.[
      figure
    ];
    const frozen =
      figure === "countedOverdue" ? entry.countedOverdue : figure === "uncovered" ? entry.uncovered : null;
    return [{ entry, before: before ?? frozen, after: after ?? null }];
  });
}

/** Actions of one kind: how many, how many done, and the overdue of their clients before and after. */
export interface KindOutcome {
  readonly kindText: string;
  readonly actions: number;
  readonly done: number;
  /** Over the clients whose overdue is known at both ends; each client and committee counts once. */
  readonly overdueBefore: Cents;
  readonly overdueAfter: Cents;
  readonly measured: number;
}

/** Actions by kind, in order of number: what was overdue at the decision and at the last committee within 28 days. */
export function outcomesByKind(
  entries: readonly ProtocolEntry[],
  histories: ClientHistories,
  identities: ClientIdentities,
): KindOutcome[] {
  const byKind = groupBy(entries, ({ kindText }) => kindText || null);
  return [...byKind]
    .map(([kindText, ofKind]): KindOutcome => {
      const measured = measuredOnce(ofKind, histories, identities);
      const sum = (side: "before" | "after") => measured.reduce((total, row) => total + (row[side] ?? 0), 0);
      return {
        kindText,
        actions: ofKind.length,
        done: ofKind.filter(({ status }) => status === "done").length,
        overdueBefore: sum("before"),
        overdueAfter: sum("after"),
        measured: measured.length,
      };
    })
    .sort((a, b) => b.actions - a.actions || a.kindText.localeCompare(b.kindText, "fr"));
}

const FOUR_WEEKS = 28;

function measuredOnce(
  entries: readonly ProtocolEntry[],
  histories: ClientHistories,
  { identityOf }: ClientIdentities,
): { readonly before: Cents; readonly after: Cents }[] {
  const measured = new Map<string, { before: Cents; after: Cents }>();
  for (const { clientCode, committeeDate: date } of entries) {
    if (date === null) continue;
    const identity = identityOf(clientCode);
    const sightings = histories.get(identity) ?? [];
    const before = sightings.find((sighting) => sighting.date === date)?.countedOverdue;
    const after = sightings.findLast(
      (sighting) => sighting.date > date && sighting.date <= date + FOUR_WEEKS,
    )?.countedOverdue;
    if (before !== undefined && after !== undefined) measured.set(`${identity}\n${date}`, { before, after });
  }
  return [...measured.values()];
}

/** Sales to a client in the twelve months before and after a decision. */
export interface SalesHeld {
  readonly entry: ProtocolEntry;
  readonly before: Cents;
  readonly after: Cents;
  /** Whole months on either side of the decision that the workbook knows, at most 12. */
  readonly months: number;
}

/**
 * Sales before and after decisions (longer terms refused): the twelve months that end with the month before
 * the decision's, and the up to twelve that follow it; both are cut to as many months as the sheet has on
 * either side, so that like is compared with like.
 */
export function salesAround(
  entries: readonly ProtocolEntry[],
  sales: readonly MonthlySales[],
  { identityOf }: ClientIdentities,
): SalesHeld[] {
  const lastMonth = sales.reduce((last, { month }) => Math.max(last, monthNumber(month)), -Infinity);
  const firstMonth = sales.reduce((first, { month }) => Math.min(first, monthNumber(month)), Infinity);
  const byClient = groupBy(sales, ({ clientCode }) => identityOf(clientCode));
  return entries.flatMap((entry): SalesHeld[] => {
    const clientSales = byClient.get(identityOf(entry.clientCode));
    if (entry.committeeDate === null || clientSales === undefined) return [];
    const decided = monthNumber(entry.committeeDate);
    const months = Math.min(12, lastMonth - decided, decided - firstMonth);
    if (months < 1) return [];
    const within = (first: number, last: number) =>
      clientSales.reduce((sum, { month, amount }) => {
        const at = monthNumber(month);
        return at >= first && at <= last ? sum + amount : sum;
      }, 0);
    return [
      {
        entry,
        before: within(decided - months, decided - 1),
        after: within(decided + 1, decided + months),
        months,
      },
    ];
  });
}

/** Months since year 0, for counting with. */
function monthNumber(day: Day): number {
  const date = dateOf(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** What was lost in one year, in number and amount. */
export interface YearOfLosses {
  readonly year: number;
  /** Passed to loss (passage en perte). */
  readonly writtenOff: LossSum;
  /** Paid by the insurer (indemnisation). */
  readonly indemnified: LossSum;
}

interface LossSum {
  readonly count: number;
  readonly amount: Cents;
}

/** Losses and indemnities by year, oldest first. */
export function lossesByYear(departures: readonly Departure[]): YearOfLosses[] {
  const byYear = groupBy(departures, ({ day }) => dateOf(day).getUTCFullYear());
  const sumOf = (ofYear: readonly Departure[], kind: Departure["kind"]): LossSum => {
    const ofKind = ofYear.filter((departure) => departure.kind === kind);
    return { count: ofKind.length, amount: ofKind.reduce((sum, { amount }) => sum + amount, 0) };
  };
  return [...byYear]
    .map(([year, ofYear]) => ({
      year,
      writtenOff: sumOf(ofYear, "written-off"),
      indemnified: sumOf(ofYear, "indemnified"),
    }))
    .sort((a, b) => a.year - b.year);
}
