import type { Desk } from "../port/desk";
import { openMeeting } from "./meeting";
import type { MeetingActions } from "./meetingContract";

/** What the credit manager can do to hold a committee, over one session with Excel. */
export function meetingActions({ session, clock }: Desk): MeetingActions {
  return { openMeeting: (begun, control) => openMeeting(session, begun, control, clock()) };
}
