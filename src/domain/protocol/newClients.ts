import { addMonths } from "date-fns";
import { utc } from "@date-fns/utc";
import { dateOf, dayOf, type Day } from "../basis/day";
import type { NamedClient } from "../client/client";
import type { Cents } from "../basis/money";
import { folded } from "../basis/text";
import { chronologically, type ProtocolEntry } from "./protocol";

/** Three months of payment, after the longest term that the law allows an invoice. */
const DAYS_FOLLOWED = 92 + 60;

/** Whether a decision is about a client, by code, or by the name under which a new client was brought. */
export function isOpeningOf(
  {
    kind,
    clientCode,
    clientName,
    topic,
  }: Pick<ProtocolEntry, "kind" | "clientCode" | "clientName" | "topic">,
  client: NamedClient,
): boolean {
  if (kind !== "new-client") return false;
  if (clientCode !== "") return clientCode === client.clientCode;
  const name = folded(client.clientName);
  return name !== "" && [topic, clientName].some((text) => folded(text) === name);
}

/**
 * The decision that opened a client's account, while its first three months of payment are looked at beside what was
 * expected; null for every other client. One that was given up or taken back opens nothing.
 */
export function openingOf(
  entries: readonly ProtocolEntry[],
  client: NamedClient,
  day: Day,
): ProtocolEntry | null {
  const openings = entries.filter((entry) => {
    const since = entry.doneOn ?? entry.committeeDate;
    const isFollowed = since !== null && since <= day && since >= day - DAYS_FOLLOWED;
    return isOpeningOf(entry, client) && !entry.cancelled && entry.status !== "dropped" && isFollowed;
  });
  return openings.sort(chronologically).at(-1) ?? null;
}

/** A client's figures on a day. */
export interface SeenFigures {
  readonly committeeDate: Day;
  readonly exposure: Cents;
  readonly countedOverdue: Cents;
  readonly oldestDaysLate: number;
}

/** One month of a new client's account, both days included. */
export interface AccountMonth {
  readonly from: Day;
  readonly to: Day;
  /** The most that was owed, overdue and late in it; null where nobody saw the client: that is no payment. */
  readonly most: Omit<SeenFigures, "committeeDate"> | null;
}

/**
 * The months of a new client's account up to a day, from the day it was opened on, the last one not over yet.
 * @param seen its figures at committees, and today's.
 */
export function accountMonths(opened: Day, seen: readonly SeenFigures[], day: Day): AccountMonth[] {
  const months: AccountMonth[] = [];
  for (let from = opened; from <= day; from = monthsAfter(opened, months.length)) {
    const to = Math.min(day, monthsAfter(opened, months.length + 1) - 1);
    const within = seen.filter(({ committeeDate }) => committeeDate >= from && committeeDate <= to);
    months.push({ from, to, most: within.length === 0 ? null : mostOf(within) });
  }
  return months;
}

function mostOf(seen: readonly SeenFigures[]): AccountMonth["most"] {
  const most = (figure: "exposure" | "countedOverdue" | "oldestDaysLate") =>
    Math.max(...seen.map((figures) => figures[figure]));
  return {
    exposure: most("exposure"),
    countedOverdue: most("countedOverdue"),
    oldestDaysLate: most("oldestDaysLate"),
  };
}

function monthsAfter(day: Day, count: number): Day {
  const date = addMonths(dateOf(day), count, { in: utc });
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
