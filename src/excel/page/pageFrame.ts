import type { CellOutput } from "../../book/cells";
import { decorateTogether, scaledTo, type Decoration } from "../host/decorations";
import type { WorkbookContext } from "../host/session";
import type { SheetExtent } from "../host/readSheets";
import type { PagePaper } from "./papers";

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
export const MOST_ROWS = 10_000;

/** How many rows of a page's sheet are read, from its first one. */
export function pageHeight(used: NonNullable<SheetExtent["used"]>): number {
  return Math.min(used.row + used.rows, MOST_ROWS);
}

/** Whether a row of a page is people's own, typed below it or between its rows: the hidden column does not name it. */
export function isTypedByPeople(cells: readonly CellOutput[], keyColumn: number): boolean {
  return cells[keyColumn] === "" && cells.some((cell) => cell !== "");
}

/** The paper of a page. */
export function onPaper(worksheet: Excel.Worksheet, { orientation, margins }: PagePaper): Decoration {
  return {
    name: "print setup",
    apply: () => {
      const { pageLayout } = worksheet;
      pageLayout.orientation = orientation;
      pageLayout.paperSize = "A4";
      pageLayout.setPrintMargins("Centimeters", margins);
    },
  };
}

/** The first rows of a page are what is printed of it. */
export function printedRows(worksheet: Excel.Worksheet, rows: number, columns: number): Decoration {
  return {
    name: "print area",
    apply: () => worksheet.pageLayout.setPrintArea(worksheet.getRangeByIndexes(0, 0, rows, columns)),
  };
}

/**
 * Makes a page ready to be printed and brings it to the front: its orientation and width, and its print area
 * when it has none, since people may have drawn another.
 * @returns the names of what this Excel refused.
 */
export async function readyToPrint(
  context: WorkbookContext,
  sheet: string,
  { orientation, columns, scale }: PagePaper,
): Promise<string[]> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const { pageLayout } = worksheet;
  const area = pageLayout.getPrintAreaOrNullObject().load("address");
  const used = worksheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  pageLayout.load("zoom");
  worksheet.activate();
  await context.sync();
  const rows = used.isNullObject ? 1 : used.rowIndex + used.rowCount;
  const turned: Decoration = {
    name: "print setup",
    apply: () => {
      pageLayout.orientation = orientation;
    },
  };
  return decorateTogether(context, [
    turned,
    ...(area.isNullObject ? [printedRows(worksheet, rows, columns)] : []),
    // Fitted to pages where that was chosen for it, by us or by people.
    ...(pageLayout.zoom.horizontalFitToPages === 1 ? [] : [scaledTo(worksheet, scale)]),
  ]);
}
