import { blockProposal, type BlockProposal } from "./blockProposal";
import type { ClientRecord, ExposureParts } from "../client/client";
import type { ClientMemory } from "./clientMemory";
import { coverOn, type Cover, type SharedLimit } from "../cover/cover";
import type { Day } from "../basis/day";
import { declarationOf, type Declaration } from "../cover/declaration";
import { exposureOf, onCoverBase } from "../receivables/exposure";
import {
  colourInGrid,
  severity,
  type Colour,
  type CoverGrade,
  type Grades,
  type OverdueGrade,
} from "../policy/grid";
import type { Cents } from "../basis/money";
import { expiredOverride, overrideOn, type Override } from "../policy/override";
import type { Parameters, Policy } from "../policy/policy";
import { countedOver60Days, countedOverdue, type ClientReceivables } from "../receivables/receivables";
import { currentRating, type SignatureQuality } from "../policy/signature";
import type { ClientFile } from "./clientFile";

/** The signature of a client: its rating and what the policy's scales make of it; null = not rated. */
interface Signature {
  readonly provider: string;
  readonly value: string;
  readonly date: Day | null;
  /** Null when no scale knows this value: unknown is never good. */
  readonly quality: SignatureQuality | null;
  /** The rating's date is further back than the policy wants. */
  readonly old: boolean;
}

/** An improvement that waits: the colour computed has been better for `runs` committees of the `needed`. */
interface Waiting {
  readonly computed: Colour;
  readonly runs: number;
  readonly needed: number;
}

/** A fact that explains the colour; the locales put it into words. Amounts in cents. */
export type Reason =
  | { readonly kind: "override"; readonly override: Override; readonly computed: Colour }
  | { readonly kind: "override-expired"; readonly override: Override }
  | ({ readonly kind: "waiting" } & Waiting)
  | { readonly kind: "insolvent" }
  | { readonly kind: "cover-withdrawn"; readonly uncovered: Cents }
  | { readonly kind: "broken-promises"; readonly count: number }
  | { readonly kind: "up-to-date" }
  | {
      readonly kind: "overdue";
      readonly amount: Cents;
      readonly over60Days: Cents;
      readonly oldestDaysLate: number;
    }
  | {
      readonly kind: "cover";
      readonly grade: CoverGrade;
      readonly valid: Cents;
      /** As compared with cover: without VAT when `excludingVat`. */
      readonly exposure: Cents;
      readonly excludingVat: boolean;
      readonly shared: SharedLimit | null;
    }
  | { readonly kind: "cover-missing"; readonly exposure: Cents; readonly excludingVat: boolean }
  | {
      readonly kind: "signature";
      readonly provider: string;
      readonly value: string;
      readonly quality: SignatureQuality;
      /** The rating's date when it is old, else null. */
      readonly oldSince: Day | null;
    }
  | { readonly kind: "rating-unknown"; readonly provider: string; readonly value: string }
  | { readonly kind: "rating-missing" };

export interface ClassifiedClient extends ClientFile {
  readonly clientCode: string;
  readonly clientName: string;
  readonly oldestDaysLate: number;
  /** The colour shown: computed, then held back while an improvement waits, then overridden. */
  readonly colour: Colour;
  /** What grid and hard reds give on the day. */
  readonly computedColour: Colour;
  readonly waiting: Waiting | null;
  /** The override in force. */
  readonly override: Override | null;
  /** An override that has ended since the last committee. */
  readonly expiredOverride: Override | null;
  readonly grades: Grades;
  readonly reasons: readonly Reason[];
  readonly exposure: Cents;
  /** What the exposure holds beside the balance; null with receivables alone. */
  readonly exposureParts: ExposureParts | null;
  readonly cover: Cover;
  readonly uncovered: Cents;
  readonly signature: Signature | null;
  readonly countedOverdue: Cents;
  readonly blockProposal: BlockProposal | null;
  readonly declaration: Declaration | null;
}

/**
 * Classifies one client: exposure against cover, signature and overdue are graded, the grid gives
 * the colour, missing data caps it at orange, hard reds overrule it; an improvement may have to wait and an
 * override has the last word (credit committee rules, §3).
 */
export function classify(client: ClientFile, policy: Policy, referenceDate: Day): ClassifiedClient {
  const { parameters } = policy;
  const { receivables, record, coverLines, overrides, memory } = client;
  const facts = factsOf(client, policy, referenceDate);
  const grades: Grades = {
    cover: coverGrade(facts.uncovered, facts.cover.valid, parameters),
    signature: facts.signature?.quality ?? "medium",
    overdue: overdueGrade(receivables, parameters),
  };
  const hardReds = hardRedReasons(client, facts, parameters);
  const computedColour = hardReds.length > 0 ? "red" : cappedColour(colourInGrid(policy.grid, grades), facts);
  const waiting = waitingOf(computedColour, memory, parameters);
  const override = overrideOn(overrides, referenceDate);
  const expired = expiredOverride(overrides, referenceDate, memory?.committeeDate ?? null);
  const colourBeforeOverride = waiting === null || memory === null ? computedColour : memory.colour;
  return {
    ...client,
    clientCode: receivables.clientCode,
    clientName: receivables.clientName,
    oldestDaysLate: receivables.oldestDaysLate,
    colour: override?.colour ?? colourBeforeOverride,
    computedColour,
    waiting,
    override,
    expiredOverride: expired,
    grades,
    reasons: [
      ...whyNotComputed(override, expired, waiting, computedColour),
      ...hardReds,
      overdueReason(receivables, facts, grades),
      coverReason(facts, grades, parameters),
      signatureReason(facts),
    ],
    exposure: facts.exposure,
    exposureParts: record?.exposureParts ?? null,
    cover: facts.cover,
    uncovered: facts.uncovered,
    signature: facts.signature,
    countedOverdue: facts.countedOverdue,
    blockProposal: blockProposal(client, facts.countedOverdue, parameters, referenceDate),
    declaration: declarationOf(receivables, coverLines, parameters, referenceDate),
  };
}

