/** A drop-down of a few words; commas part them whatever the language (office-js#2128). */
export function listRule(words: readonly string[]): Excel.DataValidationRule {
  return { list: { inCellDropDown: true, source: words.join(",") } };
}

/** A number between two bounds, both included; whole where it counts something. */
export function rangeRule(minimum: number, maximum: number, isWhole: boolean): Excel.DataValidationRule {
  const rule = { formula1: minimum, formula2: maximum, operator: "Between" } as const;
  return isWhole ? { wholeNumber: rule } : { decimal: rule };
}

/** A text of so many characters at least and at most. */
export function lengthRule(minimum: number, maximum: number): Excel.DataValidationRule {
  return { textLength: { formula1: minimum, formula2: maximum, operator: "Between" } };
}

/** A day of this or the next decades: a number typed for a date, or a date typed as text, is refused. */
export const DAY_RULE: Excel.DataValidationRule = {
  date: { formula1: "2000-01-01", formula2: "2100-12-31", operator: "Between" },
};
