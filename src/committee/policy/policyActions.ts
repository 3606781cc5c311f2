import type { Desk } from "../port/desk";
import { localDay } from "../../domain/basis/day";
import { addOverride, endOverride } from "./keepOverride";
import { keepPolicy } from "./keepPolicy";
import { takeThreshold } from "./takeThreshold";
import type { PolicyActions } from "./policyContract";
import type { KeptPortfolio } from "../analysis/readPortfolio";
import { previewPolicy } from "./previewPolicy";
import { settleNewRules } from "./settleNewRules";
import { keepSetUp, readSetUp, skipSetUp } from "./setUp";
import { readCreditPolicy } from "./readCreditPolicy";

/**
 * What the credit manager can do with the credit policy, over one session with Excel.
 */
export function policyActions({ session, clock, displayLanguage }: Desk, kept: KeptPortfolio): PolicyActions {
  return {
    readCreditPolicy: () => readCreditPolicy(session, localDay(clock())),
    previewPolicy: (policy, control) =>
      previewPolicy(session, kept, policy, control, localDay(clock()), displayLanguage),
    keepPolicy: (read, wanted) => keepPolicy(session, read, wanted, displayLanguage),
    takeThreshold: (threshold) => takeThreshold(session, threshold, displayLanguage),
    settleNewRules: (choice, control) => settleNewRules(session, kept, choice, control, localDay(clock())),
    readSetUp: () => readSetUp(session),
    keepSetUp: (answers) => keepSetUp(session, answers, displayLanguage),
    skipSetUp: () => skipSetUp(session, displayLanguage),
    addOverride: (override, clientName) => addOverride(session, override, clientName, localDay(clock())),
    endOverride: (override) => endOverride(session, override, localDay(clock())),
  };
}
