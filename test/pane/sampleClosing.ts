import type { Closing, ClosingActions } from "../../src/committee/closing/closingContract";
import type { MailToSend } from "../../src/committee/mail/mailToSend";
import { dayOf } from "../../src/domain/basis/day";
import { personalMailsOf } from "./samplePersonal";
import { protocolEntry } from "../sample/protocolEntry";

/** Friday 15 May 2026. */
const COMMITTEE = dayOf(2026, 5, 15);

/** A meeting with two decisions, one red client without any and an arbitration asked for. */
export const CLOSING: Closing = {
  day: COMMITTEE,
  time: "8:30",
  people: [
    { role: "Credit manager", name: "Claire Ravel", isPresent: true },
    { role: "Directeur commercial", name: "Paul Tillac", isPresent: true },
    { role: "Directeur financier", name: "Jeanne Marot", isPresent: true },
    { role: "Directeur général (arbitre)", name: "Louis Arnoux", isPresent: false },
  ],
  guests: "",
  undecided: [
    {
      clientCode: "C00043",
      clientName: "Brasserie Lalande",
      colour: "red",
      reasons: "Rouge : 12 000 € échus",
      exposure: 90_000_00,
      uncovered: 60_000_00,
      countedOverdue: 12_000_00,
      oldestDaysLate: 63,
      salesperson: "Claire Dupont",
      hasTurnedRed: false,
      declareBy: null,
    },
  ],
  decisions: [
    protocolEntry({ number: 127, committeeDate: COMMITTEE }),
    protocolEntry({ number: 128, committeeDate: COMMITTEE, arbitration: "asked", question: "Bloquer ?" }),
  ],
  reviewed: 4,
  punctuality: { due: 4, onTime: 3 },
  pending: [
    protocolEntry({
      number: 128,
      committeeDate: COMMITTEE,
      clientName: "Verrerie du Midi SAS",
      arbitration: "asked",
      question: "Bloquer ?",
      rulingDue: COMMITTEE + 3,
    }),
  ],
  rate: { decisions: 40, arbitrations: 9, rate: 0.225, isHigh: true },
  weeks: 12,
  signal: 0.2,
  nextDate: COMMITTEE + 7,
  holiday: null,
  closed: null,
  protocolSent: null,
  hasResults: true,
  warnings: [],
};

const MAIL: MailToSend = {
  mail: {
    subject: "Compte rendu",
    html: "<p>Compte rendu</p>",
    text: "Compte rendu",
    recipients: [{ name: "Paul Tillac", email: "paul@exemple.fr" }],
  },
  mailto: "mailto:paul@exemple.fr?subject=Compte%20rendu",
  asFile: true,
  withoutAddress: ["Jeanne Marot"],
};

/** A committee that is closed whenever it is asked. */
export function closingActionsOf(closing: Closing = CLOSING): ClosingActions {
  return {
    readClosing: () => Promise.resolve(closing),
    closeMeeting: ({ day, nextDate }) =>
      Promise.resolve({
        day,
        closed: day,
        decisions: closing.decisions.length,
        nextDate,
        warnings: [],
        written: { sheetsCreated: [], cellsChanged: 64 },
      }),
    blockedMail: () =>
      Promise.resolve({ day: CLOSING.day, blocked: 2, released: 1, message: MAIL, warnings: [] }),
    protocolMail: () => Promise.resolve(MAIL),
    actionMails: () => Promise.resolve(personalMailsOf({ clients: 0 })),
    noteActionMail: (committee) => Promise.resolve({ on: committee }),
    arbitrationRequestMail: () => Promise.resolve(MAIL),
    markProtocolSent: (committee, sent = committee) => Promise.resolve({ committee, sent }),
  };
}
