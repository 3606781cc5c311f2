import { dayOf, type Day } from "../../../src/domain/basis/day";
import type { Cents } from "../../../src/domain/basis/money";
import { sampleClients, type Behaviour, type SampleClient } from "../clients";
import type { SampleCover } from "../cover";
import { SAMPLE_SEED } from "../portfolio";
import { seededRandom } from "../random";

/** What becomes of a client over the year; whatever is not told stays as the first sample has it. */
export interface Story {
  /** First invoice, for a client that is new. */
  readonly starts?: Day;
  /** From which day it pays otherwise than before. */
  readonly behaviour?: readonly (readonly [from: Day, Behaviour])[];
  /** It pays nothing from one day to another, then what it owes over so many days; for good when `to` is null. */
  readonly stop?: { readonly from: Day; readonly to: Day | null; readonly over: number };
  /** It pays nothing later than so many days: an insurer would no longer cover what is delivered to it. */
  readonly latest?: number;
  /** What it owes is written off. */
  readonly writtenOff?: Day;
  /** Insolvency procedure as the client sheet words it, from a day on. */
  readonly procedure?: readonly (readonly [from: Day, string])[];
  /** Another account number from that day on. */
  readonly code?: readonly [from: Day, string];
  /** The insurer's limit from a day on. */
  readonly cover?: readonly (readonly [from: Day, CoverChange])[];
  /** Every late invoice of that time is contested until the day it ends. */
  readonly dispute?: { readonly from: Day; readonly to: Day };
}

type CoverChange = Pick<SampleCover, "granted" | "status" | "remark"> & { readonly requested: Cents };

/** A client of the year with its story. */
export interface CastMember {
  readonly client: SampleClient;
  readonly story: Story;
}

/** Names that the meetings of the year speak of, too. */
export const NAMES = {
  valdorne: "Distilleries Réunies de Valdorne",
  aumerlin: "Champagne Aumerlin Père & Fils",
  orvains: "Cave coopérative des Trois-Orvains",
  harrowmere: "Harrowmere Distillers Ltd",
  atlantique: "Verre Distribution Atlantique-Sud",
  belladone: "Cosmétiques Belladone Paris",
  courtemanche: "Laboratoires Courtemanche-Vidal",
  wolvenberg: "Brouwerij Van der Wolvenberg NV",
  garonnais: "Embouteillage mobile Garonnais",
  vernois: "Comptoir œnologique du Bas-Vernois",
  pironne: "Domaine de la Grande Pironne",
  vaucressange: "Liqueurs Vaucressange",
  lucarelli: "Pesto et antipasti Lucarelli",
  balmeron: "Sirops Balmeron",
  combrecy: "Les Celliers de Combrecy",
  lavaurelle: "Les Vergers de Lavaurelle",
  lestrevan: "Champagne Lestrevan-Oudry",
  castelverdan: "Huileries de Castelverdan",
  gargouille: "Brasserie La Gargouille Blonde",
  oceambre: "Laboratoires Océambre Cosmétique",
} as const;

const granted = (amount: number, remark: string): CoverChange => ({
  requested: amount * 100,
  granted: amount * 100,
  status: "Accordée",
  remark,
});
const cut = (status: "Réduite" | "Résiliée", asked: number, left: number, remark: string): CoverChange => ({
  requested: asked * 100,
  granted: left * 100,
  status,
  remark,
});

