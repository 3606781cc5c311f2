import { judged, type ClassifiedClient } from "./classification";
import { coverGrade, limitGrade, overdueGrade } from "./grades";
import { type JudgedFile } from "./clientFile";
import { unknownClient } from "../client/client";
import { isMoreRefused, type CoverLine } from "../cover/cover";
import { isExcessOf, type InternalLimit } from "../cover/internalLimit";
import type { Day } from "../basis/day";
import { exposureOf, onCoverBase } from "../receivables/exposure";
import {
  COVER_GRADES,
  OVERDUE_GRADES,
  SIGNATURE_GRADES,
  UNUSED,
  colourInGrid,
  gradeRank,
  severity,
  type Colour,
  type Grades,
} from "../policy/grid";
import type { Cents } from "../basis/money";
import { owedAfter, paidBeforeDue, paymentOrder, type PaymentOrder } from "../receivables/payment";
import type { Policy } from "../policy/policy";
import { bucketOf } from "../receivables/ageing";
import type { ClientItems } from "../receivables/openItems";
import { gradedOverdue, type Ageing, type ClientReceivables } from "../receivables/receivables";
import { worstValueOf, type SignatureQuality } from "../policy/signature";

/**
 * One change that, alone, improves the colour the policy gives, and the colour it leads to. Amounts are whole
 * units of currency unless only the exact sum of what is owed will do.
 */
export type WayOut =
  | {
      readonly kind: "payment";
      readonly colour: Colour;
      /** Settles the oldest items first; one unit less would not do. */
      readonly amount: Cents;
      /** The part of it that is not due yet. */
      readonly notDue: Cents;
    }
  | {
      readonly kind: "cover";
      readonly colour: Colour;
      /** What the insurer must grant beside the valid cover. */
      readonly additional: Cents;
      /** Valid cover with it. */
      readonly granted: Cents;
      /** The smallest cover will do. */
      readonly anyAmount: boolean;
    }
  | {
      /** The internal limit, set where there is none or raised: the whole group's where it is shared. */
      readonly kind: "limit";
      readonly colour: Colour;
      readonly limit: Cents;
      readonly isNew: boolean;
    }
  | {
      /** What is disputed and late is settled: a credit note, or the client gives in. */
      readonly kind: "dispute";
      readonly colour: Colour;
      readonly amount: Cents;
    }
  | {
      readonly kind: "rating";
      readonly colour: Colour;
      readonly quality: SignatureQuality;
      /** The worst value of that quality on the scale of the client's provider; null when no scale knows its rating. */
      readonly rating: { readonly provider: string; readonly value: string } | null;
    }
  | {
      /** Computed already: the policy waits for more committees. */
      readonly kind: "wait";
      readonly colour: Colour;
      readonly committees: number;
    };

/** One unit of currency: amounts are named without cents. */
const UNIT: Cents = 1_00;
/** Limits are set in whole thousands. */
const ROUND_LIMIT: Cents = 1_000_00;

/**
 * The shortest ways out of a colour: the smallest payment, settled dispute, cover, limit and rating that improve
 * it, each alone and each verified by classifying the changed client (credit committee rules, §3). Nobody is
 * asked for what is disputed, nor the insurer for what it has refused. Overrides and waits are left out
 * of the comparison: it is the colour the policy computes that improves.
 *
 * @param items The client's open items; none for an aged balance, which is paid bucket by bucket.
 * @returns nothing when the client is green or no single change is enough.
 */
export function waysOut(
  client: ClassifiedClient,
  items: ClientItems,
  policy: Policy,
  referenceDate: Day,
): readonly WayOut[] {
  const { waiting } = client;
  const ways: WayOut[] = [];
  if (waiting !== null) {
    const committees = waiting.needed - waiting.runs;
    ways.push({ kind: "wait", colour: waiting.computed, committees });
  }
  if (client.computedColour === "green") return ways;
  const { receivables, record, coverLines, limit, claimsDeclaredOn, brokenPromises } = client;
  const file = { receivables, record, coverLines, limit, claimsDeclaredOn, brokenPromises };
  const trial: Trial = { client, file, policy, referenceDate };
  const found = [
    wayByDispute(trial),
    wayByPayment(trial, items),
    wayByCover(trial),
    wayByLimit(trial),
    wayByRating(trial),
  ];
  return [...ways, ...found.filter((way) => way !== null)];
}

