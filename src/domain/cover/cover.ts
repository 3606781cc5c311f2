import type { Cents } from "../basis/money";
import type { Day } from "../basis/day";
import { insurerKey } from "./insurerName";

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
  /** Where the limit belongs to several accounts of a group: the whole of it, `granted` being this account's part. */
  readonly shared?: SharedLimit;
}

/** A limit of a group of accounts (credit committee rules, §2). */
export interface SharedLimit {
  readonly granted: Cents;
  readonly accounts: number;
}

/** A client's cover on a day. */
export interface Cover {
  /** Granted amounts of the valid lines, permanent and temporary added up. */
  readonly valid: Cents;
  readonly permanent: Cents;
  readonly temporary: Cents;
  /** Insured share (quotité) of the valid lines that state one, weighted by amount; null when none does. */
  readonly insuredShare: number | null;
  /** The valid limits shared with other accounts of the group, this account's part being in `valid`. */
  readonly shared: SharedLimit | null;
  readonly insurers: readonly string[];
  /** Last day of the valid line that ends first; null when none ends or none is valid. */
  readonly endsOn: Day | null;
  /** The insurer has answered for this client, whatever the answer: a missing line is missing data. */
  readonly known: boolean;
  /** Cover has been reduced, or cancelled and not granted anew. */
  readonly withdrawn: boolean;
}

const GRANTING: ReadonlySet<CoverStatus> = new Set<CoverStatus>(["accepted", "partial", "reduced"]);

const NO_COVER: Cover = {
  valid: 0,
  permanent: 0,
  temporary: 0,
  insuredShare: null,
  shared: null,
  insurers: [],
  endsOn: null,
  known: false,
  withdrawn: false,
};

/** Whether the day is within the line's dates, both included. */
function inForce(line: Pick<CoverLine, "from" | "to">, day: Day): boolean {
  return (line.from === null || line.from <= day) && (line.to === null || day <= line.to);
}

/** Whether a line gives cover on a day: its status grants it and its dates include the day. */
export function isValidOn(line: CoverLine, day: Day): boolean {
  return GRANTING.has(line.status) && inForce(line, day);
}

/**
 * Whether an insurer has taken cover back by a day: reduced it, and the rest is in force, or cancelled it. What is
 * cancelled ends by that very act and stays so until the insurer grants cover anew.
 */
function isWithdrawnOn(line: CoverLine, lines: readonly CoverLine[], day: Day): boolean {
  if (line.status === "reduced") return inForce(line, day);
  const { from, to, insurer } = line;
  if (line.status !== "cancelled" || (from !== null && from > day)) return false;
  const since = to ?? from;
  return since === null || !lines.some((other) => grantsAfter(other, insurer, since, day));
}

/** Whether a line gives cover on a day that the same insurer, however its name is spelt, granted after another day. */
function grantsAfter(line: CoverLine, insurer: string, since: Day, day: Day): boolean {
  return (
    line.from !== null &&
    line.from > since &&
    line.granted > 0 &&
    isValidOn(line, day) &&
    insurerKey(line.insurer) === insurerKey(insurer)
  );
}

/**
 * Whether an unpaid item that fell due on `dueDate` must be declared to an insurer under this line: it gave or
 * gives cover, and was in force then or still is.
 */
export function insures(line: CoverLine, dueDate: Day, day: Day): boolean {
  // A cancelled limit is often set to nil; what was delivered before stays insured.
  const granted = line.status === "cancelled" || (line.granted > 0 && GRANTING.has(line.status));
  return granted && (line.from === null || line.from <= day) && (line.to === null || line.to >= dueDate);
}

/** Valid cover on a day: what is granted, where the status allows and the dates include the day. */
export function coverOn(lines: readonly CoverLine[], day: Day): Cover {
  if (lines.length === 0) return NO_COVER;
  const valid = lines.filter((line) => line.granted > 0 && isValidOn(line, day));
  let permanent = 0;
  let temporary = 0;
  let endsOn: Day | null = null;
  for (const { nature, granted, to } of valid) {
    if (nature === "permanent") permanent += granted;
    else temporary += granted;
    if (to !== null) endsOn = Math.min(endsOn ?? to, to);
  }
  return {
    valid: permanent + temporary,
    permanent,
    temporary,
    insuredShare: insuredShareOf(valid),
    shared: sharedLimitOf(valid),
    insurers: [...new Set(valid.map((line) => line.insurer).filter((insurer) => insurer !== ""))],
    endsOn,
    known: true,
    withdrawn: lines.some((line) => isWithdrawnOn(line, lines, day)),
  };
}

/**
 * Retained risk (risque conservé) = exposure − valid cover × insured share, cover counting up to the exposure:
 * shown, not graded. Null when no line states its share.
 */
export function retainedRisk(exposure: Cents, { valid, insuredShare }: Cover): Cents | null {
  if (valid === 0) return Math.max(0, exposure);
  if (insuredShare === null) return null;
  return Math.max(0, exposure) - Math.round(Math.min(Math.max(0, exposure), valid) * insuredShare);
}

/** Whether the insurer has said no to more cover: refused, withdrawn, or granted less than was asked. */
export function isMoreRefused(lines: readonly CoverLine[], day: Day): boolean {
  return lines.some((line) => {
    const { status, requested, granted } = line;
    const saidLess = GRANTING.has(status) && requested !== null && requested > granted;
    return isWithdrawnOn(line, lines, day) || ((status === "refused" || saidLess) && inForce(line, day));
  });
}

function insuredShareOf(lines: readonly CoverLine[]): number | null {
  let weight = 0;
  let insured = 0;
  for (const { granted, insuredShare } of lines) {
    if (insuredShare === null) continue;
    weight += granted;
    insured += granted * insuredShare;
  }
  return weight > 0 ? insured / weight : null;
}

function sharedLimitOf(lines: readonly CoverLine[]): SharedLimit | null {
  const limits = lines.map(({ shared }) => shared).filter((shared) => shared !== undefined);
  const [first] = limits;
  if (first === undefined) return null;
  return { granted: limits.reduce((sum, { granted }) => sum + granted, 0), accounts: first.accounts };
}
