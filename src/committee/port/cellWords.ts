import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import type { CellOutput } from "../../book/cells";
import { foldedWords, isWord } from "../../book/words";
import { folded } from "../../domain/basis/text";

/**
 * Whether a decision refused longer terms: its topic begins with the words that the meeting writes, in any
 * supported language, whatever was typed behind them. A decision taken back refuses nothing.
 */
export function isTermsRefused({ topic, cancelled }: Pick<ProtocolEntry, "topic" | "cancelled">): boolean {
  const text = folded(topic);
  return !cancelled && [...foldedWords("topics.termsRefused")].some((words) => text.startsWith(words));
}

/** The colour that a cell's word names in any supported language, or null. */
export function colourFrom(cell: CellOutput | undefined): Colour | null {
  return COLOURS.find((colour) => isWord(cell, `colours.${colour}`)) ?? null;
}
