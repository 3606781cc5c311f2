import { words } from "../../locales/translator";
import { CODES, toProblem } from "./excelProblem";

test.each(Object.entries(CODES))("%s is told as %s, in sentences of both languages", (code, expected) => {
  const { code: told, details } = toProblem({ code, message: "in Excel's own words" });
  expect(told).toBe(expected);
  expect(details).toContain(code);
  for (const { problems } of [words.fr, words.en]) {
    const sentences: readonly string[] = Object.values(problems[expected]);
    expect(sentences).toHaveLength(3);
    for (const sentence of sentences) expect(sentence).toMatch(/[.!]$/);
  }
});

test("a code that no page names is unexpected, with its details kept", () => {
  expect(toProblem({ code: "SomethingNew" })).toMatchObject({ code: "unexpected" });
  expect(toProblem(new Error("no network")).details).toContain("no network");
});
