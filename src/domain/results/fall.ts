import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import type { CommitteeRecord, PortfolioFigures } from "../committee/committeeRecord";
import type { ProtocolEntry } from "../protocol/protocol";
import { grossOverdue } from "../receivables/receivables";

/** An amount that left the overdue on a day without having been paid by the client. */
export interface Departure {
  readonly kind: "written-off" | "indemnified";
  /** Number of the decision. */
  readonly number: number | null;
  readonly clientCode: string;
  readonly day: Day;
  readonly amount: Cents;
}

/**
 * What the fall of the mean counted overdue is made of, in cents; nil or more but for the total and what was
 * paid, which are negative when the overdue rose. The five parts add up to the total. Only `paid` is a success
 * (credit committee rules, §6).
 */
export interface Fall {
  readonly total: Cents;
  /** Paid, or gone in a way that the workbook does not tell. */
  readonly paid: Cents;
  readonly writtenOff: Cents;
  readonly indemnified: Cents;
  /** Credit notes and payments not matched that stand against the overdue, more than before. */
  readonly credits: Cents;
  /** Last known overdue of clients that the file leaves out. */
  readonly absent: Cents;
}

/** A client that is missing from the file. */
export interface AbsentClient {
  readonly clientCode: string;
  /** Committee that saw it last. */
  readonly since: Day;
  /** What it owed late then. */
  readonly countedOverdue: Cents;
}

/** A loss may leave the file as many days after it was decided. */
const DAYS_TO_BE_BOOKED = 84;

/** What clients missing from the file owed late when they were last seen, less what was lost on them since. */
export function absentOverdue(absent: readonly AbsentClient[], departures: readonly Departure[]): Cents {
  return absent.reduce((total, { clientCode, since, countedOverdue }) => {
    const lost = departures.filter(
      (departure) => departure.clientCode === clientCode && departure.day >= since - DAYS_TO_BE_BOOKED,
    );
    return total + Math.max(0, countedOverdue - sumOf(lost));
  }, 0);
}

type Figures = Pick<CommitteeRecord, "date"> & Pick<PortfolioFigures, "countedOverdue" | "ageing">;

/**
 * The losses and indemnities that the protocol holds. A decision that was dropped, or has neither an amount nor
 * a frozen overdue, says nothing. No more leaves the overdue than the client owed late on the day.
 */
export function departuresOf(
  entries: readonly Pick<
    ProtocolEntry,
    | "number"
    | "clientCode"
    | "kind"
    | "status"
    | "cancelled"
    | "committeeDate"
    | "doneOn"
    | "amount"
    | "countedOverdue"
  >[],
): Departure[] {
  return entries.flatMap(
    ({ number, clientCode, kind, status, cancelled, committeeDate, ...entry }): Departure[] => {
      if (kind !== "write-off" && kind !== "indemnity") return [];
      const day = entry.doneOn ?? committeeDate;
      const known = [entry.amount, entry.countedOverdue].filter((amount) => amount !== null);
      if (cancelled || status === "dropped" || day === null || known.length === 0) return [];
      const amount = Math.max(0, Math.min(...known));
      return [
        { kind: kind === "write-off" ? "written-off" : "indemnified", number, clientCode, day, amount },
      ];
    },
  );
}

/**
 * Splits the fall between two periods. A departure counts as far as the later committees, and not the earlier
 * ones, came after it: one in the middle of a period moves its mean by a part only.
 */
export function fallOf(
  old: readonly Figures[],
  recent: readonly Figures[],
  departures: readonly Departure[],
  absent: ReadonlyMap<Day, Cents>,
): Fall {
  const rise = (figureOf: (committee: Figures) => Cents) => mean(recent, figureOf) - mean(old, figureOf);
  const left = (kind: Departure["kind"]) =>
    Math.max(
      0,
      rise(({ date }) => sumOf(departures.filter((one) => one.kind === kind && one.day <= date))),
    );
  const overdue = ({ countedOverdue }: Figures) => countedOverdue;
  const total = mean(old, overdue) - mean(recent, overdue);
  const writtenOff = left("written-off");
  const indemnified = left("indemnified");
  const credits = Math.max(0, rise(netted));
  const missing = Math.max(
    0,
    rise(({ date }) => absent.get(date) ?? 0),
  );
  const paid = total - writtenOff - indemnified - credits - missing;
  return { total, paid, writtenOff, indemnified, credits, absent: missing };
}

/** The part of the overdue that credits are set against. */
function netted({ ageing, countedOverdue }: Figures): Cents {
  return grossOverdue(ageing) - countedOverdue;
}

function sumOf(departures: readonly Departure[]): Cents {
  return departures.reduce((sum, { amount }) => sum + amount, 0);
}

function mean(committees: readonly Figures[], figureOf: (committee: Figures) => Cents): Cents {
  const sum = committees.reduce((total, committee) => total + figureOf(committee), 0);
  return Math.round(sum / committees.length);
}
