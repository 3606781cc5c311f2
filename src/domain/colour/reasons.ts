import type { Insolvency } from "../client/client";
import type { ClientFile, JudgedFile } from "./clientFile";
import type { SharedLimit } from "../cover/cover";
import type { Day } from "../basis/day";
import type { Deadline } from "../cover/deadline";
import type { InsurersClock } from "../cover/insurersClock";
import { isExcessOf } from "../cover/internalLimit";
import { gradeRank, UNUSED, type Colour, type CoverGrade, type Grades } from "../policy/grid";
import { insolvencyEffect } from "./insolvency";
import type { Cents } from "../basis/money";
import type { Override } from "../policy/override";
import type { PaymentBehaviour } from "../receivables/paymentBehaviour";
import type { Parameters } from "../policy/policy";
import type { Owed } from "../receivables/receivables";
import type { SignatureQuality } from "../policy/signature";
import type { Facts } from "./facts";
import { coverGrade, seriousRule } from "./grades";

/** An improvement that waits: the colour computed has been better for `runs` committees of the `needed`. */
export interface Waiting {
  readonly computed: Colour;
  readonly runs: number;
  readonly needed: number;
}

/** A fact that explains the colour; the locales put it into words. Amounts in cents. */
export type Reason =
  | { readonly kind: "override"; readonly override: Override; readonly computed: Colour }
  | { readonly kind: "override-expired"; readonly override: Override }
  | ({ readonly kind: "waiting" } & Waiting)
  | ({ readonly kind: "insolvent" } & InsolvencyFacts)
  | { readonly kind: "doubtful"; readonly amount: Cents }
  | { readonly kind: "cover-withdrawn"; readonly uncovered: Cents }
  | { readonly kind: "broken-promises"; readonly count: number }
  | { readonly kind: "up-to-date"; readonly behaviour: PaymentBehaviour | null }
  | {
      readonly kind: "overdue";
      /** Out of dispute, unless the policy counts disputes. */
      readonly amount: Cents;
      /** Nil up to the residue. */
      readonly over60Days: Cents;
      readonly oldestDaysLate: number;
      /** The rule that made it serious, the share of the balance that is overdue with it; null when none did. */
      readonly serious: { readonly rule: "old" } | { readonly rule: "share"; readonly share: number } | null;
    }
  | {
      /** What is overdue and disputed. */
      readonly kind: "disputed";
      readonly amount: Cents;
      /** It counts in the overdue, by the policy; else it stands beside the overdue out of dispute. */
      readonly isCounted: boolean;
      /** The dispute is old enough to keep the client from green. */
      readonly isOld: boolean;
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
      /** The internal limit: the criterion of those without insurance, or an excess that counts beside it. */
      readonly kind: "limit";
      readonly limit: Cents;
      readonly exposure: Cents;
      readonly excess: Cents;
      readonly shared: SharedLimit | null;
      /** The excess keeps from green; the figures are then those of the group whose limit it is. */
      readonly isCounted: boolean;
    }
  | { readonly kind: "limit-missing" }
  | { readonly kind: "uninsured"; readonly insurer: string; readonly daysLate: number }
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

/** Proceedings as a reason names them. */
interface InsolvencyFacts {
  readonly insolvency: Insolvency;
  /** Day by which the company's claims are to be declared; null when there is none. */
  readonly claims: Deadline | null;
}

/** What makes a client red outright, as far as the policy says so. */
export function hardRedReasons(
  { record, receivables, brokenPromises }: JudgedFile,
  { cover, uncovered, claims }: Facts,
  parameters: Parameters,
): Reason[] {
  const reasons: Reason[] = [];
  const insolvency = record?.insolvency ?? null;
  if (parameters.hardRedInsolvency && insolvency !== null && insolvencyEffect(insolvency) === "red") {
    reasons.push({ kind: "insolvent", insolvency, claims });
  }
  if (parameters.hardRedDoubtful && receivables.doubtful > parameters.residue) {
    reasons.push({ kind: "doubtful", amount: receivables.doubtful });
  }
  if (parameters.hardRedCoverWithdrawn && cover.withdrawn && uncovered > parameters.hardRedUncovered) {
    reasons.push({ kind: "cover-withdrawn", uncovered });
  }
  if (parameters.hardRedBrokenPromises && brokenPromises >= parameters.brokenPromisesLimit) {
    reasons.push({ kind: "broken-promises", count: brokenPromises });
  }
  return reasons;
}

/** What keeps a client from green whatever the grid says: missing data, old disputes, excess, proceedings. */
export function capReasons(client: JudgedFile, facts: Facts, parameters: Parameters): Reason[] {
  const insolvency = client.record?.insolvency ?? null;
  const reasons: Reason[] = [];
  if (parameters.hardRedInsolvency && insolvency !== null) {
    reasons.push({ kind: "insolvent", insolvency, claims: facts.claims });
  }
  if (isExcessOf(client.limit, facts.exposure, parameters))
    reasons.push(limitReason(client, facts, parameters));
  if (isOldDispute(client.receivables, parameters))
    reasons.push(disputeReason(client.receivables, parameters));
  return parameters.greenWithoutData ? reasons : [...reasons, ...missingReasons(client, facts, parameters)];
}

