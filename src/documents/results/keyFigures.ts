import type { Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";
import type { ResultsMatter, ResultsPoint } from "./resultsMatter";
import { signed, unpaidOf } from "./resultsWords";

/** The figures that the management committee looks at: what moved by money first, then what stands in the books. */
export const KEY_FIGURES = [
  "overdue",
  "unpaid",
  "observed",
  "overdueRate",
  "dso",
  "uncovered",
  "red",
  "punctuality",
  "arbitrationRate",
] as const;
export type KeyFigureName = (typeof KEY_FIGURES)[number];

/** What is shown where nothing is known. */
export const NOTHING = "–";

/**
 * The committee that a rate over weeks is compared from, null while there is none; undefined for a figure of the
 * committees' own days.
 */
export function rateSince(
  key: KeyFigureName,
  { punctualitySince, arbitration }: Pick<ResultsMatter, "punctualitySince" | "arbitration">,
): Day | null | undefined {
  if (key === "punctuality") return punctualitySince;
  return key === "arbitrationRate" ? (arbitration?.since ?? null) : undefined;
}

/** Whether a loss lowers the figure although nobody paid. */
function isAsObserved(key: KeyFigureName): boolean {
  return key === "overdueRate" || key === "dso" || key === "uncovered" || key === "red";
}

/**
 * A figure of the first and the last committees in words, "" where none belongs. It got better, or null: it did
 * not move, or a loss may have moved it, or nothing is claimed of it.
 */
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

/** The two values of a figure: numbers of its unit, null where nothing is known. */
interface Values {
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * The key figures over the committees that are compared, the overdue as the headline compares it; the DSO is left
 * out of a workbook without sales, what is uncovered of a company without insurance, and what was not paid before there is anything to compare.
 */
export function keyFigures(matter: ResultsMatter, words: Translator): KeyFigure[] {
  const { points, comparison } = matter;
  if (points.length === 0) return [];
  const isMean = (comparison?.after.committees ?? 1) > 1;
  const unpaid = comparison === null ? 0 : unpaidOf(comparison);
  const isUnread = (comparison?.unread ?? []).length > 0;
  return KEY_FIGURES.filter((key) => isKnown(key, matter)).map((key): KeyFigure => {
    const { write, writeChange = write } = writing(key, isMean, words);
    const name = words.t(`workbook:results.figures.${key}`);
    const { first, last } = valuesOf(key, matter);
    const shown = (value: number | null) => (value === null ? NOTHING : write(value));
    // What is not read may have held more: neither amount of the comparison can be told.
    if (isUnread && (key === "overdue" || key === "unpaid"))
      return { key, name, first: NOTHING, last: NOTHING, change: NOTHING, isBetter: null };
    if (key === "unpaid") return { key, name, first: "", last: shown(last), change: "", isBetter: null };
    // One committee alone is not compared with itself.
    const change = first === null || last === null || comparison === null ? null : last - first;
    // What stands in the books is told beside the fall, never as a fall of its own.
    const told = key === "observed" ? "" : change === null ? NOTHING : signed(change, writeChange);
    const isBetter = change === null || change === 0 ? null : change > 0 === (key === "punctuality");
    const isClaimed = key !== "observed" && !(isBetter && (unpaid > 0 || isUnread) && isAsObserved(key));
    return {
      key,
      name,
      first: shown(first),
      last: shown(last),
      change: told,
      isBetter: isClaimed ? isBetter : null,
    };
  });
}

/** Whether a workbook has the figure at all. */
function isKnown(key: KeyFigureName, { points, looksAtCover }: ResultsMatter): boolean {
  if (key === "uncovered") return looksAtCover;
  return key !== "dso" || points.some(({ dso }) => dso !== null);
}

function valuesOf(
  key: KeyFigureName,
  { points, comparison, arbitration, punctualitySince }: ResultsMatter,
): Values {
  const length = comparison?.after.committees ?? 1;
  const [before, after] = [points.slice(0, length), points.slice(-length)];
  switch (key) {
    case "overdue":
      if (comparison === null) return ends(before, after, ({ countedOverdue }) => countedOverdue);
      return { first: comparison.before.countedOverdue, last: comparison.comparable };
    case "unpaid":
      return { first: null, last: comparison === null ? null : unpaidOf(comparison) };
    case "observed":
      return ends(before, after, ({ countedOverdue }) => countedOverdue);
    // Rates are over weeks by themselves; one over fewer is not compared.
    case "punctuality":
      return ends(
        points.filter(({ date }) => date === punctualitySince),
        points.slice(-1),
        ({ punctuality }) => punctuality,
      );
    case "arbitrationRate":
      return {
        first: arbitration?.first ?? null,
        last: points.at(-1)?.arbitrationRate ?? null,
      };
    case "red":
      return ends(before, after, ({ counts }) => counts.red);
    default:
      return ends(before, after, ({ [key]: value }) => value);
  }
}

function ends(before: readonly ResultsPoint[], after: readonly ResultsPoint[], read: Read): Values {
  return { first: meanOf(before, read), last: meanOf(after, read) };
}

/** The mean of what is known, which the notices say where some is not; null when nothing is. */
function meanOf(points: readonly ResultsPoint[], read: Read): number | null {
  const known = points.map(read).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** How a figure and its change are written. */
function writing(
  key: KeyFigureName,
  isMean: boolean,
  words: Translator,
): { readonly write: Write; readonly writeChange?: Write } {
  const inPoints = (digits: 0 | 1) => (share: number) =>
    words.t("workbook:results.points", { number: words.number(share * 100, digits) });
  switch (key) {
    case "overdueRate":
      return { write: (share) => words.percent(share, 1), writeChange: inPoints(1) };
    case "dso":
      return { write: (value) => words.t("workbook:results.days", { number: words.number(value, 1) }) };
    case "red":
      return { write: (value) => words.number(value, isMean ? 1 : 0) };
    case "punctuality":
    case "arbitrationRate":
      return { write: (share) => words.percent(share), writeChange: inPoints(0) };
    default:
      return { write: (cents) => words.shortMoney(cents) };
  }
}
