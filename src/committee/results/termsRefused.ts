import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { foldedWords } from "../../book/words";
import { folded } from "../../domain/basis/text";

/**
 * Whether a decision refused longer terms: its topic begins with the words that the meeting writes, in any
 * supported language, whatever was typed behind them. A decision taken back refuses nothing.
 */
export function isTermsRefused({ topic, cancelled }: Pick<ProtocolEntry, "topic" | "cancelled">): boolean {
  const text = folded(topic);
  return !cancelled && [...foldedWords("topics.termsRefused")].some((words) => text.startsWith(words));
}