function isOldDispute({ disputedOver60Days }: Owed, { oldDisputeAmount }: Parameters): boolean {
  return disputedOver60Days > oldDisputeAmount;
}

/** A client without a line in a criterion in use. */
function missingReasons({ limit }: JudgedFile, facts: Facts, parameters: Parameters): Reason[] {
  const { coverCriterion, ratingsInUse } = parameters;
  const reasons: Reason[] = [];
  if (coverCriterion === "insurance" && !facts.cover.known) reasons.push(coverReason(facts, parameters));
  if (coverCriterion === "limit" && limit === null) reasons.push({ kind: "limit-missing" });
  if (ratingsInUse && facts.signature?.quality == null) reasons.push(signatureReason(facts));
  return reasons;
}

/** The criteria in use, the worst grade first: it is the one that decides. */
export function gradeReasons(
  client: ClientFile,
  facts: Facts,
  grades: Grades,
  parameters: Parameters,
): Reason[] {
  const { overdue, cover, signature } = grades;
  const late = overdueReason(client, facts, grades, parameters);
  if (cover === UNUSED && signature === UNUSED) return [late];
  const worstFirst = new WorstFirst();
  worstFirst.add(late, gradeRank(overdue));
  if (cover !== UNUSED) {
    const isLimit = parameters.coverCriterion === "limit";
    const reason = isLimit ? limitReason(client, facts, parameters) : coverReason(facts, parameters);
    worstFirst.add(reason, gradeRank(cover));
  }
  if (signature !== UNUSED) worstFirst.add(signatureReason(facts), gradeRank(signature));
  return worstFirst.reasons;
}

/** Reasons kept by rank as they come: to sort two or three of thousands of clients takes longer than to find them. */
class WorstFirst {
  readonly reasons: Reason[] = [];
  private readonly ranks: number[] = [];

  add(reason: Reason, rank: number): void {
    const { reasons, ranks } = this;
    let place = reasons.length;
    for (; place > 0 && (ranks[place - 1] as number) < rank; place -= 1) {
      reasons[place] = reasons[place - 1] as Reason;
      ranks[place] = ranks[place - 1] as number;
    }
    reasons[place] = reason;
    ranks[place] = rank;
  }
}

/** What is said beside the criteria: disputes, an excess that counts, deliveries no longer insured. */
export function besideReasons(
  client: ClientFile,
  facts: Facts,
  { uninsured }: InsurersClock,
  parameters: Parameters,
): Reason[] {
  const { receivables } = client;
  const reasons: Reason[] = [];
  if (isExcessOf(client.limit, facts.exposure, parameters))
    reasons.push(limitReason(client, facts, parameters));
  if (receivables.disputedOverdue > parameters.residue) reasons.push(disputeReason(receivables, parameters));
  if (uninsured !== null) reasons.push({ kind: "uninsured", ...uninsured });
  return reasons;
}

const OLD = { rule: "old" } as const;

function overdueReason(
  { receivables, behaviour }: ClientFile,
  { overdue }: Facts,
  grades: Grades,
  parameters: Parameters,
): Reason {
  if (grades.overdue === "up-to-date") return { kind: "up-to-date", behaviour };
  const { amount, oldestDaysLate } = overdue;
  const over60Days = overdue.over60Days > parameters.residue ? overdue.over60Days : 0;
  const rule = seriousRule(overdue, receivables.balance, parameters);
  const serious =
    rule === "share" ? { rule, share: amount / receivables.balance } : rule === "old" ? OLD : null;
  return { kind: "overdue", amount, over60Days, oldestDaysLate, serious };
}

function disputeReason(receivables: Owed, parameters: Parameters): Reason {
  const isOld = isOldDispute(receivables, parameters);
  const { countDisputes: isCounted } = parameters;
  return { kind: "disputed", amount: receivables.disputedOverdue, isOld, isCounted };
}

function limitReason({ limit }: JudgedFile, { exposure, excess }: Facts, parameters: Parameters): Reason {
  if (limit === null) return { kind: "limit-missing" };
  const { amount, shared } = limit;
  const isCounted = isExcessOf(limit, exposure, parameters);
  // An account that owes little is kept from green by what its group owes.
  const own =
    isCounted && shared !== null
      ? { limit: shared.granted, exposure: shared.exposure, excess: shared.exposure - shared.granted }
      : { limit: amount, exposure, excess };
  return { kind: "limit", ...own, shared, isCounted };
}

function coverReason({ cover, compared, uncovered }: Facts, parameters: Parameters): Reason {
  const excludingVat = parameters.coverBase === "excluding-vat";
  if (!cover.known) return { kind: "cover-missing", exposure: compared, excludingVat };
  const { valid, shared } = cover;
  const grade = coverGrade(uncovered, compared, parameters);
  return { kind: "cover", grade, valid, exposure: compared, excludingVat, shared };
}

function signatureReason({ signature }: Pick<Facts, "signature">): Reason {
  if (signature === null) return { kind: "rating-missing" };
  const { provider, value, quality, date, old } = signature;
  return quality === null
    ? { kind: "rating-unknown", provider, value }
    : { kind: "signature", provider, value, quality, oldSince: old ? date : null };
}
