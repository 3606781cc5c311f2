import { addMonths } from "date-fns";
import { utc } from "@date-fns/utc";
import { dateOf, dayOf, type Day } from "../basis/day";
import type { Insolvency } from "../client/client";
import { deadlineOn, type Deadline } from "../cover/deadline";
import type { Parameters } from "../policy/policy";

/** Claims are declared within two months of the publication (BODACC; C. com. R622-24). */
const MONTHS_FOR_CLAIMS = 2;

/** What proceedings mean for the colour: red outright, or orange at best (credit committee rules, §3). */
export function insolvencyEffect({ kind }: Insolvency): "red" | "orange" {
  return kind === "conciliation" || kind === "plan" ? "orange" : "red";
}

/**
 * The last day on which the company's claims are declared in a sauvegarde, a redressement or a liquidation, or
 * in proceedings of unknown kind; null without a date, in conciliation or under a plan, when the protocol says
 * that it was done since, and for a date still to come, which cannot be one.
 */
export function claimsDeadline(
  insolvency: Insolvency | null,
  claimsDeclaredOn: Day | null,
  parameters: Pick<Parameters, "declarationSoonDays" | "declarationUrgentDays">,
  day: Day,
): Deadline | null {
  if (insolvency === null || insolvencyEffect(insolvency) !== "red") return null;
  const { date } = insolvency;
  if (date === null || date > day) return null;
  if (claimsDeclaredOn !== null && claimsDeclaredOn >= date) return null;
  const last = addMonths(dateOf(date), MONTHS_FOR_CLAIMS, { in: utc });
  const deadline = dayOf(last.getUTCFullYear(), last.getUTCMonth() + 1, last.getUTCDate());
  return deadlineOn(deadline, parameters, day);
}
