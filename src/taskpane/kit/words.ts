import { createContext, useContext, useMemo } from "react";
import { translator, type Translator } from "../../locales/translator";

const WordsContext = createContext<Translator>(translator("fr"));

export const WordsProvider = WordsContext.Provider;

/** Words, amounts and days in the pane's language. */
export function useWords(): Translator {
  return useContext(WordsContext);
}

/** The same with amounts in the company's currency, once the workbook has told which it is. */
export function useCompanyWords(currency: string | undefined): Translator {
  const words = useWords();
  return useMemo(
    () => (currency === undefined ? words : translator(words.language, currency)),
    [words, currency],
  );
}
