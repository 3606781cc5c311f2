import type { Cents } from "./money";
import type { Day } from "./day";

export type CoverStatus = "accepted" | "partial" | "refused" | "reduced" | "cancelled" | "pending";

/** One line of credit-insurance cover (couverture assurance-crédit) for one client. */
export interface CoverLine {
  readonly clientCode: string;
  readonly clientName: string;
  readonly insurer: string;
  /** Named (dénommé) or unnamed (non dénommé) cover; null when the source does not say. */
  readonly kind: "named" | "unnamed" | null;
  readonly nature: "permanent" | "temporary";
  readonly granted: Cents;
  readonly requested: Cents | null;
  /** First and last day of validity, both included; null = open-ended. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly status: CoverStatus;
  /** Insured share (quotité) between 0 and 1. */
  readonly insuredShare: number | null;
}
