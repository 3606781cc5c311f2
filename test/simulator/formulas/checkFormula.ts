import type { WorkbookModel } from "../model";
import { formulaTokens, type FormulaToken } from "./formulaTokens";
import { missingTablePart, type FormulaPlace } from "./structuredReferences";

/** Excel's longest formula, in characters. */
const LONGEST = 8192;
/** Excel's longest formula once it is compiled, in bytes (office-js docs, error handling: FormulaLengthExceedsLimit). */
const MOST_BYTES = 16_384;

/** What is wrong with a formula that Excel would not take. */
export type FormulaFault = "syntax" | "characters" | "bytes" | "table" | "column";

/**
 * Checks a formula as Excel does when it is entered: its syntax in en-US, its length, the tables and columns it
 * names. Functions and names that do not exist are no fault: such a formula shows #NAME?.
 * @returns null when Excel takes it
 */
export function formulaFault(
  workbook: WorkbookModel,
  formula: string,
  place: FormulaPlace,
): FormulaFault | null {
  if (formula.length > LONGEST) return "characters";
  const tokens = formulaTokens(formula.replace(/^=/, ""));
  if (!isWellFormed(tokens)) return "syntax";
  if (compiledBytes(tokens) > MOST_BYTES) return "bytes";
  return missingTablePart(workbook, tokens, place);
}

const NUMBER = /^[\d.]/;
const ERROR = /^#[A-Z]/;
const BINARY = /^[+\-*/^&=<>:]$/;

/** Reads a formula piece by piece: what it has opened, and whether a value must come next. */
class Reader {
  private readonly open: ("call" | "group")[] = [];
  private wantsValue = true;
  private before = "";
  private wasBlank = false;
  private endsReference = false;

  /** Takes the next piece; false when it cannot stand there. */
  take(token: FormulaToken): boolean {
    const { kind, text } = token;
    if (kind === "other" && text.trim() === "") {
      this.wasBlank = true;
      return true;
    }
    const taken = kind === "other" ? this.takeOther(text) : this.takeValue(token);
    this.before = kind === "function" ? "function" : text;
    this.wasBlank = false;
    return taken;
  }

  get isDone(): boolean {
    return this.open.length === 0 && !this.wantsValue && this.before !== "function";
  }

  private takeValue({ kind }: FormulaToken): boolean {
    const isReference = kind !== "text";
    // Two references with a blank between them are their common cells.
    if (!this.wantsValue && !(this.wasBlank && isReference && this.endsReference)) return false;
    this.wantsValue = kind === "function";
    this.endsReference = isReference;
    return true;
  }

  private takeOther(text: string): boolean {
    if (text === "(") return this.takeOpening();
    if (this.before === "function") return false;
    if (text === ")") return this.takeClosing();
    if (text === ",") return this.takeComma();
    if (text === "%" || text === "#") return !this.wantsValue;
    if (NUMBER.test(text) || ERROR.test(text)) return this.takeConstant();
    if (text.startsWith("[")) return this.takeValue({ kind: "reference", text, sheet: null, local: text });
    if (text === "@") return this.wantsValue;
    return BINARY.test(text) && this.takeOperator(text);
  }

  private takeConstant(): boolean {
    if (!this.wantsValue) return false;
    this.wantsValue = false;
    this.endsReference = false;
    return true;
  }

  private takeOpening(): boolean {
    if (this.before !== "function" && !this.wantsValue) return false;
    this.open.push(this.before === "function" ? "call" : "group");
    this.wantsValue = true;
    return true;
  }

  private takeClosing(): boolean {
    const opened = this.open.pop();
    if (opened === undefined) return false;
    // A call may have no arguments or leave the last one out; a group holds a value.
    if (this.wantsValue && !(opened === "call" && (this.before === "(" || this.before === ","))) return false;
    this.wantsValue = false;
    this.endsReference = true;
    return true;
  }

  private takeComma(): boolean {
    const opened = this.open.at(-1);
    if (this.wantsValue && !(opened === "call" && (this.before === "(" || this.before === ","))) return false;
    this.wantsValue = true;
    return opened !== undefined || this.endsReference;
  }

  private takeOperator(text: string): boolean {
    if (!this.wantsValue) {
      this.wantsValue = true;
      return true;
    }
    const joined = this.before + text;
    return text === "+" || text === "-" || joined === "<=" || joined === ">=" || joined === "<>";
  }
}

function isWellFormed(tokens: readonly FormulaToken[]): boolean {
  const reader = new Reader();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.text === "{") {
      const end = tokens.findIndex((each, index) => index > at && each.text === "}");
      if (end < 0 || !isArray(tokens.slice(at + 1, end))) return false;
      at = end;
      if (!reader.take({ kind: "text", text: "{}", sheet: null, local: "{}" })) return false;
    } else if (!reader.take(token)) return false;
  }
  return reader.isDone;
}

/** An array of constants has as many values in every row. */
function isArray(tokens: readonly FormulaToken[]): boolean {
  const text = tokens.map((token) => (token.kind === "text" ? '""' : token.text)).join("");
  const widths = text.split(";").map((row) => row.split(",").length);
  const isConstant = (part: string) =>
    /^\s*(?:""|[+-]?[\d.]+(?:E[+-]?\d+)?|TRUE|FALSE|#[A-Z/0!?]+)\s*$/i.test(part);
  return widths.every((width) => width === widths[0]) && text.split(/[;,]/).every(isConstant);
}

/** About how long the compiled formula is ([MS-XLSB] §2.5.97: one byte for each piece, and what it holds). */
function compiledBytes(tokens: readonly FormulaToken[]): number {
  let bytes = 0;
  for (const { kind, text, local } of tokens) {
    if (kind === "reference") bytes += (local.includes(":") ? 13 : 7) + (text === local ? 0 : 2);
    else if (kind === "text") bytes += 2 * text.length;
    else if (kind === "function") bytes += 4;
    else if (kind === "table") bytes += 15;
    else if (kind === "name") bytes += 5;
    else if (NUMBER.test(text)) bytes += /^\d{1,5}$/.test(text) ? 3 : 9;
    else if (text.trim() !== "" && text !== "," && text !== ")") bytes += 1;
  }
  return bytes;
}
