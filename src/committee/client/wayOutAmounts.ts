import type { Cents } from "../../domain/basis/money";
import { sheetWords } from "../../book/words";
import { centsOfText } from "../../intake/cells/numbers";
import { LANGUAGES, type Language } from "../../locales/translator";

/** The amounts that lead out of a colour; null for a way that the sentence does not name. */
export interface WayOutAmounts {
  readonly payment: Cents | null;
  readonly cover: Cents | null;
  /** The internal limit to be set. */
  readonly limit: Cents | null;
}

/**
 * The amounts of a way out as the Clients sheet says it (`wayOutSentence`), in whichever language: the sheet
 * is all that is left of an analysis once the pane was closed. A sentence that people wrote themselves has none.
 */
export function wayOutAmounts(sentence: string): WayOutAmounts {
  const first = (patterns: readonly Pattern[]): Cents | null => {
    for (const { expression, decimalMark } of patterns) {
      const [, amount] = expression.exec(sentence) ?? [];
      if (amount !== undefined) return centsOfText(amount, decimalMark);
    }
    return null;
  };
  return { payment: first(PAYMENTS), cover: first(COVERS), limit: first(LIMITS) };
}

interface Pattern {
  readonly expression: RegExp;
  readonly decimalMark: "," | ".";
}

/** A number with a currency before or behind it: "44 211 €", "£1,200", "12 000 $US". */
const AMOUNT = String.raw`(?:[^\d\s]{1,4}\s?)?(\d(?:[\d\s.,]*\d)?)(?:\s?[^\d\s]{1,4})?`;
const PLACE = "\u0000";

const PAYMENTS = LANGUAGES.flatMap((language) => {
  const texts = [1, 2].map((count) =>
    sheetWords(language).t("workbook:wayOut.payment", { amount: PLACE, count }),
  );
  return texts.map((text) => patternOf(text, language));
});

const COVERS = LANGUAGES.flatMap((language) =>
  (["newCover", "moreCover"] as const).map((way) =>
    patternOf(sheetWords(language).t(`workbook:wayOut.${way}`, { granted: PLACE }), language),
  ),
);

const LIMITS = LANGUAGES.flatMap((language) =>
  (["newLimit", "raisedLimit"] as const).map((way) =>
    patternOf(sheetWords(language).t(`workbook:wayOut.${way}`, { limit: PLACE }), language),
  ),
);

function patternOf(text: string, language: Language): Pattern {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return {
    expression: new RegExp(escaped.replace(PLACE, AMOUNT)),
    decimalMark: language === "fr" ? "," : ".",
  };
}
