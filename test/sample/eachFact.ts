import { JSDOM } from "jsdom";
import type { Document, Section } from "../../src/documents/form/document";
import { CODECS, valueText, type Format, type Value } from "../../src/documents/form/formats";
import { mailHtml } from "../../src/documents/form/mailHtml";
import { mailText } from "../../src/documents/form/mailText";
import { sheetRows, type PageLayout } from "../../src/documents/form/sheetRows";
import type { Translator } from "../../src/locales/translator";

const squeezed = (said: string) => said.replace(/\s/g, "");

/** One thing that a document says: as a mail puts it, as it stands in a cell, and whether a mail leaves it out. */
interface Said {
  readonly inWords: string;
  readonly inCell: string;
  readonly isDetail: boolean;
}

const plainly = (line: string, isDetail = false): Said => ({ inWords: line, inCell: line, isDetail });

function valueSaid(
  value: Value | undefined,
  format: Format,
  words: Translator,
  { isAlone, isDetail }: Pick<Said, "isDetail"> & { readonly isAlone: boolean },
): Said[] {
  const inWords = valueText(value, format, words, isAlone);
  if (value === null || value === undefined || inWords === "") return [];
  return [{ inWords, inCell: String(CODECS[format].cell(value, words)), isDetail }];
}

function saidIn(section: Section, words: Translator): Said[] {
  const isDetail = section.isDetail === true;
  switch (section.kind) {
    case "prose":
      return section.lines.map((line) => plainly(line, isDetail));
    case "sides":
      return section.sides.flatMap(({ title, text }) => [plainly(title, isDetail), plainly(text, isDetail)]);
    case "facts":
      return section.facts.flatMap(({ label, value, format, change, changeFormat = "text" }) => [
        plainly(label, isDetail),
        ...valueSaid(value, format, words, { isAlone: true, isDetail }),
        ...valueSaid(change, changeFormat, words, { isAlone: true, isDetail }),
      ]);
    case "table":
      return [
        ...(section.rows.some(({ isLater }) => isLater) ? [plainly(section.later ?? "", isDetail)] : []),
        ...section.rows.flatMap((row) =>
          section.columns.flatMap((column) =>
            valueSaid(row.cells[column.key], column.format, words, {
              isAlone: false,
              isDetail: isDetail || column.isDetail === true,
            }),
          ),
        ),
      ];
  }
}

/**
 * Expects that all a document says stands in the mail and in the plain text, but for the details of the sheet, and
 * that the sheet has every fact.
 * @param layout null for a document that has no sheet.
 */
export function expectSaidEverywhere(document: Document, layout: PageLayout | null, words: Translator): void {
  const rows = layout === null ? null : sheetRows(document, layout, words);
  const cells = rows?.flatMap(({ cells: each }) => each.map(({ value }) => value));
  const onSheet = cells && squeezed(cells.join(" "));
  const html = new JSDOM(mailHtml(document, null, words)).window.document;
  const mails = [squeezed(html.body.textContent), squeezed(mailText(document, null, words))];
  const said = [
    ...[document.title, ...document.intro].map((line) => plainly(line)),
    ...document.sections.flatMap((section) => [
      plainly(section.heading, section.isDetail),
      ...saidIn(section, words),
    ]),
  ];
  for (const { inWords, inCell, isDetail } of said) {
    if (onSheet !== undefined) expect(onSheet).toContain(squeezed(inCell));
    if (isDetail) continue;
    for (const mail of mails) expect(mail).toContain(squeezed(inWords));
  }
}
