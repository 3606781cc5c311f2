import { type Cents, toCents } from "../../domain/basis/money";
import { isCurrencyWord, withoutCurrencyName } from "./currencies";
import { hasDigit, plainText } from "./plainText";
import type { CellValue } from "./sheetGrid";

/** The character that separates the decimals in a column of text amounts. */
export type DecimalMark = "," | ".";

/** Votes of text amounts for one decimal mark or the other; `groups` can be read both ways ("1.234"). */
export interface DecimalEvidence {
  comma: number;
  dot: number;
  groupsByComma: number;
  groupsByDot: number;
}

export function noDecimalEvidence(): DecimalEvidence {
  return { comma: 0, dot: 0, groupsByComma: 0, groupsByDot: 0 };
}

/** Above this, cents are no longer exact integers. */
const LARGEST_CENTS = Number.MAX_SAFE_INTEGER;

const CURRENCY = /^(?:[A-Z]{3}(?![A-Za-z])|[€$£¥])|(?:(?<![A-Za-z])[A-Z]{3}|[€$£¥])$/g;
const CREDIT_MARK = /(?:(?:CR|Cr|cr)\.?|(?<=[\d)]\s?)[CH])$/;
const DEBIT_MARK = /(?:(?:DR|Dr|dr|DB)\.?|(?<=[\d)]\s?)[DS])$/;
const DASH = /[-−–]/;
const SPACES = /[\s'’]+/g;
const GROUPED = /^(?:\d+|\d{1,3}(?:[ .,]\d{2,3})*[ .,]\d{3})$/;
const AMOUNT = /^[\s\d.,'’()€$£¥+\-−–A-Za-z]+$/;

interface BareAmount {
  readonly digits: string;
  readonly negative: boolean;
}

const LETTER = /\p{L}/u;

/** The digits and marks of a text amount, its sign apart, without a currency; null when it is something else. */
function bareAmount(text: string): BareAmount | null {
  const bare = takenApart(text);
  if (bare !== null && !LETTER.test(bare.digits)) return bare;
  const unnamed = LETTER.test(text) ? withoutCurrencyName(text) : null;
  return unnamed === null ? bare : takenApart(unnamed);
}

function takenApart(text: string): BareAmount | null {
  if (!AMOUNT.test(text)) return null;
  let bare = text.trim();
  let negative = CREDIT_MARK.test(bare);
  bare = bare.replace(negative ? CREDIT_MARK : DEBIT_MARK, "").trim();
  bare = bare.replace(CURRENCY, "").trim();
  if (bare.startsWith("(") && bare.endsWith(")")) {
    negative = true;
    bare = bare.slice(1, -1).trim();
    if (CREDIT_MARK.test(bare) || DEBIT_MARK.test(bare))
      bare = bare.replace(CREDIT_MARK, "").replace(DEBIT_MARK, "").trim();
  }
  bare = bare.replace(CURRENCY, "").trim();
  const sign = /^[-−–]|[-−–]$/.exec(bare);
  if (sign !== null) {
    negative = true;
    bare = sign.index === 0 ? bare.slice(1) : bare.slice(0, -1);
  } else if (bare.startsWith("+")) {
    bare = bare.slice(1);
  }
  return { digits: bare.trim().replace(CURRENCY, "").trim().replace(SPACES, " "), negative };
}

/** True for digits, commas and dots alone: most amounts, and they need no further taking apart. */
function isDigitsAndMarks(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code > 57 || (code < 48 && code !== COMMA && code !== DOT)) return false;
  }
  return true;
}

const COMMA = 44;
const DOT = 46;
const MINUS = 45;

/**
 * The plainest text amounts, which most are: digits, at most one decimal mark with one or two decimals, a
 * minus before. Null for any other, though it may be an amount: this is only the short way.
 */
export function centsOfPlainText(text: string, mark: DecimalMark): Cents | null {
  const negative = text.charCodeAt(0) === MINUS;
  const point = mark === "," ? COMMA : DOT;
  let cents = 0;
  let decimals = -1;
  for (let place = negative ? 1 : 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= 48 && code <= 57) cents = cents * 10 + code - 48;
    else if (code !== point || decimals >= 0) return null;
    if (decimals >= 0 || code === point) decimals += 1;
  }
  if (decimals === 0 || decimals > 2 || text.length > LONGEST_PLAIN || text.length === (negative ? 1 : 0))
    return null;
  const scaled = decimals < 0 ? cents * 100 : decimals === 1 ? cents * 10 : cents;
  return negative && scaled !== 0 ? -scaled : scaled;
}