interface Trial {
  readonly client: ClassifiedClient;
  /** What of the client is changed and judged again, some ten times. */
  readonly file: JudgedFile;
  readonly policy: Policy;
  readonly referenceDate: Day;
}

/** The colour of the client so changed, when it is better than the one it has; else null. */
function betterColour({ client, policy, referenceDate }: Trial, changed: JudgedFile): Colour | null {
  const { computedColour } = judged(changed, policy, referenceDate, client);
  return severity(computedColour) < severity(client.computedColour) ? computedColour : null;
}

/**
 * Whether the grid has a better colour for the client with other grades in these criteria. What keeps from green and
 * hard reds make a colour worse, never better: where the grid has none, no such change is tried.
 */
function mayImprove({ client, policy: { grid } }: Trial, criteria: readonly (keyof Grades)[]): boolean {
  const { grades, computedColour } = client;
  const isFree = (criterion: keyof Grades) => grades[criterion] !== UNUSED && criteria.includes(criterion);
  const covers = isFree("cover") ? COVER_GRADES : [grades.cover];
  const signatures = isFree("signature") ? SIGNATURE_GRADES : [grades.signature];
  const overdues = isFree("overdue") ? OVERDUE_GRADES : [grades.overdue];
  for (const cover of covers) {
    for (const signature of signatures) {
      for (const overdue of overdues) {
        const colour = colourInGrid(grid, { cover, signature, overdue });
        if (severity(colour) < severity(computedColour)) return true;
      }
    }
  }
  return false;
}

/**
 * Every grade improves step by step as more is paid, so between two steps the colour stays as it is: the
 * smallest payment is found among the steps, whatever the grid says. To pay more than half of what is not due
 * yet is no way out.
 */
function wayByPayment(trial: Trial, items: ClientItems): WayOut | null {
  if (!mayImprove(trial, ["cover", "overdue"])) return null;
  const { client, policy, referenceDate } = trial;
  const { residue } = policy.parameters;
  const { term } = client;
  const order = paymentOrder(client.receivables, items, { referenceDate, term, residue });
  const colourAfter = (amount: Cents) =>
    betterColour(trial, {
      ...trial.file,
      receivables: owedAfter(order, amount),
      limit: paidLimit(client.limit, amount),
    });
  const notDue = paidBeforeDue(order, order.total);
  for (const step of paymentSteps(trial, order)) {
    const exact = colourAfter(step);
    if (exact === null) continue;
    if (paidBeforeDue(order, step) > notDue / 2) return null;
    const rounded = Math.min(Math.ceil(step / UNIT) * UNIT, order.total);
    const named = colourAfter(rounded);
    const amount = named === null ? step : rounded;
    return { kind: "payment", colour: named ?? exact, amount, notDue: paidBeforeDue(order, amount) };
  }
  return null;
}

/** Something that a payment up to so much may bring about, and where that is often found. */
interface Goal {
  readonly maximum: Cents;
  readonly isReached: (amount: Cents) => boolean;
  readonly guesses: readonly Cents[];
}

/** The payments at which a grade, a hard red or what keeps from green changes, smallest first. */
function paymentSteps(trial: Trial, order: PaymentOrder): Cents[] {
  const goals = [...overdueGoals(trial, order), ...coverGoals(trial, order), ...limitGoals(trial, order)];
  const steps: Cents[] = [];
  for (const goal of goals) {
    const step = smallest(goal);
    if (step !== null && step !== 0) steps.push(step);
  }
  return steps.sort((a, b) => a - b);
}

/** Beyond what is late a payment makes no client less late. */
function overdueGoals({ client, policy: { parameters } }: Trial, order: PaymentOrder): readonly Goal[] {
  const now = client.grades.overdue;
  if (now === "up-to-date") return [];
  const gradeAfter = (amount: Cents) => overdueGrade(owedAfter(order, amount), parameters);
  const { upToDateMaximum, seriousAmount, seriousShareAmount } = parameters;
  const { amount, over60Days } = gradedOverdue(client.receivables, parameters.countDisputes);
  const upToDate: Goal = {
    maximum: order.late,
    isReached: (paid) => gradeAfter(paid) === "up-to-date",
    guesses: [amount - upToDateMaximum],
  };
  if (now !== "seriously-late") return [upToDate];
  const notSerious: Goal = {
    maximum: order.late,
    isReached: (paid) => gradeAfter(paid) !== "seriously-late",
    guesses: [over60Days - seriousAmount, amount - seriousShareAmount + 1],
  };
  return [upToDate, notSerious];
}

