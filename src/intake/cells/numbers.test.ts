import fc from "fast-check";
import "../../../test/order/seed";
import {
  centsOfNumber,
  centsOfText,
  decideDecimalMark,
  noDecimalEvidence,
  shareOfCell,
  weighDecimalMark,
  type DecimalMark,
} from "./numbers";

function decide(texts: readonly string[], fallback: DecimalMark | null = null) {
  const evidence = noDecimalEvidence();
  for (const text of texts) weighDecimalMark(text, evidence);
  return decideDecimalMark(evidence, fallback);
}

test.each([
  ["1 234,56", ",", 123456],
  ["1\u00a0234,56", ",", 123456],
  ["1\u202f234\u202f567,8", ",", 123456780],
  ["1.234,56", ",", 123456],
  ["1,234.56", ".", 123456],
  ["1'234.50", ".", 123450],
  ["12,34,567.00", ".", 123456700],
  ["12,50-", ",", -1250],
  ["12.50-", ".", -1250],
  ["-12,5", ",", -1250],
  ["−12,50", ",", -1250],
  ["(7)", ",", -700],
  ["(1 234,50)", ",", -123450],
  ["1 234,56 €", ",", 123456],
  ["€ 1,234.56", ".", 123456],
  ["EUR 12,30", ",", 1230],
  ["12,30 EUR", ",", 1230],
  ["- 12,30 €", ",", -1230],
  ["100 CR", ",", -10000],
  ["100 DR", ",", 10000],
  ["+5", ",", 500],
  ["-", ",", 0],
  ["0,005", ",", 1],
  ["0,004", ",", 0],
  ["1234", ".", 123400],
  [",5", ",", 50],
] as const)("%j with decimal mark %s is %d cents", (text, mark, cents) => {
  expect(centsOfText(text, mark)).toBe(cents);
});

test.each([
  ["#N/A", ","],
  ["", ","],
  ["abc", ","],
  ["12 %", ","],
  ["12 k€", ","],
  ["12,34,56", ","],
  ["1 23", ","],
  ["1.23", ","],
  ["1 234.567,00", ","],
  ["12/05/2026", ","],
  ["FA25-001", ","],
  ["99999999999999999", ","],
] as const)("%j is no amount", (text, mark) => {
  expect(centsOfText(text, mark)).toBeNull();
});

test("numbers round half away from zero as Excel shows them", () => {
  expect([1.005, -1.005, 2309.79, 0.1 + 0.2, -0].map(centsOfNumber)).toEqual([101, -101, 230979, 30, 0]);
  expect(centsOfNumber(1e15)).toBeNull();
});

test("the decimal mark is that of the column, not of the cell", () => {
  expect(decide(["1.234", "12,50"])).toEqual({ mark: ",", assumed: false });
  expect(decide(["1,234", "12.50"])).toEqual({ mark: ".", assumed: false });
  expect(decide(["1.234.567", "1.234"])).toEqual({ mark: ",", assumed: false });
  expect(decide(["1,234", "2,345"])).toEqual({ mark: ".", assumed: true });
  expect(decide(["1,234", "2,345"], ",")).toEqual({ mark: ",", assumed: false });
  expect(decide(["12", "13"])).toEqual({ mark: ",", assumed: false });
});

/** Writes cents as a French, German, American or Swiss export does. */
const FORMS: readonly {
  readonly mark: DecimalMark;
  readonly group: string;
  readonly sign: "before" | "after" | "brackets";
}[] = ([",", "."] as const).flatMap((mark) =>
  ["", " ", "\u00a0", "\u202f", mark === "," ? "." : ",", "'"].flatMap((group) =>
    (["before", "after", "brackets"] as const).map((sign) => ({ mark, group, sign })),
  ),
);

test("any amount written in any form reads back to the cent", () => {
  const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
  fc.assert(
    fc.property(amount, fc.constantFrom(...FORMS), (cents, { mark, group, sign }) => {
      const digits = String(Math.abs(cents)).padStart(3, "0");
      const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
      const bare = `${whole}${mark}${digits.slice(-2)}`;
      const negative = { before: `-${bare}`, after: `${bare}-`, brackets: `(${bare})` }[sign];
      expect(centsOfText(cents < 0 ? negative : bare, mark)).toBe(cents);
    }),
  );
});

test("shares are fractions, whatever their writing", () => {
  expect([0.9, 90, "90 %", "90", "0,9", "0.9", 1, "", "n/a", -1, true].map(shareOfCell)).toEqual([
    0.9,
    0.9,
    0.9,
    0.9,
    0.9,
    0.9,
    1,
    null,
    null,
    null,
    null,
  ]);
});
