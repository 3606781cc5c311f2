/** A drop-down of a few words; commas part them whatever the language (office-js#2128). */
export function listRule(words: readonly string[]): Excel.DataValidationRule {
  return { list: { inCellDropDown: true, source: words.join(",") } };
}

/** A number of whole or broken units between two bounds, both included. */
export function rangeRule(minimum: number, maximum: number): Excel.DataValidationRule {
  return { decimal: { formula1: minimum, formula2: maximum, operator: "Between" } };
}

/** A text of so many characters at least and at most. */
export function lengthRule(minimum: number, maximum: number): Excel.DataValidationRule {
  return { textLength: { formula1: minimum, formula2: maximum, operator: "Between" } };
}

/** A day of this or the next decades: a number typed for a date, or a date typed as text, is refused. */
export const DAY_RULE: Excel.DataValidationRule = {
  date: { formula1: "2000-01-01", formula2: "2100-12-31", operator: "Between" },
};