/** So many characters of digits are exact cents for sure. */
const LONGEST_PLAIN = 14;

/** Adds what one text says of its column's decimal mark. */
export function weighDecimalMark(text: string, evidence: DecimalEvidence): void {
  const digits = isDigitsAndMarks(text) ? text : bareAmount(text)?.digits;
  if (digits === undefined) return;
  const comma = digits.lastIndexOf(",");
  const dot = digits.lastIndexOf(".");
  if (comma < 0 && dot < 0) return;
  const mark = comma > dot ? "," : ".";
  if (comma >= 0 && dot >= 0) vote(mark, evidence);
  else if (digits.indexOf(mark) !== digits.lastIndexOf(mark)) vote(mark === "," ? "." : ",", evidence);
  else if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) group(mark, evidence);
  else vote(mark, evidence);
}

/** Whether a text that `centsOfPlainText` reads has decimals: it reads one or two. */
export function hasDecimals(text: string): boolean {
  return isMark(text.charCodeAt(text.length - 3)) || isMark(text.charCodeAt(text.length - 2));
}

function isMark(code: number): boolean {
  return code === COMMA || code === DOT;
}

export function vote(mark: DecimalMark, evidence: DecimalEvidence): void {
  if (mark === ",") evidence.comma += 1;
  else evidence.dot += 1;
}

function group(mark: DecimalMark, evidence: DecimalEvidence): void {
  if (mark === ",") evidence.groupsByComma += 1;
  else evidence.groupsByDot += 1;
}

/**
 * The decimal mark of a column from all its text amounts. Clear values outvote; when all of them could
 * be grouped thousands ("1.234"), the other amount columns of the sheet decide (`fallback`), and else
 * the mark is taken as grouping: amounts with three decimals are rarer. `assumed` tells of that last case.
 */
export function decideDecimalMark(
  evidence: DecimalEvidence,
  fallback: DecimalMark | null,
): { readonly mark: DecimalMark; readonly assumed: boolean } {
  if (evidence.comma !== evidence.dot) {
    return { mark: evidence.comma > evidence.dot ? "," : ".", assumed: false };
  }
  if (fallback !== null) return { mark: fallback, assumed: false };
  const { groupsByComma, groupsByDot } = evidence;
  if (groupsByComma === groupsByDot) return { mark: ",", assumed: groupsByComma > 0 };
  return { mark: groupsByComma > groupsByDot ? "." : ",", assumed: true };
}

/**
 * A text amount in cents, read with its column's decimal mark; digits beyond cents are rounded half away
 * from zero. Understands thousands by blanks of any kind, apostrophes or the other mark, a sign before or
 * after, parentheses, CR / DR, D / C or S / H after it, a currency sign or code; a lone dash is nil. Two marks of a
 * credit are still one. Null for anything else: errors,
 * percentages, thousands of euros ("12 k€"), grouping that is not one, or an amount too large to be exact.
 *
 * @param factor what one of the amounts is in units: 1,000 where they are written in thousands.
 */
export function centsOfText(text: string, mark: DecimalMark, factor = 1): Cents | null {
  const plain = factor === 1 ? centsOfPlainText(text, mark) : null;
  if (plain !== null) return plain;
  const bare = mayBeAmount(text) ? bareAmount(text) : null;
  return bare === null ? null : centsOfBare(text, bare, mark, factor);
}

function mayBeAmount(text: string): boolean {
  return hasDigit(text) || DASH.test(text);
}

