import { NOTHING } from "../../excel/sheets/resultsFormulas";
import type { Improvement, LostToRed } from "../../domain/results/clientOutcomes";
import type { Trend } from "../../domain/results/committeeTrend";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { Translator } from "../../locales/translator";
import { policyDifference } from "../port/policyStamp";
import type { ArbitrationReading, Results, ResultsPoint } from "./resultsContract";

/** The result in one sentence: the counted overdue of the first and the last committee, and the change. */
export function headline({ first, last, overdueChange, overdueShare }: Trend, words: Translator): string {
  const values = {
    first: words.shortMoney(first.figures.countedOverdue),
    last: words.shortMoney(last.figures.countedOverdue),
    change: signed(overdueChange, (cents) => words.shortMoney(cents)),
    share: overdueShare === null ? "" : signed(overdueShare, (share) => words.percent(share)),
    day: words.day(first.date, "short"),
  };
  if (overdueChange === 0) return words.t("workbook:results.unchanged", values);
  return words.t(
    overdueShare === null ? "workbook:results.headlineFromNil" : "workbook:results.headline",
    values,
  );
}

/** The change of the counted overdue, with its share when there is one: "−3,3 M€ (−35 %)". */
export function signedChange({ overdueChange, overdueShare }: Trend, words: Translator): string {
  const change = signed(overdueChange, (cents) => words.shortMoney(cents));
  if (overdueShare === null || overdueChange === 0) return change;
  return `${change} (${signed(overdueShare, (share) => words.percent(share))})`;
}

/** How many committees the results are over, and from when to when; "" before the first. */
export function periodLine({ points }: Pick<Results, "points">, words: Translator): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "";
  return words.t("workbook:results.period", {
    count: points.length,
    number: words.number(points.length),
    from: words.day(first.date, "short"),
    to: words.day(last.date, "short"),
  });
}

/** Who presents them to the management committee: the commercial director (credit committee rules, §1). */
export function presenterLine({ presenter }: Pick<Results, "presenter">, words: Translator): string {
  return presenter === ""
    ? words.t("workbook:results.presenterOpen")
    : words.t("workbook:results.presenter", { name: presenter });
}

/** A decision that came before: its number, its day, what was decided. */
export function decisionLine(
  { number, committeeDate, kindText, decision, topic }: ProtocolEntry,
  words: Translator,
): string {
  return words.t("workbook:results.decision", {
    number: number ?? "–",
    day: committeeDate === null ? "–" : words.day(committeeDate, "short"),
    what: kindText || decision || topic,
  });
}

/** The page for the management committee names as many clients whose overdue fell, on paper and by mail. */
export const MOST_IMPROVEMENTS = 5;

/** The decisions that preceded a client's fall, oldest first. */
export function decisionsBefore({ precededBy }: Improvement, { decisions }: Results): ProtocolEntry[] {
  return precededBy.flatMap((number) => decisions.get(number) ?? []);
}

/** The cash that the fall freed, with the assumption it rests on. */
export function cashSentence({ cashFreed }: Trend, words: Translator): string {
  return cashFreed > 0
    ? words.t("workbook:results.cashFreed", { amount: words.shortMoney(cashFreed) })
    : words.t("workbook:results.noCashFreed");
}

export const KEY_FIGURES = [
  "overdue",
  "overdueRate",
  "dso",
  "uncovered",
  "red",
  "punctuality",
  "arbitrationRate",
] as const;
export type KeyFigureName = (typeof KEY_FIGURES)[number];

/** A figure of the first and the last committee in words, and whether it got better; null when it did not move. */
export interface KeyFigure {
  readonly key: KeyFigureName;
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly change: string;
  readonly isBetter: boolean | null;
}

type Read = (point: ResultsPoint) => number | null;
type Write = (value: number) => string;

/** The figures that the management committee looks at; the DSO is left out of a workbook without sales. */
export function keyFigures({ points, arbitration }: Results, words: Translator): KeyFigure[] {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const figure = (key: KeyFigureName, read: Read, write: Write, writeChange: Write = write): KeyFigure => {
    // A rate over too few weeks is not compared.
    const from = key === "arbitrationRate" && arbitration !== null ? arbitration.first : read(first);
    return keyFigure(key, from, read(last), write, writeChange, words);
  };
  const amount: Write = (cents) => words.shortMoney(cents);
  const whole: Write = (value) => words.number(value);
  const percent: Write = (share) => words.percent(share);
  const days: Write = (value) => words.t("workbook:results.days", { number: words.number(value, 1) });
  const inPoints = (digits: 0 | 1) => (share: number) =>
    words.t("workbook:results.points", { number: words.number(share * 100, digits) });
  const rate: Write = (share) => words.percent(share, 1);
  const figures: KeyFigure[] = [
    figure("overdue", ({ countedOverdue }) => countedOverdue, amount),
    figure("overdueRate", ({ overdueRate }) => overdueRate, rate, inPoints(1)),
    figure("dso", ({ dso }) => dso, days),
    figure("uncovered", ({ uncovered }) => uncovered, amount),
    figure("red", ({ counts }) => counts.red, whole),
    figure("punctuality", ({ punctuality }) => punctuality, percent, inPoints(0)),
    figure("arbitrationRate", ({ arbitrationRate }) => arbitrationRate, percent, inPoints(0)),
  ];
  const hasDso = points.some(({ dso }) => dso !== null);
  return figures.filter(({ key }) => key !== "dso" || hasDso);
}

