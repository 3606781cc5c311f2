import type { SheetExtent } from "../host/readSheets";

/** Ink of what stands back on a printed page, and the soft fill of its headings: both print well in grey. */
export const GREY = "#595959";
export const SOFT_FILL = "#E7E6E6";

/** Head and foot of a printed page; Excel adds the page numbers. */
export interface PagePrint {
  readonly company: string;
  readonly title: string;
  readonly confidential: string;
  readonly page: string;
}

/** In heads and feet a lone & starts a code: text has it doubled. */
export function setPageFrame(worksheet: Excel.Worksheet, print: PagePrint): void {
  const text = (words: string) => words.replace(/&/g, "&&");
  const frame = worksheet.pageLayout.headersFooters.defaultForAllPages;
  frame.leftHeader = text(print.company);
  frame.rightHeader = text(print.title);
  frame.leftFooter = text(print.confidential);
  frame.rightFooter = `${text(print.page)} &P / &N`;
}

/** No page of ours is longer: what stands below is somebody's own, far from it. */
const MOST_ROWS = 10_000;

/** How many rows of a page's sheet are read, from its first one. */
export function pageHeight(used: NonNullable<SheetExtent["used"]>): number {
  return Math.min(used.row + used.rows, MOST_ROWS);
}