function coverGoals(trial: Trial, { total: maximum }: PaymentOrder): readonly Goal[] {
  if (!mayCoverCount(trial)) return [];
  const { client, policy } = trial;
  const { cover, uncovered } = client;
  const { coverTolerance, partialAmount, hardRedUncovered } = policy.parameters;
  const comparedAfter = (paid: Cents) => onCoverBase(exposureAfter(client, paid), policy.parameters);
  const uncoveredAfter = (paid: Cents) => Math.max(0, comparedAfter(paid) - cover.valid);
  const gradeAfter = (paid: Cents) =>
    coverGrade(uncoveredAfter(paid), comparedAfter(paid), policy.parameters);
  const grades: Goal[] = [
    { maximum, isReached: (paid) => gradeAfter(paid) === "covered", guesses: [uncovered - coverTolerance] },
    { maximum, isReached: (paid) => gradeAfter(paid) !== "uncovered", guesses: [uncovered - partialAmount] },
  ];
  if (!cover.withdrawn) return grades;
  const isBelowHardRed = (paid: Cents) => uncoveredAfter(paid) <= hardRedUncovered;
  return [...grades, { maximum, isReached: isBelowHardRed, guesses: [uncovered - hardRedUncovered] }];
}

function limitGoals(
  { client, policy: { parameters } }: Trial,
  { total: maximum }: PaymentOrder,
): readonly Goal[] {
  const { limit } = client;
  if (limit === null) return [];
  const gradeAfter = (paid: Cents) =>
    limitGrade(limit, Math.max(0, exposureAfter(client, paid) - limit.amount), parameters);
  const isExcess = (paid: Cents) =>
    isExcessOf(paidLimit(limit, paid), exposureAfter(client, paid), parameters);
  return [
    { maximum, isReached: (paid) => gradeAfter(paid) === "covered", guesses: [] },
    { maximum, isReached: (paid) => gradeAfter(paid) !== "uncovered", guesses: [] },
    { maximum, isReached: (paid) => !isExcess(paid), guesses: [] },
  ];
}

function exposureAfter({ receivables, exposureParts }: ClassifiedClient, paid: Cents): Cents {
  return exposureOf(receivables.balance - paid, exposureParts);
}

/** Cover changes no colour where it is no criterion and nothing of it was withdrawn. */
function mayCoverCount({ client, policy: { parameters } }: Trial): boolean {
  const { coverCriterion, hardRedCoverWithdrawn } = parameters;
  return coverCriterion === "insurance" || (hardRedCoverWithdrawn && client.cover.withdrawn);
}

/** A group's limit once one of its accounts has paid. */
function paidLimit(limit: InternalLimit | null, amount: Cents): InternalLimit | null {
  if (limit === null || limit.shared === null) return limit;
  return { ...limit, shared: { ...limit.shared, exposure: limit.shared.exposure - amount } };
}

/**
 * The smallest payment up to a goal's maximum, in whole cents, from which on it is reached; null when it never is. Its
 * guesses are tried first: mostly one is right, and what comes before it and after it need not be looked at.
 */
