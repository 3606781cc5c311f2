import type { words as everyWord } from "./words";

type Words = typeof everyWord;
type Language = keyof Words;

const loaded: { -readonly [L in Language]?: Words[L] } = {};

/** The words of the languages that were loaded; those of another one are not to be asked for before. */
export const words = loaded as Words;

/**
 * Loads the words of a language: the pane opens with those of the user's, and the other's, which a workbook may be
 * written in, come with the first thing that reads it.
 * @throws what the browser says when the file does not arrive; the next call tries again
 */
export async function loadWords(language: Language): Promise<void> {
  if (loaded[language] !== undefined) return;
  if (language === "fr") loaded.fr = (await import(/* webpackChunkName: "wordsFr" */ "./fr/words")).fr;
  else loaded.en = (await import(/* webpackChunkName: "wordsEn" */ "./en/words")).en;
}
