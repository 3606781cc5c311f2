import type { Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";
import type { ResultsMatter } from "./resultsMatter";

/** What makes a committee's figures hard to compare with those before, in the order in which it is told. */
export const EVENT_KINDS = ["loss", "indemnity", "policy", "pause", "missing"] as const;
type EventKind = (typeof EVENT_KINDS)[number];

/** The sign of each on charts and in the line below them: told apart in black and white. */
const SIGNS: Readonly<Record<EventKind, string>> = {
  loss: "▲",
  indemnity: "×",
  policy: "◆",
  pause: "■",
  missing: "●",
};

/** Days by what happened on them, oldest first, each once. */
export type ResultsEvents = Readonly<Record<EventKind, readonly Day[]>>;

/**
 * What happened since the first committee, on its own day: the day of a loss or an indemnity, the first committee
 * under another policy, the first one after weeks without any, and those whose file left clients out.
 */
function happenings({ points, departures, policyChanges, gaps }: ResultsMatter): ResultsEvents {
  const [first] = points;
  const distinct = (days: readonly Day[]) =>
    [...new Set(days)].filter((day) => first !== undefined && day >= first.date).sort((a, b) => a - b);
  const left = (kind: (typeof departures)[number]["kind"]) =>
    distinct(departures.filter((departure) => departure.kind === kind).map(({ day }) => day));
  return {
    loss: left("written-off"),
    indemnity: left("indemnified"),
    policy: distinct(policyChanges.map(({ date }) => date)),
    pause: distinct(gaps.map(({ to }) => to)),
    missing: points.filter(({ absentClients }) => absentClients > 0).map(({ date }) => date),
  };
}

/**
 * At which of the charts' points something is marked: the first committee on its day or after it. What no committee
 * has come after yet is marked nowhere.
 */
export function eventsOf(matter: ResultsMatter): ResultsEvents {
  const days = happenings(matter);
  const since = (day: Day) => matter.points.find(({ date }) => date >= day)?.date ?? [];
  const marked = (kind: EventKind) => [...new Set(days[kind].flatMap(since))];
  return {
    loss: marked("loss"),
    indemnity: marked("indemnity"),
    policy: marked("policy"),
    pause: marked("pause"),
    missing: marked("missing"),
  };
}

/** The same as marks on a chart, each with its sign. */
export function eventMarks(matter: ResultsMatter): { readonly day: Day; readonly sign: string }[] {
  const events = eventsOf(matter);
  return EVENT_KINDS.flatMap((kind) => events[kind].map((day) => ({ day, sign: SIGNS[kind] })));
}

/** As many days of a kind are named: a line below the charts has no room for more. */
const MOST_DAYS = 2;
/** Of more kinds than these the latest day alone is. */
const FEW_KINDS = 3;

/** The line below the charts, each on its own day: "▲ perte : 12/06/2026 · ◆ politique : 03/07/2026"; "" without any. */
export function eventsLine(matter: ResultsMatter, words: Translator): string {
  const events = happenings(matter);
  const kinds = EVENT_KINDS.filter((kind) => events[kind].length > 0);
  const parts = kinds.map((kind) => {
    const days = events[kind].slice(kinds.length > FEW_KINDS ? -1 : -MOST_DAYS);
    const earlier = events[kind].length - days.length;
    return words.t("workbook:results.events.kind", {
      sign: SIGNS[kind],
      name: words.t(`workbook:results.events.${kind}`),
      days: [...(earlier > 0 ? ["…"] : []), ...days.map((day) => words.day(day, "short"))].join(", "),
    });
  });
  return parts.join(" · ");
}
