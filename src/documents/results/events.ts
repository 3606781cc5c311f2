import type { Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";
import type { ResultsMatter } from "./resultsMatter";

/** What makes a committee's figures hard to compare with those before, in the order in which it is told. */
export const EVENT_KINDS = ["loss", "policy", "pause", "missing"] as const;
type EventKind = (typeof EVENT_KINDS)[number];

/** The sign of each on charts and in the line below them: told apart in black and white. */
const SIGNS: Readonly<Record<EventKind, string>> = { loss: "▲", policy: "◆", pause: "■", missing: "●" };

/** The committees at which something happened, by kind; each day is one of the charts' points. */
export type ResultsEvents = Readonly<Record<EventKind, readonly Day[]>>;

/**
 * What happened at which committee: the first one that came after a loss or an indemnity, the first one under
 * another policy, the first one after weeks without any, and those whose file left clients out.
 */
export function eventsOf({ points, departures, policyChanges, gaps }: ResultsMatter): ResultsEvents {
  const days = points.map(({ date }) => date);
  const [first = Infinity] = days;
  const since = (day: Day) => days.find((date) => date >= day) ?? [];
  const distinct = (found: readonly Day[]) => [...new Set(found)].sort((a, b) => a - b);
  return {
    loss: distinct(departures.filter(({ day }) => day >= first).flatMap(({ day }) => since(day))),
    policy: distinct(policyChanges.flatMap(({ date }) => since(date))),
    pause: distinct(gaps.flatMap(({ to }) => since(to))),
    missing: points.filter(({ absentClients }) => absentClients > 0).map(({ date }) => date),
  };
}

/** As many days of a kind are named: a line below the charts has no room for more. */
const MOST_DAYS = 2;

/** The line below the charts: "▲ perte : 12/06/2026 · ◆ politique : 03/07/2026"; "" without any. */
export function eventsLine(matter: ResultsMatter, words: Translator): string {
  const events = eventsOf(matter);
  const parts = EVENT_KINDS.filter((kind) => events[kind].length > 0).map((kind) => {
    const days = events[kind].slice(-MOST_DAYS).map((day) => words.day(day, "short"));
    const earlier = events[kind].length - days.length;
    return words.t("workbook:results.events.kind", {
      sign: SIGNS[kind],
      name: words.t(`workbook:results.events.${kind}`),
      days: [...(earlier > 0 ? ["…"] : []), ...days].join(", "),
    });
  });
  return parts.join(" · ");
}
