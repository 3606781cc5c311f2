/**
 * The entries with the codes that clients bear: a code that Excel has made a number of has lost the zeros it began
 * with. It is given back where one client alone is meant; any other code stands as it was read.
 * @param clientCodes codes of the clients that are known today.
 */
export function withClientCodes<Entry extends { readonly clientCode: string }>(
  entries: readonly Entry[],
  clientCodes: Iterable<string>,
): Entry[] {
  const known = new Set(clientCodes);
  const meant = new Map<string, string | null>();
  for (const code of known) meant.set(bare(code), meant.has(bare(code)) ? null : code);
  return entries.map((entry) => {
    const clientCode = known.has(entry.clientCode) ? entry.clientCode : meant.get(bare(entry.clientCode));
    return typeof clientCode === "string" && clientCode !== entry.clientCode
      ? { ...entry, clientCode }
      : entry;
  });
}

function bare(code: string): string {
  return /^\d+$/.test(code) ? code.replace(/^0+(?=\d)/, "") : code;
}