const STORIES: Readonly<Record<string, Story>> = {
  [NAMES.valdorne]: { cover: [[dayOf(2026, 10, 12), granted(1_800_000, "Hausse accordée sur bilan 2025")]] },
  [NAMES.aumerlin]: { behaviour: [[dayOf(2026, 6, 15), "usual"]] },
  [NAMES.orvains]: {
    behaviour: [
      [dayOf(2026, 6, 1), "usual"],
      [dayOf(2026, 11, 1), "prompt"],
    ],
    cover: [[dayOf(2026, 3, 16), granted(1_200_000, "Hausse accordée après envoi des comptes")]],
  },
  [NAMES.harrowmere]: {
    cover: [
      [dayOf(2025, 6, 2), granted(350_000, "")],
      [dayOf(2026, 6, 8), cut("Réduite", 350_000, 90_000, "Secteur revu par l'assureur")],
      [dayOf(2026, 10, 19), granted(300_000, "Rétablie sur comptes semestriels")],
    ],
    behaviour: [[dayOf(2026, 9, 1), "usual"]],
  },
  [NAMES.atlantique]: {
    stop: { from: dayOf(2026, 2, 20), to: dayOf(2026, 6, 22), over: 75 },
    behaviour: [[dayOf(2026, 9, 1), "usual"]],
  },
  [NAMES.belladone]: {
    dispute: { from: dayOf(2026, 3, 2), to: dayOf(2026, 6, 29) },
    behaviour: [[dayOf(2026, 7, 1), "usual"]],
  },
  [NAMES.courtemanche]: {
    behaviour: [[dayOf(2026, 9, 1), "distressed"]],
    stop: { from: dayOf(2026, 12, 10), to: null, over: 0 },
    cover: [[dayOf(2026, 10, 5), cut("Réduite", 120_000, 40_000, "Cote abaissée")]],
  },
  [NAMES.wolvenberg]: {
    stop: { from: dayOf(2025, 11, 25), to: null, over: 0 },
    procedure: [
      [dayOf(2026, 4, 20), "Redressement judiciaire"],
      [dayOf(2026, 7, 6), "Liquidation judiciaire"],
    ],
    cover: [[dayOf(2026, 2, 2), cut("Résiliée", 120_000, 0, "Résiliée par l'assureur")]],
    writtenOff: dayOf(2026, 9, 30),
  },
  [NAMES.garonnais]: {
    stop: { from: dayOf(2025, 12, 1), to: dayOf(2026, 5, 18), over: 90 },
    behaviour: [[dayOf(2026, 6, 15), "usual"]],
  },
  [NAMES.vernois]: {
    stop: { from: dayOf(2025, 11, 3), to: null, over: 0 },
    procedure: [[dayOf(2026, 5, 25), "Liquidation judiciaire"]],
    writtenOff: dayOf(2026, 10, 26),
  },
  [NAMES.pironne]: {
    stop: { from: dayOf(2025, 11, 17), to: dayOf(2026, 9, 7), over: 150 },
    behaviour: [[dayOf(2026, 6, 1), "usual"]],
  },
  [NAMES.vaucressange]: {
    stop: { from: dayOf(2025, 10, 20), to: null, over: 0 },
    writtenOff: dayOf(2026, 6, 29),
  },
  [NAMES.lucarelli]: {
    stop: { from: dayOf(2025, 12, 8), to: dayOf(2026, 4, 13), over: 20 },
    behaviour: [[dayOf(2026, 5, 1), "usual"]],
  },
  [NAMES.balmeron]: { code: [dayOf(2026, 6, 1), "0420017"] },
  [NAMES.lavaurelle]: { cover: [[dayOf(2026, 5, 4), granted(400_000, "Hausse accordée")]] },
  [NAMES.lestrevan]: { behaviour: [[dayOf(2026, 5, 1), "prompt"]] },
  [NAMES.castelverdan]: {
    behaviour: [[dayOf(2026, 9, 15), "slow"]],
    stop: { from: dayOf(2026, 12, 21), to: null, over: 0 },
  },
  [NAMES.gargouille]: { starts: dayOf(2026, 9, 10) },
  [NAMES.oceambre]: { latest: 55 },
};

/** So many of the largest clients, besides all that a story is told of. */
const LARGEST = 54;

/** The clients of the first sample that the year follows, 60 or so, in order of sales. */
export function yearCast(): CastMember[] {
  const clients = sampleClients(seededRandom(SAMPLE_SEED)).sort((a, b) => b.yearlySales - a.yearlySales);
  return clients
    .filter(({ name }, rank) => rank < LARGEST || STORIES[name] !== undefined)
    .map((client) => ({ client, story: STORIES[client.name] ?? {} }));
}

/** A client as its sheet knows it on a day: account number, procedure, a rating renewed every year. */
export function clientOn({ client, story }: CastMember, day: Day): SampleClient {
  const procedures = (story.procedure ?? []).filter(([from]) => from <= day);
  const [since, code] = story.code ?? [Infinity, client.code];
  return {
    ...client,
    code: since <= day ? code : client.code,
    insolvency: procedures.at(-1)?.[1] ?? client.insolvency,
    rating: client.rating === null ? null : { ...client.rating, date: renewed(client.rating.date, day) },
  };
}

function renewed(date: Day, day: Day): Day {
  return date + 365 * Math.floor((day - date) / 365);
}
