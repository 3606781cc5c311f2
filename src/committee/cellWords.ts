import { COLOURS, type Colour } from "../domain/grid";
import type { CellOutput } from "../excel/cells";
import { folded, SHEET_LANGUAGES, sheetWords } from "../excel/layout";

/** Whether a cell holds these words in any supported language. */
export function isWord(cell: CellOutput | undefined, key: string): boolean {
  const text = folded(String(cell ?? ""));
  return SHEET_LANGUAGES.some(
    (language) => folded(sheetWords(language).t(`workbook:${key}` as "workbook:colours.red")) === text,
  );
}

/** The colour that a cell's word names in any supported language, or null. */
export function colourFrom(cell: CellOutput | undefined): Colour | null {
  return COLOURS.find((colour) => isWord(cell, `colours.${colour}`)) ?? null;
}
