import type { Day } from "../../domain/basis/day";
import type { Translator } from "../../locales/translator";

/**
 * Until when the insurer must be told of a client's unpaid items, or since when it is too late, on the day of
 * the figures; "" when nothing is to be declared.
 */
export function declarationSentence(deadline: Day | null, referenceDate: Day, words: Translator): string {
  if (deadline === null) return "";
  return words.t(
    deadline < referenceDate
      ? "workbook:agenda.facts.declarationPassed"
      : "workbook:agenda.facts.declaration",
    { day: words.day(deadline, "short") },
  );
}
