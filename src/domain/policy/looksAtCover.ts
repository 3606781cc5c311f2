import type { Criteria } from "./policy";

/** Whether exposures are compared with cover: else what is uncovered is all that is owed, and tells nothing. */
export function looksAtCover({ coverCriterion }: Pick<Criteria, "coverCriterion">): boolean {
  return coverCriterion === "insurance";
}
