import type { ClientRecord } from "../client/client";
import type { JudgedFile } from "./clientFile";
import { coverOn, type Cover } from "../cover/cover";
import type { Day } from "../basis/day";
import type { Deadline } from "../cover/deadline";
import { excessOver } from "../cover/internalLimit";
import { exposureOf, onCoverBase } from "../receivables/exposure";
import { claimsDeadline } from "./insolvency";
import type { Cents } from "../basis/money";
import type { Policy } from "../policy/policy";
import { gradedOverdue, type GradedOverdue } from "../receivables/receivables";
import { currentRating, type SignatureQuality } from "../policy/signature";

/** The signature of a client: its rating and what the policy's scales make of it; null = not rated. */
export interface Signature {
  readonly provider: string;
  readonly value: string;
  readonly date: Day | null;
  /** Null when no scale knows this value: unknown is never good. */
  readonly quality: SignatureQuality | null;
  /** The rating's date is further back than the policy wants. */
  readonly old: boolean;
}

/** The figures that grades and reasons look at. */
export interface Facts {
  readonly exposure: Cents;
  /** The same on the base that cover is compared on. */
  readonly compared: Cents;
  readonly cover: Cover;
  readonly uncovered: Cents;
  readonly excess: Cents;
  readonly signature: Signature | null;
  readonly overdue: GradedOverdue;
  readonly claims: Deadline | null;
}

/** A client as it was judged before: what a change does not touch is not worked out again. */
export type Known = Pick<JudgedFile, "record" | "coverLines" | "claimsDeclaredOn"> &
  Pick<Facts, "cover" | "signature" | "claims">;

/** The figures of a client on a day, under a policy. */
export function factsOf(client: JudgedFile, policy: Policy, day: Day, known: Known | null = null): Facts {
  const { receivables, record, coverLines, limit, claimsDeclaredOn } = client;
  const exposure = exposureOf(receivables.balance, record?.exposureParts ?? null);
  const compared = onCoverBase(exposure, policy.parameters);
  const cover = known?.coverLines === coverLines ? known.cover : coverOn(coverLines, day);
  const hasSameRecord = known !== null && known.record === record;
  const hasSameClaims = hasSameRecord && known.claimsDeclaredOn === claimsDeclaredOn;
  return {
    exposure,
    compared,
    cover,
    uncovered: Math.max(0, compared - cover.valid),
    excess: excessOver(limit, exposure),
    signature: hasSameRecord ? known.signature : signatureOf(record, policy, day),
    overdue: gradedOverdue(receivables, policy.parameters.countDisputes),
    claims: hasSameClaims
      ? known.claims
      : claimsDeadline(record?.insolvency ?? null, claimsDeclaredOn, policy.parameters, day),
  };
}

function signatureOf(record: ClientRecord | null, policy: Policy, day: Day): Signature | null {
  const current = record === null ? null : currentRating(record.ratings, policy.ratingRanges);
  if (current === null) return null;
  const { provider, value, date } = current.rating;
  const old = date !== null && day - date > policy.parameters.ratingOldDays;
  return { provider, value, date, quality: current.quality, old };
}
