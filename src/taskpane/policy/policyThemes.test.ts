import { typedText, typedValue } from "./policyThemes";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("shows amounts, percentages and days as each language writes them", () => {
  expect(plain(typedText("agendaMinimumExposure", 50_000_00, "fr"))).toBe("50 000");
  expect(typedText("agendaMinimumExposure", 50_000_50, "en")).toBe("50,000.5");
  expect(typedText("latePenaltyRate", 0.1215, "fr")).toBe("12,15");
  expect(typedText("upToDateDays", 5, "fr")).toBe("5");
});

test.each([
  ["fr", "50 000", 50_000_00],
  ["fr", "50\u202f000,5 €", 50_000_50],
  ["fr", "50000.5", 50_000_50],
  ["fr", "50,000,5", null],
  ["fr", "-5", null],
  ["fr", "", null],
  ["en", "50,000", 50_000_00],
  ["en", "50,000.5", 50_000_50],
  // It could be 12.15 or 1,215: nobody guesses.
  ["en", "12,15", null],
] as const)("in %s an amount typed %p is %p cents", (language, text, cents) => {
  expect(typedValue("agendaMinimumExposure", text, language)).toBe(cents);
});

test("what is shown reads back as the same value", () => {
  for (const language of ["fr", "en"] as const) {
    for (const [name, value] of [
      ["agendaMinimumExposure", 1_234_567_89],
      ["latePenaltyRate", 0.1215],
      ["vatRate", 0.07],
      ["ratingOldDays", 3660],
    ] as const) {
      expect(typedValue(name, typedText(name, value, language), language)).toBe(value);
    }
  }
});

test("refuses what is out of a parameter's limits", () => {
  expect(typedValue("vatRate", "120 %", "fr")).toBeNull();
  expect(typedValue("upToDateDays", "2,5", "fr")).toBeNull();
  expect(typedValue("meetingTime", "8h30", "fr")).toBe("8:30");
  expect(typedValue("companyCurrency", "euros", "fr")).toBeNull();
});
