import { defaultGrid, type Grid } from "./grid";
import { DEFAULT_RATING_RANGES, type RatingRange } from "./signature";
import type { Cents } from "./money";
import type { Weekday } from "./day";

/** The credit policy: every figure a user may change in the settings sheet. */
export interface Policy {
  readonly parameters: Parameters;
  readonly grid: Grid;
  readonly ratingRanges: readonly RatingRange[];
}

export interface Parameters {
  /** On the agenda from this exposure on (seuil minimal d'encours). */
  readonly agendaMinimumExposure: Cents;
  /** ISO weekday of the committee, 1 = Monday. */
  readonly meetingWeekday: Weekday;
  /** "H:MM", 24 hours. */
  readonly meetingTime: string;
  readonly meetingMinutes: number;
  readonly actionsMinutes: number;
  readonly redMinutes: number;
  readonly orangeMinutes: number;
  readonly greenMinutes: number;
  readonly successesMinutes: number;
  /** The agenda leaves this many days before the committee. */
  readonly agendaDaysBefore: number;
  /** Uncovered up to this amount still counts as covered. */
  readonly coverTolerance: Cents;
  readonly coverBase: "including-vat" | "excluding-vat";
  /** 0.2 = 20 %. */
  readonly vatRate: number;
  /** Positive items up to this amount do not make a client late (résidu). */
  readonly residue: Cents;
  /** À jour: counted overdue up to this amount … */
  readonly upToDateMaximum: Cents;
  /** … or nothing later than this many days. */
  readonly upToDateDays: number;
  /** Retard grave: more than `seriousAmount` over 60 days late … */
  readonly seriousAmount: Cents;
  /** … or counted overdue of at least this share of the balance (0.25 = 25 %) and at least `seriousShareAmount`. */
  readonly seriousShare: number;
  readonly seriousShareAmount: Cents;
  readonly hardRedInsolvency: boolean;
  readonly hardRedCoverWithdrawn: boolean;
  /** A cover cancelled or reduced makes the client red above this uncovered amount. */
  readonly hardRedUncovered: Cents;
}

/** Defaults of the practice (credit committee rules, §2–4); every one can be changed in the workbook. */
export const DEFAULT_PARAMETERS: Parameters = {
  agendaMinimumExposure: 50_000_00,
  meetingWeekday: 5,
  meetingTime: "8:30",
  meetingMinutes: 60,
  actionsMinutes: 10,
  redMinutes: 4,
  orangeMinutes: 2,
  greenMinutes: 0,
  successesMinutes: 5,
  agendaDaysBefore: 1,
  coverTolerance: 0,
  coverBase: "including-vat",
  vatRate: 0.2,
  residue: 50_00,
  upToDateMaximum: 500_00,
  upToDateDays: 5,
  seriousAmount: 5_000_00,
  seriousShare: 0.25,
  seriousShareAmount: 20_000_00,
  hardRedInsolvency: true,
  hardRedCoverWithdrawn: true,
  hardRedUncovered: 10_000_00,
};

/** What a parameter is measured in, which says how it is written in a cell and what values it takes. */
export type ParameterUnit =
  "amount" | "days" | "minutes" | "share" | "weekday" | "time" | "cover-base" | "yes-no";

export interface ParameterLimits {
  readonly unit: ParameterUnit;
  /** Smallest and largest value, in units of the cell (euros, days, minutes, 0.25 for 25 %). */
  readonly minimum?: number;
  readonly maximum?: number;
}

const amount = { unit: "amount", minimum: 0, maximum: 1e12 } as const;
const days = { unit: "days", minimum: 0, maximum: 366 } as const;
const minutes = { unit: "minutes", minimum: 0, maximum: 240 } as const;
const share = { unit: "share", minimum: 0, maximum: 1 } as const;

/** Every parameter with its unit and limits, in the order of the settings sheet. */
export const PARAMETER_LIMITS: Readonly<Record<keyof Parameters, ParameterLimits>> = {
  agendaMinimumExposure: amount,
  meetingWeekday: { unit: "weekday" },
  meetingTime: { unit: "time" },
  meetingMinutes: { ...minutes, minimum: 10 },
  actionsMinutes: minutes,
  redMinutes: minutes,
  orangeMinutes: minutes,
  greenMinutes: minutes,
  successesMinutes: minutes,
  agendaDaysBefore: { ...days, maximum: 6 },
  coverTolerance: amount,
  coverBase: { unit: "cover-base" },
  vatRate: share,
  residue: amount,
  upToDateMaximum: amount,
  upToDateDays: days,
  seriousAmount: amount,
  seriousShare: share,
  seriousShareAmount: amount,
  hardRedInsolvency: { unit: "yes-no" },
  hardRedCoverWithdrawn: { unit: "yes-no" },
  hardRedUncovered: amount,
};

export const DEFAULT_POLICY: Policy = {
  parameters: DEFAULT_PARAMETERS,
  grid: defaultGrid(),
  ratingRanges: DEFAULT_RATING_RANGES,
};
