import { localDay } from "../domain/day";
import type { ExcelSession } from "../excel/session";
import { addOverride, endOverride } from "./keepOverride";
import type { PolicyActions } from "./policyContract";

/** What the credit manager can do with the credit policy, over one session with Excel. */
export function policyActions(session: ExcelSession, clock: () => Date): PolicyActions {
  return {
    addOverride: (override, clientName) => addOverride(session, override, clientName, localDay(clock())),
    endOverride: (override) => endOverride(session, override, localDay(clock())),
  };
}