function smallest({ maximum, isReached: holds, guesses }: Goal): number | null {
  for (const guess of guesses) {
    if (guess > 0 && guess <= maximum && holds(guess) && !holds(guess - 1)) return guess;
  }
  if (holds(0)) return 0;
  if (!holds(maximum)) return null;
  let low = 1;
  let high = maximum;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wayByDispute(trial: Trial): WayOut | null {
  const { receivables } = trial.client;
  const amount = receivables.disputedOverdue;
  if (amount <= trial.policy.parameters.residue || !mayImprove(trial, ["cover", "overdue"])) return null;
  const settled = withoutDisputes(receivables, trial.referenceDate);
  const limit = paidLimit(trial.client.limit, amount);
  const colour = betterColour(trial, { ...trial.file, receivables: settled, limit });
  return colour === null ? null : { kind: "dispute", colour, amount };
}

/** The client once what is disputed and late is settled. */
function withoutDisputes(receivables: ClientReceivables, day: Day): JudgedFile["receivables"] {
  const ageing: { -readonly [Part in keyof Ageing]: Cents } = { ...receivables.ageing };
  for (const { disputed, amount, dueDate } of receivables.lateItems) {
    if (disputed) ageing[bucketOf(day - dueDate)] -= amount;
  }
  const { balance, oldestOutOfDispute, doubtful } = receivables;
  return {
    ageing,
    balance: balance - receivables.disputedOverdue,
    oldestDaysLate: oldestOutOfDispute,
    oldestOutOfDispute,
    disputedOverdue: 0,
    disputedOver60Days: 0,
    doubtful,
  };
}

function wayByCover(trial: Trial): WayOut | null {
  const { client, policy, referenceDate } = trial;
  const { cover, uncovered } = client;
  const { coverTolerance, hardRedUncovered, partialAmount, partialShare } = policy.parameters;
  if (!mayCoverCount(trial) || !mayImprove(trial, ["cover"])) return null;
  if (isMoreRefused(client.coverLines, referenceDate)) return null;
  const partial = Math.max(
    partialAmount,
    Math.floor(partialShare * onCoverBase(client.exposure, policy.parameters)),
  );
  const needs = [uncovered - hardRedUncovered, uncovered - coverTolerance, uncovered - partial]
    .filter((need) => need > UNIT)
    .map((need) => Math.ceil(need / UNIT) * UNIT);
  const steps = [UNIT, ...needs.sort((a, b) => a - b)];
  for (const additional of steps) {
    const coverLines = [...client.coverLines, lineOf(client, additional)];
    const colour = betterColour(trial, { ...trial.file, coverLines });
    if (colour === null) continue;
    const granted = cover.valid + additional;
    return { kind: "cover", colour, additional, granted, anyAmount: additional === UNIT };
  }
  return null;
}

/**
 * The smallest round limit that holds what is owed: nobody sets one that is exceeded as it is set. A limit of nil is
 * the company's own no: it is not proposed to sell on credit again.
 */
function wayByLimit(trial: Trial): WayOut | null {
  const { client, policy } = trial;
  const { limit } = client;
  const granted = limit?.shared?.granted ?? limit?.amount ?? null;
  if (granted === 0) return null;
  // Where the limit is no criterion, it keeps from green by an excess alone.
  if (policy.parameters.coverCriterion !== "limit" && !client.isExcessCounted) return null;
  if (!mayImprove(trial, ["cover"])) return null;
  const exposure = limit?.shared?.exposure ?? client.exposure;
  const amount = Math.max(1, Math.ceil(exposure / ROUND_LIMIT)) * ROUND_LIMIT;
  if (amount <= (granted ?? 0)) return null;
  const colour = betterColour(trial, { ...trial.file, limit: raisedLimit(client, amount) });
  return colour === null ? null : { kind: "limit", colour, limit: amount, isNew: limit === null };
}

/** The client's limit once it, or that of its group, is so much. */
function raisedLimit({ limit, exposure }: ClassifiedClient, amount: Cents): InternalLimit {
  if (limit === null || limit.shared === null) return { reviewDate: null, ...limit, amount, shared: null };
  const part = limit.shared.exposure > 0 ? Math.max(0, exposure) / limit.shared.exposure : 1;
  return { ...limit, amount: Math.ceil(amount * part), shared: { ...limit.shared, granted: amount } };
}

function lineOf({ clientCode, clientName }: ClassifiedClient, granted: Cents): CoverLine {
  return {
    clientCode,
    clientName,
    insurer: "",
    kind: null,
    nature: "permanent",
    granted,
    requested: null,
    from: null,
    to: null,
    status: "accepted",
    insuredShare: null,
  };
}

const MEDIUM_FIRST = ["medium", "good"] as const satisfies readonly SignatureQuality[];

function wayByRating(trial: Trial): WayOut | null {
  const { client, policy, referenceDate } = trial;
  if (!policy.parameters.ratingsInUse || !mayImprove(trial, ["signature"])) return null;
  const { signature } = client;
  const ranges = policy.ratingRanges;
  // A client without a rating that a scale knows may get one from any provider.
  const isJudged = signature !== null && signature.quality !== null;
  const provider = isJudged ? signature.provider : (ranges[0]?.provider ?? "");
  for (const quality of MEDIUM_FIRST) {
    const isBetter = !isJudged || gradeRank(quality) < gradeRank(signature.quality ?? quality);
    const value = isBetter ? worstValueOf(provider, quality, ranges) : null;
    if (value === null) continue;
    const ratings = [{ provider, value, date: referenceDate }];
    const record = { ...(client.record ?? unknownClient(client.clientCode, client.clientName)), ratings };
    const colour = betterColour(trial, { ...trial.file, record });
    const rating = isJudged ? { provider, value } : null;
    if (colour !== null) return { kind: "rating", colour, quality, rating };
  }
  return null;
}
