import type { Day } from "../basis/day";
import type { Parameters } from "../policy/policy";

/** A deadline that an insurer or a court sets. */
export interface Deadline {
  readonly deadline: Day;
  readonly state: "later" | "soon" | "urgent" | "passed";
}

/** How a deadline stands on a day: by default soon from 10 days before, urgent from 3 (credit committee rules, §4). */
export function deadlineOn(
  deadline: Day,
  {
    declarationSoonDays,
    declarationUrgentDays,
  }: Pick<Parameters, "declarationSoonDays" | "declarationUrgentDays">,
  day: Day,
): Deadline {
  const left = deadline - day;
  if (left < 0) return { deadline, state: "passed" };
  if (left <= declarationUrgentDays) return { deadline, state: "urgent" };
  return { deadline, state: left <= declarationSoonDays ? "soon" : "later" };
}
