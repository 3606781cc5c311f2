import { createContext, useContext, useMemo } from "react";
import type { Overview } from "../../committee/sources/sourcesContract";
import { translator, type Language, type Translator } from "../../locales/translator";

/** Between facts that stand on one line; where that breaks, it is not the first sign of the next. */
export const APART = "\u00a0· ";

const WordsContext = createContext<Translator | null>(null);

export const WordsProvider = WordsContext.Provider;

/** Words, amounts and days in the pane's language. */
export function useWords(): Translator {
  const words = useContext(WordsContext);
  return useMemo(() => words ?? translator("fr"), [words]);
}

const WorkbookLanguageContext = createContext<Language | null>(null);

export const WorkbookLanguageProvider = WorkbookLanguageContext.Provider;

/**
 * The language of texts that are quoted from the workbook's own sheets, where it is not the pane's; undefined where
 * both speak the same.
 */
export function useQuotedLanguage(): Language | undefined {
  const language = useContext(WorkbookLanguageContext);
  const { language: own } = useWords();
  return language === null || language === own ? undefined : language;
}

/** What the workbook tells that words depend on. */
type WorkbookWords = Pick<Overview, "currency" | "sheetNames" | "workbookLanguage">;

/** The same with amounts in the company's currency and our sheets by their true names, once the workbook has told them. */
export function useWorkbookWords(workbook: WorkbookWords | null): Translator {
  const words = useWords();
  const { currency, sheetNames, workbookLanguage } = workbook ?? {};
  const sheets = sheetNames?.[workbookLanguage ?? words.language];
  return useMemo(
    () => (sheets === undefined ? words : translator(words.language, currency, sheets)),
    [words, currency, sheets],
  );
}
