/** Keys of words; 0 stands where a text does. */
type Keys = 0 | { readonly [name: string]: Keys };
type Words = string | { readonly [name: string]: Words };

/**
 * Words under their keys again, in the pane's build: there a language has its texts alone, and the keys, which both
 * share, are loaded once (webpack.words.js).
 * @param texts in the order of the keys; 0 for one that the language lacks, 1 for the one before again
 */
export function withKeys(keys: Keys, texts: readonly (string | 0 | 1)[]): Words {
  let at = 0;
  let said: string | 0 = 0;
  const under = (below: Keys): Words | null => {
    if (below === 0) {
      const text = texts[at++] ?? 0;
      if (text !== 1) said = text;
      return said === 0 ? null : said;
    }
    const found = Object.entries(below).map(([name, keysThere]) => [name, under(keysThere)] as const);
    return Object.fromEntries(found.filter((entry): entry is readonly [string, Words] => entry[1] !== null));
  };
  return under(keys) ?? {};
}
