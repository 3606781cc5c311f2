import fc from "fast-check";
import "../../order/seed";
import { displayText } from "./displayText";

const NARROW = "\u202f";

// Range.text documentation: display text in the user's language, independent of the column's width.
describe("text as the user sees it", () => {
  test.each([
    [1234567.891, "#,##0.00", `1${NARROW}234${NARROW}567,89`, "1,234,567.89"],
    [-1234.5, "#,##0.00 €", `-1${NARROW}234,50 €`, "-1,234.50 €"],
    [-1234.5, '#,##0 "€";[Red]-#,##0 "€"', `-1${NARROW}235 €`, "-1,235 €"],
    [1234, "[$€-40C] #,##0.00", `€ 1${NARROW}234,00`, "€ 1,234.00"],
    [0.1234, "0.0 %", "12,3 %", "12.3 %"],
    [0.1 + 0.2, "General", "0,3", "0.3"],
    [123456789012, "General", "1,23457E+11", "1.23457E+11"],
    [43950, "dd/mm/yyyy", "29/04/2020", "29/04/2020"],
    [43950, "yyyy-mm-dd", "2020-04-29", "2020-04-29"],
    [43950, "mmmm yyyy", "avril 2020", "April 2020"],
    [43950, "[$-40C]mmmm yyyy", "avril 2020", "avril 2020"],
    [1.5, "[h]:mm", "36:00", "36:00"],
    [0, "0;-0;;@", "", ""],
    [0, "#", "", ""],
    [5, ";;;", "", ""],
    [-5, "#,##0_);(#,##0)", "(5)", "(5)"],
    [5.5, "@", "5,5", "5.5"],
    [true, "General", "VRAI", "TRUE"],
    ["00123", "@", "00123", "00123"],
    ["x", "0.00", "x", "x"],
    [null, "0.00", "", ""],
    [{ error: "#VALUE!" }, "General", "#VALEUR!", "#VALUE!"],
    [{ error: "#N/A" }, "0.00", "#N/A", "#N/A"],
    [-1, "dd/mm/yyyy", "########", "########"],
    [5, "not a [format", "5", "5"],
  ])("%p as %s", (value, code, french, english) => {
    expect(displayText(value, code, "fr-FR")).toBe(french);
    expect(displayText(value, code, "en-US")).toBe(english);
  });

  // ECMA-376 part 1, §18.8.30: formats 14 and 22 follow the user's short date.
  test("the built-in short date follows the language", () => {
    expect(displayText(43950, "m/d/yyyy", "fr-FR")).toBe("29/04/2020");
    expect(displayText(43950, "m/d/yyyy", "en-US")).toBe("4/29/2020");
    expect(displayText(43950.5, "m/d/yyyy h:mm", "fr-FR")).toBe("29/04/2020 12:00");
  });

  test("serial 60 is the 29 February 1900 that Excel counts", () => {
    expect(displayText(60, "yyyy-mm-dd", "en-US")).toBe("1900-02-29");
    expect(displayText(61, "yyyy-mm-dd", "en-US")).toBe("1900-03-01");
  });
});

test("no value and no code make it fail", () => {
  const value = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(value, fc.string(), (scalar, code) => {
      expect(typeof displayText(scalar, code, "fr-FR")).toBe("string");
    }),
  );
});
