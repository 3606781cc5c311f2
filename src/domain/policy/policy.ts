import { defaultGrid, type CriteriaInUse, type Grid } from "./grid";
import { DEFAULT_RATING_RANGES, type RatingRange } from "./signature";
import type { Cents } from "../basis/money";
import type { Weekday } from "../basis/day";

/** The credit policy: every figure a user may change in the settings sheet. */
export interface Policy {
  readonly parameters: Parameters;
  readonly grid: Grid;
  readonly ratingRanges: readonly RatingRange[];
  /** Insurers with a clock of their own; the parameters' is that of all others. */
  readonly insurers: readonly InsurerClock[];
}

/** What an insurer's policy says of unpaid items. Days from the due date or from the invoice; null = not said. */
export interface InsurerClock {
  readonly insurer: string;
  readonly daysFromDue: number | null;
  readonly daysFromInvoice: number | null;
  /** Less than this altogether need not be declared. */
  readonly smallest: Cents;
  /** New deliveries are no longer insured once an item out of dispute is later than this. */
  readonly uninsuredAfterDays: number | null;
}

/** Whether two clocks of an insurer say the same; one that is not there says something else. */
export function isSameClock(one: InsurerClock | undefined, other: InsurerClock | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (Object.keys(one) as (keyof InsurerClock)[]).every((key) => one[key] === other[key]);
}

export interface Parameters {
  /** As it stands at the head of the agenda and the protocol; "" = not said. */
  readonly companyName: string;
  /** ISO 4217 code of the currency that every amount is in. */
  readonly companyCurrency: string;
  /** On the agenda from this exposure of the client or its group on (seuil minimal d'encours) … */
  readonly agendaMinimumExposure: Cents;
  /** … red and from this exposure on (seuil des rouges) … */
  readonly agendaRedMinimum: Cents;
  /** … or above the internal limit by more than this share of it and more than this amount. */
  readonly excessShare: number;
  readonly excessAmount: Cents;
  /** … or given more days than this beyond the term agreed or the legal one, with the exposure of reds. */
  readonly termDriftDays: number;
  /** ISO weekday of the committee, 1 = Monday. */
  readonly meetingWeekday: Weekday;
  /** "H:MM", 24 hours. */
  readonly meetingTime: string;
  /** Neutral ground; "" = not said. */
  readonly meetingPlace: string;
  /** More people than this around the table give a gentle warning. */
  readonly maximumPeople: number;
  readonly meetingMinutes: number;
  readonly actionsMinutes: number;
  readonly redMinutes: number;
  readonly orangeMinutes: number;
  readonly greenMinutes: number;
  readonly successesMinutes: number;
  /** The agenda leaves this many days before the committee. */
  readonly agendaDaysBefore: number;
  /** A joint visit is proposed of the largest exposures that nobody has visited for so long. */
  readonly visitWeeks: number;
  /** What the cover grade compares the exposure with; "none" = the criterion is not in use. */
  readonly coverCriterion: CoverCriterion;
  /** Whether ratings are a criterion of the grid. */
  readonly ratingsInUse: boolean;
  /** A client without a line in a criterion in use may be green. */
  readonly greenWithoutData: boolean;
  /** Uncovered up to this amount still counts as covered. */
  readonly coverTolerance: Cents;
  /** Uncovered up to this share of the compared exposure, or up to this amount, is partly covered. */
  readonly partialShare: number;
  readonly partialAmount: Cents;
  /** With the internal limit as criterion: an excess up to this share of the limit is the middle grade. */
  readonly limitPartialShare: number;
  readonly coverBase: "including-vat" | "excluding-vat";
  /** 0.2 = 20 %. */
  readonly vatRate: number;
  /** The limits of all accounts of a group are one limit for the group; a limit in the group's name always is. */
  readonly groupsShareCover: boolean;
  /** Orders to be delivered within this many days count in the exposure. */
  readonly ordersHorizonDays: number;
  /** A rating older than this says so. */
  readonly ratingOldDays: number;
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
  /** Disputed items count in the overdue that grades, blocks and ways out look at. */
  readonly countDisputes: boolean;
  /** More than this in dispute for over 60 days keeps a client from green. */
  readonly oldDisputeAmount: Cents;
  readonly hardRedInsolvency: boolean;
  /** Something owed on the account of doubtful clients (416). */
  readonly hardRedDoubtful: boolean;
  readonly hardRedCoverWithdrawn: boolean;
  /** A cover cancelled or reduced makes the client red above this uncovered amount. */
  readonly hardRedUncovered: Cents;
  readonly hardRedBrokenPromises: boolean;
  /** Broken promises from which a client is red outright. */
  readonly brokenPromisesLimit: number;
  /** A colour improves after this many committees running with a better one; 1 = at once. */
  readonly improvementRuns: number;
  /** An override (dérogation) lasts this long at most. */
  readonly overrideMaximumDays: number;
  /** A shipment block is proposed when the oldest overdue is later than this with at least this overdue … */
  readonly blockAfterDays: number;
  readonly blockMinimumOverdue: Cents;
  /** … or when the overdue is above this amount and at least this share of the exposure. */
  readonly blockOverdue: Cents;
  readonly blockShare: number;
  /** The insurer must know of an unpaid item this many days after its due date, unless its own row says else. */
  readonly declarationDelayDays: number;
  /** Less than this altogether need not be declared. */
  readonly declarationMinimum: Cents;
  /** New deliveries are no longer insured once an item out of dispute is later than this. */
  readonly noLongerInsuredDays: number;
  /** Days before that deadline from which it is said, and from which it is urgent. */
  readonly declarationSoonDays: number;
  readonly declarationUrgentDays: number;
  /** Longest legal payment term from the invoice date (C. com. L441-10). */
  readonly legalTermDays: number;
  /** The other legal term: days end of month, in either reading that the law accepts. */
  readonly legalEndOfMonthDays: number;
  readonly endOfMonthReading: EndOfMonthReading;
  /** Yearly late penalty rates: ECB refinancing rate on the half-year's first day + 10 points; 0.1215 = 12.15 %. */
  readonly latePenaltyRate: number;
  readonly latePenaltyRateBefore: number;
  /** Owed by law for each late invoice (C. com. D441-5). */
  readonly recoveryFee: Cents;
  /** Share of decisions sent to arbitration, over the weeks that follow, above which it is signalled. */
  readonly arbitrationShare: number;
  readonly arbitrationWeeks: number;
  /** The set-up form was filled in or left aside: it is not offered again. */
  readonly setUpAnswered: boolean;
  /** Rows of the grid whose criterion is not in use, with the colours that people gave them, in the sheet's words. */
  readonly coloursAside: string;
}

