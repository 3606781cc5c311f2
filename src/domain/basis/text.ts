/** The same with its first letter a capital: a sentence made of parts. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Lower case, accents stripped, every run of white space (no-break spaces too) one blank, trimmed. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
}
