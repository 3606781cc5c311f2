/**
 * One piece of a formula; the pieces' texts joined are the formula.
 * - reference: an A1 reference on its own, with its sheet when it names one ("Sheet1!$A$1:B2", "A:A", "2:5")
 * - table: a structured reference ("Table[[#This Row],[Column]]", "[@Column]")
 * - function and name: an identifier with, or without, an opening bracket after it; a name may bear a sheet
 * - text: a quoted string
 * - other: operators, numbers, errors, blanks, references to other workbooks
 */
export interface FormulaToken {
  kind: "reference" | "table" | "function" | "name" | "text" | "other";
  text: string;
  /** The sheet that a reference or name bears, without quotes; null when it bears none. */
  sheet: string | null;
  /** The text after the sheet and its "!". */
  local: string;
}

const TEXT = /"(?:[^"]|"")*"/y;
const ERROR = /#(?:REF!|N\/A|DIV\/0!|NAME\?|NUM!|NULL!|VALUE!|SPILL!|CALC!)/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SHEET = /(?:'(?:[^']|'')+'|[\p{L}_\\][\p{L}\p{N}_.]*(?::[\p{L}_\\][\p{L}\p{N}_.]*)?)!/uy;
const OTHER_WORKBOOK = /\[\d+\][^!'()+\-*/,;<>=&^ ]*!/y;
const AREA =
  /(?:\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])/uy;
const IDENTIFIER = /[\p{L}_\\][\p{L}\p{N}_.?\\]*/uy;

function matchAt(pattern: RegExp, formula: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(formula)?.[0] ?? null;
}

/** The length of a bracketed structured reference that starts at "["; an apostrophe escapes the next character. */
function bracketLength(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at += 1) {
    const character = formula[at];
    if (character === "'") at += 1;
    else if (character === "[") depth += 1;
    else if (character === "]") depth -= 1;
    if (depth === 0) return at + 1 - start;
  }
  return formula.length - start;
}

function unquote(sheetText: string): string {
  const name = sheetText.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function plain(kind: FormulaToken["kind"], text: string): FormulaToken {
  return { kind, text, sheet: null, local: text };
}

function withSheet(formula: string, at: number, sheetText: string): FormulaToken {
  const start = at + sheetText.length;
  const area = matchAt(AREA, formula, start);
  const local = area ?? matchAt(ERROR, formula, start) ?? matchAt(IDENTIFIER, formula, start) ?? "";
  const kind = area === null ? "name" : "reference";
  return { kind, text: sheetText + local, sheet: unquote(sheetText), local };
}

function identifier(formula: string, at: number, name: string): FormulaToken {
  const next = formula[at + name.length];
  if (next === "[") return plain("table", name + bracketed(formula, at + name.length));
  return plain(next === "(" ? "function" : "name", name);
}

function bracketed(formula: string, at: number): string {
  return formula.slice(at, at + bracketLength(formula, at));
}

function tokenAt(formula: string, at: number): FormulaToken {
  const fixed = matchAt(TEXT, formula, at);
  if (fixed !== null) return plain("text", fixed);
  const error = matchAt(ERROR, formula, at) ?? matchAt(OTHER_WORKBOOK, formula, at);
  if (error !== null) return plain("other", error);
  const sheet = matchAt(SHEET, formula, at);
  if (sheet !== null) return withSheet(formula, at, sheet);
  const area = matchAt(AREA, formula, at);
  if (area !== null) return plain("reference", area);
  const name = matchAt(IDENTIFIER, formula, at);
  if (name !== null) return identifier(formula, at, name);
  if (formula[at] === "[") return plain("table", bracketed(formula, at));
  return plain("other", matchAt(NUMBER, formula, at) ?? formula.charAt(at));
}

/**
 * Cuts an en-US formula into its pieces. A reference to another workbook ("[1]Sheet1!A1") is one "other" piece, its
 * cells included, so that nothing moves or renames it.
 *
 * @param formula with or without its leading "="
 */
export function formulaTokens(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  for (let at = 0; at < formula.length;) {
    let token = tokenAt(formula, at);
    if (token.kind === "other" && token.text.endsWith("!") && token.text.startsWith("[")) {
      const end = at + token.text.length;
      token = plain(
        "other",
        token.text + (matchAt(AREA, formula, end) ?? matchAt(IDENTIFIER, formula, end) ?? ""),
      );
    }
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** The formula with some of its pieces replaced: `replace` gives the new text, or null to keep a piece. */
export function mapFormula(formula: string, replace: (token: FormulaToken) => string | null): string {
  return formulaTokens(formula)
    .map((token) => replace(token) ?? token.text)
    .join("");
}
