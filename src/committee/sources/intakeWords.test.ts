import { NOT_FOUND_CODES, REJECTION_CODES, WARNING_CODES } from "../../intake/messages";
import { isNamedChoice, QUESTION_KINDS, QUESTIONS } from "../../intake/question";
import { LANGUAGES, translator, words, type TextKey } from "../../locales/translator";

/** What is no message by itself, and stands in those that name several cells. */
const PARTS = ["otherCells"];

const codes = [...REJECTION_CODES, ...WARNING_CODES, ...NOT_FOUND_CODES, ...PARTS];

test("every message of the intake has words in both languages, and no words are left over", () => {
  for (const language of ["fr", "en"] as const) {
    const stems = Object.keys(words[language].intake).map((key) => key.replace(/_(one|many|other)$/, ""));
    expect([...new Set(stems)].sort()).toEqual([...codes].sort());
  }
});

test("a message counts its rows in words", () => {
  const missing = (rows: number) => ({
    code: "currency-missing",
    values: { sheet: "A", rows, currency: "EUR" },
  });
  expect(translator("fr").message(missing(1)).replace(/\s/gu, " ")).toContain("sur 1 ligne ; comptée en EUR");
  expect(translator("fr").message(missing(1200)).replace(/\s/gu, " ")).toContain(
    "sur 1 200 lignes ; comptées",
  );
  expect(translator("en").message(missing(3))).toContain("on 3 rows; counted");
});

test("every question and every choice has words in both languages", () => {
  for (const language of ["fr", "en"] as const) {
    const { t } = translator(language);
    for (const kind of QUESTION_KINDS) {
      expect(t(`questions:${kind}.title`)).not.toBe("");
      expect(t(`questions:${kind}.ask`, { count: 2 })).not.toBe("");
      const choices = QUESTIONS[kind].filter((choice) => !isNamedChoice(choice));
      const named: readonly string[] = Object.keys(words[language].questions[kind].choices ?? {});
      expect(named.filter((choice) => !isNamedChoice(choice)).sort()).toEqual([...choices].sort());
      // Two choices of the same words could not be told apart when they are read back from the settings.
      const texts = choices.map((choice) => t(`questions:${kind}.choices.${choice}` as TextKey));
      expect(new Set(texts).size).toBe(texts.length);
    }
  }
});

test("amounts in messages follow the language", () => {
  const message = { code: "subtotal-differs", values: { address: "'A'!C3", difference: 1234.5 } };
  expect(translator("en").message(message)).toContain("1,234.50");
  expect(translator("fr").message(message).replace(/\s/gu, " ")).toContain("1 234,50");
});

test.each(["limit-unreadable", "limit-without-rate", "judgment-later", "rating-unknown-scale"])(
  "%s names the first cell and what stands there, in both languages, for one row and for several",
  (code) => {
    for (const language of LANGUAGES) {
      for (const rows of [1, 2, 1_200]) {
        const values = {
          sheet: "Fiches",
          rows,
          address: "'Fiches'!F2",
          cells: "'Fiches'!F2\n'Fiches'!F9",
          value: "71 ?",
          currency: "USD",
          provider: "X",
        };
        const text = translator(language).message({ code, values });
        for (const part of ["Fiches", "'Fiches'!F2", "71 ?"]) expect(text).toContain(part);
      }
    }
  },
);
