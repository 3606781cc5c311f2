import { typedByUser } from "./typedByUser";

describe("what a French user types", () => {
  it.each([
    ["1 234,56", "1234.56"],
    ["1\u202f234\u00a0567", "1234567"],
    ["12,5 %", "12.5%"],
    ["-3,2", "-3.2"],
    ["31/12/2026", "2026-12-31"],
    ["1.2.26", "2026-02-01"],
  ])("%s is told to Excel as %s", (typed, told) => {
    expect(typedByUser(typed, "fr")).toBe(told);
  });

  it.each(["31/02/2026", "=A1+1", "Rouge", "1.234,56", "12 rue des Lilas", "", "0411023"])(
    "%s stays as it is",
    (typed) => {
      expect(typedByUser(typed, "fr")).toBe(typed);
    },
  );

  it("is not changed in English, which is Excel's own writing", () => {
    expect(typedByUser("1,234.56", "en")).toBe("1,234.56");
  });
});
