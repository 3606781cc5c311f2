import type { ProtocolActions } from "../../src/committee/protocol/protocolContract";
import type { ClientStanding } from "../../src/committee/port/clientStanding";
import type {
  Meeting,
  MeetingActions,
  MeetingClient,
  MeetingStep,
} from "../../src/committee/meeting/meetingContract";
import { dayOf } from "../../src/domain/basis/day";
import type { Colour } from "../../src/domain/policy/grid";
import { ACTION_KINDS, type ProtocolEntry } from "../../src/domain/protocol/protocol";
import { translator } from "../../src/locales/translator";
import { protocolEntry } from "../sample/protocolEntry";

export const MEETING_DAY = dayOf(2026, 5, 15);
const words = translator("fr");

function client(
  own: Pick<ClientStanding, "clientCode" | "clientName" | "colour" | "exposure"> & Partial<MeetingClient>,
): MeetingClient {
  return {
    reasons: "",
    validCover: 0,
    uncovered: 0,
    countedOverdue: 0,
    oldestDaysLate: 0,
    rating: "",
    wayOut: "",
    change: "",
    blockProposal: "",
    limit: null,
    excess: 0,
    overdueOutOfDispute: own.countedOverdue ?? 0,
    shipments: "",
    claims: null,
    drift: { fromAgreed: null, beyondLaw: 0 },
    declaration: null,
    salesperson: "",
    group: "",
    pinned: false,
    note: "",
    balance: own.exposure,
    ageing: {
      notDue: own.exposure,
      d1_30: 0,
      d31_60: 0,
      d61_90: 0,
      d91_120: 0,
      over120: 0,
      unallocatedCredits: 0,
    },
    disputed: 0,
    averageDaysLate: null,
    behaviour: null,
    grades: null,
    computedColour: own.colour,
    overrideUntil: null,
    hasEntered: false,
    hasMoved: false,
    hasTurnedRed: false,
    declareBy: null,
    isUpToDate: false,
    rules: "",
    before: [],
    block: null,
    suggestions: [],
    ...own,
  };
}

const MIDI = client({
  clientCode: "C00127",
  clientName: "Verrerie du Midi SAS",
  colour: "red",
  exposure: 182_000_00,
  uncovered: 182_000_00,
  countedOverdue: 64_210_00,
  oldestDaysLate: 92,
  salesperson: "Hélène Roux",
  reasons: "Rouge : 64 210 € échus dont 41 000 € > 60 j, non couvert (0 € garantis sur 182 000 €), cote 3/10",
  wayOut: "Orange si 44 211 € sont payés, ou si l'assureur accorde 182 000 €",
  change: "Orange → rouge : retard grave",
  blockProposal: "Oui : 92 j de retard",
  rules: "rouge, encours",
  rating: "Coface 3/10",
  note: "Nouveau directeur financier depuis mars",
  before: [
    protocolEntry({
      number: 88,
      committeeDate: MEETING_DAY - 7,
      clientCode: "C00127",
      decision: "Relance client : 44 211 €",
      owner: "Claire Morel",
      dueDate: MEETING_DAY,
    }),
  ],
  suggestions: [
    {
      kind: "client-reminder",
      decision: "Relance client : 44 211 €",
      amount: null,
      dueDate: null,
      origin: null,
      owner: "",
    },
    {
      kind: "cover-request",
      decision: "Demande de couverture : 182 000 €",
      amount: 182_000_00,
      dueDate: null,
      origin: null,
      owner: "",
    },
    {
      kind: "shipment-block",
      decision: "Bloquer les expéditions",
      amount: null,
      dueDate: null,
      origin: null,
      owner: "",
    },
  ],
});

const BROSSARD = client({
  clientCode: "C00043",
  clientName: "Établissements Brossard & Fils Embouteillage",
  colour: "red",
  exposure: 112_480_50,
  uncovered: 112_480_50,
  countedOverdue: 23_480_00,
  oldestDaysLate: 148,
  reasons: "Rouge : procédure collective ouverte, 23 480 € échus, couverture résiliée",
  block: protocolEntry({
    number: 71,
    committeeDate: MEETING_DAY - 14,
    clientCode: "C00043",
    kind: "shipment-block",
  }),
});

const VIGNERONS = client({
  clientCode: "C00210",
  clientName: "Société Coopérative des Vignerons de la Haute Vallée",
  colour: "orange",
  exposure: 1_282_000_00,
  uncovered: 882_000_00,
  countedOverdue: 8_120_00,
  oldestDaysLate: 34,
  reasons: "Orange : 8 120 € échus depuis 34 j au plus, couvert en partie",
});

