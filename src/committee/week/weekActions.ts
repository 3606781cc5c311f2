import type { Desk } from "../port/desk";
import { readWeek } from "./readWeek";
import type { WeekActions } from "./weekContract";

/** What the credit manager can ask of the week, over one session with Excel. */
export function weekActions({ session, clock }: Desk): WeekActions {
  return { readWeek: () => readWeek(session, clock()) };
}
