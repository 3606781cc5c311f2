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

/** A client's cover on a day. */
export interface Cover {
  /** Granted amounts of the valid lines, permanent and temporary added up. */
  readonly valid: Cents;
  readonly insurers: readonly string[];
  /** Last day of the valid line that ends first; null when none ends or none is valid. */
  readonly endsOn: Day | null;
  /** The insurer has answered for this client, whatever the answer: a missing line is missing data. */
  readonly known: boolean;
  /** A line in force has been reduced or cancelled. */
  readonly withdrawn: boolean;
}

const GRANTING: ReadonlySet<CoverStatus> = new Set<CoverStatus>(["accepted", "partial", "reduced"]);

/** Whether the day is within the line's dates, both included. */
function inForce(line: CoverLine, day: Day): boolean {
  return (line.from === null || line.from <= day) && (line.to === null || day <= line.to);
}

/** Valid cover on a day: what is granted, where the status allows and the dates include the day. */
export function coverOn(lines: readonly CoverLine[], day: Day): Cover {
  const current = lines.filter((line) => inForce(line, day));
  const valid = current.filter((line) => GRANTING.has(line.status) && line.granted > 0);
  const ends = valid.flatMap((line) => (line.to === null ? [] : [line.to]));
  return {
    valid: valid.reduce((sum, line) => sum + line.granted, 0),
    insurers: [...new Set(valid.map((line) => line.insurer).filter((insurer) => insurer !== ""))],
    endsOn: ends.length > 0 ? Math.min(...ends) : null,
    known: lines.length > 0,
    withdrawn: current.some((line) => line.status === "reduced" || line.status === "cancelled"),
  };
}
