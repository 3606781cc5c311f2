import fc from "fast-check";
import "../../order/seed";
import { parseTyped } from "./parseTyped";

const valueOf = (text: string, format = "General") => parseTyped(text, format).value;
const formatOf = (text: string, format = "General") => parseTyped(text, format).numberFormat;
const formulaOf = (text: string, format = "General") => parseTyped(text, format).formula;

// Range.values documentation (@types/office-js): strings are parsed as typed in en-US, whatever the user's language.
describe("a string written through values is typed input in en-US", () => {
  test.each([
    ["00123", 123, null],
    ["-5", -5, null],
    ["+5", 5, null],
    [".5", 0.5, null],
    ["5.", 5, null],
    [" 12 ", 12, null],
    ["1,234", 1234, "#,##0"],
    ["1,234,567.8", 1234567.8, "#,##0.00"],
    ["12%", 0.12, "0%"],
    ["12.5%", 0.125, "0.00%"],
    ["$5", 5, "$#,##0_);[Red]($#,##0)"],
    ["$1,234.50", 1234.5, "$#,##0.00_);[Red]($#,##0.00)"],
    ["-$5", -5, "$#,##0_);[Red]($#,##0)"],
    ["(5)", -5, null],
    ["1e3", 1000, "0.00E+00"],
    ["1.5E-3", 0.0015, "0.00E+00"],
    ["1 1/2", 1.5, "# ?/?"],
    ["0 3/16", 0.1875, "# ??/??"],
    ["TRUE", true, null],
    ["false", false, null],
  ])("%s is %p", (text, value, format) => {
    expect(parseTyped(text, "General")).toEqual({ value, formula: null, numberFormat: format });
  });

  test("fifteen significant digits are kept (Microsoft support article 78113)", () => {
    expect(valueOf("12345678901234567890")).toBe(12345678901234500000);
    expect(valueOf("0.1234567890123456")).toBe(0.123456789012345);
  });

  test("an error's name is that error", () => {
    expect(valueOf("#N/A")).toEqual({ error: "#N/A" });
  });
});

describe("dates", () => {
  // excel-add-ins-ranges-dates.md: 2000-01-01 is 36526.
  test.each([
    ["2000-01-01", 36526, "m/d/yyyy"],
    ["1/2", 46024, "d-mmm"],
    ["1/2/26", 46024, "m/d/yyyy"],
    ["01/02/2026", 46024, "m/d/yyyy"],
    ["1-2-2026", 46024, "m/d/yyyy"],
    ["5-Jan", 46027, "d-mmm"],
    ["January 5, 2026", 46027, "d-mmm-yy"],
    ["Jan-2026", 46023, "mmm-yy"],
    ["1/32", 11689, "mmm-yy"],
    ["2/29/1900", 60, "m/d/yyyy"],
    ["13:45", 0.5729166666666666, "h:mm"],
    ["1:30 PM", 0.5625, "h:mm AM/PM"],
    ["25:00", 25 / 24, "[h]:mm:ss"],
    ["1/2/2026 12:00", 46024.5, "m/d/yyyy h:mm"],
  ])("%s is %p shown as %s", (text, value, format) => {
    expect(parseTyped(text, "General")).toEqual({ value, formula: null, numberFormat: format });
  });

  // Range.values documentation and excel-add-ins-ranges-dates.md: dates in other orders are stored as text.
  test.each(["31/12/2026", "30-04-2020", "2/30/2026", "13/13/2026", "1.2.2026", "2026-01-02T10:00", "1:75"])(
    "%s stays text",
    (text) => {
      expect(parseTyped(text, "General")).toEqual({ value: text, formula: null, numberFormat: null });
    },
  );

  test("the year of a date without one can be set, and the 1904 system counts from its own day", () => {
    expect(parseTyped("1/2", "General", { currentYear: 2000 }).value).toBe(36527);
    expect(parseTyped("2000-01-01", "General", { date1904: true }).value).toBe(35064);
  });
});

describe("text", () => {
  test.each([
    "1.234,5",
    "12,34",
    "1 234,56",
    "100 000",
    "€5",
    "Dupont SA",
    " x ",
    "May",
    "-",
    "=",
    "1e400",
    ".",
  ])("%s stays text", (text) => {
    expect(parseTyped(text, "General")).toEqual({ value: text, formula: null, numberFormat: null });
  });

  test("an apostrophe is consumed and the rest is text (office-js#6687)", () => {
    expect(parseTyped("'00123", "General")).toEqual({ value: "00123", formula: null, numberFormat: null });
    expect(valueOf("'=x")).toBe("=x");
    expect(valueOf("'")).toBe("");
  });

  test("the text format keeps everything", () => {
    for (const text of ["00123", "=x", "1/2", "TRUE", "'x"])
      expect(parseTyped(text, "@")).toEqual({ value: text, formula: null, numberFormat: null });
  });

  test("an empty string clears the cell (excel-add-ins-blank-null-values.md)", () => {
    expect(valueOf("")).toBeNull();
    expect(valueOf("", "@")).toBeNull();
  });
});

describe("formulas", () => {
  // Range.values documentation: a string that starts with "=", and in Excel "+" or "-", is taken as a formula.
  test.each([
    ["=A1", "=A1"],
    ["+A1", "=+A1"],
    ["-A1", "=-A1"],
    ["-5+3", "=-5+3"],
    ["- first item", "=- first item"],
  ])("%s is the formula %s", (text, formula) => {
    expect(parseTyped(text, "General")).toEqual({ value: null, formula, numberFormat: null });
    expect(formulaOf(text, "0.00")).toBe(formula);
  });
});

test("a cell that has a format keeps it", () => {
  expect(formatOf("1/2", "dd/mm/yyyy")).toBeNull();
  expect(valueOf("12%", "0.0%")).toBe(0.12);
});

test("an amount of cents written as text reads as that amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), (cents) => {
      expect(valueOf(String(cents / 100))).toBe(cents / 100);
    }),
  );
});

test("no text makes it fail", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const typed = parseTyped(text, "General");
      if (typeof typed.value === "number") expect(Number.isFinite(typed.value)).toBe(true);
    }),
  );
});
