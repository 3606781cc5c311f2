import { createContext, useContext } from "react";
import { translator, type Translator } from "../locales/translator";

const WordsContext = createContext<Translator>(translator("fr"));

export const WordsProvider = WordsContext.Provider;

/** Words, amounts and days in the pane's language. */
export function useWords(): Translator {
  return useContext(WordsContext);
}
