/** What a format of numbers writes around and between the digits of one sign. */
interface Around {
  readonly before: string;
  readonly after: string;
  readonly group: string;
  readonly decimal: string;
}

/** Above this many cents the digits behind the point are no longer sure. */
const SURE: number = 1e15;

/**
 * Writes amounts as a format of Intl does, several times as fast, for the sheets of thousands of clients are full of
 * them: what stands around the digits is asked of it once. What is no whole number of cents is left to it.
 *
 * @param digits those behind the point that `format` always writes: the cents, or none, rounded half away from nil.
 * @returns the text of an amount in cents.
 */
export function centsWriter(format: Intl.NumberFormat, digits: 0 | 2): (cents: number) => string {
  const positive = aroundDigits(format, 1_234_567.89);
  const negative = aroundDigits(format, -1_234_567.89);
  return (cents) => {
    const size = Math.abs(cents);
    if (!Number.isInteger(cents) || size >= SURE) return format.format(cents / 100);
    const { before, after, group, decimal } = cents < 0 || Object.is(cents, -0) ? negative : positive;
    if (digits === 0) return before + grouped(Math.floor((size + 50) / 100), group) + after;
    const hundredths = size % 100;
    const fraction = hundredths < 10 ? `0${hundredths}` : String(hundredths);
    return before + grouped((size - hundredths) / 100, group) + decimal + fraction + after;
  };
}

function aroundDigits(format: Intl.NumberFormat, sample: number): Around {
  const parts = format.formatToParts(sample);
  const isDigits = ({ type }: Intl.NumberFormatPart) => type === "integer" || type === "fraction";
  const text = (some: readonly Intl.NumberFormatPart[]) => some.map(({ value }) => value).join("");
  const valueOf = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return {
    before: text(parts.slice(0, parts.findIndex(isDigits))),
    after: text(parts.slice(parts.findLastIndex(isDigits) + 1)),
    group: valueOf("group"),
    decimal: valueOf("decimal"),
  };
}

/** A whole number, its digits by threes. */
function grouped(whole: number, group: string): string {
  const text = String(whole);
  let start = text.length % 3 || 3;
  let written = text.slice(0, start);
  for (; start < text.length; start += 3) written += group + text.slice(start, start + 3);
  return written;
}
