/** Decimal and group separators of a locale, as the platform's own number formatting writes them. */
export function separatorsOf(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  const find = (type: string, fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback;
  return { decimal: find("decimal", "."), group: find("group", ",") };
}