function centsOfBare(text: string, bare: BareAmount, mark: DecimalMark, factor: number): Cents | null {
  if (bare.digits === "") return DASH.test(text) && !/[A-Za-z]/.test(text) ? 0 : null;
  const parts = bare.digits.split(mark);
  const [whole = "", fraction = ""] = parts;
  if (parts.length > 2 || !/^\d*$/.test(fraction) || (whole === "" && fraction === "")) return null;
  if (whole !== "" && !isGrouped(whole)) return null;
  const digits = whole.replace(/\D/g, "");
  const cents =
    factor === 1
      ? Number(digits) * 100 + centsOfFraction(fraction)
      : toCents(Number(`${digits}.${fraction}`) * factor);
  if (cents > LARGEST_CENTS) return null;
  return bare.negative && cents !== 0 ? -cents : cents;
}

/** Three digits behind a comma or a dot at the end of a text; the mark is looked for first, for few cells have it. */
export function endsInThreeDigits(text: string): boolean {
  return isMark(text.charCodeAt(text.length - 4)) && THREE_DIGITS.test(text);
}

const THREE_DIGITS = /\d{3}$/;

/** "12,345" read with its mark has three decimals, which might as well be three digits of thousands. */
export function mayBeThousands(text: string, mark: DecimalMark): boolean {
  return (mark === "," ? /^-?[1-9]\d{0,2},\d{3}$/ : /^-?[1-9]\d{0,2}\.\d{3}$/).test(text.trim());
}

/** Whole part of an amount: digits alone, or groups set apart by one and the same character. */
function isGrouped(whole: string): boolean {
  if (!GROUPED.test(whole)) return false;
  return new Set(whole.replace(/\d/g, "")).size <= 1;
}

function centsOfFraction(fraction: string): Cents {
  const cents = Number(fraction.slice(0, 2).padEnd(2, "0"));
  return fraction.charCodeAt(2) >= 53 ? cents + 1 : cents;
}

/** A number cell in cents, null when it is not finite or too large to be exact. */
export function centsOfNumber(value: number): Cents | null {
  const cents = toCents(value);
  return cents <= LARGEST_CENTS && cents >= -LARGEST_CENTS ? cents : null;
}

/** An amount cell in cents; null when blank or unreadable (booleans are no amounts). */
export function centsOfCell(cell: CellValue, mark: DecimalMark): Cents | null {
  if (typeof cell === "number") return centsOfNumber(cell);
  return typeof cell === "string" ? centsOfText(cell, mark) : null;
}

/** An amount in cents whatever its decimal mark: enough to compare columns, and to know an amount. */
export function looseCents(cell: CellValue | undefined): number | null {
  if (typeof cell === "number") return centsOfNumber(cell);
  if (typeof cell !== "string") return null;
  const plain = centsOfPlainText(cell, ",") ?? centsOfPlainText(cell, ".");
  if (plain !== null) return plain;
  // Taken apart once for both marks.
  const bare = mayBeAmount(cell) ? bareAmount(cell) : null;
  return bare === null ? null : (centsOfBare(cell, bare, ",", 1) ?? centsOfBare(cell, bare, ".", 1));
}

/** A number and a word beside it, of which nothing else is known: "1 200 gourdes", "Gdes 1 200". */
const BESIDE_WORD =
  /^\s*(?:([-−–]?\d[\d\s.,'’]*)\s?\p{L}[\p{L}. ]{1,20}|\p{L}[\p{L}.]{1,11}\s?([-−–]?\d[\d\s.,'’]*))$/u;

/** The number of a text that is no amount because of a word beside it, in cents: enough to say what was refused. */
export function centsBesideWord(cell: CellValue | undefined): Cents | null {
  const text = typeof cell === "string" ? cell.trim() : "";
  const found = BESIDE_WORD.exec(text);
  const number = found?.[1] ?? found?.[2] ?? "";
  // Of thousands the number says a thousandth.
  return number === "" || isCurrencyWord(plainText(text.replace(number, "")))
    ? null
    : looseCents(number.trim());
}

/** A share such as 0.9, 90, "90 %" or "0,9" as a fraction between 0 and 1, null when it is none. */
export function shareOfCell(cell: CellValue): number | null {
  const value =
    typeof cell === "number"
      ? cell
      : typeof cell === "string"
        ? Number(cell.replace("%", "").replace(",", ".").replace(/\s/g, "") || "NaN")
        : Number.NaN;
  if (!Number.isFinite(value) || value < 0 || value > 100) return null;
  const percent = value > 1 || (typeof cell === "string" && cell.includes("%"));
  return percent ? value / 100 : value;
}
