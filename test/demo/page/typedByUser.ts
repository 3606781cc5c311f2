import type { Language } from "./words";

/**
 * What a person types in a cell, as Excel set to English (United States) would have to be told it: the
 * demo's user types numbers and dates the way of the page's language. Formulas and words stay as they are.
 */
export function typedByUser(text: string, language: Language): string {
  if (language === "en") return text;
  return frenchDate(text.trim()) ?? frenchNumber(text.trim()) ?? text;
}

/** "31/12/2026" or "31-12-26" as ISO, which Excel reads in every language; null when it is no date. */
function frenchDate(text: string): string | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text);
  if (!parts) return null;
  const [day, month] = [Number(parts[1]), Number(parts[2])];
  const year = Number(parts[3]) + (parts[3]?.length === 2 ? 2000 : 0);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** "1 234,56 %" with any of the spaces that French puts between thousands; null when it is no number. */
function frenchNumber(text: string): string | null {
  const compact = text.replace(/[\s\u00a0\u202f]/g, "");
  return /^[+-]?\d+(,\d+)?%?$/.test(compact) ? compact.replace(",", ".") : null;
}
