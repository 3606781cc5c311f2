import { COLOURS, type Colour } from "../domain/grid";
import type { ProtocolEntry } from "../domain/protocol";
import type { CellOutput } from "../excel/cells";
import { folded, SHEET_LANGUAGES, sheetWords } from "../excel/layout";

/** Whether a cell holds these words in any supported language. */
export function isWord(cell: CellOutput | undefined, key: string): boolean {
  const text = folded(String(cell ?? ""));
  return SHEET_LANGUAGES.some(
    (language) => folded(sheetWords(language).t(`workbook:${key}` as "workbook:colours.red")) === text,
  );
}

/**
 * Whether a decision refused longer terms: its topic begins with the words that the meeting writes, in any
 * supported language, whatever was typed behind them. A decision taken back refuses nothing.
 */
export function isTermsRefused({ topic, cancelled }: Pick<ProtocolEntry, "topic" | "cancelled">): boolean {
  const text = folded(topic);
  return (
    !cancelled &&
    SHEET_LANGUAGES.some((language) =>
      text.startsWith(folded(sheetWords(language).t("workbook:topics.termsRefused"))),
    )
  );
}

/** The colour that a cell's word names in any supported language, or null. */
export function colourFrom(cell: CellOutput | undefined): Colour | null {
  return COLOURS.find((colour) => isWord(cell, `colours.${colour}`)) ?? null;
}
