import type { Day } from "../basis/day";
import type { ClientRecord } from "../client/client";
import type { CoverLine } from "../cover/cover";
import type { InsurerSteps } from "../cover/insurersClock";
import type { InternalLimit } from "../cover/internalLimit";
import type { PaymentBehaviour } from "../receivables/paymentBehaviour";
import type { Override } from "../policy/override";
import type { ClientReceivables, Owed } from "../receivables/receivables";
import { NO_DRIFT, type TermDrift } from "../receivables/termDrift";
import type { DeducedTerm } from "../receivables/termReading";
import type { ClientMemory } from "./clientMemory";

/** Everything known of one client on the reference date. */
export interface ClientFile {
  readonly receivables: ClientReceivables;
  /** The client's own limits and its part of those of its group (see `assignCovers`). */
  readonly coverLines: readonly CoverLine[];
  readonly record: ClientRecord | null;
  /** The term that its invoices follow; null when nobody states one. */
  readonly term: DeducedTerm | null;
  /** What its invoices give it, beside what was agreed and what the law allows. */
  readonly drift: TermDrift;
  /** The client's overrides, ended and future ones too. */
  readonly overrides: readonly Override[];
  /** How it stood at the last committee held; null before its first. */
  readonly memory: ClientMemory | null;
  /** The company's own limit: its own, or its part of its group's; null when unknown. */
  readonly limit: InternalLimit | null;
  /** What the protocol says was done with the insurer. */
  readonly insurerSteps: InsurerSteps;
  /** Day on which the protocol says that the company's claims were declared in its proceedings. */
  readonly claimsDeclaredOn: Day | null;
  /** Committee of the shipment block that stands (bloqué depuis); null when it may be delivered. */
  readonly blockedSince: Day | null;
  /** How late it was at the last committees; null when they did not see it. */
  readonly behaviour: PaymentBehaviour | null;
  /** Promises to pay that the protocol says were not kept. */
  readonly brokenPromises: number;
  /** Last day of the release (déblocage) that the committee granted last; null without one. */
  readonly releasedUntil: Day | null;
}

/** What of a client its colour is computed from: all that a change that is tried may alter. */
export interface JudgedFile extends Pick<
  ClientFile,
  "record" | "coverLines" | "limit" | "claimsDeclaredOn" | "brokenPromises"
> {
  readonly receivables: Owed & Pick<ClientReceivables, "doubtful">;
}

/** A client of whom committees have left nothing. */
export const NOTHING_DECIDED: Omit<
  ClientFile,
  "receivables" | "coverLines" | "record" | "term" | "drift" | "limit"
> = {
  overrides: [],
  memory: null,
  insurerSteps: { declaredOn: null, extensions: [] },
  claimsDeclaredOn: null,
  blockedSince: null,
  behaviour: null,
  brokenPromises: 0,
  releasedUntil: null,
};

/** A client of whom receivables alone are known. */
export const NOTHING_KNOWN: Omit<ClientFile, "receivables"> = {
  ...NOTHING_DECIDED,
  coverLines: [],
  record: null,
  term: null,
  drift: NO_DRIFT,
  limit: null,
};
