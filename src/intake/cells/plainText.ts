const MARKS = /\p{M}/gu;

/** Lower case, accents stripped, every run of white space (line breaks, no-break spaces) one blank, trimmed. */
export function plainText(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  const lower = text.toLowerCase();
  return onOneLine(withLatinFolded(lower) ?? folded(lower));
}

/** Text in lower case without accents. */
function folded(lower: string): string {
  return lower.replaceAll("œ", "oe").replaceAll("ß", "ss").normalize("NFD").replace(MARKS, "");
}

const FIRST_BEYOND_ASCII = 128;
/** Where the Latin letters with accents of one sign end. */
const LATIN_END = 0x250;

/** By character, from the first beyond ASCII on, what it is folded to. */
const LATIN: readonly string[] = Array.from({ length: LATIN_END - FIRST_BEYOND_ASCII }, (_, place) =>
  folded(String.fromCharCode(FIRST_BEYOND_ASCII + place)),
);

/** The same as `folded`, sign by sign, in a fifth of the time; null where other than Latin letters stand. */
function withLatinFolded(lower: string): string | null {
  let done = "";
  let from = 0;
  for (let place = 0; place < lower.length; place += 1) {
    const code = lower.charCodeAt(place);
    if (code < FIRST_BEYOND_ASCII) continue;
    if (code >= LATIN_END) return null;
    done += lower.slice(from, place) + (LATIN[code - FIRST_BEYOND_ASCII] as string);
    from = place + 1;
  }
  return done + lower.slice(from);
}

/** Every run of white space (line breaks, no-break spaces) one blank, trimmed. */
export function onOneLine(text: string): string {
  return isPlain(text) || !UNTIDY.test(text) ? text : text.replace(/\s+/g, " ").trim();
}

/** White space other than single blanks between. */
const UNTIDY = /^\s|\s\s|[^\S ]|\s$/;

/** True when a digit stands in the text: without one it is no date, and hardly an amount. */
export function hasDigit(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

const BLANK = 32;

/** True for letters without accents, digits and marks with single blanks between: most texts of a sheet. */
function isPlain(text: string): boolean {
  let previous = BLANK;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code > 126 || code < BLANK || (code === BLANK && previous === BLANK)) return false;
    previous = code;
  }
  return previous !== BLANK || text === "";
}

/** True for a cell without content: Excel gives "" for an empty one; blanks alone count as empty. */
export function isBlank(cell: unknown): boolean {
  if (typeof cell !== "string") return cell === undefined;
  // Most text starts with a printed character: only what starts like a blank needs a look at the rest.
  return !isPrinted(cell.charCodeAt(0)) && cell.trim() === "";
}

/** The same as `trim`, of which most texts need none. */
export function trimmed(text: string): string {
  return isPrinted(text.charCodeAt(0)) && isPrinted(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** True for a character that is surely no blank: false for none at all. */
function isPrinted(code: number): boolean {
  return code > BLANK && code < FIRST_NO_BREAK_SPACE;
}

const FIRST_NO_BREAK_SPACE = 160;

/** True for a row of blank cells. */
export function isBlankRow(row: readonly unknown[]): boolean {
  // By place: an iterator for each of a hundred thousand rows is more to collect than the rows are to read.
  for (let place = 0; place < row.length; place += 1) {
    if (!isBlank(row[place])) return false;
  }
  return true;
}

/** Excel's error values as `Range.values` writes them: "#N/A", "#REF!", "#DIV/0!", "#NAME?" … */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === 35 && /^#[A-Z][A-Z0-9/_]*[!?]?$/.test(text);
}
