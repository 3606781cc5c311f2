import { localDay } from "../../domain/basis/day";
import type { ExcelSession } from "../../excel/host/session";
import { addOverride, endOverride } from "./keepOverride";
import { keepPolicy } from "./keepPolicy";
import type { PolicyActions } from "./policyContract";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { previewPolicy } from "./previewPolicy";
import { readCreditPolicy } from "./readCreditPolicy";
import type { Language } from "../../locales/translator";

/**
 * What the credit manager can do with the credit policy, over one session with Excel.
 * @param displayLanguage the pane's language, for what it quotes of a refusal.
 */
export function policyActions(
  session: ExcelSession,
  kept: KeptPortfolio,
  clock: () => Date,
  displayLanguage: Language,
): PolicyActions {
  return {
    readCreditPolicy: () => readCreditPolicy(session, localDay(clock())),
    previewPolicy: (policy, control) => previewPolicy(session, kept, policy, control, localDay(clock())),
    keepPolicy: (read, wanted) => keepPolicy(session, read, wanted, displayLanguage),
    addOverride: (override, clientName) => addOverride(session, override, clientName, localDay(clock())),
    endOverride: (override) => endOverride(session, override, localDay(clock())),
  };
}