/** The figures that grades and reasons look at. */
interface Facts {
  readonly exposure: Cents;
  /** The same on the base that cover is compared on. */
  readonly compared: Cents;
  readonly cover: Cover;
  readonly uncovered: Cents;
  readonly signature: Signature | null;
  readonly countedOverdue: Cents;
}

function factsOf({ receivables, record, coverLines }: ClientFile, policy: Policy, day: Day): Facts {
  const exposure = exposureOf(receivables.balance, record?.exposureParts ?? null);
  const compared = onCoverBase(exposure, policy.parameters);
  const cover = coverOn(coverLines, day);
  return {
    exposure,
    compared,
    cover,
    uncovered: Math.max(0, compared - cover.valid),
    signature: signatureOf(record, policy, day),
    countedOverdue: countedOverdue(receivables.ageing),
  };
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

function signatureOf(record: ClientRecord | null, policy: Policy, day: Day): Signature | null {
  const current = record === null ? null : currentRating(record.ratings, policy.ratingRanges);
  if (current === null) return null;
  const { provider, value, date } = current.rating;
  const old = date !== null && day - date > policy.parameters.ratingOldDays;
  return { provider, value, date, quality: current.quality, old };
}

/** Green needs data: a missing cover or rating is at best orange. */
function cappedColour(colour: Colour, { cover, signature }: Facts): Colour {
  const complete = cover.known && signature?.quality != null;
  return colour === "green" && !complete ? "orange" : colour;
}

/** A colour worsens at once; it improves after N committees running with a better one. */
function waitingOf(
  computed: Colour,
  memory: ClientMemory | null,
  { improvementRuns: needed }: Parameters,
): Waiting | null {
  if (memory === null || severity(computed) >= severity(memory.colour)) return null;
  // The committee being prepared is one more.
  const runs = memory.betterRuns + 1;
  return runs < needed ? { computed, runs, needed } : null;
}

function hardRedReasons(
  { record, brokenPromises }: ClientFile,
  { cover, uncovered }: Facts,
  parameters: Parameters,
): Reason[] {
  const reasons: Reason[] = [];
  if (parameters.hardRedInsolvency && record?.insolvent) reasons.push({ kind: "insolvent" });
  if (parameters.hardRedCoverWithdrawn && cover.withdrawn && uncovered > parameters.hardRedUncovered) {
    reasons.push({ kind: "cover-withdrawn", uncovered });
  }
  if (parameters.hardRedBrokenPromises && brokenPromises >= parameters.brokenPromisesLimit) {
    reasons.push({ kind: "broken-promises", count: brokenPromises });
  }
  return reasons;
}

function whyNotComputed(
  override: Override | null,
  expired: Override | null,
  waiting: Waiting | null,
  computed: Colour,
): Reason[] {
  const reasons: Reason[] = [];
  if (override !== null) reasons.push({ kind: "override", override, computed });
  else if (waiting !== null) reasons.push({ kind: "waiting", ...waiting });
  if (override === null && expired !== null) reasons.push({ kind: "override-expired", override: expired });
  return reasons;
}

function overdueReason(receivables: ClientReceivables, facts: Facts, grades: Grades): Reason {
  if (grades.overdue === "up-to-date") return { kind: "up-to-date" };
  const over60Days = countedOver60Days(receivables.ageing);
  return {
    kind: "overdue",
    amount: facts.countedOverdue,
    over60Days,
    oldestDaysLate: receivables.oldestDaysLate,
  };
}

function coverReason({ cover, compared }: Facts, grades: Grades, { coverBase }: Parameters): Reason {
  const excludingVat = coverBase === "excluding-vat";
  if (!cover.known) return { kind: "cover-missing", exposure: compared, excludingVat };
  const { valid, shared } = cover;
  return { kind: "cover", grade: grades.cover, valid, exposure: compared, excludingVat, shared };
}

function signatureReason({ signature }: Facts): Reason {
  if (signature === null) return { kind: "rating-missing" };
  const { provider, value, quality, date, old } = signature;
  return quality === null
    ? { kind: "rating-unknown", provider, value }
    : { kind: "signature", provider, value, quality, oldSince: old ? date : null };
}
