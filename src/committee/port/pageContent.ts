import type { Day } from "../../domain/basis/day";
import { COLOURS, type Colour } from "../../domain/policy/grid";
import type { Document } from "../../documents/form/document";
import { marked } from "../../documents/form/formats";
import { sheetRows, type PageLayout } from "../../documents/form/sheetRows";
import type { PageContent } from "../../excel/page/printedPage";
import type { Translator } from "../../locales/translator";

/** A committee's document as the content of its printed sheet. */
export function pageContent(
  day: Day,
  company: string,
  document: Document,
  layout: PageLayout,
  words: Translator,
): PageContent {
  return {
    day,
    rows: sheetRows(document, layout, words),
    leftTitle: words.t("workbook:agenda.sections.left"),
    print: {
      company,
      title: document.title,
      confidential: document.footer,
      page: words.t("workbook:agenda.page"),
    },
    colourWords: Object.fromEntries(COLOURS.map((colour) => [colour, marked(colour, words)])) as Record<
      Colour,
      string
    >,
  };
}
