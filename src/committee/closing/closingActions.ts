import type { Desk } from "../port/desk";
import { localDay } from "../../domain/basis/day";
import { closeMeeting, markProtocolSent, readClosing } from "./closeMeeting";
import { notePersonalMail } from "../mail/notePersonalMail";
import { actionMails } from "./actionMails";
import { blockedMail } from "./blockedMail";
import { arbitrationRequestMail, protocolMail } from "./closingMails";
import type { ClosingActions } from "./closingContract";

/** What the credit manager does as a meeting ends, over one session with Excel. */
export function closingActions({ session, clock }: Desk): ClosingActions {
  return {
    readClosing: (day) => readClosing(session, day, clock()),
    closeMeeting: (request) => closeMeeting(session, request, clock()),
    blockedMail: () => blockedMail(session, localDay(clock())),
    protocolMail: (committee) => protocolMail(session, committee, clock()),
    arbitrationRequestMail: (number) => arbitrationRequestMail(session, number, clock()),
    actionMails: (committee) => actionMails(session, committee, clock()),
    noteActionMail: (committee, name) => notePersonalMail(session, committee, "actionsTold", name, clock()),
    markProtocolSent: (committee, day) => markProtocolSent(session, committee, day ?? localDay(clock())),
  };
}
