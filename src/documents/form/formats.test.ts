import fc from "fast-check";
import { translator } from "../../locales/translator";
import { CODECS } from "./formats";

const fr = translator("fr");

/** What Excel shows of a change, to the digits of its number format. */
const SHOWN = { shareChange: 2, moneyChange: 0, pointsChange: 1 } as const;

test.each(Object.entries(SHOWN) as [keyof typeof SHOWN, number][])(
  "a cell with a change that its format would round to a signed nil holds nil: %s",
  (format, digits) => {
    fc.assert(
      fc.property(fc.double({ min: -0.02, max: 0.02, noNaN: true }), (size) => {
        const value = format === "moneyChange" ? size * 10_000 : size;
        const cell = Number(CODECS[format].cell(value, fr));
        const isShownAsNil = Number(Math.abs(cell).toFixed(digits)) === 0;
        expect(isShownAsNil).toBe(Object.is(Math.abs(cell), 0));
      }),
    );
    expect(CODECS[format].cell(format === "moneyChange" ? 5_000 : 0.5, fr)).toBe(
      format === "shareChange" ? 0.5 : 50,
    );
  },
);
