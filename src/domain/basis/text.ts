/** The same with its first letter a capital: a sentence made of parts. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first so many characters of a text, without half of one that takes two (an emoji). */
export function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Surrogate}$/u, "");
}

/** Every run of white space (no-break spaces too) one blank, trimmed: the same words, whoever set their spaces. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Lower case, accents stripped, every run of white space (no-break spaces too) one blank, trimmed. */
export function folded(text: string): string {
  // Most cells of a column of groups or terms say nothing.
  return text === "" ? "" : spaced(text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
}
