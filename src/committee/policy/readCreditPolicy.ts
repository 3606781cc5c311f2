import type { Day } from "../../domain/basis/day";
import type { ExcelSession } from "../../excel/host/session";
import { readOverrides } from "../port/overrides";
import type { CreditPolicy } from "./policyContract";
import { readState } from "../port/workbookState";

/** The credit policy as the settings sheet states it; null before the first analysis creates it. */
export async function readCreditPolicy(session: ExcelSession, today: Day): Promise<CreditPolicy | null> {
  const { ownSheets, policy, overrides: content, warnings } = await readState(session);
  if (ownSheets.names.settings === null) return null;
  const overrides = readOverrides(content, policy.parameters.overrideMaximumDays, today);
  return {
    policy,
    overrides: overrides.overrides,
    warnings: [...warnings, ...overrides.warnings],
    today,
  };
}
