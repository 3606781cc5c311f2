import type { Desk } from "../port/desk";
import { checkExcel } from "./checkExcel";
import type { SelfCheckActions } from "./selfCheckContract";

/** What can be found out about this Excel, over one session with it. */
export function selfCheckActions({ session, displayLanguage }: Desk): SelfCheckActions {
  return {
    checkExcel: (pane, version, control) => checkExcel(session, displayLanguage, pane, version, control),
  };
}
