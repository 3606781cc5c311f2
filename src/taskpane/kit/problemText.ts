import { Problem, type ProblemCode } from "../../domain/basis/problem";
import type { HeadingSeen, UnreadColumn } from "../../intake/source";
import type { Translator } from "../../locales/translator";

/** The three parts of a problem in the user's words. */
export interface ProblemText {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** Any failure as a problem: what is not one already is unexpected, with its stack as the details. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && error.name === "AbortError") return new Problem("cancelled");
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Problem("unexpected", {}, details);
}

/**
 * Waits for a row to be selected.
 * @returns the problem that it is not seen; null when it is. Any other failure is thrown.
 */
export async function orHidden(selecting: Promise<void>): Promise<Problem | null> {
  try {
    await selecting;
    return null;
  } catch (error) {
    if (error instanceof Problem && error.code === "row-hidden") return error;
    throw error;
  }
}

/**
 * A problem in words. When its values hold the code of a message as `reason` (what a sheet looks like,
 * say), that message stands as the why, filled from the same values. When they hold `headings` that were seen and
 * not recognised, or `known` ones that are not enough, one a line, they are named behind it; what was taken away for
 * a write and is not back, as `missing`, one a line, last.
 */
export function problemText(problem: Problem, words: Translator): ProblemText {
  const { code, values } = problem;
  const reason = values["reason"];
  const listed = (key: string, isKnown: boolean) =>
    String(values[key] ?? "")
      .split("\n")
      .flatMap((heading) => (heading === "" ? [] : [{ heading, isKnown }]));
  const headings = [...listed("headings", false), ...listed("known", true)];
  const seen = headings.length === 0 ? [] : [headingsSeenText(headings, words)];
  const { missing } = values;
  const toCheck = missing === undefined ? [] : [words.t("problem.missing", { names: missing })];
  const known = typeof reason === "string" && words.knows(reason);
  const why = known ? words.message({ code: reason, values }) : words.t(`problems:${code}.why`, values);
  return {
    what: words.t(`problems:${code}.what`, values),
    why: [why, ...(STOPS.has(code) ? [writtenText(problem, words)] : []), ...seen, ...toCheck].join(" "),
    next: words.t(`problems:${code}.next`, values),
  };
}

/** Problems that stop some work half-way. */
const STOPS: ReadonlySet<ProblemCode> = new Set(["another-workbook", "excel-busy"]);

/** What was written by the time some work was stopped. */
function writtenText({ values }: Problem, words: Translator): string {
  const { written } = values;
  if (written === undefined) return words.t("problem.perhapsWritten");
  return written === "" ? words.t("problem.nothingWritten") : words.t("problem.written", { written });
}

/** The headings that were seen, recognised or not, with where each can be chosen. */
export function headingsSeenText(
  seen: readonly Pick<HeadingSeen, "heading" | "isKnown">[],
  words: Translator,
): string {
  const named = (known: boolean, key: "sources.notRecognised" | "sources.recognised"): readonly string[] => {
    const headings = seen.filter(({ isKnown }) => isKnown === known);
    const quoted = headings.map(({ heading }) => words.t("sources.quoted", { heading }));
    return quoted.length === 0 ? [] : [words.t(key, { headings: words.list(quoted) })];
  };
  return [
    ...named(false, "sources.notRecognised"),
    ...named(true, "sources.recognised"),
    words.t("sources.chosenByHand"),
  ].join(" ");
}

/** What "copy details" copies: for a support person, never shown as the message itself. */
export function problemDetails(problem: Problem, version: string): string {
  return [
    `Comité Crédit ${version}`,
    `${problem.code} ${JSON.stringify(problem.values)}`,
    problem.details,
    navigator.userAgent,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The columns that hold amounts, dates or statuses and are not read, in a sentence; "" when there are none. */
export function unreadText(unread: readonly UnreadColumn[], words: Translator): string {
  const columns = unread.map(({ heading, holds }) => {
    return words.t("sources.unreadColumn", { heading, holds: words.t(`sources.holds.${holds}`) });
  });
  return columns.length === 0 ? "" : words.t("sources.unread", { columns: words.list(columns) });
}
