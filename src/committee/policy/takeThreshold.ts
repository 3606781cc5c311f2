import type { Cents } from "../../domain/basis/money";
import type { ExcelSession } from "../../excel/host/session";
import type { Language } from "../../locales/translator";
import { readState } from "../port/workbookState";
import { keepPolicy } from "./keepPolicy";

/**
 * Sets both thresholds of the agenda, that of all clients and that of reds, to the one advised.
 * @throws Problem "no-settings" before the first analysis; what `keepPolicy` throws.
 */
export async function takeThreshold(
  session: ExcelSession,
  threshold: Cents,
  displayLanguage: Language,
): Promise<void> {
  const { policy } = await readState(session);
  const parameters = {
    ...policy.parameters,
    agendaMinimumExposure: threshold,
    agendaRedMinimum: threshold,
  };
  await keepPolicy(session, policy, { ...policy, parameters }, displayLanguage);
}
