import { formulaTokens, type FormulaToken } from "./formulaTokens";

/**
 * The formula with HYPERLINK replaced by what its cell shows, since the engine does not know the function: the
 * friendly name, or the address without one; an address that is an error shows that error.
 */
export function withoutHyperlinks(formula: string): string {
  if (!/\bHYPERLINK\s*\(/i.test(formula)) return formula;
  return textOf(formulaTokens(formula));
}

function textOf(tokens: readonly FormulaToken[]): string {
  const at = tokens.findIndex(({ kind, text }) => kind === "function" && text.toUpperCase() === "HYPERLINK");
  if (at < 0) return tokens.map(({ text }) => text).join("");
  const { parts, end } = argumentsAfter(tokens, at + 1);
  const [address = "", name] = parts.map(textOf);
  const shown = name === undefined ? `(${address})` : `IF(ISERROR(${address}),${address},${name})`;
  return textOf(tokens.slice(0, at)) + shown + textOf(tokens.slice(end));
}

/** The arguments of a call whose bracket opens at `start`, and where the call ends. */
function argumentsAfter(
  tokens: readonly FormulaToken[],
  start: number,
): { readonly parts: FormulaToken[][]; readonly end: number } {
  const parts: FormulaToken[][] = [[]];
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index] as FormulaToken;
    const sign = token.kind === "other" ? token.text : "";
    if (sign === ")") depth -= 1;
    if (depth === 0 && sign === ")") return { parts, end: index + 1 };
    if (depth === 1 && sign === ",") parts.push([]);
    else if (depth > 0) parts.at(-1)?.push(token);
    if (sign === "(") depth += 1;
  }
  return { parts, end: tokens.length };
}
