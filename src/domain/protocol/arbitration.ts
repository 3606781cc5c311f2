import { isSameAction } from "./actions";
import { chronologically, type ProtocolFacts } from "./protocol";
import type { Day } from "../basis/day";

/** Weeks over which the arbitration rate is measured. */
const ARBITRATION_WEEKS = 12;
/** Above this share of decisions sent to arbitration, the organisation should ask itself why. */
const ARBITRATION_SIGNAL = 0.2;

/** Arbitrations asked for and not ruled, the one needed first at the top: they open every meeting. */
export function pendingArbitrations<Entry extends ProtocolFacts>(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(({ arbitration, cancelled, status }) => {
      return arbitration === "asked" && !cancelled && status !== "dropped";
    })
    .sort((a, b) => (a.rulingDue ?? Infinity) - (b.rulingDue ?? Infinity) || chronologically(a, b));
}

/** A share of fewer decisions says nothing. */
export const FEWEST_DECISIONS = 10;

/** How many decisions there were, and how many of them went to arbitration. */
export interface ArbitrationRate {
  readonly decisions: number;
  readonly arbitrations: number;
  /** 0.2 = 20 %; null without decisions. */
  readonly rate: number | null;
  /** The rate is above the signal, over ten decisions at least. */
  readonly isHigh: boolean;
}

/**
 * Arbitration rate = decisions sent to arbitration ÷ decisions, of the committees of the last weeks up to a
 * day (credit committee rules, §6). Putting an action off is no new decision, and an information, such as that
 * things are maintained, is none that anybody could disagree on: were it counted, the signal would never be given.
 */
export function arbitrationRate(
  entries: readonly ProtocolFacts[],
  day: Day,
  weeks: number = ARBITRATION_WEEKS,
  signal: number = ARBITRATION_SIGNAL,
): ArbitrationRate {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const decided = entries.filter((entry) => {
    const { committeeDate, cancelled } = entry;
    const before = entry.origin === null ? undefined : byNumber.get(entry.origin);
    const isPutOff = before !== undefined && isSameAction(before, entry);
    return (
      committeeDate !== null &&
      committeeDate > day - weeks * 7 &&
      committeeDate <= day &&
      !cancelled &&
      (entry.kind !== "information" || entry.arbitration !== "none") &&
      !isPutOff
    );
  });
  const arbitrations = decided.filter(({ arbitration }) => arbitration !== "none").length;
  const rate = decided.length === 0 ? null : arbitrations / decided.length;
  const isHigh = rate !== null && rate > signal && decided.length >= FEWEST_DECISIONS;
  return { decisions: decided.length, arbitrations, rate, isHigh };
}
