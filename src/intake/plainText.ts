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
  return cell === "" || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** Excel's error values as `Range.values` writes them: "#N/A", "#REF!", "#DIV/0!", "#NAME?" … */
export function isErrorText(text: string): boolean {
  return /^#[A-Z][A-Z0-9/_]*[!?]?$/.test(text);
}