/** An action that is a week late and was put off twice. */
export const LATE_ACTION = protocolEntry({
  number: 95,
  committeeDate: MEETING_DAY - 21,
  clientCode: "C00127",
  clientName: "Verrerie du Midi SAS",
  decision: "Obtenir un échéancier signé",
  kind: "payment-plan",
  kindText: "Plan de règlement",
  owner: "Hélène Roux",
  amount: 44_211_00,
  dueDate: MEETING_DAY - 7,
  origin: 80,
});

/** An arbitration asked for a week ago. */
export const ASKED = protocolEntry({
  number: 101,
  committeeDate: MEETING_DAY - 7,
  clientCode: "C00043",
  clientName: "Établissements Brossard & Fils Embouteillage",
  decision: "Livrer la commande de mai contre acompte",
  kind: "shipment-release",
  kindText: "Déblocage expédition",
  owner: "Paul Garnier",
  dueDate: MEETING_DAY,
  arbitration: "asked",
  salesPosition: "Le client paiera dès la vente de la récolte ; un refus le perd pour dix ans.",
  financePosition: "La couverture est résiliée : chaque livraison est à nos risques.",
  question: "Livrons-nous contre un acompte de 30 % ?",
  rulingDue: MEETING_DAY - 2,
});

function clientStep(own: MeetingClient, minutes: number, fits = true): MeetingStep {
  const section: Colour = own.colour;
  return { kind: "client", key: `client:${own.clientCode}`, section, minutes, fits, client: own };
}

/** A committee with an arbitration, an action and three clients. */
export const MEETING: Meeting = {
  day: MEETING_DAY,
  time: "8:30",
  today: MEETING_DAY,
  criteria: { coverCriterion: "insurance", ratingsInUse: true },
  minutes: 60,
  nextDay: MEETING_DAY + 7,
  steps: [
    {
      kind: "arbitration",
      key: "arbitration:101",
      section: "arbitrations",
      minutes: 4,
      fits: true,
      client: BROSSARD,
      entry: ASKED,
    },
    {
      kind: "review",
      key: "action:95",
      section: "actions",
      minutes: 10,
      fits: true,
      client: MIDI,
      entry: LATE_ACTION,
      daysLate: 7,
      postponed: 2,
      promise: null,
    },
    clientStep(MIDI, 4),
    clientStep(BROSSARD, 4),
    clientStep(VIGNERONS, 2, false),
    { kind: "other", key: "other", section: "other", minutes: 0, fits: true, client: null },
  ],
  done: [],
  recorded: [],
  kinds: ACTION_KINDS.map((kind) => ({ kind, text: words.t(`workbook:actionKinds.${kind}`) })),
  owners: ["Claire Morel", "Hélène Roux", "Paul Garnier"],
  arbiter: "Anne Delattre",
  isClosed: false,
  workbookLanguage: "fr",
  warnings: [],
};

/** The same with two greens on its agenda. */
export const MEETING_WITH_GREENS: Meeting = {
  ...MEETING,
  steps: [
    ...MEETING.steps.slice(0, -1),
    {
      kind: "greens",
      key: "greens",
      section: "green",
      minutes: 0,
      fits: true,
      client: null,
      clients: [
        client({
          clientCode: "C00300",
          clientName: "Cave des Trois Rivières",
          colour: "green",
          exposure: 86_000_00,
        }),
        client({
          clientCode: "C00318",
          clientName: "Brasserie Lalande",
          colour: "green",
          exposure: 61_500_00,
        }),
      ],
    },
    ...MEETING.steps.slice(-1),
  ],
};

/** A meeting that opens at once; nothing of it is remembered from one to the other. */
export function meetingActionsOf(meeting: Meeting = MEETING): MeetingActions {
  return { openMeeting: () => Promise.resolve(meeting) };
}

/** Gives decisions their numbers one after the other, from number 127 on. */
export function numbering(first = 127): (own: Partial<ProtocolEntry>) => ProtocolEntry {
  let number = first - 1;
  return (own) => {
    number += 1;
    return protocolEntry({ ...own, number });
  };
}

/** A meeting whose decisions are recorded under numbers of their own. */
export function meetingToHold(): MeetingActions & Pick<ProtocolActions, "recordDecision"> {
  const numbered = numbering();
  return {
    ...meetingActionsOf(MEETING_WITH_GREENS),
    recordDecision: ({ kind, kindText = "", topic = "", owner = "", ...draft }) => {
      const { dueDate = null, amount = null, until = null, origin = null, ...rest } = draft;
      const word = kind === null ? kindText : words.t(`workbook:actionKinds.${kind}`);
      const entry = numbered({
        ...rest,
        kind,
        kindText: word,
        topic,
        owner,
        dueDate,
        amount,
        until,
        origin,
        status: "to-do",
      });
      return Promise.resolve({ entry, alreadyStood: false, notices: [] });
    },
  };
}
