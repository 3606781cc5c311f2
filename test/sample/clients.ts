import type { Cents } from "../../src/domain/basis/money";
import { dayOf, type Day } from "../../src/domain/basis/day";
import { endOfMonth } from "./calendar";
import { CLIENT_NAMES, CURRENCIES, GROUPS, type Trade } from "./clientNames";
import { shuffled, type Random } from "./random";

export type Currency = "EUR" | "USD" | "GBP";

/**
 * How a client pays: in time, a little late as most do, late by weeks, or hardly any more.
 */
export type Behaviour = "prompt" | "usual" | "slow" | "distressed";

export interface PaymentTerms {
  readonly label: string;
  readonly days: number;
  readonly endOfMonth: boolean;
}

interface SampleRating {
  readonly provider: string;
  readonly value: string | number;
  readonly date: Day;
}

export interface SampleClient {
  /** Seven digits with a leading zero, e.g. "0411023". */
  readonly code: string;
  readonly name: string;
  readonly trade: Trade;
  readonly group: string;
  readonly salesperson: string;
  readonly terms: PaymentTerms;
  readonly currency: Currency;
  /** Wanted sales of a year, incl. VAT, in euros. */
  readonly yearlySales: Cents;
  readonly behaviour: Behaviour;
  readonly rating: SampleRating | null;
  /** Insolvency procedure as the client sheet words it, "" for none. */
  readonly insolvency: string;
}

/** Sales of a mid-size glass maker, incl. VAT, in euros. */
const YEARLY_SALES = 110_000_000;

/** How many clients of 160 behave in each way; the rest pay as usual. */
const SHARES: readonly (readonly [Behaviour, number])[] = [
  ["distressed", 6],
  ["slow", 16],
  ["prompt", 82],
];

const TRADES: readonly { trade: Trade; scale: number; salespeople: readonly string[] }[] = [
  { trade: "spirits", scale: 1, salespeople: ["DUPONT Claire", "BERTHIER Sylvie"] },
  { trade: "wine", scale: 0.85, salespeople: ["BERTHIER Sylvie", "LEMOINE Antoine"] },
  { trade: "beer", scale: 0.8, salespeople: ["NGUYEN Thomas"] },
  { trade: "preserves", scale: 0.6, salespeople: ["LEMOINE Antoine", "NGUYEN Thomas"] },
  { trade: "condiments", scale: 0.35, salespeople: ["FERREIRA Paulo"] },
  { trade: "perfume", scale: 0.55, salespeople: ["ROUSSEAU Hélène"] },
  { trade: "pharmacy", scale: 0.5, salespeople: ["ROUSSEAU Hélène", "FERREIRA Paulo"] },
  { trade: "wholesale", scale: 0.45, salespeople: ["FERREIRA Paulo", "DUPONT Claire"] },
  { trade: "export", scale: 0.45, salespeople: ["WEBER Katrin"] },
];

const NET_30: PaymentTerms = { label: "30 j net", days: 30, endOfMonth: false };
const MONTH_END_30: PaymentTerms = { label: "30 j fin de mois", days: 30, endOfMonth: true };
const NET_45: PaymentTerms = { label: "45 j net", days: 45, endOfMonth: false };
const MONTH_END_45: PaymentTerms = { label: "45 j fin de mois", days: 45, endOfMonth: true };
const NET_60: PaymentTerms = { label: "60 j net", days: 60, endOfMonth: false };

/**
 * The clients, the same for the same chance. Procedures, behaviours and ratings hang together: who
 * pays badly is rated badly, as a rule with exceptions.
 */
export function sampleClients(random: Random): SampleClient[] {
  const seats = TRADES.flatMap(({ trade, scale, salespeople }) =>
    CLIENT_NAMES[trade].map((name, rank) => ({
      name,
      trade,
      salesperson: salespeople[rank % salespeople.length] ?? "",
      weight: (scale / (rank + 1) ** 1.28) * Math.exp(random.normal(0, 0.25)),
    })),
  );
  const totalWeight = seats.reduce((sum, seat) => sum + seat.weight, 0);
  const behaviours = drawBehaviours(
    seats.map(({ weight }) => weight / totalWeight),
    random,
  );
  const codes = drawCodes(seats.length, random);
  let procedures = 0;
  return seats.map(({ name, trade, salesperson, weight }, seat) => {
    const behaviour = behaviours[seat] ?? "usual";
    const insolvent = behaviour === "distressed" && weight / totalWeight < 0.006 && procedures < 2;
    return {
      code: codes[seat] ?? "",
      name,
      trade,
      group: groupOf(name),
      salesperson,
      terms: drawTerms(trade, random),
      currency: CURRENCIES[name] ?? "EUR",
      yearlySales: Math.round(((YEARLY_SALES * weight) / totalWeight) * 100),
      behaviour,
      rating: drawRating(behaviour, trade, weight / totalWeight, random),
      insolvency: insolvent ? (procedures++ === 0 ? "Redressement judiciaire" : "Sauvegarde") : "",
    };
  });
}

