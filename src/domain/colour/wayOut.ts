import { classify, coverGrade, overdueGrade, type ClassifiedClient } from "./classification";
import { type ClientFile } from "./clientFile";
import { unknownClient } from "../client/client";
import type { CoverLine } from "../cover/cover";
import type { Day } from "../basis/day";
import { exposureOf, onCoverBase } from "../receivables/exposure";
import { gradeRank, severity, type Colour } from "../policy/grid";
import type { Cents } from "../basis/money";
import { afterPayment, paidBeforeDue, paymentOrder, type PaymentOrder } from "../receivables/payment";
import type { Policy } from "../policy/policy";
import type { OpenItem } from "../receivables/receivables";
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

/**
 * The shortest ways out of a colour: the smallest payment, cover and rating that improve it, each alone and each
 * verified by classifying the changed client (credit committee rules, §3). Overrides and waits are left out
 * of the comparison: it is the colour the policy computes that improves.
 *
 * @param items The client's open items; none for an aged balance, which is paid bucket by bucket.
 * @returns nothing when the client is green or no single change is enough.
 */
export function waysOut(
  client: ClassifiedClient,
  items: readonly OpenItem[],
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
  const trial: Trial = { client, policy, referenceDate };
  const found = [wayByPayment(trial, items), wayByCover(trial), wayByRating(trial)];
  return [...ways, ...found.filter((way) => way !== null)];
}

interface Trial {
  readonly client: ClassifiedClient;
  readonly policy: Policy;
  readonly referenceDate: Day;
}

/** The colour of the client so changed, when it is better than the one it has; else null. */
function betterColour({ client, policy, referenceDate }: Trial, change: Partial<ClientFile>): Colour | null {
  const { computedColour } = classify({ ...client, ...change }, policy, referenceDate);
  return severity(computedColour) < severity(client.computedColour) ? computedColour : null;
}

/**
 * Every grade improves step by step as more is paid, so between two steps the colour stays as it is: the
 * smallest payment is found among the steps, whatever the grid says. To pay all that is owed, what is not due
 * yet included, is no way out.
 */
function wayByPayment(trial: Trial, items: readonly OpenItem[]): WayOut | null {
  const { client, policy, referenceDate } = trial;
  const { residue } = policy.parameters;
  const { term } = client;
  const order = paymentOrder(client.receivables, items, { referenceDate, term, residue });
  const colourAfter = (amount: Cents) => betterColour(trial, { receivables: afterPayment(order, amount) });
  for (const step of paymentSteps(trial, order)) {
    const exact = colourAfter(step);
    if (exact === null) continue;
    if (step >= client.receivables.balance && paidBeforeDue(order, step) > 0) return null;
    const rounded = Math.min(Math.ceil(step / UNIT) * UNIT, order.total);
    const named = colourAfter(rounded);
    const amount = named === null ? step : rounded;
    return { kind: "payment", colour: named ?? exact, amount, notDue: paidBeforeDue(order, amount) };
  }
  return null;
}

/** The payments at which a grade or a hard red changes, smallest first. */
function paymentSteps({ client, policy: { parameters } }: Trial, order: PaymentOrder): Cents[] {
  const { cover, exposureParts, receivables } = client;
  const uncoveredAfter = (amount: Cents) => {
    const exposure = exposureOf(receivables.balance - amount, exposureParts);
    return Math.max(0, onCoverBase(exposure, parameters) - cover.valid);
  };
  const overdueAfter = (amount: Cents) => overdueGrade(afterPayment(order, amount), parameters);
  const goals: ((amount: Cents) => boolean)[] = [
    (amount) => overdueAfter(amount) === "up-to-date",
    (amount) => overdueAfter(amount) !== "seriously-late",
    (amount) => coverGrade(uncoveredAfter(amount), cover.valid, parameters) === "covered",
    (amount) => uncoveredAfter(amount) <= parameters.hardRedUncovered,
  ];
  const steps = goals.flatMap((isReached) => {
    const step = smallest(order.total, isReached);
    return step === null || step === 0 ? [] : [step];
  });
  return steps.sort((a, b) => a - b);
}

/** The smallest whole number up to a maximum from which on a condition holds; null when it never does. */
function smallest(maximum: number, holds: (value: number) => boolean): number | null {
  if (!holds(maximum)) return null;
  if (holds(0)) return 0;
  let low = 1;
  let high = maximum;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function wayByCover(trial: Trial): WayOut | null {
  const { client, policy } = trial;
  const { coverTolerance, hardRedUncovered } = policy.parameters;
  const { cover, uncovered } = client;
  const needs = [uncovered - hardRedUncovered, uncovered - coverTolerance]
    .filter((need) => need > UNIT)
    .map((need) => Math.ceil(need / UNIT) * UNIT);
  const steps = [UNIT, ...needs.sort((a, b) => a - b)];
  for (const additional of steps) {
    const colour = betterColour(trial, { coverLines: [...client.coverLines, lineOf(client, additional)] });
    if (colour === null) continue;
    const granted = cover.valid + additional;
    return { kind: "cover", colour, additional, granted, anyAmount: additional === UNIT };
  }
  return null;
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
    const colour = betterColour(trial, {
      record: { ...(client.record ?? unknownClient(client.clientCode, client.clientName)), ratings },
    });
    const rating = isJudged ? { provider, value } : null;
    if (colour !== null) return { kind: "rating", colour, quality, rating };
  }
  return null;
}
