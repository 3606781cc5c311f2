import { dayOf, type Day } from "../basis/day";
import { folded } from "../basis/text";

/** When somebody's own message left. */
export interface Told {
  /** Null where people typed the name without a day. */
  readonly on: Day | null;
}

/**
 * Whether a committee's row notes that somebody's own message has left.
 * @param noted "Anne Roux 15/01/2026; Paul Martin 15/01/2026", which people edit.
 * @returns null when it does not name them.
 */
export function toldIn(noted: string, name: string): Told | null {
  for (const part of noted.split(/[;\n]+/)) {
    const [, who = "", day, month, year] =
      /^(.*?)(?:\s(\d{1,2})\/(\d{1,2})\/(\d{4}))?$/s.exec(part.trim()) ?? [];
    if (folded(who) !== folded(plain(name))) continue;
    return { on: year === undefined ? null : dayOf(Number(year), Number(month), Number(day)) };
  }
  return null;
}

/**
 * The same text with somebody more; a day noted before stays, and so does everything that people wrote.
 * @param day as the row says it: "15/01/2026".
 */
export function withTold(noted: string, name: string, day: string): string {
  if (toldIn(noted, name) !== null) return noted;
  const entry = `${plain(name)} ${day}`;
  return noted.trim() === "" ? entry : `${noted.trim()}; ${entry}`;
}

/** A name without the signs that part the people of the row. */
function plain(name: string): string {
  return name.replace(/[;\s]+/g, " ").trim();
}