function keyFigure(
  key: KeyFigureName,
  first: number | null,
  last: number | null,
  write: Write,
  writeChange: Write,
  words: Translator,
): KeyFigure {
  const change = first === null || last === null ? null : last - first;
  const isRise = (change ?? 0) > 0;
  return {
    key,
    name: words.t(`workbook:results.figures.${key}`),
    first: first === null ? NOTHING : write(first),
    last: last === null ? NOTHING : write(last),
    change: change === null ? NOTHING : signed(change, writeChange),
    isBetter: change === null || change === 0 ? null : isRise === (key === "punctuality"),
  };
}

/** A change with its sign: +4, −35 %; "=" when there is none. */
function signed(change: number, write: Write): string {
  const text = write(Math.abs(change));
  if (text === write(0)) return "=";
  return `${change > 0 ? "+" : "−"}${text}`;
}

/** How the arbitration rate moved and how it stands against its signal, as the practice reads it. */
export function arbitrationSentences(
  { first, last, direction, signal }: Omit<ArbitrationReading, "since">,
  words: Translator,
): string[] {
  const values = { first: words.percent(first), last: words.percent(last), signal: words.percent(signal) };
  return [
    words.t(`workbook:results.arbitration.${direction}`, values),
    words.t(last > signal ? "workbook:results.aboveSignal" : "workbook:results.belowSignal", values),
  ];
}

/** How far a client's overdue fell from its highest. */
export function improvementText({ peak, peakDate, now, fall }: Improvement, words: Translator): string {
  return words.t("workbook:results.improvement", {
    peak: words.money(peak, 0),
    day: words.day(peakDate, "short"),
    now: words.money(now, 0),
    change: signed(-fall, (cents) => words.money(cents, 0)),
  });
}

/** Since when a client is red, and what it owes. */
export function lostText({ before, since, countedOverdue, exposure }: LostToRed, words: Translator): string {
  return words.t("workbook:results.lost", {
    before: words.t(`workbook:colours.${before}`),
    day: words.day(since, "short"),
    overdue: words.money(countedOverdue, 0),
    exposure: words.money(exposure, 0),
  });
}

/**
 * What a reader must know to compare: weeks without a committee, another policy, codes and groups that count as
 * one client, figures that are over few weeks or missing.
 */
export function resultsNotices(results: Results, words: Translator): string[] {
  const { gaps, policyChanges, codeChanges, mergedGroups, points, weeks } = results;
  const day = (serial: number) => words.day(serial, "short");
  return [
    ...gaps.map(({ from, to }) => words.t("workbook:results.gap", { from: day(from), to: day(to) })),
    ...policyChanges.map(({ date, before, after }) =>
      words.t("workbook:results.policyChange", {
        day: day(date),
        changes: policyDifference(before, after)
          .map((rule) => words.t("workbook:results.ruleChange", rule))
          .join(words.t("workbook:results.separator")),
      }),
    ),
    ...codeChanges.map(({ clientName, before, after, since }) =>
      words.t("workbook:results.codeChange", { client: clientName, before, after, day: day(since) }),
    ),
    ...(mergedGroups.length === 0
      ? []
      : [words.t("workbook:results.mergedGroups", { groups: words.list(mergedGroups) })]),
    ...(isShort(points, weeks) ? [words.t("workbook:results.fewWeeks", { weeks })] : []),
    ...(points.length > 1 && points.every(({ dso }) => dso === null)
      ? [words.t("workbook:results.noDso")]
      : []),
  ];
}

/** Whether the committees do not yet span the weeks that rates are measured over. */
function isShort(points: readonly ResultsPoint[], weeks: number): boolean {
  const [first] = points;
  const last = points.at(-1);
  return (
    first !== undefined && last !== undefined && first !== last && last.date - first.date < (weeks - 1) * 7
  );
}

/** What the results will show, and when, before the second committee; null once there is a trend. */
export function littleHistory({ points, trend, nextDate }: Results, words: Translator): string | null {
  if (trend !== null) return null;
  // The next committee is the second one only once the first has its figures, and is over.
  const [first] = points;
  return nextDate === null || first === undefined || nextDate <= first.date
    ? words.t("workbook:results.soon")
    : words.t("workbook:results.soonOn", { day: words.day(nextDate, "long") });
}
