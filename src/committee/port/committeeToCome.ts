import { comingCommittee, minutesOf } from "../../domain/committee/committeeCalendar";
import type { CommitteeRecord } from "../../domain/committee/committeeRecord";
import { localDay, type Day } from "../../domain/basis/day";
import type { Parameters } from "../../domain/policy/policy";
import type { WorkbookState } from "./workbookState";
import { committeeRecords } from "./committeeRows";

/** The committee to come, on the user's own clock, as the workbook's settings and committees have it. */
export function committeeToCome(
  { policy, committees }: Pick<WorkbookState, "policy" | "committees">,
  now: Date,
): Day {
  return committeeAfter(now, policy.parameters, committeeRecords(committees));
}

/** The same from what was read of the committees. */
export function committeeAfter(
  now: Date,
  parameters: Parameters,
  committees: readonly CommitteeRecord[],
): Day {
  const minuteOfDay = minutesOf(`${now.getHours()}:${now.getMinutes()}`);
  return comingCommittee(committees, localDay(now), minuteOfDay, parameters);
}