/** The cover criterion: credit insurance, the internal limit for those without it, or none. */
export const COVER_CRITERIA = ["insurance", "limit", "none"] as const;
type CoverCriterion = (typeof COVER_CRITERIA)[number];

/** Readings of "45 days end of month": end of the month, then the days; or the days, then end of that month. */
export const END_OF_MONTH_READINGS = ["month-then-days", "days-then-month"] as const;
export type EndOfMonthReading = (typeof END_OF_MONTH_READINGS)[number];

/** Defaults of the practice (credit committee rules, §2–4); every one can be changed in the workbook. */
export const DEFAULT_PARAMETERS: Parameters = {
  companyName: "",
  companyCurrency: "EUR",
  agendaMinimumExposure: 50_000_00,
  agendaRedMinimum: 10_000_00,
  excessShare: 0.1,
  excessAmount: 5_000_00,
  termDriftDays: 15,
  meetingWeekday: 5,
  meetingTime: "8:30",
  meetingPlace: "",
  maximumPeople: 4,
  meetingMinutes: 60,
  actionsMinutes: 10,
  redMinutes: 4,
  orangeMinutes: 2,
  greenMinutes: 0,
  successesMinutes: 3,
  agendaDaysBefore: 1,
  visitWeeks: 26,
  coverCriterion: "insurance",
  ratingsInUse: true,
  greenWithoutData: false,
  coverTolerance: 1_000_00,
  partialShare: 0.5,
  partialAmount: 10_000_00,
  limitPartialShare: 0.2,
  coverBase: "including-vat",
  vatRate: 0.2,
  groupsShareCover: false,
  ordersHorizonDays: 60,
  ratingOldDays: 365,
  residue: 50_00,
  upToDateMaximum: 500_00,
  upToDateDays: 5,
  seriousAmount: 5_000_00,
  seriousShare: 0.25,
  seriousShareAmount: 20_000_00,
  countDisputes: false,
  oldDisputeAmount: 5_000_00,
  hardRedInsolvency: true,
  hardRedDoubtful: true,
  hardRedCoverWithdrawn: true,
  hardRedUncovered: 10_000_00,
  hardRedBrokenPromises: true,
  brokenPromisesLimit: 2,
  improvementRuns: 1,
  overrideMaximumDays: 30,
  blockAfterDays: 30,
  blockMinimumOverdue: 5_000_00,
  blockOverdue: 20_000_00,
  blockShare: 0.1,
  declarationDelayDays: 60,
  declarationMinimum: 300_00,
  noLongerInsuredDays: 60,
  declarationSoonDays: 10,
  declarationUrgentDays: 3,
  legalTermDays: 60,
  legalEndOfMonthDays: 45,
  endOfMonthReading: "month-then-days",
  latePenaltyRate: 0.1215,
  latePenaltyRateBefore: 0.1215,
  recoveryFee: 40_00,
  arbitrationShare: 0.2,
  arbitrationWeeks: 12,
  setUpAnswered: false,
  coloursAside: "",
};

