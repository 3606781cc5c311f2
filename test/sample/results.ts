import type { Results } from "../../src/committee/results/resultsContract";
import type { ResultsPoint } from "../../src/documents/results/resultsMatter";
import {
  type CommitteeWithFigures,
  overdueRate,
  interruptionsOf,
} from "../../src/domain/results/committeeTrend";
import { compare } from "../../src/domain/results/comparison";
import { dayOf } from "../../src/domain/basis/day";
import { protocolEntry } from "./protocolEntry";

/** Friday 9 January 2026, the first committee. */
export const FIRST_COMMITTEE = dayOf(2026, 1, 9);
const WEEKS = 18;

/** Committees every Friday but 1 May, the overdue falling from 9.4 to 6.1 million. */
const COMMITTEES: readonly CommitteeWithFigures[] = Array.from({ length: WEEKS }, (_, week) =>
  committee(week),
).filter(({ date }) => date !== dayOf(2026, 5, 1));

function committee(week: number): CommitteeWithFigures {
  const done = week / (WEEKS - 1);
  const date = FIRST_COMMITTEE + week * 7;
  const wave = Math.round(Math.sin(week * 1.7) * 120_000) * 100;
  const isEnd = week === 0 || week === WEEKS - 1;
  const countedOverdue = Math.round(9_412_300_00 - 3_294_100_00 * done) + (isEnd ? 0 : wave);
  const share = (part: number) => Math.round(countedOverdue * part);
  const ageing = {
    notDue: 62_000_000_00 - countedOverdue,
    d1_30: share(0.45),
    d31_60: share(0.25 - 0.05 * done),
    d61_90: share(0.15 - 0.04 * done),
    d91_120: share(0.09 - 0.02 * done),
    over120: share(0.06),
    unallocatedCredits: 0,
  };
  return {
    date,
    time: "8:30",
    place: "Salle du conseil",
    present: "",
    referenceDate: date - 2,
    agendaSent: date - 1,
    closed: date,
    protocolSent: date,
    nextDate: date + 7,
    agendaClients: 40,
    figures: {
      counts: { red: 31 - Math.round(12 * done), orange: 58, green: 171 + Math.round(12 * done) },
      exposure: 70_000_000_00,
      balance: 62_000_000_00,
      ageing,
      countedOverdue,
      uncovered: Math.round(14_800_000_00 - 3_900_000_00 * done),
    },
    isNoted: true,
    absentClients: 0,
    absentOverdue: 0,
    dso: 68.4 - 6.3 * done,
    bestDso: 57.1,
    decisions: 22,
    arbitrations: 5,
    actionsDue: 18,
    actionsOnTime: 14,
    policy: week < 9 ? "seuil 50 000 € · grille standard" : "seuil 75 000 € · grille standard",
    clientsTold: "",
    currency: "EUR",
    actionsTold: "",
  };
}

function pointOf({ date, figures, dso, bestDso }: CommitteeWithFigures, index: number): ResultsPoint {
  const { ageing, countedOverdue, balance, counts, uncovered } = figures;
  const { d1_30, d31_60, d61_90, d91_120, over120 } = ageing;
  return {
    date,
    overdue: { d1_30, d31_60, d61_90, d91_120, over120 },
    countedOverdue,
    absentOverdue: 0,
    absentClients: 0,
    balance,
    overdueRate: overdueRate(figures),
    dso,
    bestDso,
    delayDso: dso === null || bestDso === null ? null : dso - bestDso,
    counts,
    uncovered,
    punctuality: 0.61 + 0.012 * index,
    arbitrationRate: Math.max(0.08, 0.27 - 0.011 * index),
  };
}

const comparison = compare(
  COMMITTEES.map((record) => ({ ...record, ...record.figures })),
  [],
  new Map(),
);

const client = (number: number, clientCode: string, clientName: string, kindText: string) =>
  protocolEntry({ number, clientCode, clientName, kindText, committeeDate: FIRST_COMMITTEE + 7 });

const DECISIONS = [
  client(12, "C00127", "Verrerie du Midi SAS", "Blocage expédition"),
  client(19, "C00127", "Verrerie du Midi SAS", "Plan de règlement"),
  client(41, "C00210", "Société Coopérative des Vignerons de la Haute Vallée", "Visite conjointe"),
];

/** What eighteen weeks of committees achieved, with everything that can be told. */
export const RESULTS: Results = {
  points: COMMITTEES.map(pointOf),
  comparison,
  arbitration: { since: FIRST_COMMITTEE + 77, first: 0.23, last: 0.09, direction: "falling", signal: 0.2 },
  punctualitySince: FIRST_COMMITTEE + 77,
  weeks: 12,
  signal: 0.2,
  improvements: [
    {
      clientCode: "C00127",
      clientName: "Verrerie du Midi SAS",
      mean: 642_100_00,
      committees: 14,
      lost: 0,
      now: 64_210_00,
      fall: 577_890_00,
      precededBy: [12, 19],
    },
    {
      clientCode: "C00210",
      clientName: "Société Coopérative des Vignerons de la Haute Vallée",
      mean: 312_000_00,
      committees: 9,
      lost: 40_000_00,
      now: 0,
      fall: 272_000_00,
      precededBy: [41],
    },
    {
      clientCode: "C00318",
      clientName: "Brasserie Lalande",
      mean: 98_400_00,
      committees: 5,
      lost: 0,
      now: 12_000_00,
      fall: 86_400_00,
      precededBy: [],
    },
  ],
  lost: [
    {
      clientCode: "C00043",
      clientName: "Établissements Brossard & Fils Embouteillage",
      since: FIRST_COMMITTEE + 70,
      before: "orange",
      exposure: 112_480_50,
      countedOverdue: 23_480_00,
    },
  ],
  salesHeld: [],
  termsRefused: 0,
  sales: "read",
  blocks: [],
  cover: [],
  visits: [],
  losses: [],
  departures: [],
  who: {
    redsDiscussed: 340,
    decisions: 289,
    people: [
      { role: "owner", name: "Anne Ravel", due: 60, onTime: 48 },
      { role: "salesperson", name: "DUPONT Claire", due: 31, onTime: 22 },
    ],
  },
  kinds: [],
  ...interruptionsOf(COMMITTEES),
  looksAtCover: true,
  mergedGroups: [],
  otherCurrency: null,
  codeChanges: [
    {
      clientName: "Lunetterie Comtoise",
      before: "C00771",
      after: "D10771",
      since: FIRST_COMMITTEE + 49,
    },
  ],
  decisions: new Map(DECISIONS.map((entry) => [entry.number ?? 0, entry])),
  presenter: "Paul Tillac",
  company: "Verreries réunies",
  currency: "EUR",
  nextDate: null,
  sheet: "behind",
  warnings: [],
};

/** The same before the second committee. */
export const LITTLE_HISTORY: Results = {
  ...RESULTS,
  points: RESULTS.points.slice(0, 1),
  comparison: null,
  arbitration: null,
  punctualitySince: null,
  improvements: [],
  lost: [],
  gaps: [],
  policyChanges: [],
  codeChanges: [],
  decisions: new Map(),
  nextDate: FIRST_COMMITTEE + 7,
  sheet: "absent",
};
