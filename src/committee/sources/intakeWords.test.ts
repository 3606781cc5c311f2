import { NOT_FOUND_CODES, REJECTION_CODES, WARNING_CODES } from "../../intake/messages";
import { translator, words } from "../../locales/translator";

const codes = [...REJECTION_CODES, ...WARNING_CODES, ...NOT_FOUND_CODES];

test("every message of the intake has words in both languages, and no words are left over", () => {
  for (const language of ["fr", "en"] as const) {
    expect(Object.keys(words[language].intake).sort()).toEqual([...codes].sort());
  }
});

test("amounts in messages follow the language", () => {
  const message = { code: "subtotal-differs", values: { address: "'A'!C3", difference: 1234.5 } };
  expect(translator("en").message(message)).toContain("1,234.50");
  expect(translator("fr").message(message).replace(/\s/gu, " ")).toContain("1 234,50");
});
