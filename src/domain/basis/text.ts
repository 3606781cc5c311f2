/** Lower case, accents stripped, every run of white space (no-break spaces too) one blank, trimmed. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
}
