import type { Borders, Cell, Fill, Worksheet } from "@cj-tech-master/excelts";

export const AMOUNT = "#,##0.00;[Red]-#,##0.00";
export const WHOLE = "#,##0";
export const DATE = "dd/mm/yyyy";
export const PERCENT = "0.0%";

const HAIRLINE = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
export const GRID: Partial<Borders> = { top: HAIRLINE, left: HAIRLINE, bottom: HAIRLINE, right: HAIRLINE };

/** A plain background; `colour` is six hexadecimal digits. */
export function fill(colour: string): Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb: `FF${colour}` } };
}

export interface HeaderLook {
  readonly background: string;
  readonly colour: string;
  readonly height: number;
}

/** Writes a row of headings, centred and wrapped on a coloured ground. */
export function writeHeadings(
  sheet: Worksheet,
  row: number,
  headings: readonly string[],
  { background, colour, height }: HeaderLook,
): void {
  sheet.getRow(row).height = height;
  headings.forEach((heading, column) => {
    const cell = sheet.getCell(row, column + 1);
    cell.value = heading;
    cell.font = { name: "Calibri", size: 10, bold: true, color: { argb: `FF${colour}` } };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    cell.fill = fill(background);
    cell.border = GRID;
  });
}

/** Widths in characters, from the first column on. */
export function setWidths(sheet: Worksheet, widths: readonly number[]): void {
  widths.forEach((width, column) => {
    sheet.getColumn(column + 1).width = width;
  });
}

/** A title line above a table. */
export function writeTitle(cell: Cell, text: string, size: number, colour = "1F3864"): void {
  cell.value = text;
  cell.font = { name: "Calibri", size, bold: size > 10, italic: size < 10, color: { argb: `FF${colour}` } };
}

/** A4 across, one page wide, headings repeated on each page, and the page number below. */
export function setUpPrinting(sheet: Worksheet, titleRows: string): void {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: titleRows,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  });
  sheet.headerFooter.oddFooter = "&L&F – &A&RPage &P / &N";
}
