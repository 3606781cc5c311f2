import fc from "fast-check";
import { centsWriter } from "./digits";

const CENTS = fc.oneof(
  fc.integer({ min: -100_000_00, max: 100_000_00 }),
  fc.maxSafeInteger(),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.constantFrom(0, -0, 49, -49, 50, -50, 99_950, -99_949, 1e15, 1e15 - 1, NaN, Infinity),
);

describe.each(["fr-FR", "en-GB"])("amounts in %s", (locale) => {
  test.each(["EUR", "CHF", "USD", "GBP", "JPY", "XOF"])(
    "are written as Intl writes them, in %s",
    (currency) => {
      for (const digits of [0, 2] as const) {
        const style = { style: "currency", currency } as const;
        const format = new Intl.NumberFormat(locale, {
          ...style,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        const write = centsWriter(format, digits);
        fc.assert(
          fc.property(CENTS, (cents) => {
            expect(write(cents)).toBe(format.format(cents / 100));
          }),
          { numRuns: 300 },
        );
      }
    },
  );
});

test("A plain number is written as an amount without currency", () => {
  const format = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(centsWriter(format, 0)(value * 100)).toBe(format.format(value));
    }),
  );
});
