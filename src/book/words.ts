import { folded } from "../domain/basis/text";
import {
  LANGUAGES,
  translator,
  type Language,
  type SheetNames,
  type TextKey,
  type Translator,
} from "../locales/translator";

const TRANSLATORS = new Map<string, Translator>();

/**
 * The words of the workbook in one language.
 * @param currency ISO code of the amounts in its sentences; needed only where there are some.
 * @param sheets what our sheets are called; needed only where sentences name some.
 */
export function sheetWords(language: Language, currency = "EUR", sheets?: SheetNames): Translator {
  const key = [language, currency, ...Object.values(sheets ?? {})].join("/");
  const known = TRANSLATORS.get(key);
  if (known !== undefined) return known;
  const words = translator(language, currency, sheets);
  TRANSLATORS.set(key, words);
  return words;
}

/** Every cell of a column is asked for the same few words: they are folded once. */
const FOLDED = new Map<string, ReadonlySet<string>>();

/** The words of a key in every supported language, folded. */
export function foldedWords(key: string): ReadonlySet<string> {
  const known = FOLDED.get(key);
  if (known !== undefined) return known;
  const words = new Set(
    LANGUAGES.map((language) => folded(sheetWords(language).t(`workbook:${key}` as TextKey))),
  );
  FOLDED.set(key, words);
  return words;
}

/** Whether a cell holds these words in any supported language. */
export function isWord(cell: string | number | boolean | undefined, key: string): boolean {
  return foldedWords(key).has(folded(String(cell ?? "")));
}

/** The words of a cell that answers a question. */
export const YES_NO = ["yes", "no"] as const;
