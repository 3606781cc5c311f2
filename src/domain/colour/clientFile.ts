import type { Day } from "../basis/day";
import type { ClientRecord } from "../client/client";
import type { CoverLine } from "../cover/cover";
import type { Override } from "../policy/override";
import type { ClientReceivables } from "../receivables/receivables";
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
  /** The client's overrides, ended and future ones too. */
  readonly overrides: readonly Override[];
  /** How it stood at the last committee held; null before its first. */
  readonly memory: ClientMemory | null;
  /** Promises to pay that the protocol says were not kept. */
  readonly brokenPromises: number;
  /** Last day of the release (déblocage) that the committee granted last; null without one. */
  readonly releasedUntil: Day | null;
}

/** A client of whom receivables alone are known. */
export const NOTHING_KNOWN: Omit<ClientFile, "receivables"> = {
  coverLines: [],
  record: null,
  term: null,
  overrides: [],
  memory: null,
  brokenPromises: 0,
  releasedUntil: null,
};
