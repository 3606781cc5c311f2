import { colourInGrid, type Colour, type CoverGrade, type Grades, type OverdueGrade } from "./grid";
import type { ClientRecord } from "./client";
import { coverOn, type Cover, type CoverLine } from "./cover";
import type { Day } from "./day";
import type { Cents } from "./money";
import type { Parameters, Policy } from "./policy";
import { countedOver60Days, countedOverdue, type ClientReceivables } from "./receivables";
import { currentRating, type SignatureQuality } from "./signature";

/** Everything known of one client on the reference date. */
export interface ClientFile {
  readonly receivables: ClientReceivables;
  readonly coverLines: readonly CoverLine[];
  readonly record: ClientRecord | null;
}

/** The signature of a client: its rating and what the policy's scales make of it; null = not rated. */
export interface Signature {
  readonly provider: string;
  readonly value: string;
  readonly date: Day | null;
  /** Null when no scale knows this value: unknown is never good. */
  readonly quality: SignatureQuality | null;
}

/** A fact that explains the colour; the locales put it into words. Amounts in cents. */
export type Reason =
  | { readonly kind: "insolvent" }
  | { readonly kind: "cover-withdrawn"; readonly uncovered: Cents }
  | { readonly kind: "up-to-date" }
  | {
      readonly kind: "overdue";
      readonly amount: Cents;
      readonly over60Days: Cents;
      readonly oldestDaysLate: number;
    }
  | { readonly kind: "cover"; readonly grade: CoverGrade; readonly valid: Cents; readonly exposure: Cents }
  | { readonly kind: "cover-missing"; readonly exposure: Cents }
  | {
      readonly kind: "signature";
      readonly provider: string;
      readonly value: string;
      readonly quality: SignatureQuality;
    }
  | { readonly kind: "rating-unknown"; readonly provider: string; readonly value: string }
  | { readonly kind: "rating-missing" };

export interface ClassifiedClient extends ClientFile {
  readonly clientCode: string;
  readonly clientName: string;
  readonly oldestDaysLate: number;
  readonly colour: Colour;
  readonly grades: Grades;
  readonly reasons: readonly Reason[];
  readonly exposure: Cents;
  readonly cover: Cover;
  readonly uncovered: Cents;
  readonly signature: Signature | null;
  readonly countedOverdue: Cents;
}

/**
 * Classifies one client: exposure against cover, signature and overdue are graded, the grid gives
 * the colour, missing data caps it at orange, hard reds overrule it (credit committee rules, §3).
 */
export function classify(client: ClientFile, policy: Policy, referenceDate: Day): ClassifiedClient {
  const { parameters } = policy;
  const exposure = client.receivables.balance;
  const cover = coverOn(client.coverLines, referenceDate);
  const uncovered = Math.max(0, onCoverBase(exposure, parameters) - cover.valid);
  const signature = signatureOf(client.record, policy);
  const facts = {
    ...client,
    clientCode: client.receivables.clientCode,
    clientName: client.receivables.clientName,
    oldestDaysLate: client.receivables.oldestDaysLate,
    exposure,
    cover,
    uncovered,
    signature,
    countedOverdue: countedOverdue(client.receivables.ageing),
  };
  const grades: Grades = {
    cover: coverGrade(uncovered, cover.valid, parameters),
    signature: signature?.quality ?? "medium",
    overdue: overdueGrade(client.receivables, parameters),
  };
  const hardReds = hardRedReasons(facts, parameters);
  const colour = hardReds.length > 0 ? "red" : cappedColour(colourInGrid(policy.grid, grades), facts);
  return { ...facts, grades, colour, reasons: [...hardReds, ...gradeReasons(facts, grades)] };
}

/** Exposure as compared with cover: incl. VAT by default, or ÷ (1 + VAT) when limits exclude it. */
function onCoverBase(exposure: Cents, parameters: Parameters): Cents {
  return parameters.coverBase === "including-vat"
    ? exposure
    : Math.round(exposure / (1 + parameters.vatRate));
}

/** Couvert when the uncovered part is within tolerance, partiel with some valid cover, else non couvert. */
export function coverGrade(
  uncovered: Cents,
  validCover: Cents,
  parameters: Pick<Parameters, "coverTolerance">,
): CoverGrade {
  if (uncovered <= parameters.coverTolerance) return "covered";
  return validCover > 0 ? "partial" : "uncovered";
}

/**
 * À jour: counted overdue ≤ 500 € or nothing > 5 days late. Retard grave: > 5 000 € counted over
 * 60 days late, or counted overdue ≥ 25 % of the balance and ≥ 20 000 €. Retard otherwise.
 */
export function overdueGrade(receivables: ClientReceivables, parameters: Parameters): OverdueGrade {
  const overdue = countedOverdue(receivables.ageing);
  if (overdue <= parameters.upToDateMaximum || receivables.oldestDaysLate <= parameters.upToDateDays) {
    return "up-to-date";
  }
  const old =
    receivables.oldestDaysLate > 60 && countedOver60Days(receivables.ageing) > parameters.seriousAmount;
  const large =
    overdue >= parameters.seriousShareAmount && overdue >= receivables.balance * parameters.seriousShare;
  return old || large ? "seriously-late" : "late";
}

function signatureOf(record: ClientRecord | null, policy: Policy): Signature | null {
  const current = currentRating(record?.ratings ?? [], policy.ratingRanges);
  return current === null ? null : { ...current.rating, quality: current.quality };
}

type Facts = Omit<ClassifiedClient, "colour" | "grades" | "reasons">;

/** Green needs data: a missing cover or rating is at best orange. */
function cappedColour(colour: Colour, facts: Facts): Colour {
  const complete = facts.cover.known && facts.signature?.quality != null;
  return colour === "green" && !complete ? "orange" : colour;
}

function hardRedReasons(facts: Facts, parameters: Parameters): Reason[] {
  const reasons: Reason[] = [];
  if (parameters.hardRedInsolvency && facts.record?.insolvent) reasons.push({ kind: "insolvent" });
  if (
    parameters.hardRedCoverWithdrawn &&
    facts.cover.withdrawn &&
    facts.uncovered > parameters.hardRedUncovered
  ) {
    reasons.push({ kind: "cover-withdrawn", uncovered: facts.uncovered });
  }
  return reasons;
}

function gradeReasons(facts: Facts, grades: Grades): Reason[] {
  return [overdueReason(facts, grades), coverReason(facts, grades), signatureReason(facts)];
}

function overdueReason({ receivables, countedOverdue: amount }: Facts, grades: Grades): Reason {
  if (grades.overdue === "up-to-date") return { kind: "up-to-date" };
  const over60Days = countedOver60Days(receivables.ageing);
  return { kind: "overdue", amount, over60Days, oldestDaysLate: receivables.oldestDaysLate };
}

function coverReason({ cover, exposure }: Facts, grades: Grades): Reason {
  if (!cover.known) return { kind: "cover-missing", exposure };
  return { kind: "cover", grade: grades.cover, valid: cover.valid, exposure };
}

function signatureReason({ signature }: Facts): Reason {
  if (signature === null) return { kind: "rating-missing" };
  const { provider, value, quality } = signature;
  return quality === null
    ? { kind: "rating-unknown", provider, value }
    : { kind: "signature", provider, value, quality };
}
