import { UNUSED, type CoverGrade, type Unused } from "../../domain/policy/grid";
import type { Criteria } from "../../domain/policy/policy";
import type { Translator } from "../../locales/translator";

/** A grade of cover in words: of the internal limit where that is the criterion, which covers nobody. */
export function coverWord(
  grade: CoverGrade | Unused,
  { coverCriterion }: Pick<Criteria, "coverCriterion">,
  words: Translator,
): string {
  return grade !== UNUSED && coverCriterion === "limit"
    ? words.t(`workbook:limitGrades.${grade}`)
    : words.t(`workbook:grades.${grade}`);
}
