/**
 * Reads codes as clients bear them: a code that Excel has made a number of has lost the zeros it began with. It is
 * given back where one client alone is meant; any other code stands as it was read.
 * @param clientCodes codes of the clients that are known.
 */
export function codeReader(clientCodes: Iterable<string>): (code: string) => string {
  const known = new Set(clientCodes);
  const meant = new Map<string, string | null>();
  for (const code of known) meant.set(bare(code), meant.has(bare(code)) ? null : code);
  return (code) => (known.has(code) ? code : (meant.get(bare(code)) ?? code));
}

/**
 * The entries with the codes that clients bear.
 * @param clientCodes codes of the clients that are known today.
 */
export function withClientCodes<Entry extends { readonly clientCode: string }>(
  entries: readonly Entry[],
  clientCodes: Iterable<string>,
): Entry[] {
  const read = codeReader(clientCodes);
  return entries.map((entry) => {
    const clientCode = read(entry.clientCode);
    return clientCode === entry.clientCode ? entry : { ...entry, clientCode };
  });
}

function bare(code: string): string {
  return /^\d+$/.test(code) ? code.replace(/^0+(?=\d)/, "") : code;
}
