import type { Cents } from "../../src/domain/basis/money";
import { dayOf, type Day } from "../../src/domain/basis/day";
import type { Behaviour, SampleClient } from "./clients";
import type { Random } from "./random";

/** One line of the insurers' limits, as the team keeps it. */
export interface SampleCover {
  readonly client: SampleClient;
  readonly insurer: string;
  readonly policy: string;
  readonly kind: "Dénommé" | "Non dénommé";
  readonly nature: "Permanente" | "Temporaire";
  readonly requested: Cents;
  readonly granted: Cents;
  readonly from: Day;
  readonly to: Day | null;
  readonly status: "Accordée" | "Partielle" | "Refusée" | "Réduite" | "Résiliée";
  /** Insured share, 0 to 1. */
  readonly insuredShare: number;
  readonly remark: string;
}

type Decision = "full" | "partial" | "refused" | "reduced" | "cancelled" | "expired";
type Story = Decision | "toppedUp" | "none";

/** What insurers decide, by how the client pays: they see it too. */
const STORIES: Readonly<Record<Behaviour, readonly (readonly [Story, number])[]>> = {
  prompt: [
    ["full", 85],
    ["toppedUp", 4],
    ["partial", 6],
    ["expired", 2],
    ["none", 3],
  ],
  usual: [
    ["full", 79],
    ["toppedUp", 5],
    ["partial", 9],
    ["refused", 3],
    ["expired", 2],
    ["none", 2],
  ],
  slow: [
    ["full", 50],
    ["partial", 24],
    ["reduced", 8],
    ["refused", 10],
    ["expired", 4],
    ["none", 4],
  ],
  distressed: [
    ["partial", 25],
    ["reduced", 25],
    ["refused", 20],
    ["cancelled", 30],
  ],
};

/** Small limits need no decision of the insurer: non-named cover, up to this balance. */
const UNNAMED_UP_TO: Cents = 18_000_00;
const UNNAMED_LIMIT: Cents = 20_000_00;

/** Nobody forgets to ask cover for a client that owes more. */
const FORGOTTEN_UP_TO: Cents = 90_000_00;

/** The cover lines of one client whose receivables stand at `balance`; none when nobody asked. */
export function coverLines(client: SampleClient, balance: Cents, random: Random): SampleCover[] {
  const drawn = random.weighted(STORIES[client.behaviour]);
  const story = drawn === "none" && balance > FORGOTTEN_UP_TO ? "refused" : drawn;
  const needed = roundUp(Math.max(balance, 8_000_00) * (1.12 + 0.5 * random.next()));
  const base = insurerOf(client, random);
  if (story === "none") return [];
  if (story === "full" && balance <= UNNAMED_UP_TO) return [unnamed(base)];
  return story === "toppedUp" ? toppedUp(base, needed) : [decided(base, story, needed, random)];
}

type Base = Pick<SampleCover, "client" | "insurer" | "policy" | "from" | "insuredShare">;

/** Two invented insurers: one for the domestic portfolio, one for export, perfume and pharmacy. */
function insurerOf(client: SampleClient, random: Random): Base {
  const from = dayOf(2024, 3, 1) + random.whole(0, 560);
  const second = ["export", "perfume", "pharmacy"].includes(client.trade);
  return second
    ? { client, from, insurer: "Garance Assurance", policy: "GA 70455/02", insuredShare: 0.85 }
    : { client, from, insurer: "Prudence Crédit", policy: "PC-118-2024", insuredShare: 0.9 };
}

function unnamed(base: Base): SampleCover {
  return {
    ...base,
    kind: "Non dénommé",
    nature: "Permanente",
    requested: UNNAMED_LIMIT,
    granted: UNNAMED_LIMIT,
    to: null,
    status: "Accordée",
    insuredShare: base.insuredShare === 0.9 ? 0.75 : 0.7,
    remark: "",
  };
}

function named(base: Base, requested: Cents, granted: Cents, status: SampleCover["status"]): SampleCover {
  return { ...base, kind: "Dénommé", nature: "Permanente", requested, granted, to: null, status, remark: "" };
}

/** A permanent limit and a temporary one for the season, which together suffice. */
function toppedUp(base: Base, needed: Cents): SampleCover[] {
  const permanent = roundUp(needed * 0.65);
  return [
    named(base, needed, permanent, "Partielle"),
    {
      ...named(base, needed - permanent + 10_000_00, needed - permanent + 10_000_00, "Accordée"),
      nature: "Temporaire",
      from: dayOf(2025, 10, 1),
      to: dayOf(2026, 2, 28),
      remark: "Complément fin d'année",
    },
  ];
}

function decided(base: Base, story: Decision, needed: Cents, random: Random): SampleCover {
  switch (story) {
    case "partial":
      return named(base, needed, roundUp(needed * (0.25 + 0.3 * random.next())), "Partielle");
    case "refused":
      return { ...named(base, needed, 0, "Refusée"), remark: "Voir courrier de l'assureur" };
    case "reduced":
      return {
        ...named(base, needed, roundUp(needed * 0.25), "Réduite"),
        from: dayOf(2025, 11, 3),
        remark: `Avant réduction : ${Math.round(needed / 100_000)} k€`,
      };
    case "cancelled":
      return {
        ...named(base, needed, 0, "Résiliée"),
        to: dayOf(2025, 12, 5),
        remark: "Résiliée par l'assureur",
      };
    case "expired":
      return { ...named(base, needed, needed, "Accordée"), to: dayOf(2025, 12, 31), remark: "À renouveler" };
    case "full":
      return named(base, needed, needed, "Accordée");
  }
}

/** To the next 5 000 €, or 50 000 € above half a million: insurers give round limits. */
function roundUp(amount: number): Cents {
  const step = amount > 500_000_00 ? 50_000_00 : 5_000_00;
  return Math.ceil(amount / step) * step;
}
