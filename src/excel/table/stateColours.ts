import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Decoration } from "../host/decorations";
import { sheetWords } from "../../book/words";
import type { Language } from "../../locales/translator";

/** How a colour is shown. */
interface StateLook {
  readonly fill: string;
  readonly text: string;
  /** What stands alone on white, such as a column of a chart. */
  readonly solid: string;
}

/**
 * Dark text on a light fill keeps a contrast above 4.5:1, on screen and printed in black and white, where the
 * word says the colour; the solid colours differ in lightness too.
 */
export const STATE_COLOURS: Readonly<Record<Colour, StateLook>> = {
  red: { fill: "#F9C9C4", text: "#8A1C12", solid: "#B3232D" },
  orange: { fill: "#FFDFB0", text: "#7A4100", solid: "#F2A33A" },
  green: { fill: "#CDE8CF", text: "#1B5E20", solid: "#4E9A5F" },
};

/** How far down the colour rules reach: rows to come are coloured too, whoever adds them. */
export const COLOURED_ROWS = 20_000;

/** Rules that colour a cell equal to a colour's word; they live on without the add-in. */
export function colourRules(range: Excel.Range, words: readonly (readonly [Colour, string])[]): void {
  for (const [colour, word] of words) {
    const { cellValue } = range.conditionalFormats.add("CellValue");
    cellValue.rule = { formula1: `="${word}"`, operator: "EqualTo" };
    cellValue.format.fill.color = STATE_COLOURS[colour].fill;
    cellValue.format.font.color = STATE_COLOURS[colour].text;
    cellValue.format.font.bold = true;
  }
}

/** The colours' words coloured in a range; done again, it replaces what it did before. */
export function colourRulesFor(range: Excel.Range, language: Language): Decoration {
  const words = sheetWords(language);
  return {
    name: "colours",
    apply: () => {
      range.conditionalFormats.clearAll();
      colourRules(
        range,
        COLOURS.map((colour) => [colour, words.t(`workbook:colours.${colour}`)] as const),
      );
    },
  };
}
