const MARKS = /\p{M}/gu;

/** Lower case, accents stripped, every run of white space (line breaks, no-break spaces) one blank, trimmed. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("œ", "oe")
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** True for a cell without content: Excel gives "" for an empty one; blanks alone count as empty. */
export function isBlank(cell: unknown): boolean {
  if (typeof cell !== "string") return cell === undefined;
  // Most text starts with a printed character: only what starts like a blank needs a look at the rest.
  const first = cell.charCodeAt(0);
  return !(first > 32 && first < 160) && cell.trim() === "";
}

/** Excel's error values as `Range.values` writes them: "#N/A", "#REF!", "#DIV/0!", "#NAME?" … */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === 35 && /^#[A-Z][A-Z0-9/_]*[!?]?$/.test(text);
}