/** What the cover grade looks at, and whether ratings count. */
export type Criteria = Pick<Parameters, "coverCriterion" | "ratingsInUse">;

/** The criteria that the grid has rows for. */
export function criteriaInUse({ coverCriterion, ratingsInUse }: Criteria): CriteriaInUse {
  return { cover: coverCriterion !== "none", signature: ratingsInUse };
}

/** What a parameter is measured in, which says how it is written in a cell and what values it takes. */
export type ParameterUnit =
  | "amount"
  | "days"
  | "weeks"
  | "minutes"
  | "count"
  | "share"
  | "rate"
  | "text"
  | "currency"
  | "weekday"
  | "time"
  | "cover-base"
  | "cover-criterion"
  | "end-of-month"
  | "yes-no";

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
const rate = { unit: "rate", minimum: 0, maximum: 1 } as const;
const text = { unit: "text" } as const;
const yesNo = { unit: "yes-no" } as const;

/** Every parameter with its unit and limits, in the order of the settings sheet. */
export const PARAMETER_LIMITS: Readonly<Record<keyof Parameters, ParameterLimits>> = {
  companyName: text,
  companyCurrency: { unit: "currency" },
  agendaMinimumExposure: amount,
  agendaRedMinimum: amount,
  excessShare: share,
  excessAmount: amount,
  termDriftDays: days,
  meetingWeekday: { unit: "weekday" },
  meetingTime: { unit: "time" },
  meetingPlace: text,
  maximumPeople: { unit: "count", minimum: 2, maximum: 20 },
  meetingMinutes: { ...minutes, minimum: 10 },
  actionsMinutes: minutes,
  redMinutes: minutes,
  orangeMinutes: minutes,
  greenMinutes: minutes,
  successesMinutes: minutes,
  agendaDaysBefore: { ...days, maximum: 6 },
  visitWeeks: { unit: "weeks", minimum: 1, maximum: 260 },
  coverCriterion: { unit: "cover-criterion" },
  ratingsInUse: yesNo,
  greenWithoutData: yesNo,
  coverTolerance: amount,
  partialShare: share,
  partialAmount: amount,
  limitPartialShare: share,
  coverBase: { unit: "cover-base" },
  vatRate: share,
  groupsShareCover: yesNo,
  ordersHorizonDays: days,
  ratingOldDays: { ...days, minimum: 1, maximum: 3660 },
  residue: amount,
  upToDateMaximum: amount,
  upToDateDays: days,
  seriousAmount: amount,
  seriousShare: share,
  seriousShareAmount: amount,
  countDisputes: yesNo,
  oldDisputeAmount: amount,
  hardRedInsolvency: yesNo,
  hardRedDoubtful: yesNo,
  hardRedCoverWithdrawn: yesNo,
  hardRedUncovered: amount,
  hardRedBrokenPromises: yesNo,
  brokenPromisesLimit: { unit: "count", minimum: 1, maximum: 20 },
  improvementRuns: { unit: "count", minimum: 1, maximum: 12 },
  overrideMaximumDays: { ...days, minimum: 1 },
  blockAfterDays: days,
  blockMinimumOverdue: amount,
  blockOverdue: amount,
  blockShare: share,
  declarationDelayDays: { ...days, minimum: 1 },
  declarationMinimum: amount,
  noLongerInsuredDays: { ...days, minimum: 1 },
  declarationSoonDays: days,
  declarationUrgentDays: days,
  legalTermDays: { ...days, minimum: 1 },
  legalEndOfMonthDays: { ...days, minimum: 1 },
  endOfMonthReading: { unit: "end-of-month" },
  latePenaltyRate: rate,
  latePenaltyRateBefore: rate,
  recoveryFee: amount,
  arbitrationShare: share,
  arbitrationWeeks: { unit: "weeks", minimum: 1, maximum: 104 },
  setUpAnswered: yesNo,
  coloursAside: text,
};

/** The names of the parameters, in that order. */
export const PARAMETER_NAMES = Object.keys(PARAMETER_LIMITS) as (keyof Parameters)[];

export const DEFAULT_POLICY: Policy = {
  parameters: DEFAULT_PARAMETERS,
  grid: defaultGrid(),
  ratingRanges: DEFAULT_RATING_RANGES,
  insurers: [],
};
