import { en } from "./en/words";
import { fr } from "./fr/words";

/** The words of both languages, by namespace. French is the reference for the keys. */
export const words = { fr, en } as const;

/**
 * Resolves when the words of a language are there. Here they all are from the start, for tests and for what runs
 * without a page; the pane's build takes wordsByNeed.ts in the place of this file, which loads them.
 */
export function loadWords(language: keyof typeof words): Promise<void> {
  return language in words ? Promise.resolve() : Promise.reject(new Error(`No words in ${language}`));
}