/** The day an invoice of that date is due under these terms: "45 j fin de mois" = end of the month of date + 45 days. */
export function dueDateOf(documentDate: Day, terms: PaymentTerms): Day {
  const due = documentDate + terms.days;
  return terms.endOfMonth ? endOfMonth(due) : due;
}

/** No client with more than 1 % of the sales is about to fail: the maker would be, too. */
function drawBehaviours(shares: readonly number[], random: Random): Behaviour[] {
  const behaviours: Behaviour[] = shares.map(() => "usual");
  const order = shuffled(
    shares.map((_, seat) => seat),
    random,
  );
  for (const [behaviour, count] of SHARES) {
    const largest = behaviour === "distressed" ? 0.01 : 1;
    const free = order.filter((seat) => behaviours[seat] === "usual" && (shares[seat] ?? 0) <= largest);
    for (const seat of free.slice(0, count)) behaviours[seat] = behaviour;
  }
  return behaviours;
}

function drawCodes(count: number, random: Random): string[] {
  const numbers = Array.from({ length: 899 }, (_, offset) => 410_100 + offset * 11);
  return shuffled(numbers, random)
    .slice(0, count)
    .map((number) => `0${number}`);
}

function groupOf(name: string): string {
  return Object.keys(GROUPS).find((group) => GROUPS[group]?.includes(name)) ?? "";
}

function drawTerms(trade: Trade, random: Random): PaymentTerms {
  if (trade === "export") return random.pick([NET_60, NET_60, NET_45]);
  return random.weighted([
    [MONTH_END_45, 50],
    [NET_60, 28],
    [MONTH_END_30, 11],
    [NET_45, 6],
    [NET_30, 5],
  ]);
}

type Quality = "good" | "medium" | "weak" | "none";

const QUALITIES: Readonly<Record<Behaviour, readonly (readonly [Quality, number])[]>> = {
  prompt: [
    ["good", 80],
    ["medium", 15],
    ["none", 4],
    ["weak", 1],
  ],
  usual: [
    ["good", 72],
    ["medium", 19],
    ["none", 6],
    ["weak", 3],
  ],
  slow: [
    ["good", 50],
    ["medium", 36],
    ["none", 6],
    ["weak", 8],
  ],
  distressed: [
    ["medium", 22],
    ["none", 11],
    ["weak", 67],
  ],
};

/** Values of each provider's scale, whose directions differ: Banque de France 1+ best, the others' highest best. */
const SCALES: Readonly<
  Record<string, Readonly<Record<"good" | "medium" | "weak", readonly (string | number)[]>>>
> = {
  "Banque de France": {
    good: ["1-", "2+", "2", "2-", "3+", "3", "3-", "4+"],
    medium: ["4", "4-", "5+", "5"],
    weak: ["6", "6-", "7"],
  },
  Altares: {
    good: ["13/20", "14/20", "15/20", "16/20", "17/20"],
    medium: ["8/20", "9/20", "10/20", "11/20", "12/20"],
    weak: ["3/20", "4/20", "5/20"],
  },
  "Coface DRA": { good: [7, 8, 9], medium: [4, 5, 6], weak: [1, 2, 3] },
  Ellisphere: { good: ["7/10", "8/10", "9/10"], medium: ["4/10", "5/10", "6/10"], weak: ["2/10", "3/10"] },
};

/** Every client with more than 1 % of the sales is rated. */
function drawRating(behaviour: Behaviour, trade: Trade, share: number, random: Random): SampleRating | null {
  const drawn = random.weighted(QUALITIES[behaviour]);
  const quality = drawn === "none" && share > 0.01 ? "medium" : drawn;
  const provider =
    trade === "export"
      ? "Coface DRA"
      : random.weighted([
          ["Banque de France", 46],
          ["Altares", 30],
          ["Coface DRA", 16],
          ["Ellisphere", 8],
        ]);
  const date = dayOf(2025, 2, 1) + random.whole(0, 330);
  if (quality === "none") return null;
  return { provider, value: random.pick(SCALES[provider]?.[quality] ?? []), date };
}
