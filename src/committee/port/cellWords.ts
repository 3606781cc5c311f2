import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { CellOutput } from "../../excel/host/cells";
import { sheetWords } from "../../excel/table/layout";
import { LANGUAGES } from "../../locales/translator";
import { folded } from "../../domain/basis/text";

/** Whether a cell holds these words in any supported language. */
export function isWord(cell: CellOutput | undefined, key: string): boolean {
  return wordsOf(key).has(folded(String(cell ?? "")));
}

/** Every cell of a column is asked for the same few words: they are folded once. */
const WORDS = new Map<string, ReadonlySet<string>>();

function wordsOf(key: string): ReadonlySet<string> {
  const known = WORDS.get(key);
  if (known !== undefined) return known;
  const words = new Set(
    LANGUAGES.map((language) => folded(sheetWords(language).t(`workbook:${key}` as "workbook:colours.red"))),
  );
  WORDS.set(key, words);
  return words;
}

/**
 * Whether a decision refused longer terms: its topic begins with the words that the meeting writes, in any
 * supported language, whatever was typed behind them. A decision taken back refuses nothing.
 */
export function isTermsRefused({ topic, cancelled }: Pick<ProtocolEntry, "topic" | "cancelled">): boolean {
  const text = folded(topic);
  return !cancelled && [...wordsOf("topics.termsRefused")].some((words) => text.startsWith(words));
}

/** The colour that a cell's word names in any supported language, or null. */
export function colourFrom(cell: CellOutput | undefined): Colour | null {
  return COLOURS.find((colour) => isWord(cell, `colours.${colour}`)) ?? null;
}

/** The words of a cell that answers a question. */
export const YES_NO = ["yes", "no"] as const;
