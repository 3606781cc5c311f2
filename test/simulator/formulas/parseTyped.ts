import type { Scalar } from "../model";
import { parseTypedDate } from "./typedDate";

/** What Excel makes of a string written to a cell. */
export interface TypedInput {
  value: Scalar;
  /** en-US with its leading "=", or null for a constant. */
  formula: string | null;
  /** The format that typing this gives a General cell; null leaves the cell's own. */
  numberFormat: string | null;
}

export interface TypedOptions {
  /** The year of dates typed without one; fixed by default so that results do not depend on the day. */
  currentYear?: number;
  date1904?: boolean;
}

const ERRORS = new Set([
  "#N/A",
  "#REF!",
  "#NAME?",
  "#DIV/0!",
  "#NULL!",
  "#VALUE!",
  "#NUM!",
  "#SPILL!",
  "#CALC!",
]);

/** First characters of anything that is not plain text: digits, signs, brackets, currency, error, T(RUE), F(ALSE), months. */
const CAN_BE_VALUE = /^[\d.+\-($#=TFJMASOND]/i;

const NUMBER = /^([+-]?)(\(?)([+-]?)(\$?)([+-]?)(\d+(?:,\d{3})+|\d*)(\.\d*)?(?:e([+-]?\d{1,3}))?(%?)(\)?)$/i;
const FRACTION = /^([+-]?)(\d+) (\d{1,3})\/(\d{1,3})$/;
const SIGNIFICANT_DIGITS = 15;

/** Excel keeps 15 significant digits of a typed number; the rest become zeros (Microsoft support article 78113). */
function keepFifteenDigits(digits: string): string {
  let seen = 0;
  return digits.replace(/\d/g, (digit) => {
    if (seen === 0 && digit === "0") return digit;
    seen += 1;
    return seen > SIGNIFICANT_DIGITS ? "0" : digit;
  });
}

function impliedFormat(part: {
  currency: string;
  whole: string;
  decimals: string | undefined;
  exponent: string | undefined;
  percent: string;
}): string | null {
  const decimals = part.decimals !== undefined && part.decimals.length > 1 ? ".00" : "";
  if (part.exponent !== undefined) return "0.00E+00";
  if (part.percent !== "") return `0${decimals}%`;
  if (part.currency !== "") return `$#,##0${decimals}_);[Red]($#,##0${decimals})`;
  return part.whole.includes(",") ? `#,##0${decimals}` : null;
}

function typedNumber(text: string): TypedInput | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, outer = "", open = "", inner = "", currency = "", last = "", whole = "", decimals] = match;
  const [exponent, percent = "", close = ""] = [match[8], match[9], match[10]];
  if ((open === "(") !== (close === ")")) return null;
  if ([outer, open, inner, last].filter((sign) => sign !== "").length > 1) return null;
  if (!/\d/.test(whole + (decimals ?? ""))) return null;
  const digits = keepFifteenDigits(whole.replaceAll(",", "") + (decimals ?? ""));
  const size = Number(`${digits}e${exponent ?? 0}`) / (percent === "" ? 1 : 100);
  if (!Number.isFinite(size)) return null;
  const negative = open === "(" || [outer, inner, last].includes("-");
  const numberFormat = impliedFormat({ currency, whole, decimals, exponent, percent });
  return { value: negative && size !== 0 ? -size : size, formula: null, numberFormat };
}

function typedFraction(text: string): TypedInput | null {
  const match = FRACTION.exec(text);
  if (match === null) return null;
  const [, sign, whole, numerator = "", denominator = ""] = match;
  if (Number(denominator) === 0) return null;
  const size = Number(whole) + Number(numerator) / Number(denominator);
  const places = "?".repeat(Math.max(numerator.length, denominator.length));
  return { value: sign === "-" ? -size : size, formula: null, numberFormat: `# ${places}/${places}` };
}

function constant(text: string, options: TypedOptions): TypedInput | null {
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE")
    return { value: upper === "TRUE", formula: null, numberFormat: null };
  if (ERRORS.has(upper)) return { value: { error: upper }, formula: null, numberFormat: null };
  const number = typedNumber(text) ?? typedFraction(text);
  if (number !== null) return number;
  const context = { currentYear: options.currentYear ?? 2026, date1904: options.date1904 ?? false };
  const date = parseTypedDate(text, context);
  return date === null ? null : { value: date.serial, formula: null, numberFormat: date.numberFormat };
}

/** "=x" is a formula, "+x" and "-x" too unless they are numbers; the sign alone is text. */
function typedFormula(text: string): string | null {
  if (text.length < 2) return null;
  if (text.startsWith("=")) return text;
  return text.startsWith("+") || text.startsWith("-") ? `=${text}` : null;
}

/**
 * What Excel makes of a string written through Range.values: the same as typing it in en-US, whatever the user's
 * language (Range.values documentation). A cell in the text format "@" keeps it as it is, even "=x".
 *
 * @param text the string; "" clears the cell
 * @param numberFormat the cell's present en-US format: a format is proposed only to a General cell
 */
export function parseTyped(text: string, numberFormat: string, options: TypedOptions = {}): TypedInput {
  if (text === "") return { value: null, formula: null, numberFormat: null };
  if (numberFormat === "@") return { value: text, formula: null, numberFormat: null };
  if (text.startsWith("'")) return { value: text.slice(1), formula: null, numberFormat: null };
  const trimmed = text.trim();
  const kept = { value: text, formula: null, numberFormat: null };
  if (!CAN_BE_VALUE.test(trimmed)) return kept;
  const typed = constant(trimmed, options);
  if (typed !== null) return numberFormat === "General" ? typed : { ...typed, numberFormat: null };
  const formula = typedFormula(text);
  return formula === null ? kept : { value: null, formula, numberFormat: null };
}
